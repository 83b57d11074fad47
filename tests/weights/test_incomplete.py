"""Comparisons with gaps, and the circles and misfits in them."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from comparison_matrices import (
    from_triangle,
    from_upper,
    reciprocal_matrices,
    stacks,
    weight_vectors,
)
from weights.contradictions import circles, circles_of_three, misfits, worst_comparisons
from weights.errors import DisconnectedComparisonsError, MatrixValueError
from weights.incomplete import (
    completed,
    connected_groups,
    logarithmic_least_squares,
    mirrored,
    priorities,
)
from weights.pairwise import eigenvector_priorities, geometric_mean_priorities


@st.composite
def gapped_matrices(draw, entries=None):
    matrix = draw(
        reciprocal_matrices() if entries is None else reciprocal_matrices(entries=entries)
    )
    size = len(matrix)
    left, right = np.triu_indices(size, k=1)
    keep = np.array(draw(st.lists(st.booleans(), min_size=len(left), max_size=len(left))))
    matrix[left[~keep], right[~keep]] = np.nan
    matrix[right[~keep], left[~keep]] = np.nan
    return matrix


def is_linked(matrix):
    return connected_components(~np.isnan(matrix))[0] == 1


def plain_least_squares(matrix):
    """One equation per pair compared, solved by a general routine."""
    size = len(matrix)
    rows, known = [np.ones(size)], [0.0]
    for i in range(size):
        for j in range(i + 1, size):
            if not np.isnan(matrix[i, j]):
                rows.append(np.eye(size)[i] - np.eye(size)[j])
                known.append(np.log(matrix[i, j]))
    solved = np.exp(np.linalg.lstsq(np.array(rows), np.array(known))[0])
    return solved / solved.sum()


@given(gapped_matrices())
def test_weights_from_gapped_matrices_solve_the_least_squares_problem(matrix):
    assume(is_linked(matrix))
    weights = logarithmic_least_squares(matrix[None])[0]

    assert weights == pytest.approx(plain_least_squares(matrix), rel=1e-9)
    assert weights.sum() == pytest.approx(1)


@given(gapped_matrices())
def test_groups_are_the_connected_components(matrix):
    groups = connected_groups(matrix[None])[0]
    count, labels = connected_components(~np.isnan(matrix))

    assert len(set(groups.tolist())) == count
    assert all(
        (groups[i] == groups[j]) == (labels[i] == labels[j])
        for i in range(len(matrix))
        for j in range(len(matrix))
    )


@given(gapped_matrices())
def test_a_matrix_that_nothing_links_is_refused(matrix):
    assume(not is_linked(matrix))

    with pytest.raises(DisconnectedComparisonsError) as caught:
        priorities(np.stack([np.ones_like(matrix), matrix]))
    assert caught.value.judge == "1"
    assert len(caught.value.groups) > 1


@given(stacks())
def test_without_gaps_least_squares_are_row_geometric_means(stack):
    assert logarithmic_least_squares(stack) == pytest.approx(
        geometric_mean_priorities(stack), rel=1e-10
    )


@given(stacks())
def test_without_gaps_priorities_are_the_eigenvector(stack):
    weights, eigenvalues = priorities(stack)
    expected_weights, expected_eigenvalues = eigenvector_priorities(stack)

    assert weights == pytest.approx(expected_weights, rel=1e-12)
    assert eigenvalues == pytest.approx(expected_eigenvalues, rel=1e-12)


@given(gapped_matrices(), weight_vectors(sizes=st.just(8)))
def test_a_consistent_judge_with_gaps_gets_back_exactly_these_weights(pattern, weights):
    assume(is_linked(pattern))
    weights = weights[: len(pattern)] / weights[: len(pattern)].sum()
    matrix = np.where(np.isnan(pattern), np.nan, weights[:, None] / weights[None, :])
    found, eigenvalues = priorities(matrix[None])

    assert found[0] == pytest.approx(weights, rel=1e-9)
    assert eigenvalues[0] == pytest.approx(len(weights))


@given(gapped_matrices())
def test_one_triangle_says_as_much_as_both(matrix):
    assume(is_linked(matrix))
    upper = np.where(np.triu(np.ones_like(matrix), k=1) > 0, matrix, np.nan)

    assert mirrored(upper[None])[0] == pytest.approx(matrix, rel=1e-12, nan_ok=True)
    assert priorities(upper[None])[0] == pytest.approx(priorities(matrix[None])[0], rel=1e-9)


def test_gapped_and_complete_matrices_share_a_stack():
    complete, gapped = from_upper("1 5 2 | 3 4 | 1"), from_upper("1 5 2 | 3 4 | ?")
    weights, eigenvalues = priorities(np.stack([complete, gapped]))

    assert weights[0] == pytest.approx(eigenvector_priorities(complete[None])[0][0])
    assert weights[1] == pytest.approx(logarithmic_least_squares(gapped[None])[0])
    assert eigenvalues[1] == pytest.approx(
        eigenvector_priorities(completed(gapped[None], weights[1:]))[1][0]
    )


@pytest.mark.parametrize("step", [1e6, 1e-6])
def test_a_long_chain_of_extreme_answers_stays_exact(step):
    matrix = np.full((15, 15), np.nan)
    matrix[np.arange(14), np.arange(1, 15)] = step
    weights, eigenvalues = priorities(matrix[None])

    assert weights[0, :-1] / weights[0, 1:] == pytest.approx([step] * 14, rel=1e-9)
    assert eigenvalues[0] == pytest.approx(15)


def test_a_zero_is_no_gap():
    with pytest.raises(MatrixValueError):
        priorities(np.zeros((1, 3, 3)))


@given(gapped_matrices(), weight_vectors(sizes=st.just(8)))
def test_misfits_are_the_factor_between_said_and_implied(matrix, weights):
    weights = weights[: len(matrix)]
    factors = misfits(matrix[None], weights[None])[0]
    implied = weights[:, None] / weights[None, :]
    expected = np.where(np.isnan(matrix), 1, np.maximum(matrix / implied, implied / matrix))

    assert factors == pytest.approx(expected, rel=1e-9)
    assert factors == pytest.approx(factors.T, rel=1e-9)


@given(stacks(sizes=st.integers(3, 6)))
def test_the_worst_comparisons_stand_first(stack):
    weights, _ = priorities(stack)
    pairs, factors = worst_comparisons(stack, weights, count=4)
    everything = misfits(stack, weights)

    assert pairs.shape == (len(stack), min(4, stack.shape[1] * (stack.shape[1] - 1) // 2), 2)
    assert (pairs[..., 0] < pairs[..., 1]).all()
    assert (np.diff(factors, axis=1) <= 1e-11).all()
    assert factors[:, 0] == pytest.approx(everything.max(axis=(1, 2)))


def plain_circles(matrix):
    size = len(matrix)
    return {
        (a, b, c)
        for a in range(size)
        for b in range(a + 1, size)
        for c in range(a + 1, size)
        if b != c and matrix[a, b] > 1 and matrix[b, c] > 1 and matrix[c, a] > 1
    }


@given(gapped_matrices())
def test_every_circle_of_three_is_found_once(matrix):
    found = [tuple(circle) for circle in circles_of_three(matrix[None])[:, 1:].tolist()]

    assert sorted(plain_circles(matrix)) == found


@given(stacks(sizes=st.integers(3, 6)))
def test_circles_of_many_judges_are_told_apart(stack):
    found = circles_of_three(stack)

    assert {tuple(row) for row in found.tolist()} == {
        (judge, *circle) for judge, matrix in enumerate(stack) for circle in plain_circles(matrix)
    }


@given(weight_vectors())
def test_a_judge_with_an_order_has_no_circles(weights):
    assert circles(weights[:, None] / weights[None, :]) == ()


@given(gapped_matrices(entries=st.sampled_from([1 / 3, 1.0, 3.0])))
def test_a_longer_circle_is_told_where_no_circle_of_three_is(matrix):
    found = circles(matrix)
    reaches = np.linalg.matrix_power((matrix > 1).astype(int) + np.eye(len(matrix), dtype=int), 8)
    has_circle = ((reaches > 0) & (matrix > 1).T).any()

    assert bool(found) == has_circle
    for circle in found:
        assert len(set(circle)) == len(circle)
        assert min(circle) == circle[0]
        assert all(
            matrix[here, there] > 1
            for here, there in zip(circle, (*circle[1:], circle[0]), strict=True)
        )


def test_equal_answers_hide_no_circle_of_four():
    # a > b > c > d > a, while a = c and b = d.
    matrix = from_triangle([2, 1, 1 / 2, 2, 1, 2], 4)

    assert circles(matrix) == ((0, 1, 2, 3),)
