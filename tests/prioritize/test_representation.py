"""Known totals reach every figure, and what they cannot do is said with its cell."""

from dataclasses import replace

import numpy as np
import pytest

from command_line import prioritize
from drawn_estate import found, loaded, notes, people, write_estate
from prioritize.errors import StudyError
from prioritize.evidence import gather_evidence, strict_evidence
from prioritize.inspection import inspect_study
from prioritize.pipeline import run_study
from surveys.demand import item_demand
from surveys.needs import need_categories
from surveys.weighting import weigh_rows

HALVES = [
    *people("东", "60岁以上", "屋面防水;加装电梯", 30),
    *people("东", "30-59岁", "屋面防水", 30),
    *people("西", "60岁以上", "加装电梯", 5),
    *people("西", "30-59岁", "增加停车位;小区道路", 15),
]
EQUAL = (("楼栋", "东", 100, 90), ("楼栋", "西", 100, 80))


def demand(findings):
    return {item.id: item.demand.value for item in findings.items}


def test_demand_interval_and_design_effect_rest_on_the_weights(tmp_path):
    weighted = found(tmp_path, HALVES, population=EQUAL)
    survey = weighted.survey

    # East: 60 rows of weight 2/3, west: 20 rows of weight 2.
    assert demand(weighted) == pytest.approx(
        {"roof": 0.5, "lift": 0.375, "park": 0.375, "road": 0.375}
    )
    assert survey.design_effect == pytest.approx(4 / 3)
    assert survey.effective_n == pytest.approx(60)
    lift = next(item.demand for item in weighted.items if item.id == "lift")
    # Wilson with 60 in place of 80 respondents.
    assert (lift.low, lift.high) == pytest.approx((0.26353, 0.50151), abs=1e-5)
    assert lift.n == 80


def test_weights_may_be_switched_off(tmp_path):
    plain = found(tmp_path, HALVES, population=EQUAL, weighting="none")

    assert demand(plain)["lift"] == pytest.approx(35 / 80)
    assert plain.survey.design_effect == 1
    assert plain.survey.weighting.wanted is False
    assert plain.survey.weighting.variables[0].difference_before > 0


def test_groups_and_kinds_are_weighted_by_the_same_array(tmp_path):
    evidence = gather_evidence(loaded(tmp_path, HALVES, population=EQUAL))
    group = ("年龄", "60岁以上")
    elders = evidence.demand_of("choose", group).table
    expected = item_demand(
        evidence.responses,
        evidence.used,
        kind="choose",
        group=group,
        weights=evidence.weighting.weights,
    )

    # 30 elders of weight 2/3 and 5 of weight 2.
    assert elders["value"]["roof"] == pytest.approx(20 / 30)
    assert elders.equals(expected.table)


def test_need_categories_are_weighted_by_the_same_array(tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(
        "prioritize.evidence.need_categories",
        lambda *where, **told: given.append(told["weights"]) or need_categories(*where, **told),
    )
    evidence = gather_evidence(loaded(tmp_path, HALVES, population=EQUAL))

    assert given[0] is evidence.weighting.weights


def test_an_empty_cell_is_refused_with_its_place_and_the_way_out(tmp_path):
    study = loaded(tmp_path, HALVES, population=(*EQUAL, ("楼栋", "北", 48, "")))
    with pytest.raises(StudyError) as caught:
        run_study(study)
    (issue,) = caught.value.issues

    assert issue.code == "EmptyTotalError"
    assert str(issue).startswith("population!B4: ")
    assert "北;<neighbour>" in str(issue)
    assert issue.facts["count"] == 48


def test_check_tells_every_mistake_in_the_known_totals_at_once(tmp_path):
    write_estate(
        tmp_path,
        HALVES,
        population=(
            *EQUAL,
            ("楼栋", "北", 48, ""),
            ("楼号", "东", 5, ""),
            ("楼栋", "东;西", 5, ""),
        ),
    )
    _, issues = inspect_study(tmp_path)
    checked = prioritize("check", tmp_path)

    # The empty level comes to light once the others are mended.
    assert [issue.code for issue in issues if issue.severity == "error"] == [
        "UnknownTotalError",
        "RepeatedTotalError",
        "RepeatedTotalError",
    ]
    assert checked.code == 1
    assert "population!B5" in checked.out


def test_an_empty_cell_merged_with_its_neighbour_is_weighted(tmp_path):
    totals = (("楼栋", "东", 100, ""), ("楼栋", "西;北", 100, ""))

    assert demand(found(tmp_path, HALVES, population=totals))["lift"] == pytest.approx(0.375)


def test_a_level_of_fewer_than_ten_keeps_its_variable_out_and_is_named(tmp_path):
    rows = [*HALVES, *people("北", "30-59岁", "小区道路", 9)]
    few = found(tmp_path, rows, population=(*EQUAL, ("楼栋", "北", 90, "")))

    assert notes(few)["weighting_few"] == {"variable": "楼栋", "level": "北", "people": 9}
    assert few.survey.design_effect == 1
    assert [one.reason for one in few.survey.weighting.variables] == ["few"]


def test_respondents_without_a_total_are_counted(tmp_path):
    rows = [*HALVES, *people("", "30-59岁", "小区道路", 12)]
    some = found(tmp_path, rows, population=EQUAL)

    assert notes(some)["weighting_unknown"] == {"variable": "楼栋", "people": 12}
    assert some.survey.weighting.variables[0].unknown == 12


def test_totals_that_contradict_each_other_are_told(tmp_path):
    rows = [*people("东", "60岁以上", "加装电梯", 20), *people("西", "30-59岁", "屋面防水", 20)]
    told = (*EQUAL, ("年龄", "60岁以上", 1, ""), ("年龄", "30-59岁", 3, ""))

    assert notes(found(tmp_path, rows, population=told))["weighting_not_met"] == {
        "difference": "25.0"
    }


def test_a_cut_weight_is_told(tmp_path):
    totals = (("楼栋", "东", 10, ""), ("楼栋", "西", 90, ""))

    assert notes(found(tmp_path, HALVES, population=totals))["weighting_trimmed"] == {
        "people": 20,
        "difference": "27.5",
    }


def test_the_strict_run_is_weighted_anew(tmp_path):
    study = loaded(tmp_path, HALVES, population=EQUAL)
    evidence = gather_evidence(study)
    doubtful = np.zeros(len(evidence.used), dtype=bool)
    doubtful[:45] = True
    evidence = replace(evidence, cleaning=replace(evidence.cleaning, cautions={"fast": doubtful}))
    strict = strict_evidence(evidence, weighted=True)
    expected = weigh_rows(~doubtful, evidence.margins).weights

    assert (strict.weighting.weights == expected).all()
    assert strict.weighting.weights[~doubtful].mean() == pytest.approx(1)
    # 15 rows of the east, who all want the roof alone, speak for half of the estate.
    assert strict.demand.table["value"]["roof"] == pytest.approx(0.5)


def test_a_strict_run_with_too_few_rows_of_a_level_is_not_weighted_by_it(tmp_path):
    study = loaded(tmp_path, HALVES, population=EQUAL)
    evidence = gather_evidence(study)
    doubtful = np.zeros(len(evidence.used), dtype=bool)
    doubtful[-12:] = True
    evidence = replace(evidence, cleaning=replace(evidence.cleaning, cautions={"fast": doubtful}))
    strict = strict_evidence(evidence, weighted=True)

    assert strict.weighting.margins[0].reason == "few"
    assert (strict.weighting.weights[~doubtful] == 1).all()


def test_every_sheet_is_accounted_for_by_building_and_group(tmp_path):
    rows = [*HALVES, *people("", "60岁以上", "", 3)]
    findings = found(
        tmp_path,
        rows,
        population=(*EQUAL, ("年龄", "60岁以上", 150, ""), ("年龄", "30-59岁", 310, "")),
        households=200,
        issued=170,
    )
    accounting = findings.survey.accounting
    groups = {(one.variable, one.level): one for one in accounting.groups}
    east = groups["楼栋", "东"]

    assert (accounting.whole.returned, accounting.whole.used) == (83, 80)
    assert accounting.whole.unusable == 3
    assert (accounting.whole.not_returned, accounting.whole.not_reached) == (87, 30)
    assert accounting.whole.rr1 == pytest.approx(80 / 200)
    assert (east.households, east.issued, east.used, east.coverage) == (100, 90, 60, 0.6)
    assert (east.reaches_quorum, east.rr5) == (False, pytest.approx(60 / 90))
    assert groups["楼栋", ""].returned == 3
    for variable in ("楼栋", "年龄"):
        levels = [one.returned for key, one in groups.items() if key[0] == variable]
        assert sum(levels) == accounting.whole.returned
    # Ages are counted in people, of whom there are more than households.
    told = {one.variable: (one.kind, one.counts_households) for one in accounting.variables}
    assert told == {"楼栋": ("building", True), "年龄": ("group", False)}
    assert groups["年龄", "60岁以上"].rr1 is groups["年龄", "60岁以上"].reaches_quorum is None
    assert groups["年龄", "60岁以上"].coverage == pytest.approx(35 / 150)


def test_buildings_are_accounted_for_without_known_totals(tmp_path):
    accounting = found(tmp_path, HALVES).survey.accounting

    assert [(one.level, one.used, one.households) for one in accounting.groups] == [
        ("东", 60, None),
        ("西", 20, None),
    ]
    assert accounting.variables[0].counts_households is None


@pytest.mark.parametrize(
    ("settings", "code", "facts"),
    [
        ({"issued": 70}, "accounting_over_issued", {"returned": 80, "issued": 70}),
        ({"households": 70}, "accounting_over_households", {"most": 80, "households": 70}),
        (
            {"households": 90, "issued": 95},
            "accounting_over_households",
            {"most": 95, "households": 90},
        ),
    ],
)
def test_numbers_that_cannot_be_true_together_are_told(tmp_path, settings, code, facts):
    assert notes(found(tmp_path, HALVES, **settings))[code] == facts


def test_totals_and_groups_need_a_survey(tmp_path):
    study = loaded(tmp_path, HALVES, population=EQUAL, guarded="年龄=60岁以上")
    criteria = tuple(one for one in study.criteria if one.id == "safety")
    settings = study.settings.model_copy(update={"surveys": ()})
    judged = tuple(one for one in study.judgements if one.left == "safety")
    findings = run_study(replace(study, settings=settings, criteria=criteria, judgements=judged))

    assert {"population_without_survey", "guarded_without_survey"} <= notes(findings).keys()
    assert findings.guarded == ()
    assert findings.survey.accounting.whole is None
