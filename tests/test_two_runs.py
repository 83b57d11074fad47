"""The main run and the strict one, and a cleaning log that goes back into the study."""

import csv
from shutil import copytree

import openpyxl
import pytest

from command_line import prioritize, result
from surveys.samples.estate import TRUTH


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two_runs") / "demo"
    prioritize("demo", "--out", folder, "--lang", "en")
    return folder


@pytest.fixture(scope="module")
def strict_demo(demo, tmp_path_factory):
    """The sample with a smaller number of choices allowed, so that many rows are doubted."""
    folder = tmp_path_factory.mktemp("strict") / "demo"
    copytree(demo, folder)
    book = openpyxl.load_workbook(folder / "study.xlsx")
    sheet = book["questions"]
    limit = [cell.value for cell in sheet[1]].index("limit") + 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, limit).value:
            sheet.cell(row, limit).value = 4
    book.save(folder / "study.xlsx")
    outcome = prioritize("run", folder, "--format", "terminal")

    assert outcome.code == 0, outcome.err
    return folder


def log(reports):
    with (reports / "cleaning_log.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def corrected(demo, folder, rows):
    """Run the study once more with these rows on its sheet of corrections."""
    copytree(demo, folder)
    book = openpyxl.load_workbook(folder / "study.xlsx")
    sheet = book["corrections"]
    # The template shows what a row may look like; examples are no corrections.
    header = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    for row in rows:
        sheet.append([row.get(name, "") or None for name in header])
    book.save(folder / "study.xlsx")
    outcome = prioritize("run", folder, "--out", folder / "again", "--format", "terminal")

    assert outcome.code == 0, outcome.err
    return folder / "again"


def places(found):
    return {one["item"]: one["rank"] for one in found["joint"]}


def test_every_row_set_aside_or_doubted_stands_in_the_log_once(demo):
    lines = log(demo / "reports")
    aside = [line for line in lines if line["new"] == "set aside"]
    survey = result(demo / "reports")["survey"]

    assert len(aside) == len({line["row"] for line in aside}) == TRUTH.rows - TRUTH.used
    assert {rule["rule"]: rule["rows"] for rule in survey["cautions"]} == {
        "limit_exceeded": sum(line["new"] == "look at" for line in lines)
    }
    assert survey["strict"]["used"] == TRUTH.used - survey["cautions"][0]["rows"]


def test_setting_the_doubted_rows_aside_gives_the_list_of_the_strict_run(strict_demo, tmp_path):
    reports = strict_demo / "reports"
    # With the rows set aside anyway: one of two sheets from a home would take the other's place.
    doubted = [line | {"new": "set aside"} for line in log(reports)]
    again = result(corrected(strict_demo, tmp_path / "aside", doubted))
    before = result(reports)
    moves = {
        one["item"]: (one["rank"], one["strict_rank"])
        for one in before["survey"]["strict"]["moves"]
    }

    assert moves
    assert again["survey"]["corrections"]["set_aside"] == len(doubted) > 0
    assert again["survey"]["used"] == before["survey"]["strict"]["used"]
    assert moves == {
        item: (rank, places(again)[item])
        for item, rank in places(before).items()
        if rank != places(again)[item]
    }


def test_a_log_pasted_back_changes_no_figure(demo, tmp_path):
    before = result(demo / "reports")
    again = result(corrected(demo, tmp_path / "same", log(demo / "reports")))

    assert places(again) == places(before)
    assert again["survey"]["used"] == before["survey"]["used"]
    assert again["survey"]["strict"] == before["survey"]["strict"]
    assert not [note for note in again["notes"] if note["code"].startswith("correction")]


def test_a_correction_that_fits_nowhere_is_told_with_its_cell(demo, tmp_path):
    reports = corrected(demo, tmp_path / "lost", [{"row": 9999, "new": "set aside"}])
    told = [note for note in result(reports)["notes"] if note["code"].startswith("correction")]

    assert [(note["code"], note["facts"]["place"]) for note in told] == [
        ("correction_no_such_row", "corrections!F2")
    ]
    assert result(reports)["survey"]["corrections"]["refused"] == 1


def test_the_public_version_has_no_cleaning_log(demo, tmp_path):
    outcome = prioritize("run", demo, "--out", tmp_path, "--public")

    assert outcome.code == 0, outcome.err
    assert not (tmp_path / "cleaning_log.csv").exists()
