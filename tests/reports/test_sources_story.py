"""What is told of sources, years and trenches, in both languages, and what a notice keeps of it."""

import dataclasses

import pytest

from prioritize.findings import Note
from prioritize.list_findings import LedgerEntry, LeftOut, MoreFrom
from prioritize.plan_findings import PhaseFinding, PoolFinding, TrenchFinding
from prioritize.small_cells import SmallFigures
from reports.document import Bullets, Paragraph, Table
from reports.names import names_of
from reports.notice import public_version
from reports.sheets import all_sheets
from reports.story import tell
from reports.story.context import Story
from reports.wording import LANGUAGES, wording
from sample_findings import sample_findings


def pooled(language, *, budget=None):
    """The sample, its money given by two sources over two years."""
    findings = sample_findings(language)
    settings = findings.provenance.settings | {"budget": budget, "money": "万元"}
    plan = dataclasses.replace(
        findings.plan,
        budget=812.5,
        pools=(
            PoolFinding("city", 1, 400.0, 375.5),
            PoolFinding("city", 2, 112.5, 0.0),
            PoolFinding("owners", None, 300.0, 299.25),
        ),
        phases=(
            PhaseFinding(1, ("roof", "lift"), 674.75, {"city": 375.5, "owners": 299.25}),
            PhaseFinding(2, (), 0.0, {}),
        ),
        trenches=(TrenchFinding("east", ("drains", "lift")),),
        left_out=(
            LeftOut(
                "facade",
                "POOL",
                ("parking",),
                12.25,
                ("city", "owners"),
                (MoreFrom("city", 1, 12.25),),
            ),
            LeftOut("drains", "POOL", (), None, ("owners",)),
        ),
    )
    entry = LedgerEntry("facade", "residents", 1.0, 4.0, 3.0, 0.5, ("POOL", "POWER"))
    return dataclasses.replace(
        findings,
        plan=plan,
        provenance=dataclasses.replace(findings.provenance, settings=settings),
        tradeoffs=dataclasses.replace(findings.tradeoffs, ledger=(entry,)),
    )


def blocks(findings, chapter, kind, language):
    told = next(one for one in tell(findings, language).chapters if one.id == chapter)
    return [block for block in told.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("language", "all_years", "items", "between"),
    [
        ("en", "all years together", "Roof waterproofing, Lifts", ", "),
        ("zh", "各年合计", "屋面防水、加装电梯", "、"),
    ],
)
def test_limits_and_years_stand_in_two_tables_figure_by_figure(language, all_years, items, between):
    limits, years = blocks(pooled(language), "plan", Table, language)[:2]

    assert limits.rows == (
        ("city", "1", "400", "375.5"),
        ("city", "2", "112.5", "0"),
        ("owners", all_years, "300", "299.25"),
    )
    assert years.rows == (
        ("1", items, "674.75", f"city 375.5{between}owners 299.25"),
        ("2", "–", "0", "–"),
    )


def gifts(language, *told, budget=None, **facts):
    """What is said of the money that lacks for the façade."""
    findings = pooled(language, budget=budget)
    facade, *rest = findings.plan.left_out
    facade = dataclasses.replace(facade, more_from=told, **facts)
    plan = dataclasses.replace(findings.plan, left_out=(facade, *rest))
    points = blocks(dataclasses.replace(findings, plan=plan), "joint", Bullets, language)
    return " ".join(point for block in points for point in block.points)


def test_of_the_money_that_lacks_it_is_said_who_would_have_to_give_how_much_and_when():
    told = (MoreFrom("city", 2026, 7.0), MoreFrom("owners", None, 5.25))

    assert "this much more money were given: city 7 万元 in 2026, owners 5.25 万元." in gifts(
        "en", *told
    )
    assert "若增加以下资金，则无须换下任何项目即可纳入：city 2026 年 7 万元" in gifts("zh", *told)


def test_where_others_could_give_it_as_well_it_is_an_instance_and_a_budget_rises_too():
    told = gifts("en", MoreFrom("city", 2026, 7.0), only_way=False, budget=812.5, budget_more=3.0)

    assert (
        "for instance: city 7 万元 in 2026, the budget as a whole by 3 万元 (not on top of it)."
        in told
    )
    assert "the budget as a whole" not in gifts("en", MoreFrom("city", 2026, 7.0), budget_more=3.0)


ENGLISH = (
    (
        "Drainage, Lifts lie in the trench “east” and are built one after the other, so that it is "
        "dug once."
    ),
    (
        "Façade – goes beyond what city, owners can give; bringing it in would push out: Parking. "
        "It could be done as well, and nothing would go out, if this much more money were given: "
        "city 12.25 万元 in year 1."
    ),
    "Drainage – goes beyond what owners can give.",
)
CHINESE = (
    "雨污分流、加装电梯同在“east”一条沟内，前后连续施工，只开挖一次。",
    (
        "外立面整治——city、owners的资金不足；若要纳入，须换下：增加停车位。"
        "若增加以下资金，则无须换下任何项目即可纳入：city第 1 年 12.25 万元。"
    ),
    "雨污分流——owners的资金不足。",
)


@pytest.mark.parametrize(("language", "said"), [("en", ENGLISH), ("zh", CHINESE)])
def test_what_is_dug_once_and_whose_money_lacks_is_said(language, said):
    points = [point for one in blocks(pooled(language), "joint", Bullets, language)
              for point in one.points]  # fmt: skip

    assert [one for one in said if one not in points] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_that_only_sources_limit_is_not_called_a_budget(language):
    words = wording(language)
    sources = words.say("joint.chosen_sources", money="@", items="").split("@", maxsplit=1)[1][:6]

    def told(budget):
        said = blocks(pooled(language, budget=budget), "joint", Paragraph, language)
        return any("812.5 万元" in one.text and sources in one.text for one in said)

    assert told(None)
    assert not told(812.5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_is_not_proven_is_not_said_to_be_the_best(language):
    note = Note("years_together", "", {"items": 200, "years": 3, "gap": "1.23%", "spared": "0.1%"})
    findings = dataclasses.replace(pooled(language), notes=(note,))
    words = wording(language)

    def said(chapter, findings):
        return [one.text for one in blocks(findings, chapter, Paragraph, language)]

    assert words.say("plan.sources_near", gap="1.23%") in said("plan", findings)
    assert words.say("plan.years_near") in said("plan", findings)
    assert words.say("plan.value_near", value="1.679", gap="1.23%") in said("joint", findings)
    assert words.say("plan.sources_intro") not in said("plan", findings)
    assert words.say("plan.sources_intro") in said("plan", pooled(language))
    assert words.say("plan.value", value="1.679") in said("joint", pooled(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ledger_names_the_source_too(language):
    findings = pooled(language)
    words = wording(language)
    reason = words.word("reason", "POOL").format(sources=words.listed(["city", "owners"]))
    sheets = all_sheets(Story(findings, words, names_of(findings, words)))

    assert any(reason in str(cell) for one in sheets for row in one.rows for cell in row)
    assert any(
        reason in cell
        for one in blocks(findings, "concessions", Table, language)
        for row in one.rows
        for cell in row
    )


def test_a_notice_shows_years_sources_and_trenches_but_not_who_draws_on_what():
    findings = pooled("en")
    public = public_version(findings, 10, SmallFigures())

    assert public.plan.pools == findings.plan.pools
    assert public.plan.phases == findings.plan.phases
    assert public.plan.trenches == findings.plan.trenches
    assert [one.sources for one in public.plan.left_out] == [("city", "owners"), ("owners",)]
    assert public.basis is None


@pytest.mark.parametrize(
    ("language", "year", "rule"),
    [
        ("en", "money of year 1", "the year in which the money is there"),
        ("zh", "第 1 年的资金", "资金到位"),
    ],
)
def test_the_order_of_construction_says_where_years_decide(language, year, rule):
    (order,) = (
        one for one in blocks(pooled(language), "joint", Table, language)
        if any(year in cell for row in one.rows for cell in row)
    )  # fmt: skip
    said = [one.text for one in blocks(pooled(language), "joint", Paragraph, language)]
    without = blocks(sample_findings(language), "joint", Paragraph, language)

    assert sum(year in row[2] for row in order.rows) == 2
    assert any(rule in one for one in said)
    assert not any(rule in one.text for one in without)


@pytest.mark.parametrize(
    ("language", "together"),
    [
        ("en", "区财政, 业主 (shares not written, or not 100% in all)"),
        ("zh", "区财政、业主（份额未写明，或合计不是 100%）"),
    ],
)
def test_without_limits_the_report_adds_up_who_pays(language, together):
    findings = sample_findings(language)
    payers = [one for one in blocks(findings, "plan", Table, language) if len(one.headers) == 4]
    (told,) = (one for one in payers if one.rows[0][0] == "区财政")

    assert [row[:3] for row in told.rows] == [
        ("区财政", "300", "75%"),
        (together, "100", "25%"),
    ]


def test_where_sources_have_limits_the_pools_say_what_they_pay():
    told = blocks(pooled("en"), "plan", Table, "en")

    assert not any("shares not written" in row[0] for one in told for row in one.rows)
