"""Guarded groups have their own demand and list, and what is done is held against it."""

from dataclasses import replace

import pytest

from drawn_estate import found, loaded, people
from prioritize.errors import StudyError
from prioritize.pipeline import run_study

OTHERS = [
    *people("东", "30-59岁", "屋面防水;小区道路", 40),
    *people("西", "30-59岁", "小区道路", 40),
]
ELDERS = [
    *people("东", "60岁以上", "加装电梯;屋面防水", 12),
    *people("西", "60岁以上", "加装电梯;增加停车位", 6),
    *people("西", "60岁以上", "增加停车位", 2),
]
GUARDED = {"guarded": "年龄=60岁以上"}


@pytest.fixture
def elders(tmp_path):
    (group,) = found(tmp_path, OTHERS + ELDERS, **GUARDED).guarded
    return group


def test_a_group_has_its_own_demand_most_wanted_first(elders):
    assert (elders.n, elders.reason) == (20, "")
    assert [(one.item, one.value, one.n) for one in elders.demand] == [
        ("lift", 0.9, 20),
        ("roof", 0.6, 20),
        ("park", 0.4, 20),
        ("road", 0.0, 20),
    ]
    assert elders.demand[0].low < 0.9 < elders.demand[0].high


def test_its_list_is_that_of_the_residents_if_nobody_else_had_answered(elders, tmp_path):
    alone = found(tmp_path, ELDERS)

    assert elders.order == tuple(one.item for one in alone.rankings["residents"])


def test_its_choice_is_the_best_for_it_under_the_same_budget(elders, tmp_path):
    utility = {one.item: one.utility for one in found(tmp_path, ELDERS).rankings["residents"]}
    cost = {"roof": 40, "lift": 60, "park": 30, "road": 50}
    sets = [
        {item for place, item in enumerate(cost) if number >> place & 1} for number in range(16)
    ]
    best = max(
        (one for one in sets if sum(cost[item] for item in one) <= 100),
        key=lambda one: sum(utility[item] for item in one),
    )
    done = found(tmp_path, OTHERS + ELDERS).plan.funded
    kept = sum(utility[item] for item in done) / sum(utility[item] for item in best)

    assert set(elders.chosen) == best
    assert elders.utility_kept == pytest.approx(kept)
    assert elders.utility_lost == pytest.approx(1 - kept)
    assert 0 < elders.utility_lost < 1


def test_items_of_its_first_three_that_are_not_done_are_named(elders, tmp_path):
    findings = found(tmp_path, OTHERS + ELDERS, **GUARDED)
    joint = {one.item: one.rank for one in findings.joint}

    assert elders.top == elders.order[:3]
    assert elders.top_missing == tuple(
        item for item in elders.top if item not in findings.plan.funded
    )
    assert "lift" in elders.top_missing
    assert all(joint[one.item] - one.rank >= 3 for one in elders.higher)


def test_an_item_placed_three_places_better_is_named(tmp_path):
    rows = [
        *people("东", "30-59岁", "屋面防水;小区道路;加装电梯", 90),
        *people("东", "60岁以上", "增加停车位", 20),
    ]
    # Nobody weighs safety, so that the lists follow what people want.
    study = loaded(tmp_path, rows, **GUARDED)
    judged = tuple(
        replace(one, value=0.0 if one.left == "safety" else 1.0) for one in study.judgements
    )
    (group,) = run_study(replace(study, judgements=judged)).guarded

    assert [(one.item, one.rank, one.joint_rank) for one in group.higher] == [("park", 1.0, 4.0)]


@pytest.mark.parametrize(("budget", "served"), [(100, True), (30, False)])
def test_the_floor_rule_asks_for_one_of_the_first_three(tmp_path, budget, served):
    rows = [
        *people("东", "30-59岁", "增加停车位", 90),
        *people("东", "60岁以上", "屋面防水;小区道路;加装电梯", 20),
    ]
    (group,) = found(tmp_path, rows, budget=budget, **GUARDED).guarded

    assert set(group.top) == {"roof", "road", "lift"}
    assert group.top_served is served


def test_without_a_budget_the_first_places_are_its_choice(tmp_path):
    findings = found(tmp_path, OTHERS + ELDERS, budget="", top=2, **GUARDED)
    (group,) = findings.guarded

    assert group.chosen == group.order[:2]
    assert 0 < group.utility_kept <= 1


@pytest.mark.parametrize(("people_told", "reason", "n"), [(9, "few", None), (10, "", 10)])
def test_nothing_is_told_of_fewer_than_the_smallest_cell(tmp_path, people_told, reason, n):
    (group,) = found(tmp_path, OTHERS + ELDERS[:people_told], **GUARDED).guarded

    assert (group.reason, group.n) == (reason, n)
    assert bool(group.demand) == bool(group.order) == (not reason)


def test_a_group_of_which_nobody_answered_was_not_heard(tmp_path):
    (group,) = found(tmp_path, OTHERS, **GUARDED).guarded

    assert (group.reason, group.n, group.demand, group.top_served) == ("nobody", 0, (), None)


def test_without_a_party_of_residents_a_group_has_demand_but_no_list(tmp_path):
    study = loaded(tmp_path, OTHERS + ELDERS, **GUARDED)
    parties = tuple(one for one in study.parties if one.id != "residents")
    judged = tuple(one for one in study.judgements if one.perspective != "residents")
    (group,) = run_study(replace(study, parties=parties, judgements=judged)).guarded

    assert group.reason == "no_residents"
    assert group.demand
    assert group.order == ()


def test_a_question_that_is_no_group_is_refused_with_its_cell(tmp_path):
    study = loaded(tmp_path, OTHERS + ELDERS, guarded="性别=女")
    with pytest.raises(StudyError) as caught:
        run_study(study)
    (issue,) = caught.value.issues

    assert issue.code == "guarded_unknown"
    assert (issue.sheet, issue.cell) == ("settings", "B6")
    assert issue.facts["choices"] == "楼栋, 年龄"


def test_groups_are_weighted_like_everybody(tmp_path):
    totals = (("楼栋", "东", 100, ""), ("楼栋", "西", 300, ""))
    (group,) = found(tmp_path, OTHERS + ELDERS, population=totals, **GUARDED).guarded
    east, west = 100 / 52, 300 / 48

    assert {one.item: one.value for one in group.demand}["park"] == pytest.approx(
        8 * west / (12 * east + 8 * west)
    )
