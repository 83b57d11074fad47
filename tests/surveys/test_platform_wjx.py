import numpy as np
import pytest

from drawn_exports import forms, read_drawn, roles
from surveys.answers import State
from surveys.codebook import Codebook, Question
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.platforms.wjx import recognise
from surveys.sheets import Export, Sheet

TEXT = """
| 序号 | 提交答卷时间       | 所用时间 | 来源 | 来源详情 | 来自IP               | 1、性别 | 2、最需要的改造        | 3、请排序      | 4、满意度—道路 | 4、路灯  | 总分 |
| 1    | 2023/9/8 12:24:22 | 137秒   | 微信 | N/A     | 1.2.3.4(江苏-南京) | 男     | 电梯┋其他〖门禁┋道闸〗 | 电梯→停车→绿化 | 满意          | 不满意   | 12   |
| 2    | 2023/9/8 12:30:00 | 95秒    | 微信 | N/A     | 1.2.3.5(江苏-南京) | 女     | 停车                  | 停车→电梯→绿化 | (跳过)        | (跳过)   | 9    |
| 3    | 2023/9/8 13:00:01 | 60秒    | 链接 | N/A     | 1.2.3.6(江苏-南京) | （空） |                       | 绿化          | 满意          | (空)     | 7    |
"""

NUMBER = """
| 序号 | 1、性别 | 第2题(电梯) | 第2题(停车(地上)) | 3、(电梯) | 3、(停车) | 3、(绿化) | 4、满意度—道路 | 4、路灯 | 5、年限 |
| 1    | 1      | 1          | 0                | 1        | 2        | 3        | 4             | 2      | 1      |
| 2    | 2      | 0          | 1                | 2        | 1        | -2       | -3            | -3     | 2      |
| 3    | -2     | 0          | 0                | -2       | -2       | -2       | 4             | 4      | 2      |
"""


def test_the_platforms_own_columns_get_their_roles():
    table = read_drawn(TEXT, "wjx")

    assert roles(table) == {
        "序号": "id",
        "提交答卷时间": "time",
        "所用时间": "duration",
        "来源": "mode",
        "来源详情": "ignore",
        "来自IP": "personal",
        "总分": "ignore",
    }
    assert table.text["来源详情"].to_list() == ["N/A"] * 3


def test_lists_and_orders_are_known_by_their_signs():
    table = read_drawn(TEXT, "wjx")

    assert table.variant == "text"
    assert table.separator == "┋"
    assert forms(table)["2、最需要的改造"] == "list"
    assert forms(table)["3、请排序"] == "order"
    assert forms(table)["1、性别"] == "text"


def test_skipped_and_left_empty_stay_apart_by_text():
    table = read_drawn(TEXT, "wjx")
    answered, blank, skipped = State.ANSWERED, State.BLANK, State.SKIPPED

    assert table.states[:, 6:11].tolist() == [
        [answered, answered, answered, answered, answered],
        [answered, answered, answered, skipped, skipped],
        [blank, blank, answered, answered, blank],
    ]
    assert table.text["4、路灯"].to_list() == ["不满意", "", ""]


def test_columns_of_numbers_are_told_apart_by_their_whole_question():
    table = read_drawn(NUMBER, "wjx")

    assert table.variant == "number"
    assert forms(table) == {
        "序号": "text",
        "1、性别": "code",
        "第2题(电梯)": "tick",
        "第2题(停车(地上))": "tick",
        "3、(电梯)": "place",
        "3、(停车)": "place",
        "3、(绿化)": "place",
        "4、满意度—道路": "code",
        "4、路灯": "code",
        "5、年限": "code",
    }
    assert [column.part for column in table.columns[2:7]] == [
        "电梯",
        "停车(地上)",
        "电梯",
        "停车",
        "绿化",
    ]


def test_a_sentinel_beside_answers_was_left_empty_and_alone_was_not_shown():
    table = read_drawn(NUMBER, "wjx")

    assert table.states[1, 4:9].tolist() == [0, 0, State.BLANK, State.SKIPPED, State.SKIPPED]
    assert table.states[2, [1, 4, 5, 6]].tolist() == [State.SKIPPED] * 4
    assert table.text.iloc[2, 4:7].to_list() == ["", "", ""]
    assert any(note.startswith("-3 × 2, -2 × 5") for note in table.notes)


def test_scores_are_told_from_option_numbers_by_fractions_or_the_files_name():
    scores = """
    | 序号 | 1、道路 | 2、路灯 |
    | 1    | 2.5    | 4      |
    | 2    | 5      | 3      |
    """
    numbers = scores.replace("2.5", "2")

    assert read_drawn(scores, "wjx").variant == "score"
    assert read_drawn(numbers, "wjx").variant == "number"
    assert read_drawn(numbers, "wjx", "386_按分数_标题_2_2.xlsx").variant == "score"
    assert read_drawn(numbers, "wjx", "800_800_1.xls").variant == "score"


def test_the_name_of_a_file_never_overrules_its_cells():
    assert read_drawn(TEXT, "wjx", "386_按序号_标题_3_3.xlsx").variant == "text"
    assert read_drawn(NUMBER, "wjx", "386_按文本_标题_3_3.xlsx").variant == "number"


def test_an_arrow_in_free_text_is_no_order():
    table = read_drawn(
        """
        | 序号 | 1、意见     |
        | 1    | 东门→西门修路 |
        | 2    | 修灯        |
        | 3    | 修管道      |
        """,
        "wjx",
    )

    assert forms(table)["1、意见"] == "text"


def test_a_bar_only_inside_free_text_makes_no_list():
    table = read_drawn(
        """
        | 序号 | 1、住房类型      |
        | 1    | 其他〖自建┋合租〗 |
        | 2    | 商品房           |
        """,
        "wjx",
    )

    assert forms(table)["1、住房类型"] == "text"


def test_rows_whose_brackets_do_not_close_are_named():
    table = read_drawn(
        """
        | 序号 | 1、需求          |
        | 1    | 电梯┋其他〖门禁〗 |
        | 2    | 电梯┋其他〖门禁   |
        """,
        "wjx",
    )

    assert table.notes == ("question 1: brackets 〖〗 do not close in rows 3",)


@pytest.mark.parametrize(
    ("header", "least"),
    [
        (("序号", "提交答卷时间"), 0.9),
        (("第6题(运动)", "x"), 0.9),
        (("1、性别", "2、年龄", "姓名"), 0.3),
        (("id", "name"), 0.0),
    ],
)
def test_it_recognises_itself_by_its_headers(header, least):
    sheet = Sheet("Sheet1", (header, tuple("1" for _ in header)))

    sure = recognise(Export("a.xlsx", "xlsx", (sheet,)), sheet)

    assert least <= sure <= (1 if least else 0)


ADDRESS = """
| 序号 | 1、您家住址(1)___楼 | 1、(2)单元 | 1、(3)室 | 2、需要什么—道路 | 2、路灯   | 3、您是否满意 |
| 1    | 3                   | 2          | 401      | 修补┋拓宽        | 太暗┋坏了 | 满意          |
| 2    | 3                   | 1          | 401      | 修补             | 太暗      | 不满意        |
| 3    | 3                   | 2          | 401      | 拓宽┋修补        | (空)      | 满意          |
| 4    | 5                   | 2          | 401      | 拓宽             | 坏了      | 一般          |
"""


def test_a_door_number_in_three_blanks_is_one_home_and_no_group():
    table = read_drawn(ADDRESS, "wjx")
    codebook = guess_codebook([table])
    responses = encode([table], codebook)

    assert [one.role for one in codebook.questions[1:4]] == ["household"] * 3
    assert responses.roles["household"].tolist() == [0, 1, 0, 2]
    assert not any(column.startswith("1、") for column in responses.groups)
    assert not any(option.column.startswith("1、") for option in codebook.options)


@pytest.mark.parametrize("whole", [False, True])
def test_a_matrix_of_several_answers_per_row_is_one_question_per_row(whole):
    table = read_drawn(ADDRESS, "wjx")
    guessed = [one for one in guess_codebook([table]).questions if one.kind == "choose"]
    questions = (Question("2", kind="choose"),) if whole else tuple(guessed)
    roads, lights = encode([table], Codebook(questions, ())).answers

    assert [one.column for one in guessed] == ["2、需要什么—道路", "2、路灯"]
    assert dict(zip(roads.parts, np.nansum(roads.values, axis=0), strict=True)) == {
        "修补": 3,
        "拓宽": 3,
    }
    assert dict(zip(lights.parts, np.nansum(lights.values, axis=0), strict=True)) == {
        "坏了": 2,
        "太暗": 2,
    }


def test_numbers_of_options_are_never_taken_for_scores_without_a_doubt():
    table = read_drawn(
        """
        | 序号 | 1、您对道路是否满意 | 第2题(电梯) | 第2题(停车) |
        | 1    | 1                   | 1           | 0           |
        | 2    | 5                   | 0           | 1           |
        | 3    | 4                   | 0           | 0           |
        """,
        "wjx",
        "386540716_按序号_意愿_3_3.xlsx",
    )
    question = guess_codebook([table]).questions[1]

    assert table.variant == "number"
    assert (question.kind, question.confidence) == ("satisfaction", 0.3)
    assert [code for code, _ in question.comment.parts] == ["option_numbers"]


def test_scores_may_have_halves():
    table = read_drawn(
        """
        | 序号 | 1、您是否满意—道路 | 1、路灯 | 总分 |
        | 1    | 5                  | 3.5     | 99   |
        | 2    | 1                  | 2       | 3    |
        | 3    | 2.5                | 4       | 7    |
        """,
        "wjx",
        "386540716_按分数_意愿_3_3.xlsx",
    )
    codebook = guess_codebook([table])
    first, second = encode([table], codebook).answers

    assert table.variant == "score"
    assert first.levels.tolist() == [5, 1, 2.5]
    assert second.levels.tolist() == [3.5, 2, 4]
    assert [one.role for one in codebook.questions][-1] == "ignore"


TYPED = """
| 序号 | 1、楼号 | 2、请排序      | 3、电梯还是外墙 | 4、同住人数 |
| 1    | 三号楼 | 电梯→停车→绿化 | -3              | 两人       |
| 2    | 二号楼 | 停车→电梯→绿化 | 5               | 三人       |
| 3    | 三号楼 | 绿化→电梯→停车 | -7              | 一人       |
"""


@pytest.mark.parametrize(
    "drawing",
    [TYPED, TYPED.replace("-7", "7"), TYPED.replace("→", "与")],
    ids=["both", "order", "signed"],
)
def test_an_answer_of_minus_three_makes_no_export_by_number(drawing):
    table = read_drawn(drawing, "wjx")

    assert table.variant == "text"
    assert table.text["3、电梯还是外墙"].tolist()[0] == "-3"
