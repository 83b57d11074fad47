"""The chapters of the council's options, and of the list without outward show."""

import dataclasses

import pytest

from reports.document import Bullets, Callout, Paragraph, Table
from reports.notice.scores import public_plan
from reports.story import tell
from sample_findings import sample_findings


def told(findings, chapter_id, kind, language="en"):
    chapter = next(one for one in tell(findings, language).chapters if one.id == chapter_id)
    return [block for block in chapter.blocks if isinstance(block, kind)]


def test_options_stand_side_by_side_with_cost_value_and_what_each_party_keeps():
    (options,) = told(sample_findings("en"), "options", Table)

    assert options.rows[0][2:] == ("3", "800", "1.679", "91.2%", "80%", "90%")
    assert options.rows[1][:3] == ("The least", "–", "1")


def test_an_option_names_what_goes_who_wins_and_who_loses():
    (points,) = told(sample_findings("en"), "options", Bullets)

    assert [point.rpartition(": ")[2] for point in points.points] == [
        "Lifts, Parking.",
        "Government +8.8 points.",
        "Market −67.7 points.",
    ]


def test_a_leader_that_no_party_is_gets_a_word_instead_of_an_option():
    findings = sample_findings("en")
    parties = tuple(
        dataclasses.replace(one, id="state") if one.id == "government" else one
        for one in findings.perspectives
    )
    said = told(dataclasses.replace(findings, perspectives=parties), "options", Paragraph)

    assert any(one.text.endswith("in this study there is no government.") for one in said)
    assert not any("there is no" in one.text for one in told(findings, "options", Paragraph))


def test_of_options_alike_only_those_that_do_something_else_are_counted_and_the_rest_is_told():
    findings = sample_findings("en")
    own, least = findings.plan.options
    own = dataclasses.replace(own, powers={"government": 0.5, "residents": 0.5})
    led = dataclasses.replace(
        own, id="resident_led", powers={"government": 0.25, "residents": 0.75}
    )
    plan = dataclasses.replace(findings.plan, options=(own, led, least))
    findings = dataclasses.replace(findings, plan=plan)
    asked = [one for block in told(findings, "decision", Callout) for one in block.points]
    said = [one.text for one in told(findings, "options", Paragraph)]

    assert any(one.startswith("Weigh the 2 options that differ") for one in asked)
    assert any(one.endswith("as in another option: Balanced.") for one in said)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_orders_and_both_choices_stand_beside_each_other(language):
    (both,) = told(sample_findings(language), "visibility", Table, language)
    parking = both.rows[2]

    assert parking[1:4] == ("3", "4", "+1")
    assert parking[4] != parking[5]


def test_a_party_that_weighs_nothing_but_show_is_named():
    findings = sample_findings("en")
    shown = dataclasses.replace(findings.plan.visibility, silent=("market",), joint=())
    plan = dataclasses.replace(findings.plan, visibility=shown)
    sentences = told(dataclasses.replace(findings, plan=plan), "visibility", Paragraph)

    assert any(one.text.startswith("Market") for one in sentences)
    assert told(dataclasses.replace(findings, plan=plan), "visibility", Table) == []


def test_a_notice_tells_what_parties_keep_roughly():
    plan = sample_findings("en").plan
    shown = public_plan(plan, frozenset()).options[1]
    hidden = public_plan(plan, frozenset({"facade"})).options[1]

    assert (shown.retained["market"], shown.change["market"]) == (0.12, -0.68)
    assert (hidden.retained["market"], hidden.change["market"]) == (0.1, -0.7)
