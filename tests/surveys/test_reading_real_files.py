"""Counts published with the real exports that the readers are tried on."""

from functools import cache

import pytest

from drawn_exports import REAL_EXPORTS, forms
from surveys.answers import State
from surveys.lists import split_column
from surveys.reading import read_survey, read_surveys

pytestmark = pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")

HOBBIES = {
    "美食": 492, "运动": 479, "旅游": 478, "影视": 461, "阅读": 436, "购物": 425, "音乐": 294,
    "健康": 242, "IT数码": 214, "摄影": 184, "游戏动漫": 145, "艺术": 95, "手工艺": 76,
    "其他【请注明】": 2,
}  # fmt: skip
NEWS = {
    "财经": 448, "娱乐八卦": 416, "时尚": 401, "电子科技类": 332, "汽车类": 310, "政治/军事": 287,
    "体育类": 270, "ACG文化(动漫、游戏等)": 131, "不关注": 11, "其他【请注明】": 5,
}  # fmt: skip


@cache
def read(file):
    return read_survey(REAL_EXPORTS / file)


@cache
def pair():
    (table,) = read_surveys([REAL_EXPORTS / "wjx_number.xls", REAL_EXPORTS / "wjx_text.xls"])
    return table


def column_of(table, number):
    return next(column for column in table.columns if column.number == number)


def counts(table, number):
    ticks = split_column(table.text[column_of(table, number).key], table.separator)
    return {option: int((ticks.codes == place).sum()) for place, option in enumerate(ticks.options)}


@pytest.mark.parametrize(("number", "expected"), [("6", HOBBIES), ("8", NEWS)])
def test_options_are_ticked_as_often_as_published(number, expected):
    text, numbers = read("wjx_text.xls"), read("wjx_number.xls")
    ticks = {
        column.part: int((numbers.text[column.key] == "1").sum())
        for column in numbers.columns
        if column.number == number
    }

    assert counts(text, number) == expected
    assert ticks == expected
    assert {column.form for column in numbers.columns if column.number == number} == {"tick"}


def test_the_two_variants_have_their_known_shape():
    text, numbers = read("wjx_text.xls"), read("wjx_number.xls")

    assert (text.platform, text.variant, text.text.shape) == ("wjx", "text", (800, 14))
    assert (numbers.platform, numbers.variant, numbers.text.shape) == ("wjx", "number", (800, 36))
    assert [key for key, form in forms(text).items() if form == "list"] == [
        "6、兴趣爱好",
        "8、关注资讯",
    ]


def test_free_text_beside_options_is_found_as_often_as_published():
    text = read("wjx_text.xls")
    spoken = {
        number: len(split_column(text.text[column_of(text, number).key], "┋").others)
        for number in "268"
    }

    assert spoken == {"2": 2, "6": 2, "8": 5}


def test_the_exclusive_option_is_ticked_with_others_twice():
    text = read("wjx_text.xls")
    ticks = split_column(text.text["8、关注资讯"], "┋")
    exclusive = ticks.rows[ticks.codes == ticks.options.index("不关注")]

    assert sum((ticks.rows == row).sum() > 1 for row in exclusive) == 2


def test_the_pair_is_one_table_with_the_published_codes():
    table = pair()

    assert len(table.text) == 800
    assert table.codes["5"] == {
        "1": "3000元以下",
        "2": "3001-5000元",
        "3": "5001-8000元",
        "4": "8001-10000元",
        "5": "10001-15000元",
        "6": "15000元以上",
        "7": "无收入",
        "8": "不知道/拒绝回答",
    }
    assert list(table.codes["4"]) == [str(code) for code in range(2, 10)]
    assert list(table.codes["8"].values()) == [
        *("不关注", "娱乐八卦", "财经", "汽车类", "时尚", "电子科技类", "体育类", "政治/军事"),
        *("ACG文化(动漫、游戏等)", "其他【请注明】"),
    ]
    assert not any("disagree" in note for note in table.notes)
    assert sorted((one.variant, one.rows) for one in table.sources) == [
        ("number", 800),
        ("text", 800),
    ]


def test_single_choices_are_counted_as_published():
    table = pair()

    assert table.text["1、手机部数"].value_counts().to_dict() == {
        "1部": 521,
        "2部": 261,
        "3部": 12,
        "4部及以上": 6,
    }
    assert table.text["3、性别"].value_counts().to_dict() == {"男": 427, "女": 373}


def test_the_kobo_file_has_its_known_shape_and_silences():
    table = read("kobo_citizens_round1.csv")
    written = table.states[:, :59]

    assert (table.platform, table.text.shape) == ("kobo", (1304, 60))
    assert table.text["_uuid"].nunique() == 1304
    assert (written == State.SKIPPED).sum() == 37_627


def test_the_biggest_problem_was_asked_to_those_whose_problems_are_open():
    table = read("kobo_citizens_round1.csv")
    keys = list(table.text.columns)
    asked = table.states[:, keys.index("What_is_your_biggest_problem")] != State.SKIPPED
    gate = keys.index("Are_your_main_problems_being_a")
    open_problems = table.text.iloc[:, gate].str[:1].isin(["1", "2", "3"])

    assert asked.sum() == 1064
    assert (asked == open_problems.to_numpy()).all()
    assert (table.states[:, gate] == State.DONT_KNOW).sum() == 15
    assert (table.states[:, gate] == State.REFUSED).sum() == 6
    assert table.text.iloc[:, gate].str[:1].value_counts()[["1", "2", "3", "4", "5"]].to_list() == [
        *(642, 312, 110, 119, 100)
    ]


def test_problems_are_named_as_often_as_published():
    table = read("kobo_citizens_round1.csv")
    columns = [
        *("What_is_your_biggest_problem", "What_is_your_second_biggest_pr"),
        "What_is_your_third_biggest_pro",
    ]

    named = [int((table.text[key] == "long_term_shelter__housing").sum()) for key in columns]
    funds = [int((table.text[key] == "financial_support").sum()) for key in columns]

    assert named == [589, 141, 52]
    assert funds == [42, 290, 253]


@pytest.mark.parametrize(
    ("file", "shape"),
    [
        ("limesurvey_english.csv", (96, 317)),
        ("surveymonkey_thanksgiving.csv", (1058, 65)),
        ("limesurvey_merged_header.xlsx", (46, 38)),
    ],
)
def test_files_of_other_platforms_are_read_plainly_without_losing_a_row(file, shape):
    assert read(file).text.shape == shape
