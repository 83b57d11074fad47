import itertools

import pytest

from drawn_exports import forms, read_drawn, roles
from surveys.answers import State
from surveys.guessing import guess_codebook
from surveys.rounds import list_questions


def test_every_column_is_a_question_of_its_own():
    table = read_drawn(
        """
        | 楼栋 | 最需要什么 | 年龄 |
        | 3   | 电梯      | 44   |
        | 4   |           | 无   |
        """,
        "plain",
    )

    assert [(one.number, one.stem, one.part) for one in table.columns] == [
        ("楼栋", "楼栋", ""),
        ("最需要什么", "最需要什么", ""),
        ("年龄", "年龄", ""),
    ]
    assert table.text["年龄"].to_list() == ["44", "无"]
    assert table.states[1, 1] == State.BLANK


def test_headers_that_differ_in_square_brackets_are_the_rows_of_one_question():
    table = read_drawn(
        """
        | 是否满意？ [电梯] | 是否满意？ [道路] | 请分配100分 [电梯] | 请分配100分 [道路] | 还有吗 [选填] |
        | 满意            | 不满意          | 40                | 60               | 无           |
        | 一般            | 满意            | 70                | 30               | 好           |
        """,
        "plain",
    )

    assert [(one.number, one.stem, one.part) for one in table.columns] == [
        ("是否满意？", "是否满意？", "电梯"),
        ("是否满意？", "是否满意？", "道路"),
        ("请分配100分", "请分配100分", "电梯"),
        ("请分配100分", "请分配100分", "道路"),
        ("还有吗 [选填]", "还有吗 [选填]", ""),
    ]
    assert [(one.column, one.kind) for one in guess_codebook([table]).questions[:3]] == [
        ("是否满意？ [电梯]", "satisfaction"),
        ("是否满意？ [道路]", "satisfaction"),
        ("请分配100分", "points"),
    ]


def test_numbered_headers_group_their_columns():
    table = read_drawn(
        """
        | 1、需求(电梯) | 1、(停车) | Q2 age |
        | 1            | 0        | 44     |
        | 0            | 0        | 51     |
        """,
        "plain",
    )

    assert [(one.number, one.stem, one.part, one.form) for one in table.columns] == [
        ("1", "需求", "电梯", "tick"),
        ("1", "需求", "停车", "tick"),
        ("2", "age", "", "text"),
    ]


def test_only_headers_beyond_doubt_get_a_role():
    table = read_drawn(
        """
        | ID | uuid | Timestamp | 答题时长(秒) | 您的姓名 | 联系电话 | Phone number | IP 地址 | 电话亭改造 | name of the street |
        | 1  | a    | 9/8/2023  | 30          | 张三     | 1        | 2            | 3      | 是        | x                  |
        """,
        "plain",
    )

    assert roles(table) == {
        "ID": "id",
        "uuid": "ignore",
        "Timestamp": "time",
        "答题时长(秒)": "duration",
        "您的姓名": "personal",
        "联系电话": "personal",
        "Phone number": "personal",
        "IP 地址": "personal",
    }


def test_repeated_and_empty_headers_are_told_apart_by_their_keys():
    table = read_drawn(
        """
        | Other | Other | Other (2) |   | Other |
        | a     | b     | c         | d | e     |
        """,
        "plain",
    )

    assert list(table.text.columns) == ["Other", "Other (3)", "Other (2)", "column 4", "Other (4)"]
    assert [column.header for column in table.columns] == [
        "Other",
        "Other",
        "Other (2)",
        "",
        "Other",
    ]
    assert any("headers that stand more than once: Other" in note for note in table.notes)


def test_lists_are_believed_when_their_options_repeat():
    rows = "\n".join(
        f"| lift;parking; | come; look at {row} | {('a, b', 'b, c', 'c')[row % 3]} |"
        for row in range(9)
    )

    table = read_drawn(f"| needs | opinion | pair |\n{rows}", "plain")

    assert list(forms(table).values()) == ["list", "text", "list"]
    assert [table.separator_at(place) for place in (0, 2)] == [";", ", "]
    assert list_questions([table])[2].counts().to_dict() == {"b": 6, "c": 6, "a": 3}


def test_options_with_a_comma_in_brackets_are_not_cut():
    rows = "\n".join("| courses (Coursera, edX), books |" for _ in range(6))

    assert forms(read_drawn(f"| means |\n{rows}", "plain")) == {"means": "text"}


def test_empty_rows_between_answers_are_passed_over_and_rows_keep_their_number():
    table = read_drawn(
        """
        | a | b |
        | 1 | 2 |
        |   |   |
        | 3 | 4 |
        """,
        "plain",
    )

    assert table.text.index.to_list() == [2, 4]
    assert "empty rows between the answers were passed over: 1" in table.notes


WORKS = (
    "雨污分流",
    "加装电梯",
    "外墙修缮（防水、防脱落）",
    "屋面防水；隔热",
    "健身、儿童场地",
    "照明",
)


@pytest.mark.parametrize("stem", ["最希望改造的项目（可多选）", "改造项目"])
@pytest.mark.parametrize("sign", ["、", "，", "；", ";", ", ", ","])
def test_whatever_sign_joins_options_they_stay_whole(stem, sign):
    whole = [work for work in WORKS if sign not in work or "（" in work or sign == "、"]
    cells = _every_choice(whole, sign)

    table = read_drawn(f"| {stem} |\n" + "\n".join(f"| {cell} |" for cell in cells), "plain")
    counts = list_questions([table])[0].counts()

    assert (forms(table), table.separator) == ({stem: "list"}, sign)
    assert set(counts.index) == set(whole)
    assert counts[whole[0]] == sum(whole[0] in cell for cell in cells)


def test_a_single_choice_among_options_that_hold_the_sign_is_no_list():
    rows = "\n".join(
        f"| {('健身、儿童场地', '停车、划线', '照明')[row % 3]} |" for row in range(30)
    )

    assert forms(read_drawn(f"| 改造项目（可多选） |\n{rows}", "plain")) == {
        "改造项目（可多选）": "text"
    }


def test_what_people_list_in_their_own_words_is_no_choice():
    said = ("电梯、停车", "停车、照明", "照明、电梯", "电梯、停车、照明", "没有")
    rows = "\n".join(f"| {said[row % 5]} |" for row in range(30))

    assert forms(read_drawn(f"| 其他建议 |\n{rows}", "plain")) == {"其他建议": "text"}


def _every_choice(options, sign):
    """Each way to choose one to three of them once, in the order of the form."""
    return [
        sign.join(chosen)
        for count in (1, 2, 3)
        for chosen in itertools.combinations(options, count)
    ]
