"""What is told of items between which only the ids decided."""

import dataclasses

import pytest

from prioritize.list_findings import Interchangeable, LeftOut
from reports.document import Bullets, Callout, Heading, Paragraph
from reports.names import names_of
from reports.notice.scores import public_plan
from reports.sheets import all_sheets
from reports.story import tell
from reports.story.context import Story
from reports.wording import wording
from sample_findings import sample_findings


def with_equals(language="en", *, alike=True, twins=(), first=1):
    """The sample; the façade is as good as parking, and so many items share the first place."""
    findings = sample_findings(language)
    plan = dataclasses.replace(
        findings.plan,
        interchangeable=(Interchangeable(("parking",), ("facade",), alike=alike),),
        twins=twins,
        left_out=(LeftOut("facade", "BUDGET", ("parking",), 9.5),),
    )
    joint = tuple(
        dataclasses.replace(one, rank=(first + 1) / 2) if place < first else one
        for place, one in enumerate(findings.joint)
    )
    return dataclasses.replace(findings, plan=plan, joint=joint)


def said(findings, chapter_id, language="en"):
    chapter = next(one for one in tell(findings, language).chapters if one.id == chapter_id)
    texts = []
    for block in chapter.blocks:
        if isinstance(block, Bullets | Callout):
            texts += block.points
        elif isinstance(block, Paragraph | Heading):
            texts.append(block.text)
    return " ".join(texts)


@pytest.mark.parametrize(
    ("language", "listed", "reason", "asked"),
    [
        (
            "en",
            "Equal in joint score and cost: Parking, Façade. Only the order of the ids decided",
            "Façade – as good as what was chosen",
            "Confirm or exchange items that are equal: chosen Parking; with an equal claim Façade.",
        ),
        (
            "zh",
            "增加停车位、外立面整治的共同得分和造价都相同，取增加停车位只是按编号先后",
            "外立面整治——与入选项目同等",
            "确认或调换同等的项目：已入选增加停车位；同等而未入选的有外立面整治。",
        ),
    ],
)
def test_equal_items_are_told_as_equal_and_put_to_the_meeting(language, listed, reason, asked):
    findings = with_equals(language)
    words = wording(language)
    sheets = all_sheets(Story(findings, words, names_of(findings, words)))

    assert listed in said(findings, "joint", language)
    assert reason in said(findings, "joint", language)
    assert asked in said(findings, "decision", language)
    assert words.word("left_out", "EQUAL") in str([one.rows for one in sheets])


def test_sets_that_are_equal_only_together_and_lists_without_a_budget_are_told_so():
    listed = with_equals()
    free = dataclasses.replace(listed, plan=dataclasses.replace(listed.plan, budget=None))

    assert "Another choice among Parking, Façade has the same" in said(
        with_equals(alike=False), "joint"
    )
    assert "and ruling each other out: Parking, Façade." in said(free, "joint")


def test_a_shared_first_place_is_told_and_said_to_stay_shared():
    findings = with_equals(first=2)
    still = dataclasses.replace(
        findings, tradeoffs=dataclasses.replace(findings.tradeoffs, flips=(), weight_flips=())
    )

    assert "2 items share the first place: Roof waterproofing, Lifts." in said(findings, "flips")
    assert "these 2 items share the first place" in said(still, "flips")
    assert "the 2 items that share the first place" in said(still, "summary")
    assert "share the first place" not in said(with_equals(), "flips")


def test_a_flip_does_not_name_one_of_several_equals_as_if_it_were_certain():
    plain, twins = with_equals(), with_equals(twins=(("facade", "drains"),))

    assert "Façade will come in and Parking will drop out" in said(plain, "flips")
    assert "Façade (or one equal to it) will come in and Parking will drop out" in said(
        twins, "flips"
    )


def test_a_notice_keeps_equations_of_figures_that_it_does_not_show():
    plan = with_equals(alike=False, twins=(("facade", "drains"),)).plan
    hidden = public_plan(plan, frozenset({"facade"}))
    alike = public_plan(with_equals().plan, frozenset({"facade"}))

    assert (hidden.interchangeable, hidden.twins) == ((), ())
    assert public_plan(plan, frozenset()).interchangeable == plan.interchangeable
    assert alike.interchangeable
