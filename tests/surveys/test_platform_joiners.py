"""Platforms that write commas between options, where somebody put another sign in their place."""

from itertools import combinations

import pytest

from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.platforms import all_platforms
from surveys.sheets import Export, Sheet

WISHES = ("加装电梯", "屋面防水", "路灯照明", "停车位", "绿化")
PUBLIC = ("门禁，监控", "垃圾分类、清运", "健身器材", "路灯；楼道灯")
HEADERS = {
    "tencent_form": ("提交者（自动）", "提交时间（自动）"),
    "google_forms": ("时间戳记", "用户名"),
    "plain": ("姓名", "提交时间"),
}


def named(platform, sign, options, question="您最需要改造的是（多选）"):
    """How often every option is counted in all answers with one, two and three of them."""
    sets = [some for size in (1, 2, 3) for some in combinations(options, size)] * 3
    rows = [
        ("甲", f"2024年5月{1 + at % 28}日 10:00", sign.join(some)) for at, some in enumerate(sets)
    ]
    header = (*HEADERS[platform], question)
    rows = [(row[1], "a@b.cn", row[2]) for row in rows] if platform == "google_forms" else rows
    export = Export("a.xlsx", "xlsx", (Sheet("Sheet1", (header, *rows)),))
    table = all_platforms()[platform].read(export, export.sheets[0])
    codebook = guess_codebook([table])
    (question,) = (one for one in codebook.questions if one.column == header[-1])
    (answers,) = encode([table], codebook).answers
    counts = dict(zip(answers.parts, answers.named.sum(axis=0).tolist(), strict=True))
    return question.kind, counts, {one: sum(one in some for some in sets) for one in options}


@pytest.mark.parametrize("platform", list(HEADERS))
@pytest.mark.parametrize("sign", ["；", "、", "; ", ";", "\n", "，", ", "])
def test_every_sign_between_options_parts_a_form(platform, sign):
    kind, counts, expected = named(platform, sign, WISHES)

    assert kind == "choose"
    assert counts == expected


@pytest.mark.parametrize("platform", list(HEADERS))
@pytest.mark.parametrize("sign", ["；", "\n"])
def test_an_option_with_a_comma_does_not_make_the_comma_part_the_column(platform, sign):
    options = PUBLIC if sign == "\n" else PUBLIC[:3]
    kind, counts, expected = named(platform, sign, options)

    assert kind == "choose"
    assert counts == expected


@pytest.mark.parametrize("platform", list(HEADERS))
def test_an_option_that_holds_the_sign_and_its_blank_is_no_second_choice(platform):
    options = ("Road; drainage repair", "Lift", "Street lights", "Parking (cars; bikes)", "Green")
    kind, counts, expected = named(platform, "; ", options, "Which? (choose up to 3)")

    assert kind == "choose"
    assert counts == expected
