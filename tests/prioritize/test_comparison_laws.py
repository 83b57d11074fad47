"""Laws of comparing any two results, drawn at random and written by the engine itself."""

import json
from collections import Counter
from dataclasses import asdict, replace
from types import SimpleNamespace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pooled_towns import pooled_towns
from prioritize.basis import basis_findings
from prioritize.comparison import compare_results
from prioritize.comparison.files import (
    BasisPart,
    CriterionPart,
    FileMark,
    FundPart,
    Head,
    ItemPart,
    JointPart,
    LimitPart,
    Origin,
    OwnPart,
    PartyPart,
    PlanPart,
    Result,
    TiesPart,
)
from prioritize.comparison.inputs import Inputs, Money, Scale, Ties, inputs_of
from prioritize.comparison.lists import make_lists, works_of
from prioritize.comparison.switches import SWITCHES, changed_kinds
from prioritize.errors import PrioritizeError
from prioritize.plan import choose_funded

SOURCES = ("survey:demand", "rating", "item:reach", "item:cost")


@st.composite
def some_inputs(draw):
    items = sorted(draw(st.sets(st.sampled_from("abcdef"), min_size=2)))
    criteria = sorted(draw(st.sets(st.sampled_from("wxyz"), min_size=1)))
    parties = sorted(draw(st.sets(st.sampled_from("pqr"), min_size=1)))
    figure, few = st.integers(0, 9).map(float), st.integers(0, 5).map(lambda roll: roll == 0)
    return Inputs(
        items=tuple(items),
        scales={
            one: Scale(
                draw(st.sampled_from(["benefit", "cost"])),
                draw(st.sampled_from(SOURCES)),
                None,
                None,
                0.0,
            )
            for one in criteria
        },
        figures={(item, one): draw(figure) for item in items for one in criteria},
        own={
            (party, item, one): draw(figure)
            for party in parties
            for item in items
            for one in criteria
            if draw(few)
        },
        costs={item: draw(figure) for item in items},
        ties={
            item: Ties(
                "law" if draw(few) else "",
                tuple(other for other in items if other < item and draw(few)),
                (),
                draw(few),
            )
            for item in items
        },
        weights={party: shares(draw, criteria) for party in parties},
        powers=shares(draw, parties),
        method=(
            draw(st.sampled_from(["wsm", "topsis"])),
            draw(st.sampled_from(["vector", "minmax"])),
        ),
        joint=draw(st.sampled_from(["compromise", "borda"])),
        budget=draw(st.none() | st.integers(20, 40).map(float)),
        top=draw(st.integers(1, 4)),
        money=draw(st.none() | some_money(items)),
    )


@st.composite
def some_money(draw, items):
    """Three sources, all at once or over two years, and who draws on them."""
    years = draw(st.sampled_from([None, 2]))
    splits = [{"x": None}, {"x": None, "y": None}, {"x": 0.5, "z": 0.5}, {"z": 1.0}]
    return Money(
        limits={
            (source, draw(st.sampled_from([None, 1]))): draw(st.integers(0, 20).map(float))
            for source in "xyz"
        },
        years=years or 1,
        draws={item: draw(st.sampled_from(splits)) for item in items},
        trench={item: "east" for item in items if draw(st.booleans())},
    )


def shares(draw, names):
    drawn = {name: draw(st.integers(1, 9)) for name in names}
    return {name: value / sum(drawn.values()) for name, value in drawn.items()}


def written(inputs):
    """The result a run of these inputs would write."""
    try:
        lists = make_lists(inputs)
    except PrioritizeError:
        assume(False)  # noqa: FBT003 - how Hypothesis drops a case
    method, normalization = inputs.method
    money = inputs.money
    return Result(
        study=Head(title="", community="", language="en"),
        provenance=Origin(
            version="0.1.0",
            settings={
                "method": method,
                "normalization": normalization,
                "joint": inputs.joint,
                "budget": inputs.budget,
                "top": inputs.top,
                "years": None if money is None else money.years,
            },
            inputs=[FileMark(file="study.xlsx", sha256="ab" * 32)],
        ),
        items=[
            ItemPart(
                id=item, name=item, values={one: inputs.figures[item, one] for one in inputs.scales}
            )
            for item in inputs.items
        ],
        perspectives=[
            PartyPart(
                id=party,
                name=party,
                power=inputs.powers[party],
                weights=dict(weights),
                example=False,
            )
            for party, weights in inputs.weights.items()
        ],
        joint=[
            JointPart(item=item, score=score, rank=lists.ranks[item])
            for item, score in lists.scores.items()
        ],
        plan=PlanPart(funded=sorted(lists.chosen)),
        basis=BasisPart(
            criteria=[
                CriterionPart(
                    id=name,
                    direction=one.direction,
                    source=one.source,
                    worst=None,
                    best=None,
                    threshold=0.0,
                )
                for name, one in inputs.scales.items()
            ],
            items=[
                TiesPart(
                    id=item,
                    cost=inputs.costs[item],
                    mandatory=one.mandatory,
                    after=list(one.after),
                    excludes=[],
                    refused=one.refused,
                    trench="" if money is None else money.trench.get(item, ""),
                    fund=[]
                    if money is None
                    else [FundPart(source=k, share=v) for k, v in money.draws[item].items()],
                )
                for item, one in inputs.ties.items()
            ],
            pools=[]
            if money is None
            else [
                LimitPart(source=source, year=year, limit=limit)
                for (source, year), limit in money.limits.items()
            ],
            own_values=[
                OwnPart(perspective=party, item=item, criterion=one, value=value)
                for (party, item, one), value in inputs.own.items()
            ],
        ),
    )


def gained(found):
    return {one.item: one.gained for one in found.items if one.gained}


@settings(max_examples=15)
@given(some_inputs())
def test_a_result_compared_with_itself_has_nothing_to_tell(inputs):
    result = written(inputs)
    found = compare_results(result, result)

    assert found.traced == "all"
    assert (found.changes, found.steps, gained(found)) == ((), (), {})
    assert (found.came_in, found.went_out, found.only_after, found.files) == ((), (), (), ())


@given(some_inputs(), some_inputs())
def test_all_exchanges_one_after_the_other_lead_to_the_second_inputs(mine, theirs):
    now = mine
    for switch in SWITCHES.values():
        now = switch(now, theirs)

    assert now.weights.keys() == theirs.weights.keys()
    assert all(
        abs(now.weights[party][one] - share) < 1e-9
        for party, weights in theirs.weights.items()
        for one, share in weights.items()
    )
    assert all(abs(now.powers[party] - share) < 1e-9 for party, share in theirs.powers.items())
    assert replace(now, weights=theirs.weights, powers=theirs.powers) == theirs


@given(some_inputs(), some_inputs())
def test_an_exchange_of_what_is_the_same_changes_nothing(mine, theirs):
    kinds = changed_kinds(mine, theirs)

    assert changed_kinds(mine, mine) == ()
    for kind in {*SWITCHES} - {*kinds, "top"}:
        assert SWITCHES[kind](mine, mine) == mine


@settings(max_examples=10)
@given(some_inputs(), some_inputs())
def test_the_steps_add_up_to_the_whole(mine, theirs):
    before, after = written(mine), written(theirs)
    found = compare_results(before, after)
    total, done = Counter(), {*before.plan.funded}
    for step in found.steps:
        assert not step.effect.problem
        total.update(step.effect.gained)
        done = (done | {*step.effect.came_in}) - {*step.effect.went_out}

    assert found.traced == "all"
    assert {item: places for item, places in total.items() if places} == gained(found)
    assert done == {*after.plan.funded}


@settings(max_examples=10)
@given(some_inputs(), some_inputs())
def test_swapping_the_results_turns_the_moves_round(mine, theirs):
    before, after = written(mine), written(theirs)
    forth, back = compare_results(before, after), compare_results(after, before)

    assert gained(back) == {item: -places for item, places in gained(forth).items()}
    assert {*back.came_in} == {*forth.went_out}
    assert {*back.only_before} == {*forth.only_after}
    alone = {one.kind: one.alone for one in back.changes}
    for one in forth.changes:
        if one.kind in alone:
            turned = {item: -places for item, places in one.without.gained.items()}
            assert alone[one.kind].gained == turned
            assert {*alone[one.kind].came_in} == {*one.without.went_out}


@settings(deadline=None, max_examples=20)
@given(pooled_towns(most=5))
def test_a_set_made_again_from_what_a_run_writes_down_is_the_set_of_the_run(town):
    works, values, budget = town
    try:
        chosen = choose_funded(works, values, budget).items
    except PrioritizeError:
        assume(False)  # noqa: FBT003 - how Hypothesis drops a case
    study = SimpleNamespace(criteria=(), items=(), parties=(), ratings=())
    told = BasisPart.model_validate_json(json.dumps(asdict(basis_findings(study, works))))
    again = works_of(from_basis(told, len(works.pools.years)))

    # Rows may stand in any order in the file.
    assert choose_funded(again, dict(reversed(values.items())), budget).items == chosen


def from_basis(told, years):
    """Inputs of a result that tells nothing but its ties and its money."""
    items = [one.id for one in told.items][::-1]
    return inputs_of(
        Result(
            study=Head(title="", community="", language="en"),
            provenance=Origin(version="", settings={"years": years or None}, inputs=[]),
            items=[ItemPart(id=item, name="", values={}) for item in items],
            perspectives=[],
            joint=[JointPart(item=item, score=0.0, rank=1.0) for item in items],
            plan=PlanPart(funded=[]),
            basis=told,
        )
    )
