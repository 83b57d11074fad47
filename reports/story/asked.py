"""What was asked, who answered, and where every returned row went."""

import re
from collections.abc import Iterator
from itertools import groupby

from reports import figures
from reports.document import Block, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table
from reports.story.doubtful_rows import doubtful_rows

_PART_MARK = "—"
"""Stands between the stem of a matrix question and its first part in many exports."""
_NUMBERED = re.compile(r"\s*\d+\s*[、.．]\s*")


def chapter(story: Story) -> Chapter:
    """Account for the questionnaires: exports, rows used and set aside, questions."""
    survey = story.findings.survey
    blocks: list[Block] = [
        Paragraph(
            story.say(
                "asked.scope",
                items=len(story.findings.items),
                parties=story.words.listed(story.names.party(one) for one in story.party_ids),
            )
        ),
        Paragraph(counts_sentence(story)),
    ]
    if survey.exports:
        # Where every returned row went cannot be told without how many were returned and used.
        if survey.returned is not None and survey.used is not None:
            blocks.append(_rows_table(story))
        blocks += story.in_full(_exports_table(story), *_quality(story))
        blocks += doubtful_rows(story)
        blocks += story.in_full(Heading(story.say("asked.questions")), _questions_table(story))
    return Chapter("asked", story.say("asked.title"), tuple(blocks))


def counts_sentence(story: Story) -> str:
    """Say how many questionnaires were issued, returned and used, or that there is no survey."""
    survey = story.findings.survey
    if not survey.exports:
        return story.say("asked.no_survey")
    if survey.returned is None or survey.used is None:
        return _known_counts(story)
    counts = {"returned": figures.amount(survey.returned), "used": figures.amount(survey.used)}
    if survey.issued is None:
        return story.say("asked.counts", **counts)
    return story.say("asked.counts_issued", issued=figures.amount(survey.issued), **counts)


def _known_counts(story: Story) -> str:
    """What a notice tells where one of the counts would give a few people away."""
    survey = story.findings.survey
    issued, returned, used = map(figures.amount, (survey.issued, survey.returned, survey.used))
    told = (
        (issued, story.say("asked.count_issued", count=issued)),
        (returned, story.say("asked.count_returned", count=returned)),
        (used, story.say("asked.count_used", count=used)),
    )
    known = [text for count, text in told if count != figures.DASH]
    if not known:
        return story.say("asked.counts_none")
    return story.say("asked.counts_untold", counts=story.words.listed(known))


def _rows_table(story: Story) -> Table:
    survey = story.findings.survey
    aside = [
        [story.words.word("set_aside", one.reason), figures.amount(one.rows)]
        for one in survey.set_aside
    ]
    return table(
        story.say("asked.rows_caption"),
        [(story.say("column.rows_are"), "left"), (story.say("column.rows"), "right")],
        [
            [story.say("asked.used"), figures.amount(survey.used)],
            *aside,
            [story.say("asked.returned"), figures.amount(survey.returned)],
        ],
    )


def _exports_table(story: Story) -> Table:
    return table(
        story.say("asked.exports_caption"),
        [
            (story.say("column.file"), "left"),
            (story.say("column.platform"), "left"),
            (story.say("column.rows"), "right"),
        ],
        [
            [one.file, story.words.word("platform", one.platform), figures.amount(one.rows)]
            for one in story.findings.survey.exports
        ],
    )


def _quality(story: Story) -> Iterator[Block]:
    survey = story.findings.survey
    if survey.design_effect is not None and survey.effective_n is not None:
        yield Paragraph(
            story.say(
                "asked.effective",
                effect=figures.amount(survey.design_effect),
                effective=figures.amount(survey.effective_n),
            )
        )


def _questions_table(story: Story) -> Table:
    return table(
        story.say("asked.questions_caption"),
        [
            (story.say("column.question"), "left"),
            (story.say("column.kind"), "left"),
            (story.say("column.asked"), "right"),
            (story.say("column.answered"), "right"),
        ],
        list(_question_rows(story)),
    )


def _question_rows(story: Story) -> Iterator[list[str]]:
    """One row a question; parts of a matrix stand under its stem, which is said once."""
    told = story.findings.provenance.settings.get("question_texts")
    texts = told if isinstance(told, dict) else {}
    counted = [
        (
            str(texts.get(one.column, one.column)),
            [
                story.words.word("kind", one.kind),
                figures.amount(one.asked),
                figures.amount(one.answered),
            ],
        )
        for one in story.findings.survey.questions
    ]
    for number, group in groupby(counted, key=lambda row: _number(row[0])):
        rows = list(group)
        stem = next((text for text, _ in rows if _PART_MARK in text), "")
        if not number or not stem or len(rows) == 1:
            yield from ([text, *cells] for text, cells in rows)
            continue
        yield [stem.rpartition(_PART_MARK)[0], "", "", ""]
        for text, cells in rows:
            part = text.rpartition(_PART_MARK)[2].removeprefix(number)
            yield [story.say("asked.matrix_part", part=part), *cells]


def _number(text: str) -> str:
    """The number a question starts with, and its mark; empty if it has none."""
    found = _NUMBERED.match(text)
    return found[0] if found else ""
