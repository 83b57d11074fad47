"""How far judges agree, and who stands out."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison_matrices import from_upper, stacks, weight_vectors
from weights.consensus import (
    consensus_index,
    farthest_judge,
    geometric_consistency,
    panel_consensus,
)
from weights.judges import Judge, weights_by_criterion
from weights.pairwise import eigenvector_priorities

NAMES = ("safety", "reach", "cost")


@st.composite
def panels(draw):
    size = draw(st.integers(2, 5))
    one = weight_vectors(sizes=st.just(size))
    return np.array(draw(st.lists(one, min_size=2, max_size=6)))


def judge(name, *weights, method="pairwise"):
    return Judge(name, method, weights_by_criterion(np.array(weights), list(NAMES)), None)


def by_the_letter(panel, scale):
    """Goepel's equations as they stand, with plain sums."""
    size, judges = len(panel[0]), len(panel)
    alpha = sum(-p * math.log(p) for row in panel for p in row if p > 0) / judges
    means = [sum(row[i] for row in panel) / judges for i in range(size)]
    gamma = sum(-p * math.log(p) for p in means if p > 0)
    top = scale / (size + scale - 1)
    low = 1 / (size + scale - 1)
    alpha_min = -top * math.log(top) - (size - 1) * low * math.log(low)
    least = math.exp(alpha_min) / math.exp(math.log(size))
    return (1 / math.exp(gamma - alpha) - least) / (1 - least)


def test_two_judges_match_the_equations_by_hand():
    # Alpha (.693147 + .325083) / 2, gamma .610864, overlap exp(-.101749) = .903256; the least is
    # exp(.325083) / 2 = .692073, so (.903256 - .692073) / (1 - .692073).
    assert consensus_index([[0.5, 0.5], [0.9, 0.1]]) == pytest.approx(0.6858, abs=5e-5)


@pytest.mark.parametrize("size", [2, 3, 5, 8])
def test_judges_who_are_as_far_apart_as_the_scale_allows_have_no_consensus(size):
    apart = (np.ones((size, size)) + 8 * np.eye(size)) / (size + 8)

    assert consensus_index(apart) == pytest.approx(0, abs=1e-12)
    assert consensus_index(np.eye(size), None) == pytest.approx(0, abs=1e-12)
    assert consensus_index(np.eye(size)) == 0


@given(panels(), st.sampled_from([9.0, 5.0]))
def test_the_index_is_goepels(panel, scale):
    assert consensus_index(panel, scale) == pytest.approx(
        max(0.0, by_the_letter(panel.tolist(), scale)), abs=1e-9
    )


@given(panels(), st.randoms(use_true_random=False))
def test_only_the_set_of_judges_counts_and_unanimity_is_1(panel, random):
    order = random.sample(range(len(panel)), len(panel))
    index = consensus_index(panel, None)

    assert 0 <= index <= 1
    assert consensus_index(panel[order], None) == pytest.approx(index)
    assert consensus_index(np.concatenate([panel, panel]), None) == pytest.approx(index)
    assert consensus_index(np.repeat(panel[:1], 3, axis=0)) == pytest.approx(1)


def test_the_scale_bounds_only_those_who_compared_on_it():
    compared = [judge("Lin", 0.6, 0.3, 0.1), judge("Wu", 0.2, 0.3, 0.5, method="best_worst")]
    mixed = [compared[0], judge("Wu", 0.2, 0.3, 0.5, method="points")]

    assert panel_consensus(compared).scale == 9
    assert panel_consensus(mixed).scale is None
    assert panel_consensus(mixed).index > panel_consensus(compared).index
    assert panel_consensus(compared[:1]) is None


def test_the_judge_and_criterion_that_stand_out_most_are_named():
    panel = [judge("Wu", 0.5, 0.3, 0.2), judge("Lin", 0.1, 0.3, 0.6), judge("Bo", 0.5, 0.4, 0.1)]
    found = farthest_judge(panel, [0.4, 0.35, 0.25])

    assert (found.judge, found.criterion, found.own, found.group) == ("Lin", "cost", 0.6, 0.25)


def test_between_equals_names_decide_and_no_order():
    panel = [judge("Wu", 0.5, 0.3, 0.2), judge("Lin", 0.3, 0.3, 0.4)]
    found = farthest_judge(panel, [0.4, 0.3, 0.3])

    assert (found.judge, found.criterion) == ("Lin", "cost")
    assert farthest_judge(panel[::-1], [0.4, 0.3, 0.3]) == found


def test_nobody_stands_out_of_one_or_of_equals():
    one = judge("Wu", 0.5, 0.3, 0.2)

    assert farthest_judge([one], [0.5, 0.3, 0.2]) is None
    assert farthest_judge([one, judge("Lin", 0.5, 0.3, 0.2)], [0.5, 0.3, 0.2]) is None


@given(stacks(sizes=st.integers(3, 6), judges=st.just(1)))
def test_the_geometric_index_is_that_of_the_row_means(stack):
    matrix = stack[0]
    size = len(matrix)
    means = [math.prod(row) ** (1 / size) for row in matrix.tolist()]
    squares = sum(
        math.log(matrix[i, j] * means[j] / means[i]) ** 2
        for i in range(size)
        for j in range(i + 1, size)
    )

    assert geometric_consistency(matrix) == pytest.approx(2 * squares / (size - 1) / (size - 2))


def test_gaps_have_no_geometric_index():
    assert geometric_consistency(None) is None
    assert geometric_consistency(from_upper("1 5 2 | 3 4 | ?")) is None


def test_the_pooled_city_is_less_contradictory_than_its_judges():
    # Two mirrored judges cancel out: a pooled matrix without any contradiction, no agreement.
    matrix = from_upper("2 1/6 | 3")
    pooled = np.sqrt(matrix * matrix.T)
    weights, _ = eigenvector_priorities(np.stack([matrix, matrix.T]))

    assert geometric_consistency(matrix) > 1
    assert geometric_consistency(pooled) == pytest.approx(0, abs=1e-12)
    assert consensus_index(weights) < 1
