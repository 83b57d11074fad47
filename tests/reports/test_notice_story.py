"""A notice reads as a notice: for residents, who look over no figures and mend no workbook."""

import dataclasses
import re

import pytest

from prioritize.findings import Note
from prioritize.small_cells import SmallFigures
from prioritize.survey_findings import (
    CommentQuestion,
    CommentsFinding,
    CorrectionsFinding,
    NeedFinding,
)
from reports.document import Bullets, Callout, Card, Chapter, Heading, Paragraph, Table
from reports.notice import public_version
from reports.story import tell
from reports.story.gaps import without_gaps
from sample_findings import sample_findings


def notice(language="en", findings=None, hidden=()):
    findings = findings or sample_findings(language)
    small = SmallFigures(demand=frozenset(hidden))
    return tell(public_version(findings, 10, small), language)


def with_settings(findings, **settings):
    provenance = findings.provenance
    kept = provenance.settings | settings
    return dataclasses.replace(findings, provenance=dataclasses.replace(provenance, settings=kept))


def blocks_of(document, id_):
    return next(one.blocks for one in document.chapters if one.id == id_)


def said(document):
    """Every sentence of a document that is no cell of a table."""
    for callout in document.banner:
        yield from (callout.text, *callout.points)
    for block in (block for one in document.chapters for block in one.blocks):
        match block:
            case Paragraph(text):
                yield text
            case Bullets(points):
                yield from points
            case Callout(_, text, points):
                yield from (text, *points)
            case Card(_, _, sentences):
                yield from sentences


@pytest.mark.parametrize(
    ("language", "title", "asked"),
    [
        ("zh", "公示：柳河新村改造", "拟提请会议审议："),
        ("en", "Public notice: Willow River", "The meeting will be asked to:"),
    ],
)
def test_a_notice_says_that_it_is_one_and_where_to_object_before_anything_else(
    language, title, asked
):
    findings = with_settings(
        sample_findings(language), contact="Room 12", objections_by="2027-03-31"
    )
    told, full = notice(language, findings), tell(findings, language)

    assert (told.title, full.title) == (title, findings.study.title)
    assert [one.kind for one in told.banner] == ["objection", "example"]
    assert "Room 12" in told.banner[0].text
    assert ("31 March 2027" if language == "en" else "2027年3月31日") in told.banner[0].text
    assert [one.text for one in blocks_of(told, "decision") if isinstance(one, Callout)][1] == asked
    assert [one.kind for one in full.banner] == ["example"]
    assert any("Room 12" in one for one in said(full))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_names_no_cell_and_gives_no_advice_on_sheets_but_says_what_is_unchecked(language):
    findings = sample_findings(language)
    place = {"place": "study.xlsx, questions!F51"}
    notes = (
        Note("unsure_guess", "guessed", {"value": "8", **place}),
        Note("unsure_guesses", "guessed", {"first": "3", "last": "5", "count": 3, **place}),
        Note("neutral_facts", "neutral", {"item": "lift", "columns": "cost", **place}),
        Note("name_misspelt", "is it Lin?", {**place}),
        Note("correlated_criteria", "run together", {"first": "a_b", "second": "c_d"}),
        Note("answers_unlisted_answers", "not listed", {"column": "9", "rows": 30}),
    )
    told = blocks_of(notice(language, dataclasses.replace(findings, notes=notes)), "summary")
    [callout] = [one for one in told if isinstance(one, Callout) and one.kind == "doubt"]

    assert not any("xlsx" in one or "a_b" in one or "9" in one for one in callout.points[:3])
    # What is unchecked of an item, of guesses, of answers; and what is hidden.
    assert len(callout.points) == 4
    assert "4" in callout.points[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_tells_the_method_in_plain_words(language):
    told = " ".join(said(notice(language)))
    rows = [
        cell
        for one in blocks_of(notice(language), "representation")
        if isinstance(one, Table)
        for row in one.rows
        for cell in row
    ]

    assert not [
        word for word in ("TOPSIS", "Saaty", "Euclid", "closeness", "贴近度") if word in told
    ]
    assert not [cell for cell in rows for mark in ("UH", "NC", "工作簿", "study") if mark in cell]


GAP = re.compile(r"[：，（] ?–|[一-龥] – |–[。，；）]|[ (:]–($|[.,;%)])|: – ")
"""A dash that stands for a figure, not one between two."""


def full_of_gaps(language):
    """A run of which a notice may tell few counts, and no share of demand."""
    findings = sample_findings(language)
    survey = findings.survey
    needs = dataclasses.replace(survey.needs, residual_share=None)
    corrections = CorrectionsFinding(cells=3, kept=2, set_aside=None)
    strict = survey.strict and dataclasses.replace(survey.strict, in_set=("lift",), out_of_set=())
    survey = dataclasses.replace(
        survey, returned=None, needs=needs, corrections=corrections, strict=strict
    )
    plan = findings.plan
    balance = tuple(dataclasses.replace(one, demand_share=None) for one in plan.balance)
    plan = dataclasses.replace(plan, balance=balance)
    return dataclasses.replace(findings, survey=survey, plan=plan, basis=None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_of_a_notice_has_a_dash_for_a_figure(language):
    told = list(said(tell(full_of_gaps(language), language)))

    assert not [one for one in told if GAP.search(one)]
    assert {"zh": "问卷份数：发放 1,600、采用 1,397；其余份数不公布。",
            "en": "Questionnaires: handed out 1,600; used 1,397; the other numbers are not shown.",
            }[language] in told  # fmt: skip


def test_a_notice_leaves_out_columns_and_tables_that_hold_dashes_only():
    sparse = Table("a", ("name", "n", "share"), (("x", "–", "1"), ("y", "–", "–")), ("left",) * 3)
    bare = Table("b", ("n", "name"), (("–", "x"),), ("left",) * 2, row_header=1)
    empty = Table("c", ("name", "why"), (("x", ""),), ("left",) * 2)
    chapter = Chapter("z", "z", (Heading("one"), bare, Heading("two"), sparse, empty, Heading("e")))
    heading, first, second = without_gaps(chapter).blocks

    assert heading.text == "two"
    assert (first.headers, first.rows) == (("name", "share"), (("x", "1"), ("y", "–")))
    assert second == empty


def test_a_notice_shows_no_digits_beyond_those_it_rounds_to():
    told = notice("en", hidden={"roof", "drains"})
    [totals] = [
        one for one in blocks_of(told, "concessions")
        if isinstance(one, Table) and one.rows[0][1] == "1.3"
    ]  # fmt: skip
    cells = [cell for row in totals.rows for cell in row[1:3]]

    assert not [cell for cell in cells if len(cell.partition(".")[2]) > 2]
    assert not [one for one in said(told) if re.search(r"\d\.\d00\b|\.\d\d0\b", one)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_tells_no_words_of_comments_but_counts_needs_without_a_name(language):
    findings = sample_findings(language)
    comments = CommentsFinding(
        questions=(CommentQuestion("9", 1397, 400, 100, 200, 100, 0),),
        needs=(
            NeedFinding("script, alert", "comments", "", ("script",), 40, ("<script>",)),
            NeedFinding("Lockers", "catalogue", "lockers", ("box",), 30, ("a box",)),
        ),
    )
    survey = dataclasses.replace(findings.survey, comments=comments)
    findings = dataclasses.replace(findings, survey=survey)
    public = public_version(findings, 10, SmallFigures())
    short, full = (" ".join(said(tell(one, language))) for one in (public, findings))
    examples = {"zh": "例句已隐去", "en": "Personal data is taken out"}[language]

    assert [one.label for one in public.survey.comments.needs] == ["Lockers"]
    assert public.survey.comments.needs_unnamed == 1
    assert ["script" in one for one in (short, full)] == [False, True]
    assert [examples in one for one in (short, full)] == [False, True]
    assert "Lockers" in short
    assert {"zh": "还有 1 类", "en": "have no name as an item yet: 1."}[language] in short
