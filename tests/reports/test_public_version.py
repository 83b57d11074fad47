import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from prioritize.findings import SetAside
from reports.public import MERGED, public_version
from sample_findings import sample_findings

COUNTS = st.lists(st.integers(0, 40), max_size=6)


def with_counts(counts):
    findings = sample_findings()
    set_aside = tuple(SetAside(f"reason {place}", rows) for place, rows in enumerate(counts))
    survey = dataclasses.replace(findings.survey, set_aside=set_aside)
    return dataclasses.replace(findings, survey=survey)


def test_no_judge_is_named_and_the_pooled_weights_stay():
    public = public_version(sample_findings(), 10)

    assert all(party.panel == () for party in public.perspectives)
    assert "Lin" not in repr(public)
    assert public.perspectives[0].weights == sample_findings().perspectives[0].weights


def test_a_small_count_takes_the_next_smallest_with_it():
    public = public_version(with_counts([50, 4, 12]), 10)

    assert public.survey.set_aside == (SetAside("reason 0", 50), SetAside(MERGED, 16))


@given(COUNTS)
def test_rows_still_add_up_and_no_small_count_can_be_worked_out(counts):
    shown = public_version(with_counts(counts), 10).survey.set_aside

    assert sum(one.rows for one in shown) == sum(counts)
    if sum(counts) >= 10:
        assert all(one.rows >= 10 for one in shown if one.rows)


def test_demand_resting_on_few_answers_is_left_out():
    public = public_version(sample_findings(), 10)

    assert [item.demand is None for item in public.items] == [False, False, False, True, True]


def test_nothing_is_changed_where_every_count_is_large_enough():
    findings = with_counts([50, 40])

    assert public_version(findings, 10).survey == findings.survey


def test_figures_of_a_small_group_are_left_out():
    findings = sample_findings()
    settings = findings.provenance.settings | {"criterion_bases": {"need": 9, "cost": 10}}
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    public = public_version(dataclasses.replace(findings, provenance=provenance), 10)

    assert all("need" in item.values for item in findings.items)
    assert not any("need" in item.values for item in public.items)
    assert all("cost" in item.values for item in public.items)


def test_what_few_of_a_guarded_group_ask_for_or_do_not_ask_for_is_left_out():
    def shown(rate, n=83):
        findings = sample_findings()
        (need,) = findings.survey.needs.minorities
        needs = dataclasses.replace(
            findings.survey.needs, minorities=(dataclasses.replace(need, rate=rate, n=n),)
        )
        survey = dataclasses.replace(findings.survey, needs=needs)
        public = public_version(dataclasses.replace(findings, survey=survey), 10)
        return len(public.survey.needs.minorities)

    assert shown(64 / 83) == shown(10 / 83) == shown(73 / 83) == 1
    assert shown(9 / 83) == shown(74 / 83) == shown(1.0) == 0


def test_sizes_that_tell_how_few_are_in_no_segment_are_left_out():
    findings = sample_findings()
    told = dataclasses.replace(findings.survey.segments, outside=9)
    survey = dataclasses.replace(findings.survey, segments=told)
    public = public_version(dataclasses.replace(findings, survey=survey), 10).survey.segments

    assert (public.outside, {one.size for one in public.segments}) == (None, {None})
    assert all(one.profile == () for one in public.segments)
    assert [one.share for one in public.segments] == [one.share for one in told.segments]
    assert public_version(findings, 10).survey.segments == findings.survey.segments


def test_how_few_contradict_themselves_is_left_out():
    def shown(consistent):
        findings = sample_findings(example=False)
        *others, party = findings.perspectives
        crowd = dataclasses.replace(party.crowd, consistent=consistent)
        weighed = (*others, dataclasses.replace(party, crowd=crowd))
        public = public_version(dataclasses.replace(findings, perspectives=weighed), 10)
        return public.perspectives[-1].crowd.consistent

    assert [shown(count) for count in (0, 9, 10, 193, 194, 203)] == [0, None, 10, 193, None, 203]
