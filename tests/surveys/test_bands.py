"""Ages and floors in figures: bands, what belongs to none, and what is said of it."""

import csv
import io
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import read_drawn
from surveys import large
from surveys.bands import Bands, age_asked, floor_asked
from surveys.cleaning import clean
from surveys.cleaning_log import cleaning_log
from surveys.codebook import Codebook, Question
from surveys.corrections import Correction, Corrector
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.reading import read_responses
from surveys.selection import group_mask
from surveys.totals import Total, find_margins

bounds = st.lists(st.integers(0, 200), min_size=1, max_size=8, unique=True).map(sorted).map(tuple)
AGES = Bands((0, 18, 35, 45, 60, 80), least=0, most=120)


def survey(header, cells, *, times=None, bands=(0, 18, 60, 80)):
    """One question of figures in a 问卷星 export, read into bands."""
    moments = times or ["2024/5/1 9:00:00"] * len(cells)
    rows = [
        f"| {row} | {moment} | {cell} | 电梯 |"
        for row, (moment, cell) in enumerate(zip(moments, cells, strict=True), start=1)
    ]
    head = f"| 序号 | 提交答卷时间 | 1、{header} | 2、最希望改造的项目【多选题】 |"
    table = read_drawn("\n".join([head, *rows]), "wjx")
    question = Question("1", role="group", bands=bands)
    time = Question("提交答卷时间", role="time")
    wishes = Question("2", kind="choose")
    return encode([table], Codebook((time, question, wishes), ()))


def bands_of(responses):
    return responses.groups["1"].tolist()


def remarks(responses):
    return {one.code: one.rows for one in responses.notes}


def log_of(responses):
    return list(csv.DictReader(io.StringIO(cleaning_log(responses, clean(responses)))))


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0–17"), (17, "0–17"), (17.5, "0–17"), (18, "18–34"), (59, "45–59"), (60, "60–79"),
     (79.9, "60–79"), (80, "80+"), (120, "80+")],
)  # fmt: skip
def test_a_bound_belongs_to_the_band_that_it_begins(value, label):
    (code,) = AGES.codes(np.array([float(value)]))

    assert AGES.labels[code] == label


@given(bounds, st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_every_value_is_in_exactly_one_band(lower, values):
    bands = Bands(lower)
    codes = bands.codes(np.array(values, dtype=float))
    edges = [-np.inf, *lower, np.inf]
    inside = [[low <= value < high for low, high in pairwise(edges)] for value in values]

    assert [row.index(True) for row in inside] == codes.tolist()
    assert all(sum(row) == 1 for row in inside)
    assert len(set(bands.labels)) == len(bands.labels) == len(lower) + 1


@given(bounds, st.lists(st.floats(-200, 400), min_size=2, max_size=30))
def test_a_higher_value_is_never_in_a_lower_band(lower, values):
    codes = Bands(lower).codes(np.sort(np.array(values)))

    assert (np.diff(codes) >= 0).all()


@given(bounds, st.sampled_from(["-", "–", "—", "~", "至", " to "]))
def test_a_band_is_known_by_its_own_name_with_any_dash(lower, dash):
    bands = Bands(lower, least=0)

    assert [bands.covered(one.replace("–", dash)) for one in bands.labels] == [
        (one,) for one in bands.labels
    ]


@pytest.mark.parametrize(
    ("level", "bands"),
    [
        ("60+", ("60–79", "80+")),
        ("60岁及以上", ("60–79", "80+")),
        ("60 and over", ("60–79", "80+")),
        ("≥80岁", ("80+",)),
        ("60-79岁", ("60–79",)),
        ("18岁至59岁", ("18–34", "35–44", "45–59")),
        ("18岁以下", ("0–17",)),
        ("17 or younger", ("0–17",)),
        ("<18", ("0–17",)),
        ("65+", ()),
        ("50-79", ()),
        ("老人", ()),
    ],
)
def test_a_level_stands_for_the_bands_that_it_puts_together(level, bands):
    assert AGES.covered(level) == bands


def test_ages_with_units_are_read_and_the_others_listed_by_row():
    cells = [
        "45岁",
        "44 岁",
        "80r",
        "79′′",
        "四十五",
        "16岁和6岁",
        "180",
        "-3岁",
        "30-34",
        "不知道",
    ]
    responses = survey("您的年龄（岁）", cells)

    assert bands_of(responses) == [
        "18–59", "18–59", "80+", "60–79", "18–59", "", "", "", "18–59", "",
    ]  # fmt: skip
    assert remarks(responses) == {"figures_unread": 1, "ages_impossible": 2}
    assert [
        (line["row"], line["question"], line["old"], line["rule"])
        for line in log_of(responses)
        if line["question"]
    ] == [
        ("7", "1", "16岁和6岁", "figures_unread"),
        ("8", "1", "180", "ages_impossible"),
        ("9", "1", "'-3岁", "ages_impossible"),
    ]


def test_a_respondent_without_a_possible_age_still_counts():
    responses = survey("年龄", ["180", "45", "很大", "30"])

    assert clean(responses).used.all()


@pytest.mark.parametrize("secret", ["13812345678", "3-2-401", "张三七十", "110101195703078888"])
def test_what_may_tell_a_person_is_in_no_log(secret):
    responses = survey("年龄", [secret, "45", "30"])
    (line,) = [one for one in log_of(responses) if one["question"]]

    assert line["old"] == "…"
    assert secret not in repr(responses.banded)


def test_a_log_given_back_as_corrections_changes_no_age():
    table = read_drawn("| 序号 | 提交答卷时间 | 1、年龄 |\n| 1 | 2024/5/1 9:00:00 | 180 |", "wjx")
    corrector = Corrector([Correction(row=2, question="1", old="180", new="look at")])

    assert corrector.apply(table) is table
    assert corrector.refused() == ()


def test_a_year_of_birth_counts_by_the_age_in_the_year_of_the_answer():
    responses = survey(
        "您的出生年份",
        ["1957", "2006年", "45", "1850"],
        times=["2024/5/1 9:00:00", "2023/12/31 9:00:00", "2024/5/1 9:00:00", "2024/5/1 9:00:00"],
    )

    assert bands_of(responses) == ["60–79", "0–17", "", ""]
    assert remarks(responses) == {"births_as_ages": 2, "ages_impossible": 2}


def test_years_of_birth_without_a_date_take_the_latest_one_of_the_export():
    responses = survey("出生年", ["1943", "1944"], times=["", "2024/5/1 9:00:00"])

    assert bands_of(responses) == ["80+", "80+"]


def test_years_of_birth_in_an_export_without_dates_make_no_age():
    responses = survey("出生年", ["1957", "1960"], times=["", ""])

    assert bands_of(responses) == ["", ""]
    assert remarks(responses) == {"births_undated": 2}


def test_a_column_of_ages_that_holds_years_is_read_as_years_and_a_single_year_is_listed():
    years = survey("年龄", ["1957", "1990", "1961"])
    ages = survey("年龄", ["67", "34", "1961"])

    assert bands_of(years) == ["60–79", "18–59", "60–79"]
    assert bands_of(ages) == ["60–79", "18–59", ""]


def test_a_year_of_building_is_no_age():
    responses = survey("房屋建成年份", ["1985", "1999"], bands=(1980, 1990))

    assert bands_of(responses) == ["1980–1989", "1990+"]


def test_household_sizes_are_put_into_the_bands_that_a_planner_wrote():
    responses = survey("家庭人口数", ["1人", "两人", "3", "6口人"], bands=(1, 2, 3, 5))

    assert bands_of(responses) == ["1", "2", "3–4", "5+"]


def test_a_basement_lies_below_the_first_band_and_a_room_number_is_no_floor():
    responses = survey("您住几层？", ["-1", "2楼", "6", "402"], bands=(1, 3, 5))
    (line,) = [one for one in log_of(responses) if one["question"]]

    assert bands_of(responses) == ["<1", "1–2", "5+", ""]
    assert (line["rule"], line["old"]) == ("figures_impossible", "…")


@pytest.mark.parametrize(
    ("cells", "bands"),
    [
        (["Ground floor", "2nd floor", "3rd", "sixth floor", "Basement"], "1–2 1–2 3–4 5+ <1"),
        (["Ground floor", "1st floor", "2nd", "5th floor", "1st-2nd floor"], "<1 1–2 1–2 5+ 1–2"),
        (["G/F", "1/F", "4/F", "12/F", "B1"], "<1 1–2 3–4 5+ <1"),
        (["底楼", "二楼", "3层", "6F", "地下室"], "1–2 1–2 3–4 5+ <1"),
        (["底楼", "1楼", "首层", "三楼", "一楼"], "1–2 1–2 1–2 3–4 1–2"),
    ],
)
def test_floors_are_read_by_their_names_and_the_ground_floor_as_the_others_count(cells, bands):
    assert bands_of(survey("Which floor do you live on?", cells, bands=(1, 3, 5))) == bands.split()


def test_floors_by_name_are_guessed_to_be_floors():
    cells = ["ground floor", "2nd floor", "3rd floor", "6th floor", "5/F"] * 4
    rows = "\n".join(f"| {row} | {cell} | lift |" for row, cell in enumerate(cells))
    table = read_drawn(f"| No | Which floor do you live on? | Wishes |\n{rows}", "plain")
    (floors,) = [one for one in guess_codebook([table]).questions if one.bands]

    assert floors.bands == (1, 3, 5)


def test_a_name_of_a_floor_is_no_age():
    assert bands_of(survey("年龄", ["2nd floor", "45"])) == ["", "18–59"]


@pytest.fixture(scope="module")
def alone():
    """The band of each cell on its own; a year of birth among ages is none."""
    cells = ("16", "45岁", "62", "79′′", "八十", "x", "180")
    return {cell: bands_of(survey("年龄", [cell, "50", "51"]))[0] for cell in cells} | {"1957": ""}


@given(st.data())
def test_the_order_of_the_rows_decides_nothing(alone, data):
    cells = data.draw(st.permutations([*alone]))

    assert bands_of(survey("年龄", cells)) == [alone[cell] for cell in cells]


def test_a_group_may_put_bands_together():
    responses = survey("年龄", ["85", "61", "20", "180"])

    assert group_mask(responses, "年龄", "60岁以上").tolist() == [True, True, False, False]
    assert group_mask(responses, "1", "60-79").tolist() == [False, True, False, False]


def test_totals_are_known_by_hyphen_and_by_the_bands_they_put_together():
    responses = survey("年龄", ["85", "61", "20", "180"])
    totals = [Total("年龄", "18-59", 60), Total("1", "60+", 40)]
    (margin,) = find_margins(responses, totals)

    assert margin.codes.tolist() == [1, 1, 0, -1]


def test_a_file_read_in_pieces_has_the_same_bands(tmp_path):
    path = tmp_path / "answers.csv"
    cells = [*map(str, range(15, 95)), "180", "1957", "79′′", "16岁和6岁"] * 2
    lines = ["序号,提交答卷时间,1、年龄,2、出生年,3、最希望改造的项目【多选题】"]
    lines += [
        f"{row},{2024 + row % 2}/5/{row % 28 + 1} 9:00:00,{cell},{1940 + row % 60},电梯"
        for row, cell in enumerate(cells, start=1)
    ]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    asked = [Question(one, role="group", bands=(0, 18, 60, 80)) for one in ("1", "2")]
    wishes = Question("3", kind="choose")
    codebook = Codebook((Question("提交答卷时间", role="time"), *asked, wishes), ())
    _, whole = read_responses([path], codebook)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "LARGE", 0)
        patch.setattr(large, "HEAD_ROWS", 40)
        patch.setattr(large, "PIECE_ROWS", 7)
        _, pieces = read_responses([path], codebook)

    assert whole.groups.equals(pieces.groups)
    assert whole.notes == pieces.notes
    assert log_of(whole) == log_of(pieces)
    assert set(whole.groups["2"]) == {"18–59", "60–79", "80+"}


@pytest.mark.parametrize(
    ("header", "cells", "bands"),
    [
        ("您的年龄（岁）", [*map(str, range(20, 60)), "45岁"], (0, 18, 35, 45, 60, 80)),
        ("age", ["34", "52", "61", "34"], (0, 18, 35, 45, 60, 80)),
        ("您的出生年份", ["1957", "1962", "1988", "1999"], (0, 18, 35, 45, 60, 80)),
        ("您住几层？", ["1", "2", "3", "4", "5", "6楼"], (1, 3, 5)),
    ],
)
def test_figures_about_people_are_guessed_as_groups_with_bands(header, cells, bands):
    head = f"| 序号 | 提交答卷时间 | 1、{header} |"
    rows = [f"| {row} | 2024/5/1 9:00:00 | {cell} |" for row, cell in enumerate(cells, start=1)]
    codebook = guess_codebook([read_drawn("\n".join([head, *rows]), "wjx")])
    (found,) = [one for one in codebook.questions if one.column == "1"]

    assert (found.role, found.bands) == ("group", bands)
    assert not [one for one in codebook.options if one.column == "1"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("您的年龄段", ["1", "2", "3", "4", "2", "3"]),
        ("60周岁以上老人人数", ["0", "1", "2", "1", "0"]),
        ("您在此居住了几年", [*map(str, range(1, 40))]),
        ("您的年龄", ["18-30岁", "60岁以上", "18-30岁"]),
    ],
)
def test_other_figures_are_given_no_bands(header, cells):
    head = f"| 序号 | 提交答卷时间 | 1、{header} |"
    rows = [f"| {row} | 2024/5/1 9:00:00 | {cell} |" for row, cell in enumerate(cells, start=1)]
    codebook = guess_codebook([read_drawn("\n".join([head, *rows]), "wjx")])

    assert [one.bands for one in codebook.questions if one.column == "1"] == [()]


@pytest.mark.parametrize("words", ["age of the building", "楼龄", "家中60岁以上老人有几位", "户籍"])
def test_an_age_of_something_else_is_no_age(words):
    assert not age_asked(words)
    assert not floor_asked(words)
