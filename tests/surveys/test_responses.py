"""Text to numbers: nothing dropped, nothing invented, every silence kept apart."""

from dataclasses import replace

import numpy as np
import pytest

from drawn_exports import REAL_EXPORTS
from drawn_surveys import CHOICE, beside, choices, chosen_items, encoded, survey
from surveys.answers import Column, State
from surveys.codebook import Codebook, Option, Question
from surveys.encoder import encode
from surveys.errors import CodebookErrors, UnknownColumnError, UnknownExportError, UnknownKindError
from surveys.guessing import guess_codebook
from surveys.reading import read_surveys

TICKED = """
| 序号 | 提交答卷时间      | 第6题(电梯) | 第6题(停车) | 第6题(其他【请注明】) |
| 1    | 2024/5/1 9:00:00  | 1           | 0           | 1                     |
| 2    | 2024/5/1 9:05:00  | 0           | 0           | 0                     |
| 3    | 2024/5/1 9:09:00  | -3          | -3          | -3                    |
"""
LISTED = """
| 序号 | 提交答卷时间      | 6、需要哪些？   |
| 1    | 2024/5/1 9:00:00  | 其他〖门┋窗〗┋电梯 |
| 2    | 2024/5/1 9:05:00  | (空)            |
| 3    | 2024/5/1 9:09:00  | (跳过)          |
| 4    | 2024/5/1 9:10:00  | 电 梯┋停车      |
"""
OPTIONS = tuple(Option("6", text) for text in ("电梯", "停车", "其他"))


def values_by_part(answers):
    return dict(zip(answers.parts, answers.values.T.tolist(), strict=True))


def test_tick_columns_become_ones_and_zeros():
    responses = encoded(TICKED, "wjx", [Question("6", kind="choose")], OPTIONS)
    (answers,) = responses.answers

    assert answers.parts == ("电梯", "停车", "其他")
    np.testing.assert_array_equal(answers.values, [[1, 0, 1], [np.nan] * 3, [np.nan] * 3])
    assert answers.states.tolist() == [State.ANSWERED, State.BLANK, State.SKIPPED]


def test_lists_are_split_outside_free_text_only():
    responses = encoded(LISTED, "wjx", [Question("6", kind="choose")], OPTIONS)
    (answers,) = responses.answers

    np.testing.assert_array_equal(answers.values[[0, 3]], [[1, 0, 1], [1, 1, 0]])
    assert answers.states.tolist()[1:3] == [State.BLANK, State.SKIPPED]
    assert responses.notes == ()


def test_an_answer_outside_the_options_is_counted_and_makes_no_part():
    table = choices(["电梯┋游泳池", "电梯", "滑梯"])
    responses = encode([table], chosen_items({"电梯": "lift"}))
    (note,) = responses.notes

    assert responses.answers[0].parts == ("电梯",)
    assert (note.code, note.column, note.rows) == ("unlisted_answers", "1", 2)
    assert "游泳池" not in note.message
    assert responses.answers[0].states.tolist() == [State.ANSWERED] * 3


def test_points_that_do_not_add_up_have_a_remark_of_their_own():
    columns = [Column(f"1、分配100分—{one}", one, "1", "分配", one) for one in ("电梯", "停车")]
    text = {columns[0].key: ["50", "10", "40"], columns[1].key: ["50", "10", "60"]}
    codebook = Codebook((Question("1", kind="points"),), (Option("1", "电梯"), Option("1", "停车")))
    (note,) = encode([survey(text, columns)], codebook).notes

    assert (note.code, note.rows) == ("not_hundred", 1)
    assert "100" in note.message


def test_without_listed_options_those_seen_count_most_frequent_first():
    codebook = Codebook((Question("1", kind="choose"),), ())
    (answers,) = encode([choices(["停车", "电梯┋停车", "路灯〖亮〗"])], codebook).answers

    assert answers.parts == ("停车", "电梯", "路灯")


def test_an_option_that_holds_the_separator_stays_whole():
    table = replace(choices(["A, B, C", "C, A", "A, B"]), separator=", ")
    options = tuple(Option("1", text) for text in ("A", "C", "A, B"))
    (answers,) = encode([table], Codebook((Question("1", kind="choose"),), options)).answers

    assert values_by_part(answers) == {"A": [0, 1, 0], "C": [1, 1, 0], "A, B": [1, 0, 1]}


@pytest.mark.parametrize(
    ("state", "expected"),
    [("none", State.NONE), ("dont_know", State.DONT_KNOW), ("refused", State.REFUSED)],
)
def test_choosing_only_a_silent_option_sets_the_state_of_the_row(state, expected):
    options = (Option("1", "电梯"), Option("1", "都不", state=state))
    codebook = Codebook((Question("1", kind="choose"),), options)
    (answers,) = encode([choices(["都不", "都不┋电梯", "电梯"])], codebook).answers

    assert answers.states.tolist() == [expected, State.ANSWERED, State.ANSWERED]
    assert answers.values.tolist() == [[0, 1], [1, 1], [1, 0]]


def test_an_unknown_answer_beside_none_of_these_is_an_answer():
    options = (Option("1", "都不", state="none"),)
    codebook = Codebook((Question("1", kind="choose"),), options)
    (answers,) = encode([choices(["都不┋秋千", "都不"])], codebook).answers

    assert answers.states.tolist() == [State.ANSWERED, State.NONE]


MATRIX = """
| 序号 | 提交答卷时间     | 8、满意吗—道路 | 8、路灯    | 8、绿化  |
| 1    | 2024/5/1 9:00:00 | 非常满意       | 不清楚     | 一般     |
| 2    | 2024/5/1 9:05:00 | 很一般         | 非常不满意 | (空)     |
"""
LEVELS = (
    *(
        Option("8", text, order=order)
        for order, text in enumerate(["非常不满意", "不满意", "一般", "满意", "非常满意"], start=1)
    ),
    Option("8", "不清楚", state="dont_know"),
)


def test_a_matrix_named_by_its_number_is_one_question_per_row():
    responses = encoded(MATRIX, "wjx", [Question("8", kind="satisfaction")], LEVELS)

    assert [answers.parts for answers in responses.answers] == [("道路",), ("路灯",), ("绿化",)]
    assert {answers.block for answers in responses.answers} == {"8"}
    assert {answers.scale for answers in responses.answers} == {(1.0, 5.0)}


def test_a_matrix_row_named_by_its_header_takes_the_options_of_its_number():
    question = Question("8、路灯", kind="satisfaction", item="light")
    (answers,) = encoded(MATRIX, "wjx", [question], LEVELS).answers

    assert answers.items == ("light",)
    np.testing.assert_array_equal(answers.values[:, 0], [np.nan, 1])
    assert answers.states.tolist() == [State.DONT_KNOW, State.ANSWERED]


def test_an_answer_off_the_scale_is_counted_and_has_no_place():
    question = Question("8、满意吗—道路", kind="satisfaction")
    responses = encoded(MATRIX, "wjx", [question], LEVELS)

    np.testing.assert_array_equal(responses.answers[0].values[:, 0], [5, np.nan])
    assert [(note.code, note.rows) for note in responses.notes] == [("unlisted_answers", 1)]


def test_a_scale_starts_at_one_although_nobody_used_its_lower_end():
    question = Question("8、满意吗—道路", kind="satisfaction")
    (answers,) = encoded(MATRIX, "wjx", [question], LEVELS[1:]).answers

    assert answers.scale == (1.0, 5.0)


def test_a_scale_without_options_is_read_from_its_words_over_all_rows_of_the_matrix():
    table = survey(
        {"8、道路": ["满意", "一般"], "8、路灯": ["非常不满意", "非常满意"]},
        [Column(f"8、{part}", f"8、{part}", "8", "满意吗", part) for part in ("道路", "路灯")],
    )
    responses = encode([table], Codebook((Question("8", kind="satisfaction"),), ()))

    assert responses.answers[0].values[:, 0].tolist() == [4, 3]
    assert responses.answers[0].scale == (1.0, 5.0)


def test_words_in_no_known_order_are_said_aloud():
    table = survey({"8、道路": ["红", "蓝"]}, [Column("8、道路", "8、道路", "8")])
    responses = encode([table], Codebook((Question("8", kind="importance"),), ()))

    assert [(note.code, note.rows) for note in responses.notes] == [("no_scale", 2)]
    assert np.isnan(responses.answers[0].demand).all()


RANKED = """
| 序号 | 提交答卷时间     | 9、请排序         |
| 1    | 2024/5/1 9:00:00 | 停车→电梯→路灯    |
| 2    | 2024/5/1 9:05:00 | 电梯              |
| 3    | 2024/5/1 9:06:00 | (空)              |
| 4    | 2024/5/1 9:06:30 | 路灯→停车         |
"""


def test_an_order_in_one_cell_becomes_places():
    options = tuple(Option("9", text) for text in ("电梯", "停车", "路灯"))
    (answers,) = encoded(RANKED, "wjx", [Question("9", kind="ranking")], options).answers

    np.testing.assert_array_equal(answers.values[:2], [[2, 1, 3], [1, np.nan, np.nan]])
    assert answers.states[2] == State.BLANK


def test_place_columns_give_the_same_as_an_order_in_one_cell():
    columns = [
        Column(part, part, "9", "请排序", part, form="place") for part in ("电梯", "停车", "路灯")
    ]
    table = survey({"电梯": ["2", "1"], "停车": ["1", ""], "路灯": ["3", "x"]}, columns)
    responses = encode([table], Codebook((Question("9", kind="ranking"),), ()))

    np.testing.assert_array_equal(responses.answers[0].values, [[2, 1, 3], [1, np.nan, np.nan]])
    assert [note.rows for note in responses.notes] == [1]


def test_option_numbers_become_texts_where_the_platform_told_them():
    table = survey(
        {"5、最需要": ["1", "2", "7"]},
        [Column("5、最需要", "5、最需要", "5", form="code")],
        codes={"5": {"1": "电梯", "2": "停车"}},
    )
    options = (Option("5", "电梯", item="lift"), Option("5", "停车"), Option("5", "7"))
    (answers,) = encode([table], Codebook((Question("5", kind="single"),), options)).answers

    assert answers.values.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_rows_of_several_exports_stand_under_each_other():
    first, second = choices(["电梯", "停车"]), choices(["停车", "路灯"], file="b.xlsx")
    (answers,) = (
        responses := encode([first, second], Codebook((Question("1", kind="choose"),), ()))
    ).answers

    assert responses.rows["file"].tolist() == ["a.xlsx"] * 2 + ["b.xlsx"] * 2
    assert responses.rows["row"].tolist() == [2, 3, 2, 3]
    assert values_by_part(answers) == {
        "停车": [0, 1, 1, 0],
        "电梯": [1, 0, 0, 0],
        "路灯": [0, 0, 0, 1],
    }


def test_an_export_that_does_not_ask_counts_as_not_shown():
    other = survey({"2、性别": ["男"]}, [Column("2、性别", "2、性别", "2")], file="b.xlsx")
    (answers,) = encode([choices(["电梯"]), other], chosen_items({"电梯": "lift"})).answers

    assert answers.states.tolist() == [State.ANSWERED, State.SKIPPED]
    assert np.isnan(answers.values[1]).all()


def test_a_question_bound_to_one_export_is_not_read_in_another():
    tables = [choices(["电梯"]), choices(["电梯"], file="b.xlsx")]
    (answers,) = encode(tables, chosen_items({"电梯": "lift"}, export="b.xlsx")).answers

    assert answers.states.tolist() == [State.SKIPPED, State.ANSWERED]


def test_everything_the_exports_do_not_know_is_told_at_once_with_near_misses():
    questions = (
        Question("1、最希望改造的项木"),
        Question("1", kind="chose"),
        Question("1", export="c.xlsx"),
    )
    with pytest.raises(CodebookErrors) as caught:
        encode([choices(["电梯"])], Codebook(questions, ()))
    column, kind, export = caught.value.errors

    assert isinstance(column, UnknownColumnError)
    assert column.near[0] == CHOICE
    assert isinstance(kind, UnknownKindError)
    assert kind.near == ("choose",)
    assert isinstance(export, UnknownExportError)
    assert export.files == ("a.xlsx",)


@pytest.mark.parametrize("name", ["1", CHOICE, "最希望改造的项目", "１、最希望改造的项目 "])
def test_a_question_is_found_by_number_header_or_words(name):
    codebook = Codebook((Question(name, kind="choose"),), ())

    assert encode([choices(["电梯"])], codebook).answers[0].parts == ("电梯",)


PEOPLE = beside(
    """
| 序号 | 提交答卷时间     | 所用时间 | 来自IP        | 1、同意接受调查吗 |
| 1    | 2024/5/1 9:00:00 | 137秒    | 192.0.2.1(甲) | 同意              |
| 2    | 2024/5/1 9:05:00 | 2分17秒  | 192.0.2.1(乙) | 不同意            |
| 3    | 2024/5/1 9:06:00 |          |               | (空)              |
""",
    """
| 2、您住几号楼 | 3、门牌       | 4、年龄    | 5、请选择“满意” |
| 3号楼         | 3栋2单元401室 | 60岁及以上 | 满意            |
| 3号楼         | 3-2-401       | 不愿回答   | 一般            |
| (空)          | (空)          | (空)       | (空)            |
""",
)
ROLES = [
    Question("1", role="consent"),
    Question("2", role="building"),
    Question("3", role="household"),
    Question("4", role="group"),
    Question("5", role="check"),
]


def test_roles_are_read_and_door_and_address_become_numbers():
    roles = encoded(PEOPLE, "wjx", ROLES).roles

    assert roles["id"].tolist() == ["1", "2", "3"]
    assert roles["duration"].tolist()[:2] == [137, 137]
    assert roles["consent"].tolist() == [1, 0, 0]
    assert roles["check"].tolist()[:2] == [1, 0]
    assert np.isnan(roles["check"][2])
    assert roles["household"].tolist() == [0, 0, -1]
    assert roles["network"].tolist() == [0, 0, -1]
    assert roles["time"].is_monotonic_increasing
    assert "401" not in roles.to_string()
    assert "192.0" not in roles.to_string()


def test_groups_keep_the_words_of_the_export_and_leave_silence_empty():
    responses = encoded(PEOPLE, "wjx", ROLES)

    assert responses.groups.to_dict("list") == {
        "2": ["3号楼", "3号楼", ""],
        "4": ["60岁及以上", "", ""],
    }
    assert responses.variables["4、年龄"] == responses.variables["年龄"] == "4"


def test_a_check_that_does_not_say_what_to_tick_fails_nobody():
    table = survey({"5、检查": ["a", "b"]}, [Column("5、检查", "5、检查", "5")])
    responses = encode([table], Codebook((Question("5", role="check"),), ()))

    assert responses.roles["check"].isna().all()
    assert [note.code for note in responses.notes] == ["check_without_answer"]


def test_nothing_that_was_said_stands_in_a_repr():
    responses = encoded(PEOPLE, "wjx", [*ROLES, Question("4", kind="comment")])

    assert "60岁" not in repr(responses)
    assert "60岁" not in repr(responses.answers[0])


INTERESTS = {
    "美食": 492, "运动": 479, "旅游": 478, "影视": 461, "阅读": 436, "购物": 425, "音乐": 294,
    "健康": 242, "IT数码": 214, "摄影": 184, "游戏动漫": 145, "艺术": 95, "手工艺": 76, "其他": 2,
}  # fmt: skip
NEWS = {
    "财经": 448, "娱乐八卦": 416, "时尚": 401, "电子科技类": 332, "汽车类": 310, "政治/军事": 287,
    "体育类": 270, "ACG文化(动漫、游戏等)": 131, "不关注": 11, "其他": 5,
}  # fmt: skip
real = pytest.mark.skipif(not REAL_EXPORTS.exists(), reason="the real exports are not here")


def ticks(answers):
    names = [part.removesuffix("【请注明】") for part in answers.parts]
    return dict(zip(names, np.nansum(answers.values, axis=0).astype(int).tolist(), strict=True))


@real
@pytest.mark.parametrize(
    "files", [["wjx_text.xls"], ["wjx_number.xls"], ["wjx_text.xls", "wjx_number.xls"]]
)
def test_both_variants_of_a_real_wjx_survey_give_the_documented_ticks(files):
    tables = read_surveys([REAL_EXPORTS / file for file in files])
    responses = encode(tables, guess_codebook(tables))
    interests, news = responses.answers

    assert ticks(interests) == INTERESTS
    assert ticks(news) == NEWS
    assert responses.notes == ()


@real
def test_the_two_variants_agree_row_by_row():
    found = []
    for file in ("wjx_text.xls", "wjx_number.xls"):
        tables = read_surveys([REAL_EXPORTS / file])
        codebook = Codebook(
            (Question("6", kind="choose"),), tuple(Option("6", name) for name in INTERESTS)
        )
        found.append(encode(tables, codebook).answers[0].values)

    np.testing.assert_array_equal(*found)
    assert np.nansum(found[0]) == 4023


@real
def test_a_real_kobo_survey_gives_the_documented_mentions():
    tables = read_surveys([REAL_EXPORTS / "kobo_citizens_round1.csv"])
    responses = encode(tables, guess_codebook(tables))
    family = [one for one in responses.answers if one.kind.name == "single"]
    mentions = [ticks(one)["long_term_shelter__housing"] for one in family]
    asked = (family[0].states != State.SKIPPED).sum()

    assert [one.question.weight for one in family] == [3, 2, 1]
    assert mentions == [589, 141, 52]
    assert asked == 1064
