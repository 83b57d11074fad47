"""What a study named in Chinese is called in reports, notices and comparisons in English."""

import dataclasses

import pytest

from compared_results import result
from prioritize.comparison import Result, compare_results
from prioritize.findings import to_json
from prioritize.list_findings import Gate, LeftOut
from prioritize.plan_findings import PhaseFinding, PoolFinding, RolesFinding, TrenchFinding
from prioritize.small_cells import SmallFigures
from reports.names import names_of
from reports.notice import public_version
from reports.sheets import all_sheets
from reports.story import tell
from reports.story.context import Story
from reports.wording import wording
from sample_findings import sample_findings

WRITTEN = {
    "区财政": "District",
    "市财政": "City",
    "街道办": "Street office",
    "消防法": "Fire law",
    "东沟": "East trench",
}


def named(written=WRITTEN):
    """The sample in English, its sources, offices, grounds and trenches typed in Chinese."""
    findings = sample_findings("en")
    settings = findings.provenance.settings | {"written_names": written}
    plan = dataclasses.replace(
        findings.plan,
        budget=800.0,
        gates=(Gate("drains", "消防法"),),
        pools=(PoolFinding("区财政", 1, 400.0, 400.0), PoolFinding("市财政", None, 300.0, 9.0)),
        phases=(PhaseFinding(1, ("roof", "lift"), 409.0, {"区财政": 400.0, "市财政": 9.0}),),
        trenches=(TrenchFinding("东沟", ("drains", "lift")),),
        left_out=(LeftOut("facade", "POOL", (), None, ("市财政",)),),
        roles=(RolesFinding("lift", "街道办", "区财政；张三", "", "", "", ""),),
        responsibility=(),
    )
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    return dataclasses.replace(findings, plan=plan, provenance=provenance)


def told(findings):
    """Everything the chapters and tables say of plan and list."""
    words = wording("en")
    story = Story(findings, words, names_of(findings, words))
    return repr(to_json([tell(findings, "en").chapters, all_sheets(story)]))


def test_sources_offices_grounds_and_trenches_are_told_by_their_english_names():
    text = told(named())

    for name in ("Street office", "Fire law", "East trench", "District; 张三", "City"):
        assert name in text, name
    assert not any(typed in text for typed in WRITTEN)


def test_sources_that_share_an_english_name_are_told_apart():
    names = names_of(named({"区财政": "Budget", "市财政": "Budget"}), wording("en"))

    assert [names.source(one) for one in ("区财政", "市财政", "省财政")] == [
        "Budget (区财政)",
        "Budget (市财政)",
        "省财政",
    ]
    assert names.offices("市财政=0.4；街道办") == "Budget (市财政)=0.4; 街道办"


def test_what_has_no_english_name_stays_as_it_was_typed():
    text = told(named({}))

    assert all(typed in text for typed in ("区财政", "街道办", "消防法", "东沟"))


def test_criteria_that_share_an_english_name_get_their_ids():
    findings = named()
    settings = findings.provenance.settings | {"criterion_names": {"a": "Need", "b": "Need"}}
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    names = names_of(dataclasses.replace(findings, provenance=provenance), wording("en"))

    assert (names.criterion("a"), names.criterion("b")) == ("Need (a)", "Need (b)")


def test_a_notice_names_no_office_in_either_language():
    notice = public_version(named(), small=SmallFigures(), minimum_cell=10)
    settings = notice.provenance.settings

    assert settings["written_names"] == {
        typed: name for typed, name in WRITTEN.items() if typed != "街道办"
    }
    assert "Street office" not in repr(notice)
    assert "Fire law" in told(notice)


def spoken(language, money, **names):
    whole = result()
    whole["study"]["language"] = language
    whole["provenance"]["settings"] |= {"money": money, **names}
    return Result.model_validate(whole)


@pytest.mark.parametrize(("language", "told"), [("en", []), ("zh", ["money"])])
def test_a_unit_by_another_name_is_no_other_setting_in_another_language(language, told):
    english = spoken(language, "10,000 yuan", written_names={"区财政": "Budget"})
    found = compare_results(spoken("zh", "万元"), english)

    assert [one.aspect for one in found.settings] == told
    assert found.changes == ()
    assert found.written_names == {"区财政": "Budget"}
