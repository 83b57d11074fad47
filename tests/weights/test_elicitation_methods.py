"""Each way of asking, and the rows that it refuses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weights.elicitation import order, pairwise, points
from weights.errors import (
    ComparisonValueError,
    DiagonalValueError,
    JudgementErrors,
    MatrixShapeError,
    NoPointsError,
    OffReciprocalError,
    PlaceValueError,
    PointsValueError,
    RandomIndexLimitError,
    RepeatedComparisonError,
    RepeatedCriterionError,
    UncomparedCriteriaError,
    UnjudgedCriteriaError,
    UnknownCriterionError,
)
from weights.judgements import JudgedMatrix, Judgement
from weights.judges import ConsistencyRules

NAMES = ("safety", "reach", "cost")


def rows(method, *entries):
    """Rows as ``(left, right, value)`` or ``(left, value)``, standing from F2 downwards."""
    return [
        Judgement(
            "residents",
            "Lin",
            method,
            entry[0],
            entry[1] if len(entry) > 2 else "",
            entry[-1],
            where=f"judgements!F{line}",
        )
        for line, entry in enumerate(entries, start=2)
    ]


def problems_of(weigh, *given_rows):
    with pytest.raises(JudgementErrors) as caught:
        weigh(*given_rows)
    assert all(problem.judge == "Lin" for problem in caught.value.errors)
    return caught.value.errors


def test_three_places_match_barron_and_barrett_1996():
    weights = order.rank_order_centroid([[1, 2, 3]])[0]

    assert weights == pytest.approx([11 / 18, 5 / 18, 2 / 18])


def test_four_places_match_barron_and_barrett_1996():
    weights = order.rank_order_centroid([[4, 3, 2, 1]])[0]

    assert weights == pytest.approx([0.0625, 0.1458, 0.2708, 0.5208], abs=5e-5)


def test_criteria_that_share_a_place_share_its_weights():
    by_order = order.weigh(rows("order", ("cost", 2), ("safety", 1), ("reach", 2)), NAMES).weights

    assert by_order.to_dict() == pytest.approx(
        {"safety": 11 / 18, "reach": 3.5 / 18, "cost": 3.5 / 18}
    )


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_only_the_order_of_the_places_counts(places):
    weights = order.rank_order_centroid([places])[0]
    centroid = [
        sum(1 / i for i in range(k, len(places) + 1)) / len(places)
        for k in range(1, len(places) + 1)
    ]
    in_order = sorted(range(len(places)), key=lambda k: places[k])
    shared = {
        place: np.mean([centroid[k] for k, i in enumerate(in_order) if places[i] == place])
        for place in places
    }

    assert weights == pytest.approx([shared[place] for place in places])
    assert order.rank_order_centroid([[place * 10 for place in places]])[0] == pytest.approx(
        weights
    )


@given(
    st.lists(st.just(0.0) | st.floats(1e-3, 1e6), min_size=3, max_size=3).filter(any),
    st.sampled_from([1e-3, 0.5, 7.0, 1e5]),
)
def test_the_scale_of_points_does_not_matter(given_points, factor):
    once = points.weigh(rows("points", *zip(NAMES, given_points, strict=True)), NAMES)
    scaled = [value * factor for value in given_points]
    again = points.weigh(rows("points", *zip(NAMES, scaled, strict=True)), NAMES)

    assert again.weights.to_numpy() == pytest.approx(once.weights.to_numpy(), abs=1e-12)
    assert once.weights.sum() == pytest.approx(1)
    assert once.consistency_ratio is None


def test_huge_points_stay_finite():
    weights = points.weigh(rows("points", *((name, 1e308) for name in NAMES)), NAMES).weights

    assert weights.to_numpy() == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("value", [-1.0, np.nan, np.inf])
def test_points_that_are_no_number_from_0_are_refused(value):
    (problem,) = problems_of(
        points.weigh, rows("points", ("safety", 5), ("reach", value), ("cost", 1)), NAMES
    )

    assert isinstance(problem, PointsValueError)
    assert (problem.criterion, problem.where) == ("reach", "judgements!F3")
    assert problem.value == pytest.approx(value, nan_ok=True)


def test_no_points_for_anything_are_refused():
    (problem,) = problems_of(points.weigh, rows("points", *((name, 0) for name in NAMES)), NAMES)

    assert isinstance(problem, NoPointsError)
    assert problem.where == "judgements!F2"


@pytest.mark.parametrize("value", [0.0, -1.0, 0.5, np.nan, np.inf])
def test_a_place_before_the_first_is_refused(value):
    (problem,) = problems_of(
        order.weigh, rows("order", ("safety", 1), ("reach", value), ("cost", 3)), NAMES
    )

    assert isinstance(problem, PlaceValueError)
    assert (problem.criterion, problem.where) == ("reach", "judgements!F3")


@pytest.mark.parametrize("method", ["points", "order"])
def test_unknown_repeated_and_missing_criteria_are_told_at_once(method):
    weigh = {"points": points, "order": order}[method].weigh
    unknown, repeated, missing = problems_of(
        weigh, rows(method, ("safty", 1), ("reach", 2), ("reach", 3), ("cost", 1)), NAMES
    )

    assert isinstance(unknown, UnknownCriterionError)
    assert (unknown.criterion, unknown.known, unknown.where) == ("safty", NAMES, "judgements!F2")
    assert isinstance(repeated, RepeatedCriterionError)
    assert (repeated.criterion, repeated.where, repeated.other) == (
        "reach",
        "judgements!F4",
        "judgements!F3",
    )
    assert isinstance(missing, UnjudgedCriteriaError)
    assert (missing.criteria, missing.where) == (("safety",), "judgements!F2")


def test_rows_in_pairs_become_weights_and_a_ratio():
    judge = pairwise.weigh(
        rows("pairwise", ("safety", "reach", 2), ("cost", "safety", 1 / 4), ("reach", "cost", 3)),
        NAMES,
    )

    assert judge.weights.to_numpy() == pytest.approx([0.5584245, 0.3196183, 0.1219572], abs=1e-3)
    assert 0 < judge.consistency_ratio < 0.1
    assert judge.ask_again == ()
    assert judge.cycles == ()
    assert judge.matrix[0, 2] == pytest.approx(4)
    assert list(judge.weights.index) == list(NAMES)


def test_a_circular_judge_is_asked_again_and_shown_the_circle():
    judge = pairwise.weigh(
        rows("pairwise", ("safety", "reach", 2), ("safety", "cost", 1 / 6), ("reach", "cost", 3)),
        NAMES,
        ConsistencyRules("saaty2005"),
    )
    worst = judge.ask_again[0]

    assert judge.consistency_ratio == pytest.approx(1.5430583, abs=1e-6)
    assert judge.cycles == (("cost", "safety", "reach"),)
    assert len(judge.ask_again) == 3
    assert all(asked.value >= 1 for asked in judge.ask_again)
    assert worst.fits == pytest.approx(judge.weights[worst.left] / judge.weights[worst.right])
    assert [one.value / one.fits for one in judge.ask_again] == pytest.approx([3.301927] * 3)


def test_the_answer_that_fits_worst_is_asked_first():
    judge = pairwise.weigh(
        rows(
            "pairwise",
            ("safety", "reach", 2),
            ("safety", "cost", 4),
            ("safety", "comfort", 1 / 8),
            ("reach", "cost", 2),
            ("reach", "comfort", 4),
            ("cost", "comfort", 2),
        ),
        (*NAMES, "comfort"),
    )
    misfits = [max(one.value / one.fits, one.fits / one.value) for one in judge.ask_again]

    assert (judge.ask_again[0].left, judge.ask_again[0].right) == ("comfort", "safety")
    assert judge.ask_again[0].value == 8
    assert judge.ask_again[0].fits < 2
    assert misfits == sorted(misfits, reverse=True)


def test_the_limit_decides_who_is_asked_again():
    given_rows = rows(
        "pairwise", ("safety", "reach", 2), ("safety", "cost", 9), ("reach", "cost", 2)
    )
    strict = pairwise.weigh(given_rows, NAMES, ConsistencyRules(limit=0.01))
    lenient = pairwise.weigh(given_rows, NAMES, ConsistencyRules(limit=0.5))

    assert strict.ask_again
    assert lenient.ask_again == ()


def test_two_rows_that_mirror_each_other_are_one_comparison():
    judge = pairwise.weigh(
        rows("pairwise", ("safety", "reach", 3), ("reach", "safety", 0.33), ("reach", "cost", 2)),
        NAMES,
    )
    (notice,) = judge.notices

    assert judge.weights.to_numpy() == pytest.approx([0.6, 0.2, 0.1] / np.float64(0.9))
    assert notice.facts["where"] == "judgements!F3"


def test_two_rows_that_contradict_each_other_are_refused_with_both_cells():
    (problem,) = problems_of(
        pairwise.weigh,
        rows("pairwise", ("reach", "safety", 3), ("cost", "reach", 1), ("safety", "reach", 2)),
        NAMES,
    )

    assert isinstance(problem, OffReciprocalError)
    assert (problem.left, problem.right, problem.value, problem.back) == ("safety", "reach", 2, 3)
    assert (problem.where, problem.other) == ("judgements!F4", "judgements!F2")


def test_the_same_pair_twice_is_refused_with_both_cells():
    (problem,) = problems_of(
        pairwise.weigh,
        rows("pairwise", ("safety", "reach", 3), ("cost", "reach", 1), ("safety", "reach", 3)),
        NAMES,
    )

    assert isinstance(problem, RepeatedComparisonError)
    assert (problem.left, problem.right) == ("safety", "reach")
    assert (problem.where, problem.other) == ("judgements!F4", "judgements!F2")


def test_every_mistake_of_rows_in_pairs_is_told_at_once():
    problems = problems_of(
        pairwise.weigh,
        rows(
            "pairwise",
            ("safety", "price", 3),
            ("reach", "reach", 2),
            ("safety", "cost", np.nan),
            ("reach", "cost", -1),
        ),
        NAMES,
    )

    assert [(type(problem), problem.where) for problem in problems] == [
        (UnknownCriterionError, "judgements!F2"),
        (ComparisonValueError, "judgements!F4"),
        (DiagonalValueError, "judgements!F3"),
        (ComparisonValueError, "judgements!F5"),
    ]


def test_a_criterion_that_no_row_compares_is_named():
    (problem,) = problems_of(pairwise.weigh, rows("pairwise", ("safety", "reach", 3)), NAMES)

    assert isinstance(problem, UncomparedCriteriaError)
    assert (problem.criteria, problem.where) == (("cost",), "judgements!F2")


def sheet(names, values):
    return JudgedMatrix("residents", "Lin", tuple(names), np.array(values, dtype=float), "ahp Lin")


def test_a_sheet_may_list_its_criteria_in_another_order():
    blank = np.nan
    judge = pairwise.weigh_matrix(
        sheet(("cost", "safety", "reach"), [[1, 1 / 4, 1 / 3], [blank, 1, 2], [blank, blank, 1]]),
        NAMES,
    )

    assert judge.method == "pairwise"
    assert judge.matrix[0].tolist() == [1, 2, 4]
    assert judge.weights.idxmax() == "safety"


def test_a_sheet_with_unknown_repeated_and_wrong_entries_tells_all_of_it():
    unknown, repeated, wrong = problems_of(
        pairwise.weigh_matrix,
        sheet(
            ("safety", "price", "reach", "reach"),
            [[1, 2, -3, 3], [0.5, 1, 1, 1], [-1, 1, 1, 1], [1, 1, 1, 1]],
        ),
        ("safety", "reach"),
    )[:3]

    assert (unknown.criterion, repeated.criterion) == ("price", "reach")
    assert isinstance(wrong, ComparisonValueError)
    assert (wrong.left, wrong.right, wrong.value) == ("safety", "reach", -3)


def test_a_sheet_without_one_criterion_lacks_its_comparisons():
    (problem,) = problems_of(
        pairwise.weigh_matrix, sheet(("safety", "reach"), [[1, 2], [0.5, 1]]), NAMES
    )

    assert isinstance(problem, UncomparedCriteriaError)
    assert problem.criteria == ("cost",)


@pytest.mark.parametrize("shape", [(2, 3), (3,), (3, 2)])
def test_a_sheet_of_another_shape_than_its_header_is_refused(shape):
    (problem,) = problems_of(pairwise.weigh_matrix, sheet(NAMES, np.ones(shape)), NAMES)

    assert isinstance(problem, MatrixShapeError)
    assert (problem.rows, problem.columns)[: len(shape)] == shape
    assert (problem.size, problem.where) == (3, "ahp Lin")


def test_too_many_criteria_for_the_table_are_refused():
    names = [f"c{place}" for place in range(16)]

    with pytest.raises(RandomIndexLimitError) as caught:
        pairwise.weigh(pairwise.METHOD.example(names), names)
    assert (caught.value.random_index, caught.value.limit, caught.value.size) == ("saaty", 15, 16)


def test_ties_between_misfits_do_not_depend_on_the_order_of_criteria():
    circle = rows("pairwise", ("safety", "reach", 9), ("reach", "cost", 9), ("cost", "safety", 9))
    one = pairwise.weigh(circle, NAMES)
    other = pairwise.weigh(circle[::-1], NAMES[::-1])

    assert one.cycles == other.cycles
    assert [(a.left, a.right) for a in one.ask_again] == [
        (a.left, a.right) for a in other.ask_again
    ]
