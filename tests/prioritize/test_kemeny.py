"""Kemeny's rule: published elections, every order by brute force, and the laws it must obey."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.joint import join, joint_input
from prioritize.joint.kemeny import (
    RULE,
    blocks_of,
    disagreement,
    kemeny_scores,
    majority_margins,
    median_orders,
)
from prioritize.joint.order_programme import possible_orders
from prioritize.ranking_errors import TooManyItemsError
from prioritize.utility import mean_ranks
from prioritize_parties import powers_of, rankings_of


def ranks_of(orders):
    """Ranks from orders written as words, such as ``MNCK``; items in the order of the alphabet."""
    items = sorted(orders[0])
    return np.array([[order.index(item) + 1.0 for item in items] for order in orders])


def every_order(ranks, powers):
    """The least disagreement and all orders that reach it, by trying all of them."""
    found = {}
    for order in permutations(range(ranks.shape[1])):
        cost = 0.0
        for above, below in combinations(order, 2):
            for party, power in zip(ranks, powers, strict=True):
                tied = party[above] == party[below]
                cost += power * (0.5 if tied else float(party[above] > party[below]))
        found[order] = cost
    least = min(found.values())
    return least, sorted(order for order, cost in found.items() if cost <= least + 1e-9)


@st.composite
def parties(draw, most=5):
    """Ranks of a few items, some tied, and powers of a few parties."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    items, count = draw(st.tuples(st.integers(2, most), st.integers(1, 4)))
    ranks = mean_ranks(rng.integers(0, 5, (count, items)).astype(float))
    powers = rng.integers(1, 5, count).astype(float)
    return ranks, powers / powers.sum()


def test_tennessee_as_published():
    # Electowiki, "Kemeny-Young method": distance 207 of 100 voters, score 393 of 600.
    ranks = ranks_of(["MNCK", "NCKM", "CKNM", "KCNM"])
    found = median_orders(ranks, np.array([0.42, 0.26, 0.15, 0.17]))
    names = "CKMN"

    assert ["".join(names[item] for item in order) for order in found.orders] == ["NCKM"]
    assert found.count == 1
    assert found.distance == pytest.approx(2.07)


def test_a_published_cycle_is_broken_where_it_costs_least():
    # Electowiki: 25 A>B>C, 40 B>C>A, 35 C>A>B: B>C>A at distance 120; others 130 to 180.
    ranks, powers = ranks_of(["ABC", "BCA", "CAB"]), np.array([0.25, 0.40, 0.35])
    found = median_orders(ranks, powers)
    distances = sorted(round(disagreement(ranks, powers, o), 9) for o in permutations(range(3)))

    assert found.orders == ((1, 2, 0),)
    assert distances == [1.2, 1.3, 1.5, 1.5, 1.7, 1.8]


def test_a_cycle_of_equals_keeps_all_three_orders():
    found = median_orders(ranks_of(["ABC", "BCA", "CAB"]), np.ones(3) / 3)

    assert found.orders == ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    assert found.count == 3


@given(case=parties())
def test_orders_distance_and_number_are_those_of_trying_everything(case):
    ranks, powers = case
    found = median_orders(ranks, powers)
    least, orders = every_order(ranks, powers)

    assert found.distance == pytest.approx(least)
    assert found.count == len(orders)
    assert list(found.orders) == orders[:100]


@given(case=parties())
def test_the_integer_programme_finds_the_same_open_pairs(case):
    ranks, powers = case
    least, orders = every_order(ranks, powers)
    before, met, cost = possible_orders((1 - majority_margins(ranks, powers)) / 2)
    expected = np.zeros(before.shape, dtype=bool)
    for order in orders:
        for above, below in combinations(order, 2):
            expected[above, below] = True

    assert cost == pytest.approx(least)
    assert set(met) <= set(orders)
    assert np.array_equal(before, expected)


@given(case=parties(most=7))
def test_a_condorcet_winner_comes_first(case):
    ranks, powers = case
    margins = majority_margins(ranks, powers)
    winners = np.flatnonzero((margins + np.eye(len(margins)) > 0).all(axis=1))
    scores = kemeny_scores(margins[None])[0]

    assert len(winners) <= 1
    for winner in winners:
        assert scores[winner] == len(margins) - 1
        assert all(order[0] == winner for order in median_orders(ranks, powers).orders)


@given(seed=st.integers(0, 2**32 - 1))
def test_blocks_and_the_programme_agree_on_more_items_than_subsets_can_hold(seed):
    rng = np.random.default_rng(seed)
    ranks, powers = mean_ranks(rng.random((3, 14))), np.ones(3) / 3
    margins = majority_margins(ranks, powers)
    before, _, cost = possible_orders((1 - margins) / 2)
    settled = before & ~before.T
    found = median_orders(ranks, powers)

    assert found.distance == pytest.approx(cost)
    assert (
        kemeny_scores(margins[None])[0].tolist()
        == (settled.sum(axis=1) - settled.sum(axis=0)).tolist()
    )
    assert sum(len(block) for block in blocks_of(margins)) == 14


def test_a_circle_of_many_items_is_solved_and_said_to_be_costly():
    # Every party begins the same round elsewhere, and each item beats the next.
    items = 15
    ranks = np.array([np.roll(np.arange(items), turn * 5) + 1.0 for turn in range(3)])
    rankings = rankings_of((-ranks).tolist())
    inputs = joint_input(rankings, powers_of([1, 1, 1]))
    found = median_orders(ranks, np.ones(3) / 3)
    _, orders = every_order(ranks[:, [0, 5, 10]], np.ones(3) / 3)

    assert RULE.costly(inputs)
    assert len(blocks_of(majority_margins(ranks, np.ones(3) / 3))) == 1
    assert found.count is None
    assert {tuple(i // 5 for i in order if i % 5 == 0) for order in found.orders} <= set(orders)
    assert not RULE.costly(joint_input(rankings[:1], powers_of([1])))


def test_more_items_than_the_rule_is_exact_for_are_refused():
    rankings = rankings_of([list(range(61))])

    with pytest.raises(TooManyItemsError) as caught:
        join(rankings, powers_of([1]), "kemeny")

    assert (caught.value.rule, caught.value.most, caught.value.items) == ("kemeny", 60, 61)


def test_tied_orders_leave_the_items_they_disagree_about_tied():
    rankings = rankings_of([[3, 2, 1, 0], [3, 1, 2, 0]])
    table = join(rankings, pd.Series({"p0": 1.0, "p1": 1.0}), "kemeny").table

    assert table["rank"].to_list() == [1.0, 2.5, 2.5, 4.0]
