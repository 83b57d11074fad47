"""Options for the council, and the list without the criteria of outward show."""

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.decision import Decision, decide, list_items
from prioritize.joint import join
from prioritize.options import LEADERS, option_findings, option_powers
from prioritize.plan import make_plan
from prioritize.sequence import make_works
from prioritize.study import Criterion, Item, Party, Settings, Study
from prioritize.tradeoffs import totals
from prioritize.visibility import visibility_finding, without_criteria
from prioritize_parties import item, powers_of, rankings_of
from surveys.codebook import Codebook
from weights.perspectives import Perspective

PARTIES = ("government", "market", "residents")


def study(budget=None, top=2):
    return Study(
        folder=None,
        file="study.xlsx",
        settings=Settings(budget=budget, top=top, draws=50),
        items=tuple(
            Item(id=name, name=name, cost=cost, facts={"need": need, "show": show})
            for name, cost, need, show in [
                ("wall", 40.0, 1.0, 9.0),
                ("pipe", 50.0, 9.0, 1.0),
                ("lamp", 30.0, 6.0, 4.0),
            ]
        ),
        criteria=(
            Criterion(id="need", source="item:need"),
            Criterion(id="show", source="item:show", visibility=True),
        ),
        codebook=Codebook((), ()),
        parties=tuple(Party(id=party) for party in PARTIES),
        judgements=(),
        matrices=(),
    )


def party(name, need, power=1 / 3):
    weights = pd.Series({"need": need, "show": 1 - need})
    return Perspective(
        id=name,
        name="",
        power=power,
        weights=weights,
        panel=(),
        consistency_ratio=None,
        example=False,
    )


def decided(rows, costs, budget=None, top=2, powers=(0.2, 0.3, 0.5), must=()):  # noqa: PLR0917 - a whole decision
    """A decision from rows of scores of the three usual parties."""
    rankings = [
        replace(one, perspective=name) for one, name in zip(rankings_of(rows), PARTIES, strict=True)
    ]
    shares = powers_of(powers).set_axis(list(PARTIES))
    works = make_works(
        [
            item(chr(ord("a") + place), cost, mandatory="law" if place in must else "")
            for place, cost in enumerate(costs)
        ]
    )
    joint = join(rankings, shares, "compromise")
    parties = tuple(
        Perspective(
            id=name,
            name="",
            power=power,
            weights=pd.Series(dtype=float),
            panel=(),
            consistency_ratio=None,
            example=False,
        )
        for name, power in shares.items()
    )
    return Decision(
        values=pd.DataFrame(),
        matrix=None,
        perspectives=parties,
        rankings=tuple(rankings),
        joint=joint,
        works=works,
        plan=make_plan(joint, works, budget=budget, top=top),
        flips=(),
        arguments=None,
        situation=None,
        doubted=None,
        flips_computed=True,
        places=top,
    )


def test_the_usual_parties_lead_as_the_field_says_and_others_keep_their_proportions():
    usual = option_powers({"government": 0.35, "market": 0.2, "residents": 0.45})
    other = option_powers({"residents": 0.2, "shops": 0.6, "school": 0.2})

    assert usual["government_led"] == {"government": 0.5, "market": 0.2, "residents": 0.3}
    assert usual["resident_led"] == {"government": 0.3, "market": 0.2, "residents": 0.5}
    assert set(usual["balanced"].values()) == {1 / 3}
    assert list(other) == ["resident_led", "balanced"]
    assert other["resident_led"] == pytest.approx({"residents": 0.6, "shops": 0.3, "school": 0.1})


@given(
    st.lists(st.integers(0, 5), min_size=2, max_size=4).filter(any),
    st.permutations(["government", "residents", "market", "school"]),
)
def test_a_leader_never_has_less_say_than_before_and_no_two_options_share_it_alike(parts, names):
    powers = {name: part / sum(parts) for name, part in zip(names, parts, strict=False)}
    found = option_powers(powers)
    rows = [tuple(round(said[name], 9) for name in powers) for said in [powers, *found.values()]]

    assert len(set(rows)) == len(rows)
    for option, leader in LEADERS.items():
        if option in found:
            assert found[option][leader] > powers[leader]
            assert found[option][leader] >= 0.5
            assert sum(found[option].values()) == pytest.approx(1)
        else:
            assert powers.get(leader, 1) == 1


def test_two_parties_alike_have_two_options_and_one_party_none():
    assert list(option_powers({"government": 0.5, "residents": 0.5})) == [
        "government_led",
        "resident_led",
    ]
    assert option_powers({"residents": 1.0}) == {}


def test_an_option_by_hand_says_what_comes_what_goes_and_who_wins():
    # Residents want c, the government a; there is money for one.
    decision = decided([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [10, 10, 10], budget=10)
    found = {one.id: one for one in option_findings(study(budget=10), decision)}
    led = found["government_led"]

    assert found["own"].funded == found["resident_led"].funded == ("c",)
    assert (led.funded, led.came_in, led.went_out, led.cost) == (("a",), ("a",), ("c",), 10.0)
    # The study gives the government 0.2 of the say, so a is worth 0.2 to it.
    assert led.value == pytest.approx(0.2)
    assert led.change == {"government": 1.0, "market": 0.0, "residents": -1.0}
    assert (found["do_minimum"].funded, found["do_minimum"].cost) == ((), 0.0)


def test_the_least_is_what_must_be_done():
    decision = decided([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [10, None, 10], must=(1,))
    least = option_findings(study(), decision)[-1]

    assert (least.id, least.funded, least.powers, least.cost) == ("do_minimum", ("b",), {}, None)


SCORES = st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=3, max_size=3)


@given(SCORES, st.lists(st.integers(1, 9), min_size=5, max_size=5), st.integers(0, 30))
def test_what_parties_keep_is_the_same_by_brute_force_and_in_the_totals(rows, costs, budget):
    decision = decided(rows, list(map(float, costs)), budget=float(budget))
    found = option_findings(study(budget=float(budget)), decision)
    names = "abcde"
    sets = [
        chosen
        for size in range(6)
        for chosen in combinations(names, size)
        if sum(costs[names.index(name)] for name in chosen) <= budget
    ]
    kept = {
        one.perspective: one.retained_value
        for one in totals(decision.rankings, decision.joint, decision.works, decision.plan)
    }

    assert found[0].retained == pytest.approx(kept)
    for one in found:
        assert one.funded in sets or tuple(sorted(one.funded)) in sets
        assert set(one.funded) == set(found[0].funded) - set(one.went_out) | set(one.came_in)
        for ranking in decision.rankings:
            use = ranking.table["utility"]
            best = max(sum(use[name] for name in chosen) for chosen in sets)
            got = sum(use[name] for name in one.funded)
            expected = got / best if best else 1.0
            assert one.retained[ranking.perspective] == pytest.approx(expected)
    # No option is worth more, by the study's own joint scores, than the study's own plan.
    assert max(one.value for one in found) <= found[0].value + 1e-9


def test_without_show_the_others_keep_their_proportions():
    parties = (party("government", 0.2), party("market", 0.0), party("residents", 1.0))
    kept = without_criteria(parties, ["show"])

    assert [one.id for one in kept] == ["government", "residents"]
    assert [one.power for one in kept] == [0.5, 0.5]
    assert [one.weights.to_dict() for one in kept] == [{"need": 1.0}, {"need": 1.0}]
    assert without_criteria(parties[1:2], ["show"]) == ()


def test_the_second_list_is_that_of_a_study_without_the_criterion():
    estate, parties = study(), tuple(party(name, 0.3) for name in PARTIES)
    found = visibility_finding(estate, None, decide(estate, None, parties))
    plain = replace(estate, criteria=estate.criteria[:1])
    bare = tuple(replace(one, weights=pd.Series({"need": 1.0})) for one in parties)
    ranks = list_items(plain, None, bare).joint.table["rank"]

    assert [(one.item, one.rank, one.rank_without) for one in found.joint] == [
        ("wall", 1.0, 3.0),
        ("lamp", 2.0, 2.0),
        ("pipe", 3.0, 1.0),
    ]
    assert {one.item: one.rank_without for one in found.joint} == ranks.to_dict()
    assert (found.funded, found.came_in, found.went_out) == (("pipe", "lamp"), ("pipe",), ("wall",))


def test_without_a_mark_there_is_no_second_list_and_with_all_marked_it_is_empty():
    estate, parties = study(), tuple(party(name, 0.0) for name in PARTIES)
    unmarked = replace(estate, criteria=(estate.criteria[0],))
    found = visibility_finding(estate, None, decide(estate, None, parties))

    assert visibility_finding(unmarked, None, None) is None
    assert (found.criteria, found.silent, found.joint) == (("show",), PARTIES, ())
