"""The chapter of responsibilities and balance."""

import dataclasses

import pytest

from prioritize.plan_findings import ResponsibilityFinding
from prioritize.small_cells import SmallFigures
from reports.document import Callout, Paragraph, Table
from reports.notice import public_version
from reports.notice.scores import public_plan
from reports.story import tell
from sample_findings import sample_findings


def told(findings, kind, language="en"):
    chapter = next(one for one in tell(findings, language).chapters if one.id == "plan")
    return [block for block in chapter.blocks if isinstance(block, kind)]


def with_gaps(*gaps):
    findings = sample_findings("en")
    return dataclasses.replace(
        findings, plan=dataclasses.replace(findings.plan, responsibility=gaps)
    )


def test_the_matrix_shows_who_does_what_for_chosen_items_and_where_nobody_does():
    matrix = told(sample_findings("en"), Table)[1]
    nobody = ("nobody",) * 6

    assert matrix.rows == (
        ("Roof waterproofing", "must be done", "street office", "city", "builder", "street office",
         "nobody", "committee"),
        ("Lifts", "chosen", "street office;committee", "owners", "builder", "street office",
         "all", "nobody"),
        ("Parking", "chosen", *nobody),
    )  # fmt: skip


def test_a_notice_names_nobody_and_still_shows_every_gap():
    public = public_version(sample_findings("en"), 10, SmallFigures())
    matrix = told(public, Table)[0]

    assert public.plan.roles == ()
    assert matrix.rows == (
        ("Lifts", "more than one", *("named",) * 4, "nobody"),
        ("Roof waterproofing", *("named",) * 4, "nobody", "named"),
    )


def test_what_nobody_will_look_after_and_what_is_skewed_stand_out_with_their_figures():
    unkept, skewed = [one for one in told(sample_findings("en"), Callout) if one.kind == "doubt"]

    assert "Lifts" in unkept.text
    assert skewed.points == (
        "Aspect, function: 81.3% of the money, 60% of the costs of all items, 58% of all demand.",
        "Building, 3号楼: 30% of the money, 10% of the households.",
    )


@pytest.mark.parametrize(
    ("gaps", "words"),
    [((), "only one party decides"), ((ResponsibilityFinding("", "matrix_empty"),), "nowhere")],
)
def test_a_whole_and_an_empty_matrix_are_each_one_sentence(gaps, words):
    findings = with_gaps(*gaps)

    assert any(words in one.text for one in told(findings, Paragraph))
    captions = [one.caption for one in told(findings, Table)]
    assert "Gaps in the responsibilities" not in captions
    assert ("Who does what" in captions) is (not gaps)


def test_a_notice_tells_no_share_of_demand_once_one_is_hidden():
    plan = sample_findings("en").plan
    shown, hidden = public_plan(plan, frozenset()), public_plan(plan, frozenset({"facade"}))

    assert [one.demand_share for one in shown.balance] == [0.58, 0.12, None]
    assert {one.demand_share for one in hidden.balance} == {None}
    assert [one.skewed for one in hidden.balance] == [True, False, True]
