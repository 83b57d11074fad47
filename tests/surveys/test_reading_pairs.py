# ruff: noqa: E501 - an export drawn as a table is as wide as the export

from dataclasses import replace

import pytest

from drawn_exports import forms, read_drawn
from surveys.answers import Source
from surveys.errors import DifferentDownloadsError
from surveys.pairing import join_same_surveys

TEXT = """
| 序号 | 1、收入         | 2、最需要的改造         | 3、年龄 | 4、排序    | 5、状况—道路 | 5、路灯 |
| 1    | 3000元以下     | 电梯┋其他〖门禁、道闸〗 | 44     | 电梯→停车  | 好          | 差     |
| 2    | 无收入         | 停车                    | 51     | 停车→电梯  | 差          | 差     |
| 3    | 不知道/拒绝回答 | 电梯┋停车               | 38     | 停车→电梯  | 好          | 中     |
| 4    | 3000元以下     | 停车                    | 29     | 停车       | 好          | (空)   |
"""
NUMBER = """
| 序号 | 1、收入 | 第2题(电梯) | 第2题(停车) | 第2题(绿化) | 第2题(其他【请注明】) | 3、年龄 | 4、(电梯) | 4、(停车) | 5、状况—道路 | 5、路灯 |
| 1    | 1      | 1          | 0          | 0          | 1                    | 44     | 1        | 2        | 1           | 3      |
| 2    | 7      | 0          | 1          | 0          | 0                    | 51     | 2        | 1        | 3           | 3      |
| 3    | 8      | 1          | 1          | 0          | 0                    | 38     | 2        | 1        | 1           | 2      |
| 4    | 1      | 0          | 1          | 0          | 0                    | 29     | -2       | 1        | 1           | -2     |
"""
SCORE = """
| 序号 | 1、收入 | 2、最需要的改造 | 3、年龄 | 4、排序 | 5、状况—道路 | 5、路灯 |
| 1    | 0.5    | 1              | 44     | 1      | 3           | 1      |
| 2    | 0      | 1              | 51     | 1      | 1           | 1      |
| 3    | 0      | 2              | 38     | 1      | 3           | 2      |
| 4    | 0.5    | 1              | 29     | 1      | 3           | 0      |
"""


@pytest.fixture
def text():
    return read_drawn(TEXT, "wjx", "text.xlsx")


@pytest.fixture
def number():
    return read_drawn(NUMBER, "wjx", "number.xlsx")


@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_becomes_one_table_with_code_lists(text, number, turned):
    pair = (number, text) if turned else (text, number)

    (table,) = join_same_surveys(pair)

    assert table.file == "text.xlsx"
    assert len(table.text) == 4
    assert set(table.sources) == {
        Source("text.xlsx", "wjx", "text", 4),
        Source("number.xlsx", "wjx", "number", 4),
    }
    assert table.codes == {
        "1": {"1": "3000元以下", "7": "无收入", "8": "不知道/拒绝回答"},
        "2": {"1": "电梯", "2": "停车", "3": "绿化", "4": "其他"},
        "4": {"1": "电梯", "2": "停车"},
        "5": {"1": "好", "2": "中", "3": "差"},
    }
    assert any("hold the same 4 respondents" in note for note in table.notes)


def test_numbers_typed_as_answers_get_no_code_list(text, number):
    (table,) = join_same_surveys([text, number])

    assert "3" not in table.codes


def test_rows_in_another_order_are_matched_by_id(text):
    header, *rows = NUMBER.strip().splitlines()
    number = read_drawn("\n".join([header, *reversed(rows)]), "wjx", "number.xlsx")

    (table,) = join_same_surveys([text, number])

    assert table.codes["1"] == {"1": "3000元以下", "7": "无收入", "8": "不知道/拒绝回答"}
    assert not any("disagree" in note for note in table.notes)


def test_a_ticked_question_is_a_list_even_if_nobody_ticked_two():
    text = "| 序号 | 1、需求 |\n| 1 | 电梯 |\n| 2 | 停车 |"
    number = "| 序号 | 第1题(电梯) | 第1题(停车) |\n| 1 | 1 | 0 |\n| 2 | 0 | 1 |"

    (table,) = join_same_surveys([read_drawn(text, "wjx"), read_drawn(number, "wjx")])

    assert forms(table)["1、需求"] == "list"
    assert table.separator == "┋"


def test_two_rounds_numbered_alike_stay_two(text):
    other = NUMBER.replace("| 7      |", "| 1      |").replace("| 8      |", "| 2      |")
    other = other.replace("| 1    | 1      | 1 ", "| 1    | 7      | 0 ")
    number = read_drawn(other, "wjx", "number.xlsx")

    assert len(join_same_surveys([text, number])) == 2


def test_other_questions_make_another_survey(text):
    number = read_drawn(NUMBER.replace("3、年龄", "9、年龄"), "wjx", "number.xlsx")

    assert len(join_same_surveys([text, number])) == 2


def test_a_score_file_is_noted_and_adds_no_rows(text, number):
    score = read_drawn(SCORE, "wjx", "score.xlsx")

    (table,) = join_same_surveys([text, score, number])

    assert score.variant == "score"
    assert len(table.sources) == 3
    assert table.codes["1"]["7"] == "无收入"


def test_downloads_of_different_days_are_refused_with_the_number_of_strangers(text):
    header, *rows = NUMBER.strip().splitlines()
    number = read_drawn("\n".join([header, *rows[:3]]), "wjx", "number.xlsx")

    with pytest.raises(DifferentDownloadsError) as caught:
        join_same_surveys([text, number])

    assert caught.value.rows == 1
    assert (caught.value.file, caught.value.other) == ("text.xlsx", "number.xlsx")


def test_a_file_given_twice_or_in_part_counts_once(text):
    header, *rows = TEXT.strip().splitlines()
    part = read_drawn("\n".join([header, *rows[1:3]]), "wjx", "part.xlsx")

    (table,) = join_same_surveys([part, text, replace(text, file="copy.xlsx")])

    assert len(table.text) == 4
    assert table.file == "text.xlsx"
    assert len(table.sources) == 3


def test_a_questionnaire_sent_in_twice_does_not_part_the_pair():
    again = "| 4    | 3000元以下     | 停车                    | 29     | 停车       | 好          | (空)   |\n"
    number = "| 4    | 1      | 0          | 1          | 0          | 0                    | 29     | -2       | 1        | 1           | -2     |\n"
    pair = (
        read_drawn(TEXT.rstrip() + "\n" + again, "wjx", "text.xlsx"),
        read_drawn(NUMBER.rstrip() + "\n" + number, "wjx", "number.xlsx"),
    )
    (table,) = join_same_surveys(pair)

    assert len(table.text) == 5
    assert table.codes["1"]["7"] == "无收入"
