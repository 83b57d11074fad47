from dataclasses import replace
from itertools import combinations, product
from types import SimpleNamespace
from unittest import mock

import numpy as np
import pytest
from hypothesis import assume, given, settings
from scipy.optimize import linprog

from pooled_towns import pooled_towns, row, works_of
from prioritize import years_together
from prioritize.choice import choose
from prioritize.errors import MandatoryOverPoolError, MissingCostError
from prioritize.funding import read_fund
from prioritize.list_findings import MoreFrom
from prioritize.missing_money import missing_money
from prioritize.phases import plan_phases
from prioritize.plan import make_plan
from prioritize.plan_findings import PhaseFinding, PoolFinding, TrenchFinding
from prioritize.plan_notes import years_notes
from prioritize.pooled_choice import choose_set
from prioritize.pools import make_pools, plan_years
from prioritize.sequence import make_works
from prioritize.study import PoolRow
from prioritize_parties import item, joint_of


def test_what_an_item_says_about_its_money_is_read_in_either_writing():
    assert read_fund("政府=0.6；业主 ＝ 40％") == {"政府": 0.6, "业主": 0.4}
    assert read_fund("区财政、运营单位") == {"区财政": None, "运营单位": None}
    assert read_fund("") == {}
    assert np.isnan(read_fund("city=half")["city"])


@pytest.mark.parametrize(
    ("text", "draws"),
    [
        ("city,owners", {"city": None, "owners": None}),
        ("city，owners", {"city": None, "owners": None}),
        ("city / owners & Bank, city branch", None),
        ("city/owners", {"city": None, "owners": None}),
        ("city:60%;owners：40%", {"city": 0.6, "owners": 0.4}),
        ("city=0.6, owners=0.4", {"city": 0.6, "owners": 0.4}),
        ("city:60%，owners:40%", {"city": 0.6, "owners": 0.4}),
        ("Bank, city branch", {"Bank, city branch": None}),
        ("Bank, city branch=0.6; city=0.4", {"Bank, city branch": 0.6, "city": 0.4}),
        ("Fund: 2025", {"Fund: 2025": None}),
        ("区财政、专项；city", {"区财政、专项": None, "city": None}),
        ("city, bank", {"city": None, "bank": None}),
        ("Bank, city brnch", {"Bank, city brnch": None}),
    ],
)
def test_marks_between_sources_are_told_from_marks_within_their_names(text, draws):
    known = ["city", "owners", "Bank, city branch", "Fund: 2025", "区财政、专项"]
    read = read_fund(text, known)

    if draws is None:
        assert not set(read) <= set(known)
    else:
        assert read == draws


def test_a_comma_between_digits_belongs_to_the_number():
    assert np.isnan(read_fund("city=0,6; owners=0,4", ["city", "owners"])["city"])


def test_years_count_from_one_or_follow_the_calendar():
    assert plan_years([row("a", 1, 2)], None) == (1, 2)
    assert plan_years([row("a", 1, 2027), row("a", 1, 2026)], None) == (2026, 2027)
    assert plan_years([row("a", 1)], 3) == (1, 2, 3)
    assert plan_years([row("a", 1)], None) == ()


def test_all_sources_together_give_what_their_tighter_limits_allow():
    rows = [row("a", 10), row("a", 3, 1), row("a", 4, 2), row("b", 5, 1)]
    pools = make_pools(rows, [], None)

    assert pools.total == 7 + 5
    assert pools.bounds("b") == {1: 5, 2: 0.0}


# A hand-computed case. The city gives 10, the owners 6. Roof (6, both in any split) and lift
# (6, owners only) cannot both be paid by the owners, so the city pays for the roof.
def small_town(**owners):
    return [
        item("roof", cost=6, fund="owners; city"),
        item("lift", cost=6, fund="owners", **owners),
        item("road", cost=5, fund="city"),
        item("green", cost=4, fund="city=0.5; owners=0.5"),
    ]


def test_money_of_one_source_does_not_pay_for_what_another_pays():
    works = works_of(small_town(), [row("city", 10), row("owners", 6)])
    values = {"roof": 0.5, "lift": 0.9, "road": 0.6, "green": 0.2}
    found = choose(works, values, 16)

    # Roof, lift and road cost 17 > 16; with the owners' 6 gone to the lift, the city can pay the
    # roof or the road, but not both (11 > 10).
    assert found.items == {"lift", "road"}
    assert found.value == pytest.approx(1.5)
    assert found.cost == 11


def test_a_set_that_no_year_can_pay_gives_way_to_the_best_that_years_can():
    items = [item("a", 6, fund="city"), item("b", 4, fund="city"), item("c", 4, fund="city")]
    works = works_of(items, [row("city", 5, 1), row("city", 5, 2)])
    found = choose_set(works, {"a": 0.9, "b": 0.5, "c": 0.45}, 10)

    # All at once 10 would pay for a and b; but a alone costs more than any year gives.
    assert found == {"b", "c"}


def test_the_source_named_first_pays_first():
    works = works_of(small_town(), [row("city", 10), row("owners", 9)])
    spread = plan_phases(works, {"roof", "lift"}, {"roof": 1, "lift": 2}, 19)

    # The owners have 9 - 6 = 3 left for the roof.
    assert spread.pools == (PoolFinding("city", None, 10, 3), PoolFinding("owners", None, 9, 9))
    assert spread.phases == ()


def test_an_item_is_built_in_one_year_and_never_before_what_it_needs():
    items = [
        item("pipes", cost=6, fund="city"),
        item("road", cost=4, fund="city", after="pipes"),
        item("lamp", cost=4, fund="city"),
    ]
    works = works_of(items, [row("city", 8, 1), row("city", 8, 2)])
    joint = joint_of({"road": 0.9, "lamp": 0.5, "pipes": 0.1})
    plan = make_plan(joint, works, budget=16)

    # Pipes stand first in the build order, so they take year 1; neither road nor lamp fit beside
    # them there.
    assert plan.phases == (
        PhaseFinding(1, ("pipes",), 6, {"city": 6}),
        PhaseFinding(2, ("road", "lamp"), 8, {"city": 8}),
    )
    assert plan.build_order == ("pipes", "road", "lamp")
    assert plan.pools == (PoolFinding("city", 1, 8, 6), PoolFinding("city", 2, 8, 8))


def test_items_of_one_trench_share_a_year_and_follow_each_other():
    items = [
        item("drains", cost=3, fund="city", trench="east"),
        item("lamp", cost=3, fund="city"),
        item("gas", cost=3, fund="city", trench="east"),
    ]
    works = works_of(items, [row("city", 6, 1), row("city", 6, 2)])
    plan = make_plan(joint_of({"drains": 0.9, "lamp": 0.8, "gas": 0.1}), works, budget=12)

    assert plan.build_order == ("drains", "gas", "lamp")
    assert [one.items for one in plan.phases] == [("drains", "gas"), ("lamp",)]
    assert plan.trenches == (TrenchFinding("east", ("drains", "gas")),)


def test_without_pools_a_trench_only_draws_its_items_together():
    items = [
        item("drains", cost=3, trench="east"),
        item("lamp", cost=3),
        item("gas", cost=3, trench="east", after="survey"),
        item("survey", cost=1),
        item("rest", cost=1, trench="west"),
    ]
    joint = joint_of({"drains": 0.9, "lamp": 0.8, "gas": 0.7, "survey": 0.2, "rest": 0.1})
    plan = make_plan(joint, make_works(items), budget=20)

    assert plan.build_order == ("survey", "drains", "gas", "lamp", "rest")
    assert plan.phases == ()
    assert plan.trenches == (TrenchFinding("east", ("drains", "gas")),)


def test_two_trenches_that_wait_for_each_other_still_have_an_order():
    items = [
        item("a", trench="one"),
        item("b", trench="two", after="a"),
        item("c", trench="two"),
        item("d", trench="one", after="c"),
    ]
    plan = make_plan(joint_of({"a": 0.9, "b": 0.8, "c": 0.7, "d": 0.6}), make_works(items), top=4)
    place = {name: number for number, name in enumerate(plan.build_order)}

    assert sorted(place) == ["a", "b", "c", "d"]
    assert place["a"] < place["b"]
    assert place["c"] < place["d"]


def test_duties_that_a_source_cannot_bear_are_told_with_source_items_and_sums():
    works = works_of(small_town(mandatory="law"), [row("city", 20), row("owners", 5)])

    with pytest.raises(MandatoryOverPoolError) as caught:
        make_plan(joint_of({"roof": 4, "lift": 3, "road": 2, "green": 1}), works, budget=25)

    assert caught.value.source == "owners"
    assert caught.value.items == ("lift",)
    assert caught.value.cost == pytest.approx(6)
    assert caught.value.budget == pytest.approx(5)


def test_an_item_without_a_cost_is_refused_before_anything_is_solved():
    works = works_of(
        [item("a", cost=None, fund="city"), item("b", cost=1, fund="city")], [row("city", 3)]
    )

    with pytest.raises(MissingCostError):
        make_plan(joint_of({"a": 1, "b": 0.5}), works, budget=3)


def test_the_price_of_bringing_in_is_the_money_that_lacks():
    items = [
        item("a", cost=6),
        item("b", cost=5),
        item("c", cost=2, after="d"),
        item("d", cost=3),
        item("e", cost=1, excludes="a"),
    ]
    joint = joint_of({"a": 0.9, "b": 0.5, "c": 0.3, "d": 0, "e": 0.1})
    plan = make_plan(joint, make_works(items), budget=8)

    assert plan.funded == ("a",)
    assert {one.item: one.cost_more for one in plan.left_out} == {
        "b": 3, "c": 3, "d": 1, "e": None
    }  # fmt: skip


def test_with_pools_the_price_is_what_the_items_own_sources_lack():
    works = works_of(small_town(), [row("city", 10), row("owners", 6)])
    plan = make_plan(
        joint_of({"lift": 0.9, "road": 0.6, "roof": 0.5, "green": 0.2}), works, budget=16
    )

    # Roof: 6 from city or owners, where 10 - 5 = 5 and nothing are left. Green: 2 from the
    # city, which has them, and 2 from the owners, who have not.
    assert {one.item: one.cost_more for one in plan.left_out} == pytest.approx(
        {"roof": 1, "green": 2}
    )
    # Either source could give the 1 that the roof lacks; the one it names first is told.
    assert {one.item: (one.reason, one.sources) for one in plan.left_out} == {
        "roof": ("POOL", ("owners",)),
        "green": ("POOL", ("owners",)),
    }
    assert {one.item: (one.more_from, one.only_way) for one in plan.left_out} == {
        "roof": ((MoreFrom("owners", None, 1.0),), False),
        "green": ((MoreFrom("owners", None, 2.0),), True),
    }


def test_only_sources_that_pay_for_an_item_are_asked_where_they_can_give_what_lacks():
    # The owners give in the first year only. More of theirs in the second could pay for the lift
    # and leave the city's money to the gym, but nobody would look for it there.
    items = [
        item("road", cost=4, fund="city; owners"),
        item("lift", cost=9, fund="city; owners"),
        item("gym", cost=12, fund="city"),
    ]
    works = works_of(items, [row("city", 12, 1), row("city", 9, 2), row("owners", 3, 1)])
    plan = make_plan(joint_of({"road": 0.9, "lift": 0.8, "gym": 0.1}), works, budget=24)
    (gym,) = plan.left_out

    assert (gym.cost_more, gym.sources, gym.only_way) == (1, ("city",), False)
    assert [one.source for one in gym.more_from] == ["city"]


def can_be_paid(works, built):
    """Whether the sources can pay for items in given years: a linear programme of its own."""
    pools = works.pools
    columns = [(name, source) for name in built for source in pools.draws[name]]
    if not columns:
        return True
    equal, equals = [], []
    for name in built:
        draws = pools.draws[name]
        if None in draws.values():
            equal.append([float(one == name) for one, _ in columns])
            equals.append(works.costs[name])
            continue
        for source, share in draws.items():
            equal.append([float(column == (name, source)) for column in columns])
            equals.append(works.costs[name] * share)
    less, limits = [], []
    for limit in pools.limits:
        less.append(
            [
                float(source == limit.source and limit.year in {None, built[name]})
                for name, source in columns
            ]
        )
        limits.append(limit.limit)
    found = linprog(np.zeros(len(columns)), less, limits, equal, equals)
    return found.status == 0


def every_pooled_plan(works, budget, sets=None, paid=can_be_paid):
    """All sets, or these, and all years of their items."""
    years = works.pools.years or (None,)
    every = (combinations(works.items, size) for size in range(len(works.items) + 1))
    for names in sets or [one for some in every for one in some]:
        chosen, size = set(names), len(names)
        if (
            not works.must <= chosen
            or works.clash(chosen)
            or any(not set(works.after[name]) <= chosen for name in chosen)
            or sum(works.costs[name] for name in chosen) > budget + 1e-9
        ):
            continue
        for when in product(years, repeat=size):
            built = dict(zip(names, when, strict=True))
            if years != (None,) and (
                any(built[need] > built[name] for name in names for need in works.after[name])
                or any(
                    len({built[name] for name in members}) > 1
                    for members in works.trenches(chosen).values()
                )
            ):
                continue
            if paid(works, built):
                yield built


def test_a_budget_below_what_the_sources_give_is_a_reason_of_its_own():
    items = [item("a", 6, fund="city"), item("b", 5, fund="city"), item("c", 4, fund="owners")]
    works = works_of(items, [row("city", 9), row("owners", 9)])
    plan = make_plan(joint_of({"a": 0.9, "b": 0.5, "c": 0.1}), works, budget=9)

    # Together 11 and 10 of 9: for b the city, too, has only 9 - 6 left.
    assert plan.funded == ("a",)
    assert {one.item: (one.reason, one.sources) for one in plan.left_out} == {
        "b": ("BUDGET", ()), "c": ("BUDGET", ())
    }  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=4))
def test_the_set_is_the_best_of_all_sets_and_years_and_the_cheapest_of_the_best(town):
    works, values, budget = town
    plans = list(every_pooled_plan(works, budget))
    found = choose_set(works, values, budget)

    if not plans:
        assert found is None
        return
    worth = [sum(values[name] for name in plan) for plan in plans]
    cheapest = min(
        sum(works.costs[name] for name in plan)
        for plan, value in zip(plans, worth, strict=True)
        if value >= max(worth) - 1e-9
    )

    assert found in [set(plan) for plan in plans]
    assert sum(values[name] for name in found) == pytest.approx(max(worth))
    assert sum(works.costs[name] for name in found) == pytest.approx(cheapest)


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=4))
def test_of_very_many_items_the_set_is_as_near_the_best_as_it_is_said_to_be(town):
    works, values, budget = town
    with mock.patch.object(years_together, "MANY_CELLS", 0):
        near = years_together.years_together(works, values, budget)
    assume(near is not None)
    plans = list(every_pooled_plan(works, budget))
    best = max(sum(values[name] for name in plan) for plan in plans)
    worth = sum(values[name] for name in near.items)

    assert near.items in [set(plan) for plan in plans]
    assert best <= worth * (1 + near.gap) + 1e-9
    assert choose_set(near.works, values, budget) == near.items


def test_a_bound_is_told_rounded_up():
    works = works_of([item("a", 1, fund="city")], [row("city", 1, 1), row("city", 1, 2)])
    study = SimpleNamespace(
        items=(item("a", 1, fund="city"),),
        pools=works.pools.limits,
        settings=SimpleNamespace(years=None),
    )
    (note,) = years_notes(study, years_together.Near(frozenset("a"), works, 0.001, 0.000712))

    assert note.facts == {"items": 1, "years": 2, "gap": "0.08%", "spared": "0.1%"}
    assert years_notes(study, None) == ()


def test_few_items_and_years_are_solved_as_a_whole():
    works = works_of([item("a", 1, fund="city")], [row("city", 1, 1), row("city", 1, 2)])

    assert years_together.years_together(works, {"a": 1.0}, 2) is None


def test_a_set_that_years_cannot_pay_leaves_some_money_over_and_says_so():
    items = [item("a", 6, fund="city"), item("b", 4, fund="city"), item("c", 3.9, fund="city")]
    works = works_of(items, [row("city", 5, 1), row("city", 5, 2)])
    with mock.patch.object(years_together, "MANY_CELLS", 0):
        near = years_together.years_together(works, {"a": 0.9, "b": 0.5, "c": 0.45}, 10)

    # All at once a and b would be worth 1.4; without a hundredth and more of the 10, a and c 1.35;
    # neither goes into two years of 5. Only b and c, worth .95, do.
    assert near.items == {"b", "c"}
    assert near.gap == pytest.approx(1.4 / 0.95 - 1)


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=4))
def test_years_are_the_earliest_in_the_order_of_construction(town):
    works, values, budget = town
    chosen = choose_set(works, values, budget)
    assume(chosen is not None and works.pools.years)
    ranks = {name: float(place) for place, name in enumerate(works.items)}
    urgent = sorted(chosen, key=lambda name: (name not in works.grounds, ranks[name]))
    assume(not any(works.after[name] for name in chosen) and not works.trenches(chosen))
    possible = list(every_pooled_plan(works, budget, [tuple(chosen)]))
    spread = plan_phases(works, chosen, ranks, budget)

    assert [spread.years[name] for name in urgent] == min(
        [plan[name] for name in urgent] for plan in possible
    )


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=6))
def test_pools_years_trenches_and_prerequisites_hold(town):
    works, values, budget = town
    chosen = choose_set(works, values, budget)
    assume(chosen is not None)
    spread = plan_phases(works, chosen, dict.fromkeys(works.items, 1.0), budget)
    cost = sum(works.costs[name] for name in chosen)

    assert all(one.used <= one.limit + 1e-6 for one in spread.pools)
    assert can_be_paid(works, {name: spread.years.get(name) for name in chosen})
    if works.pools.years:
        assert sum(one.cost for one in spread.phases) == pytest.approx(cost)
        assert sum(sum(one.by_source.values()) for one in spread.phases) == pytest.approx(cost)
        assert all(
            spread.years[need] <= spread.years[name]
            for name in chosen
            for need in works.after[name]
        )
        for members in works.trenches(chosen).values():
            assert len({spread.years[name] for name in members}) == 1


def lent_for(works, built, told=(), most=None):
    """The least that sources lend for items in given years, or the most of what is not `told`."""
    pools = works.pools
    columns = [(name, source) for name in built for source in pools.draws[name]]
    lent = [(source, year) for source in pools.sources for year in pools.years or (None,)]
    equal, equals, less, limits = [], [], [], []
    for name in built:
        free = [source for source, share in pools.draws[name].items() if share is None]
        for source, share in pools.draws[name].items():
            if share is not None:
                equal.append([float(one == (name, source)) for one in columns])
                equals.append(works.costs[name] * share)
        if free:
            equal.append([float(one == name) for one, _ in columns])
            equals.append(works.costs[name])
    for limit in pools.limits:
        less.append(
            [
                float(source == limit.source and limit.year in {None, built[name]})
                for name, source in columns
            ]
            + [-float(one == limit.source and limit.year in {None, year}) for one, year in lent]
        )
        limits.append(limit.limit)
    equal = [[*one, *(0.0 for _ in lent)] for one in equal]
    if most is None:
        objective = [0.0] * len(columns) + [1.0] * len(lent)
    else:
        less.append([0.0] * len(columns) + [1.0] * len(lent))
        limits.append(most + 1e-7)
        objective = [0.0] * len(columns) + [-float(one not in told) for one in lent]
    found = linprog(objective, less, limits, equal or None, equals or None)
    return abs(found.fun) if found.status == 0 else None


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=4))
def test_with_what_sources_are_asked_for_a_set_can_be_paid_and_with_no_less(town):
    works, _, budget = town
    whole = works.with_needs(works.items[:3])
    assume(works.possible(whole))
    lacks = missing_money(works, whole, budget)
    assume(lacks is not None)
    names = sorted(whole)
    richer = replace(
        works,
        pools=replace(
            works.pools,
            limits=tuple(
                replace_limit(one, one.limit + gift_of(lacks, one) + 1e-6)
                for one in works.pools.limits
            ),
        ),
    )
    plans = list(every_pooled_plan(works, np.inf, [names], paid=lambda *_: True))
    least = min(lent_for(works, built) for built in plans)
    told = {(one.source, one.year) for one in lacks.more_from}
    others = [lent_for(works, built, told, least) for built in plans]

    assert list(every_pooled_plan(richer, budget + lacks.money + 1e-6, [names]))
    assert sum(one.money for one in lacks.more_from) == pytest.approx(least, abs=1e-6)
    assert lacks.money == pytest.approx(
        max(least, sum(works.costs[one] for one in names) - budget), abs=1e-6
    )
    if lacks.only_way and works.pools.years and all(one.year for one in lacks.more_from):
        assert all(other is None or other <= 1e-5 for other in others)


def gift_of(lacks, limit):
    """By how much a limit is raised, if every source gives what it is asked for."""
    return sum(
        one.money
        for one in lacks.more_from
        if one.source == limit.source and limit.year in {None, one.year}
    )


def replace_limit(one, limit):
    return PoolRow(source=one.source, year=one.year, limit=limit)


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=10))
def test_without_pools_the_programme_and_the_subset_search_reach_the_same_value(town):
    works, values, budget = town
    alone = replace(works, pools=None)
    found, other = choose(alone, values, budget), choose_set(alone, values, budget)

    assert (found is None) == (other is None)
    if found is not None:
        assert sum(values[name] for name in other) == pytest.approx(found.value)
        assert sum(works.costs[name] for name in other) == pytest.approx(found.cost)
