"""The chapter on how sure the list is: which doubt matters, and what was not doubted."""

import dataclasses

import pytest

from reports.document import Bullets, Paragraph, Table
from reports.notice.scores import public_robustness
from reports.story import tell
from sample_findings import sample_findings


def chapter(findings, language="en"):
    document = tell(findings, language)
    return next(one for one in document.chapters if one.id == "confidence")


def sentences(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.points


def test_the_doubt_that_changes_most_is_named_first():
    said = list(sentences(chapter(sample_findings()).blocks))

    assert (
        "What matters most: balance of power (replaces 17.3% of the leading items on average; "
        "items affected: 2)." in said
    )


def test_what_was_not_doubted_is_said_with_its_reason():
    said = " ".join(sentences(chapter(sample_findings()).blocks))

    assert "Only one judge spoke for" in said
    assert "Nothing takes its figures or weights from the survey" in said


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "reason",
    [
        "one_judge",
        "no_survey",
        "no_survey_criterion",
        "no_ranges",
        "one_method",
        "slow_rule",
    ],
)
def test_every_reason_has_words(reason, language):
    findings = sample_findings(language)
    [first, *_] = findings.robustness.not_doubted
    robustness = dataclasses.replace(
        findings.robustness, not_doubted=(dataclasses.replace(first, reason=reason),)
    )
    whole = dataclasses.replace(findings, robustness=robustness)
    last = chapter(whole, language).blocks[-1]

    assert isinstance(last, Bullets)
    assert last.points[0]


def test_the_chance_of_being_funded_stands_beside_that_of_a_leading_place():
    tables = [one for one in chapter(sample_findings()).blocks if isinstance(one, Table)]
    headers = tables[-1].headers

    assert "Funded" in headers
    assert [row[headers.index("Funded")] for row in tables[-1].rows][:2] == ["100%", "92%"]


def test_a_view_names_parties_by_the_share_that_makes_the_item_first():
    said = " ".join(sentences(chapter(sample_findings()).blocks))

    assert "(first in 38.7%): " in said
    assert said.index("55.2%") < said.index("23.1%")


def test_a_judge_whose_absence_moves_nothing_is_told_too():
    said = list(sentences(chapter(sample_findings()).blocks))

    assert any("no item changes its place" in one for one in said)
    assert any("1–2" in one and "widest first" in one for one in said)


def test_without_small_panels_nothing_is_said_of_single_judges():
    findings = sample_findings()
    robustness = dataclasses.replace(findings.robustness, leave_one_out=())
    said = " ".join(sentences(chapter(dataclasses.replace(findings, robustness=robustness)).blocks))

    assert "left out in turn" not in said


def test_a_notice_tells_doubts_about_an_item_with_a_hidden_demand_in_tenths():
    told = sample_findings().robustness
    public = public_robustness(told, frozenset({"roof"}))

    assert public.before["roof"] == {"lift": 0.7, "parking": 0.9}
    assert public.before["lift"] == told.before["lift"]
    assert public.central_powers[0].view == {"government": 0.5, "market": 0.1, "residents": 0.4}
    assert public.central_powers[1] == told.central_powers[1]
    assert public.funded_share["lift"] == told.funded_share["lift"]
    assert public.effects[0].in_change == 0.2
    assert public.in_error["roof"] == 0.0
    assert public_robustness(told, frozenset()) == dataclasses.replace(told, leave_one_out=())


def test_what_hangs_on_a_single_judge_stands_on_no_notice():
    assert public_robustness(sample_findings().robustness, frozenset()).leave_one_out == ()


def test_a_panel_without_names_still_tells_how_many_judges_it_has():
    findings = sample_findings()
    parties = tuple(dataclasses.replace(one, panel=(), judges=3) for one in findings.perspectives)
    told = dataclasses.replace(findings, perspectives=parties)
    said = " ".join(sentences(chapter(told).blocks))

    assert "judges: 3" in said
    assert "judges: 0" not in said


@pytest.mark.parametrize(
    ("headline", "language", "part", "absent"),
    [
        ("power", "en", "balances of power", "in doubt all at once"),
        ("together", "en", "in doubt all at once", "balances of power"),
        ("power", "zh", "话语权任意分配", "同时存疑"),
        ("together", "zh", "同时存疑", "话语权任意分配"),
    ],
)
def test_the_joint_list_says_what_its_tiers_are_of(headline, language, part, absent):
    findings = sample_findings(language)
    robustness = dataclasses.replace(findings.robustness, headline=headline)
    told = dataclasses.replace(findings, robustness=robustness)
    joint = next(one for one in tell(told, language).chapters if one.id == "joint")
    said = " ".join(sentences(joint.blocks))

    assert part in said
    assert absent not in said


def test_fewer_lists_than_asked_for_are_said():
    findings = sample_findings()
    settings = {**findings.provenance.settings, "draws": 10_000, "replicates": 2_000}
    [first, *others] = findings.robustness.effects
    robustness = dataclasses.replace(
        findings.robustness, effects=(dataclasses.replace(first, lists=200), *others)
    )
    whole = dataclasses.replace(
        findings,
        robustness=robustness,
        provenance=dataclasses.replace(findings.provenance, settings=settings),
    )

    assert any("balance of power (200)" in one for one in sentences(chapter(whole).blocks))
