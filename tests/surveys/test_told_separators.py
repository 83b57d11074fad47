"""Lists are taken apart where the table or the codebook tells how."""

import numpy as np
import pytest

from drawn_exports import forms, read_drawn
from drawn_surveys import survey
from surveys.answers import Column
from surveys.codebook import Codebook, Option, Question
from surveys.encoder import encode

WANTED = "需要哪些"


def chosen(cells, options, kind="choose"):
    """How often each option is counted, and how many answers are none."""
    table = survey({WANTED: cells}, [Column(WANTED, WANTED, WANTED, WANTED)], separator="")
    codebook = Codebook(
        (Question(WANTED, kind=kind),), tuple(Option(WANTED, text, item=text) for text in options)
    )
    responses = encode([table], codebook)
    (answers,) = responses.answers
    counts = dict(zip(answers.parts, answers.named.sum(axis=0).tolist(), strict=True))
    return counts, sum(note.rows for note in responses.notes)


@pytest.mark.parametrize(
    "separator", ["┋", ";", "；", ",", "，", "、", "|", "; ", ", ", "\n", " / ", "+", "&"]
)
def test_listed_options_tell_what_stands_between_them(separator):
    counts, unlisted = chosen([separator.join(("电梯", "停车")), "停车"], ("电梯", "停车", "路灯"))

    assert counts == {"电梯": 1, "停车": 2, "路灯": 0}
    assert unlisted == 0


def test_an_option_that_holds_the_separator_stays_whole():
    counts, unlisted = chosen(
        ["充电桩、车棚、路灯", "路灯、充电桩、车棚", "充电桩、车棚"], ("充电桩、车棚", "路灯")
    )

    assert counts == {"充电桩、车棚": 3, "路灯": 2}
    assert unlisted == 0


def test_text_beside_listed_options_is_counted_and_no_option():
    counts, unlisted = chosen(
        ["电梯,停车", "停车,请快一点", "其他〖a,b〗,电梯"], ("电梯", "停车", "其他")
    )

    assert counts == {"电梯": 2, "停车": 2, "其他": 1}
    assert unlisted == 1


def test_sentences_are_not_cut():
    counts, unlisted = chosen(["路太暗，要电梯", "电梯"], ("电梯",))

    assert counts == {"电梯": 1}
    assert unlisted == 1


def test_one_choice_is_not_cut():
    counts, unlisted = chosen(["电梯;停车"], ("电梯", "停车"), kind="single")

    assert counts == {"电梯": 0, "停车": 0}
    assert unlisted == 1


def drawn_lists(separator, rows, options, ticks, seed=1):
    generator = np.random.default_rng(seed)
    names = [f"改造{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}" for n in range(options)]
    lines = [
        f"| {n} | {separator.join(generator.choice(names, ticks, replace=False))} |"
        for n in range(rows)
    ]
    return "\n".join([f"| 编号 | {WANTED} |", *lines])


@pytest.mark.parametrize(
    ("separator", "rows", "options"),
    [(";", 25, 20), (",", 60, 10), ("，", 60, 10), ("；", 25, 12), (", ", 25, 20)],
)
def test_small_surveys_with_many_options_are_lists(separator, rows, options):
    table = read_drawn(drawn_lists(separator, rows, options, 3), "plain")

    assert forms(table)[WANTED] == "list"
    assert table.separator == separator


@pytest.mark.parametrize("separator", [",", "，"])
def test_an_option_with_a_comma_in_it_is_one_option(separator):
    answers = [f"换水管{separator}修路面", "加电梯", f"补绿化{separator}种树"]
    lines = [f"| {n} | {answers[n % 3]} |" for n in range(60)]
    table = read_drawn("\n".join([f"| 编号 | {WANTED} |", *lines]), "plain")

    assert forms(table)[WANTED] == "text"


def test_comments_with_commas_are_no_lists():
    parts = ["路灯太暗", "请尽快", "谢谢", "楼道堆物多", "电梯太慢", "绿化少"]
    lines = [f"| {n} | {parts[n % 6]}，第{n}条，{parts[n % 5]} |" for n in range(60)]
    table = read_drawn("\n".join([f"| 编号 | {WANTED} |", *lines]), "plain")

    assert forms(table)[WANTED] == "text"
