"""What must hold for any matrix of comparisons."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison_matrices import SCALE, from_triangle, reciprocal_matrices, stacks, weight_vectors
from weights.errors import (
    MatrixValueError,
    RandomIndexLimitError,
    StackShapeError,
    UnknownRandomIndexError,
)
from weights.pairwise import (
    consistency_index,
    consistency_ratio,
    eigenvalue_bounds,
    eigenvector_priorities,
    geometric_consistency_index,
    geometric_mean_priorities,
)
from weights.random_index import RANDOM_INDICES, mean_random_index


def plain_eigenvectors(matrices):
    """The textbook way, one matrix at a time."""
    weights, eigenvalues = [], []
    for matrix in matrices:
        values, vectors = np.linalg.eig(matrix)
        largest = values.real.argmax()
        vector = np.abs(vectors[:, largest].real)
        weights.append(vector / vector.sum())
        eigenvalues.append(values[largest].real)
    return np.array(weights), np.array(eigenvalues)


@given(stacks())
def test_repeated_squaring_finds_the_eigenvector(stack):
    weights, eigenvalues = eigenvector_priorities(stack)
    plain_weights, plain_eigenvalues = plain_eigenvectors(stack)

    assert weights == pytest.approx(plain_weights, abs=1e-9)
    assert eigenvalues == pytest.approx(plain_eigenvalues, rel=1e-10)


def test_many_matrices_at_once_are_weighed_like_each_alone():
    rng = np.random.default_rng(7)
    stack = np.stack([from_triangle(rng.choice(SCALE, 15), 6) for _ in range(2100)])
    weights, eigenvalues = eigenvector_priorities(stack)
    plain_weights, plain_eigenvalues = plain_eigenvectors(stack)

    assert weights == pytest.approx(plain_weights, abs=1e-10)
    assert eigenvalues == pytest.approx(plain_eigenvalues, rel=1e-12)


@given(reciprocal_matrices(sizes=st.integers(2, 8), entries=st.sampled_from([1e-4, 0.3, 1.0, 1e4])))
def test_the_certificate_holds_even_for_extreme_matrices(matrix):
    weights, eigenvalues = eigenvector_priorities(matrix[None])
    low, high = eigenvalue_bounds(matrix[None], weights)

    assert (weights > 0).all()
    assert low[0] * (1 - 1e-12) <= eigenvalues[0] <= high[0] * (1 + 1e-12)
    assert high[0] / low[0] - 1 < 1e-8


@given(reciprocal_matrices(), weight_vectors())
def test_bounds_from_any_weights_hold_the_eigenvalue(matrix, guess):
    guess = np.resize(guess, len(matrix))
    low, high = eigenvalue_bounds(matrix[None], guess[None])
    _, eigenvalues = eigenvector_priorities(matrix[None])

    assert low[0] * (1 - 1e-12) <= eigenvalues[0] <= high[0] * (1 + 1e-12)


@pytest.mark.parametrize(
    "weigh", [lambda m: eigenvector_priorities(m)[0], geometric_mean_priorities]
)
@given(stacks(), st.randoms(use_true_random=False))
def test_renumbering_the_criteria_renumbers_the_weights(weigh, stack, random):
    order = list(range(stack.shape[1]))
    random.shuffle(order)
    shuffled = stack[:, order][:, :, order]

    assert weigh(shuffled) == pytest.approx(weigh(stack)[:, order], abs=1e-10)
    assert weigh(stack).sum(axis=1) == pytest.approx(1)


@given(weight_vectors())
def test_a_consistent_judge_gets_back_exactly_these_weights(weights):
    matrix = (weights[:, None] / weights[None, :])[None]
    found, eigenvalues = eigenvector_priorities(matrix)

    assert found[0] == pytest.approx(weights, rel=1e-10)
    assert geometric_mean_priorities(matrix)[0] == pytest.approx(weights, rel=1e-10)
    assert consistency_ratio(eigenvalues, len(weights))[0] == pytest.approx(0, abs=1e-10)
    assert geometric_consistency_index(matrix)[0] == pytest.approx(0, abs=1e-20)


@given(reciprocal_matrices())
def test_turning_every_answer_round_inverts_geometric_mean_weights(matrix):
    weights = geometric_mean_priorities(matrix[None])[0]
    turned = geometric_mean_priorities(matrix.T[None])[0]

    assert turned == pytest.approx((1 / weights) / (1 / weights).sum(), rel=1e-10)


@given(reciprocal_matrices(sizes=st.integers(3, 9)))
def test_the_eigenvalue_is_never_below_the_number_of_criteria(matrix):
    _, eigenvalues = eigenvector_priorities(matrix[None])

    assert eigenvalues[0] >= len(matrix) * (1 - 1e-12)
    assert consistency_index(eigenvalues, len(matrix))[0] == pytest.approx(
        (eigenvalues[0] - len(matrix)) / (len(matrix) - 1), abs=1e-12
    )


@given(reciprocal_matrices(sizes=st.integers(3, 7)))
def test_the_geometric_index_is_the_variance_that_geometric_means_leave(matrix):
    size = len(matrix)
    weights = geometric_mean_priorities(matrix[None])[0]
    squares = [
        np.log(matrix[i, j] * weights[j] / weights[i]) ** 2
        for i in range(size)
        for j in range(i + 1, size)
    ]

    assert geometric_consistency_index(matrix[None])[0] == pytest.approx(
        2 * sum(squares) / ((size - 1) * (size - 2))
    )
    others, _ = eigenvector_priorities(matrix[None])
    assert geometric_consistency_index(matrix[None], others)[0] >= (
        geometric_consistency_index(matrix[None])[0] - 1e-12
    )


@pytest.mark.parametrize("size", [1, 2])
def test_one_or_two_criteria_cannot_contradict_each_other(size):
    matrix = from_triangle([5.0] * (size - 1), size)[None]
    _, eigenvalues = eigenvector_priorities(matrix)

    assert consistency_ratio(eigenvalues, size)[0] == 0
    assert geometric_consistency_index(matrix)[0] == 0


@pytest.fixture(scope="module")
def peer_method():
    return pytest.importorskip("pymcdm.weights.subjective").AHP


@given(matrix=reciprocal_matrices(sizes=st.integers(3, 8)))
def test_pymcdm_finds_the_same_weights_and_ratio(peer_method, matrix):
    peer = peer_method(matrix=matrix)
    weights, eigenvalues = eigenvector_priorities(matrix[None])

    assert weights[0] == pytest.approx(peer(), abs=1e-9)
    assert consistency_ratio(eigenvalues, len(matrix), "tummala_ling1998")[0] == pytest.approx(
        peer.get_cr(), abs=1e-9
    )


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0, -3.0])
@pytest.mark.parametrize("weigh", [eigenvector_priorities, geometric_mean_priorities])
def test_an_entry_that_is_no_positive_number_is_refused_with_its_place(weigh, value):
    stack = np.ones((3, 4, 4))
    stack[2, 1, 3] = value

    with pytest.raises(MatrixValueError) as caught:
        weigh(stack)
    assert (caught.value.matrix, caught.value.row, caught.value.column) == (2, 1, 3)
    assert caught.value.value == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize("shape", [(3, 3), (2, 3, 4), (2, 0, 0)])
def test_an_array_that_is_no_stack_is_refused_with_its_shape(shape):
    with pytest.raises(StackShapeError) as caught:
        eigenvector_priorities(np.ones(shape))

    assert caught.value.shape == shape


def test_an_empty_stack_gives_no_weights():
    weights, eigenvalues = eigenvector_priorities(np.ones((0, 4, 4)))

    assert weights.shape == (0, 4)
    assert eigenvalues.shape == (0,)


@pytest.mark.parametrize(
    ("table", "size", "value"),
    [
        ("saaty", 2, 0),
        ("saaty", 3, 0.58),
        ("saaty", 5, 1.12),
        ("saaty", 10, 1.49),
        ("saaty2005", 15, 1.59),
        ("tummala_ling1998", 8, 1.3952),
        ("donegan_dodd1991", 20, 1.5371),
        ("donegan_dodd1991", 22, 1.5371 + 0.4 * (1.5619 - 1.5371)),
        ("donegan_dodd1991", 30, 1.5772),
        ("simulated500k", 5, 1.1081014),
    ],
)
def test_a_random_index_is_read_from_its_table(table, size, value):
    assert mean_random_index(table, size) == pytest.approx(value)


@pytest.mark.parametrize("table", RANDOM_INDICES)
def test_a_matrix_beyond_the_table_is_refused_naming_table_and_limit(table):
    limit = max(RANDOM_INDICES[table].values)

    with pytest.raises(RandomIndexLimitError, match=f"{table}.* {limit} ") as caught:
        consistency_ratio([40.0], limit + 1, table)
    assert (caught.value.random_index, caught.value.limit, caught.value.size) == (
        table,
        limit,
        limit + 1,
    )


def test_an_unknown_table_is_refused_naming_the_known_ones():
    with pytest.raises(UnknownRandomIndexError) as caught:
        mean_random_index("saaty1977", 4)

    assert caught.value.random_index == "saaty1977"
    assert caught.value.known == tuple(RANDOM_INDICES)
