"""Comparisons in a questionnaire: read from numbers and words, and turned into ratios."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import read_drawn
from drawn_surveys import encoded
from surveys.codebook import Option, Question
from surveys.comparisons import comparisons
from surveys.guessing import guess_codebook
from surveys.scoring.pairwise import comparison


def compared(cells, item="safety;cost", options=()):
    lines = "\n".join(f"| {cell} |" for cell in cells)
    responses = encoded(
        f"| A or B |\n{lines}", "plain", [Question("A or B", kind="pairwise", item=item)], options
    )
    return responses, comparisons(responses)


def test_below_zero_the_left_side_matters_more():
    _, found = compared(["-5", "5", "1", "-1", "9", "-9", "2.5"])

    assert found.pairs == (("safety", "cost"),)
    assert found.ratios[:, 0].tolist() == pytest.approx([5, 1 / 5, 1, 1, 1 / 9, 9, 1 / 2.5])
    assert not found.steps


def test_a_scale_with_a_zero_counts_steps_from_equal():
    _, found = compared(["-8", "0", "1", "8", "-1"])

    assert found.steps
    assert found.ratios[:, 0].tolist() == pytest.approx([9, 1, 1 / 2, 1 / 9, 2])


def test_a_slider_that_ends_at_nine_does_not_count_steps():
    _, found = compared(["-9", "0", "1", "9", "-2"])

    assert not found.steps
    assert found.ratios[:, 0].tolist() == pytest.approx([9, 1, 1, 1 / 9, 2])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("左边重要得多", -7),
        ("左边更重要", -5),
        ("左边稍微重要", -3),
        ("两者同样重要", 1),
        ("右边绝对重要", 9),
        ("前者比后者略重要", -3),
        ("后者明显更重要", 5),
        ("left much more important", -7),
        ("The right is slightly more important", 3),
        ("equally important", 1),
        ("same", 1),
        ("A is much more important than B", -7),
        ("−9", -9),
    ],
)
def test_words_say_which_side_and_how_much(word, code):
    assert comparison(word) == code


@pytest.mark.parametrize("word", ["左边", "非常重要", "an answer", "maybe", "1/3", ""])
def test_what_says_no_side_or_no_strength_is_no_comparison(word):
    assert np.isnan(comparison(word))


def test_what_is_no_comparison_is_counted_and_silence_is_none():
    responses, found = compared(["左边重要得多", "也许吧", "不知道", "12"])

    assert [(note.code, note.rows) for note in responses.notes] == [("unlisted_answers", 2)]
    assert np.isfinite(found.ratios[:, 0]).tolist() == [True, False, False, False]


def test_an_order_in_the_codebook_says_what_an_answer_means():
    option = Option("A or B", "安全为先", order=-6)
    _, found = compared(["安全为先", "2"], options=[option])

    assert found.ratios[:, 0].tolist() == pytest.approx([6, 1 / 2])


def test_a_question_that_names_no_two_sides_counts_for_nothing_and_is_named():
    for item in ("", "safety", "safety;safety", "a;b;c"):
        _, found = compared(["2", "-3"], item=item)

        assert found.pairs == ()
        assert found.unnamed == ("A or B",)


@given(st.lists(st.integers(-9, 9).filter(bool), min_size=1, max_size=20))
def test_turning_the_sides_round_turns_every_ratio_round(codes):
    _, found = compared(map(str, codes))
    _, turned = compared(str(-code) for code in codes)

    assert found.ratios * turned.ratios == pytest.approx(np.ones((len(codes), 1)))


def drawn(cells):
    return read_drawn("| x or y |\n" + "\n".join(f"| {cell} |" for cell in cells), "plain")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["-3", "5", "1", "-7", "2", "9"] * 4, "pairwise"),
        (["左边重要得多", "右边稍重要", "同样重要"] * 8, "pairwise"),
        (["1", "2", "3", "4", "5"] * 5, ""),
        (["-1", "0", "1", "1"] * 6, ""),
        (["非常重要", "重要", "不重要"] * 8, "importance"),
        (["-20", "15", "-3", "8"] * 6, ""),
    ],
)
def test_answers_that_lean_to_both_sides_are_guessed_to_compare(cells, kind):
    question = next(iter(guess_codebook([drawn(cells)]).questions))

    assert (question.kind == "pairwise") == (kind == "pairwise")
    if kind == "pairwise":
        assert question.confidence <= 0.5
        assert "left;right" in question.comment
