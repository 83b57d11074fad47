"""The best-worst method: published weights, laws, a brute-force twin, and what is refused."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights.asking_errors import (
    BestWorstValueError,
    BeyondWorstError,
    MissingBestWorstError,
    NeitherBestNorWorstError,
    UnclearBestError,
    UnclearWorstError,
)
from weights.best_worst import accepted_ratio, best_worst_weights, input_consistency
from weights.elicitation import best_worst
from weights.errors import DiagonalValueError, JudgementErrors, RepeatedComparisonError
from weights.judgements import Judgement

CAR = ("quality", "price", "comfort", "safety", "style")
CAR_ROWS = (
    ("price", "quality", 2),
    ("price", "comfort", 4),
    ("price", "safety", 3),
    ("price", "style", 8),
    ("quality", "style", 4),
    ("comfort", "style", 2),
    ("safety", "style", 3),
)


def rows(*entries):
    return [
        Judgement("residents", "Lin", "best_worst", *entry, where=f"judgements!F{line}")
        for line, entry in enumerate(entries, start=2)
    ]


def refused(entries, criteria=CAR):
    with pytest.raises(JudgementErrors) as caught:
        best_worst.weigh(rows(*entries), criteria)
    return caught.value.errors


def by_corners(others, lowest, best, worst):
    """Try every corner of the linear programme, as many equations at a time as unknowns."""
    size = len(others)
    each = np.eye(size)
    gaps = [each[best] - others[j] * each[j] for j in range(size) if j != best]
    gaps += [each[j] - lowest[j] * each[worst] for j in range(size) if j not in {best, worst}]
    rows = [np.append(sign * gap, -1) for gap in gaps for sign in (1, -1)]
    rows += [np.append(-each[j], 0) for j in range(size)]
    rows = np.array(rows)
    picks = np.array(list(combinations(range(len(rows)), size)))
    whole = np.broadcast_to(np.append(np.ones(size), 0.0), (len(picks), 1, size + 1))
    systems = np.concatenate([rows[picks], whole], axis=1)
    usable = np.abs(np.linalg.det(systems)) > 1e-9
    right = np.append(np.zeros(size), 1.0)[:, None]
    corners = np.linalg.solve(systems[usable], np.broadcast_to(right, (usable.sum(), size + 1, 1)))
    corners = corners[:, :, 0]
    allowed = corners[(corners @ rows.T <= 1e-9).all(axis=1)]
    found = allowed[allowed[:, -1].argmin()]
    return found[:-1], found[-1]


def test_a_car_matches_rezaei_2016():
    # Rezaei (2016), Omega 64, 126-130, table 3 and section 4.
    judge = best_worst.weigh(rows(*CAR_ROWS), CAR)

    assert judge.weights.tolist() == pytest.approx(
        [0.2295, 0.4481, 0.1148, 0.1530, 0.0546], abs=5e-5
    )
    assert judge.deviation == pytest.approx(0.0109, abs=5e-5)
    assert judge.consistency_ratio == pytest.approx(1 / 56)
    assert judge.consistency_limit == 0.2958
    assert judge.ask_again == ()


def test_a_judge_without_contradiction_matches_rezaei_2016():
    # The same paper, table 2.
    weights, deviation = best_worst_weights([2, 1, 4, 2, 8], [4, 8, 2, 4, 1], 1, 4)

    assert weights == pytest.approx([0.2105, 0.4211, 0.1053, 0.2105, 0.0526], abs=5e-5)
    assert deviation == pytest.approx(0, abs=1e-12)
    assert input_consistency([2, 1, 4, 2, 8], [4, 8, 2, 4, 1], 4).tolist() == [0] * 5


@given(
    st.lists(st.integers(1, 9), min_size=4, max_size=4),
    st.lists(st.integers(1, 9), min_size=4, max_size=4),
    st.integers(2, 9),
)
def test_no_corner_of_the_programme_fits_better(others, lowest, apart):
    others, lowest = np.minimum(others, apart), np.minimum(lowest, apart)
    others[0], lowest[3], others[3], lowest[0] = 1, 1, apart, apart
    weights, deviation = best_worst_weights(others, lowest, 0, 3)
    corner, least = by_corners(others, lowest, 0, 3)
    reached = max(
        np.abs(corner[0] - others * corner).max(), np.abs(corner - lowest * corner[3]).max()
    )

    assert deviation == pytest.approx(least, abs=1e-9)
    assert reached == pytest.approx(deviation, abs=1e-9)
    assert weights.sum() == pytest.approx(1)
    assert (weights > 0).all()


@given(st.lists(st.floats(1, 3), min_size=1, max_size=6))
def test_weights_that_the_comparisons_agree_on_are_found(steps):
    shares = np.cumprod([1.0, *steps])
    shares = 1 + (shares - 1) * min(1.0, 8 / (shares[-1] - 1 or 1))
    weights, deviation = best_worst_weights(
        shares[-1] / shares, shares / shares[0], len(shares) - 1, 0
    )

    assert weights == pytest.approx(shares / shares.sum(), abs=1e-9)
    assert deviation == pytest.approx(0, abs=1e-9)
    assert input_consistency(shares[-1] / shares, shares, 0) == pytest.approx(0, abs=1e-9)


def test_limits_are_those_of_liang_brunelli_and_rezaei_2020():
    assert [accepted_ratio(9, size) for size in (3, 4, 9)] == [0.1359, 0.2681, 0.3662]
    assert [accepted_ratio(apart, 5) for apart in (3, 4, 8)] == [0.1667, 0.1898, 0.2958]
    assert accepted_ratio(2, 5) == 0.0
    assert accepted_ratio(9, 12) == accepted_ratio(9, 9)


def test_the_criterion_that_contradicts_most_is_asked_again_with_what_would_fit():
    # Rezaei (2016), table 4: comfort 4 below the best of 8, yet 4 above the worst, and not 2.
    contradicting = [
        (left, right, 4 if (left, right) == ("comfort", "style") else value)
        for left, right, value in CAR_ROWS
    ]
    calm = best_worst.weigh(rows(*contradicting), CAR)
    loud = best_worst.weigh(
        rows(*(entry if entry[0] != "comfort" else ("comfort", "style", 8) for entry in CAR_ROWS)),
        CAR,
    )
    (asked,) = loud.ask_again

    assert calm.consistency_ratio == pytest.approx(8 / 56)
    assert calm.ask_again == ()
    assert loud.consistency_ratio == pytest.approx(24 / 56)
    assert {asked.left, asked.right} in ({"price", "comfort"}, {"comfort", "style"})
    assert (asked.value, asked.fits) in ((4, 1), (8, 2))


def test_an_answer_that_is_replaced_by_what_fits_contradicts_no_more():
    entries = [entry if entry[0] != "comfort" else ("comfort", "style", 8) for entry in CAR_ROWS]
    (asked,) = best_worst.weigh(rows(*entries), CAR).ask_again
    mended = [
        (left, right, asked.fits if (left, right) == (asked.left, asked.right) else value)
        for left, right, value in entries
    ]
    judge = best_worst.weigh(rows(*mended), CAR)

    assert judge.ask_again == ()
    assert judge.consistency_ratio == pytest.approx(1 / 56)


def test_two_criteria_need_one_row():
    judge = best_worst.weigh(rows(("safety", "looks", 4)), ("looks", "safety"))

    assert judge.weights.to_dict() == pytest.approx({"looks": 0.2, "safety": 0.8})
    assert judge.consistency_ratio == 0


@pytest.mark.parametrize("value", [0.5, 10, np.nan, -1])
def test_a_value_off_the_scale_is_refused(value):
    (problem,) = refused((("price", "quality", value), *CAR_ROWS[1:]))

    assert isinstance(problem, BestWorstValueError)
    assert (problem.left, problem.right, problem.where) == ("price", "quality", "judgements!F2")


def test_a_criterion_equals_itself():
    harmless = best_worst.weigh(rows(*CAR_ROWS, ("price", "price", 1)), CAR)
    (problem,) = refused((*CAR_ROWS, ("price", "price", 3)))

    assert harmless.weights.idxmax() == "price"
    assert isinstance(problem, DiagonalValueError)
    assert problem.where == "judgements!F9"


def test_a_pair_that_stands_twice_is_refused_with_both_cells():
    (problem,) = refused((*CAR_ROWS, ("price", "style", 8)))

    assert isinstance(problem, RepeatedComparisonError)
    assert (problem.where, problem.other) == ("judgements!F9", "judgements!F5")


def test_rows_that_do_not_show_the_best_or_the_worst_are_refused():
    names = ("safety", "reach", "cost")
    unclear_worst = refused((("safety", "reach", 2), ("safety", "cost", 3)), names)
    unclear_best = refused((("safety", "cost", 2), ("reach", "cost", 3)), names)
    both_ways = refused((("safety", "reach", 2), ("reach", "safety", 2)), names[:2])

    assert [type(problem) for problem in unclear_worst] == [UnclearWorstError]
    assert unclear_worst[0].candidates == ("cost", "reach")
    assert [type(problem) for problem in unclear_best] == [UnclearBestError]
    assert unclear_best[0].candidates == ("reach", "safety")
    assert [type(problem) for problem in both_ways] == [UnclearBestError, UnclearWorstError]


def test_missing_comparisons_are_named():
    (problem,) = refused(CAR_ROWS[1:-1])

    assert isinstance(problem, MissingBestWorstError)
    assert (problem.best, problem.worst) == ("price", "style")
    assert problem.pairs == ("price / quality", "safety / style")
    assert problem.where == "judgements!F2"


def test_a_comparison_of_two_others_is_refused():
    (problem,) = refused((*CAR_ROWS, ("quality", "comfort", 2)))

    assert isinstance(problem, NeitherBestNorWorstError)
    assert (problem.left, problem.right, problem.where) == ("quality", "comfort", "judgements!F9")


def test_nothing_is_further_apart_than_best_and_worst():
    (problem,) = refused((*CAR_ROWS[:-1], ("safety", "style", 9)))

    assert isinstance(problem, BeyondWorstError)
    assert (problem.value, problem.limit, problem.where) == (9, 8, "judgements!F8")
