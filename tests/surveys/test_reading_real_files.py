"""Counts published with the real exports that the readers are tried on."""

import re
from functools import cache

import numpy as np
import pytest

from drawn_exports import REAL_EXPORTS, forms
from surveys.answers import State
from surveys.codebook import Codebook, Question
from surveys.dates import date_order, read_moments
from surveys.encoder import encode
from surveys.export import read_export
from surveys.guessing import guess_codebook
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


@pytest.mark.parametrize(
    ("number", "expected", "total"), [("6", HOBBIES, 4_023), ("8", NEWS, 2_611)]
)
def test_options_are_ticked_as_often_as_published(number, expected, total):
    text, numbers = read("wjx_text.xls"), read("wjx_number.xls")
    ticks = {
        column.part: int((numbers.text[column.key] == "1").sum())
        for column in numbers.columns
        if column.number == number
    }

    assert counts(text, number) == expected
    assert sum(expected.values()) == total
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


def test_a_bar_parts_options_and_punctuation_does_not():
    cells = read("wjx_text.xls").text["8、关注资讯"]
    raw = {token for cell in cells for token in cell.split("┋")}
    wrong = {token for cell in cells for token in re.split("[、,，;；/]", cell)}

    assert (len(raw), len(wrong)) == (14, 171)
    assert len(counts(read("wjx_text.xls"), "8")) == 10


def test_the_two_variants_agree_respondent_by_respondent():
    text, numbers = read("wjx_text.xls"), read("wjx_number.xls")
    for number in ("6", "8"):
        ticks = split_column(text.text[column_of(text, number).key], "┋")
        words = np.zeros((800, len(ticks.options)), dtype=bool)
        words[ticks.rows, ticks.codes] = True
        parts = {
            column.part: (numbers.text[column.key] == "1").to_numpy()
            for column in numbers.columns
            if column.number == number
        }

        assert set(parts) == set(ticks.options)
        assert all((words[:, at] == parts[one]).all() for at, one in enumerate(ticks.options))


@pytest.mark.parametrize("file", ["wjx_text.xls", "wjx_number.xls"])
def test_the_platforms_own_columns_are_empty_but_for_the_number(file):
    table = read(file)
    own = {column.key: column.role for column in table.columns if column.role}

    assert list(own) == ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    assert [key for key in own if not (table.text[key] == "").all()] == ["序号"]


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


def test_problems_are_mentioned_by_as_many_people_as_published():
    table = read("kobo_citizens_round1.csv")
    named = np.column_stack(
        [
            table.text[key]
            for key in (
                "What_is_your_biggest_problem",
                "What_is_your_second_biggest_pr",
                "What_is_your_third_biggest_pro",
            )
        ]
    )
    same = (named[:, 0] == named[:, 1]) & (named[:, 0] != "")

    assert int((named == "long_term_shelter__housing").any(axis=1).sum()) == 760
    assert int((named == "financial_support").any(axis=1).sum()) == 578
    assert int(same.sum()) == 19


def test_whether_problems_are_addressed_has_the_published_mean():
    table = read("kobo_citizens_round1.csv")
    question = Question("Are_your_main_problems_being_a", kind="satisfaction")
    (answers,) = encode([table], Codebook((question,), ())).answers
    levels = answers.levels[np.isfinite(answers.levels)]

    assert (len(levels), round(levels.mean(), 4)) == (1283, 2.0047)


def test_districts_have_about_a_hundred_rows_each():
    counted = read("kobo_citizens_round1.csv").text["District"].value_counts()

    assert (len(counted), counted.min(), counted.max()) == (13, 97, 105)


def test_two_ways_of_writing_dates_have_the_month_first_in_both():
    table = read("kobo_citizens_round1.csv")
    column = table.text["Date"].to_numpy(dtype=object)
    order = date_order([column])
    found, unread = read_moments(column, order)

    assert (order.default, order.certain, order.unclear, unread) == ("month", True, 0, 0)
    assert found.dt.month.value_counts().to_dict() == {7: 1302, 6: 1}
    assert found[(column == "07/05/2015")].dt.day.unique().tolist() == [5]


@pytest.mark.parametrize(
    ("file", "platform", "shape"),
    [
        ("limesurvey_english.csv", "limesurvey", (96, 317)),
        ("limesurvey_german.csv", "limesurvey", (96, 317)),
        ("limesurvey_merged_header.xlsx", "limesurvey", (45, 38)),
        ("limesurvey_merged_header.csv", "limesurvey", (45, 38)),
        ("surveymonkey_thanksgiving.csv", "surveymonkey", (1058, 65)),
        ("surveymonkey_starwars.csv", "surveymonkey", (1186, 38)),
        ("surveymonkey_ohbm_two_headers.csv", "surveymonkey", (311, 48)),
    ],
)
def test_no_header_row_counts_as_a_respondent_and_no_row_is_lost(file, platform, shape):
    table = read(file)

    assert (table.platform, table.text.shape) == (platform, shape)


def questions(file):
    table = read(file)
    responses = encode([table], guess_codebook([table]))
    return {answers.question.column: answers for answers in responses.answers}


def ticks(answers):
    return np.nansum(answers.values, axis=0).astype(int).tolist()


def test_films_seen_and_ranked_match_the_published_counts():
    found = questions("surveymonkey_starwars.csv")
    seen = next(one for one in found.values() if one.kind.name == "choose")
    ranked = next(one for one in found.values() if one.kind.name == "ranking")
    whole = np.isfinite(ranked.values).all(axis=1)
    places = ranked.values[whole]

    assert ticks(seen) == [673, 571, 550, 607, 758, 738]
    assert (seen.states == State.ANSWERED).sum() == 835
    assert whole.sum() == 834
    assert places.mean(axis=0).round(4).tolist() == [3.7362, 4.0911, 4.3441, 3.2698, 2.512, 3.0468]
    assert ranked.demand[whole].mean(axis=0).round(4).tolist() == [
        *(0.4528, 0.3818, 0.3312, 0.5460, 0.6976, 0.5906)
    ]
    assert (places == 1).sum(axis=0).tolist() == [128, 32, 36, 204, 288, 146]


def test_a_hundred_and_one_have_seen_some_film_and_ticked_none():
    table = read("surveymonkey_starwars.csv")
    seen = table.text.iloc[:, 1]
    ticked = np.column_stack([table.text.iloc[:, place] == "1" for place in range(3, 9)])

    assert table.columns[1].stem.startswith("Have you seen any of the 6 films")
    assert int((seen == "Yes").sum()) == 936
    assert int(((seen == "Yes") & ~ticked.any(axis=1)).sum()) == 101
    assert (table.encoding, table.header) == ("cp1252", 2)


def test_thanksgiving_is_kept_by_980_and_other_answers_stand_apart():
    table = read("surveymonkey_thanksgiving.csv")
    kept = table.text["Do you celebrate Thanksgiving?"]
    twice = [note.facts["headers"] for note in table.notes if note.code == "repeated_headers"]

    assert kept.value_counts().to_dict() == {"Yes": 980, "No": 78}
    assert len(twice[0].split("; ")) == 3


def test_membership_is_counted_as_published_and_a_blank_stays_one():
    table = read("surveymonkey_ohbm_two_headers.csv")
    member = next(key for key in table.text if set(table.text[key].unique()) == {"Yes", "No", ""})
    platforms = next(
        one for one in questions("surveymonkey_ohbm_two_headers.csv").values()
        if one.kind.name == "choose"
    )  # fmt: skip

    assert table.text[member].value_counts().to_dict() == {"Yes": 254, "No": 56, "": 1}
    assert (platforms.values > 0).any(axis=1).sum() == 306
    assert not any(column.stem.startswith("Unnamed") for column in table.columns)


def test_none_stays_an_answer_and_side_dishes_match_the_published_counts():
    table = read("surveymonkey_thanksgiving.csv")
    dishes = next(
        one
        for name, one in questions("surveymonkey_thanksgiving.csv").items()
        if "side dishes" in name
    )
    nothing = table.text.apply(lambda column: (column == "None").sum())

    ticked = [column.part for column in table.columns if column.form == "tick"]
    pies, desserts = (
        int((table.text.iloc[:, place] == "1").sum())
        for place, column in enumerate(table.columns)
        if column.form == "tick" and column.part == "None"
    )
    assert ticked.count("None") == 2
    assert sorted([*nothing[nothing > 0].tolist(), pies, desserts]) == [40, 60, 146, 295]
    assert ticks(dishes) == [*(155, 242, 88, 464, 235, 215, 686, 206, 817, 766, 171, 209, 631, 111)]
    assert (dishes.states == State.ANSWERED).sum() == 964


def test_platforms_in_use_match_the_published_counts():
    found = questions("surveymonkey_ohbm_two_headers.csv")
    used = {name[:28]: ticks(one) for name, one in found.items() if one.kind.name == "choose"}

    assert list(used.values()) == [
        [272, 213, 44, 134, 34, 7, 11, 4, 43, 35],
        [59, 14, 77, 23, 6, 58, 10, 31],
        [257, 86, 110, 97, 120, 178, 153, 185],
    ]


@pytest.mark.parametrize("file", ["limesurvey_english.csv", "limesurvey_german.csv"])
def test_what_was_not_shown_is_told_from_what_was_left_empty(file):
    table = read(file)
    background = [column.number for column in table.columns].index(table.columns[1].number)
    states = table.states[:, background : background + 6]

    yes = [int((table.text.iloc[:, place] == "1").sum()) for place in range(1, 7)]
    assert yes == [12, 24, 55, 1, 7, 5]
    assert (table.states == State.SKIPPED).sum() >= 17_066
    assert (states != State.SKIPPED).any(axis=1).sum() == 89


def raw(file):
    (sheet,) = read_export(REAL_EXPORTS / file).sheets
    return np.array([list(row) for row in sheet.rows], dtype=object)


def test_both_languages_are_silent_in_the_same_cells():
    english, german = raw("limesurvey_english.csv")[1:], raw("limesurvey_german.csv")[1:]
    words = dict(zip(english.ravel().tolist(), german.ravel().tolist(), strict=True))
    apart = english[:, 1:]

    for cells in (english, german):
        assert ((cells == "N/A").sum(), (cells == "").sum()) == (17_066, 8_615)
    assert ((english == "N/A") == (german == "N/A")).all()
    assert ((english == "") == (german == "")).all()
    assert (words["Yes"], words["No"]) == ("Ja", "Nein")
    assert ((english == "Yes").sum(), (english == "No").sum()) == (593, 2_117)
    assert ((apart == "") | (apart == "N/A")).all(axis=1).sum() == 7


@pytest.mark.parametrize("file", ["limesurvey_english.csv", "limesurvey_german.csv"])
def test_five_headers_stand_twice_and_make_two_questions(file):
    header = raw(file)[0].tolist()
    table = read(file)
    numbers = {column.number for column in table.columns}

    assert len([name for name in set(header) if header.count(name) > 1]) == 5
    assert len([number for number in numbers if number.endswith(" (2)")]) == 1


def test_the_workbook_and_its_csv_twin_hold_the_same_answers():
    one, other = (read(f"limesurvey_merged_header.{ending}") for ending in ("xlsx", "csv"))
    data = read_export(REAL_EXPORTS / "limesurvey_merged_header.xlsx").sheets[1]

    assert (one.text.to_numpy() == other.text.to_numpy()).all()
    assert [(left, right) for row, left, _, right in data.merged if row == 0] == [
        *((0, 6), (7, 10), (12, 16), (18, 21), (22, 29), (30, 36))
    ]
    assert [column.key for column in one.columns if (one.text[column.key] == "").all()] == [
        one.columns[17].key
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_merged_header_gives_its_questions_and_parts(ending):
    table = read(f"limesurvey_merged_header.{ending}")
    ticked = [
        int((table.text.iloc[:, place] == "1").sum())
        for place, column in enumerate(table.columns)
        if column.form == "tick"
    ]

    assert ticked == [6, 11, 29, 1, 3, 2, 1, 11, 22, 22, 13, 20, 17]
    assert table.text.index[0] == 3
    assert (table.states[:, 17] == State.BLANK).all()


def test_only_what_a_merged_cell_covers_inherits_its_question():
    table = read("limesurvey_merged_header.xlsx")

    assert [
        table.columns[place].stem == table.columns[place - 1].stem for place in (11, 17, 37)
    ] == [*(False, False, False)]
    assert table.columns[10].stem == table.columns[7].stem
