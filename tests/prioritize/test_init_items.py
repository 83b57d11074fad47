"""Questions about one thing find the item they mean, and make no item that they cannot carry."""

import csv
from itertools import cycle

import openpyxl
import pytest

from prioritize.drafting.wholes import speaks_of_all
from prioritize.init import init_study
from prioritize.workbook import examine_study, load_study

WISHES = ("Lifts", "E-bike shelters; charging", "A bandstand", "Lifts, A bandstand", "Roof repair")
AMOUNTS = ("Nothing", "Less than 500", "500-1000", "1000-2000", "More than 2000")
FEELINGS = (
    *("I would like it", "I expect it", "I am neutral"),
    *("I can live with it", "I would dislike it"),
)


@pytest.fixture
def drafted(tmp_path):
    def draft(answers):
        """Init a Google sheet with a question of wishes and further columns."""
        path = tmp_path / "sheet.csv"
        columns = [cycle(said) for said in (WISHES, *answers.values())]
        header = ["Timestamp", "What should be renovated first?", *answers]
        rows = [[f"3/{row % 28 + 1}/2026 10:00:00", *map(next, columns)] for row in range(60)]
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
        init_study(tmp_path / "study", [path])
        return load_study(tmp_path / "study")

    return draft


def items_of(study, kind):
    return [one.item for one in study.codebook.questions if one.kind.startswith(kind)]


def test_a_price_is_matched_to_the_item_that_is_wished_for(drafted, tmp_path):
    study = drafted({"How much would you be willing to pay for a lift?": AMOUNTS})
    _, issues = examine_study(tmp_path / "study")

    assert items_of(study, "willingness") == ["I06"]
    assert {one.id for one in study.items} == {"I06", "I09", "B16", "N01"}
    assert {one.severity for one in issues} == {"doubt"}


@pytest.mark.parametrize(
    ("stem", "item"),
    [
        ("Would you pay 500 yuan per household for a bandstand?", "N01"),
        ("Would you pay 500 yuan per household for the roof?", "B16"),
        ("Would you pay 500 yuan per household for a waterfall?", ""),
    ],
)
def test_a_stand_on_a_price_joins_an_item_and_makes_none(drafted, stem, item):
    study = drafted({stem: ("Yes", "No", "Don't know")})

    assert items_of(study, "support") == [item]
    assert {one.id for one in study.items} == {"I06", "I09", "B16", "N01"}


@pytest.mark.parametrize(
    ("stem", "item"),
    [
        ("How much would you be willing to pay for a bandstand?", "N01"),
        ("How much would you be willing to pay for CCTV?", ""),
        ("How much would you be willing to pay for a waterfall?", ""),
    ],
)
def test_what_has_only_a_price_becomes_no_item(drafted, tmp_path, stem, item):
    study = drafted({stem: AMOUNTS})
    _, issues = examine_study(tmp_path / "study")

    assert items_of(study, "willingness") == [item]
    assert {one.id for one in study.items} == {"I06", "I09", "B16", "N01"}
    assert {one.severity for one in issues} == {"doubt"}


@pytest.mark.parametrize(
    ("had", "lacked", "item"),
    [
        (
            "How would you feel if the estate had a canteen?",
            "How would you feel if the estate did not have a canteen?",
            "E03",
        ),
        (
            "How would you feel if the estate had a bandstand?",
            "How would you feel if the estate did not have a bandstand?",
            "N01",
        ),
        (
            "How would you feel if we saw a bandstand one day?",
            "How would you feel if we went without a bandstand?",
            "N02",
        ),
    ],
)
def test_both_halves_of_a_pair_speak_of_one_item(drafted, had, lacked, item):
    study = drafted({had: FEELINGS, lacked: FEELINGS[::-1]})

    assert items_of(study, "kano") == [item, item]


def test_rows_of_two_blocks_of_halves_are_not_mixed_up(drafted):
    asked = ("bandstand", "waterfall")
    had = {f"How would you feel if the estate had [{one}]": FEELINGS for one in asked}
    lacked = {
        f"How would you feel if the estate did not have [{one}]": FEELINGS[::-1] for one in asked
    }

    study = drafted(had | lacked)

    first, second, *others = items_of(study, "kano")
    assert first != second
    assert others == [first, second]


def test_an_option_that_became_a_new_item_says_so(drafted, tmp_path):
    drafted({})
    sheet = openpyxl.load_workbook(tmp_path / "study/study.xlsx")["options"]
    told = {row[1].value: row[2] for row in sheet.iter_rows(2)}

    assert told["E-bike shelters; charging"].value == "I09"
    assert told["A bandstand"].value == "N01"
    assert told["A bandstand"].comment.text.startswith("The catalogue has no item for this")


@pytest.mark.parametrize(
    ("stem", "levels"),
    [
        *(
            (stem, ("不满意", "一般", "满意"))
            for stem in (
                "您对小区总体环境是否满意？",
                "总体满意度",
                "您对目前居住的小区满意吗？",
                "您对本次改造工作的满意度",
                "您对小区现状总体满意吗",
            )
        ),
        ("您认为小区改造是否重要？", ("不重要", "一般", "重要")),
        (
            "How satisfied are you with your estate overall?",
            ("Dissatisfied", "Neutral", "Satisfied"),
        ),
    ],
)
def test_a_question_about_everything_at_once_makes_no_item_and_says_so(
    drafted, tmp_path, stem, levels
):
    study = drafted({stem: levels})
    book = openpyxl.load_workbook(tmp_path / "study/study.xlsx")
    _, issues = examine_study(tmp_path / "study")

    (row,) = (row for row in book["questions"].iter_rows(2) if row[1].value == stem)
    assert row[3].value is None
    assert row[3].fill.fill_type == "solid"
    assert row[3].comment.text.startswith("The question is about the estate, its renovation")
    assert {one.id for one in study.items} == {"I06", "I09", "B16", "N01"}
    assert {one.severity for one in issues} == {"doubt"}


@pytest.mark.parametrize(
    ("words", "beside", "all_of_it"),
    [
        ("小区环境", True, False),
        ("小区整体环境", True, True),
        ("Overall", True, True),
        ("Living room", False, False),
        ("社区食堂", False, False),
        ("改造后的物业", False, False),
    ],
)
def test_things_beside_others_are_not_everything_at_once(words, beside, all_of_it):
    assert speaks_of_all(words, beside=beside) == all_of_it


def test_a_place_is_never_an_item(drafted):
    study = drafted({"Which place do you want for the park?": ("1st", "2nd", "Third place")})

    assert [one.kind for one in study.codebook.questions if one.kind] == ["choose", "single"]
    assert {one.id for one in study.items} == {"I06", "I09", "B16", "N01"}


def test_two_options_of_one_question_do_not_share_an_item_unseen(drafted, tmp_path):
    drafted({"What do you want first?": ("Replace the lift", "Lift", "Roof repair", "A bandstand")})
    sheet = openpyxl.load_workbook(tmp_path / "study/study.xlsx")["options"]
    rows = [row for row in sheet.iter_rows(2) if row[0].value == "What do you want first?"]
    lifts = {row[1].value: row[2] for row in rows if row[2].value == "I06"}
    again = lifts["Replace the lift"]

    assert [name for name, cell in lifts.items() if cell.fill.fill_type == "solid"] == [
        "Replace the lift"
    ]
    assert "“Lift” of the same question asks for this item too" in again.comment.text
    assert not any(row[2].fill.fill_type for row in rows if row[1].value == "A bandstand")
