"""The steps that are told lead to the scores that are told."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.matrix import make_matrix
from prioritize.ranking import rank
from prioritize.workings import workings

FIGURES = st.integers(-9, 9).map(float)


@st.composite
def studies(draw):
    items, criteria = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    names = [f"c{column}" for column in range(criteria)]
    row = st.lists(FIGURES, min_size=criteria, max_size=criteria)
    values = draw(st.lists(row, min_size=items, max_size=items))
    frame = pd.DataFrame(values, columns=names, index=[f"i{place}" for place in range(items)])
    directions = {name: draw(st.sampled_from([1, -1])) for name in names}
    ends = {1: (-9.0, 9.0), -1: (9.0, -9.0)}
    matrix = make_matrix(
        frame,
        directions,
        worst={name: ends[one][0] for name, one in directions.items()},
        best={name: ends[one][1] for name, one in directions.items()},
    )
    weights = pd.Series([draw(st.integers(1, 9)) for _ in names], index=names)
    return matrix, weights


def told(matrix, weights, method, normalization):
    ranking = rank(matrix, weights, perspective="p", method=method, normalization=normalization)
    found = workings([ranking], {"": matrix}, pd.Series({"p": 1.0}), "compromise")
    return ranking.table["score"], found


@given(studies(), st.sampled_from(["vector", "minmax", "range"]))
def test_topsis_is_the_distance_to_the_worst_as_part_of_both_distances(study, normalization):
    scores, found = told(*study, "topsis", normalization)

    for one in found.distances:
        both = one.to_best + one.to_worst
        assert scores[one.item] == pytest.approx(one.to_worst / both if both else 0.5, abs=1e-9)


@given(studies(), st.sampled_from(["vector", "minmax", "range"]))
def test_a_weighted_sum_is_weight_times_figure_in_units(study, normalization):
    scores, found = told(*study, "wsm", normalization)
    matrix, (weights,) = study[0], found.weights

    for item in matrix.items:
        parts = [
            weights.weights[one.criterion]
            * (
                matrix.values.loc[item, one.criterion]
                - (0 if normalization == "vector" else one.worst)
            )
            / one.unit
            for one in found.scales
        ]
        expected = sum(parts) if any(weights.weights.values()) else 0.5
        assert scores[item] == pytest.approx(expected, abs=1e-9)
    assert found.distances == ()


def test_two_items_on_one_criterion_match_a_sum_by_hand():
    # Two items, benefit 3 and 4, so the norm is 5; the weight is 1.
    figures = pd.DataFrame({"x": [3.0, 4.0]}, index=["a", "b"])
    _, found = told(make_matrix(figures, {"x": 1}), pd.Series({"x": 2.0}), "topsis", "vector")

    (scale,) = found.scales
    assert (scale.worst, scale.best, scale.unit, scale.counts) == (3.0, 4.0, 5.0, True)
    assert found.weights[0].weights == {"x": 1.0}
    assert [(one.to_best, one.to_worst) for one in found.distances] == [
        pytest.approx((0.2, 0.0)),
        pytest.approx((0.0, 0.2)),
    ]


def test_a_criterion_on_which_all_are_equal_has_no_weight():
    figures = pd.DataFrame({"x": [3.0, 4.0], "same": [7.0, 7.0]}, index=["a", "b"])
    matrix = make_matrix(figures, {"x": -1, "same": 1})
    _, found = told(matrix, pd.Series({"x": 1.0, "same": 3.0}), "topsis", "minmax")

    assert found.weights[0].weights == {"x": 1.0, "same": 0.0}
    assert [(one.counts, one.unit) for one in found.scales] == [(True, -1.0), (False, 1.0)]


def test_methods_whose_steps_are_not_told_have_none():
    figures = pd.DataFrame({"x": [3.0, 4.0], "y": [2.0, 7.0]}, index=["a", "b"])
    matrix = make_matrix(figures, {"x": 1, "y": 1})
    _, found = told(matrix, pd.Series({"x": 1.0, "y": 3.0}), "vikor", "vector")

    assert (found.scales, found.weights, found.distances) == ((), (), ())


def test_pooled_weights_are_told_under_the_rule_that_uses_them():
    figures = pd.DataFrame({"x": [3.0, 4.0], "y": [2.0, 7.0]}, index=["a", "b"])
    matrix = make_matrix(figures, {"x": 1, "y": 1})
    rankings = [
        rank(matrix, pd.Series({"x": x, "y": 1 - x}), perspective=party)
        for party, x in (("p", 0.2), ("q", 0.6))
    ]
    found = workings(rankings, {"": matrix}, pd.Series({"p": 3.0, "q": 1.0}), "pooled_weights")

    assert [one.perspective for one in found.weights] == ["p", "q", ""]
    assert found.weights[-1].weights == pytest.approx({"x": 0.3, "y": 0.7})
    assert np.unique([one.perspective for one in found.distances]).tolist() == ["", "p", "q"]
