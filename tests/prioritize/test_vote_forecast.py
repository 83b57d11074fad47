"""Forecasts of open votes from a questionnaire that asked for or against."""

from dataclasses import replace

import pytest

from drawn_notices import write_notice_study
from prioritize.evidence import gather_evidence
from prioritize.study import OwnerVote
from prioritize.vote import study_votes
from prioritize.vote_forecast import with_forecasts
from prioritize.workbook import load_study
from surveys.intervals import wilson_interval


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A study whose questionnaire asks for or against lamps, and its evidence."""
    folder = tmp_path_factory.mktemp("forecast")
    write_notice_study(folder, 3, 120, weighting="none")
    study = load_study(folder)
    return study, gather_evidence(study)


def votes_on_lamps(study, **changes):
    items = tuple(
        item.model_copy(update={"vote": "ordinary", **changes}) if item.id == "lamp" else item
        for item in study.items
    )
    return replace(study, items=items)


def test_respondents_in_favour_are_counted_with_their_interval(asked):
    study, evidence = asked
    estate = votes_on_lamps(study)
    (vote,) = with_forecasts(study_votes(estate), estate, evidence)
    stands = evidence.responses.answers
    part = evidence.demand.parts.set_index("item").loc["lamp"]
    support = part[part["kind"] == "support"].iloc[0]
    low, high = wilson_interval(support["value"], support["base"])

    assert any(one.question.kind == "support" for one in stands)
    assert (vote.status, vote.base) == ("pending", "none")
    assert (vote.forecast.in_favour, vote.forecast.n) == (support["value"], support["base"])
    assert (vote.forecast.low, vote.forecast.high) == pytest.approx((low, high))
    assert (vote.forecast.threshold, vote.forecast.outlook) == (0.5, "likely")


def test_a_vote_of_one_building_is_forecast_from_its_own_answers(asked):
    study, evidence = asked
    estate = votes_on_lamps(study, buildings=("东", "西", "北"))
    east, west, north = with_forecasts(study_votes(estate), estate, evidence)
    whole = with_forecasts(study_votes(votes_on_lamps(study)), estate, evidence)[0]

    assert east.forecast.n + west.forecast.n < whole.forecast.n
    assert east.forecast.in_favour != west.forecast.in_favour
    assert north.forecast is None


def test_items_nobody_was_asked_about_and_votes_that_are_over_have_no_forecast(asked):
    study, evidence = asked
    roof = tuple(item.model_copy(update={"vote": "ordinary"}) for item in study.items[:1])
    unit = OwnerVote(unit="1", area=50.0, owner="A")
    ballot = OwnerVote(unit="2", area=60.0, owner="B", item="lamp", vote="against")
    both = study.settings.model_copy(update={"households": 2})
    over = replace(votes_on_lamps(study), owners=(unit, ballot), settings=both)
    (held,) = with_forecasts(study_votes(over), over, evidence)

    assert (
        with_forecasts(study_votes(replace(study, items=roof)), study, evidence)[0].forecast is None
    )
    assert (held.status, held.forecast) == ("failed", None)
    assert with_forecasts(study_votes(votes_on_lamps(study)), study, None)[0].forecast is None
