"""Ratings of criteria inside a questionnaire weigh them for residents, from export to report."""

import csv
import json
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from command_line import prioritize, result
from prioritize.decision import rank_for
from prioritize.doubts import all_doubts, make_situation
from prioritize.doubts.doubt import random_source
from prioritize.evidence import gather_evidence
from prioritize.resident_weights import resident_answers
from prioritize.values import criterion_values
from prioritize.weighing import weigh_parties
from prioritize.workbook import load_study
from surveys.resampling import resample
from test_survey_comparisons import study_of
from weights.crowd import CrowdAnswers
from weights.ratings import RatedAnswers

THREE = ("cost", "reach", "safety")
ZH = (
    "安全紧迫",
    "需求强度",
    "一老一小",
    "受益面",
    "财政投入",
    "居民负担",
    "运营可持续",
    "生态风貌",
)
EN = ("Safety urgency", "Need", "Elders and children", "Coverage", "Public money",
      "Residents' burden", "Upkeep and return", "Ecology")  # fmt: skip
JUDGES = [
    ["perspective", "judge", "method", "left", "value"],
    *([party, "Ms Li", "points", one, 10] for party in ("government", "residents")
      for one in THREE),
]  # fmt: skip


def rated_study(folder, rows, kind="criterion_points", *, named=THREE, sheets=None):
    """A study of three items whose residents rate each criterion in one column."""
    columns = [f"Q{place}. about {name}" for place, name in enumerate(THREE, 1)]
    questions = [["column", "kind", "item"],
                 *([column, kind, item] for column, item in zip(columns, named, strict=True)
                   if item != "-")]  # fmt: skip
    tables = {"questions": questions} | (sheets or {})
    study_of(folder, [], criteria=THREE, sheets=tables)
    write(folder / "answers.csv", ["编号", *columns], rows)
    return folder


def write(path, header, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(header)
        writer.writerows([number, *row] for number, row in enumerate(rows, 1))


def residents(folder):
    return next(one for one in result(folder)["perspectives"] if one["id"] == "residents")


def codes(folder):
    return {one["code"]: one["facts"] for one in result(folder)["notes"]}


def ran(folder, *more):
    outcome = prioritize("run", folder, "--out", folder / "out", "--format", "json", *more)

    assert outcome.code == 0, outcome.err
    return residents(folder / "out"), codes(folder / "out")


def some_points(people, seed=1):
    rng = np.random.default_rng(seed)
    return [[a, b, 100 - a - b] for a, b in rng.integers(5, 45, (people, 2)).tolist()]


def test_points_become_weights_and_only_whole_answers_count(tmp_path):
    rows = some_points(30)
    found, notes = ran(rated_study(tmp_path, [*rows, [0, 0, 0], ["", "all", 5]]))
    shares = np.array(rows) / 100
    pooled = np.exp(np.log(shares).mean(axis=0))

    assert list(found["weights"].values()) == pytest.approx(list(pooled / pooled.sum()))
    assert list(found["crowd"]["mean_weights"].values()) == pytest.approx(list(shares.mean(axis=0)))
    assert (found["crowd"]["respondents"], found["crowd"]["judged"]) == (32, 30)
    assert (found["crowd"]["method"], found["pooling"]) == ("criterion_points", "aip")
    assert found["alternative"]["pooling"] == "aip-arithmetic"
    assert not {"rated_scale", "rated_few", "rated_missing"} & set(notes)


def test_a_scale_is_told_what_it_costs_and_the_lowest_answer_is_no_weight(tmp_path):
    found, notes = ran(rated_study(tmp_path, [[1, 3, 5], [3, 5, 1]] * 6, "criterion_importance"))

    assert found["weights"] == pytest.approx({"cost": 1 / 6, "reach": 1 / 2, "safety": 1 / 3})
    assert found["pooling"] == found["crowd"]["pooling"] == "aip-arithmetic"
    assert (found["crowd"]["consistent"], found["crowd"]["limit"]) == (None, None)
    assert "rated_scale" in notes


def test_the_report_says_rated_in_both_languages(tmp_path):
    folder = rated_study(tmp_path / "s", [[4, 3, 5], [2, 2, 1]] * 10, "criterion_importance")
    told = {}
    for language in ("en", "zh"):
        prioritize("run", folder, "--out", tmp_path / language, "--format", "html",
                   "--lang", language)  # fmt: skip
        told[language] = (tmp_path / language / "report.html").read_text(encoding="utf-8")
    weighed = " ".join(prioritize("weigh", folder).out.split())

    assert "in which 20 respondents rated the criteria" in told["en"]
    assert "respondents compared" not in told["en"]
    assert "Where people call most criteria important" in told["en"]
    assert "Consensus index" in told["en"]
    assert "20 位受访者为准则的重要性打过分" in told["zh"]
    assert "最低一档视为毫不重要" in told["zh"]
    assert "in which 20 respondents rated the criteria" in weighed


def test_too_few_whole_answers_count_for_nothing(tmp_path):
    rows = [*some_points(9), *([50, 50, "x"] for _ in range(20))]
    folder = rated_study(tmp_path, rows, sheets={"judgements": JUDGES})
    found, notes = ran(folder)

    assert (found["judges"], found["crowd"]) == (1, None)
    assert notes["rated_few"] == {"least": 10}


@pytest.mark.parametrize(("people", "few"), [(9, True), (12, False)])
def test_check_says_whether_the_example_of_the_residents_stands(tmp_path, people, few):
    example = [[*row[:1], "example", *row[2:]] if row[0] == "residents" else row for row in JUDGES]
    folder = rated_study(tmp_path, some_points(people), sheets={"judgements": example})
    checked = prioritize("check", folder)
    told = " ".join(checked.out.split())

    assert checked.code == 0
    assert ("fewer than 10 respondents rated all criteria" in told) is few
    assert ("the weights of party 'residents' rest on the judge 'example'" in told) is few


@pytest.mark.parametrize("cell", ["much", -40, ""])
def test_check_says_when_nobodys_answers_weigh_anything(tmp_path, cell):
    rows = [[cell, cell, cell]] * 20
    folder = rated_study(tmp_path, rows, sheets={"judgements": JUDGES})
    told = " ".join(prioritize("check", folder).out.split())

    assert "fewer than 10 respondents rated all criteria" in told
    assert ("20 answers are no points" in told) is (cell != "")


def test_questions_that_name_no_criterion_are_told_once_and_before_the_run(tmp_path):
    folder = rated_study(
        tmp_path, some_points(20), named=("", "", ""), sheets={"judgements": JUDGES}
    )
    told = " ".join(prioritize("check", folder).out.split())
    _, notes = ran(folder)

    assert "3 questions from Q1. about cost to Q3. about safety ask how important" in told
    assert notes["rated_unnamed_grid"]["count"] == 3


def test_a_criterion_missing_from_the_grid_leaves_the_judges_their_say(tmp_path):
    folder = rated_study(tmp_path, some_points(20), named=("cost", "reach", "-"),
                         sheets={"judgements": JUDGES})  # fmt: skip
    found, notes = ran(folder)

    assert found["crowd"] is None
    assert notes["rated_missing"] == {"apart": ["safety"]}


def test_without_judges_a_missing_criterion_is_told_before_a_run(tmp_path):
    folder = rated_study(tmp_path, some_points(20), named=("cost", "reach", "-"))
    outcome = prioritize("check", folder)

    assert outcome.code == 1
    assert "does not let people rate safety" in " ".join(outcome.out.split())


def test_real_judges_make_way_and_that_is_said(tmp_path):
    found, notes = ran(rated_study(tmp_path, some_points(20), sheets={"judgements": JUDGES}))

    assert found["judges"] == 20
    assert notes["rated_instead"] == {"judges": 1}
    assert "Li" not in json.dumps(found)


def test_a_rating_of_something_unknown_is_refused_at_its_cell(tmp_path):
    folder = rated_study(tmp_path, some_points(20), named=("cost", "reach", "safty"))
    outcome = prioritize("check", folder)

    assert outcome.code == 1
    assert "questions!C4" in outcome.out
    assert "'safety'" in outcome.out


def test_a_rating_that_does_not_say_of_what_is_named(tmp_path):
    folder = rated_study(tmp_path, some_points(20), named=("cost", "reach", None),
                         sheets={"judgements": JUDGES})  # fmt: skip
    _, notes = ran(folder)

    assert notes["rated_unnamed"] == {"column": "Q3. about safety"}


def test_where_an_item_is_called_like_a_criterion_its_rating_asks_for_no_item(tmp_path):
    criteria = [
        ["id", "name", "source"],
        *([one, one, "survey:demand" if one == "reach" else f"item:{one}"] for one in THREE),
    ]
    items = [["id", "name", "cost", "safety"], ["reach", "reach", 1, 2], ["b", "b", 2, 3]]
    sheets = {"criteria": criteria, "items": items}
    outcome = prioritize("check", rated_study(tmp_path / "s", some_points(20), sheets=sheets))

    assert outcome.code == 1
    assert "reach" in outcome.out


@pytest.mark.parametrize("parties", [("government", "market", "residents"), ("government",)])
def test_only_residents_are_weighed_by_ratings_however_many_parties_there_are(tmp_path, parties):
    judgements = [JUDGES[0], *([party, "office", "points", one, 10] for party in parties
                               for one in THREE if party != "residents")]  # fmt: skip
    sheets = {"perspectives": [["id", "power"], *([party, 1] for party in parties)],
              "judgements": judgements}  # fmt: skip
    folder = rated_study(tmp_path, some_points(20), sheets=sheets)
    prioritize("run", folder, "--out", folder / "out", "--format", "json")
    found = result(folder / "out")

    assert [one["crowd"] is not None for one in found["perspectives"]] == [
        party == "residents" for party in parties
    ]
    assert ("rated_no_party" in codes(folder / "out")) == ("residents" not in parties)


def both(folder, ratios, points):
    pairs = [("cost", "reach"), ("cost", "safety"), ("reach", "safety")]
    compared = [f"P{place}. pair" for place in range(3)]
    rated = [f"Q{place}. about {name}" for place, name in enumerate(THREE, 1)]
    sheets = {"questions": [
        ["column", "kind", "item"],
        *([column, "pairwise", ";".join(pair)]
          for column, pair in zip(compared, pairs, strict=True) if pair in ratios),
        *([column, "criterion_points", name] for column, name in zip(rated, THREE, strict=True)),
    ]}  # fmt: skip
    study_of(folder, [], criteria=THREE, sheets=sheets)
    write(
        folder / "answers.csv", ["编号", *compared, *rated], [[-3, -5, -2, *row] for row in points]
    )
    return folder


def test_comparisons_go_before_ratings_and_that_is_said(tmp_path):
    pairs = [("cost", "reach"), ("cost", "safety"), ("reach", "safety")]
    found, notes = ran(both(tmp_path, pairs, some_points(20)))

    assert found["crowd"]["method"] == "pairwise"
    assert "rated_aside" in notes


def test_ratings_stand_in_for_comparisons_of_too_few_criteria(tmp_path):
    found, notes = ran(both(tmp_path, [("cost", "reach")], some_points(20)))

    assert found["crowd"]["method"] == "criterion_points"
    assert notes["pairwise_unlinked_rated"] == {"linked": ["cost", "reach"], "apart": ["safety"]}
    assert not {"pairwise_unlinked", "rated_aside"} & set(notes)


GRID = {
    "zh": ("以下各方面对您有多重要？", "您希望改造哪些方面？（可多选）", ZH,
           ("加装电梯", "增加停车位", "外墙保温")),
    "en": ("How important is each of the following to you?",
           "Which works do you want? Select all that apply", EN,
           ("Lifts", "Parking spaces", "Wall insulation")),
}  # fmt: skip


def exported(path, language, rows, *, levels=5, people=30, stem=None):
    asked, wanted, _, works = GRID[language]
    rng = np.random.default_rng(4)
    header = ["编号" if language == "zh" else "ID", wanted,
              *(f"{stem or asked} [{row}]" for row in rows)]  # fmt: skip
    told = [
        [
            ";".join(np.array(works)[rng.permutation(3)[: 1 + place % 2]]),
            *rng.integers(1, levels + 1, len(rows)).tolist(),
        ]
        for place in range(people)
    ]
    write(path, header, told)
    return path


def sheet(folder, title):
    lines = openpyxl.load_workbook(folder / "study.xlsx")[title].iter_rows(values_only=True)
    return [list(line) for line in lines]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_grid_of_criteria_is_guessed_and_weighs_them_at_once(tmp_path, language):
    export = exported(tmp_path / "answers.csv", language, GRID[language][2])
    folder = tmp_path / "study"
    begun = prioritize("init", folder, "--survey", export)
    found, notes = ran(folder)
    names = {str(row[1]) for row in sheet(folder, "项目" if language == "zh" else "items")}

    assert begun.code == 0, begun.err
    assert not names & set(GRID[language][2])
    assert found["crowd"]["method"] == "criterion_importance"
    assert (found["crowd"]["judged"], found["example"]) == (30, False)
    assert sum(found["weights"].values()) == pytest.approx(1)
    assert "rated_scale" in notes


def test_a_grid_of_criteria_and_works_is_left_and_that_is_said(tmp_path):
    rows = ("Safety urgency", "Ecology", "Benches")
    prioritize("init", tmp_path / "s", "--survey", exported(tmp_path / "a.csv", "en", rows))
    book = openpyxl.load_workbook(tmp_path / "s/study.xlsx")
    told = [cell.comment.text for line in book["questions"] for cell in line
            if cell.comment and "criterion_importance" in cell.comment.text]  # fmt: skip

    assert "criterion_importance" not in {row[2] for row in sheet(tmp_path / "s", "questions")}
    assert len([one for one in told if "bears the name of a criterion" in one]) == 2


@pytest.mark.parametrize("kind", ["importance", "points"])
def test_an_update_names_the_criteria_that_the_study_has_now(tmp_path, kind):
    folder = tmp_path / "study"
    prioritize("init", folder, "--survey", exported(tmp_path / "one.csv", "en", EN))
    book = openpyxl.load_workbook(folder / "study.xlsx")
    for row in book["criteria"].iter_rows(min_row=2):
        if row[0].value == "ecology":
            row[1].value = "Birds and bees"
    book.save(folder / "study.xlsx")
    rows = ("Safety urgency", "Birds and bees")
    header = ["ID", "Which matters more, Need or Birds and bees?",
              *(f"Share out 100 points [{row}]" if kind == "points" else
                f"How important is it to you now? [{row}]" for row in rows)]  # fmt: skip
    answers = (40, 60) if kind == "points" else (4, 5)
    words = ["Need is much more important", "Birds and bees is slightly more important"]
    write(tmp_path / "two.csv", header, [[words[place % 2], *answers] for place in range(12)])
    outcome = prioritize("init", folder, "--survey", tmp_path / "two.csv", "--update")
    told = {str(row[1]): (row[2], row[3]) for row in sheet(folder, "questions")}

    assert outcome.code == 0, outcome.err
    assert [told[column] for column in header[2:]] == [(f"criterion_{kind}", row) for row in rows]
    assert told[header[1]] == ("pairwise", "Need; Birds and bees")


@pytest.mark.parametrize("kind", ["pairwise", "criterion_points"])
def test_questions_may_call_criteria_by_their_names(tmp_path, kind):
    criteria = [["id", "name", "source"], *([one, f"{one} 高", f"item:{one}"] for one in THREE)]
    named = [f"{one} 高" for one in THREE]
    if kind == "pairwise":
        named = [f"{named[0]};{named[1]}", f"{named[0]}；{named[2]}", f"{named[1]}; {named[2]}"]
    folder = rated_study(tmp_path, [[2, 5, 1], [3, 4, 5]] * 6, kind, named=named,
                         sheets={"criteria": criteria})  # fmt: skip
    outcome = prioritize("check", folder)

    assert outcome.code == 0, outcome.out


@pytest.mark.parametrize("kind", ["criterion_points", "pairwise"])
def test_who_answered_is_in_doubt_for_weights_too(tmp_path, kind):
    rows = some_points(14) if kind == "criterion_points" else [[2, -3, -5], [-7, 3, 5]] * 7
    named = THREE if kind == "criterion_points" else ("cost;reach", "cost;safety", "reach;safety")
    study = load_study(rated_study(tmp_path, rows, kind, named=named) / "study.xlsx")
    settings = study.settings.model_copy(update={"replicates": 12})
    study = replace(study, settings=settings)
    evidence = gather_evidence(study)
    parties = weigh_parties(study, evidence)
    values = criterion_values(study, evidence)
    rankings = [rank_for(study, values, one) for one in parties]
    situation = make_situation(study, evidence, parties, rankings, values)
    prepared = all_doubts()["respondents"].prepare(situation)
    draw = prepared.start()
    drawn = np.concatenate([draw(5).weights[1], draw(7).weights[1]])

    counts = resample(evidence.responses, evidence.used, 12, random_source(situation, 2)).counts
    answers = resident_answers(study, evidence)
    naive = []
    for row in counts:
        told = answers.values if kind == "criterion_points" else answers.ratios
        part = np.repeat(told, row, axis=0)
        again = (
            RatedAnswers(answers.criteria, part, kind)
            if kind == "criterion_points"
            else CrowdAnswers(answers.pairs, part)
        )
        naive.append(again.weigh(situation.matrix.criteria).weights.to_list())
    assert situation.perspectives[1].id == "residents"
    assert prepared.absent == ()
    assert drawn == pytest.approx(np.array(naive))
    assert len({tuple(one) for one in drawn.round(9).tolist()}) > 3


def test_the_report_no_longer_says_that_weights_of_respondents_stay_as_they_are(tmp_path):
    ran(rated_study(tmp_path, some_points(20)))
    robustness = result(tmp_path / "out")["robustness"]

    assert "respondents" in robustness["acceptability"]
    assert {one["reason"] for one in robustness["not_doubted"]} & {
        "crowd", "no_survey_criterion",
    } == set()  # fmt: skip
