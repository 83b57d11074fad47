"""Several exports of one survey: what is the same question, and what each of them lacks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_exports import read_drawn
from drawn_surveys import everybody
from surveys.codebook import Codebook, Option, Question
from surveys.demand import item_demand
from surveys.encoder import encode
from surveys.errors import CodebookErrors, UnknownSameError
from surveys.guessing import guess_codebook
from surveys.rounds import list_questions
from surveys.rules.limit_exceeded import RULE as LIMIT_EXCEEDED

WISHES = "您最希望改造的项目"
FIRST = f"""
| 序号 | 1、您的年龄 | 2、{WISHES}是？【最多选2项】 | 3、您是否满意—道路 | 3、路灯 |
| 1    | 60岁及以上  | 电梯┋停车                    | 满意               | 不满意  |
| 2    | 60岁及以上  | 停车┋绿化                    | 一般               | 满意    |
| 3    | 30岁以下    | 绿化                         | 不满意             | 一般    |
| 4    | 30岁以下    | 电梯                         | 满意               | 一般    |
"""
SECOND = f"""
| 序号 | 1、家中是否有小汽车 | 2、您的年龄 | 3、{WISHES}【最多选3项】 | 4、您是否满意—路灯 | 4、道路 | 4、绿化 |
| 1    | 是                  | 30岁以下    | 停车┋电梯┋绿化           | 满意               | 满意    | 满意    |
| 2    | 否                  | 60岁及以上  | 电梯                     | 一般               | 不满意  | 不满意  |
"""  # noqa: E501 - as wide as the export


def both(first=FIRST, second=SECOND, platform="wjx"):
    return [
        read_drawn(first, platform, "first.xlsx"),
        read_drawn(second, platform, "second.xlsx"),
    ]


def rows(codebook):
    return {(one.export, one.column): one for one in codebook.questions}


def together(left, right):
    """Whether two questions, one per export, are taken for one."""
    cells = [f"| 序号 | {stem} |\n" + lines for stem, lines in (left, right)]
    asked = list_questions(both(*cells, platform="plain"))
    return any(len(one.places) == 2 for one in asked if one.name != "序号")


def test_a_question_under_another_number_is_found_by_its_words():
    found = rows(guess_codebook(both()))

    assert found["second.xlsx", "2"].same_as == "1"
    assert found["second.xlsx", "4、您是否满意—路灯"].same_as == "3、路灯"
    assert found["", "1"].role == "group"
    assert found["second.xlsx", "1、家中是否有小汽车"].same_as == ""


def test_nearly_the_same_words_are_joined_marked_and_told_with_both():
    link = rows(guess_codebook(both()))["second.xlsx", "3"]

    assert (link.same_as, link.limit, link.confidence) == ("2", 3, 0.5)
    facts = dict(link.comment.parts)["close_words"]
    assert facts["here"] == f"3、{WISHES}【最多选3项】"
    assert facts["there"] == f"2、{WISHES}是？【最多选2项】"


def test_every_answer_of_both_rounds_counts_under_one_question():
    tables = both()
    responses = encode(tables, guess_codebook(tables))
    wishes = next(one for one in responses.answers if one.question.column == "2")
    road = next(one for one in responses.answers if one.question.column == "3、您是否满意—道路")

    assert responses.rows["file"].tolist() == ["first.xlsx"] * 4 + ["second.xlsx"] * 2
    assert dict(zip(wishes.parts, wishes.values.sum(axis=0), strict=True)) == {
        "电梯": 4,
        "停车": 3,
        "绿化": 3,
    }
    assert road.levels.tolist() == [3, 2, 1, 3, 3, 1]
    assert responses.groups["1"].tolist() == [
        *("60岁及以上", "60岁及以上", "30岁以下", "30岁以下", "30岁以下", "60岁及以上")
    ]


def test_what_was_matched_moved_or_missing_is_said():
    tables = both()
    said = {remark.code: remark.facts for remark in encode(tables, guess_codebook(tables)).remarks}

    assert said["asked_otherwise"] == {
        "file": "first.xlsx",
        "here": f"{WISHES}是？【最多选2项】",
        "other": "second.xlsx",
        "there": f"{WISHES}【最多选3项】",
    }
    assert said["asked_elsewhere"]["pairs"] == "1 = 2; 2 = 3; 3 = 4"
    assert said["asked_once"]["count"] == 2
    assert "家中是否有小汽车" in said["asked_once"]["columns"]
    assert "您是否满意 - 绿化" in said["asked_once"]["columns"]


def test_one_export_differs_from_none():
    (table,) = both()[:1]

    assert encode([table], guess_codebook([table])).remarks == ()


SCALE = "| 1 | 满意 |\n| 2 | 不满意 |\n| 3 | 一般 |"
WORKS = "| 1 | 电梯 |\n| 2 | 停车 |\n| 3 | 绿化 |"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("您最希望先改造什么", WORKS), ("您最希望先改造什么呢", WORKS), True),
        (("您对小区道路的满意程度", SCALE), ("对道路的满意度", SCALE), True),
        (("您对小区供水的满意程度", SCALE), ("您对小区供电的满意程度", SCALE), False),
        (("您对道路的满意程度", SCALE), ("您对道路照明的满意程度", SCALE), False),
        (("您第一希望改造的是什么", WORKS), ("您第二希望改造的是什么", WORKS), False),
        (("您希望改造的项目是什么", WORKS), ("您不希望改造的项目是什么", WORKS), False),
        (("您最希望先改造什么", WORKS), ("您最希望先改造什么呢", SCALE), False),
        (("Which works are needed?", WORKS), ("What works are most needed now?", WORKS), False),
        (("Which works are needed?", WORKS), ("Which works are needed here?", WORKS), True),
    ],
)  # fmt: skip
def test_words_join_questions_only_where_they_ask_the_same(left, right, expected):
    assert together(left, right) is expected


def test_of_two_near_questions_none_is_taken():
    first = f"| 序号 | 您最希望先改造什么 |\n{WORKS}"
    second = """
| 序号 | 您最希望先改造什么呢 | 您最希望先改造啥什么 |
| 1    | 电梯                 | 停车                 |
| 2    | 停车                 | 绿化                 |
| 3    | 绿化                 | 电梯                 |
"""
    asked = list_questions(both(first, second, platform="plain"))

    assert all(len(one.places) == 1 for one in asked if one.name != "序号")


def test_a_number_that_means_something_else_is_named_by_its_words_there():
    second = SECOND.replace("2、您的年龄", "2、您住在几楼")
    codebook = guess_codebook(both(second=second))
    found = rows(codebook)

    assert found["second.xlsx", "2、您住在几楼"].role == "group"
    assert "2、您住在几楼" in {option.column for option in codebook.options}
    assert {option.option for option in codebook.options if option.column == "2"} >= {
        "电梯",
        "停车",
    }


def choices(file, options, count):
    """An export in which every option is ticked by one in two."""
    cells = ["┋".join(options[place % 2 :: 2]) for place in range(count)]
    lines = [f"| {row} | {cell} |" for row, cell in enumerate(cells)]
    return read_drawn("\n".join([f"| 序号 | 1、{WISHES} |", *lines]), "wjx", file)


def test_who_was_not_offered_an_option_is_not_counted_as_against_it():
    tables = [
        choices("first.xlsx", ["电梯", "停车"], 40),
        choices("second.xlsx", ["电梯", "停车", "燃气"], 40),
    ]
    codebook = guess_codebook(tables)
    gas = next(one for one in codebook.options if one.option == "燃气")
    items = tuple(
        Option(one.column, one.option, item=one.option, export=one.export)
        for one in codebook.options
    )
    responses = encode(tables, Codebook(codebook.questions, items))
    demand = item_demand(responses, everybody(responses))
    part = demand.parts.set_index("item").loc["燃气"]

    assert (gas.export, gas.confidence) == ("second.xlsx", 0.5)
    assert demand.table.loc["燃气", ["value", "n"]].tolist() == [0.5, 40]
    assert demand.table.loc["电梯", ["value", "n"]].tolist() == [0.5, 80]
    assert (part["asked"], part["chose"]) == (40, 20)
    (said,) = [one for one in responses.remarks if one.code == "levels_differ"]
    assert said.facts["options"] == "燃气"


def test_the_planner_may_say_that_an_option_was_offered_everywhere():
    tables = [
        choices("first.xlsx", ["电梯", "停车"], 40),
        choices("second.xlsx", ["电梯", "停车", "燃气"], 40),
    ]
    options = tuple(Option("1", one, item=one) for one in ("电梯", "停车", "燃气"))
    codebook = Codebook((Question("1", kind="choose"),), options)
    responses = encode(tables, codebook)

    assert item_demand(responses, everybody(responses)).table.loc["燃气", "n"] == 80


def test_boxes_show_by_themselves_what_was_offered():
    first = "| 序号 | 第1题(电梯) | 第1题(停车) |\n| 1 | 1 | 0 |\n| 2 | 0 | 0 |"
    second = "| 序号 | 第1题(停车) | 第1题(燃气) |\n| 1 | 1 | 1 |\n| 2 | 0 | 1 |\n| 3 | 1 | 0 |"
    tables = both(first, second)
    options = tuple(Option("1", one, item=one) for one in ("电梯", "停车", "燃气"))
    responses = encode(tables, Codebook((Question("1", kind="choose"),), options))
    table = item_demand(responses, everybody(responses)).table

    assert table["n"].to_dict() == {"停车": 5, "燃气": 3, "电梯": 2}
    assert table["value"].to_dict() == pytest.approx({"停车": 0.4, "燃气": 2 / 3, "电梯": 0.5})


def test_each_round_has_its_own_limit():
    tables = both()
    responses = encode(tables, guess_codebook(tables))
    found = LIMIT_EXCEEDED.find(responses, everybody(responses), None)

    assert not found.any()


def test_a_row_that_names_its_export_goes_before_one_that_does_not():
    tables = both(FIRST, FIRST.replace("、您是否满意", "、是否满意"))
    questions = (
        Question("3、路灯", kind="satisfaction"),
        Question("3、路灯", export="second.xlsx", kind="importance"),
    )
    options = tuple(
        Option("3、路灯", text, order=order)
        for order, text in enumerate(("不满意", "一般", "满意"), start=1)
    )
    satisfied, important = encode(tables, Codebook(questions, options)).answers

    assert np.isfinite(satisfied.levels).tolist() == [True] * 4 + [False] * 4
    assert np.isfinite(important.levels).tolist() == [False] * 4 + [True] * 4


def test_same_as_must_name_a_row():
    questions = (Question("1", role="group"), Question("2", export="second.xlsx", same_as="9"))

    with pytest.raises(CodebookErrors) as caught:
        encode(both(), Codebook(questions, ()))

    (error,) = caught.value.errors
    assert isinstance(error, UnknownSameError)
    assert (error.column, error.same_as) == ("2", "9")


def test_rounds_can_be_compared_like_groups():
    tables = both()
    codebook = guess_codebook(tables)
    options = tuple(
        Option(one.column, one.option, item=one.option, order=one.order, state=one.state)
        for one in codebook.options
        if one.column == "2"
    )
    responses = encode(tables, Codebook(codebook.questions, options))
    later = item_demand(
        responses, everybody(responses), kind="choose", group=("文件", "second.xlsx")
    )

    assert later.table["value"].to_dict() == {"停车": 0.5, "电梯": 1.0, "绿化": 0.5}


STEMS = [WISHES, "您的年龄段", "您对电梯的建议", "家中有几口人", "您住在几号楼"]
WORDS = [["电梯", "停车", "电梯┋停车"], ["老", "少"], ["快装", "别装"], ["三", "四"], ["甲", "乙"]]


@settings(max_examples=20, deadline=None)
@given(
    order=st.permutations(range(5)),
    people=st.lists(
        st.tuples(*(st.sampled_from(words) for words in WORDS)), min_size=4, max_size=9
    ),
)
def test_the_order_of_the_questions_in_a_later_round_changes_no_answer(order, people):
    def drawn(lines, places, file):
        header = [f"{number}、{STEMS[at]}" for number, at in enumerate(places, start=1)]
        body = [[str(row), *(line[at] for at in places)] for row, line in enumerate(lines, start=1)]
        text = "\n".join("| " + " | ".join(cells) + " |" for cells in [["序号", *header], *body])
        return read_drawn(text, "wjx", file)

    first = drawn(people[:3], range(5), "a.xlsx")
    straight = [first, drawn(people[3:], range(5), "b.xlsx")]
    shuffled = [first, drawn(people[3:], order, "b.xlsx")]
    codebook = Codebook(
        (Question("1", kind="choose"), Question("2", role="group")),
        tuple(Option("1", one) for one in ("电梯", "停车")),
    )
    links = tuple(one for one in guess_codebook(shuffled).questions if one.same_as in ("1", "2"))
    claims = tuple(
        one
        for one in guess_codebook(shuffled).questions
        if one.export == "b.xlsx" and one.same_as not in ("", "1", "2")
    )
    heads = tuple(Question(name, role="ignore") for name in {one.same_as for one in claims})
    wanted = encode(straight, codebook)
    found = encode(
        shuffled, Codebook((*codebook.questions, *heads, *links, *claims), codebook.options)
    )

    assert np.array_equal(found.answers[0].values, wanted.answers[0].values, equal_nan=True)
    assert found.groups["2"].tolist() == wanted.groups["2"].tolist()
