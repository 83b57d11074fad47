"""What is told of two results, in both languages."""

import pytest

from compared_results import BASE, given, read, result
from prioritize.comparison import Result, compare_results
from prioritize.comparison.switches import SWITCHES
from reports.formats.terminal import render
from reports.story.comparison import tell_comparison
from reports.wording import LANGUAGES, wording
from sample_findings import sample_findings


def told(found, language="en"):
    document = tell_comparison(found, language, ("old", "new"))
    return " ".join(render(document, sample_findings()).decode().split())


@pytest.fixture
def many():
    """Another item, criterion, cost, rule and power, and weights nobody agreed."""
    figures = given()["figures"]
    del figures["c"]
    figures["e"] = {"need": 0.7, "price": 15.0}
    for item, figure in zip("abde", (1.0, 2.0, 9.0, 4.0), strict=True):
        figures[item]["look"] = figure
    weights = {
        party: {name: share / 2 for name, share in own.items()} | {"look": 0.5}
        for party, own in BASE["weights"].items()
    }
    after = result(
        figures=figures,
        weights=weights,
        criteria=BASE["criteria"] | {"look": ("benefit", "rating")},
        costs=BASE["costs"] | {"b": 33.0, "e": 15.0},
        powers={"residents": 0.4, "market": 0.6},
        mandatory={"a": "law"},
        after={"b": ["d"]},
        budget=150.0,
    )
    after["perspectives"][0]["example"] = True
    after["provenance"]["settings"]["draws"] = 5
    after["provenance"]["inputs"] = []
    return compare_results(read(), Result.model_validate(after))


def test_one_change_is_named_as_the_only_cause():
    found = compare_results(read(), read(powers={"residents": 0.2, "market": 0.8}))
    story = told(found)

    assert "Only one input differs, and all that moved comes from it: Powers." in story
    assert "Now chosen: Drains. • No longer chosen: Lifts." in story
    assert "Residents: 70% → 20%" in story
    assert "Step by step" not in story


def test_many_changes_are_told_one_by_one_and_step_by_step(many):
    story = told(many)

    assert "Only in the first result: Roofs." in story
    assert "• e: new" in story
    assert "Parking: 20 → 33" in story
    assert "Lifts · must be done because: – → law" in story
    assert "Parking · waits for: – → Drains" in story
    assert "Budget: – → 150" in story
    assert "Step by step" in story
    assert "The weights of Residents are examples" in story
    assert "Files with other contents: study.xlsx." in story


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Parking · paid by: owners 100% → city 50%, owners 50%",
                "city · all years together: 120 → 80",
                "owners · 2: – → 12",
                "Years of the plan: – → 2",
                "Lifts · in the trench: – → east",
            ],
        ),
        (
            "zh",
            [
                "Parking · 出资：owners 100% → city 50%、owners 50%",
                "city · 各年合计：120 → 80",
                "Lifts · 同沟：– → east",
            ],
        ),
    ],
)
def test_what_changed_about_the_money_is_told_source_by_source(language, said):
    fund = {item: {"owners": 1.0} for item in "abcd"}
    before = result(fund=fund, pools=[("city", None, 120.0), ("owners", None, 40.0)])
    after = result(
        fund=fund | {"b": {"city": 0.5, "owners": 0.5}},
        pools=[("city", None, 80.0), ("owners", None, 40.0)],
        years=2,
        trench={"a": "east"},
    )
    limit = {"source": "owners", "year": 2, "limit": 12.0}
    for part in (after["basis"], after["plan"]):
        part["pools"].append(limit)
    after["plan"]["funded"] = before["plan"]["funded"] = ["b"]
    found = compare_results(*map(Result.model_validate, (before, after)))
    story = told(found, language)

    assert [one for one in said if one not in story] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["older", "differs"])
def test_a_set_that_cannot_be_made_again_is_told_with_its_reason(reason, language):
    spoilt = result(fund={item: {"city": 1.0} for item in "abcd"}, pools=[("city", None, 100.0)])
    if reason == "older":
        del spoilt["basis"]["pools"]
    else:
        spoilt["plan"]["funded"] = ["c"]
    words = wording(language)
    story = told(compare_results(Result.model_validate(spoilt), read()), language)
    side = words.word("compare_side", "before")

    assert words.say("comparison.order_only")[:12] in story
    assert words.word("compare_unchosen", reason).format(side=side)[:12] in story


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Built in another year: Lifts.", "yes: year 1 → year 2"]),
        ("zh", ["改在其他年份实施：Lifts。", "实施：第 1 年 → 第 2 年"]),
    ],
)
def test_an_item_that_only_changes_its_year_stands_in_the_answer_and_in_the_table(language, said):
    before, after = result(budget=120.0), result(budget=120.0)
    before["plan"]["phases"] = [{"year": 1, "items": ["a", "b"]}, {"year": 2, "items": ["d"]}]
    after["plan"]["phases"] = [{"year": 1, "items": ["b"]}, {"year": 2, "items": ["d", "a"]}]
    found = compare_results(Result.model_validate(before), Result.model_validate(after))
    story = told(found, language)

    assert all(sentence in story for sentence in said)
    assert "Drains" not in story


def test_cancelling_changes_are_told_as_such():
    swapped = {"residents": BASE["weights"]["market"], "market": BASE["weights"]["residents"]}
    found = compare_results(read(), read(weights=swapped, powers={"residents": 0.3, "market": 0.7}))

    assert (
        "Lifts stays within a place, although changes alone would move it: "
        "Weights: ↓2, Powers: ↓2. They cancel out." in told(found)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed_is_an_answer(language):
    words = wording(language)
    story = told(compare_results(read(), read()), language)

    assert words.say("comparison.nothing_moved") in story
    assert words.say("comparison.set_same") in story
    assert words.say("comparison.no_changes") in story


def test_the_chinese_story_holds_no_english_words_of_ours(many):
    story = told(many, "zh")

    assert "逐项单独变化" in story
    assert "一步一步看" in story
    assert not {"Items", "alone", "Before", "Chosen"} & {*story.split()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["older", "notice", "incomplete", "differs"])
def test_a_file_that_does_not_tell_enough_is_named_with_its_reason(reason, language):
    spoilt = result()
    if reason == "older":
        del spoilt["basis"]
    elif reason == "notice":
        spoilt["basis"] = None
    elif reason == "incomplete":
        del spoilt["items"][0]["values"]["need"]
    else:
        spoilt["joint"][0]["score"] += 1
    words = wording(language)
    story = told(compare_results(Result.model_validate(spoilt), read()), language)
    side = words.word("compare_side", "before")

    assert words.say("comparison.untraced")[:20] in story
    assert words.word("compare_untraced", reason).format(side=side)[:12] in story


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_has_words(language):
    words = wording(language)

    assert all(words.word("compare_kind", kind) != kind for kind in SWITCHES)
