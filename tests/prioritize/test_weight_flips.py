"""Weights that flip the outcome: a published example, and every flip confirmed by ranking anew."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.disputes import disputes, find_arguments
from prioritize.joint import join
from prioritize.matrix import make_matrix
from prioritize.plan import make_plan
from prioritize.ranking import rank
from prioritize.rival_sets import Rivals
from prioritize.sequence import make_works
from prioritize.weight_flips import weight_flips
from prioritize.weight_paths import make_stage, moved_weights
from prioritize_parties import item

STEP = 2e-6


def study_of(figures, weights, powers, rule="compromise"):
    """A stage of parties with benefit criteria, and what joins their lists under other weights."""
    figures = np.asarray(figures, dtype=float)
    criteria = [f"c{column}" for column in range(figures.shape[1])]
    items = [f"i{row}" for row in range(len(figures))]
    matrix = make_matrix(
        pd.DataFrame(figures, index=items, columns=criteria), dict.fromkeys(criteria, 1)
    )
    power = pd.Series({f"p{place}": float(one) for place, one in enumerate(powers)})

    def rankings(rows):
        return [
            rank(matrix, pd.Series(row, index=criteria), perspective=f"p{place}")
            for place, row in enumerate(np.asarray(rows, dtype=float))
        ]

    stage = make_stage(rankings(weights), power, [matrix] * len(weights), rule)
    return stage, lambda rows: join(rankings(rows), power, rule, matrix=matrix)


def rivals_of(stage, works, budget):
    return None if budget is None else Rivals(stage, works, budget)


# Tzeng and Huang (2011), table for TOPSIS: four items, three benefits, weights .3 .4 .3.
PUBLISHED = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]


def test_tzeng_and_huang_2011_first_place_flips_where_published():
    stage, _ = study_of(PUBLISHED, [[0.3, 0.4, 0.3]], [1])
    works = make_works([item(f"i{row}", None) for row in range(4)])
    flips = {
        (one.criterion, one.direction): (one.weight, one.item, one.over)
        for one in weight_flips(stage, works, top=4)
        if one.change == "first_place"
    }

    assert flips["c1", "down"] == (pytest.approx(0.3204, abs=5e-5), "i1", "i2")
    assert flips["c2", "up"] == (pytest.approx(0.362, abs=5e-4), "i1", "i2")
    assert ("c0", "up") not in flips


def test_tzeng_and_huang_2011_the_last_two_change_places_where_published():
    # Above .4592 for the first criterion A1 and A4 swap: with three places, A4 comes in.
    stage, _ = study_of(PUBLISHED, [[0.3, 0.4, 0.3]], [1])
    works = make_works([item(f"i{row}", None) for row in range(4)])
    (flip,) = [
        one
        for one in weight_flips(stage, works, top=3)
        if (one.criterion, one.direction, one.change) == ("c0", "up", "in_set")
    ]

    assert flip.weight == pytest.approx(0.4592, abs=5e-5)
    assert (flip.item, flip.over) == ("i3", "i0")


def test_what_changes_only_where_a_criterion_is_all_that_counts_is_no_flip():
    # Both are best at c0; b is worse at c1, so it draws level only where c1 weighs nothing.
    stage, _ = study_of([[9, 9], [9, 1], [1, 5]], [[0.5, 0.5]], [1])
    works = make_works([item(f"i{row}", None) for row in range(3)])

    assert [one for one in weight_flips(stage, works, top=1) if one.direction == "up"] == []


@st.composite
def cases(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    items, criteria, parties = draw(
        st.tuples(st.integers(2, 5), st.integers(2, 4), st.integers(1, 3))
    )
    figures = rng.integers(1, 9, (items, criteria))
    weights = rng.dirichlet(np.ones(criteria), parties)
    costs = rng.integers(1, 6, items).astype(float)
    budget = draw(st.none() | st.just(float(rng.integers(3, 12))))
    return figures, weights, rng.integers(1, 5, parties), costs, budget


@given(case=cases(), rule=st.sampled_from(["compromise", "borda"]))
def test_every_flip_is_confirmed_by_ranking_anew_on_either_side_of_it(case, rule):
    figures, weights, powers, costs, budget = case
    stage, joined = study_of(figures, weights, powers, rule)
    works = make_works([item(f"i{row}", cost) for row, cost in enumerate(costs)])

    def outcome(party, criterion, weight, change):
        rows = np.array(weights)
        rows[party] = moved_weights(weights[party], criterion, np.array([weight]))[0]
        joint = joined(rows)
        if change == "first_place":
            table = joint.table
            return set(table.index[table["rank"] == table["rank"].min()])
        return set(make_plan(joint, works, budget=budget, top=2).funded)

    for flip in weight_flips(stage, works, rivals=rivals_of(stage, works, budget), top=2):
        party, criterion = int(flip.perspective[1:]), int(flip.criterion[1:])
        back = -STEP if flip.direction == "up" else STEP
        before = outcome(party, criterion, flip.weight + back, flip.change)
        after = outcome(party, criterion, flip.weight, flip.change)

        assert 0 <= flip.weight <= 1
        if flip.change == "first_place" or budget is None:
            assert before == outcome(party, criterion, weights[party][criterion], flip.change)
            assert before != after
            assert not flip.item or flip.item in after - before
        assert not flip.over or flip.over in outcome(
            party, criterion, weights[party][criterion], flip.change
        )


@given(case=cases())
def test_a_set_that_replaces_the_funded_one_is_worth_more_beyond_the_flip(case):
    figures, weights, powers, costs, _ = case
    stage, joined = study_of(figures, weights, powers)
    works = make_works([item(f"i{row}", cost) for row, cost in enumerate(costs)])
    budget = float(costs.sum() / 2 + 1)
    now = set(make_plan(joined(weights), works, budget=budget).funded)
    told = {
        (one.perspective, one.criterion, one.direction): one.weight
        for one in weight_flips(stage, works, rivals=rivals_of(stage, works, budget))
        if one.change == "in_set"
    }
    for (party, criterion, _), weight in told.items():
        row, column = int(party[1:]), int(criterion[1:])
        moved = np.array(weights)
        moved[row] = moved_weights(weights[row], column, np.array([weight]))[0]
        joint = joined(moved)
        plan = make_plan(joint, works, budget=budget)
        kept = sum(joint.table["score"][one] for one in now)

        assert plan.value >= kept - 1e-9
        assert set(plan.funded) != now


def panel_of(rows):
    return tuple(
        SimpleNamespace(weights=pd.Series({f"c{place}": one for place, one in enumerate(row)}))
        for row in rows
    )


def test_only_a_dispute_that_changes_what_is_done_is_worth_the_time():
    # Item 0 leads on the first criterion, item 1 on the second; the third tells little.
    figures = [[9, 1, 5], [1, 9, 5], [1, 1, 6]]
    weights = [[0.55, 0.35, 0.10], [0.55, 0.35, 0.10]]
    stage, _ = study_of(figures, weights, [1, 1])
    works = make_works([item(f"i{row}", None) for row in range(3)])
    judges = panel_of([[0.20, 0.60, 0.20], [0.90, 0.05, 0.05]])
    party = SimpleNamespace(id="p0", panel=judges)
    alone = SimpleNamespace(id="p1", panel=judges[:1])
    found = disputes(stage, (party, alone), weight_flips(stage, works, top=1), ())
    by_criterion = {one.criterion: one for one in found}

    assert {one.between for one in found} == {"judges"}
    assert by_criterion["c0"].matters
    assert (by_criterion["c0"].low, by_criterion["c0"].high) == (0.20, 0.90)
    assert (by_criterion["c0"].came_in, by_criterion["c0"].went_out) == (("i1",), ("i0",))
    assert not by_criterion["c2"].matters
    assert found[-1].matters is False


def test_parties_are_tested_on_the_same_weight_and_equal_weights_are_no_dispute():
    figures = [[9, 1, 5], [1, 9, 5], [1, 1, 6]]
    weights = [[0.70, 0.20, 0.10], [0.20, 0.70, 0.10]]
    stage, joined = study_of(figures, weights, [3, 2])
    works = make_works([item(f"i{row}", None) for row in range(3)])
    party = [SimpleNamespace(id=name, panel=()) for name in ("p0", "p1")]
    found = {one.criterion: one for one in find_arguments(stage, party, works, top=1).disputes}

    assert set(found) == {"c0", "c1"}
    assert found["c0"].between == "parties"
    assert found["c0"].matters
    agreed = np.array([found["c0"].weight])
    moved = [moved_weights(np.array(row), 0, agreed)[0] for row in weights]
    assert joined(moved).table.index[0] == "i1"


def test_a_rule_that_adds_nothing_up_has_no_stage_and_no_arguments():
    stage, _ = study_of(PUBLISHED, [[0.3, 0.4, 0.3]], [1], "copeland")
    works = make_works([item(f"i{row}", None) for row in range(4)])
    found = find_arguments(stage, (), works)

    assert stage is None
    assert (found.flips, found.disputes) == ((), ())


def test_of_many_items_few_plans_are_drawn_and_what_is_told_is_still_true(monkeypatch):
    rng = np.random.default_rng(2)
    figures, weights = rng.integers(1, 9, (6, 4)), rng.dirichlet(np.ones(4), 2)
    stage, joined = study_of(figures, weights, [1, 1])
    works = make_works([item(f"i{row}", 1.0) for row in range(6)])
    panels = [SimpleNamespace(id=name, panel=()) for name in ("p0", "p1")]
    whole = find_arguments(stage, panels, works, budget=3.0)
    monkeypatch.setattr("prioritize.rival_sets.ITEMS_IN_ALL", 0)
    monkeypatch.setattr("prioritize.rival_sets.FEWEST_PLANS", 12)
    short = find_arguments(stage, panels, works, budget=3.0)
    told = [one for one in short.flips if one.change == "in_set"]
    now = set(make_plan(joined(weights), works, budget=3.0).funded)

    assert not whole.exhausted
    assert short.exhausted
    assert told
    for flip in told:
        party, criterion = int(flip.perspective[1:]), int(flip.criterion[1:])
        moved = weights.copy()
        moved[party] = moved_weights(weights[party], criterion, np.array([flip.weight]))[0]

        assert set(make_plan(joined(moved), works, budget=3.0).funded) != now
