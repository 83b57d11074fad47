"""How much each party lets each criterion count, how consistently, and what to ask again."""

from collections.abc import Iterator, Mapping, Sequence

from prioritize.findings import JudgeFinding, PerspectiveFinding
from prioritize.weights_findings import ObjectiveFinding
from reports import figures
from reports.document import (
    Alignment,
    Block,
    Bullets,
    Callout,
    Chapter,
    Document,
    Heading,
    Paragraph,
    Table,
)
from reports.names import Names
from reports.story.context import table
from reports.story.crowds import COMPARED, crowd_sentences
from reports.story.objective import objective_blocks
from reports.story.panels import panel_blocks
from reports.wording import Wording, wording

_DATES = 3
"""Place of the column of dates, which is left out where nobody wrote any."""
MOST_REASONS = 20
"""Reasons of judges that are told; the sheets of judgements hold all."""


def tell_weights(
    perspectives: Sequence[PerspectiveFinding],
    language: str,
    criterion_names: Mapping[str, str] | None = None,
    objective: Sequence[ObjectiveFinding] | None = (),
    item_names: Mapping[str, str] | None = None,
) -> Document:
    """Tell the weights of the parties alone, before any list is made.

    Parameters
    ----------
    perspectives : sequence of PerspectiveFinding
        One or more parties.
    language : str
        ``zh`` or ``en``.
    criterion_names : mapping of str to str, optional
        Names by criterion id; a criterion without one stands under its id.
    objective : sequence of ObjectiveFinding or None
        What figures alone would say; None where the figures are not complete.
    item_names : mapping of str to str, optional
        Names by item id.

    Returns
    -------
    Document
        One chapter.
    """
    words = wording(language)
    names = Names(
        items=dict(item_names or {}),
        parties={one.id: one.name or words.word("party", one.id) for one in perspectives},
        criteria=dict(criterion_names or {}),
    )
    example = example_callout(perspectives, words, names)
    title = words.say("weights.title")
    blocks = weight_blocks(perspectives, words, names)
    if objective is None:
        blocks += (Paragraph(words.say("objective.missing")),)
    else:
        blocks += tuple(objective_blocks(objective, words, names))
    return Document(
        language=language,
        title=title,
        community="",
        banner=(example,) if example else (),
        chapters=(Chapter("weights", title, blocks),),
    )


def example_callout(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Callout | None:
    """Warn that weights are the program's own; None when all were agreed.

    Parameters
    ----------
    perspectives : sequence of PerspectiveFinding
        The parties.
    words : Wording
        The language.
    names : Names
        Names of the parties.

    Returns
    -------
    Callout or None
        Names the parties whose weights nobody agreed.
    """
    parties = [names.party(party.id) for party in perspectives if party.example]
    if not parties:
        return None
    return Callout("example", words.say("example.banner", parties=words.listed(parties)))


def party_label(party: PerspectiveFinding, words: Wording, names: Names) -> str:
    """A party's name, marked where its weights are examples."""
    name = names.party(party.id)
    return words.say("example.mark", name=name) if party.example else name


def weight_blocks(
    perspectives: Sequence[PerspectiveFinding],
    words: Wording,
    names: Names,
    *,
    in_full: bool = True,
) -> tuple[Block, ...]:
    """Weights side by side, then each party's judges, contradictions and doubtful comparisons.

    Parameters
    ----------
    perspectives : sequence of PerspectiveFinding
        The parties.
    words : Wording
        The language.
    names : Names
        Names of parties and criteria.
    in_full : bool
        Whether to tell how consistent the judges are, and not their weights alone.

    Returns
    -------
    tuple of Block
        Empty parts are said in words.
    """
    if not perspectives:
        return (Paragraph(words.say("weights.none")),)
    example = example_callout(perspectives, words, names)
    blocks: list[Block] = [Paragraph(words.say("weights.intro"))]
    blocks += [example] if example else []
    blocks.append(_weight_table(perspectives, words, names))
    if not in_full:
        return tuple(blocks)
    blocks += _heading_tables(perspectives, words, names)
    blocks.append(_consistency_table(perspectives, words, names))
    blocks += [Paragraph(told) for told in _yardsticks(perspectives, words)]
    blocks += [Paragraph(told) for told in crowd_sentences(perspectives, words, names)]
    blocks += panel_blocks(perspectives, words, names)
    blocks += _reasons(perspectives, words, names)
    doubts = tuple(_doubts(perspectives, words, names))
    if doubts:
        blocks += [Heading(words.say("weights.again")), Bullets(doubts)]
    return tuple(blocks)


def _weight_table(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Table:
    criteria = dict.fromkeys(one for party in perspectives for one in party.weights)
    power = [words.say("weights.power")]
    power += [figures.percent(party.power) for party in perspectives]
    rows = [
        [names.criterion(criterion)]
        + [figures.score(party.weights.get(criterion)) for party in perspectives]
        for criterion in criteria
    ]
    return table(
        words.say("weights.caption"),
        [
            (words.say("column.criterion"), "left"),
            *((party_label(party, words, names), "right") for party in perspectives),
        ],
        [*rows, power],
    )


def _consistency_table(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Table:
    rows: list[list[str]] = []
    for party in perspectives:
        label = party_label(party, words, names)
        ratio = _ratio(party.consistency_ratio, words)
        rows.append(
            [
                label,
                words.say("weights.pooled", judges=figures.amount(party.judges)),
                "",
                "",
                ratio,
                "",
                _index(party.geometric_consistency),
            ]
        )
        for judge in party.panel:
            rows.append(
                [
                    label,
                    judge.judge,
                    words.word("elicitation", judge.method),
                    words.listed(judge.dates),
                    _ratio(judge.consistency_ratio, words),
                    _index(judge.consistency_limit),
                    _index(judge.geometric_consistency),
                ]
            )
            rows += _under_headings(label, judge, words, names)
    columns: list[tuple[str, Alignment]] = [
        (words.say("column.party"), "left"),
        (words.say("column.judge"), "left"),
        (words.say("column.method"), "left"),
        (words.say("column.judged_on"), "left"),
        (words.say("column.consistency"), "right"),
        (words.say("column.accepted"), "right"),
        (words.say("column.geometric"), "right"),
    ]
    if not any(row[_DATES] for row in rows):
        del columns[_DATES]
        rows = [[*row[:_DATES], *row[_DATES + 1 :]] for row in rows]
    return table(words.say("weights.consistency_caption"), columns, rows)


def _under_headings(
    label: str, judge: JudgeFinding, words: Wording, names: Names
) -> Iterator[list[str]]:
    """One row per heading under which the judge weighed; the row above holds the worst ratio."""
    for part in judge.headings:
        if part.consistency_ratio is None:
            continue
        heading = names.criterion(part.heading) or words.say("weights.top")
        ratio, limit = _ratio(part.consistency_ratio, words), _index(part.consistency_limit)
        told = words.say("weights.under", judge=judge.judge, heading=heading)
        yield [label, told, "", "", ratio, limit, _index(part.geometric_consistency)]


def _heading_tables(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Iterator[Table]:
    """For criteria under headings, how each party weighs what stands under each heading."""
    headings = dict.fromkeys(part.heading for party in perspectives for part in party.headings)
    for heading in headings:
        parts = {
            party.id: part.weights
            for party in perspectives
            for part in party.headings
            if part.heading == heading
        }
        told = [party for party in perspectives if party.id in parts]
        yield table(
            words.say(
                "weights.heading_caption",
                heading=names.criterion(heading) or words.say("weights.top"),
            ),
            [
                (words.say("column.criterion"), "left"),
                *((party_label(party, words, names), "right") for party in told),
            ],
            [
                [names.criterion(name), *(figures.score(parts[one.id].get(name)) for one in told)]
                for name in parts[told[0].id]
            ],
        )


def _index(index: float | None) -> str:
    return "" if index is None else figures.score(index)


def _yardsticks(perspectives: Sequence[PerspectiveFinding], words: Wording) -> Iterator[str]:
    """Say against what contradictions are measured, for the methods that were used."""
    methods = {judge.method for party in perspectives for judge in party.panel}
    if COMPARED in methods or any(
        party.crowd and party.crowd.method == COMPARED for party in perspectives
    ):
        yield words.say("weights.random_index", table=perspectives[0].random_index.capitalize())
    if "best_worst" in methods:
        yield words.say("weights.best_worst")


def _ratio(ratio: float | None, words: Wording) -> str:
    return words.say("weights.no_ratio") if ratio is None else figures.score(ratio)


def _reasons(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Iterator[Block]:
    """What judges gave as their reasons, in their own words."""
    told = []
    for party in perspectives:
        for judge in party.panel:
            for one in judge.reasons:
                facts = {
                    "party": names.party(party.id),
                    "judge": judge.judge,
                    "left": names.criterion(one.left),
                    "reason": one.reason,
                }
                if one.right:
                    right = names.criterion(one.right)
                    told.append(words.say("weights.reason_pair", right=right, **facts))
                else:
                    told.append(words.say("weights.reason", **facts))
    if not told:
        return
    yield Heading(words.say("weights.reasons"))
    more = len(told) - MOST_REASONS
    rest = (words.say("weights.more_reasons", more=more),) if more > 0 else ()
    yield Bullets((*told[:MOST_REASONS], *rest))


def _doubts(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Iterator[str]:
    for party in perspectives:
        for judge in party.panel:
            who = {"party": names.party(party.id), "judge": judge.judge}
            for pair in judge.ask_again:
                yield words.say(
                    "weights.ask_again",
                    **who,
                    left=names.criterion(pair.left),
                    right=names.criterion(pair.right),
                    value=figures.ratio(pair.value),
                    fits=figures.ratio(pair.fits),
                )
            for cycle in judge.cycles:
                circle = " → ".join(names.criterion(one) for one in (*cycle, *cycle[:1]))
                yield words.say("weights.cycle", **who, circle=circle)
