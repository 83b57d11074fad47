"""Comparisons as people write them: rounded, half filled, contradictory."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison_matrices import reciprocal_matrices
from weights.comparisons import checked_comparisons, settle
from weights.errors import (
    ComparisonValueError,
    DiagonalValueError,
    DisconnectedComparisonsError,
    JudgementErrors,
    OffReciprocalError,
    UncomparedCriteriaError,
)

NAMES = ("safety", "reach", "cost", "comfort")


def drawn(text):
    """A sheet drawn as a table; ``.`` is an empty cell."""
    return np.array(
        [
            [
                np.nan if cell == "." else float(cell if "n" in cell else Fraction(cell))
                for cell in line.split()
            ]
            for line in text.strip().splitlines()
        ]
    )


def checked(text):
    values = drawn(text)
    return checked_comparisons(values, NAMES[: len(values)], "Lin", lambda *_: "ahp Lin")


def problems_of(text):
    with pytest.raises(JudgementErrors) as caught:
        checked(text)
    return caught.value.errors


@given(reciprocal_matrices())
def test_a_sound_matrix_is_taken_as_it_is(matrix):
    settled, snapped, contradicted = settle(matrix)

    assert settled == pytest.approx(matrix, rel=1e-12)
    assert settled * settled.T == pytest.approx(np.ones_like(matrix), rel=1e-15)
    assert not snapped.any()
    assert not contradicted.any()


@given(reciprocal_matrices(), st.integers(2, 5), st.randoms(use_true_random=False))
def test_rounded_fractions_are_read_as_what_was_meant(matrix, digits, random):
    rounded = np.where(matrix < 1, matrix.round(digits), matrix)
    for row in range(len(matrix)):
        for column in range(len(matrix)):
            if row != column and random.random() < 0.3 and not np.isnan(rounded[column, row]):
                rounded[row, column] = np.nan
    settled, _, contradicted = settle(rounded)

    assert settled == pytest.approx(matrix, rel=1e-6)
    assert not contradicted.any()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0.33", 3), ("0.333", 3), ("0.3333333", 3), ("0.17", 6), ("0.16", 6), ("0.167", 6),
        ("0.14", 7), ("0.143", 7), ("0.1428", 7), ("0.12", 8), ("0.13", 8), ("0.11", 9),
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["both sides", "alone"])
def test_a_rounded_reciprocal_is_snapped(written, meant, beside):
    matrix, _ = checked(f"1 {written}\n{meant if beside == 'both sides' else '.'} 1")

    assert matrix[0, 1] == 1 / meant
    assert matrix[1, 0] == pytest.approx(meant, rel=1e-15)


def test_a_rounded_reciprocal_is_said_aloud():
    _, notices = checked("1 3 .\n0.33 1 2\n. 0.5 1")
    (notice,) = notices

    assert notice.code == "rounded_reciprocal"
    assert notice.message == (
        "ahp Lin: judge 'Lin' compares 'reach' with 'safety' by 0.33; read as 1/3"
    )
    assert notice.facts == {
        "judge": "Lin",
        "left": "reach",
        "right": "safety",
        "given": 0.33,
        "meant": 3.0,
        "where": "ahp Lin",
    }


@pytest.mark.parametrize("value", ["0.5", "0.25", "0.2", "0.125", "1/3", "1/7", "0.4", "2.5"])
def test_exact_numbers_are_left_alone(value):
    matrix, notices = checked(f"1 {value}\n. 1")

    assert matrix[0, 1] == float(Fraction(value))
    assert notices == ()


@pytest.mark.parametrize("back", ["0.3", "0.34", "0.32", "3", "1", "0.330001"])
def test_what_is_no_reciprocal_is_refused_with_both_values(back):
    (problem,) = problems_of(f"1 3\n{back} 1")

    assert isinstance(problem, OffReciprocalError)
    assert (problem.left, problem.right) == ("safety", "reach")
    assert (problem.value, problem.back) == (3.0, float(back))
    assert problem.where == problem.other == "ahp Lin"
    assert problem.judge == "Lin"


def test_a_tiny_deviation_is_rounding():
    matrix, notices = checked("1 3\n0.33333333 1")

    assert matrix[1, 0] == 1 / 3
    assert notices == ()


@pytest.mark.parametrize("value", ["0", "-3", "inf", "-inf", "10000000", "1/10000000"])
def test_what_cannot_be_a_comparison_is_refused_by_row_and_column(value):
    (problem,) = problems_of(f"1 2 .\n. 1 {value}\n. . 1")

    assert isinstance(problem, ComparisonValueError)
    assert (problem.left, problem.right) == ("reach", "cost")
    assert problem.value == float(Fraction(value) if "n" not in value else value)
    assert problem.where == "ahp Lin"


def test_a_diagonal_must_be_one_or_empty():
    (problem,) = problems_of("1 2\n. 9")
    matrix, _ = checked(". 2\n. .")

    assert isinstance(problem, DiagonalValueError)
    assert (problem.criterion, problem.value) == ("reach", 9)
    assert matrix.tolist() == [[1, 2], [0.5, 1]]


def test_every_mistake_of_a_matrix_is_told_at_once():
    problems = problems_of("2 3 .  .\n4 1 -1 .\n. . 1 0\n. . . 1")

    assert [type(problem) for problem in problems] == [
        DiagonalValueError,
        ComparisonValueError,
        ComparisonValueError,
        OffReciprocalError,
    ]


def test_criteria_without_comparisons_are_named():
    (problem,) = problems_of("1 3 . .\n. 1 2 .\n. . 1 .\n. . . 1")

    assert isinstance(problem, UncomparedCriteriaError)
    assert problem.criteria == ("comfort",)
    assert "lacks comparisons for comfort" in str(problem)


def test_groups_that_nothing_links_are_named():
    (problem,) = problems_of("1 . 3 .\n. 1 . 2\n. . 1 .\n. . . 1")

    assert isinstance(problem, DisconnectedComparisonsError)
    assert problem.groups == ("safety, cost", "reach, comfort")


def test_an_empty_matrix_lacks_comparisons_for_everything():
    (problem,) = problems_of(". .\n. .")

    assert isinstance(problem, UncomparedCriteriaError)
    assert problem.criteria == ("safety", "reach")
