"""Rows that look doubtful: which rules found them, and what the list is without them."""

from collections.abc import Iterator

from prioritize.survey_findings import CorrectionsFinding
from reports import figures
from reports.document import Alignment, Block, Heading, Paragraph
from reports.story.context import Story, table


def doubtful_rows(story: Story) -> Iterator[Block]:
    """Tell the cautions, what a planner mended, and the strict run beside the main one."""
    survey = story.findings.survey
    if survey.corrections is not None:
        yield Paragraph(_corrections(story, survey.corrections))
    yield from _not_judged(story)
    if not survey.cautions:
        return
    yield Heading(story.say("doubtful.title"))
    yield from story.in_full(_cautions(story))
    yield Paragraph(strict_sentence(story))
    if survey.strict is not None and survey.strict.not_weighted:
        names = {one.variable: one.name for one in survey.weighting.variables}
        left_out = (
            story.say("representation.quoted", name=names.get(one, one))
            for one in survey.strict.not_weighted
        )
        yield Paragraph(story.say("doubtful.not_weighted", names=story.words.listed(left_out)))
    if survey.strict is not None and survey.strict.moves:
        columns: list[tuple[str, Alignment]] = [
            (story.say("column.item"), "left"),
            (story.say("doubtful.all_valid"), "right"),
            (story.say("doubtful.strict"), "right"),
        ]
        yield table(
            story.say("doubtful.moves_caption"),
            columns,
            [
                [
                    story.names.item(one.item),
                    figures.rank(one.rank),
                    figures.rank(one.strict_rank),
                ]
                for one in survey.strict.moves
            ],
        )


def _corrections(story: Story, made: CorrectionsFinding) -> str:
    if None in (made.cells, made.set_aside, made.kept):
        return story.say("doubtful.corrections_untold")
    return story.say(
        "doubtful.corrections",
        cells=figures.amount(made.cells),
        aside=figures.amount(made.set_aside),
        kept=figures.amount(made.kept),
    )


def _cautions(story: Story) -> Block:
    return table(
        story.say("doubtful.caption"),
        [(story.say("doubtful.why"), "left"), (story.say("column.rows"), "right")],
        [
            [story.words.word("set_aside", one.rule), figures.amount(one.rows)]
            for one in story.findings.survey.cautions
        ],
    )


def _not_judged(story: Story) -> Iterator[Block]:
    """Name the rules that could not be judged, those short of questions apart."""
    named: dict[bool, list[str]] = {True: [], False: []}
    for one in story.findings.survey.not_judged:
        named[one.reason == "few_questions"].append(story.words.word("set_aside", one.rule))
    if rules := story.words.listed(named[False]):
        yield Paragraph(story.say("doubtful.not_judged", rules=rules))
    if rules := story.words.listed(named[True]):
        yield Paragraph(story.say("doubtful.few_questions", rules=rules))


def strict_sentence(story: Story) -> str:
    """Say in one sentence what leaving out the doubtful rows changes."""
    strict = story.findings.survey.strict
    if strict is None:
        return story.say("doubtful.too_few")
    left = ""
    # A notice may not tell how many are left.
    if strict.used is not None:
        left = story.say("doubtful.left", used=figures.amount(strict.used))
    if strict.in_set or strict.out_of_set:
        return story.say(
            "doubtful.set_changes",
            left=left,
            comes=story.items(strict.in_set) or story.say("doubtful.no_item"),
            goes=story.items(strict.out_of_set) or story.say("doubtful.no_item"),
        )
    if strict.moves:
        return story.say("doubtful.places_change", left=left, moves=len(strict.moves))
    return story.say("doubtful.nothing_changes", left=left)
