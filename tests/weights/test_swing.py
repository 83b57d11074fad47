"""Swings, and the rows that are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights.asking_errors import NoFullSwingError, SwingValueError
from weights.elicitation import points, swing
from weights.errors import JudgementErrors
from weights.judgements import Judgement

NAMES = ("safety", "reach", "cost", "looks")


def rows(values):
    return [
        Judgement("residents", "Lin", "swing", name, "", value, where=f"judgements!F{line}")
        for line, (name, value) in enumerate(zip(NAMES, values, strict=True), start=2)
    ]


def refused(values):
    with pytest.raises(JudgementErrors) as caught:
        swing.weigh(rows(values), NAMES)
    (problem,) = caught.value.errors
    return problem


def test_swings_match_a_worked_example():
    # Swings of 100, 60, 40 and 0 add up to 200, so they weigh a half, .3, .2 and nothing.
    judge = swing.weigh(rows((100, 60, 40, 0)), NAMES)

    assert judge.weights.tolist() == pytest.approx([0.5, 0.3, 0.2, 0.0])
    assert judge.consistency_ratio is None


@given(st.lists(st.floats(0, 100), min_size=4, max_size=4), st.integers(0, 3))
def test_ratios_of_weights_are_ratios_of_swings(values, most):
    values[most] = 100.0
    weights = swing.weigh(rows(values), NAMES).weights.to_numpy()

    assert weights.sum() == pytest.approx(1)
    assert weights / weights[most] * 100 == pytest.approx(values)
    # A judge who means the same by points weighs the same.
    assert points.weigh(rows(values), NAMES).weights.to_numpy() == pytest.approx(weights)


@pytest.mark.parametrize("value", [-1.0, 100.5, 120.0, np.nan, np.inf])
def test_a_swing_beyond_0_to_100_is_refused_with_its_cell(value):
    problem = refused((100, value, 40, 10))

    assert isinstance(problem, SwingValueError)
    assert (problem.criterion, problem.where) == ("reach", "judgements!F3")
    assert problem.value == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize("values", [(10, 80, 40, 5), (0, 0, 0, 0)])
def test_without_a_swing_of_100_the_largest_is_named(values):
    problem = refused(values)

    assert isinstance(problem, NoFullSwingError)
    assert problem.value == max(values)
    assert problem.where == f"judgements!F{2 + values.index(max(values))}"


def test_several_swings_may_be_100():
    weights = swing.weigh(rows((100, 100, 0, 0)), NAMES).weights

    assert weights.tolist() == [0.5, 0.5, 0.0, 0.0]
