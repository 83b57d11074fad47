"""What each kind of question tells of the items, beside how much they are asked for."""

from collections.abc import Callable, Iterator, Sequence

from prioritize.survey_findings import ReadingFinding
from reports import charts, figures
from reports.document import Alignment, Block, Chapter, Heading, Paragraph
from reports.story.context import Story, table

COLUMNS = {
    "ipa": ("importance", "performance", "gap"),
    "kano": ("better", "worse", "confused"),
    "maxdiff": ("best", "worst"),
    "opportunity": ("importance", "satisfaction", "opportunity"),
    "ranking": ("first_share", "mean_place", "mean_place_all", "mean_score"),
    "rating": ("importance", "satisfaction"),
    "support": ("in_favour", "against", "neither"),
    "willingness": ("lower_bound_mean", "median", "pays_nothing", "refused"),
}
"""Figures shown of each kind, in this order; the others stand in the result file."""

AMOUNTS = frozenset(
    {
        *("better", "worse", "gap", "opportunity", "mean_place", "mean_place_all", "mean_score"),
        *("lower_bound_mean", "median"),
    }
)
"""Figures that are no shares."""

BELOW = "_below"
"""Ends the name of a figure of which only a bound is known."""

CONFUSED = 0.1
"""Share of questionable Kano answers from which on the pair was hardly understood."""


def chapter(story: Story) -> Chapter:
    """Show a table per question, or nothing where no question tells more than a demand."""
    blocks = tuple(_blocks(story, story.findings.survey.pictures))
    return Chapter("readings", story.say("readings.title"), blocks)


def _blocks(story: Story, pictures: Sequence[ReadingFinding]) -> Iterator[Block]:
    kinds = dict.fromkeys(one.kind for one in pictures if one.kind in COLUMNS)
    for kind in kinds:
        yield Heading(_title(story, kind))
        yield Paragraph(story.words.word("reading", kind))
        mine = [one for one in pictures if one.kind == kind]
        for column in dict.fromkeys(one.column if _by_question(kind) else "" for one in mine):
            yield _table(story, kind, [one for one in mine if column in ("", one.column)], column)
        yield from PLANES.get(kind, _no_chart)(story)
        doubtful = [one.item for one in mine if one.figures.get("confused", 0.0) >= CONFUSED]
        if doubtful:
            yield Paragraph(story.say("readings.confused", items=story.items(doubtful)))


def _no_chart(story: Story) -> tuple[Block, ...]:
    """Other kinds are told by their table alone."""
    del story
    return ()


PLANES: dict[str, Callable[[Story], tuple[Block, ...]]] = {
    "ipa": charts.importance_plane,
    "kano": charts.kano_plane,
}
"""Kinds whose figures are drawn as points of a plane."""


def _by_question(kind: str) -> bool:
    """Whether the figures of a kind only compare within one question."""
    return kind == "ranking"


def _title(story: Story, kind: str) -> str:
    name = story.words.word("kind", kind)
    return name[:1].upper() + name[1:]


def _table(story: Story, kind: str, mine: Sequence[ReadingFinding], column: str) -> Block:
    labelled = any(one.label for one in mine)
    question = story.findings.provenance.settings.get("question_texts") or {}
    about = question.get(column, column) if column else _title(story, kind)
    given = {name for one in mine for name in one.figures}
    given |= {name.removesuffix(BELOW) for name in given}
    names = [name for name in COLUMNS[kind] if name in given]
    columns: list[tuple[str, Alignment]] = [(story.say("column.item"), "left")]
    columns += [(story.words.word("figure", name), "right") for name in names]
    columns += [(story.say("column.class_told"), "left")] if labelled else []
    columns.append((story.say("column.n"), "right"))
    return table(
        about,
        columns,
        [
            [
                story.names.item(one.item),
                *(_told(story, name, one) for name in names),
                *([story.words.word("label", one.label)] if labelled else []),
                figures.amount(one.base),
            ]
            for one in mine
        ],
    )


def _told(story: Story, name: str, reading: ReadingFinding) -> str:
    below = reading.figures.get(f"{name}{BELOW}")
    if below is not None:
        return story.say("readings.below", amount=figures.amount(round(below)))
    return _figure(name, reading.figures.get(name))


def _figure(name: str, value: float | None) -> str:
    if value is None:
        return figures.DASH
    if name in {"lower_bound_mean", "median"}:
        return figures.amount(round(value))
    return figures.score(value) if name in AMOUNTS else figures.percent(value)
