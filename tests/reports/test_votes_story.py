"""The chapter of owners' votes: results by leg, what is lacking, forecasts; and the notice."""

import dataclasses

import pytest

from reports.document import Bullets, Callout, Paragraph, Table
from reports.public_votes import public_votes
from reports.story import tell
from sample_findings import sample_findings


def told(findings, kind, language="en"):
    chapter = next(one for one in tell(findings, language).chapters if one.id == "votes")
    return [block for block in chapter.blocks if isinstance(block, kind)]


def with_votes(change, **plan):
    findings = sample_findings("en")
    votes = tuple(change(vote) for vote in findings.plan.votes)
    return dataclasses.replace(
        findings, plan=dataclasses.replace(findings.plan, votes=votes, **plan)
    )


def test_the_law_is_told_with_its_thresholds_article_and_date():
    law = told(sample_findings("en"), Paragraph)[0].text

    assert all(part in law for part in ("≥ 2/3", "> 1/2", "≥ 3/4", "article 278", "2021-01-01"))


def test_a_vote_says_which_leg_failed_and_an_open_one_what_it_needs():
    held, forecast = told(sample_findings("en"), Table)
    points = [point for block in told(sample_findings("en"), Bullets) for point in block.points]

    assert held.rows[0][:2] == ("Lifts", "whole estate")
    assert "70.1% / 68.7%" in held.rows[0]
    assert "not passed (short of: heads in favour)" in held.rows[0]
    assert forecast.rows[0][2:] == ("81%", "66%–90%", "41", "50%", "likely to pass")
    assert any("at least 6 owners and 320.5 m²" in point for point in points)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chosen_item_that_was_voted_down_is_for_the_council_to_settle(language):
    callouts = told(sample_findings(language), Callout, language)

    assert [one.kind for one in callouts if one.kind != "example"] == ["decision"]


def test_an_item_refused_in_one_building_only_names_that_building():
    findings = with_votes(
        lambda vote: dataclasses.replace(
            vote,
            item="lift",
            scope="4" if vote.status == "failed" else "5",
            status="failed" if vote.status == "failed" else "passed",
        )
    )
    (partly,) = [one for one in told(findings, Callout) if one.kind == "decision"]

    assert partly.points == ("Lifts: 4",)


def test_a_vote_without_all_owners_is_told_as_not_known():
    findings = with_votes(
        lambda vote: dataclasses.replace(vote, status="unknown", base="incomplete", failed_legs=())
    )

    assert "not known" in told(findings, Table)[0].rows[0]
    assert any(one.kind == "doubt" for one in told(findings, Callout))


def test_a_notice_shows_no_shares_of_few_owners_and_no_forecast():
    votes = sample_findings("en").plan.votes
    many, few = public_votes(votes, 10)

    assert many == votes[0]
    assert (few.status, few.scope) == ("pending", "3号楼")
    assert (few.owners, few.needed, few.forecast) == (None, None, None)
    assert public_votes(votes, 481)[0].area_share is None
    assert public_votes(votes, 481)[0].failed_legs == ("for_heads",)
