"""The sample study runs from workbook to findings, and has a dispute to show."""

import re
from dataclasses import replace
from shutil import copyfile

import pytest

from prioritize.checking import check_study
from prioritize.evidence import gather_evidence
from prioritize.findings import StudyHead, to_json
from prioritize.notes import few_answers
from prioritize.pipeline import run_study
from prioritize.sample import sample_tables
from prioritize.study import OwnerVote, Rating
from prioritize.weighing import find_perspectives
from prioritize.workbook import load_study, write_study
from reports.story import tell
from surveys.comments.content import says_nothing
from surveys.samples import FILE, sample_export
from surveys.samples.estate import TRUTH, export_table
from surveys.samples.questionnaire import WISHES
from surveys.samples.remarks import BY_THE_WAY, REMARKS

HAN = re.compile("[\u4e00-\u9fff]+")


def written_study(folder, language):
    write_study(folder / "study.xlsx", sample_tables(language), language=language)
    with sample_export() as export:
        copyfile(export, folder / FILE)
    return load_study(folder)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return written_study(tmp_path_factory.mktemp("sample_zh"), "zh")


@pytest.fixture(scope="module")
def findings(study):
    return run_study(study)


def test_nothing_in_the_sample_is_wrong_or_doubtful(study):
    assert study.doubts == ()
    assert check_study(study) == ()


def test_every_flaw_of_the_export_is_found_and_nothing_else_is_set_aside(findings):
    reasons = (
        "no_consent",
        "incomplete",
        "duplicate_household",
        "failed_check",
        "too_fast",
        "straight_lining",
    )
    aside = {entry.reason: entry.rows for entry in findings.survey.set_aside}

    assert findings.survey.returned == TRUTH.rows
    assert findings.survey.used == TRUTH.used
    assert findings.survey.issued == TRUTH.issued
    assert aside == {reason: getattr(TRUTH, reason) for reason in reasons}


def test_the_comments_are_coded_as_they_were_meant(study, findings):
    evidence = gather_evidence(study)
    wishes = {wish.name: wish.option for wish in WISHES}
    items = {one.option: one.item for one in study.codebook.options if one.item}
    meant = {" ".join(one.text.split()): one for one in REMARKS + BY_THE_WAY}
    column = next(one for one in evidence.responses.words if one.role == "answer")
    told = [
        meant[" ".join(column.texts[place].split())] if place >= 0 else None
        for place in column.places[evidence.used]
    ]
    counted = {one.item: (one.mentioned, one.against) for one in findings.survey.comments.items}
    (question,) = findings.survey.comments.questions

    for wish, option in wishes.items():
        asks = sum(one is not None and wish in one.asks for one in told)
        against = sum(one is not None and wish in one.against for one in told)
        mentioned, refused = counted[items[option]]
        assert refused == against
        # Words of one item that stand in a remark about another are rare.
        assert asks <= mentioned <= asks + 4
    assert question.answered == sum(one is not None for one in told)
    assert question.no_content == sum(one is not None and says_nothing(one.text) for one in told)


def test_the_comments_suggest_needs_that_are_no_item(findings):
    needs = {(one.source, one.catalogue): one for one in findings.survey.comments.needs}
    found = [one.words[0] for one in findings.survey.comments.needs if one.source == "comments"]

    assert found == ["公开", "狗"]
    assert needs["catalogue", "I19"].label == "晾晒设施"
    assert all(one.people >= 10 and one.examples for one in needs.values())


def test_only_car_owners_are_counted_as_asked_about_parking(findings):
    asked = {entry.column: entry.asked for entry in findings.survey.questions}

    assert asked["10"] == TRUTH.used
    assert 100 < asked["15"] < asked["10"]


def test_each_party_wants_something_else_first(findings):
    first = {party: ranking[0].item for party, ranking in findings.rankings.items()}

    assert len(set(first.values())) == 3


def test_the_ledger_has_something_to_say_about_every_party(findings):
    lost = {total.perspective: total.concession for total in findings.tradeoffs.totals}
    kept = {total.perspective: total.retained_value for total in findings.tradeoffs.totals}
    flipping = {flip.perspective for flip in findings.tradeoffs.flips}

    assert min(lost.values()) > 0.1
    assert max(kept.values()) < 1
    assert flipping == set(lost)


def test_lifts_and_the_street_front_are_contested(findings):
    places = {
        (entry.item, entry.perspective): entry.own_rank for entry in findings.tradeoffs.ledger
    }

    assert places["I06", "residents"] <= 7 < places["I06", "government"]
    assert places["I22", "government"] <= 7 < places["I22", "residents"]
    assert places["I08", "market"] == 1


def test_the_same_study_in_english_comes_to_the_same_list(findings, tmp_path):
    english = run_study(written_study(tmp_path, "en"))

    assert english.joint == findings.joint
    assert english.plan.funded == findings.plan.funded
    assert english.study.language == "en"


@pytest.fixture(scope="module")
def in_english(study):
    return run_study(study, language="en")


def test_a_chinese_study_reported_in_english_finds_the_same(findings, in_english):
    named = ("study", "provenance", "items", "categories", "perspectives", "survey", "notes")
    whole, english = to_json(findings), to_json(in_english)

    assert english.keys() == whole.keys()
    assert all(english[part] == whole[part] for part in whole if part not in named)
    assert [one | {"name": ""} for one in english["items"]] == [
        one | {"name": ""} for one in whole["items"]
    ]
    assert in_english.study == StudyHead(
        "Renovation priorities of Willow River Estate (example)", "Willow River Estate (invented)",
        "en",
    )  # fmt: skip
    assert in_english.provenance.settings["money"] == "× 10 000 yuan"
    assert not any(key.endswith("_en") for key in in_english.provenance.settings)


def chinese_in(report, spared):
    """Runs of Chinese that no text to be spared explains."""
    text = "\n".join(strings(to_json(report)))
    for one in sorted(filter(HAN.search, spared), key=len, reverse=True):
        text = text.replace(one, "")
    return set(HAN.findall(text))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_an_english_report_of_the_sample_study_holds_no_chinese_but_what_people_said(
    study, in_english
):
    export = export_table().astype(str)
    cells = {cell for column in export for cell in export[column]}
    texts = in_english.provenance.settings["question_texts"].values()
    questions = {*texts, *(one.column for one in in_english.survey.questions)}
    panel = [judge for party in in_english.perspectives for judge in party.panel]
    judges = {judge.judge for judge in panel}
    reasons = {one.reason for judge in panel for one in judge.reasons}
    needs = in_english.survey.comments.needs
    asked = {part for text in questions for part in (text, *re.split("[—、]", text))}
    answers = {part for cell in cells for part in re.split("[┋→]|〖.*?〗", cell)}
    quoted = {text for need in needs for text in (*need.words, *need.examples)}
    spared = asked | answers | judges | reasons | quoted | {"问卷星", "号楼"}
    spared |= {row.level for row in study.population}

    assert chinese_in(tell(in_english, "en"), spared) == set()
    assert chinese_in(in_english.plan.gates, spared) != set()
    assert {need.label for need in needs} == {"Drying racks", "公开, 资金", "狗"}


def test_the_weights_are_told_in_english_too(study):
    names = {one.id: one.name for one in find_perspectives(study, language="en")}

    assert names == {"government": "Government", "market": "Market", "residents": "Residents"}
    assert [one.id for one in find_perspectives(study, "市场", "en")] == ["market"]
    assert [one.id for one in find_perspectives(study, "Market", "zh")] == ["market"]


@pytest.mark.parametrize("rule", ["copeland", "pooled_weights", "borda"])
def test_ranks_lie_within_the_range_of_the_studys_own_rule(study, rule):
    settings = study.settings.model_copy(update={"joint": rule})
    # Every party has the same say, which lies amid all the ways of sharing it.
    parties = tuple(party.model_copy(update={"power": 1.0}) for party in study.parties)
    found = run_study(replace(study, settings=settings, parties=parties))
    outside = [one.item for one in found.joint if not one.rank_low <= one.rank <= one.rank_high]

    assert len(outside) <= 1
    assert found.provenance.settings["flips_computed"] is (rule == "borda")
    assert bool(found.tradeoffs.flips) is (rule == "borda")


def test_the_order_of_the_sheets_decides_nothing(study, findings):
    turned = run_study(
        replace(
            study,
            parties=study.parties[::-1],
            items=study.items[::-1],
            criteria=study.criteria[::-1],
            judgements=study.judgements[::-1],
        )
    )

    assert turned.robustness.acceptability == findings.robustness.acceptability
    assert turned.robustness.ties == findings.robustness.ties
    assert [one.item for one in turned.joint] == [one.item for one in findings.joint]
    assert turned.plan.build_order == findings.plan.build_order


def test_a_party_that_rates_items_itself_is_ranked_by_its_own_ratings(study, findings):
    own = tuple(
        Rating(item="G01", criterion="upkeep", rater="r", perspective="market", value=value)
        for value in (1.0, 1.0, 2.0)
    )
    found = run_study(replace(study, ratings=study.ratings + own))
    score = {
        (run, party): next(row.score for row in ranking if row.item == "G01")
        for run, result in (("before", findings), ("after", found))
        for party, ranking in result.rankings.items()
    }

    assert score["after", "market"] < score["before", "market"]
    # The others see the mean over everybody, which the three ratings lower a little.
    assert score["after", "residents"] != score["after", "market"]
    upkeep = {one.id: one.values["upkeep"] for one in found.items}["G01"]
    assert 1.0 < upkeep < {one.id: one.values["upkeep"] for one in findings.items}["G01"]


def test_a_vote_on_the_sheet_of_owners_is_counted_and_never_passes_without_the_others(study):
    vote = OwnerVote(unit="1-1-101", building="4号楼", area=60.0, owner="A", item="I06", vote="for")
    found = run_study(replace(study, owners=(vote,)))
    held = [one for one in found.plan.votes if one.status != "pending"]

    assert [(one.item, one.scope, one.status, one.base) for one in held] == [
        ("I06", "4号楼", "unknown", "incomplete")
    ]
    assert not {note.code for note in found.notes if note.code.startswith("unused")}


def test_every_questionnaire_and_household_of_the_estate_is_accounted_for(findings):
    whole = findings.survey.accounting.whole
    repeated = TRUTH.duplicate_household

    assert (whole.households, whole.issued) == (TRUTH.households, TRUTH.issued)
    assert whole.used == whole.complete + whole.partial == TRUTH.used
    assert (whole.refused, whole.repeated) == (TRUTH.no_consent, repeated)
    assert whole.not_returned == TRUTH.issued - (TRUTH.rows - repeated)
    assert whole.not_reached == TRUTH.households - TRUTH.issued
    assert whole.coverage == pytest.approx(TRUTH.used / TRUTH.households)


def test_the_estate_is_weighted_to_its_buildings_floors_and_tenants(findings):
    survey = findings.survey

    assert [one.reason for one in survey.weighting.variables] == ["", "", ""]
    assert survey.weighting.difference < 1e-6
    assert survey.design_effect > 1
    assert survey.effective_n == pytest.approx(survey.used / survey.design_effect)
    # Tenants hand in fewer forms than owners.
    tenants = next(one for one in survey.weighting.margins if one.level == "租户")
    assert tenants.before < tenants.target == pytest.approx(tenants.after)


def test_every_guarded_group_of_the_estate_is_heard_and_has_a_list(findings):
    assert [one.reason for one in findings.guarded] == ["", "", ""]
    assert all(one.n >= 10 and one.top_served for one in findings.guarded)
    assert findings.guarded[0].order[0] == "I05"


def test_figures_that_rest_on_few_people_are_named(study, findings):
    bases = findings.provenance.settings["criterion_bases"]
    told = [note.facts for note in few_answers(study, {"need": 9, "elders": 10})]

    # Only some of the people are 60 or older, and only car owners see one of the questions.
    assert 10 <= bases["elders"] < bases["need"] <= TRUTH.used
    assert set(bases) == {"need", "elders"}
    assert told == [{"criterion": "居民需求", "people": 9}]
