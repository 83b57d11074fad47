"""The main run and the strict one, and a cleaning log that goes back into the study."""

import csv
from shutil import copytree

import openpyxl
import pytest

from command_line import prioritize, result
from sample_demo import sample_demo
from surveys.samples.estate import TRUTH


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two_runs") / "demo"
    sample_demo(folder, "en")
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
    outcome = prioritize("run", folder, "--format", "json")

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
    outcome = prioritize("run", folder, "--out", folder / "again", "--format", "json")

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
    # A row stands in the log once for every question that it answers with too many options.
    assert again["survey"]["corrections"]["set_aside"] == len({one["row"] for one in doubted}) > 0
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


def with_settings(demo, folder, **settings):
    copytree(demo, folder)
    book = openpyxl.load_workbook(folder / "study.xlsx")
    for key, value in settings.items():
        book["settings"].append([key, value])
    # How people answered stands in the column that the sample leaves aside.
    roles = {"来源": "mode", "来源详情": "ignore"}
    for column, *_, role, _ in book["questions"].iter_rows(min_row=2, min_col=2, max_col=7):
        role.value = roles.get(column.value, role.value)
    book.save(folder / "study.xlsx")
    return prioritize("run", folder, "--out", folder / "again", "--format", "json")


def survey_of(folder):
    return result(folder / "again")["survey"]


def test_a_rule_switched_off_in_the_study_finds_nobody_where_it_is_off(demo, tmp_path):
    outcome = with_settings(demo, tmp_path / "off", rules_off="作答过快;limit_exceeded@链接")
    with_settings(demo, tmp_path / "other", rules_off="limit_exceeded@微信")
    survey, other = survey_of(tmp_path / "off"), survey_of(tmp_path / "other")

    assert outcome.code == 0, outcome.err
    assert "too_fast" not in {one["reason"] for one in survey["set_aside"]}
    # The sample's forms with too many ticks were all keyed in through the link.
    assert "limit_exceeded" not in {one["rule"] for one in survey["cautions"]}
    assert "limit_exceeded" in {one["rule"] for one in other["cautions"]}


def test_staff_with_another_word_for_paper_are_exempt_from_rules_of_time(demo, tmp_path):
    with_settings(demo, tmp_path / "all_paper", paper_modes="微信;手机提交;链接")
    missing = {
        one["rule"]: one["reason"] for one in survey_of(tmp_path / "all_paper")["not_judged"]
    }

    assert missing["too_fast"] == missing["fast"] == "no_durations"


def test_a_rule_that_does_not_exist_is_refused_with_its_cell(demo, tmp_path):
    outcome = with_settings(demo, tmp_path / "no_rule", rules_off="too_fsat")

    assert outcome.code == 1
    assert "too_fast" in outcome.err
    assert "settings!B" in outcome.err


def test_the_public_version_has_no_cleaning_log(demo, tmp_path):
    outcome = prioritize("run", demo, "--out", tmp_path, "--public")

    assert outcome.code == 0, outcome.err
    assert not (tmp_path / "cleaning_log.csv").exists()
