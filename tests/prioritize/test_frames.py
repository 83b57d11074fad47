"""A question about one thing names that thing, however it asks."""

import pytest

from prioritize.catalogue import match_names
from prioritize.drafting.frames import subject_of


@pytest.mark.parametrize(
    ("stem", "subject", "item"),
    [
        ("How satisfied are you with the drains?", "drains", "B03"),
        ("How satisfied are you with street lighting in your estate?", "street lighting", "I04"),
        ("How important is it to you to install a lift?", "install a lift", "I06"),
        ("How important is repairing the roof?", "repairing the roof", "B16"),
        ("How important are parking spaces for you?", "parking spaces", "I07"),
        ("Do you support adding a lift?", "adding a lift", "I06"),
        ("How do you rate public lighting? (1-5)", "public lighting", "I04"),
        ("Do you support a lift in your stairwell?", "lift", "I06"),
        ("How important is: Roads", "Roads", "B14"),
        ("If the estate had a lift, how would you feel?", "lift", "I06"),
        ("If the estate had no lift, how would you feel?", "lift", "I06"),
        ("How would you feel if the estate had a canteen?", "canteen", "E03"),
        ("How would you feel if the estate did not have a canteen?", "canteen", "E03"),
        ("How would you feel if there were no lifts in your building?", "lifts", "I06"),
        ("How do you feel if there are street lights?", "street lights", "I04"),
        ("How would you feel if a lift was not installed?", "lift", "I06"),
        ("How much would you be willing to pay for a lift?", "lift", "I06"),
        ("How much would you pay for lifts in your building? (yuan)", "lifts", "I06"),
        ("Are you willing to contribute to the lift?", "lift", "I06"),
        ("您愿意为加装电梯出资多少元？", "加装电梯", "I06"),
        ("您最多愿意为加装电梯支付多少钱", "加装电梯", "I06"),
        ("小区没有社区食堂时，您的感受是？", "社区食堂", "E03"),
        ("小区具备社区食堂，您的感受是？", "社区食堂", "E03"),
        ("如果小区有室外照明，您的感受是", "室外照明", "I04"),
        ("如果小区没有室外照明，您的感受是", "室外照明", "I04"),
        ("您对小区现状的满意度：雨污排水", "雨污排水", "B03"),
        ("您对小区道路满意吗？", "道路", "B14"),
        ("您对本小区的停车情况满意吗", "停车情况", "I07"),
        ("您认为加装电梯重要吗？", "加装电梯", "I06"),
        ("您对物业服务的满意度如何？", "物业服务", "G02"),
        ("您对室外照明的满意程度", "室外照明", "I04"),
        ("如果进行停车位改造，您的感受是？", "停车位改造", "I07"),
        ("如果不进行停车位改造，您的感受是？", "停车位改造", "I07"),
        ("如果改造停车位，您会有什么感受？", "改造停车位", "I07"),
        ("您对本次加装电梯满意吗", "本次加装电梯", "I06"),
    ],
)
def test_what_is_asked_about_is_found_in_the_catalogue(stem, subject, item):
    (match,) = match_names([subject_of(stem)])

    assert subject_of(stem) == subject
    assert match.item_id == item


@pytest.mark.parametrize(
    "stem",
    ["Parking", "加装电梯", "Which of these should be done first?", "您的年龄", "", "满意吗"],
)
def test_other_words_stay_as_they_are(stem):
    assert subject_of(stem) == stem
