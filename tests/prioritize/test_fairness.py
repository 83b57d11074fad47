"""Checks of fairness: published elections, every set by brute force, and the laws of each check."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.fairness.differences import rule_differences
from prioritize.fairness.equal_shares import equal_shares, least_price
from prioritize.fairness.least_concession import least_concession_set
from prioritize.fairness.proportional import _bought
from prioritize.joint import join
from prioritize.list_findings import CheckedItem
from prioritize.sequence import make_works
from prioritize.study import Item
from prioritize_parties import powers_of, rankings_of

# pabutools' documentation: costs, budget 4, and who approves what.
COSTS = np.array([1.0, 0.9, 2.0, 1.09])
APPROVALS = np.array([[1, 0, 0, 0], [0, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 0]], dtype=float)


def bought(found):
    return [(one.wanted, round(one.price, 6)) for one in found.purchases]


def test_equal_shares_with_cardinality_utility_as_published():
    found = equal_shares(APPROVALS, COSTS, 4.0)

    assert bought(found) == [(1, 0.45), (3, 0.545), (0, 1.0)]


def test_equal_shares_with_cost_utility_as_published():
    found = equal_shares(APPROVALS * COSTS, COSTS, 4.0)

    assert bought(found) == [(2, 0.333333), (0, 1.0)]


@st.composite
def elections(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    voters, things = draw(st.tuples(st.integers(1, 8), st.integers(1, 5)))
    utilities = rng.integers(0, 4, (voters, things)).astype(float)
    return utilities, rng.integers(1, 9, things).astype(float), float(rng.integers(1, 25))


def price_by_bisection(left, wanted, cost):
    """The same price found by trying."""
    if np.minimum(left, np.where(wanted > 0, np.inf, 0)).sum() < cost - 1e-9:
        return np.inf
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if np.minimum(left, middle * wanted).sum() < cost else (low, middle)
        )
    return high


def slow_shares(utilities, costs, budget):
    """The method step by step, all prices anew in every round."""
    left = np.full(len(utilities), budget / len(utilities))
    order, open_things = [], set(range(len(costs)))
    while True:
        prices = {t: price_by_bisection(left, utilities[:, t], costs[t]) for t in open_things}
        payable = {t: round(price, 6) for t, price in prices.items() if np.isfinite(price)}
        if not payable:
            return order
        thing = min(payable, key=lambda t: (payable[t], costs[t], t))
        left = left - np.minimum(left, prices[thing] * utilities[:, thing])
        order.append(thing)
        open_things.remove(thing)


@given(case=elections())
def test_equal_shares_buy_what_the_slow_way_buys(case):
    utilities, costs, budget = case
    found = equal_shares(utilities, costs, budget)

    assert [one.wanted for one in found.purchases] == slow_shares(utilities, costs, budget)


@given(case=elections())
def test_nobody_pays_more_than_a_share_and_all_that_is_bought_is_paid(case):
    utilities, costs, budget = case
    found = equal_shares(utilities, costs, budget)
    spent = sum(one.cost for one in found.purchases)

    assert (found.left >= -1e-9).all()
    assert (found.left <= budget / len(utilities) + 1e-9).all()
    assert found.left.sum() + spent == pytest.approx(budget)


@given(case=elections(), factor=st.integers(2, 5))
def test_a_row_that_stands_for_several_voters_counts_as_they_do(case, factor):
    utilities, costs, budget = case
    times = np.ones(len(utilities))
    times[0] = factor
    weighted = equal_shares(utilities, costs, budget, weights=times)
    written_out = equal_shares(np.repeat(utilities, times.astype(int), axis=0), costs, budget)

    assert bought(weighted) == bought(written_out)


def test_a_thing_is_bought_with_what_it_needs_and_not_beside_what_it_excludes():
    utilities, costs = np.array([[4.0, 0, 1], [4, 0, 1]]), np.array([1.0, 1.0, 1.0])
    needs = {0: (0, 1), 1: (1,), 2: (2,)}

    def bundle(thing, taken):
        rest = [one for one in needs[thing] if one not in taken]
        return [] if 2 in {thing, *taken} and 0 in {*rest, *taken} else rest

    found = equal_shares(utilities, costs, 3.0, bundle=bundle)

    assert [one.things for one in found.purchases] == [(0, 1)]
    assert found.left.sum() == pytest.approx(1.0)


def test_a_thing_nobody_can_pay_has_no_price():
    assert least_price(np.array([1.0, 1.0]), np.array([0.0, 2.0]), 1.5) == np.inf
    assert least_price(np.array([1.0, 1.0]), np.array([0.0, 0.0]), 0.0) == np.inf


@st.composite
def plans(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size, parties = draw(st.tuples(st.integers(2, 6), st.integers(1, 4)))
    names = [chr(ord("a") + place) for place in range(size)]
    items = [
        Item(
            id=name,
            name=name,
            cost=float(rng.integers(0, 6)),
            mandatory="law" if place == 0 and rng.random() < 0.3 else "",
            after=(names[place - 1],) if place and rng.random() < 0.3 else (),
            excludes=(names[place - 2],) if place > 2 and rng.random() < 0.2 else (),
        )
        for place, name in enumerate(names)
    ]
    gains = [dict(zip(names, np.round(rng.random(size), 2), strict=True)) for _ in range(parties)]
    refused = [names[-1]] if rng.random() < 0.3 else []
    return make_works(items, refused), gains, float(rng.integers(6, 14))


def every_set(works, budget):
    for count in range(len(works.items) + 1):
        for chosen in map(frozenset, combinations(works.items, count)):
            cost = sum(works.costs[item] for item in chosen)
            if (
                works.must <= chosen
                and works.with_needs(chosen) == chosen
                and works.possible(chosen)
                and cost <= budget
            ):
                yield chosen


@given(case=plans())
def test_no_set_within_the_budget_has_a_smaller_largest_loss_nor_then_a_smaller_total(case):
    works, gains, budget = case
    sets = list(every_set(works, budget))
    best = [max(sum(one[item] for item in chosen) for chosen in sets) for one in gains]

    def losses(chosen):
        kept = [sum(one[item] for item in chosen) for one in gains]
        return [1 - got / most for got, most in zip(kept, best, strict=True) if most > 0] or [0]

    found = least_concession_set(works, gains, budget)
    largest = min(max(losses(chosen)) for chosen in sets)
    total = min(sum(losses(one)) for one in sets if max(losses(one)) <= largest + 1e-9)

    assert found in sets
    assert max(losses(found)) == pytest.approx(largest, abs=1e-6)
    assert sum(losses(found)) == pytest.approx(total, abs=1e-5)


def checked(rows, powers, rule):
    table = join(rankings_of(rows), powers, rule).table
    return tuple(
        CheckedItem(str(item), row["score"], row["rank"]) for item, row in table.iterrows()
    )


def test_the_pair_nearest_the_top_that_a_rule_turns_is_told_with_both_leads():
    # Two parties like a a little better than b, the third likes b very much better.
    rows = [[1.0, 0.9, 0.0], [1.0, 0.8, 0.0], [0.0, 1.0, 0.5]]
    powers = powers_of([1, 1, 1])
    joint = join(rankings_of(rows), powers)
    borda, same = rule_differences(
        rankings_of(rows),
        powers,
        joint,
        {"copeland": checked(rows, powers, "copeland"), "x": checked(rows, powers, "compromise")},
    )

    assert (borda.above, borda.below, borda.pairs) == ("a", "b", 1)
    assert borda.power_for == pytest.approx(2 / 3)
    assert borda.margin_for == pytest.approx(0.15)
    assert borda.margin_against == pytest.approx(1.0)
    assert (same.rule, same.pairs, same.above) == ("x", 0, "")


@given(order=st.permutations(range(4)), other=st.permutations(range(4)))
def test_turned_pairs_are_counted(order, other):
    rankings = rankings_of([[-place for place in order]])
    joint = join(rankings, pd.Series({"p0": 1.0}))
    listed = tuple(CheckedItem("abcd"[item], None, other[item] + 1.0) for item in range(4))
    (found,) = rule_differences(rankings, pd.Series({"p0": 1.0}), joint, {"other": listed})

    assert found.pairs == sum(
        order[one] < order[two] and other[one] > other[two]
        for one, two in permutations(range(4), 2)
    )


def test_shares_buy_nothing_that_owners_voted_down_nor_what_waits_for_it():
    works = make_works(
        [
            Item(id="pipes", name="pipes", cost=2.0),
            Item(id="road", name="road", cost=2.0, after=("pipes",)),
            Item(id="lamps", name="lamps", cost=2.0),
        ],
        ["pipes"],
    )
    items = ["lamps", "pipes", "road"]
    found = _bought(works, items, np.ones((4, 3)), np.ones(4), 6.0, 6.0)

    assert [items[one.wanted] for one in found.purchases] == ["lamps"]
