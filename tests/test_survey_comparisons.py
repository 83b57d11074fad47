"""Comparisons inside a questionnaire weigh the residents' criteria, from export to report."""

import csv
import json
from itertools import combinations
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from command_line import prioritize, result
from prioritize.evidence import gather_evidence
from prioritize.workbook import load_study
from surveys.comparisons import comparisons

CITY = Path(__file__).resolve().parents[1] / "../shared/data/ahp_city200.csv"
needs_city = pytest.mark.skipif(not CITY.exists(), reason="no survey beside us")
CRITERIA = ("culture", "family", "housing", "jobs", "transport")


def study_of(folder, rows, *, criteria=CRITERIA, sheets=None, items=None):
    """A study whose residents compare every pair of criteria in one column each."""
    pairs = list(combinations(criteria, 2))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "answers.csv").open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["编号", *(f"Q{n}. {left} or {right}" for n, (left, right) in
                                 enumerate(pairs, 1))])  # fmt: skip
        writer.writerows([number, *row] for number, row in enumerate(rows, 1))
    tables = {
        "settings": [
            ["key", "value"],
            ["language", "en"],
            ["surveys", "answers.csv"],
            ["random_index", "simulated500k"],
        ],
        "items": [
            ["id", "name", *criteria],
            *([name, name, *((place * step + 1) % 7 for step in range(len(criteria)))]
              for place, name in enumerate("abc", 2)),
        ],
        "criteria": [["id", "name", "source"], *([one, one, f"item:{one}"] for one in criteria)],
        "questions": [
            ["column", "kind", "item"],
            *([f"Q{n}. {left} or {right}", "pairwise", f"{left};{right}"]
              for n, (left, right) in enumerate(pairs, 1)),
        ],
        "perspectives": [["id", "power"], ["government", 1], ["residents", 1]],
        "judgements": [
            ["perspective", "judge", "method", "left", "value"],
            *(["government", "office", "points", one, 10] for one in criteria),
        ],
    } | (sheets or {})  # fmt: skip
    if items:
        tables["questions"] = [tables["questions"][0]] + [
            [column, kind, item] for (column, kind, _), item in
            zip(tables["questions"][1:], items, strict=True)
        ]  # fmt: skip
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in tables.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(folder / "study.xlsx")
    return folder


def city_rows():
    with CITY.open(encoding="utf-8") as lines:
        _, *rows = csv.reader(lines)
    return rows


def residents(folder):
    return next(one for one in result(folder)["perspectives"] if one["id"] == "residents")


def few_rows(people, seed=3):
    rng = np.random.default_rng(seed)
    return rng.choice([-5, -3, -2, 1, 2, 4], size=(people, 3)).tolist()


THREE = ("cost", "reach", "safety")


@needs_city
def test_the_city_survey_weighs_as_published(tmp_path):
    folder = study_of(tmp_path / "study", city_rows())
    outcome = prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    found = residents(tmp_path / "out")

    assert outcome.code == 0, outcome.err
    assert found["judges"] == found["crowd"]["respondents"] == 200
    assert found["crowd"]["consistent"] == 130
    assert found["crowd"]["pooling"] == "aij"
    assert found["panel"] == []
    # The vignette weighs by column means; what was read must give its figures.
    evidence = gather_evidence(load_study(folder))
    told = comparisons(evidence.responses)
    stack = np.ones((200, 5, 5))
    for place, (left, right) in enumerate(told.pairs):
        at = CRITERIA.index(left), CRITERIA.index(right)
        stack[:, at[0], at[1]] = told.ratios[:, place]
        stack[:, at[1], at[0]] = 1 / told.ratios[:, place]
    column_means = (stack / stack.sum(axis=1, keepdims=True)).mean(axis=2)
    assert column_means.mean(axis=0) == pytest.approx(
        [0.1620, 0.4367, 0.0761, 0.2827, 0.0424], abs=5e-5
    )
    assert list(found["crowd"]["mean_weights"].values()) == pytest.approx(
        [0.155898, 0.452133, 0.07105, 0.280766, 0.040154], abs=1e-6
    )


@needs_city
def test_weights_can_be_pooled_instead_of_comparisons(tmp_path):
    settings = [["key", "value"], ["surveys", "answers.csv"], ["pooling", "aip"]]
    folder = study_of(tmp_path / "study", city_rows(), sheets={"settings": settings})
    prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    found = residents(tmp_path / "out")

    assert (found["crowd"]["pooling"], found["consistency_ratio"]) == ("aip", None)
    assert found["weights"]["family"] == pytest.approx(0.4542, abs=1e-4)


def test_a_report_says_how_many_compared_and_lists_none_of_them(tmp_path):
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE)
    told = prioritize("weigh", folder)
    checked = prioritize("check", folder)
    prioritize("run", folder, "--out", tmp_path / "out", "--format", "html")

    assert (told.code, checked.code) == (0, 0), (told.err, checked.out)
    assert "in which 40 respondents compared" in " ".join(told.out.split())
    assert "to agree" in " ".join(told.out.split())
    assert residents(tmp_path / "out")["example"] is False
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert "in which 40 respondents compared" in page


def test_real_judges_of_the_residents_make_way_and_that_is_said(tmp_path):
    judgements = [
        ["perspective", "judge", "method", "left", "value"],
        *(["government", "office", "points", one, 10] for one in THREE),
        *(["residents", "Ms Li", "points", one, value] for one, value in zip(THREE, (80, 10, 10),
                                                                             strict=True)),
    ]  # fmt: skip
    sheets = {"judgements": judgements}
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE, sheets=sheets)
    prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    found = result(tmp_path / "out")
    (note,) = [one for one in found["notes"] if one["code"] == "pairwise_instead"]

    assert residents(tmp_path / "out")["judges"] == 40
    assert note["facts"] == {"judges": 1}
    assert "Li" not in json.dumps(found)


def test_comparisons_of_too_few_people_count_for_nothing(tmp_path):
    judgements = [
        ["perspective", "judge", "method", "left", "value"],
        *(["government", "office", "points", one, 10] for one in THREE),
        *(["residents", "committee", "points", one, 10] for one in THREE),
    ]
    sheets = {"judgements": judgements}
    folder = study_of(tmp_path / "study", few_rows(9), criteria=THREE, sheets=sheets)
    prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    found = residents(tmp_path / "out")

    assert (found["judges"], found["crowd"]) == (1, None)
    assert "pairwise_few" in {one["code"] for one in result(tmp_path / "out")["notes"]}


def test_a_comparison_of_something_unknown_is_refused_at_its_cell(tmp_path):
    items = ["cost;reach", "cost;safty", "reach"]
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE, items=items)
    outcome = prioritize("check", folder)

    assert outcome.code == 1
    assert "questions!C3" in outcome.out
    assert "'safety'" in outcome.out
    assert "questions!C4" in outcome.out
    assert "left;right" in outcome.out


def test_a_comparison_that_does_not_say_of_what_is_named(tmp_path):
    items = ["cost;reach", "cost;safety", None]
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE, items=items)
    outcome = prioritize("run", folder, "--out", tmp_path / "out", "--lang", "zh")
    notes = {one["code"]: one["facts"] for one in result(tmp_path / "out")["notes"]}

    assert outcome.code == 0
    assert notes["pairwise_unnamed"] == {"column": "Q3. reach or safety"}
    assert "中间用分号隔开" in "".join(outcome.out.split()).replace("│", "")
    assert residents(tmp_path / "out")["crowd"]["judged"] == 40


def test_a_criterion_that_nobody_compares_is_refused(tmp_path):
    pair = [["column", "kind", "item"], ["Q1. cost or reach", "pairwise", "cost;reach"]]
    folder = study_of(tmp_path / "s", few_rows(40), criteria=THREE, sheets={"questions": pair})
    outcome = prioritize("run", folder)

    assert outcome.code == 1
    assert "safety" in outcome.err


def test_minus_three_of_a_numbered_export_is_a_number_where_others_are_below_zero(tmp_path):
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE)
    path = folder / "answers.csv"
    text = path.read_text(encoding="utf-8-sig").replace("编号", "序号").replace("Q", "")
    head, *lines = (
        text.replace("1. cost or reach", "1、cost or reach")
        .replace("2. cost or safety", "2、cost or safety")
        .replace("3. reach or safety", "3、reach or safety")
        .splitlines()
    )
    path.write_text("\n".join([head, *lines]), encoding="utf-8-sig")
    book = openpyxl.load_workbook(folder / "study.xlsx")
    for row in (2, 3, 4):
        book["questions"].cell(row, 1).value = str(row - 1)
    book.save(folder / "study.xlsx")
    prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    found = result(tmp_path / "out")

    assert found["survey"]["exports"][0]["platform"] == "wjx"
    assert residents(tmp_path / "out")["crowd"]["judged"] == 40


@pytest.mark.parametrize("named", [["cost;reach", None, None], ["cost;reach", "reach;cost", None]])
def test_comparisons_of_too_few_criteria_leave_the_judges_their_say(tmp_path, named):
    judgements = [
        ["perspective", "judge", "method", "left", "value"],
        *(["government", "office", "points", one, 10] for one in THREE),
        *(["residents", "committee", "points", one, 10] for one in THREE),
    ]
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE, items=named,
                      sheets={"judgements": judgements})  # fmt: skip
    outcome = prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    (note,) = [
        one for one in result(tmp_path / "out")["notes"] if one["code"] == "pairwise_unlinked"
    ]

    assert outcome.code == 0, outcome.err
    assert residents(tmp_path / "out")["crowd"] is None
    assert note["facts"] == {"linked": ["cost", "reach"], "apart": ["safety"]}


def test_without_judges_too_few_comparisons_are_told_before_a_run(tmp_path):
    folder = study_of(
        tmp_path / "study", few_rows(40), criteria=THREE, items=["cost;reach", None, None]
    )
    outcome = prioritize("check", folder)

    assert outcome.code == 1
    assert "perspectives!A3" in outcome.out
    assert "does not compare safety with the other criteria" in " ".join(outcome.out.split())


@pytest.mark.parametrize("kind", ["pairwise", None])
def test_a_comparison_left_aside_may_keep_its_sides(tmp_path, kind):
    questions = [
        ["column", "kind", "item", "role"],
        *([f"Q{n}. {left} or {right}", kind, "cost;gone", "ignore"]
          for n, (left, right) in enumerate(combinations(THREE, 2), 1)),
    ]  # fmt: skip
    judgements = [
        ["perspective", "judge", "method", "left", "value"],
        *([party, "office", "points", one, 10] for party in ("government", "residents")
          for one in THREE),
    ]  # fmt: skip
    folder = study_of(tmp_path / "study", few_rows(40), criteria=THREE,
                      sheets={"questions": questions, "judgements": judgements})  # fmt: skip
    outcome = prioritize("check", folder)

    assert "gone" not in outcome.out
    assert outcome.code == 0, outcome.out
