"""Judges brought together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison_matrices import from_upper, stacks, weight_vectors
from weights.errors import ZeroWeightError
from weights.group import (
    aggregate_judgements,
    aggregate_priorities,
    distance_from_group,
    mean_priorities,
    spread_between,
)
from weights.incomplete import priorities
from weights.pairwise import consistency_ratio, geometric_mean_priorities

POWERS = st.lists(st.floats(0.1, 5.0), min_size=6, max_size=6)


@st.composite
def panels(draw):
    size, judges = draw(st.integers(2, 6)), draw(st.integers(1, 6))
    one = weight_vectors(sizes=st.just(size))
    return np.array(draw(st.lists(one, min_size=judges, max_size=judges)))


@given(stacks(), POWERS)
def test_with_geometric_means_pooling_answers_or_weights_is_the_same(stack, powers):
    # Barzilai and Golany (1994), INFOR 32(2), 57-64.
    powers = powers[: len(stack)]
    pooled_first = geometric_mean_priorities(aggregate_judgements(stack, powers)[None])[0]
    weighed_first = aggregate_priorities(geometric_mean_priorities(stack), powers)

    assert pooled_first == pytest.approx(weighed_first, rel=1e-9)


@given(stacks(), POWERS)
def test_a_pooled_matrix_stays_reciprocal(stack, powers):
    pooled = aggregate_judgements(stack, powers[: len(stack)])

    assert pooled * pooled.T == pytest.approx(np.ones_like(pooled))


@given(stacks(judges=st.just(3)))
def test_a_judge_of_double_power_counts_like_two(stack):
    twice = aggregate_judgements(np.concatenate([stack, stack[:1]]))

    assert aggregate_judgements(stack, [2, 1, 1]) == pytest.approx(twice)


@given(panels(), st.randoms(use_true_random=False))
def test_the_order_of_judges_does_not_matter(panel, random):
    order = list(range(len(panel)))
    random.shuffle(order)

    assert aggregate_priorities(panel[order]) == pytest.approx(aggregate_priorities(panel))
    assert mean_priorities(panel[order]) == pytest.approx(mean_priorities(panel))
    assert spread_between(panel[order]) == pytest.approx(spread_between(panel))


@given(panels(), POWERS)
def test_pooled_weights_sum_to_1_and_agreement_is_kept(panel, powers):
    powers = powers[: len(panel)]
    agreed = np.tile(panel[0], (len(panel), 1))

    for pool in (aggregate_priorities, mean_priorities):
        assert pool(panel, powers).sum() == pytest.approx(1)
        assert pool(agreed, powers) == pytest.approx(panel[0])


@given(panels(), st.lists(POWERS, min_size=2, max_size=4))
def test_many_draws_of_powers_are_pooled_like_each_alone(panel, draws):
    draws = np.array(draws)[:, : len(panel)]

    for pool in (aggregate_priorities, mean_priorities):
        alone = np.array([pool(panel, powers) for powers in draws])
        assert pool(panel, draws) == pytest.approx(alone)


def test_many_draws_of_powers_pool_matrices_like_each_alone():
    stack = np.stack([from_upper("2 3 | ?"), from_upper("? 5 | 4")])
    draws = np.array([[1.0, 1.0], [0.2, 0.8], [1.0, 0.0]])
    alone = np.array([aggregate_judgements(stack, powers) for powers in draws])

    assert aggregate_judgements(stack, draws) == pytest.approx(alone, nan_ok=True)


def test_each_entry_is_averaged_over_the_judges_who_gave_it():
    pooled = aggregate_judgements(np.stack([from_upper("2 ? | 4"), from_upper("8 ? | ?")]))

    assert pooled[0, 1] == pytest.approx(4)
    assert pooled[1, 2] == pytest.approx(4)
    assert np.isnan(pooled[0, 2])


def test_a_pooled_matrix_can_look_consistent_while_the_judges_disagree():
    one = from_upper("9 9 | 1")
    stack = np.stack([one, one.T])
    weights, _ = priorities(stack)
    _, eigenvalues = priorities(aggregate_judgements(stack)[None])

    assert consistency_ratio(eigenvalues, 3)[0] == pytest.approx(0)
    assert spread_between(weights) > 0.7


def test_a_zero_under_a_geometric_mean_is_refused_with_its_place():
    with pytest.raises(ZeroWeightError) as caught:
        aggregate_priorities([[0.5, 0.5], [1.0, 0.0]])

    assert (caught.value.judge, caught.value.criterion) == (1, 1)


@given(panels())
def test_the_spread_is_the_mean_distance_of_all_pairs_of_judges(panel):
    distances = [
        np.abs(panel[a] - panel[b]).sum() / 2
        for a in range(len(panel))
        for b in range(a + 1, len(panel))
    ]

    assert spread_between(panel) == pytest.approx(np.mean(distances or [0.0]), abs=1e-12)


def test_judges_who_share_no_criterion_are_as_far_apart_as_can_be():
    panel = [[1.0, 0.0], [0.0, 1.0]]

    assert spread_between(panel) == 1
    assert distance_from_group(panel, mean_priorities(panel)).tolist() == [0.5, 0.5]
