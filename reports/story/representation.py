"""Who was heard: what became of every household, and how rows are weighted to the estate."""

from collections.abc import Iterator, Sequence

from prioritize.representation_findings import AccountFinding, GroupVariable, WeighedVariable
from reports import figures
from reports.document import Alignment, Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table

COUNTS = (
    "households",
    "issued",
    "returned",
    "valid",
    "used",
    "complete",
    "partial",
    "refused",
    "unusable",
    "repeated",
    "not_returned",
    "not_reached",
)
"""Numbers of the whole account, in the order in which they are told."""

SHORT = ("households", "issued", "returned", "used", "not_returned", "not_reached", "coverage")
"""What a notice tells of the whole account."""

SHARES = ("coverage", "rr1", "rr2", "rr5", "rr6")

OF_GROUPS = ("households", "issued", "returned", "valid", "used", "coverage", "rr1", "rr5")
"""Figures of one level, as far as any level has them."""


def chapter(story: Story) -> Chapter:
    """Account for households and sheets, all together and by group, and tell the weights."""
    title = story.say("representation.title")
    accounting = story.findings.survey.accounting
    if accounting.whole is None:
        return Chapter("representation", title, ())
    blocks: list[Block] = [
        Paragraph(story.say("representation.intro")),
        _whole(story, accounting.whole),
        Paragraph(story.say("representation.no_margin_of_error")),
        *_groups(story),
        Heading(story.say("representation.weights")),
        *_weights(story),
    ]
    return Chapter("representation", title, tuple(blocks))


def _whole(story: Story, whole: AccountFinding) -> Table:
    told = [(name, figures.amount(getattr(whole, name))) for name in COUNTS]
    told += [(name, figures.percent(getattr(whole, name))) for name in SHARES]
    if story.is_notice:
        told = [(name, figure) for name, figure in told if name in SHORT]
    return table(
        story.say("representation.whole_caption"),
        [
            (story.say("column.figure"), "left"),
            (story.say("column.value"), "right"),
            (story.say("column.meaning"), "left"),
        ],
        [
            [_name(story, name), figure, _meaning(story, name)]
            for name, figure in told
            if figure != figures.DASH
        ],
    )


def _name(story: Story, figure: str) -> str:
    name = story.words.word("account", figure)
    return story.words.word("account_notice", figure, name) if story.is_notice else name


def _meaning(story: Story, figure: str) -> str:
    meaning = story.words.word("account_meaning", figure)
    if not story.is_notice:
        return meaning
    return story.words.word("account_meaning_notice", figure, meaning)


def _groups(story: Story) -> Iterator[Block]:
    accounting = story.findings.survey.accounting
    if not accounting.variables:
        return
    yield Heading(story.say("representation.groups"))
    for variable in accounting.variables:
        rows = [one for one in accounting.groups if one.variable == variable.variable]
        if rows:
            yield _group_table(story, variable, rows)
            yield from _about(story, variable, rows)


def _group_table(story: Story, variable: GroupVariable, rows: Sequence[AccountFinding]) -> Table:
    known = [name for name in OF_GROUPS if any(getattr(one, name) is not None for one in rows)]
    quorum = _tells_quorum(variable, rows)
    columns: list[tuple[str, Alignment]] = [(story.say("column.level"), "left")]
    columns += [(_header(story, name, variable), "right") for name in known]
    columns += [(story.say("column.two_thirds"), "left")] if quorum else []
    return table(
        variable.name,
        columns,
        [
            [
                one.level or story.say("representation.rest"),
                *(_figure(one, name) for name in known),
                *([_reached(story, one)] if quorum else []),
            ]
            for one in rows
        ],
    )


def _header(story: Story, name: str, variable: GroupVariable) -> str:
    if name == "households" and variable.counts_households is False:
        return story.say("column.known_total")
    return story.words.word("account", name)


def _figure(account: AccountFinding, name: str) -> str:
    value = getattr(account, name)
    return figures.percent(value) if name in SHARES else figures.amount(value)


def _tells_quorum(variable: GroupVariable, rows: Sequence[AccountFinding]) -> bool:
    return variable.kind == "building" and any(one.reaches_quorum is not None for one in rows)


def _reached(story: Story, account: AccountFinding) -> str:
    if account.reaches_quorum is None:
        return figures.DASH
    return story.say("sheets.yes") if account.reaches_quorum else story.say("representation.no")


def _about(
    story: Story, variable: GroupVariable, rows: Sequence[AccountFinding]
) -> Iterator[Block]:
    if _tells_quorum(variable, rows):
        yield Paragraph(story.say("representation.quorum"))
    if variable.counts_households is False:
        yield Paragraph(story.say("representation.other_unit", name=variable.name))


def _weights(story: Story) -> Iterator[Block]:
    weighting = story.findings.survey.weighting
    if story.is_notice:
        yield from _weights_in_short(story)
        return
    if not weighting.variables:
        yield Paragraph(story.say("representation.no_totals"))
        return
    if not weighting.wanted:
        yield Paragraph(story.say("representation.not_wanted"))
    elif weighting.weighted:
        yield Paragraph(_how_weighted(story))
    else:
        yield Paragraph(story.say("representation.not_weighted"))
    left_out = tuple(
        _left_out(story, one) for one in weighting.variables if one.reason not in ("", "not_wanted")
    )
    if left_out:
        yield Bullets(left_out)
    yield _margins(story)
    yield _differences(story)
    yield Paragraph(story.say("representation.differences_meaning"))


def _weights_in_short(story: Story) -> Iterator[Block]:
    """Tell residents whether answers are weighted, and by what; how is for who checks it."""
    weighting = story.findings.survey.weighting
    if not weighting.weighted:
        yield Paragraph(story.say("representation.equal_notice"))
        return
    told = [story.say("representation.weighted_notice", variables=_quoted(story, weighed=True))]
    if not weighting.converged:
        left = figures.percent(weighting.difference)
        told.append(story.say("representation.not_met", difference=left))
    if without := _quoted(story, weighed=False):
        told.append(story.say("representation.without_notice", variables=without))
    yield Paragraph(story.words.told(told))


def _quoted(story: Story, *, weighed: bool) -> str:
    return story.words.listed(
        story.say("representation.quoted", name=one.name)
        for one in story.findings.survey.weighting.variables
        if (not one.reason) == weighed
    )


def _how_weighted(story: Story) -> str:
    survey = story.findings.survey
    weighting = survey.weighting
    sentences = [
        story.say("representation.weighted", variables=_quoted(story, weighed=True)),
        story.say("representation.keep_share"),
    ]
    if survey.design_effect is not None and survey.effective_n is not None:
        sentences.insert(
            1,
            story.say(
                "representation.effect",
                used=figures.amount(survey.used),
                effect=figures.amount(survey.design_effect),
                effective=figures.amount(survey.effective_n),
            ),
        )
    if weighting.trimmed:
        sentences.append(
            story.say(
                "representation.trimmed",
                rows=figures.amount(weighting.trimmed),
                difference=figures.percent(weighting.difference),
            )
        )
    if not weighting.converged:
        left = figures.percent(weighting.difference)
        sentences.append(story.say("representation.not_met", difference=left))
    return story.words.told(sentences)


def _left_out(story: Story, one: WeighedVariable) -> str:
    told = story.words.word("weighting_reason", one.reason)
    return told.format(name=one.name, level=one.level)


def _margins(story: Story) -> Table:
    weighting = story.findings.survey.weighting
    names = {one.variable: one.name for one in weighting.variables}
    return table(
        story.say("representation.margins_caption"),
        [
            (story.say("column.group"), "left"),
            (story.say("column.level"), "left"),
            (story.words.word("account", "used"), "right"),
            (story.say("column.target"), "right"),
            (story.say("column.unweighted"), "right"),
            (story.say("column.weighted"), "right"),
        ],
        [
            [
                names.get(one.variable, one.variable),
                one.level,
                figures.amount(one.used),
                figures.percent(one.target),
                figures.percent(one.before),
                figures.percent(one.after),
            ]
            for one in weighting.margins
        ],
        row_header=1,
    )


def _differences(story: Story) -> Table:
    return table(
        story.say("representation.differences_caption"),
        [
            (story.say("column.group"), "left"),
            (story.say("column.unknown"), "right"),
            (story.say("column.unweighted"), "right"),
            (story.say("column.weighted"), "right"),
        ],
        [
            [
                one.name,
                figures.amount(one.unknown),
                figures.score(one.difference_before),
                figures.score(one.difference_after),
            ]
            for one in story.findings.survey.weighting.variables
        ],
    )
