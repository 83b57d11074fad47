"""What stands between options is found, and nothing is cut that is one answer."""

from itertools import combinations

import pytest

from drawn_surveys import survey
from surveys.answers import Column
from surveys.guessing import guess_codebook
from surveys.joiners import SIGNS, joiner_of
from surveys.lists import split_column

WISHES = ("加装电梯", "屋面防水", "路灯照明", "停车位", "绿化")


def lists(sign, options=WISHES):
    """Every option alone, every two and every three of them."""
    return {sign.join(some): 2 for size in (1, 2, 3) for some in combinations(options, size)}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("stem", ["您希望改造哪些内容（多选）", "您希望改造哪些内容"])
def test_every_sign_is_found(stem, sign):
    cells = lists(sign)
    found = joiner_of(cells, stem)

    assert found
    assert set(split_column(list(cells), found).options) == set(WISHES)


@pytest.mark.parametrize(
    ("sign", "option"),
    [(" | ", "A/C"), ("\n", "健身/儿童场地"), ("; ", "R&D"), ("；", "养老+托幼")],
)
def test_options_that_hold_another_sign_stay_whole(sign, option):
    cells = lists(sign, (option, *WISHES))

    assert joiner_of(cells, "哪些（多选）").strip() == sign.strip()


@pytest.mark.parametrize(
    "answers",
    [
        ["健身/儿童场地", "漏水/渗水", "电梯"],
        ["排水/污水", "排水/雨水", "污水/雨水", "电梯"],
        [f"3号楼/{unit}单元/{door}室" for unit in (1, 2, 3) for door in (101, 102, 201, 202)],
        [f"2024/{month}/{day}" for month in (5, 6, 7) for day in (11, 12, 13, 14)],
        ["山西/太原/小店", "山西/太原/迎泽", "山西/大同/平城", "河北/石家庄/长安"],
    ],
)
def test_names_addresses_and_dates_are_no_lists(answers):
    assert joiner_of(dict.fromkeys(answers, 6), "请选择") == ""


@pytest.mark.parametrize("stem", ["单选：您最看重", "What matters most? (select one)"])
def test_a_question_with_one_choice_is_never_parted(stem):
    counts = {"方便": 19, "安全；消防": 16, "安全；消防；养老": 15, "美观；整洁": 10, "养老": 9}

    assert joiner_of(counts, "您看重") == "；"
    assert joiner_of(counts, stem) == ""


@pytest.mark.parametrize(("times", "kind"), [(1, "comment"), (2, "single")])
def test_lists_with_an_unknown_sign_are_pointed_out(times, kind):
    words = "您希望改造哪些内容（多选）"
    answers = [cell for cell in lists("~~") for _ in range(times)]
    table = survey({words: answers}, [Column(words, words, "1", words)])
    (found,) = guess_codebook([table]).questions

    assert found.kind == kind
    assert found.confidence < 0.6
    assert "separator" in found.comment
