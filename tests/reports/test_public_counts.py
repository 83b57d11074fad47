"""What a notice shows of accounts, weights and groups, and what it leaves out."""

import dataclasses

import pytest

from prioritize.findings import Note, SetAside
from prioritize.representation_findings import AccountFinding, WeighedVariable, WeightingFindings
from prioritize.small_cells import SmallFigures
from reports.notice import public_version
from sample_findings import sample_findings

NOTHING = SmallFigures()


def published(findings=None, small=NOTHING):
    return public_version(findings or sample_findings(), 10, small)


def with_guarded(*groups):
    return dataclasses.replace(sample_findings(), guarded=groups)


def test_of_a_level_only_used_sheets_are_published():
    groups = sample_findings().survey.accounting.groups
    shown = published().survey.accounting.groups

    assert [one.households for one in shown] == [one.households for one in groups]
    for one in shown:
        assert one.returned is one.valid is one.complete is one.refused is one.rr1 is None


def test_a_small_level_takes_another_with_it_in_every_table():
    survey = published().survey
    hidden = {one.level for one in survey.accounting.groups if one.used is None}
    margins = {one.level: one for one in survey.weighting.margins if one.variable == "2"}

    # Eight told no building.
    assert hidden == {"", "East"}
    assert margins["East"].used is margins["East"].before is margins["East"].after is None
    assert margins["West"].used == 719
    assert survey.weighting.variables[0].unknown is None
    assert survey.weighting.variables[0].difference_before is None
    assert all(
        (one.used is None) == (one.coverage is None)
        for one in survey.accounting.groups
        if one.level
    )


def with_levels(**used):
    """The sample's survey, weighed by one variable of these levels."""
    survey = sample_findings().survey
    (building,) = [one for one in survey.accounting.variables if one.variable == "2"]
    return dataclasses.replace(
        survey,
        accounting=dataclasses.replace(
            survey.accounting,
            variables=(building,),
            groups=tuple(
                AccountFinding("2", level, households=700, used=rows)
                for level, rows in used.items()
            ),
        ),
        weighting=WeightingFindings(
            weighted=True, variables=(WeighedVariable("2", "Building", "", "", 0, 0.1, 0.0),)
        ),
    )


def test_what_weighting_costs_is_told_roughly():
    findings = dataclasses.replace(
        sample_findings(), survey=with_levels(East=678, West=719), guarded=()
    )
    survey = published(findings).survey

    assert (survey.design_effect, survey.effective_n) == (1.1, 1200)


def test_what_weighting_costs_gives_no_hidden_level_away():
    findings = dataclasses.replace(
        sample_findings(), survey=with_levels(East=670, West=719, **{"": 8}), guarded=()
    )
    survey = published(findings).survey

    assert [one.used for one in survey.accounting.groups] == [None, 719, None]
    assert (survey.design_effect, survey.effective_n) == (None, None)


def of_two_questions(rows):
    return tuple(dataclasses.replace(one, variable="2×5") for one in rows)


def test_cells_of_two_questions_are_not_published():
    findings = sample_findings()
    accounting, weighting = findings.survey.accounting, findings.survey.weighting
    survey = dataclasses.replace(
        findings.survey,
        accounting=dataclasses.replace(
            accounting,
            variables=of_two_questions(accounting.variables),
            groups=of_two_questions(accounting.groups),
        ),
        weighting=dataclasses.replace(
            weighting,
            variables=of_two_questions(weighting.variables),
            margins=of_two_questions(weighting.margins),
        ),
    )
    public = published(dataclasses.replace(findings, survey=survey)).survey

    assert public.accounting.variables == public.accounting.groups == ()
    assert public.weighting.variables == public.weighting.margins == ()


@pytest.mark.parametrize(("rows", "shown"), [(15, True), (4, False)])
def test_a_small_reason_is_not_to_be_had_from_what_became_of_all_sheets(rows, shown):
    findings = sample_findings()
    aside = (SetAside("too_fast", 46 - rows), SetAside("no_consent", rows))
    whole = dataclasses.replace(findings.survey.accounting.whole, refused=rows, unusable=46 - rows)
    survey = dataclasses.replace(
        findings.survey,
        set_aside=aside,
        accounting=dataclasses.replace(findings.survey.accounting, whole=whole),
    )
    public = published(dataclasses.replace(findings, survey=survey)).survey.accounting.whole

    assert public.used == 1397
    assert (public.refused == rows) is shown
    assert (public.unusable == 46 - rows) is shown


def test_few_partial_sheets_hide_the_complete_ones_and_their_rates():
    findings = sample_findings()
    whole = dataclasses.replace(findings.survey.accounting.whole, complete=1393, partial=4)
    survey = dataclasses.replace(
        findings.survey, accounting=dataclasses.replace(findings.survey.accounting, whole=whole)
    )
    public = published(dataclasses.replace(findings, survey=survey)).survey.accounting.whole

    assert public.complete is public.partial is public.rr1 is public.rr5 is None
    assert (public.rr2, public.rr6) == (0.8, 0.87)


def test_a_group_that_gives_away_the_few_others_is_left_out():
    tenants, _ = sample_findings().guarded
    large = dataclasses.replace(tenants, n=1397 - 9, demand=())
    (told,) = published(with_guarded(large)).guarded
    (kept,) = published(with_guarded(dataclasses.replace(large, n=1397 - 10))).guarded

    assert (told.n, told.reason, told.order) == (None, "hidden", ())
    assert (kept.n, kept.order) == (1387, tenants.order)


def test_what_few_of_a_group_say_is_left_out():
    tenants, _ = sample_findings().guarded
    small = SmallFigures(guarded={("6", "tenants"): frozenset({"lift"})})
    (told,) = published(with_guarded(tenants), small).guarded

    assert [(one.item, one.value, one.low) for one in told.demand] == [("facade", 0.61, 0.56)]


def test_of_the_silent_only_rounded_shares_are_published():
    unheard = published().robustness.unheard

    # The demand of drains and façade is not shown, so neither are the pairs they stand in.
    assert [(one.upper, one.lower, one.share) for one in unheard.joint] == [
        ("roof", "lift", 0.31),
        ("lift", "parking", 0.05),
    ]
    assert all(one.households is None for one in (*unheard.joint, *unheard.demand))


def test_notes_that_tell_counts_of_the_tables_once_more_are_left_out():
    notes = (
        Note("weighting_few", "", {"people": 7}),
        Note("weighting_no_counts", "", {"variable": "2"}),
        Note("accounting_over_issued", "", {"returned": 7, "issued": 5}),
    )
    public = published(dataclasses.replace(sample_findings(), notes=notes))

    assert [note.code for note in public.notes] == ["weighting_no_counts", "small_counts_hidden"]
