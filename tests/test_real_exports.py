"""Real exports under open licences: what their documentation says must come out."""

from functools import cache
from pathlib import Path

import openpyxl
import pytest

from command_line import prioritize, result

EXPORTS = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "exports"
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not here")

INTERESTS = {
    "美食": 492, "运动": 479, "旅游": 478, "影视": 461, "阅读": 436, "购物": 425, "音乐": 294,
    "健康": 242, "IT数码": 214, "摄影": 184, "游戏动漫": 145, "艺术": 95, "手工艺": 76,
}  # fmt: skip
"""Ticks of question 6 of the 问卷星 pair, without "other"."""


@pytest.fixture(scope="module")
def study_of(tmp_path_factory):
    """Draft and run the study of some files; tests of the same files look at the same study."""

    @cache
    def of(*files):
        folder = tmp_path_factory.mktemp("study") / "study"
        surveys = [part for file in files for part in ("--survey", EXPORTS / file)]
        made = prioritize("init", folder, *surveys)
        assert made.code == 0, made.err
        # Every study has its result; pages and workbooks are made of one, for they take long.
        formats = "html,xlsx" if len(files) > 1 else "json"
        ran = prioritize("run", folder, "--lang", "zh", "--format", formats)
        assert ran.code == 0, ran.err
        return folder, result(folder / "reports")

    return of


def chosen_by_name(found):
    used = found["survey"]["used"]
    return {
        item["name"]: round(item["demand"]["value"] * used)
        for item in found["items"]
        if item["demand"]
    }


@pytest.mark.parametrize("file", ["wjx_text.xls", "wjx_number.xls"])
def test_either_half_of_the_pair_gives_the_same_fourteen_options(study_of, file):
    _, found = study_of(file)
    ticks = chosen_by_name(found)

    assert found["survey"]["returned"] == 800
    assert {name: ticks[name] for name in INTERESTS if name in ticks} == {
        name: count for name, count in INTERESTS.items() if name in ticks
    }
    assert len([name for name in INTERESTS if name in ticks]) == len(INTERESTS)


def test_the_pair_is_one_survey_of_800_and_not_of_1600(study_of):
    folder, found = study_of("wjx_text.xls", "wjx_number.xls")
    codes = openpyxl.load_workbook(folder / "study.xlsx")["选项"]
    income = {row[1] for row in codes.iter_rows(min_row=2, values_only=True) if str(row[0]) == "5"}

    assert found["survey"]["returned"] == 800
    assert [export["rows"] for export in found["survey"]["exports"]] == [800, 800]
    assert {"3000元以下", "15000元以上", "无收入", "不知道/拒绝回答"} <= income
    assert len(found["items"]) < 30


def test_residents_after_an_earthquake_rank_their_problems(study_of):
    _, found = study_of("kobo_citizens_round1.csv")
    asked = {one["column"]: one for one in found["survey"]["questions"]}
    first = asked["What_is_your_biggest_problem"]

    assert found["survey"]["exports"][0]["platform"] == "kobo"
    assert found["survey"]["returned"] == 1304
    assert (
        found["survey"]["used"] + sum(one["rows"] for one in found["survey"]["set_aside"]) == 1304
    )
    assert first["asked"] == first["answered"] == 1064
    housing = next(item for item in found["items"] if item["name"] == "long_term_shelter__housing")
    assert housing["demand"]["value"] == pytest.approx((3 * 589 + 2 * 141 + 52) / 6 / 1064)
    assert housing["demand"]["n"] == 1064
    assert len(found["rankings"]) == 3
    assert {party["example"] for party in found["perspectives"]} == {True}
    assert found["joint"][0]["item"] == housing["id"]


def sheet(folder, name):
    header, *rows = openpyxl.load_workbook(folder / "study.xlsx")[name].iter_rows()
    names = [cell.value for cell in header]
    return [dict(zip(names, row, strict=True)) for row in rows]


READ = [
    (["kobo_citizens_round1.csv"], "kobo", 1304, {"encoding": "utf-8", "header": 1}),
    (["surveymonkey_starwars.csv"], "surveymonkey", 1186, {"encoding": "cp1252", "header": 2}),
    (["surveymonkey_thanksgiving.csv"], "surveymonkey", 1058, {"separator": "comma", "header": 1}),
    (["surveymonkey_ohbm_two_headers.csv"], "surveymonkey", 311, {"header": 2}),
    (["limesurvey_english.csv"], "limesurvey", 96, {"separator": "semicolon", "header": 1}),
    (["limesurvey_merged_header.xlsx"], "limesurvey", 45, {"sheet": "Data", "header": 2}),
    (["limesurvey_merged_header.csv"], "limesurvey", 45, {"separator": "semicolon", "header": 2}),
    (["limesurvey_english.csv", "limesurvey_german.csv"], "limesurvey", 96, {}),
    (["limesurvey_merged_header.xlsx", "limesurvey_merged_header.csv"], "limesurvey", 45, {}),
    (["limesurvey_german.csv", "limesurvey_structure.lss"], "limesurvey", 96, {"header": 1}),
]
"""Files given together; platform and respondents; how the first of them is shown to be read."""


@pytest.mark.parametrize(("files", "platform", "people", "shown"), READ)
def test_every_export_goes_from_file_to_list_and_says_how_it_was_read(
    study_of, files, platform, people, shown
):
    folder, found = study_of(*files)
    survey = found["survey"]
    rows = {row["file"].value: row for row in sheet(folder, "exports")}
    first = rows[files[0]]

    assert {one["platform"] for one in survey["exports"]} == {platform}
    assert survey["returned"] == people
    assert survey["used"] + sum(one["rows"] for one in survey["set_aside"]) == people
    assert list(rows) == files
    assert first["platform"].value == platform
    assert {name: first[name].value for name in shown} == shown
    assert first["file"].comment.text.startswith(f"{people} questionnaires.")
    assert found["joint"]


@pytest.mark.parametrize(
    ("file", "question", "ticks"),
    [
        (
            "surveymonkey_thanksgiving.csv",
            "Which of these side dishes",
            [155, 242, 88, 464, 235, 215, 686, 206, 817, 766, 171, 209, 631],
        ),
        (
            "surveymonkey_ohbm_two_headers.csv",
            "Which of the following platforms",
            [272, 213, 44, 134, 34, 7, 11, 4, 43, 35],
        ),
        (
            "limesurvey_merged_header.xlsx",
            "Um welche Arten",
            [1, 11, 22, 22, 13, 20, 17],
        ),
    ],
)
def test_demand_is_the_published_ticks_over_everybody_used(study_of, file, question, ticks):
    folder, found = study_of(file)
    asked = next(one for one in found["survey"]["questions"] if one["column"].startswith(question))
    items = [
        row["item"].value
        for row in sheet(folder, "options")
        if str(row["column"].value).startswith(question) and row["item"].value
    ]
    demand = {item["id"]: item["demand"] for item in found["items"]}

    assert asked["asked"] == found["survey"]["used"]
    assert [round(demand[item]["value"] * asked["asked"]) for item in items] == ticks


def test_films_are_seen_and_placed_as_published(study_of):
    _, found = study_of("surveymonkey_starwars.csv")
    asked = {one["kind"]: one for one in found["survey"]["questions"]}
    places = {
        one["item"]: one["figures"]
        for one in found["survey"]["pictures"]
        if one["kind"] == "ranking"
    }

    assert (asked["choose"]["answered"], asked["ranking"]["answered"]) == (835, 836)
    assert len(places) == 6
    assert {item["demand"]["n"] for item in found["items"]} == {836}


def test_two_languages_and_twins_are_said_aloud(study_of):
    for files, code in (
        (["limesurvey_english.csv", "limesurvey_german.csv"], "reading_translated"),
        (["limesurvey_merged_header.xlsx", "limesurvey_merged_header.csv"], "reading_contained"),
    ):
        _, found = study_of(*files)
        codes = {note["code"] for note in found["notes"]}

        assert code in codes
