"""Items between which only the ids decide, held against every set and against other ids."""

from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pooled_towns import row, works_of
from prioritize.doubts import funding
from prioritize.errors import MandatoryExclusionError
from prioritize.interchangeable import alike_items
from prioritize.list_findings import Interchangeable
from prioritize.plan import make_plan
from prioritize.sequence import make_works
from prioritize_parties import item, joint_of

NAMES = "abcdef"


@st.composite
def crowded_towns(draw):
    """Up to six items of few costs and few values, so that many sets are equal."""
    size = draw(st.integers(2, 6))
    few = st.integers(0, 7).map(lambda roll: roll == 0)
    rows = [
        (
            float(draw(st.integers(1, 3))),
            draw(st.integers(1, 3)) / 4,
            [one for one in range(number) if draw(few)],
            [one for one in range(number) if draw(few)],
            draw(few),
        )
        for number in range(size)
    ]
    return rows, float(draw(st.integers(2, 9)))


def town_of(rows, names):
    works = make_works(
        [
            item(
                names[number],
                cost,
                after=" ".join(names[one] for one in after),
                excludes=" ".join(names[one] for one in excludes),
                mandatory="law" if duty else "",
            )
            for number, (cost, _, after, excludes, duty) in enumerate(rows)
        ]
    )
    return works, {names[number]: value for number, (_, value, *_) in enumerate(rows)}


def plan_of(rows, names, budget):
    try:
        works, values = town_of(rows, names)
    except MandatoryExclusionError:
        assume(False)  # noqa: FBT003 - how Hypothesis drops a case
    assume(sum(works.costs[name] for name in works.must) <= budget)
    return works, values, make_plan(joint_of(values), works, budget=budget)


@settings(deadline=None, max_examples=60)
@given(crowded_towns())
def test_what_is_interchangeable_is_what_the_equally_good_sets_differ_in(town):
    rows, budget = town
    works, values, plan = plan_of(rows, NAMES, budget)
    sets = [
        frozenset(chosen)
        for size in range(len(rows) + 1)
        for chosen in combinations(works.items, size)
        if works.must <= frozenset(chosen)
        and works.possible(chosen)
        and works.with_needs(chosen) == frozenset(chosen)
        and sum(works.costs[name] for name in chosen) <= budget
    ]
    worth = {one: round(sum(values[name] for name in one), 9) for one in sets}
    cost = {one: sum(works.costs[name] for name in one) for one in sets}
    now = frozenset(plan.funded)
    equal = [one for one in sets if (worth[one], cost[one]) == (worth[now], cost[now])]
    differ = frozenset().union(*(one ^ now for one in equal))

    told = [{*one.chosen, *one.left_out} for one in plan.interchangeable]
    assert frozenset().union(*told) == differ
    assert sum(map(len, told)) == len(differ)
    for one in plan.interchangeable:
        assert set(one.chosen) <= now
        assert one.chosen
        assert one.left_out
        assert not now & {*one.left_out}
        kinds = {(values[name], works.costs[name]) for name in (*one.chosen, *one.left_out)}
        assert one.alike == (len(kinds) == 1)


@settings(deadline=None, max_examples=60)
@given(crowded_towns(), st.permutations(NAMES))
def test_other_ids_change_the_chosen_set_only_within_what_is_interchangeable(town, names):
    rows, budget = town
    _, _, plan = plan_of(rows, NAMES, budget)
    _, _, other = plan_of(rows, names, budget)
    back = dict(zip(names, NAMES, strict=True))
    told = {name for one in plan.interchangeable for name in (*one.chosen, *one.left_out)}

    assert {back[name] for name in other.funded} ^ {*plan.funded} <= told


def test_six_items_alike_with_money_for_three():
    works = make_works([item(name, 50) for name in NAMES])
    plan = make_plan(joint_of(dict.fromkeys(NAMES, 1.0)), works, budget=150)

    assert plan.interchangeable == (Interchangeable(("a", "b", "c"), ("d", "e", "f"), alike=True),)


def test_two_small_ones_for_a_large_one_are_equal_as_sets_only():
    works = make_works([item("a", 2), item("b", 1), item("c", 1)])
    plan = make_plan(joint_of({"a": 0.5, "b": 0.25, "c": 0.25}), works, budget=2)

    assert plan.interchangeable in (
        (Interchangeable(("a",), ("b", "c"), alike=False),),
        (Interchangeable(("b", "c"), ("a",), alike=False),),
    )


def test_a_chosen_item_that_only_other_sets_do_without_is_interchangeable_too():
    # Any two of three small ones are worth and cost as much as the large one.
    works = make_works([item("a", 1), item("b", 1), item("c", 1), item("d", 2)])
    plan = make_plan(joint_of({"a": 0.25, "b": 0.25, "c": 0.25, "d": 0.5}), works, budget=3)
    (told,) = plan.interchangeable

    assert {*told.chosen, *told.left_out} == set("abcd")
    assert set(told.chosen) == set(plan.funded)


def test_money_that_a_source_does_not_give_makes_no_item_interchangeable():
    items = [item("a", 5, fund="city"), item("b", 5, fund="city"), item("c", 5, fund="owners")]
    works = works_of(items, [row("city", 5), row("owners", 4)])
    plan = make_plan(joint_of(dict.fromkeys("abc", 0.5)), works, budget=9)

    assert plan.interchangeable == (Interchangeable(("a",), ("b",), alike=True),)


def test_without_a_budget_equals_that_exclude_each_other_are_interchangeable():
    works = make_works([item("a", excludes="b"), item("b"), item("c")])
    scores = {"a": 0.9, "b": 0.9, "c": 0.1}

    assert make_plan(joint_of(scores), works, top=2).interchangeable == (
        Interchangeable(("a",), ("b",), alike=True),
    )
    assert make_plan(joint_of(scores | {"b": 0.8}), works, top=2).interchangeable == ()


def test_items_alike_are_tied_to_the_same_and_cost_the_same():
    works = make_works(
        [item("a", 1), item("b", 1), item("c", 2), item("d", 1, after="a"), item("e", 1)]
    )

    # The order waits for a; c costs more; d needs a. Of b and e nothing but the id is different.
    assert alike_items(works, dict.fromkeys("abcde", 1.0)) == (("b", "e"),)
    assert alike_items(works, {"b": 1.0, "e": 2.0}) == ()


def test_under_doubt_items_alike_get_money_equally_often(monkeypatch):
    works = make_works([item(name, 50) for name in NAMES])
    situation = SimpleNamespace(
        items=tuple(NAMES),
        study=SimpleNamespace(
            pools=(), items=(), settings=SimpleNamespace(budget=150, years=None, joint="compromise")
        ),
    )
    # In the first list a is ahead and two of the five others are paid; in the second all are equal.
    lists = [(SimpleNamespace(costs=None), np.array([[1.0, *[0.5] * 5], [0.5] * 6]))]
    monkeypatch.setattr(funding, "joint_lists", lambda *_: lists)
    monkeypatch.setattr(funding, "Engine", lambda _: None)
    shares, drawn = funding.funded_share(situation, works, ())

    assert drawn == 2
    assert shares == pytest.approx({"a": 0.75} | dict.fromkeys("bcdef", (0.4 + 0.5) / 2))
