"""Who was heard is told in plain words, in both languages."""

import dataclasses

import pytest

from prioritize.representation_findings import (
    GuardedFinding,
    SwapFinding,
    UnheardFindings,
    WeighedVariable,
    WeightingFindings,
)
from prioritize.survey_findings import CautionFinding, StrictFinding
from reports.document import Bullets, Callout, Heading, Paragraph, Table
from reports.story import tell
from sample_findings import empty_findings, sample_findings


def blocks(document, chapter_id):
    return next((one.blocks for one in document.chapters if one.id == chapter_id), ())


def tables(document, chapter_id):
    return [block for block in blocks(document, chapter_id) if isinstance(block, Table)]


def sentences(document, chapter_id):
    told = []
    for block in blocks(document, chapter_id):
        if isinstance(block, (Paragraph, Heading, Callout)):
            told.append(block.text)
        elif isinstance(block, Bullets):
            told += block.points
    return told


def with_survey(language="en", **changes):
    findings = sample_findings(language)
    return dataclasses.replace(findings, survey=dataclasses.replace(findings.survey, **changes))


def with_unheard(language="en", **changes):
    findings = sample_findings(language)
    unheard = dataclasses.replace(findings.robustness.unheard, **changes)
    return dataclasses.replace(
        findings, robustness=dataclasses.replace(findings.robustness, unheard=unheard)
    )


def test_what_the_silent_could_change_is_said_in_tenths_and_households():
    english = sentences(tell(sample_findings("en"), "en"), "unheard")
    chinese = sentences(tell(sample_findings("zh"), "zh"), "unheard")

    assert (
        "If about 3 in 10 of the 353 households that were not heard (111 of them) all named Lifts "
        "and not Roof waterproofing, Lifts would come before Roof waterproofing."
    ) in english
    assert (
        "未听到的 353 户中，如果大约每 10 户有 3 户（共 111 户）都选加装电梯而不选屋面防水，"
        "加装电梯就会排到屋面防水之前。"
    ) in chinese


@pytest.mark.parametrize(
    ("share", "households", "told"),
    [
        (0.0, 1, "If fewer than 1 in 10 of the 353 households that were not heard (1 of them) all"),
        (
            0.049,
            18,
            "If fewer than 1 in 10 of the 353 households that were not heard (18 of them) all",
        ),
        (0.05, 18, "If fewer than 1 in 10 of the 353 households"),
        (0.949, 336, "If about 9 in 10 of the 353 households"),
        (0.95, 336, "If nearly all of the 353 households that were not heard (336 of them) named"),
        (
            0.31,
            None,
            "If about 3 in 10 of the 353 households that were not heard all named Lifts and",
        ),
        (None, None, "Not even all 353 households that were not heard could bring Lifts before"),
    ],
)
def test_a_share_is_told_by_its_size(share, households, told):
    swap = SwapFinding("roof", "lift", share, households)
    findings = with_unheard(joint=(swap,))

    assert any(one.startswith(told) for one in sentences(tell(findings, "en"), "unheard"))


def test_the_base_of_the_silent_is_named():
    issued = sentences(tell(with_unheard(base="issued"), "en"), "unheard")[1]
    households = sentences(tell(with_unheard(), "en"), "unheard")[1]

    assert "the questionnaires handed out less those that are used" in issued
    assert "all households of the estate less the questionnaires that are used" in households


def test_the_first_place_stands_in_the_summary():
    told = [
        point
        for block in blocks(tell(sample_findings("en"), "en"), "summary")
        if isinstance(block, Bullets)
        for point in block.points
    ]

    assert any(one.startswith("If about 3 in 10 of the 353 households") for one in told)
    assert (
        "Heard: 1,397 of 1,750 households, about 8 in 10 (79.8%). Nobody was drawn by chance, "
        "so there is no margin of error."
    ) in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_survey_there_is_nothing_to_tell(language):
    document = tell(empty_findings(language), language)

    assert not {"representation", "unheard", "guarded"} & {one.id for one in document.chapters}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_account_is_defined_in_a_sentence(language):
    (whole, *_) = tables(tell(sample_findings(language), language), "representation")
    names, _, meanings = zip(*whole.rows, strict=True)

    assert len(whole.rows) == 17
    assert len(set(names)) == len(set(meanings)) == 17
    assert all(one.endswith(("。", ".")) for one in meanings)


def test_there_is_plainly_no_margin_of_error():
    english = sentences(tell(sample_findings("en"), "en"), "representation")
    chinese = sentences(tell(sample_findings("zh"), "zh"), "representation")

    assert any(one.startswith("No margin of error is given") for one in english)
    assert any(one.startswith("本报告不给抽样误差") for one in chinese)


def test_the_coverage_of_a_building_stands_beside_the_quorum_of_a_vote():
    document = tell(sample_findings("en"), "en")
    buildings = tables(document, "representation")[1]

    assert buildings.headers[-1] == "Two thirds"
    assert [(row[0], row[-1]) for row in buildings.rows] == [
        ("East", "yes"),
        ("West", "yes"),
        ("other or not told", "–"),
    ]
    assert any("a threshold for voting" in one for one in sentences(document, "representation"))


def test_totals_of_people_are_not_told_as_households():
    findings = sample_findings("en")
    accounting = findings.survey.accounting
    people = dataclasses.replace(accounting.variables[0], kind="group", counts_households=False)
    findings = with_survey(accounting=dataclasses.replace(accounting, variables=(people,)))
    document = tell(findings, "en")

    assert tables(document, "representation")[1].headers[1] == "Known total"
    assert any("do not add up" in one for one in sentences(document, "representation"))


@pytest.mark.parametrize(
    ("weighting", "told"),
    [
        (WeightingFindings(), "holds no counts to weight to"),
        (
            WeightingFindings(
                wanted=False, variables=(WeighedVariable("2", "B", "not_wanted", "", 0, 0.1, 0.1),)
            ),
            "as the settings ask",
        ),
        (
            WeightingFindings(variables=(WeighedVariable("2", "B", "few", "East", 0, 0.1, 0.1),)),
            "no group can be weighted to its counts",
        ),
    ],
)
def test_rows_that_count_the_same_are_told_with_the_reason(weighting, told):
    document = tell(with_survey(weighting=weighting), "en")

    assert any(told in one for one in sentences(document, "representation"))


def test_weights_are_told_with_what_they_cost_and_what_they_cannot_do():
    told = sentences(tell(sample_findings("en"), "en"), "representation")
    (weighted,) = [one for one in told if "raking" in one]

    assert "Design effect 1.13: the 1,397 used questionnaires tell as much as 1,231.16" in weighted
    assert "keep, as a group, the share they have" in weighted
    assert "The weights of 23 questionnaires were cut" in weighted
    assert (
        "5 Age: left out, for too few used questionnaires come from 80+; merge it with a "
        "neighbour on the sheet “population”."
    ) in told


def test_weights_that_meet_no_totals_are_told():
    weighting = dataclasses.replace(sample_findings().survey.weighting, converged=False)
    told = sentences(tell(with_survey(weighting=weighting), "en"), "representation")

    assert any("still 1.5% off" in one for one in told)


def test_a_group_of_which_nothing_may_be_told_is_named_with_the_reason():
    told = sentences(tell(sample_findings("en"), "en"), "guarded")

    assert any(one.startswith("“disabled” (8 Household): fewer than 10") for one in told)


def test_a_group_that_gets_none_of_its_first_three_calls_for_a_decision():
    tenants, disabled = sample_findings().guarded
    broken = dataclasses.replace(tenants, top_served=False)
    document = tell(dataclasses.replace(sample_findings("en"), guarded=(broken, disabled)), "en")
    (callout,) = [
        one
        for one in blocks(document, "guarded")
        if isinstance(one, Callout) and one.kind == "decision"
    ]
    summary = sentences(document, "summary")

    assert "Nothing of their first three is done for “tenants” (6 Tenure)" in callout.text
    assert callout.text in summary
    kept = tell(sample_findings("en"), "en")
    assert "Floor rule: every group gets at least one of its first three." in sentences(
        kept, "guarded"
    )


def test_a_group_is_compared_with_everybody_and_with_what_is_done():
    document = tell(sample_findings("en"), "en")
    overview, demand = tables(document, "guarded")

    assert overview.rows == (
        (
            "“tenants” (6 Tenure)",
            "311",
            "Façade, Drainage, Roof waterproofing",
            "Façade, Drainage",
            "34.8%",
        ),
    )
    assert demand.rows[1] == ("Lifts", "33.8%", "–", "12", "65.4%")
    assert "Façade: own place 1, joint place 5" in sentences(document, "guarded")


@pytest.mark.parametrize(
    ("gates", "budget", "told"),
    [
        (True, 900.0, "Under the same duties and the same budget this group alone would choose: "),
        (True, None, "Under the same duties this group alone would choose: "),
        (False, 900.0, "Within the same budget this group alone would choose: "),
        (False, None, "This group alone would choose: "),
    ],
)
def test_the_own_choice_of_a_group_names_only_limits_that_there_are(gates, budget, told):
    findings = sample_findings("en")
    kept = findings.plan.gates if gates else ()
    plan = dataclasses.replace(findings.plan, gates=kept, budget=budget)
    told_now = sentences(tell(dataclasses.replace(findings, plan=plan), "en"), "guarded")

    assert findings.plan.gates
    assert any(one.startswith(told) for one in told_now)


def test_groups_without_a_list_leave_out_what_compares_lists():
    silent = GuardedFinding("8", "disabled", "8 Household", 0, "nobody")
    document = tell(dataclasses.replace(sample_findings("en"), guarded=(silent,)), "en")

    assert tables(document, "guarded") == []
    assert not any("Floor rule" in one for one in sentences(document, "guarded"))


def test_a_strict_run_that_cannot_be_weighted_says_so():
    findings = with_survey(
        cautions=(CautionFinding("fast", 31),), strict=StrictFinding(1366, not_weighted=("2",))
    )

    assert any(
        "a level of “2 Building” has too few left" in one
        for one in sentences(tell(findings, "en"), "asked")
    )


def test_nothing_is_told_where_it_is_not_known_how_many_were_silent():
    findings = sample_findings("en")
    robustness = dataclasses.replace(findings.robustness, unheard=UnheardFindings(base=""))
    document = tell(dataclasses.replace(findings, robustness=robustness), "en")

    assert blocks(document, "unheard") == ()
