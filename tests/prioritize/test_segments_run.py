"""Segments in a run: what each wants, and the list it would have made alone."""

from dataclasses import replace

import numpy as np
import pytest

from prioritize.decision import decide, rank_for
from prioritize.evidence import evidence_of, gather_evidence
from prioritize.sample import sample_tables
from prioritize.segments import segments_finding
from prioritize.values import criterion_values
from prioritize.weighing import weigh_parties
from prioritize.workbook import load_study, write_study
from surveys.demand import item_demand
from surveys.samples import FILE, sample_export


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    write_study(folder / "study.xlsx", sample_tables("en"), language="en")
    with sample_export() as export:
        (folder / FILE).write_bytes(export.read_bytes())
    study = load_study(folder)
    return replace(study, settings=study.settings.model_copy(update={"draws": 200}))


@pytest.fixture(scope="module")
def evidence(study):
    return gather_evidence(study)


@pytest.fixture(scope="module")
def decision(study, evidence):
    return decide(study, evidence, weigh_parties(study))


@pytest.fixture(scope="module")
def told(study, evidence, decision):
    return segments_finding(study, evidence, decision, "en")


def test_the_sample_parts_into_those_who_want_a_lift_and_those_who_do_not(told):
    first, second = told.segments

    assert (told.reason, first.id, second.id) == ("", "S1", "S2")
    assert first.label.startswith("Lifts (first ten)")
    assert min(first.stability, second.stability) > 0.75
    lift = [next(one for one in part.wants if one.item == "I06") for part in told.segments]
    assert lift[0].lift > 1.3
    assert lift[1].lift < 0.6
    places = [{one.item: one.rank for one in part.ranking} for part in told.segments]
    assert places[0]["I06"] == 1
    assert places[1]["I06"] > 10


def test_a_name_of_several_items_does_not_read_as_more_of_them(study, evidence, decision):
    named = [one.model_copy(update={"name": f"{one.id}、{one.id} 改造"}) for one in study.items]
    told = segments_finding(replace(study, items=tuple(named)), evidence, decision, "zh")

    for segment in told.segments:
        assert set(segment.label.split("；")) <= {one.name for one in named}


def test_sizes_add_up_and_overall_demand_is_that_of_the_run(told, evidence):
    assert sum(one.size for one in told.segments) + told.outside == int(evidence.used.sum())
    overall = evidence.demand.table["value"]
    for part in told.segments:
        assert {one.item: one.overall for one in part.wants} == overall.to_dict()


def test_floors_tell_the_segments_apart_and_no_count_is_small(told):
    rows = [one for part in told.segments for one in part.profile]
    floors = [
        {one.levels: one.share for one in part.profile if one.variable == "4"}
        for part in told.segments
    ]

    assert all(one.count == 0 or one.count >= 10 for one in rows)
    assert floors[0]["1–2层",] < 0.05
    assert floors[1]["1–2层",] > 0.7
    for part in told.segments:
        by_question = {}
        for one in part.profile:
            by_question.setdefault(one.variable, []).append(one.count)
        assert {sum(counts) for counts in by_question.values()} == {part.size}


def test_a_segments_list_is_the_residents_list_if_only_it_had_answered(study, evidence, decision):
    mask = evidence.used & (np.arange(len(evidence.used)) % 3 == 0)
    own = evidence_of(evidence, mask)
    residents = next(one for one in decision.perspectives if one.id == "residents")
    values = criterion_values(study, own)

    weights = evidence.weighting.weights
    demand = item_demand(evidence.responses, mask, weights=weights).table["value"]
    assert values["need"].to_dict() == demand.reindex(values.index).to_dict()
    # Elders are asked as elders, whoever is in the segment.
    assert values["elders"].equals(criterion_values(study, evidence)["elders"])
    assert rank_for(study, values, residents).table.index[0] in values.index


def test_without_a_party_of_residents_no_list_is_made(study, evidence, decision):
    renamed = tuple(
        replace(one, id="owners") if one.id == "residents" else one for one in decision.perspectives
    )
    told = segments_finding(study, evidence, replace(decision, perspectives=renamed), "en")

    assert told.segments
    assert all(one.ranking == () for one in told.segments)


def test_without_a_survey_there_is_nothing_to_look_for(study, decision):
    told = segments_finding(study, None, decision, "en")

    assert (told.reason, told.segments, told.outside) == ("", (), 0)
