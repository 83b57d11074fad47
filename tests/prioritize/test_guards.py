"""The guards of the ranking: published cases, laws, and everything once more the slow way."""

from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.doubts.situation import Situation
from prioritize.guards.compromise_set import compromise_set, compromise_sets
from prioritize.guards.magnified import magnified
from prioritize.guards.methods import side_by_side
from prioritize.guards.removals import (
    others_of,
    removal_findings,
    remove_each,
    reordered,
    without_each,
)
from prioritize.guards.shared_weight import not_looked_at, shared_weights
from prioritize.joint import join
from prioritize.matrix import make_matrix
from prioritize.pools import make_pools
from prioritize.ranking import all_methods, rank, score_many
from prioritize.sequence import make_works
from prioritize.study import Item, PoolRow, Settings
from prioritize.utility import mean_ranks, stack

TZENG_HUANG = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
YANG_WU = [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]]
PAPATHANASIOU = [
    [8, 7, 2, 1],
    [5, 3, 7, 5],
    [7, 5, 6, 4],
    [9, 9, 7, 3],
    [11, 10, 3, 7],
    [6, 9, 5, 4],
]
WORST, BEST = 0.0, 10.0


def matrix_of(rows, types=None, **known):
    values = np.array(rows, dtype=float)
    criteria = [f"C{column}" for column in range(1, values.shape[1] + 1)]
    items = [f"A{row}" for row in range(1, len(values) + 1)]
    directions = dict(zip(criteria, types or [1] * len(criteria), strict=True))
    return make_matrix(pd.DataFrame(values, index=items, columns=criteria), directions, **known)


def ranged(rows, types):
    criteria = [f"C{column}" for column in range(1, len(types) + 1)]
    ends = [(WORST, BEST) if sign > 0 else (BEST, WORST) for sign in types]
    return matrix_of(
        rows,
        types,
        worst={name: end[0] for name, end in zip(criteria, ends, strict=True)},
        best={name: end[1] for name, end in zip(criteria, ends, strict=True)},
    )


@st.composite
def problems(draw, fewest=2):
    size, criteria = draw(st.integers(fewest, 6)), draw(st.integers(1, 4))
    row = st.lists(st.integers(1, 9), min_size=criteria, max_size=criteria)
    values = draw(st.lists(row, min_size=size, max_size=size))
    types = draw(st.lists(st.sampled_from([1, -1]), min_size=criteria, max_size=criteria))
    weights = draw(st.lists(st.integers(1, 9), min_size=criteria, max_size=criteria))
    return values, types, np.array(weights) / sum(weights)


def test_tzeng_and_huang_2011_a_lead_too_short_is_shared():
    found = compromise_set(matrix_of(TZENG_HUANG), np.array([0.3, 0.4, 0.3]))

    assert found.items == ("A3", "A2")
    assert (found.advantage, found.stable) == (False, True)
    assert found.lead == pytest.approx(0.25)
    assert found.needed == pytest.approx(1 / 3)


def test_yang_and_wu_2020_and_papathanasiou_and_ploskas_2018_the_first_stands_alone():
    yang = compromise_set(matrix_of(YANG_WU), np.full(4, 0.25))
    papathanasiou = compromise_set(
        matrix_of(PAPATHANASIOU), np.array([0.4, 0.3, 0.1, 0.2]), majority=0.625
    )

    assert (yang.items, yang.advantage, yang.stable) == (("A5",), True, True)
    assert yang.lead == pytest.approx(0.5679, abs=5e-5)
    assert (papathanasiou.items, papathanasiou.advantage) == (("A5",), True)
    assert papathanasiou.lead == pytest.approx(0.271, abs=5e-4)


def slow_set(values, types, weights):
    """The definition, item by item."""
    best = [(max if sign > 0 else min)(row[j] for row in values) for j, sign in enumerate(types)]
    worst = [(min if sign > 0 else max)(row[j] for row in values) for j, sign in enumerate(types)]
    told = [j for j in range(len(types)) if best[j] != worst[j]]
    share = sum(weights[j] for j in told)
    gaps = [
        [weights[j] / share * (best[j] - row[j]) / (best[j] - worst[j]) for j in told]
        for row in values
    ]
    sums, most = [sum(row) for row in gaps], [max(row) for row in gaps]

    def stretched(figures):
        low, high = min(figures), max(figures)
        return [(one - low) / (high - low) if high - low > 1e-12 else 0.0 for one in figures]

    measure = [(s + r) / 2 for s, r in zip(stretched(sums), stretched(most), strict=True)]
    order = sorted(range(len(values)), key=lambda row: (round(measure[row], 11), f"A{row + 1}"))
    needed = 1 / (len(values) - 1)
    lead = measure[order[1]] - measure[order[0]]
    if lead < needed - 1e-9:
        return {f"A{row + 1}" for row in order if measure[row] - measure[order[0]] < needed - 1e-9}
    if any(one[order[0]] <= min(one) + 1e-11 for one in (sums, most)):
        return {f"A{order[0] + 1}"}
    return {f"A{row + 1}" for row in order if measure[row] <= measure[order[1]] + 1e-11}


@given(problems())
def test_the_compromise_set_is_the_definition_item_by_item(problem):
    values, types, weights = problem
    matrix = matrix_of(values, types)
    assume(matrix.telling.any())
    found = compromise_set(matrix, weights)
    table = rank(matrix, pd.Series(weights, matrix.criteria), perspective="", method="vikor").table

    assert set(found.items) == slow_set(values, types, weights)
    assert found.items[0] == table.index[0]


def test_a_spread_below_two_thresholds_fills_more_than_half_of_the_scale():
    rows = [[1.0, 0], [2.5, 50], [1.5, 100]]
    known = {"threshold": {"C1": 1.0, "C2": 10.0}}
    (found,) = magnified(matrix_of(rows, **known), "topsis", "minmax", {})

    assert (found.criterion, found.ground, found.small, found.spread) == (
        "C1",
        "threshold",
        1.0,
        1.5,
    )
    assert found.share == pytest.approx(1 / 1.5)


@pytest.mark.parametrize(
    ("method", "normalization", "named"),
    [
        ("topsis", "minmax", ["C1"]),
        ("vikor", "vector", ["C1"]),
        ("topsis", "range", []),
        ("spotis", "minmax", []),
        # 1 / 150.0 of the norm is nothing beside the reach of the other criterion.
        ("topsis", "vector", []),
        ("aras", "minmax", []),
        ("promethee_ii", "minmax", ["C1"]),
    ],
)
def test_only_a_scale_that_stretches_is_told(method, normalization, named):
    known = {
        "threshold": {"C1": 1.0},
        "worst": {"C1": 0.0, "C2": 0.0},
        "best": {"C1": 100.0, "C2": 100.0},
    }
    matrix = matrix_of([[86.0, 1], [87.5, 50], [86.4, 90]], **known)

    assert [one.criterion for one in magnified(matrix, method, normalization, {})] == named


@pytest.mark.parametrize(
    ("intervals", "ground", "share"), [({}, "range", 10 / 15), ({"C1": 12.0}, "interval", 12 / 15)]
)
def test_without_a_threshold_the_range_or_the_survey_says_what_is_small(intervals, ground, share):
    known = {"worst": {"C1": 0.0}, "best": {"C1": 100.0}}
    (found,) = magnified(matrix_of([[40.0], [55.0], [44.0]], **known), "wsm", "minmax", intervals)

    assert (found.ground, found.share) == (ground, pytest.approx(share))


@given(problems(fewest=3), st.floats(0.1, 5.0))
def test_min_max_is_told_exactly_where_the_spread_is_less_than_twice_the_threshold(
    problem, threshold
):
    values, types, _ = problem
    names = [f"C{column}" for column in range(1, len(types) + 1)]
    matrix = matrix_of(values, types, threshold=dict.fromkeys(names, threshold))
    found = {one.criterion for one in magnified(matrix, "topsis", "minmax", {})}
    spreads = dict(zip(names, np.ptp(np.array(values, float), axis=0).tolist(), strict=True))

    assert found == {
        name
        for name, spread in spreads.items()
        if spread > 0 and threshold <= spread <= 2 * threshold
    }


def test_what_two_criteria_share_is_weighed_by_the_smaller_weight():
    rows = [[1, 2, 9], [2, 4, 8], [3, 6, 7], [4, 8, 6], [5, 10, 5], [6, 12, 4]]
    weights = {"owners": pd.Series({"C1": 0.5, "C2": 0.2, "C3": 0.3})}
    found = {(one.first, one.second): one for one in shared_weights(matrix_of(rows), weights)}
    turned = {
        (one.first, one.second): one for one in shared_weights(matrix_of(rows, [1, 1, -1]), weights)
    }

    assert found["C1", "C2"].together == {"owners": pytest.approx(0.7)}
    assert found["C1", "C2"].twice == {"owners": pytest.approx(0.2)}
    assert found["C1", "C3"].opposed
    assert found["C1", "C3"].twice == {"owners": 0.0}
    # Less of a cost is more of a benefit.
    assert not turned["C1", "C3"].opposed
    assert turned["C1", "C3"].twice == {"owners": pytest.approx(0.3)}
    assert not list(shared_weights(matrix_of(rows[:5]), weights))
    assert [not_looked_at(matrix_of(some)) for some in (rows, rows[:5])] == ["", "few_items"]
    assert not_looked_at(matrix_of([row[:1] for row in rows])) == "few_criteria"


@given(problems(fewest=6))
def test_no_more_counts_twice_than_the_smaller_weight(problem):
    values, types, shares = problem
    matrix = matrix_of(values, types)
    weights = pd.Series(shares, matrix.criteria)
    for one in shared_weights(matrix, {"p": weights}):
        known = np.corrcoef(matrix.values[one.first], matrix.values[one.second])[0, 1]

        assert one.correlation == pytest.approx(known)
        assert abs(known) > 0.8
        assert one.twice["p"] <= min(weights[one.first], weights[one.second]) <= one.together["p"]


@pytest.mark.parametrize(
    ("normalization", "rows", "types", "pairs"),
    [
        ("minmax", [[6, 8], [9, 3], [6, 2], [1, 2]], [1, 1], [("A1", "A2")]),
        ("vector", [[3, 7], [7, 3], [3, 8], [3, 1]], [1, 1], [("A3", "A2"), ("A1", "A2")]),
    ],
)
def test_a_dominated_item_that_leaves_reorders_the_others_as_recomputed_from_opricovic_and_tzeng(
    normalization, rows, types, pairs
):
    matrix = matrix_of(rows, types)
    whole = score_many(matrix, np.array([[0.5, 0.5]]), normalization=normalization)[0]
    without = without_each(matrix, np.array([0.5, 0.5]), "topsis", normalization)
    found = reordered("", matrix.items, whole, without, 1)
    published = {
        "minmax": [0.5, 0.548849, 0.0],
        "vector": [0.421520, 0.519121, 0.480879],
    }

    assert without[3] == pytest.approx(published[normalization], abs=5e-7)
    assert found.reversals["A4"] == len(pairs)
    assert "A4" in found.first
    assert "A4" in found.top
    if found.worst == "A4":
        assert (found.above, found.below) in pairs


def test_a_pair_that_ties_is_not_reversed():
    without = np.array([[1.0, 1.0], [0.0, 1.0], [2.0, 1.0]])
    found = reordered("", ("A", "B", "C"), np.array([3.0, 2.0, 1.0]), without, 1)

    assert found.reversals == {"B": 1}
    assert (found.worst, found.above, found.below) == ("B", "A", "C")
    # Without A, both that stay come first together.
    assert (found.first, found.top) == (("A", "B"), ("A", "B"))


@given(problems(fewest=3), st.sampled_from(["topsis", "wsm", "moora", "vikor", "spotis"]))
def test_leaving_out_all_at_once_is_leaving_out_one_after_the_other(problem, method):
    values, types, weights = problem
    matrix = matrix_of(values, types)
    without = without_each(matrix, weights, method, "minmax")
    whole = score_many(matrix, weights[None], method=method, normalization="minmax")[0]
    found = reordered("", matrix.items, whole, without, 2)
    full = rank(
        matrix,
        pd.Series(weights, matrix.criteria),
        perspective="",
        method=method,
        normalization="minmax",
    ).table["rank"]
    counts = {}
    for left_out in matrix.items:
        rest = make_matrix(matrix.values.drop(index=left_out), matrix.directions)
        again = rank(
            rest,
            pd.Series(weights, matrix.criteria),
            perspective="",
            method=method,
            normalization="minmax",
        ).table["rank"]
        turned = sum(
            (full[a] - full[b]) * (again[a] - again[b]) < 0 for a, b in combinations(rest.items, 2)
        )
        if turned:
            counts[left_out] = turned

    assert found.reversals == counts
    assert set(found.first) <= set(matrix.items)
    assert (found.worst == "") == (not counts)
    if counts:
        assert counts[found.worst] == max(counts.values())
        assert full[found.above] < full[found.below]


@given(problems(fewest=3), st.sampled_from(["topsis", "wsm"]))
def test_against_fixed_ideal_points_nobody_else_moves(problem, method):
    values, types, weights = problem
    matrix = ranged(values, types)
    # A criterion that no longer tells those that stay apart is dropped, and that may move them.
    for stay in others_of(len(values)):
        assume((np.ptp(matrix.figures[stay], axis=0) > 0).all())
    whole = score_many(matrix, weights[None], method=method, normalization="range")[0]
    without = without_each(matrix, weights, method, "range")
    found = reordered("", matrix.items, whole, without, 2)

    assert (found.reversals, found.first, found.top) == ({}, (), ())
    assert (found.worst, found.above, found.below) == ("", "", "")


def situation_of(rows, weights, powers, **settings):
    """As much of a study as the guards look at."""
    matrix = matrix_of(rows)
    return Situation(
        study=SimpleNamespace(settings=Settings(**settings)),
        evidence=None,
        perspectives=tuple(SimpleNamespace(id=f"p{at}") for at in range(len(weights))),
        items=matrix.items,
        matrix=matrix,
        own=(matrix,) * len(weights),
        weights=np.array(weights, dtype=float),
        powers=np.array(powers, dtype=float),
    )


ROWS = [[6, 8, 1], [9, 3, 4], [6, 2, 9], [1, 2, 5], [7, 7, 2]]
WEIGHTS = [[0.5, 0.3, 0.2], [0.1, 0.3, 0.6]]
POWERS = [0.6, 0.4]


@pytest.mark.parametrize("rule", ["compromise", "borda", "copeland", "pooled_weights"])
def test_the_joint_list_is_made_anew_without_each_item(rule):
    situation = situation_of(ROWS, WEIGHTS, POWERS, joint=rule)
    removals = remove_each(situation)
    powers = pd.Series(dict(zip(["p0", "p1"], POWERS, strict=True)))
    for row, left_out in enumerate(situation.items):
        rest = make_matrix(
            situation.matrix.values.drop(index=left_out), {"C1": 1, "C2": 1, "C3": 1}
        )
        rankings = [
            rank(rest, pd.Series(own, rest.criteria), perspective=party)
            for party, own in zip(["p0", "p1"], WEIGHTS, strict=True)
        ]
        table = join(rankings, powers, rule, matrix=rest).table
        scores = stack([table], "score", rest.items)[0]

        assert removals.joint[row] == pytest.approx(scores)


def test_a_rule_that_solves_programmes_is_not_asked_for_every_item():
    situation = situation_of(ROWS, WEIGHTS, POWERS, joint="minimax")
    whole = score_many(situation.matrix, situation.weights)
    found, untold = removal_findings(situation, whole[0], whole, 2)

    assert untold == "slow_rule"
    assert [one.perspective for one in found] == ["p0", "p1"]


def test_of_two_items_none_is_left_out():
    situation = situation_of(ROWS[:2], WEIGHTS, POWERS)
    whole = score_many(situation.matrix, situation.weights)

    assert removal_findings(situation, whole[0], whole, 1) == ((), "")


def test_everybody_together_is_asked_under_pooled_weights():
    situation = situation_of(ROWS, WEIGHTS, POWERS)
    everybody, first, _ = compromise_sets(situation)

    assert [one.perspective for one in compromise_sets(situation)] == ["", "p0", "p1"]
    assert everybody == compromise_set(situation.matrix, np.array([0.34, 0.3, 0.36]))
    assert first == compromise_set(situation.matrix, np.array(WEIGHTS[0]), "p0")


ITEMS = ("A", "B", "C", "D")
SCORES = np.array([[0.9, 0.5, 0.4, 0.1], [0.9, 0.3, 0.4, 0.1], [0.9, 0.5, 0.4, 0.1]])
NAMES = ("topsis", "wsm", "vikor")


def test_items_are_parted_by_how_many_methods_put_them_first():
    works = make_works(tuple(Item(id=name, name=name) for name in ITEMS), ())
    found = side_by_side(NAMES, SCORES, ITEMS, works, budget=None, top=2)

    assert (found.always, found.sometimes, found.never) == (("A",), ("B", "C"), ("D",))
    assert (found.by_budget, found.places) == (False, 2)
    assert [one.chosen for one in found.methods] == [("A", "B"), ("A", "C"), ("A", "B")]
    assert found.methods[1].ranks == {"A": 1, "B": 3, "C": 2, "D": 4}
    assert side_by_side(NAMES[:1], SCORES[:1], ITEMS, works, budget=None, top=2).methods == ()


def test_under_a_budget_what_is_funded_counts():
    costs = {"A": 10.0, "B": 1.0, "C": 2.0, "D": 3.0}
    items = tuple(Item(id=name, name=name, cost=costs[name]) for name in ITEMS)
    found = side_by_side(NAMES, SCORES, ITEMS, make_works(items, ()), budget=3.0, top=2)

    assert (found.always, found.never) == (("B", "C"), ("A", "D"))
    assert (found.by_budget, found.sometimes) == (True, ())


def test_where_only_sources_limit_the_money_each_pays_for_its_own_under_every_method():
    # The city's 5 pay for A, or for C and D; the owners' 1 for B.
    costs = {"A": 5.0, "B": 1.0, "C": 2.0, "D": 3.0}
    funds = {"A": "city", "B": "owners", "C": "city", "D": "city"}
    items = tuple(Item(id=name, name=name, cost=costs[name], fund=funds[name]) for name in ITEMS)
    pools = make_pools([PoolRow(source="city", limit=5), PoolRow(source="owners", limit=1)], items)
    works = make_works(items, (), pools)
    scores = np.array([[0.9, 0.1, 0.5, 0.3], [0.7, 0.2, 0.4, 0.4], [0.5, 0.0, 0.6, 0.1]])
    found = side_by_side(NAMES, scores, ITEMS, works, budget=pools.total, top=2)

    # .9 against .8; .7 against .8; .5 against .7, and B for nothing is not bought.
    assert [one.chosen for one in found.methods] == [("A", "B"), ("B", "C", "D"), ("C", "D")]
    assert (found.always, found.never) == ((), ())
    assert sorted(found.sometimes) == list(ITEMS)
    assert (found.by_budget, found.places) == (True, 0)


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=2, max_size=5))
def test_every_item_is_chosen_always_sometimes_or_never(rows):
    works = make_works(tuple(Item(id=name, name=name) for name in ITEMS), ())
    scores = np.array(rows, dtype=float)
    names = list(all_methods())[: len(rows)]
    found = side_by_side(names, scores, ITEMS, works, budget=None, top=2)

    assert sorted((*found.always, *found.sometimes, *found.never)) == list(ITEMS)
    for item, ranks in zip(ITEMS, mean_ranks(scores).T, strict=True):
        inside = [item in one.chosen for one in found.methods]

        assert [one.ranks[item] for one in found.methods] == ranks.tolist()
        assert (item in found.always) == all(inside)
        assert (item in found.never) == (not any(inside))
