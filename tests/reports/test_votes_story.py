"""The chapter of owners' votes: results by leg, what is lacking, forecasts; and the notice."""

import dataclasses

import pytest

from prioritize.list_findings import LeftOut
from prioritize.plan_findings import VoteNeeded
from reports.document import Bullets, Callout, Paragraph, Table
from reports.notice.votes import public_votes
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
    assert "70.1% (28,048 of 40,000 m²) / 68.8% (330 of 480)" in held.rows[0]
    assert "77.5% (21,737.2 of 28,048 m²) / 74.2% (245 of 330)" in held.rows[0]
    assert "not passed (short of: heads in favour)" in held.rows[0]
    assert forecast.rows[0][2:] == ("81%", "66%–90%", "41", "50%", "likely to pass")
    assert (
        "Lifts (whole estate): at least 10 owners must still take part; of these, at least 10 "
        "owners must agree."
    ) in points
    assert any(
        "at least 6 owners and at least 320.5 m² must take part; of these, at least 4 owners and "
        "more than 160.25 m² must agree" in point
        for point in points
    )


@pytest.mark.parametrize(
    ("language", "base", "said"),
    [
        ("en", "none", "No owners are listed yet for Parking (3号楼), Parking (4号楼): list every"),
        ("zh", "none", "以下表决还没有业主名册：增加停车位（3号楼）、增加停车位（4号楼）。"),
        (
            "en",
            "incomplete",
            "Parking (4号楼): units that are not on the sheet owners, although 30",
        ),
        ("en", "listed", "Parking (4号楼): not shown how many must take part and agree"),
    ],
)
def test_every_vote_still_to_be_held_is_named_with_its_building(language, base, said):
    findings = sample_findings(language)
    held, waiting = findings.plan.votes
    without = [
        dataclasses.replace(waiting, scope=scope, base=base, owners=None, units_known=30,
                            needed=None, forecast=None)
        for scope in ("3号楼", "4号楼")
    ]  # fmt: skip
    plan = dataclasses.replace(findings.plan, votes=(held, *without))
    told_points = [
        point
        for block in told(dataclasses.replace(findings, plan=plan), Bullets, language)
        for point in block.points
    ]

    assert any(point.startswith(said) for point in told_points), told_points


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Neutral answers count as not in favour, for silence is never consent."),
        ("zh", "选“中立”的计入基数，不算支持。"),
    ],
)
def test_a_forecast_says_that_the_neutral_are_not_in_favour(language, said):
    texts = [one.text for one in told(sample_findings(language), Paragraph, language)]

    assert any(said in text for text in texts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chosen_item_that_was_voted_down_is_for_the_council_to_settle(language):
    callouts = told(sample_findings(language), Callout, language)

    assert [one.kind for one in callouts if one.kind != "example"] == ["decision"]


def test_what_waits_for_an_item_voted_down_is_named_with_it():
    findings = sample_findings("en")
    left_out = tuple(LeftOut(item, "VOTE", ()) for item in ("lift", "parking"))
    plan = dataclasses.replace(findings.plan, left_out=left_out, funded=("drainage",))
    said = [one.text for one in told(dataclasses.replace(findings, plan=plan), Paragraph)]

    assert any(one.endswith("wait for: Lifts, Parking.") for one in said)


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

    (open_,) = [one for one in told(findings, Callout) if one.kind == "doubt"]

    assert "open (not enough known)" in told(findings, Table)[0].rows[0]
    assert "28,048 m² / owners: 330" in told(findings, Table)[0].rows[0]
    assert len(open_.points) == len(findings.plan.votes)
    assert "although 512 are known to exist" in open_.points[0]


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        # Four of eight in favour, of twelve: whoever comes brings some area.
        (VoteNeeded(1, 0.0, 1, 0.0, area_over=True, for_area_over=True),
         "at least 1 owner must still take part; of these, at least 1 owner must agree."),
        # Seven of seven in favour, of twelve.
        (VoteNeeded(1, 100.0, 0, 0.0),
         "at least 1 owner and at least 100 m² must still take part; at that turnout none"),
        (VoteNeeded(0, 0.0, 0, 0.0, area_over=True, for_area_over=True),
         "some floor area must still take part; of these, some floor area must agree."),
        (VoteNeeded(0, 12.5, 0, 12.5, area_over=True, for_area_over=True),
         "more than 12.5 m² must still take part; of these, more than 12.5 m² must agree."),
    ],
)  # fmt: skip
def test_only_what_is_lacking_is_told(needed, said):
    findings = with_votes(lambda vote: dataclasses.replace(vote, needed=needed))
    points = [point for block in told(findings, Bullets) for point in block.points]

    assert any(said in point for point in points)


@pytest.mark.parametrize(
    ("owners", "took_part", "agreed"),
    [
        (200, 200, 198),  # two against
        (200, 200, 3),
        (200, 195, 150),  # five stayed away
        (200, 7, 0),
        (12, 7, 7),
    ],
)
def test_exact_shares_that_tell_of_a_handful_are_not_posted(owners, took_part, agreed):
    vote = dataclasses.replace(
        sample_findings("en").plan.votes[0],
        owners=owners,
        took_part_heads=took_part,
        for_heads=agreed,
        head_share=took_part / owners,
        for_head_share=agreed / took_part,
    )
    (posted,) = public_votes([vote], 10)
    figures = [
        value
        for name, value in dataclasses.asdict(posted).items()
        if "share" in name or "heads" in name or "area" in name
    ]

    assert figures == [None] * 9
    assert (posted.owners, posted.needed) == (None, None)
    assert (posted.status, posted.failed_legs) == (vote.status, vote.failed_legs)


def test_a_notice_says_that_figures_of_few_are_not_shown():
    findings = with_votes(lambda vote: public_votes([vote], 481)[0])
    (held,) = told(findings, Table)

    assert held.rows[0][-1] == "not shown, for few owners stand on one side"
    assert not any("– owners" in cell for cell in held.rows[0])


def test_a_side_that_nobody_is_on_hides_nothing():
    vote = dataclasses.replace(
        sample_findings("en").plan.votes[0], owners=200, took_part_heads=200, for_heads=200
    )

    assert public_votes([vote], 10) == (vote,)


def test_a_notice_shows_no_shares_of_few_owners_and_no_forecast():
    votes = sample_findings("en").plan.votes
    many, few = public_votes(votes, 10)

    assert many == votes[0]
    assert (few.status, few.scope) == ("pending", "3号楼")
    assert (few.owners, few.needed, few.forecast) == (None, None, None)
    assert public_votes(votes, 481)[0].area_share is None
    assert public_votes(votes, 481)[0].failed_legs == ("for_heads",)
