import dataclasses
import io
import re
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest

from reports.formats.xlsx import NO_DATE, render
from reports.story import tell
from sample_findings import (
    empty_findings,
    sample_findings,
    with_hostile_text,
    without_computed_flips,
)


def opened(findings, language="en", **changes):
    document = dataclasses.replace(tell(findings, language), **changes)
    return openpyxl.load_workbook(io.BytesIO(render(document, findings)))


def table(sheet):
    """Rows as dictionaries by header; an example sheet has its banner above the headers."""
    rows = list(sheet.iter_rows(values_only=True))
    start = 1 if sheet.merged_cells.ranges else 0
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_sheets_are_named_in_the_language_of_the_report():
    assert opened(sample_findings("zh"), "zh").sheetnames[:4] == [
        "要点",
        "共同清单",
        "让步台账",
        "让步合计",
    ]
    assert opened(sample_findings("en")).sheetnames[:4] == [
        "Summary",
        "Joint list",
        "Ledger",
        "Totals",
    ]


def test_numbers_are_numbers_with_every_digit():
    findings = sample_findings("en")
    workbook = opened(findings)

    assert [row["Concession"] for row in table(workbook["Ledger"])] == [
        pytest.approx(one.concession, rel=1e-12) for one in findings.tradeoffs.ledger
    ]
    assert [row["Joint score"] for row in table(workbook["Joint list"])] == [
        pytest.approx(one.score, rel=1e-12) for one in findings.joint
    ]
    assert [row["Share of the say at the flip"] for row in table(workbook["Flips"])] == [
        0.5512,
        0.0321,
        0.6137,
    ]
    assert [row["Demand"] for row in table(workbook["Demand"])] == [
        0.7312,
        0.6543,
        0.4211,
        0.5,
        None,
    ]


def test_every_ranking_weight_and_check_has_its_row():
    findings = sample_findings("en")
    workbook = opened(findings)
    weights = table(workbook["Weights"])

    assert len(table(workbook["Rankings"])) == 15
    assert len(table(workbook["Checks"])) == 10
    assert [row["Weight"] for row in weights if row["Judge"] == "pooled"] == [
        weight for party in findings.perspectives for weight in party.weights.values()
    ]


def test_rows_set_aside_and_rows_used_stand_beside_what_was_returned():
    rows = {
        row["Where they went"]: row["Questionnaires"]
        for row in table(opened(sample_findings("en"))["Rows"])
    }

    assert (
        rows["Returned"]
        == rows["Used"] + rows["answered too fast"] + rows["no consent"] + rows["odd one"]
    )


def test_files_and_settings_are_listed_with_their_checksums():
    rows = {
        row["Setting"]: row["Value"] for row in table(opened(sample_findings("en"))["Provenance"])
    }

    assert rows["estate.xlsx"] == "ab" * 32
    assert rows["Random seed"] == 7
    assert rows["Budget"] == 812.5
    assert rows["Joint rule"] == "compromise"


def test_settings_that_were_left_empty_or_only_serve_the_display_are_not_listed():
    rows = table(opened(sample_findings("en"))["Provenance"])
    names = {row["Setting"] for row in rows}

    assert "criterion_names" not in names
    assert None not in {row["Value"] for row in rows}


def test_words_do_not_touch_the_number_before_them():
    sheet = opened(sample_findings("en"))["Joint list"]
    words = [cell for cell in sheet[3] if isinstance(cell.value, str)]

    assert words
    assert all((cell.alignment.horizontal, cell.alignment.indent) == ("left", 1) for cell in words)


def test_the_joint_sheet_is_printed_across_one_page():
    sheet = opened(sample_findings("zh"), "zh")["共同清单"]

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_joint_sheet_says_which_items_are_chosen():
    rows = table(opened(sample_findings("en"))["Joint list"])

    assert {row["Item"]: row["Chosen"] for row in rows} == {
        "Roof waterproofing": "must be done",
        "Lifts": "chosen",
        "Parking": "chosen",
        "Drainage": "not chosen",
        "Façade": "not chosen",
    }


def test_flips_that_were_not_computed_leave_a_line_that_says_so():
    rows = table(opened(without_computed_flips(sample_findings("en")))["Flips"])

    assert len(rows) == 1
    assert rows[0]["In words"].startswith("Flip points are not computed for this rule")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "{=1}", "http://example.org"]
)
def test_a_text_is_never_a_formula_or_a_link(text):
    workbook = opened(with_hostile_text(text))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    same = [cell for cell in cells if isinstance(cell.value, str) and cell.value == text]

    tried = {"Try it", "Try it - joint list", "Try it - ledger", "Try it - steps"}

    assert same
    assert {cell.data_type for cell in same} == {"s"}
    assert {cell.data_type for cell in cells if cell.parent.title not in tried} <= {"s", "n"}
    assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)
    assert not any(cell.hyperlink for cell in same)
    if text[0] in "=+-@\t":
        assert all(cell.quotePrefix for cell in same)


def test_sheets_that_rest_on_example_weights_say_so_and_survey_sheets_do_not():
    workbook = opened(sample_findings("en", example=True))
    marked = {
        sheet.title
        for sheet in workbook
        if str(sheet["A1"].value).startswith("Example, not agreed")
    }

    assert {"Joint list", "Ledger", "Totals", "Flips", "Rankings", "Weights", "Checks"} <= marked
    assert not marked & {"Rows", "Demand", "Provenance"}


def test_a_run_without_data_still_has_every_sheet_with_its_headers():
    workbook = opened(dataclasses.replace(empty_findings("en"), joint=()))

    assert len(workbook.sheetnames) == 32
    assert workbook["Flips"]["A1"].value == "Party"


def test_the_date_stored_is_the_reports_or_a_fixed_one():
    day = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)

    assert opened(sample_findings(), created=day).properties.created == day.replace(tzinfo=None)
    assert opened(sample_findings()).properties.created == NO_DATE


def test_nothing_in_the_file_tells_when_it_was_made():
    content = render(tell(sample_findings(), "zh"), sample_findings())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        dates = {part.date_time for part in parts.infolist()}

    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_row_is_as_high_as_the_text_that_breaks_in_it():
    sheet = opened(sample_findings("en", example=False))["Weight flips"]
    words = next(cell.column for cell in sheet[1] if cell.value == "In words")
    heights = [sheet.row_dimensions[row].height or 15 for row in (1, 2, 3)]

    assert all(len(sheet.cell(row, words).value) > 72 for row in (2, 3))
    assert min(heights[1:]) > 2 * 15
    assert heights[0] > 15


def test_a_wide_sheet_repeats_on_each_page_what_its_rows_are_about():
    found = sample_findings("en", example=False)
    many = tuple(dataclasses.replace(found.joint[0], item=f"x{n}") for n in range(30))
    power = {one.item: (1 / 30,) * 30 for one in many}
    wide = dataclasses.replace(
        found,
        joint=(*found.joint, *many),
        robustness=dataclasses.replace(found.robustness, acceptability={"power": power}),
    )
    sheet = opened(wide)["Chances of places"]

    assert sheet.print_title_cols == "$A:$B"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_leads_to_every_other_sheet_and_says_how_long_it_is(language):
    findings = sample_findings(language)
    workbook = opened(findings)
    summary, *others = workbook.worksheets
    links = {cell.hyperlink.location: cell.value for cell in summary["A"] if cell.hyperlink}
    joint = next(one for one in others if one.title in {"共同清单", "Joint list"})

    assert list(links) == [f"'{sheet.title}'!A1" for sheet in others]
    assert all(told.startswith(at[1:-4]) for at, told in links.items())
    assert re.search(rf"\b{len(findings.joint)}\b", links[f"'{joint.title}'!A1"])
