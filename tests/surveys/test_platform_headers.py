import pytest

from surveys.numbering import Heading, read_headings


def parts(*headers):
    return [(one.number, one.stem, one.part) for one in read_headings(headers)]


@pytest.mark.parametrize(
    ("header", "number", "stem"),
    [
        ("12、您住在几楼", "12", "您住在几楼"),
        ("3：性别", "3", "性别"),
        ("3.题干", "3", "题干"),
        ("3．题干", "3", "题干"),
        ("03、题干", "3", "题干"),
        ("Q7 Which works matter?", "7", "Which works matter?"),
        ("Q7", "7", ""),
        ("3.5倍的租金", "", "3.5倍的租金"),
        ("10:30到达", "", "10:30到达"),
        ("2023年收入", "", "2023年收入"),
        ("序号", "", "序号"),
    ],
)
def test_the_number_is_parted_from_the_question(header, number, stem):
    assert read_headings([header]) == [Heading(number, stem, "")]


def test_an_option_runs_from_the_first_bracket_to_the_last():
    assert parts("第6题(ACG文化(动漫、游戏等))", "第6题（其他【请注明】）") == [
        ("6", "", "ACG文化(动漫、游戏等)"),
        ("6", "", "其他【请注明】"),
    ]


def test_later_rows_of_a_matrix_inherit_the_stem():
    assert parts("8、您对小区的满意度—道路", "8、路灯", "8、绿化", "9、意见") == [
        ("8", "您对小区的满意度", "道路"),
        ("8", "您对小区的满意度", "路灯"),
        ("8", "您对小区的满意度", "绿化"),
        ("9", "意见", ""),
    ]


def test_a_stem_may_hold_dashes_of_its_own():
    assert parts("8、公共部分——楼道、外墙——的状况—道路", "8、路灯")[0] == (
        "8",
        "公共部分——楼道、外墙——的状况",
        "道路",
    )


def test_counted_rows_lose_their_count():
    assert parts("8、满意度—1.道路", "8、2.路灯") == [
        ("8", "满意度", "道路"),
        ("8", "满意度", "路灯"),
    ]


def test_blanks_of_one_question_keep_their_count():
    assert parts("3、(1)___", "3、(2)年入学，专业为___", "3、(3)班") == [
        ("3", "", "(1)___"),
        ("3", "", "(2)年入学，专业为___"),
        ("3", "", "(3)班"),
    ]


def test_options_in_brackets_behind_the_number_are_found():
    assert parts("25、最需要的改造(可多选)(加装电梯)", "25、(停车)", "25、(其他（请补充）:)") == [
        ("25", "最需要的改造(可多选)", "加装电梯"),
        ("25", "最需要的改造(可多选)", "停车"),
        ("25", "最需要的改造(可多选)", "其他（请补充）"),
    ]


def test_a_stem_that_stands_in_every_column_is_parted_once():
    assert parts("21.最需要的改造:电梯", "21.最需要的改造:停车") == [
        ("21", "最需要的改造", "电梯"),
        ("21", "最需要的改造", "停车"),
    ]
