"""Minimax: no order makes the largest concession smaller; every order is tried in the tests."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.joint import join
from prioritize.joint.minimax import least_concession_places, place_concessions
from prioritize.utility import mean_ranks, utilities
from prioritize_parties import powers_of, rankings_of


@st.composite
def wishes(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count, items = draw(st.tuples(st.integers(1, 4), st.integers(2, 5)))
    scores = rng.integers(0, 6, (count, items)).astype(float)
    return utilities(scores), mean_ranks(scores)


def conceded(gains, ranks, places):
    lost = np.maximum(np.asarray(places) - ranks, 0)
    return (gains * lost).sum(axis=1) / (ranks.shape[1] - 1)


@given(case=wishes())
def test_no_order_has_a_smaller_largest_concession_nor_then_a_smaller_total(case):
    gains, ranks = case
    every = [conceded(gains, ranks, order) for order in permutations(range(1, gains.shape[1] + 1))]
    largest = min(one.max() for one in every)
    total = min(one.sum() for one in every if one.max() <= largest + 1e-9)
    found = conceded(gains, ranks, least_concession_places(gains, ranks))

    assert found.max() <= largest + 1e-6
    assert found.sum() <= total + 2e-4


def test_two_opposite_parties_share_the_first_places_of_their_own_first_items():
    # Of the six orders by hand: a c b and c a b cost .95 and .45, all others cost someone 1.
    rankings = rankings_of([[1.0, 0.9, 0.0], [0.0, 0.9, 1.0]])
    table = join(rankings, powers_of([1, 1]), "minimax").table
    costs = place_concessions(
        np.array([[1.0, 0.9, 0.0], [0.0, 0.9, 1.0]]), np.array([[1.0, 2, 3], [3, 2, 1]])
    )

    assert table["rank"].to_dict() == {"a": 1.5, "c": 1.5, "b": 3.0}
    assert costs[0, 0].tolist() == [0.0, 0.5, 1.0]
    assert costs[0, 1].tolist() == [0.0, 0.0, 0.45]


def test_power_plays_no_part():
    rankings = rankings_of([[5, 3, 1, 0], [0, 1, 3, 5], [3, 5, 1, 0]])
    weak = join(rankings, powers_of([1, 1, 98]), "minimax").table

    assert weak.equals(join(rankings, powers_of([1, 1, 1]), "minimax").table)


@pytest.mark.parametrize("items", [1, 2])
def test_one_party_gets_its_own_list(items):
    rankings = rankings_of([list(range(items, 0, -1))])
    table = join(rankings, powers_of([1]), "minimax").table

    assert table["rank"].to_list() == list(range(1, items + 1))
