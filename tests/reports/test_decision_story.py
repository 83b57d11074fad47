"""What the meeting is asked, what may go wrong, what comes next, and where to object."""

import dataclasses

import pytest

from prioritize.plan_findings import PhaseFinding, PoolFinding, ResponsibilityFinding, VoteFinding
from prioritize.responsibility import UNKEPT
from reports.document import Bullets, Callout, Paragraph, Table
from reports.story import tell
from sample_findings import empty_findings, sample_findings

METHODS = ("TOPSIS", "Borda", "Kemeny", "compromise", "综合折中", "折中", "妥协")


def chapter(findings, chapter_id, language="en"):
    told = tell(findings, language)
    return next(one for one in told.chapters if one.id == chapter_id)


def texts(findings, chapter_id, language="en"):
    found = []
    for block in chapter(findings, chapter_id, language).blocks:
        match block:
            case Paragraph(text):
                found.append(text)
            case Bullets(points):
                found += points
            case Callout(_, text, points):
                found += [text, *points]
            case _:
                pass
    return found


def with_settings(findings, **changes):
    settings = {**findings.provenance.settings, **changes}
    return dataclasses.replace(
        findings, provenance=dataclasses.replace(findings.provenance, settings=settings)
    )


def with_plan(findings, **changes):
    return dataclasses.replace(findings, plan=dataclasses.replace(findings.plan, **changes))


def vote(item, status):
    return VoteFinding(
        item=item, kind="ordinary", scope="all", area_share=None, head_share=None,
        for_area_share=None, for_head_share=None, passed=False, failed_legs=(), status=status,
        base="none", owners=None, units_known=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "en", "zh"),
    [
        ({}, "Where to object and by when is not set yet.", "异议向谁提出、何时截止，尚未确定。"),
        (
            {"contact": "Street office, room 3"},
            "Objections to: Street office, room 3. The last day for them is not set yet.",
            "如有异议，请向Street office, room 3提出；截止日期尚未确定。",
        ),
        (
            {"objections_by": "2026-12-31"},
            "Objections by 31 December 2026 (that day included); to whom is not set yet.",
            "如有异议，请于2026年12月31日前（含当日）提出；受理单位尚未确定。",
        ),
        (
            {"contact": "街道办", "objections_by": "2026-12-31"},
            "Objections by 31 December 2026 (that day included) to: 街道办.",
            "如有异议，请于2026年12月31日前（含当日）向街道办提出。",
        ),
    ],
)
def test_the_summary_says_where_to_object_or_that_nobody_set_it(settings, en, zh):
    assert en in texts(with_settings(sample_findings("en"), **settings), "summary")
    assert zh in texts(with_settings(sample_findings("zh"), **settings), "summary", "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_names_no_method(language):
    told = " ".join(texts(sample_findings(language), "summary", language)[:8])

    assert len(told) > 100
    assert not [name for name in METHODS if name in told]


def test_the_summary_has_one_sentence_for_each_party_that_gives_something_up():
    told = texts(sample_findings("en"), "summary")
    findings = sample_findings("en")
    losers = {one.perspective for one in findings.tradeoffs.ledger if one.concession > 0}

    assert sum("would have put" in one for one in told) == len(losers)


def test_the_first_places_carry_their_year_where_the_plan_has_years():
    findings = sample_findings("en")
    first = findings.joint[0].item
    phases = (PhaseFinding(year=2, items=(first,), cost=1.0, by_source={}),)
    plain = next(b for b in chapter(findings, "summary").blocks if isinstance(b, Table))
    dated = chapter(with_plan(findings, phases=phases), "summary").blocks
    timed = next(b for b in dated if isinstance(b, Table))

    assert len(timed.headers) == len(plain.headers) + 1
    assert timed.rows[0][-1] == "2"
    assert timed.rows[1][-1] == "–"


def test_the_meeting_is_asked_for_the_weights_first_where_they_are_examples():
    points, agreed = (
        next(b for b in chapter(found, "decision").blocks
             if isinstance(b, Callout) and b.kind == "decision").points
        for found in (sample_findings("en"), sample_findings("en", example=False))
    )  # fmt: skip

    assert points[0].startswith("Agree the weights of")
    assert agreed[0].startswith("Agree the joint list of 5 items")


def test_votes_still_to_be_held_and_things_nobody_keeps_are_asked_for():
    findings = sample_findings("en")
    item, other = findings.plan.funded[:2]
    findings = with_plan(
        findings,
        votes=(vote(item, "pending"), vote(item, "unknown"), vote(other, "passed")),
        responsibility=(ResponsibilityFinding(item=other, problem=UNKEPT),),
    )
    told = {one: texts(findings, one) for one in ("decision", "risks", "next-steps")}
    names = {one.id: one.name for one in findings.items}

    assert f"Call the owners to vote on: {names[item]}." in told["decision"]
    assert f"Name who maintains: {names[other]}." in told["decision"]
    assert any(one.startswith("Owners have not validly decided yet on") and names[item] in one
               for one in told["risks"])  # fmt: skip
    assert f"Settle before the works who maintains: {names[other]}." in told["next-steps"]


def test_a_source_that_is_used_up_is_a_risk():
    findings = sample_findings("en")
    pools = (PoolFinding("city", None, 10.0, 10.0), PoolFinding("owners", None, 10.0, 9.0))
    told = texts(with_plan(findings, pools=pools), "risks")

    assert any(one.startswith("Nothing is left of: city.") for one in told)


@pytest.mark.parametrize("share", [0.6, 0.0])
@pytest.mark.parametrize(
    ("measure", "words"),
    [("funded_share", "paid for in fewer than 90%"), ("in_share", "fewer than 90% of the lists")],
)
def test_chosen_items_that_many_lists_made_in_doubt_drop_are_a_risk(measure, words, share):
    findings = sample_findings("en")
    item = findings.plan.funded[0]
    nothing = {"funded_share": {}, "in_share": {}}
    shares = nothing | {measure: dict.fromkeys(findings.plan.funded, 1.0) | {item: share}}
    robustness = dataclasses.replace(findings.robustness, **shares)
    told = texts(dataclasses.replace(findings, robustness=robustness), "risks")
    name = next(one.name for one in findings.items if one.id == item)

    assert any(words in one and one.endswith(f": {name}.") for one in told)


def test_a_vote_that_failed_in_one_building_alone_does_not_refuse_the_item():
    findings = sample_findings("en")
    duty = findings.plan.gates[0].item
    here, there = vote(duty, "failed"), dataclasses.replace(vote(duty, "passed"), scope="2")
    told = texts(with_plan(findings, votes=(here, there)), "decision")

    assert not any("did not agree" in one for one in told)


def test_follow_up_dates_are_printed_as_letters_write_them():
    asked = with_settings(sample_findings("en"), follow_up=["2027-06", "2028-06"])

    assert "Residents are asked again, with the same questions: June 2027, June 2028." in texts(
        asked, "next-steps"
    )
    assert any("is not set yet; common are 1, 6, 12" in one
               for one in texts(sample_findings("en"), "next-steps"))  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_list_nothing_is_asked(language):
    nothing = dataclasses.replace(empty_findings(language), joint=())
    told = {one.id for one in tell(nothing, language).chapters}

    assert not told & {"decision", "risks", "next-steps"}


def test_a_duty_stays_however_owners_vote_and_how_to_do_it_is_asked():
    findings = sample_findings("en")
    duty, free = findings.plan.gates[0].item, "lift"
    names = {one.id: one.name for one in findings.items}
    waiting = with_plan(findings, votes=(vote(duty, "pending"), vote(free, "pending")))
    lost = with_plan(findings, votes=(vote(duty, "failed"),))

    assert any(
        one.startswith("Owners have not validly decided yet on items that must be done")
        and names[duty] in one
        and names[free] not in one
        for one in texts(waiting, "risks")
    )
    assert any(names[duty] in one and "did not agree" in one for one in texts(lost, "decision"))
    assert not any(names[duty] in one for one in texts(lost, "next-steps") if "begin" in one)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_notice_speaks_as_the_notice(language):
    findings = with_settings(sample_findings(language), minimum_cell=10)
    public = dataclasses.replace(findings, basis=None)
    office, notice = (" ".join(texts(one, "risks", language)) for one in (findings, public))
    steps = texts(public, "next-steps", language)

    assert ("--public" in office, "--public" in notice) == (True, False)
    assert not any("公示稿" in one or "Publish the notice" in one for one in steps)


def test_a_plan_without_a_budget_still_tells_what_it_costs():
    told = texts(with_plan(sample_findings("en"), budget=None), "decision")

    assert any("at a cost of" in one and "names no budget" in one for one in told)


@pytest.mark.parametrize(
    ("language", "rest"), [("en", "Item 20 and 35 more"), ("zh", "Item 20，另有 35 个")]
)
def test_of_very_many_votes_the_meeting_is_told_the_first_and_how_many_more(language, rest):
    findings = sample_findings(language)
    item = findings.items[0]
    many = [dataclasses.replace(item, id=f"i{n}", name=f"Item {n}") for n in range(1, 56)]
    ids = tuple(one.id for one in many)
    votes = tuple(vote(one, "pending") for one in ids)
    changed = with_plan(
        dataclasses.replace(findings, items=tuple(many)), funded=ids, votes=votes, gates=()
    )

    for chapter_id in ("decision", "risks", "next-steps"):
        (told,) = (one for one in texts(changed, chapter_id, language) if "Item 20" in one)

        assert rest in told, chapter_id
        assert "Item 21" not in told
