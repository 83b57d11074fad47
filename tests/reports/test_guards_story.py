"""What a report says where arithmetic could decide the list, and how little a notice tells."""

import dataclasses

import pytest

from prioritize.guard_findings import GuardsFindings, RemovalFinding
from prioritize.small_cells import SmallFigures
from reports.document import Bullets, Paragraph, Table
from reports.names import names_of
from reports.notice import public_version
from reports.notice.guards import public_guards
from reports.story import guards as guards_story
from reports.story import tell
from reports.story.context import Story
from reports.wording import wording
from sample_findings import empty_findings, sample_findings


def told(language="en", guards=None, **settings):
    findings = sample_findings(language)
    provenance = dataclasses.replace(
        findings.provenance, settings=findings.provenance.settings | settings
    )
    changed = dataclasses.replace(findings, guards=guards or findings.guards, provenance=provenance)
    (found,) = (one for one in tell(changed, language).chapters if one.id == "guards")
    return found.blocks


def sentences(blocks):
    said = [one.text for one in blocks if isinstance(one, Paragraph)]
    return said + [point for one in blocks if isinstance(one, Bullets) for point in one.points]


def one_with(words, blocks):
    (found,) = (one for one in sentences(blocks) if words in one)
    return found


def test_a_run_without_guards_has_no_chapter_of_them():
    assert "guards" not in {one.id for one in tell(empty_findings("en"), "en").chapters}


@pytest.mark.parametrize(
    ("language", "counted", "often"),
    [
        (
            "en",
            "Items chosen (among the first 3, with what they need) by every one of them: 2;",
            "1 of 2",
        ),
        ("zh", "居前 3 位", "1/2"),
    ],
)
def test_methods_stand_side_by_side(language, counted, often):
    blocks = told(language)
    by_method, depends, *_ = (one for one in blocks if isinstance(one, Table))

    assert one_with(counted, blocks)
    assert [row[0] for row in by_method.rows] == ["TOPSIS", by_method.rows[1][0]]
    assert by_method.rows[0][2:] == ("–", "–")
    assert "–" not in by_method.rows[1][2:]
    assert [row[1:] for row in depends.rows] == [(often, "3–4"), (often, "3–4")]


def test_methods_that_agree_are_told_in_one_sentence():
    guards = sample_findings().guards
    methods = dataclasses.replace(
        guards.methods, sometimes=(), always=("roof", "lift", "parking"), by_budget=True
    )
    blocks = told(guards=dataclasses.replace(guards, methods=methods))

    assert one_with("choose the same 3 items", blocks)


def test_the_worst_removal_is_named_and_so_is_a_list_that_never_moves():
    blocks = told()

    assert one_with("The joint list: most moves without Lifts: 2 pairs", blocks)
    assert one_with("another of those that stay comes first: Lifts", blocks)
    assert one_with("whichever item is left out, the others keep their order", blocks)
    assert one_with("hardly depend on what else is listed", blocks)


def test_against_reference_ranges_the_stretch_of_satisfaction_is_named():
    assert one_with("stretches each party's satisfaction", told(normalization="range"))


def test_a_joint_list_that_was_not_tested_says_so():
    guards = GuardsFindings(
        removals=(RemovalFinding("market", 3, {}, (), ()),), removals_untold="slow_rule"
    )

    assert one_with("was not tested", told(guards=guards))
    assert one_with("On no criterion does a difference", told(guards=guards))


@pytest.mark.parametrize(
    ("language", "need", "cost"),
    [
        ("en", "a difference of 0.071 (the usual width", "takes up 66.7% of the scale"),
        ("zh", "相差 0.071（问卷结果区间的一般宽度）", "占到标尺的 66.7%"),
    ],
)
def test_a_stretched_criterion_is_told_with_its_figures(language, need, cost):
    blocks = told(language)

    assert one_with(need, blocks)
    assert one_with(cost, blocks)


def test_shared_weight_is_told_by_party():
    blocks = told()

    assert "8.2%" in one_with("run together (r = −0.871)", blocks)
    assert "32.7%" in one_with("run together (r = −0.871)", blocks)
    assert "Nothing counts twice" in one_with("pull opposite ways", blocks)


@pytest.mark.parametrize(
    ("untold", "words"), [("", "No two criteria run together"), ("few_items", "chance alone")]
)
def test_that_no_criteria_run_together_is_said(untold, words):
    guards = dataclasses.replace(sample_findings().guards, shared_weights=(), shared_untold=untold)

    assert one_with(words, told(guards=guards))


def test_the_set_of_every_party_is_told_only_where_vikor_ranks():
    check, ranks = told(), told(method="vikor")

    assert "C1 fails" in one_with("All parties together: Roof", check)
    assert not [one for one in sentences(check) if "leads clearly, by" in one]
    assert one_with("Lifts leads clearly, by 0.313 where 0.250 is needed", ranks)


@pytest.mark.parametrize(
    ("advantage", "stable", "words"),
    [(True, False, "(C2 fails)"), (False, False, "(C1 and C2 fail)"), (True, True, "alone")],
)
def test_the_condition_that_fails_is_named(advantage, stable, words):
    guards = sample_findings().guards
    first = dataclasses.replace(guards.compromise_sets[0], advantage=advantage, stable=stable)

    assert one_with(words, told(guards=dataclasses.replace(guards, compromise_sets=(first,))))


def test_a_notice_keeps_sets_and_ranks_but_no_figure_of_a_hidden_demand():
    guards = sample_findings().guards
    shown = public_guards(guards, frozenset(), {"need"})
    hidden = public_guards(guards, frozenset({"lift"}), {"need"})

    assert (hidden.methods, hidden.removals) == (guards.methods, guards.removals)
    assert [one.lead for one in shown.compromise_sets] == [0.12, 0.31]
    assert [one.lead for one in hidden.compromise_sets] == [None, None]
    # An interval tells how many answered, so its width is never told.
    assert shown.magnified[0].small is None
    assert shown.magnified[1] == hidden.magnified[1] == guards.magnified[1]
    assert (shown.shared_weights[0].correlation, hidden.shared_weights[0].correlation) == (
        -0.87,
        -0.9,
    )
    assert hidden.shared_weights[0].twice["government"] == pytest.approx(
        0.1312 * (0.9 / 0.8713) ** 2, abs=0.005
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_notice_is_told_without_dashes_for_what_it_hides(language):
    findings = public_version(
        sample_findings(language), 10, SmallFigures(demand=frozenset({"lift"}))
    )
    words = wording(language)
    # A notice leaves the chapter out; its figures are told to whoever opens the result.
    chapter = guards_story.chapter(Story(findings, words, names_of(findings, words)))

    assert [one.lead for one in findings.guards.compromise_sets] == [None, None]
    assert not [one for one in sentences(chapter.blocks) if "–" in one]
