"""Criteria under headings, from the workbook to the result."""

import json
import math

import openpyxl
import pytest

from command_line import prioritize

ITEMS = [
    ["id", "name", "class", "cost", "need", "years"],
    ["lift", "Lift", "improvement", 200, 3, 9],
    ["roof", "Roof", "basic", 80, 5, 3],
    ["road", "Road", "basic", 120, 4, 4],
]
CRITERIA = [
    ["id", "name", "direction", "source", "parent"],
    ["need", "Need", "benefit", "item:need", None],
    ["money", "Money", None, None, None],
    ["cost", "Cost", "cost", "item:cost", "money"],
    ["years", "Years", "benefit", "item:years", "money"],
]
JUDGEMENTS = [
    ["perspective", "judge", "method", "left", "right", "value"],
    ["residents", "Lin", "pairwise", "need", "money", "3"],
    ["residents", "Lin", "points", "cost", None, "30"],
    ["residents", "Lin", "points", "years", None, "10"],
]
CROSSED = ["residents", "Lin", "pairwise", "need", "cost", "2"]
HALF = [["residents", "Wu", "points", name, None, "5"] for name in ("need", "money")]


def study(folder, criteria=CRITERIA, judgements=JUDGEMENTS):
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {
        "settings": [["key", "value"], ["language", "en"]],
        "items": ITEMS,
        "criteria": criteria,
        "perspectives": [["id", "name", "power"], ["residents", "Residents", 1]],
        "judgements": judgements,
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    folder.mkdir()
    book.save(folder / "study.xlsx")
    return folder


def changed(rows, place, column, value):
    return [
        [value if (at, name) == (place, column) else cell for name, cell in enumerate(row)]
        for at, row in enumerate(rows)
    ]


def test_weights_multiply_down_and_every_heading_is_told(tmp_path):
    folder = study(tmp_path / "study")
    checked, told = prioritize("check", folder), prioritize("weigh", folder)
    ran = prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    result = json.loads((tmp_path / "out/result.json").read_text(encoding="utf-8"))
    (party,) = result["perspectives"]
    (judge,) = party["panel"]

    assert (checked.code, told.code, ran.code) == (0, 0, 0), checked.out + told.err + ran.err
    assert party["weights"] == pytest.approx({"need": 0.75, "cost": 0.1875, "years": 0.0625})
    assert [one["heading"] for one in party["headings"]] == ["", "money"]
    assert party["headings"][1]["weights"] == pytest.approx({"cost": 0.75, "years": 0.25})
    assert judge["method"] == "several"
    assert judge["headings"][0]["consistency_ratio"] == 0
    assert "Weights under Money" in told.out
    assert set(result["items"][0]["values"]) == {"need", "cost", "years"}


def test_contradictions_under_a_heading_have_their_geometric_index(tmp_path):
    pairs = {("need", "money"): 2, ("money", "view"): 2, ("need", "view"): 2}
    rows = [["residents", "Lin", "pairwise", *pair, str(value)] for pair, value in pairs.items()]
    view = ["view", "View", *CRITERIA[1][2:]]
    folder = study(
        tmp_path / "study",
        [*CRITERIA, view],
        [JUDGEMENTS[0], *rows, *(row for row in JUDGEMENTS[1:] if row[2] == "points")],
    )
    ran = prioritize("run", folder, "--out", tmp_path / "out", "--format", "json")
    result = json.loads((tmp_path / "out/result.json").read_text(encoding="utf-8"))
    (party,) = result["perspectives"]
    told = [party["headings"], party["panel"][0]["headings"]]
    # Each of the three errors is a third of ln 2; of two criteria only points were given.
    index = math.log(2) ** 2 / 3

    assert ran.code == 0, ran.err
    for headings in told:
        assert headings[0]["geometric_consistency"] == pytest.approx(index)
        assert headings[1]["geometric_consistency"] is None


@pytest.mark.parametrize(
    ("criteria", "judgements", "place", "words"),
    [
        (changed(CRITERIA, 2, 3, "item:need"), JUDGEMENTS, "criteria!D3", "heading"),
        (changed(CRITERIA, 2, 4, "money"), JUDGEMENTS, "criteria!E3", "circle"),
        (changed(CRITERIA, 3, 4, "monney"), JUDGEMENTS, "criteria!E4", "money"),
        (CRITERIA, [*JUDGEMENTS, CROSSED], "judgements!F5", "same heading"),
        (CRITERIA, [*JUDGEMENTS, *HALF], "judgements!F5", "beside each other"),
        (CRITERIA, JUDGEMENTS[:1] + JUDGEMENTS[2:], "criteria!A3", "heading"),
    ],
)
def test_what_is_wrong_with_headings_is_told_with_its_cell(
    tmp_path, criteria, judgements, place, words
):
    checked = prioritize("check", study(tmp_path / "study", criteria, judgements))

    assert checked.code == 1
    assert place in checked.out
    assert words in checked.out
