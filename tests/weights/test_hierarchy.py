"""Criteria under headings: Saaty's city, laws, a plain twin, and what is refused."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison_matrices import from_upper
from weights.asking_errors import JudgedApartError, UnjudgedHeadingError
from weights.errors import JudgementErrors, NoJudgementsError, UnknownCriterionError
from weights.hierarchy import multiplied_down, weigh_hierarchy
from weights.judgements import JudgedMatrix, Judgement
from weights.perspectives import weigh_perspective

CITIES = ("bethesda", "boston", "pittsburgh", "santa fe")
SAATY = {
    "": "1/5 3 1/2 5 | 7 1 7 | 1/4 3 | 7",
    "culture": "1/2 1 1/2 | 5/2 1 | 2/5",
    "family": "2 1/3 4 | 1/8 2 | 9",
    "housing": "5 1/2 5/2 | 1/9 1/4 | 7",
    "jobs": "1/2 3 4 | 6 8 | 1",
    "transport": "3/2 1/2 4 | 2/7 5/2 | 9",
}
GOALS = tuple(name for name in SAATY if name)
TREE = {"": ("safety", "money"), "money": ("cost", "upkeep", "income")}
LEAVES = ("safety", "cost", "upkeep", "income")


def points(judge, **values):
    return [
        Judgement("residents", judge, "points", name, "", value, where=f"{judge}!{name}")
        for name, value in values.items()
    ]


def weighed(judgements, matrices=(), tree=TREE, leaves=LEAVES, **settings):
    return weigh_hierarchy(
        "residents", "Residents", 1.0, judgements, matrices, leaves, tree=tree, **settings
    )


def refused(judgements, matrices=()):
    with pytest.raises(JudgementErrors) as caught:
        weighed(judgements, matrices)
    return caught.value.errors


def test_a_city_to_live_in_matches_saaty():
    tree = {"": GOALS} | {goal: tuple(f"{goal}/{city}" for city in CITIES) for goal in GOALS}
    sheets = [
        JudgedMatrix("residents", "Saaty", tuple(tree[node]), from_upper(upper), f"ahp {node}")
        for node, upper in SAATY.items()
    ]
    leaves = [leaf for goal in GOALS for leaf in tree[goal]]
    found = weighed([], sheets, tree, leaves)
    cities = found.weights.groupby(lambda leaf: leaf.partition("/")[2]).sum()

    assert found.parts[""].weights.tolist() == pytest.approx(
        [0.152167, 0.433454, 0.071556, 0.305006, 0.037816], abs=1e-6
    )
    assert cities[list(CITIES)].tolist() == pytest.approx(
        [0.229104, 0.274768, 0.385161, 0.110967], abs=1e-6
    )
    ratios = [part.consistency_ratio for part in found.parts.values()]
    assert found.consistency_ratio == pytest.approx(max(ratios))
    assert found.parts[""].consistency_ratio == pytest.approx(0.0503, abs=1e-4)


@given(st.lists(st.floats(0.05, 1), min_size=6, max_size=6))
def test_consistent_judges_weigh_as_if_there_were_no_headings(shares):
    names = "abcdef"
    shares = dict(zip(names, np.array(shares) / sum(shares), strict=True))
    tree = {"": ("a", "x", "y"), "x": ("b", "c"), "y": ("d", "z"), "z": ("e", "f")}
    sums = shares | {"x": shares["b"] + shares["c"], "z": shares["e"] + shares["f"]}
    sums["y"] = sums["d"] + sums["z"]
    rows = [
        Judgement("residents", "Lin", "pairwise", left, right, sums[left] / sums[right])
        for under in tree.values()
        for left, right in itertools.combinations(under, 2)
    ]
    found = weighed(rows, tree=tree, leaves=tuple(names))

    assert found.weights.to_dict() == pytest.approx(shares, rel=1e-6)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=5, max_size=5).filter(lambda w: w[0] + w[1] > 0.1))
def test_a_weight_is_the_product_of_the_weights_above_it(given_points):
    top, below = np.array(given_points[:2]), np.array(given_points[2:]) + 0.1
    top, below = top / top.sum(), below / below.sum()
    local = {
        "": dict(zip(TREE[""], top, strict=True)),
        "money": dict(zip(TREE["money"], below, strict=True)),
    }
    home = {name: node for node, under in TREE.items() for name in under}
    found = multiplied_down(TREE, local)

    for leaf in LEAVES:
        product, name = 1.0, leaf
        while name:
            product *= local[home[name]][name]
            name = home[name]
        assert found[leaf] == pytest.approx(product)
    assert sum(found.values()) == pytest.approx(1)


def test_without_headings_nothing_changes():
    rows = points("Lin", safety=3, cost=2, upkeep=4, income=1) + points(
        "Wu", safety=1, cost=1, upkeep=5, income=3
    )
    flat = weigh_perspective("residents", "Residents", 1.0, rows, [], LEAVES)
    found = weighed(rows, tree={"": LEAVES})

    assert found.weights.to_dict() == pytest.approx(flat.weights.to_dict())
    assert found.alternative.to_dict() == pytest.approx(flat.alternative.to_dict())
    assert (found.spread, found.farthest) == (pytest.approx(flat.spread), flat.farthest)


def test_a_judge_may_use_another_method_under_another_heading():
    rows = [
        *points("Lin", safety=30, money=10),
        Judgement("residents", "Lin", "order", "cost", "", 1),
        Judgement("residents", "Lin", "order", "upkeep", "", 2),
        Judgement("residents", "Lin", "order", "income", "", 3),
    ]
    (judge,) = weighed(rows).panel

    assert judge.method == "several"
    assert [part.method for part in judge.parts.values()] == ["points", "order"]
    assert judge.weights.tolist() == pytest.approx(
        [0.75, 0.25 * 11 / 18, 0.25 * 5 / 18, 0.25 * 2 / 18]
    )


def test_a_heading_with_one_thing_under_it_needs_no_judgement():
    tree = {"": ("safety", "money"), "money": ("cost",)}
    found = weighed(points("Lin", safety=3, money=1), tree=tree, leaves=("safety", "cost"))

    assert found.weights.to_dict() == pytest.approx({"safety": 0.75, "cost": 0.25})


def test_what_stands_apart_is_not_compared():
    rows = points("Lin", safety=3, money=1, cost=1, upkeep=1, income=1)
    crossed = Judgement("residents", "Lin", "pairwise", "safety", "cost", 3, where="F9")
    (problem,) = refused([*rows, crossed])

    assert isinstance(problem, JudgedApartError)
    assert (problem.left, problem.right, problem.where) == ("safety", "cost", "F9")


def test_a_judge_who_leaves_a_heading_out_is_named():
    whole = points("Wu", safety=3, money=1, cost=1, upkeep=1, income=1)
    (problem,) = refused([*whole, *points("Lin", safety=3, money=1)])

    assert isinstance(problem, UnjudgedHeadingError)
    assert (problem.judge, problem.heading, problem.where) == ("Lin", "money", "Lin!safety")


def test_unknown_names_and_parties_without_judges_are_refused():
    (unknown,) = refused(points("Lin", safty=3, money=1))
    (nobody,) = refused([])

    assert isinstance(unknown, UnknownCriterionError)
    assert unknown.criterion == "safty"
    assert isinstance(nobody, NoJudgementsError)
