import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from prioritize.matrix import make_matrix
from prioritize.ranking import rank, score_many
from prioritize.ranking.method import Problem
from prioritize.ranking.topsis import closeness
from prioritize.ranking_errors import (
    MissingRangeError,
    NormalizationError,
    NoWeightError,
    OutsideRangeError,
    PositiveDataError,
    UnknownMethodError,
    WeightMissingError,
    WeightUnknownError,
    WeightValueError,
)
from prioritize.utility import mean_ranks, utilities

NORMALIZATIONS = ["vector", "minmax", "range"]


@st.composite
def problems(draw, fewest=2):
    shape = (draw(st.integers(fewest, 7)), draw(st.integers(1, 5)))
    values = draw(arrays.arrays(float, shape, elements=st.integers(1, 9).map(float)))
    types = draw(st.lists(st.sampled_from([1, -1]), min_size=shape[1], max_size=shape[1]))
    weights = draw(arrays.arrays(float, shape[1], elements=st.integers(0, 9).map(float)))
    assume(weights.sum() > 0)
    return values, types, weights


def matrix_of(values, types):
    items = [f"i{row}" for row in range(len(values))]
    criteria = [f"c{column}" for column in range(len(types))]
    directed = dict(zip(criteria, types, strict=True))
    return make_matrix(
        pd.DataFrame(values, index=items, columns=criteria),
        directed,
        worst={name: 0 if sign > 0 else 10 for name, sign in directed.items()},
        best={name: 10 if sign > 0 else 0 for name, sign in directed.items()},
    )


def naive_closeness(values, types, weights, normalization):
    m, n = values.shape
    columns = []
    for j in range(n):
        x = values[:, j]
        if normalization == "vector":
            r = x / np.sqrt(sum(v**2 for v in x))
            best, worst = (max(r), min(r)) if types[j] > 0 else (min(r), max(r))
        elif normalization == "minmax":
            r = (x - min(x)) / (max(x) - min(x))
            best, worst = (1, 0) if types[j] > 0 else (0, 1)
        else:
            r = x / 10
            best, worst = (1, 0) if types[j] > 0 else (0, 1)
        columns.append((r, best, worst))
    closeness = []
    for i in range(m):
        w = weights / sum(weights)
        d_plus = sum((w[j] * (r[i] - best)) ** 2 for j, (r, best, _) in enumerate(columns)) ** 0.5
        d_minus = (
            sum((w[j] * (r[i] - worst)) ** 2 for j, (r, _, worst) in enumerate(columns)) ** 0.5
        )
        closeness.append(d_minus / (d_plus + d_minus))
    return np.array(closeness)


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
@settings(deadline=None)
@given(problem=problems())
def test_topsis_equals_a_naive_loop(normalization, problem):
    values, types, weights = problem
    matrix = matrix_of(values, types)
    assume(not matrix.flat)
    ours = score_many(matrix, weights[None], normalization=normalization)[0]

    assert ours == pytest.approx(naive_closeness(values, types, weights, normalization), abs=1e-12)


@settings(deadline=None)
@given(problem=problems(), normalization=st.sampled_from(NORMALIZATIONS))
def test_a_ranking_is_complete_and_never_nan(problem, normalization):
    values, types, weights = problem
    series = pd.Series(weights, index=[f"c{column}" for column in range(len(types))])
    ranking = rank(matrix_of(values, types), series, perspective="p", normalization=normalization)
    table = ranking.table

    assert sorted(table.index) == sorted(f"i{row}" for row in range(len(values)))
    assert not table.isna().to_numpy().any()
    assert table["utility"].between(0, 1).all()
    assert table["utility"].max() == 1
    assert table["rank"].is_monotonic_increasing
    assert table["rank"].sum() == len(table) * (len(table) + 1) / 2
    assert ranking.weights.sum() == pytest.approx(1)


@settings(deadline=None)
@given(problem=problems(), scale=st.sampled_from([1e-300, 1e-9, 3.0, 1e9, 1e300]))
def test_scaling_the_weights_changes_nothing(problem, scale):
    values, types, weights = problem
    matrix = matrix_of(values, types)
    series = pd.Series(weights, index=matrix.criteria)
    first = rank(matrix, series, perspective="p").table
    second = rank(matrix, series * scale, perspective="p").table

    assert second["score"].to_dict() == pytest.approx(first["score"].to_dict(), abs=1e-12)


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_huge_and_tiny_units_change_no_vector_norm(scale):
    values = np.array([[1.0, 5.0], [2.0, 4.0], [5.0, 1.0]])
    weights = np.array([[0.4, 0.6]])
    small = score_many(matrix_of(values, [1, -1]), weights)
    matrix = make_matrix(
        pd.DataFrame(values * [scale, 1.0], columns=["c0", "c1"]), {"c0": 1, "c1": -1}
    )

    assert score_many(matrix, weights) == pytest.approx(small, abs=1e-12)


@settings(deadline=None)
@given(problem=problems(fewest=3))
def test_under_range_an_added_item_never_reorders_the_others(problem):
    values, types, weights = problem
    few, many = matrix_of(values[:-1], types), matrix_of(values, types)
    # The one exception is told in every report: a criterion on which all items are equal.
    assume(few.flat == many.flat)
    before = score_many(few, weights[None], normalization="range")[0]
    after = score_many(many, weights[None], normalization="range")[0]

    assert after[:-1] == pytest.approx(before, abs=1e-12)


def test_the_vector_norm_does_reorder_when_an_item_is_added():
    rows = np.array([[3, 7], [7, 3], [3, 8], [3, 1.0]])
    before = score_many(matrix_of(rows[:3], [1, 1]), np.array([[0.5, 0.5]]))[0]
    after = score_many(matrix_of(rows, [1, 1]), np.array([[0.5, 0.5]]))[0]

    assert before.argmax() == 1
    assert after.argmax() == 2


def test_equal_items_score_exactly_equal_however_long_the_list():
    rng = np.random.default_rng(0)
    values = rng.uniform(1, 9, (203, 17))
    values[-1] = values[0]
    scores = score_many(matrix_of(values, [1] * 17), rng.dirichlet(np.ones(17), 50))

    assert (scores[:, 0] == scores[:, -1]).all()


def test_closeness_is_one_half_where_both_distances_are_0():
    none = np.full(2, np.nan)
    problem = Problem(np.full((3, 2), 4.0), np.array([1.0, -1.0]), "vector", none, none)

    assert closeness(problem, np.array([[0.5, 0.5], [1.0, 0.0]])).tolist() == [[0.5] * 3] * 2


def test_items_without_any_difference_are_all_equal():
    matrix = matrix_of(np.full((3, 2), 4.0), [1, -1])
    table = rank(matrix, pd.Series({"c0": 1, "c1": 2}), perspective="p").table

    assert table["score"].tolist() == [0.5, 0.5, 0.5]
    assert table["utility"].tolist() == [1, 1, 1]
    assert table["rank"].tolist() == [2, 2, 2]


def test_differences_under_the_threshold_change_no_order():
    figures = pd.DataFrame({"need": [1.0, 2.0], "noise": [52.0, 51.0]}, index=["roof", "lift"])
    weights = pd.Series({"need": 0.1, "noise": 0.9})
    directions = {"need": 1, "noise": 1}
    matrices = [
        make_matrix(figures, directions, threshold={"noise": threshold}) for threshold in (0, 3)
    ]
    firsts = [
        rank(matrix, weights, perspective="p", normalization="minmax").table.index[0]
        for matrix in matrices
    ]

    assert firsts == ["roof", "lift"]


MATRIX = matrix_of(np.array([[1.0, 5.0], [2.0, 4.0], [5.0, 1.0]]), [1, -1])
EQUAL = pd.Series({"c0": 0.5, "c1": 0.5})


@pytest.mark.parametrize(
    ("weights", "error", "facts"),
    [
        ({"c0": 1.0}, WeightMissingError, {"criterion": "c1"}),
        ({"c0": 1.0, "c1": 1.0, "c7": 1.0}, WeightUnknownError, {"criterion": "c7"}),
        ({"c0": 1.0, "c1": -0.1}, WeightValueError, {"criterion": "c1", "weight": -0.1}),
        ({"c0": 1.0, "c1": float("inf")}, WeightValueError, {"criterion": "c1"}),
        ({"c0": 0.0, "c1": 0.0}, NoWeightError, {"perspective": "market"}),
    ],
)
def test_weights_that_do_not_fit_are_refused_by_name(weights, error, facts):
    with pytest.raises(error) as caught:
        rank(MATRIX, pd.Series(weights), perspective="market")

    assert facts.items() <= vars(caught.value).items()


def test_a_missing_weight_is_refused():
    with pytest.raises(WeightValueError) as caught:
        rank(MATRIX, pd.Series({"c0": np.nan, "c1": 1}), perspective="market")

    assert caught.value.criterion == "c0"


def test_an_unknown_method_is_refused_with_the_known_ones():
    with pytest.raises(UnknownMethodError) as caught:
        rank(MATRIX, EQUAL, perspective="p", method="topsy")

    assert "topsis" in caught.value.known


def test_a_normalization_the_method_does_not_know_is_refused():
    with pytest.raises(NormalizationError) as caught:
        rank(MATRIX, EQUAL, perspective="p", normalization="sum")

    assert caught.value.honoured == ("vector", "minmax", "range")


def test_range_needs_a_range_and_figures_inside():
    figures = pd.DataFrame([[1.0, 5.0], [2.0, 4.0], [11.0, 1.0]], MATRIX.items, MATRIX.criteria)
    bare = make_matrix(figures, MATRIX.directions)
    outside = make_matrix(figures, MATRIX.directions, worst=MATRIX.worst, best=MATRIX.best)

    with pytest.raises(MissingRangeError) as missing:
        rank(bare, EQUAL, perspective="p", normalization="range")
    with pytest.raises(OutsideRangeError) as beyond:
        rank(outside, EQUAL, perspective="p", normalization="range")

    assert missing.value.criterion == "c0"
    assert (beyond.value.item, beyond.value.criterion) == ("i2", "c0")


@pytest.mark.parametrize("method", ["copras", "aras", "wpm", "waspas", "marcos"])
def test_methods_that_divide_by_figures_refuse_a_zero_by_name(method):
    matrix = matrix_of(np.array([[1.0, 5.0], [0.0, 4.0]]), [1, -1])

    with pytest.raises(PositiveDataError) as caught:
        rank(matrix, EQUAL, perspective="p", method=method)

    assert (caught.value.item, caught.value.criterion) == ("i1", "c0")


def test_ranks_and_utilities_ignore_the_noise_of_arithmetic():
    scores = np.array([[0.1 + 0.2, 0.3, 0.5]])

    assert mean_ranks(scores).tolist() == [[2.5, 2.5, 1]]
    assert utilities(scores).tolist() == [[0, 0, 1]]
    assert utilities(np.array([[0.3, 0.1 + 0.2]])).tolist() == [[1, 1]]


@settings(deadline=None)
@given(
    arrays.arrays(
        float, st.tuples(st.integers(1, 4), st.integers(1, 8)), elements=st.integers(0, 4)
    )
)
def test_mean_ranks_equal_counting_who_is_better(scores):
    better = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    equal = (scores[:, None, :] == scores[:, :, None]).sum(axis=2)

    assert mean_ranks(scores) == pytest.approx(better + (equal + 1) / 2)


def test_ranking_is_imported_without_pymcdm_and_matplotlib():
    code = (
        "import sys, prioritize.ranking as r; r.all_methods();"
        "print(sorted({'pymcdm', 'matplotlib'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
