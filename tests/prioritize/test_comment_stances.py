"""Comments that name an item: whether they ask for it, refuse it, or say that it is fine."""

import numpy as np
import pytest

from prioritize.catalogue import load_catalogue
from prioritize.comment_words import Called, comment_book
from surveys.comments.coded import Stance
from surveys.comments.coding import code_texts
from surveys.comments.words import Segmenter

CATALOGUE = [
    Called(item.id, item.name_zh, item.name_en, (*item.aliases_zh, *item.aliases_en))
    for item in load_catalogue()
]
IDS = [item.id for item in CATALOGUE]
LIFT, ROADS, LIGHT, ROOF, PARKING, GREEN = "I06", "B14", "I04", "B16", "I07", "I02"
DRAINS = next(item.id for item in load_catalogue() if item.name_en.startswith("Drainage"))
REFUSED = {
    "No lift please, it will take our light": "",
    "No lifts, please": "",
    "Please, no lifts at all": "",
    "No new lift, thank you": "",
    "No to the lift": "",
    "I vote no on the lift": "",
    "Forget the lift": "",
    "We can do without a lift": "",
    "A lift is the last thing we need": "",
    "Please do not waste money on lifts": "",
    "Spend on roads, not on a lift": ROADS,
    "Roads not lifts": ROADS,
    "Better fix the roads than build a lift": ROADS,
    "Instead of installing lifts fix the roof": ROOF,
    "与其装电梯不如修路": ROADS,
    "装电梯还不如把路修好": ROADS,
    "有装电梯的钱不如修路": ROADS,
    "宁愿不装电梯": "",
    "电梯已有，不必再装": "",
    "电梯够用了，别再建": "",
    "nobody wants a lift": "",
    "No one here needs another lift": "",
    "没人想要电梯": "",
    "没有人愿意装电梯": "",
    "电梯没人要": "",
    "电梯能不装就不装": "",
    "能不装电梯就不装": "",
    "别只顾着装电梯，下水道也要修": DRAINS,
    "不要光想着装电梯，道路也要修": ROADS,
}
"""Against lifts, and what they ask for."""
FINE = {
    "The lighting is fine now": LIGHT,
    "Street lights are bright enough": LIGHT,
    "There is enough parking already": PARKING,
    "Lighting is no problem": LIGHT,
    "No problem with parking": PARKING,
    "The lift works fine": LIFT,
    "The roads are already good": ROADS,
    "The greening has improved": GREEN,
    "路灯已经够亮了": LIGHT,
    "路灯现在挺亮的": LIGHT,
    "停车没问题": PARKING,
    "绿化可以了": GREEN,
    "停车位够用了": PARKING,
    "已经有路灯了": LIGHT,
    "停车位不缺": PARKING,
    "我们不缺路灯": LIGHT,
    "enough parking already": PARKING,
    "plenty of parking as it is": PARKING,
    "Please don't touch the trees": GREEN,
    "don't cut down the trees": GREEN,
    "Leave the trees as they are": GREEN,
    "别动绿化带": GREEN,
}
WANTED = {
    "No lift in building 3": LIFT,
    "Why not a lift?": LIFT,
    "A new lift would be great": LIFT,
    "Fix the lift, thanks": LIFT,
    "Lift is a good idea": LIFT,
    "The lighting is not fine": LIGHT,
    "The street lamps are not bright enough": LIGHT,
    "The roads would be fine with new asphalt": ROADS,
    "more greenery is good": GREEN,
    "路灯不够亮": LIGHT,
    "路灯不如以前亮": LIGHT,
    "车位再加二十个才够用": PARKING,
    "有电梯就好了": LIFT,
    "道路已有20年": ROADS,
    "为什么不装电梯": LIFT,
    "don't forget the lift": LIFT,
    "Please do not skip the lift": LIFT,
    "I don't object to a lift": LIFT,
    "Nobody wants to live without a lift": LIFT,
    "They don't cut the trees": GREEN,
    "enough parking": PARKING,
    "there is never enough parking": PARKING,
    "没有人不同意装电梯": LIFT,
    "谁不想要电梯": LIFT,
    "不缺钱装电梯": LIFT,
    "小区什么都不缺就缺电梯": LIFT,
    "能不能装电梯": LIFT,
    "别忘了装电梯": LIFT,
    "不能只装电梯": LIFT,
}


@pytest.fixture(scope="module")
def found():
    texts = sorted({*REFUSED, *FINE, *WANTED})
    book = comment_book(CATALOGUE)
    codes = code_texts(texts, IDS, book, Segmenter(phrase.words for phrase in book.phrases))
    return {
        text: {codes.items[at]: Stance(int(row[at])) for at in np.flatnonzero(row)}
        for text, row in zip(texts, codes.stances, strict=True)
    }


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_is_none_of_the_wishes(found, text):
    asked = {REFUSED[text]: Stance.FOR} if REFUSED[text] else {}

    assert found[text] == {LIFT: Stance.AGAINST, **asked}


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_not_asked_for(found, text):
    assert found[text] == {FINE[text]: Stance.PRAISED}


@pytest.mark.parametrize("text", WANTED)
def test_a_wish_in_the_words_of_a_refusal_or_of_praise_stays_a_wish(found, text):
    assert found[text] == {WANTED[text]: Stance.FOR}


def test_enough_of_it_and_no_more_is_a_refusal():
    codes = code_texts(["路灯已经够亮了，不用再装"], IDS, comment_book(CATALOGUE), Segmenter())

    assert codes.stances[0, codes.items.index(LIGHT)] == Stance.AGAINST
