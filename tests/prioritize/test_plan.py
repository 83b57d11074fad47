from itertools import combinations
from unittest import mock

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritize.choice import choose
from prioritize.errors import (
    MandatoryExclusionError,
    MandatoryOverBudgetError,
    MissingCostError,
    PlanUnsolvedError,
)
from prioritize.list_findings import Carried, Gate, LeftOut
from prioritize.plan import ground_code, make_plan, retained_value
from prioritize.sequence import make_works
from prioritize_parties import item, joint_of


def allowed(works, chosen, budget):
    return (
        works.must <= chosen
        and all(set(works.after[name]) <= chosen for name in chosen)
        and works.clash(chosen) is None
        and sum(works.costs[name] for name in chosen) <= budget + 1e-9
    )


def every_plan(works, budget):
    for size in range(len(works.items) + 1):
        for names in combinations(works.items, size):
            if allowed(works, set(names), budget):
                yield set(names)


@st.composite
def towns(draw):
    """Up to nine items with costs in tenths, values in hundredths, ties and duties."""
    size = draw(st.integers(2, 9))
    names = [chr(ord("a") + number) for number in range(size)]
    few = st.integers(0, 5).map(lambda roll: roll == 0)
    items = [
        item(
            name,
            cost=draw(st.integers(0, 60)) / 10,
            after=" ".join(one for one in names[:number] if draw(few)),
            excludes=" ".join(one for one in names[:number] if draw(few)),
            mandatory="law" if draw(few) else "",
        )
        for number, name in enumerate(names)
    ]
    try:
        works = make_works(items)
    except MandatoryExclusionError:
        assume(False)  # noqa: FBT003 - how Hypothesis drops a case
    values = {name: draw(st.just(0) | st.integers(0, 100)) / 100 for name in names}
    return works, values, draw(st.integers(0, 250)) / 10


@settings(deadline=None, max_examples=30)
@given(towns(), st.sampled_from([0, 64]))
def test_the_choice_is_the_best_of_all_plans_and_the_cheapest_of_the_best(town, few):
    works, values, budget = town
    assume(sum(works.costs[name] for name in works.must) <= budget)
    plans = list(every_plan(works, budget))
    value = {frozenset(plan): sum(values[name] for name in plan) for plan in plans}
    best = max(value.values())
    cheapest = min(
        sum(works.costs[name] for name in plan)
        for plan, worth in value.items()
        if worth >= best - 1e-9
    )
    with mock.patch("prioritize.subsets.FEW", few):
        found = choose(works, values, budget)

    assert set(found.items) in plans
    assert found.value == pytest.approx(best)
    assert found.cost == pytest.approx(cheapest)


@given(towns())
def test_a_study_of_very_many_ties_is_chosen_as_well(town):
    works, values, budget = town
    assume(sum(works.costs[name] for name in works.must) <= budget)
    search = choose(works, values, budget)
    with mock.patch("prioritize.choice.MANY_TIED", 0):
        programme = choose(works, values, budget)

    assert programme.value == pytest.approx(search.value, abs=1e-9)
    assert programme.cost == pytest.approx(search.cost)


def test_what_the_programme_cannot_prove_in_time_is_searched_for():
    works = make_works([item("a", 4), item("b", 4, after="a"), item("c", 7)])
    values = {"a": 0.5, "b": 0.5, "c": 0.9}
    unsolved = PlanUnsolvedError(3, 1)
    with (
        mock.patch("prioritize.choice.MANY_TIED", 0),
        mock.patch("prioritize.choice.choose_set", side_effect=unsolved) as asked,
    ):
        found = choose(works, values, 8)

    assert asked.called
    assert found.items == frozenset("ab")


@settings(deadline=None, max_examples=20)
@given(towns(), st.randoms(use_true_random=False))
def test_the_order_of_items_never_decides(town, random):
    works, values, budget = town
    assume(sum(works.costs[name] for name in works.must) <= budget)
    items = [
        item(
            name,
            works.costs[name],
            after=" ".join(works.after[name]),
            excludes=" ".join(works.excludes[name]),
            mandatory=works.grounds.get(name, ""),
        )
        for name in works.items
    ]
    random.shuffle(items)

    assert choose(make_works(items), values, budget) == choose(works, values, budget)


@settings(deadline=None, max_examples=20)
@given(towns())
def test_a_plan_accounts_for_every_item_and_forcing_one_in_displaces_what_it_says(town):
    works, values, budget = town
    assume(sum(works.costs[name] for name in works.must) <= budget)
    plan = make_plan(joint_of(values), works, budget=budget)
    possible = list(every_plan(works, budget))

    assert sorted([*plan.funded, *(one.item for one in plan.left_out)]) == sorted(works.items)
    assert sorted(plan.build_order) == sorted(plan.funded)
    for one in plan.left_out:
        holding = [chosen for chosen in possible if one.item in chosen]
        if not holding:
            assert one.displaces == ()
            continue
        best = max(sum(values[name] for name in chosen) for chosen in holding)
        displaced = [
            set(plan.funded) - chosen
            for chosen in holding
            if sum(values[name] for name in chosen) >= best - 1e-9
        ]
        assert set(one.displaces) in displaced


@pytest.mark.parametrize(("one", "halves"), [(10, 4), (7, 4)])
def test_of_equally_good_sets_the_cheaper_is_taken(one, halves):
    works = make_works([item("a", one), item("b", halves), item("c", halves), item("d", 0.5)])
    found = choose(works, {"a": 0.5, "b": 0.25, "c": 0.25, "d": 0.0}, 10)

    assert found.items == frozenset("bc" if 2 * halves < one else "a")


def test_values_equal_but_for_noise_are_equal():
    works = make_works([item("a", 10), item("b", 4), item("c", 4)])
    found = choose(works, {"a": 0.3 + 1e-10, "b": 0.1, "c": 0.2}, 10)

    assert found.items == {"b", "c"}


def test_values_next_to_nothing_bring_nothing():
    works = make_works([item("a", 10), item("b", 4)])

    assert choose(works, {"a": 1e-17, "b": -1e-18}, 10).items == frozenset()


def test_items_without_cost_and_a_budget_of_0_are_a_plan():
    works = make_works([item("talk", 0), item("roof", 10)])
    plan = make_plan(joint_of({"roof": 1.0, "talk": 0.5}), works, budget=0)

    assert plan.funded == ("talk",)


@pytest.mark.parametrize("seed", range(4))
def test_a_long_list_is_chosen_exactly(seed):
    rng = np.random.default_rng(seed)
    costs = rng.integers(20, 60, 40)
    gains = costs * 10 + rng.integers(0, 6, 40)
    budget = int(costs.sum() // 2)
    # The textbook recursion over whole amounts of money.
    best = np.zeros(budget + 1, dtype=int)
    for cost, gain in zip(costs, gains, strict=True):
        best[cost:] = np.maximum(best[cost:], best[:-cost] + gain)
    names = [f"i{number}" for number in range(40)]
    works = make_works([item(*pair) for pair in zip(names, map(float, costs), strict=True)])
    found = choose(works, dict(zip(names, gains / 1000, strict=True)), budget)

    assert found.value == pytest.approx(best[-1] / 1000, abs=1e-9)


def test_the_budget_prefers_two_good_items_to_one_best():
    works = make_works([item("lift", 90), item("roof", 50), item("lamps", 40)])
    plan = make_plan(joint_of({"lift": 0.9, "roof": 0.6, "lamps": 0.5}), works, budget=100)

    assert plan.funded == ("roof", "lamps")
    assert plan.value == pytest.approx(1.1)
    assert plan.budget == 100
    assert plan.left_out == (LeftOut("lift", "BUDGET", ("roof", "lamps"), 80),)


def test_duties_come_first_and_bring_what_they_need():
    works = make_works(
        [
            item("gas", 60, mandatory="城镇燃气管理条例", after="survey"),
            item("survey", 10),
            item("lift", 80),
            item("lamps", 20),
        ]
    )
    joint = joint_of({"lift": 0.9, "lamps": 0.5, "gas": 0.1, "survey": 0.0})
    plan = make_plan(joint, works, budget=100)

    assert plan.funded == ("lamps", "gas", "survey")
    assert plan.build_order == ("survey", "gas", "lamps")
    assert plan.gates == (Gate("gas", "城镇燃气管理条例"),)
    assert plan.carried == (Carried("survey", by="gas"),)
    assert plan.left_out == (LeftOut("lift", "BUDGET", (), 70),)


def test_duties_over_the_budget_are_named_with_their_sum():
    works = make_works([item("gas", 60, mandatory="law", after="survey"), item("survey", 50)])

    with pytest.raises(MandatoryOverBudgetError) as caught:
        make_plan(joint_of({"gas": 1, "survey": 0}), works, budget=100)

    assert caught.value.items == ("gas", "survey")
    assert (caught.value.cost, caught.value.budget) == (110, 100)


def test_a_budget_needs_every_cost():
    works = make_works([item("roof", 10), item("lift"), item("path")])

    with pytest.raises(MissingCostError) as caught:
        make_plan(joint_of({"roof": 1, "lift": 0, "path": 0.5}), works, budget=100)

    assert caught.value.items == ("lift", "path")


def test_a_sum_that_only_rounding_puts_over_the_budget_fits():
    works = make_works([item("a", 0.1), item("b", 0.2), item("c", 0.7)])
    plan = make_plan(joint_of({"a": 0.4, "b": 0.4, "c": 0.3}), works, budget=0.3)

    assert plan.funded == ("a", "b")


@pytest.mark.parametrize("scale", [1e-6, 1e9])
def test_the_unit_of_money_does_not_matter(scale):
    costs = {"a": 33.0, "b": 33.0, "c": 34.0, "d": 34.001}
    works = make_works([item(name, cost * scale) for name, cost in costs.items()])
    plan = make_plan(joint_of({"a": 0.5, "b": 0.4, "c": 0.3, "d": 0.31}), works, budget=100 * scale)

    assert plan.funded == ("a", "b", "c")


def test_scores_below_0_are_lifted_so_that_affordable_items_are_done():
    works = make_works([item(name, 10) for name in "abcd"])
    plan = make_plan(joint_of({"a": 3, "b": 1, "c": -1, "d": -3}), works, budget=30)

    assert plan.funded == ("a", "b", "c")
    assert plan.value == pytest.approx(6 + 4 + 2)


def test_each_item_left_out_says_why():
    works = make_works(
        [
            item("green", 10, excludes="parking"),
            item("parking", 10),
            item("road", 15, after="pipes"),
            item("pipes", 70),
            item("statue", 1),
        ]
    )
    joint = joint_of({"green": 0.9, "parking": 0.8, "road": 0.3, "pipes": 0.1, "statue": 0.0})
    plan = make_plan(joint, works, budget=30)

    assert plan.funded == ("green",)
    assert {one.item: one.reason for one in plan.left_out} == {
        "parking": "EXCLUDED",
        "road": "PREREQUISITE",
        "pipes": "BUDGET",
        "statue": "VALUE",
    }
    assert next(one for one in plan.left_out if one.item == "parking").displaces == ("green",)


def test_an_item_that_a_duty_excludes_is_left_out_for_that():
    works = make_works([item("gas", 10, mandatory="law"), item("kiosk", 5, excludes="gas")])
    plan = make_plan(joint_of({"kiosk": 1, "gas": 0}), works, budget=100)

    assert plan.left_out == (LeftOut("kiosk", "EXCLUDED", ()),)


def test_without_a_budget_the_first_items_and_the_duties_are_in():
    works = make_works(
        [
            item("lift", after="survey"),
            item("roof"),
            item("lamps"),
            item("survey"),
            item("gas", mandatory="safety"),
        ]
    )
    joint = joint_of({"lift": 0.9, "roof": 0.8, "lamps": 0.7, "survey": 0.2, "gas": 0.1})
    plan = make_plan(joint, works, top=2)

    assert plan.funded == ("lift", "roof", "survey", "gas")
    assert plan.build_order == ("gas", "survey", "lift", "roof")
    assert plan.left_out == (LeftOut("lamps", "TOP", ()),)
    assert plan.budget is None
    assert plan.carried == (Carried("survey", by="lift"),)


def test_without_a_budget_equals_on_the_last_place_are_all_in():
    works = make_works([item(name) for name in "abcd"])
    plan = make_plan(joint_of({"a": 0.9, "b": 0.5, "c": 0.5, "d": 0.1}), works, top=2)

    assert plan.funded == ("a", "b", "c")


def test_without_a_budget_the_better_of_two_that_exclude_each_other_is_in():
    works = make_works([item("green", excludes="parking"), item("parking"), item("lamps")])
    plan = make_plan(joint_of({"parking": 0.9, "green": 0.8, "lamps": 0.1}), works, top=2)

    assert plan.funded == ("parking",)
    assert {one.item: one.reason for one in plan.left_out} == {"green": "EXCLUDED", "lamps": "TOP"}


def test_retained_value_compares_with_the_best_the_party_could_have_had():
    works = make_works(
        [item("a", 50), item("b", 50), item("c", 50), item("gas", 50, mandatory="x")]
    )
    utilities = {"a": 1.0, "b": 0.5, "c": 0.25, "gas": 0.0}

    assert retained_value(works, utilities, 100, frozenset({"gas", "b"})) == 0.5
    assert retained_value(works, utilities, 100, frozenset({"gas", "a"})) == 1
    assert retained_value(works, dict.fromkeys(utilities, 0.0), 100, frozenset({"gas"})) == 1


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("消防法", "LAW"),
        ("《城镇燃气管理条例》", "LAW"),
        ("Fire code, section 4", "LAW"),
        ("required by law", "LAW"),
        ("燃气泄漏风险", "SAFETY"),
        ("墙体脱落，居民无法通行", "SAFETY"),
        ("a flaw in the roof", "SAFETY"),
        ("yes", "SAFETY"),
    ],
)
def test_a_ground_is_law_or_safety(reason, code):
    assert ground_code(reason) == code
