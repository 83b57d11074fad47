"""Known totals find their respondents, and mistakes are told all at once."""

import numpy as np
import pytest

from drawn_groups import grouped
from surveys.total_errors import (
    RepeatedTotalError,
    TotalErrors,
    TotalFormError,
    UnknownTotalError,
)
from surveys.totals import Total, find_margins, seen_margin


def codes_of(groups, *totals, **told):
    return [one.codes.tolist() for one in find_margins(grouped(groups, **told), totals)]


def mistakes(groups, *totals):
    with pytest.raises(TotalErrors) as caught:
        find_margins(grouped(groups), totals)
    return caught.value.errors


def test_a_level_is_found_whatever_its_spelling():
    assert codes_of(
        {"5": ["60岁及以上", "18~29岁", "６０岁及以上", ""]},
        Total("5", "60岁及以上", 10),
        Total("5", "18～29岁", 10),
    ) == [[0, 1, 0, -1]]


def test_rows_of_one_question_belong_together_whatever_they_call_it():
    (margin,) = find_margins(
        grouped({"2": ["1号楼", "2号楼"]}, aliases={"您家在几号楼？": "2"}),
        [Total("2", "1号楼", 60), Total("您家在几号楼？", "2号楼", 48)],
    )

    assert margin.variable == "2"
    assert margin.counts.tolist() == [60, 48]
    assert margin.codes.tolist() == [0, 1]


@pytest.mark.parametrize("joined", ["7栋;8栋", "7栋；8栋", " 7栋 ; 8栋 "])
def test_several_levels_may_count_together(joined):
    assert codes_of(
        {"2": ["7栋", "8栋", "9栋"]}, Total("2", joined, 90), Total("2", "9栋", 50)
    ) == [[0, 0, 1]]


def test_an_answer_that_holds_a_semicolon_stays_whole():
    assert codes_of(
        {"2": ["自住; 出租", "自住"]}, Total("2", "自住; 出租", 5), Total("2", "自住", 5)
    ) == [[0, 1]]


def test_two_questions_make_cells():
    groups = {"2": ["东", "东", "西", "西"], "5": ["老", "少", "老", ""]}

    assert codes_of(
        groups,
        Total("2×5", "东×老", 1),
        Total("2 × 5", "东 × 少;西×少", 1),
        Total("2×5", "西×老", 1),
    ) == [[0, 1, 2, -1]]


def test_who_gave_several_answers_counts_only_where_all_lead_to_one_total():
    groups = {"8": ["老人", "老人┋儿童", "儿童┋其他", "老人┋其他"]}

    assert codes_of(groups, Total("8", "老人;儿童", 5), Total("8", "没有", 5)) == [[0, 0, -1, -1]]


def test_an_unknown_question_is_told_with_its_cell_and_a_near_one():
    responses = grouped({"2": ["东"]}, aliases={"您家在几号楼": "2"})
    with pytest.raises(TotalErrors) as caught:
        find_margins(responses, [Total("您家在几楼", "东", 5, where="population!A2")])
    (error,) = caught.value.errors

    assert isinstance(error, UnknownTotalError)
    assert error.near == ("您家在几号楼",)
    assert error.known == ("2",)
    assert str(error).startswith("population!A2: ")


def test_every_mistake_is_told_at_once():
    told = mistakes(
        {"2": ["东"], "5": ["老"]},
        Total("2", "东;东", 5),
        Total("2×5", "东", 5),
        Total("2×5", "东×", 5),
        Total("9", "东", 5),
    )

    assert sorted(type(one).__name__ for one in told) == [
        RepeatedTotalError.__name__,
        TotalFormError.__name__,
        TotalFormError.__name__,
        UnknownTotalError.__name__,
    ]


def test_the_tally_counts_the_unknown_last():
    (margin,) = find_margins(
        grouped({"2": ["东", "西", "西", "北", ""]}), [Total("2", "东", 5), Total("2", "西", 5)]
    )

    assert margin.tally(np.ones(5, dtype=bool)).tolist() == [1, 2, 2]
    assert margin.tally(np.array([0, 1, 0, 1, 0], dtype=bool)).tolist() == [0, 1, 1]


def test_levels_that_are_only_seen_name_nobody_and_no_home():
    cells = ["东"] * 20 + ["西"] * 19 + ["王某某住的那栋", "3栋2单元401室", "3栋2单元401室"]
    margin = seen_margin(grouped({"2": cells}), "2")

    assert [total.level for total in margin.totals] == ["东", "西"]
    assert margin.tally(np.ones(len(cells), dtype=bool)).tolist() == [20, 19, 3]
