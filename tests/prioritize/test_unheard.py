"""How many of those not heard would make two neighbours swap: each bound is tried out."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawn_estate import loaded, people
from drawn_surveys import choices, chosen_items
from prioritize.decision import decide, join_values
from prioritize.evidence import gather_evidence
from prioritize.representation_findings import UnheardFindings
from prioritize.sources import parse_source
from prioritize.unheard import demand_threshold, first_shares, unheard_findings
from prioritize.weighing import weigh_parties
from surveys.demand import item_demand
from surveys.encoder import encode

ROWS = [
    *people("东", "60岁以上", "屋面防水;加装电梯", 20),
    *people("东", "30-59岁", "屋面防水", 15),
    *people("西", "60岁以上", "加装电梯", 8),
    *people("西", "30-59岁", "增加停车位;小区道路", 17),
]
NOISE = 1e-9
TOTALS = (("楼栋", "东", 80, ""), ("楼栋", "西", 70, ""))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("estate")
    return loaded(folder, ROWS, population=TOTALS, households=150, issued=100)


def computed(study):
    evidence = gather_evidence(study)
    decision = decide(study, evidence, weigh_parties(study))
    return decision, unheard_findings(study, evidence, decision)


def changed(study, decision, swap, share, silent):
    """The criteria if that share of those not heard names the lower item and not the upper."""
    values = decision.values.copy()
    for criterion in study.criteria:
        if parse_source(criterion.source).origin == "survey":
            heard = decision.values[criterion.id]
            values.loc[swap.upper, criterion.id] = heard[swap.upper] * (1 - silent * share)
            told = (1 - silent) * heard[swap.lower] + silent * (
                share + (1 - share) * heard[swap.lower]
            )
            values.loc[swap.lower, criterion.id] = told
    return values


def before(study, decision, swap, share, silent):
    """Whether the lower item stands before the upper one when everything is ranked anew."""
    values = changed(study, decision, swap, share, silent)
    ranks = join_values(study, values, decision.perspectives).table["rank"]
    return ranks[swap.lower] < ranks[swap.upper]


@pytest.mark.parametrize("rule", ["compromise", "borda", "copeland", "pooled_weights"])
def test_ranking_anew_just_below_and_just_above_confirms_every_bound(study, rule):
    settings = study.settings.model_copy(update={"joint": rule})
    study = replace(study, settings=settings)
    decision, unheard = computed(study)
    silent = 90 / 150

    assert [(one.upper, one.lower) for one in unheard.joint] == list(
        zip(decision.joint.table.index, decision.joint.table.index[1:], strict=False)
    )
    assert any(one.share for one in unheard.joint)
    for swap in unheard.joint:
        if swap.share is None:
            assert not before(study, decision, swap, 1.0, silent)
            continue
        assert before(study, decision, swap, swap.share + 2e-6, silent)
        if swap.share > 0:
            assert not before(study, decision, swap, swap.share - 2e-6, silent)


def test_a_rule_that_takes_a_second_a_list_is_not_asked(study):
    settings = study.settings.model_copy(update={"joint": "minimax"})
    _, unheard = computed(replace(study, settings=settings))

    assert (unheard.joint, unheard.joint_untold) == ((), "slow_rule")
    assert unheard.demand


@given(
    st.lists(
        st.floats(-0.3, 1.3).filter(lambda x: all(abs(x - k / 5) > 2e-6 for k in range(6))),
        max_size=6,
    )
)
def test_the_first_share_is_closed_in_on_for_all_pairs_at_once(turns):
    found = first_shares(lambda pairs, shares: shares > np.array(turns)[pairs], len(turns))

    for share, turn in zip(found.tolist(), turns, strict=True):
        assert share == (0 if turn < 0 else pytest.approx(turn, abs=1e-6) if turn < 1 else math.inf)


def test_an_item_is_never_moved_beyond_the_reference_range(study):
    ends = {"need": 0.6, "safety": 5.0}
    criteria = tuple(
        one.model_copy(update={"worst": 0.0, "best": ends[one.id]}) for one in study.criteria
    )
    settings = study.settings.model_copy(update={"normalization": "range"})
    decision, unheard = computed(replace(study, criteria=criteria, settings=settings))

    # The roof alone stands near the end of the range; others would be told beyond it.
    assert decision.values["need"].max() > 0.5
    assert len(unheard.joint) == 3


def heard_and_unheard(heard, unheard, share):
    """Demand once a share of those not heard named the lower item (停车) and not the upper (电梯).

    Everybody answers one row; rows stand for as many people as they weigh.
    """
    rows = [*heard, *heard, "停车"]
    weights = np.array(
        [1.0] * len(heard) + [unheard * (1 - share) / len(heard)] * len(heard) + [unheard * share]
    )
    responses = encode([choices(rows)], chosen_items({"电梯": "lift", "停车": "park"}))
    table = item_demand(responses, np.ones(len(rows), dtype=bool), weights=weights).table
    return table["value"]


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(1, 80))
def test_adding_the_silent_households_one_by_one_confirms_the_closed_form(
    lifts, parks, both, unheard
):
    assume(lifts >= parks and lifts + parks + both > 0)
    heard = ["电梯"] * lifts + ["停车"] * parks + ["电梯┋停车"] * both
    n = len(heard)
    share = demand_threshold((lifts + both) / n, (parks + both) / n, unheard / (n + unheard))

    if share < 1 - NOISE:
        above = heard_and_unheard(heard, unheard, (share + min(share + 1e-6, 1.0)) / 2)
        assert above["park"] > above["lift"]
    if NOISE < share < 1 + NOISE:
        below = heard_and_unheard(heard, unheard, share - min(1e-6, share / 2))
        assert below["park"] < below["lift"]
    if share > 1 + NOISE:
        most = heard_and_unheard(heard, unheard, 1.0)
        assert most["park"] < most["lift"]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1), st.floats(0.01, 1))
def test_more_silence_makes_a_swap_easier(one, other, silent, more):
    upper, lower = max(one, other), min(one, other)
    little, much = sorted((silent, more))

    assert demand_threshold(upper, lower, much) <= demand_threshold(upper, lower, little)
    assert demand_threshold(upper, upper, silent) == 0


def test_the_order_by_demand_is_that_of_the_weighted_demand(study):
    decision, unheard = computed(study)
    order = decision.values["need"].sort_values(ascending=False, kind="stable")

    assert unheard.demand[0].upper == order.index[0]
    for swap in unheard.demand:
        expected = demand_threshold(order[swap.upper], order[swap.lower], 90 / 150)
        assert swap.share == pytest.approx(expected)


def test_the_households_told_are_the_fewest_that_suffice(study):
    _, unheard = computed(study)

    assert unheard.households == 90
    for swap in (*unheard.joint, *unheard.demand):
        if swap.share is not None:
            assert swap.households > swap.share * 90 - 1e-6
            assert swap.households - 1 <= swap.share * 90 + 1e-6
            assert 1 <= swap.households <= 90


def test_neighbours_that_stand_level_need_one_household(study):
    decision, unheard = computed(study)
    pair = next(one for one in unheard.demand if {one.upper, one.lower} == {"park", "road"})

    assert decision.values["need"]["park"] == decision.values["need"]["road"]
    assert (pair.share, pair.households) == (0.0, 1)


def test_so_few_may_be_silent_that_they_change_nothing(study):
    settings = study.settings.model_copy(update={"households": 61})
    _, unheard = computed(replace(study, settings=settings))

    assert unheard.households == 1
    assert any(one.share is one.households is None for one in unheard.joint)


@pytest.mark.parametrize(
    ("told", "base", "households"),
    [
        ({"households": 150, "issued": 100}, "households", 90),
        ({"households": None, "issued": 100}, "issued", 40),
        ({"households": None, "issued": None}, "", 0),
        ({"households": 60, "issued": None}, "households", 0),
        ({"households": 20, "issued": None}, "households", 0),
    ],
)
def test_the_base_is_named(study, told, base, households):
    settings = study.settings.model_copy(update=told)
    _, unheard = computed(replace(study, settings=settings))

    assert (unheard.base, unheard.households) == (base, households)
    assert bool(unheard.joint) == bool(unheard.demand) == (households > 0)


def test_without_a_survey_nobody_was_silent(study):
    decision, _ = computed(study)

    assert unheard_findings(study, None, decision) == UnheardFindings()


def test_a_list_that_no_answer_feeds_cannot_be_changed(study):
    criteria = tuple(
        one if one.id == "safety" else one.model_copy(update={"source": "item:cost"})
        for one in study.criteria
    )
    _, unheard = computed(replace(study, criteria=criteria))

    assert unheard.joint == ()
    assert unheard.demand
    assert all(one.share is None or math.isfinite(one.share) for one in unheard.demand)
