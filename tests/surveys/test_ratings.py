"""Ratings of criteria in a questionnaire: read from words, numbers and points."""

import numpy as np
import pytest

from drawn_surveys import encoded
from surveys.codebook import Option, Question
from surveys.demand import item_demand
from surveys.ratings import IMPORTANCE, POINTS, ratings
from surveys.rules import straight_lining
from surveys.rules.rule import Limits
from surveys.signals import item_signals


def rated(lines, kind=IMPORTANCE, *, named=("safety", "cost"), options=()):
    told = zip("AB", named, strict=True)
    questions = [Question(column, kind=kind, item=item) for column, item in told]
    table = "\n".join(("| A | B |", *lines))
    return encoded(table, "plain", questions, options)


def test_places_are_brought_to_one_scale_of_which_the_lowest_is_nothing():
    found = ratings(rated(["| 1 | 5 |", "| 3 | 2 |", "|  | 4 |"]), IMPORTANCE)

    assert found.names == ("safety", "cost")
    assert found.values[:2].tolist() == [[0, 1], [0.5, 0.25]]
    assert np.isnan(found.values[2, 0])
    assert found.values[2, 1] == 0.75


def test_an_end_that_only_one_question_shows_counts_for_all():
    found = ratings(rated(["| 5 | 3 |", "| 1 | 1 |"]), IMPORTANCE)

    assert found.ends == (3.0, 5.0)
    assert found.values[0].tolist() == [1, 0.5]


def test_words_stand_for_their_places():
    cells = ["| 非常重要 | 一般 |", "| 完全不重要 | 不重要 |", "| 重要 | 不清楚 |"]
    levels = ("完全不重要", "不重要", "一般", "重要", "非常重要")
    options = [Option(column, word, order=place) for column in "AB"
               for place, word in enumerate(levels, 1)]  # fmt: skip
    found = ratings(rated(cells, options=options), IMPORTANCE)

    assert found.values[:2].tolist() == [[1, 0.5], [0, 0.25]]
    assert found.values[2, 0] == 0.75
    assert np.isnan(found.values[2, 1])


def test_points_stay_points_and_text_is_counted_as_no_answer():
    responses = rated(["| 70 | 30 |", "| 7 | 3 |", "| lots | 50 |", "| -5 | 50 |"], POINTS)
    found = ratings(responses, POINTS)

    assert found.values[:2].tolist() == [[70, 30], [7, 3]]
    assert np.isnan(found.values[2:, 0]).all()
    assert [(note.code, note.rows) for note in responses.notes] == [("points_unread", 2)]
    assert "sheet options" not in responses.notes[0].message


def test_points_are_read_with_their_word():
    found = ratings(rated(["| 70分 | 30 points |", "| 60 pts. | 40 |"], POINTS), POINTS)

    assert found.values.tolist() == [[70, 30], [60, 40]]


@pytest.mark.parametrize(("given", "told"), [("100", 0.0), ("98", 0.0), ("50", np.nan)])
def test_an_empty_field_beside_a_hundred_got_none(given, told):
    found = ratings(rated([f"| {given} |  |", "| 60 | 40 |"], POINTS), POINTS)

    assert found.values[0].tolist() == pytest.approx([float(given), told], nan_ok=True)


def test_a_question_that_names_no_criterion_is_told():
    found = ratings(rated(["| 1 | 5 |"], named=("safety", "")), IMPORTANCE)

    assert (found.names, found.unnamed) == (("safety",), ("B",))


@pytest.mark.parametrize("kind", [IMPORTANCE, POINTS])
def test_a_rating_of_a_criterion_is_no_demand_of_an_item_of_its_name(kind):
    responses = rated(["| 1 | 5 |", "| 5 | 5 |"], kind, named=("lift", "parking"))

    assert all(answers.items == ("",) for answers in responses.answers)
    assert list(item_signals(responses)) == []
    assert list(item_signals(responses, kind)) == []
    assert item_demand(responses, np.ones(2, dtype=bool)).table.empty


def test_who_rates_all_criteria_alike_is_no_straight_liner():
    columns = [f"C{place}" for place in range(12)]
    questions = [Question(column, kind=IMPORTANCE, item=column) for column in columns]
    rows = ["| " + " | ".join(columns) + " |", "| " + " | ".join(["4"] * 12) + " |"]
    responses = encoded("\n".join(rows), "plain", questions, ())
    limits = Limits(straight_line_rows=2)

    assert not straight_lining.find(responses, np.ones(1, dtype=bool), limits).any()
