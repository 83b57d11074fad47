"""The sheets to try changes on: LibreOffice works them out, the engine says what is right."""

import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import xlsxwriter

from prioritize.small_cells import SmallFigures
from reports.figures import DASH
from reports.formats.xlsx import render
from reports.living import make_trial, trial_pages, write_pages
from reports.living.inputs import inputs_head
from reports.living.layout import lay_out
from reports.living.steps import steps_head
from reports.living.texts import LONGEST_LITERAL, messages, title
from reports.names import names_of
from reports.notice import public_version
from reports.story import tell
from reports.story.context import Story
from reports.wording import Wording, wording
from sample_findings import sample_findings, with_hostile_text
from worked_findings import SIX, case, edited, worked_findings

KNOWN = {
    *("IF", "OR", "NA", "COUNT", "SUM", "MIN", "MAX", "ABS", "SQRT", "SUMSQ", "SUMPRODUCT"),
    *("ROUND", "RANK", "COUNTIF", "INDEX", "MATCH", "ISNUMBER", "ISERROR", "SIGN"),
    *("ROW", "COLUMN", "ADDRESS"),
}
"""Functions that Excel 2010, WPS and LibreOffice know."""
TRIED = {
    "powers": {"market": 0.9, "government": 0.0},
    "weights": {"residents": (0.2, 0.4, 0.1, 0.1, 0.2), "market": (0.0, 0.0, 3.0, 0.0, 0.0)},
    "values": {"d": (0.8, 130.5, 4.0, 2.0, 4.0), "f": (0.7, 120.0, 3.0, 2.6, 4.0)},
    "own": {("market", "b", "shade"): 3.0, ("market", "d", "shade"): None},
}
"""What a reader types; the noise tells items apart now, and the market listens to nothing else."""
PAGES = ("inputs", "league", "ledger", "steps")
MADE = ("Joint rank", "Item", "Rank as reported", "Moved up", "Chosen as reported")
ERRORS = {"#N/A", "#VALUE!", "#DIV/0!", "#NUM!"}
COMBINATIONS = [
    ("topsis", "vector", "compromise"),
    ("topsis", "minmax", "borda"),
    ("topsis", "range", "copeland"),
    ("topsis", "vector", "pooled_weights"),
    ("topsis", "vector", "kemeny"),
    ("wsm", "vector", "mean_closeness"),
    ("wsm", "minmax", "pooled_weights"),
    ("wsm", "range", "compromise"),
    ("moora", "minmax", "copeland"),
]
SCORES = {
    "government": {"a": 3.0, "b": 3.0, "c": -5.25, "d": 0.1, "e": 0.3, "f": 0.2},
    "market": {"a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0, "f": 0.0},
    "residents": {"a": 12.0, "b": 7.0, "c": 7.0, "d": 1.0, "e": 2.0, "f": 40.0},
}


def drawn(seed):
    """Few different figures, so that many items are equal in something; all are changed."""
    random = np.random.default_rng(seed)
    rule = ("compromise", "borda", "copeland")[seed % 3]
    given = case(joint=rule, normalization=("vector", "minmax")[seed % 2])

    def figures():
        return {item: tuple(map(float, random.integers(0, 3, 5))) for item in SIX["values"]}

    def weights():
        return {party: tuple(random.integers(0, 4, 5) + 0.5) for party in SIX["weights"]}

    start = edited(given, values=figures(), weights=weights())
    start["weights"] = {party: tuple(one / sum(row) for one in row)
                        for party, row in start["weights"].items()}  # fmt: skip
    return start, edited(start, values=figures(), weights=weights(), powers={"market": 0.4})


def all_tries():
    """Start and changed case by name."""
    tries = {
        " ".join((*names[:2], names[2][:6])): (given, edited(given, **TRIED))
        for names in COMBINATIONS
        for given in [case(**dict(zip(("method", "normalization", "joint"), names, strict=True)))]
    }
    same = dict.fromkeys(SIX["values"], SIX["values"]["a"])
    flat = edited(case(), values=same, own=dict.fromkeys(SIX["own"], 4.0))
    tries["all equal"] = (case(), flat)
    by_score = case(method="promethee_ii", scores=SCORES)
    changed = {"residents": SCORES["residents"] | {"c": 41.0, "a": 0.5}}
    tries["by score"] = (by_score, edited(by_score, scores=changed, powers={"market": 2.0}))
    tries |= {f"drawn {seed}": drawn(seed) for seed in range(2)}
    return tries


TRIES = all_tries()
UNTOUCHED = (
    "topsis vector compro",
    "wsm vector mean_c",
    "topsis vector pooled",
    "by score",
    "drawn 1",
)
"""Runs that are recalculated as they are, too."""
RANGE = {"normalization": "range"}
SCORED = {"method": "promethee_ii", "scores": SCORES}
SPOILT = {
    "no figure": ({("matrix", 2, 1): None, ("matrix", 4, 0): "n/a"}, {}, "the figure is missing"),
    "an error": ({("matrix", 1, 4): "=1/0"}, {}, "the figure is missing"),
    "no score": ({("matrix", 3, 2): None}, SCORED, "the figure is missing"),
    "outside": ({("matrix", 0, 0): 1.5, ("matrix", 3, 0): -9.0}, RANGE, "the figure lies outside"),
    "no weights": ({("weights", 2, n): 0.0 for n in range(5)}, {}, "a weight must be a number"),
    "power and figure": (
        {("matrix", 0, 0): "x", ("power", 2, 0): -0.1}, {}, "a power must be a number",
    ),
    "own text": ({("own", 4, 4): "high"}, {}, "it takes a number, or nothing"),
    "own error": ({("own", 5, 4): "=1/0", ("own", 5, 3): "x"}, {}, "it takes a number, or nothing"),
    "own outside": ({("own", 3, 4): 5.5}, RANGE, "the figure lies outside"),
}  # fmt: skip
"""Inputs that the engine would refuse, and what is said of them; of two, the cell to mend."""
FIRST_TO_MEND = {
    "power and figure": ("power", 2, 0),
}
"""Where the first cell told is not the first one spoilt."""


@dataclass(frozen=True)
class Numbered(Wording):
    """English, but the sheets bear names of their own: one workbook holds many runs."""

    run: str

    def word(self, family, code, otherwise=None):
        if family == "trial_sheet":
            return f"{code} {self.run}"
        return super().word(family, code, otherwise)


def trial_of(found, run=None):
    words = Numbered("en", run) if run else wording("en")
    return make_trial(Story(found, words, names_of(found, words)))


def places(found, run):
    trial = trial_of(found, run)
    titles = [title(trial.story, name) for name in ("inputs", "steps")]
    return lay_out(trial, *titles, len(inputs_head(trial)), len(steps_head(trial)))


def written(runs):
    """The sheets with formulas of many runs, as a file."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        for run, found in runs.items():
            trial = trial_of(found, run)
            write_pages(workbook, trial_pages(trial), trial.story)
    return content.getvalue()


@cache
def findings(name, *, changed=False):
    return worked_findings(TRIES[name][changed])


@cache
def all_written(*, changed=False, names=tuple(TRIES)):
    return written({name: findings(name, changed=changed) for name in names})


@cache
def opened(content, *, values):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def type_in(sheet, area, before, after):
    """Change the cells whose figures differ, row by row, as a reader would."""
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        for column, (was, now) in enumerate(zip(old, new, strict=True)):
            if was != now:
                put(sheet, area, row, column, now)


def put(sheet, area, row, column, figure):
    sheet.cell(area.top + row + 1, area.left + column + 1).value = figure


def try_out(workbook, name):
    """Type the changed figures into the yellow cells."""
    both, items = TRIES[name], sorted(SIX["values"])
    sheet, area = workbook[f"inputs {name}"], places(findings(name), name)
    type_in(sheet, area.power, *([[one] for one in each["powers"].values()] for each in both))
    if both[0]["scores"]:
        scores = (
            [[each["scores"][party][item] for party in each["weights"]] for item in items]
            for each in both
        )
        type_in(sheet, area.matrix, *scores)
        return
    type_in(sheet, area.weights, *(each["weights"].values() for each in both))
    type_in(sheet, area.matrix, *([each["values"][item] for item in items] for each in both))
    seen = (
        [[each["own"].get(("market", item, one)) for one in each["criteria"]] for item in items]
        for each in both
    )
    type_in(sheet, area.own["market"], *seen)


@cache
def spoilt_run(name):
    return worked_findings(case(**SPOILT[name][1]))


@cache
def all_spoilt():
    return written({name: spoilt_run(name) for name in SPOILT})


def area_of(name, area):
    found = places(spoilt_run(name), name)
    return found.own["market"] if area == "own" else getattr(found, area)


def to_mend(name):
    """The cell to mend as the sheets name it."""
    area, row, column = FIRST_TO_MEND.get(name) or next(iter(SPOILT[name][0]))
    cell = area_of(name, area).cell(row, column)
    return cell.replace("$", "").replace("'", "")


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """All workbooks as LibreOffice works them out; openpyxl leaves no figure beside a formula."""
    office = shutil.which("soffice")
    # LibreOffice may be there for texts only.
    if not office or not [*Path(office).resolve().parent.glob("*sclo*")]:
        pytest.skip("LibreOffice Calc is not installed")
    folder = tmp_path_factory.mktemp("living")
    start, tried = (
        openpyxl.load_workbook(io.BytesIO(all_written(names=names)))
        for names in (UNTOUCHED, tuple(TRIES))
    )
    for name in TRIES:
        try_out(tried, name)
    spoilt = openpyxl.load_workbook(io.BytesIO(all_spoilt()))
    for name, (typed, *_) in SPOILT.items():
        for (area, row, column), figure in typed.items():
            put(spoilt[f"inputs {name}"], area_of(name, area), row, column, figure)
    for name, workbook in (("start", start), ("tried", tried), ("spoilt", spoilt)):
        workbook.save(folder / f"{name}.xlsx")
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", folder / "out", *sorted(folder.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {
        name: openpyxl.load_workbook(folder / "out" / f"{name}.xlsx", data_only=True)
        for name in ("start", "tried", "spoilt")
    }


def formula_cells(workbook, run=""):
    return [
        (sheet.title, cell.coordinate)
        for sheet in workbook
        if sheet.title.endswith(run)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def different(cells, expected, found):
    """Cells that do not agree to 1e-9."""

    def agree(one, other):
        numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
        return abs(one - other) < 1e-9 if numbers else one == other

    return [
        (sheet, cell, expected[sheet][cell].value, found[sheet][cell].value)
        for sheet, cell in cells
        if not agree(expected[sheet][cell].value, found[sheet][cell].value)
    ]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_without_a_change_every_formula_gives_the_figure_of_the_program(name, recalculated):
    cells = formula_cells(opened(all_written(), values=False), name)
    program = opened(all_written(), values=True)

    assert len(cells) > 100
    assert different(cells, program, recalculated["start"]) == []


@pytest.mark.parametrize("name", TRIES)
def test_after_a_change_every_formula_gives_what_the_program_finds_in_the_changed_study(
    name, recalculated
):
    # What was reported stays as it was reported.
    kept = {"Rank as reported", "Moved up", "Chosen as reported"}
    start = opened(all_written(), values=True)
    after = opened(all_written(changed=True), values=True)
    columns = {
        (sheet.title, cell.column_letter)
        for sheet in start
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in kept
    }
    cells = [
        (sheet, cell)
        for sheet, cell in formula_cells(opened(all_written(), values=False), name)
        if (sheet, re.sub(r"\d", "", cell)) not in columns
    ]

    assert len(cells) > 100
    assert different(cells, start, after) != []
    assert different(cells, after, recalculated["tried"]) == []


def league(workbook, run):
    """The joint list as rows by header."""
    rows = [*workbook[f"league {run}"].iter_rows(values_only=True)]
    start = next(place for place, row in enumerate(rows) if row[0] == "Place")
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_the_list_sorts_itself_and_says_from_where_each_item_moved(recalculated):
    name = "topsis vector compro"
    before = {one.item: one.rank for one in findings(name).joint}
    after = findings(name, changed=True)
    names = {item.id: item.name for item in after.items}

    rows = league(recalculated["tried"], name)

    assert [row["Item"] for row in rows] == [names[one.item] for one in after.joint]
    assert [row["Rank as reported"] for row in rows] == [before[one.item] for one in after.joint]
    assert [row["Moved up"] for row in rows] == [before[one.item] - one.rank for one in after.joint]
    assert any(row["Moved up"] for row in rows)


def test_equal_items_share_their_rank_and_stand_in_the_order_of_their_ids(recalculated):
    rows = league(recalculated["tried"], "all equal")

    assert [row["Joint rank"] for row in rows] == [3.5] * 6
    assert [row["Item"] for row in rows] == ["Item a", "=1+1", "@x", "-2", "Item e", "Item f"]


@pytest.mark.parametrize("name", SPOILT)
def test_every_sheet_says_at_its_top_which_cell_to_mend(name, recalculated):
    workbook, said = recalculated["spoilt"], SPOILT[name][2]
    tops = {page: workbook[f"{page} {name}"]["A2"].value for page in PAGES}

    assert set(tops.values()) == {tops["inputs"]}
    assert tops["inputs"].startswith(f"Mend {to_mend(name)}: {said}")


@pytest.mark.parametrize("name", SPOILT)
def test_what_the_program_would_refuse_gives_dashes_and_no_figures(name, recalculated):
    workbook = recalculated["spoilt"]
    rows = league(workbook, name)
    shown = {
        workbook[sheet][cell].value
        for sheet, cell in formula_cells(opened(all_spoilt(), values=False), f"ledger {name}")
        if cell != "A2"
    }

    assert {row.pop("Joint score") for row in rows} <= ERRORS
    assert {value for row in rows for key, value in row.items() if key in MADE} == {DASH}
    assert shown == {DASH}


@pytest.mark.parametrize("name", ["no figure", "own text"])
def test_a_missing_figure_counts_as_0_for_nobody_who_goes_by_it(name, recalculated):
    sheet, found = recalculated["spoilt"][f"steps {name}"], places(spoilt_run(name), name)
    parties = ("market",) if name == "own text" else ("government", "market", "residents")
    scores = {
        sheet.cell(area.top + row + 1, area.left + 1).value
        for party in parties
        for area in [found.lists[party, "score"]]
        for row in range(area.rows)
    }

    assert scores <= ERRORS


@pytest.mark.parametrize("name", UNTOUCHED)
def test_nothing_is_said_while_all_is_well(name, recalculated):
    tops = {page: recalculated["start"][f"{page} {name}"]["A2"].value for page in PAGES}

    assert tops.pop("inputs") == "The inputs are complete."
    assert {top or "" for top in tops.values()} == {""}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_part_of_a_message_is_longer_than_a_text_in_a_formula_may_be(language):
    found = sample_findings(language)
    trial = make_trial(Story(found, wording(language), names_of(found, wording(language))))
    parts = [part for told in messages(trial).values() for part in told]

    assert len(parts) == 10
    assert max(map(len, parts)) <= LONGEST_LITERAL


def test_the_line_that_says_what_is_wrong_has_room_for_it_and_stays_in_sight():
    content = written({"x": findings("topsis vector compro")})
    sheets = opened(content, values=False).worksheets

    assert [sheet.row_dimensions[2].height > 30 for sheet in sheets] == [True] * 4
    assert all(int(sheet.freeze_panes[1:]) > 2 for sheet in sheets)


def test_cells_without_an_answer_are_greyed_out():
    workbook = opened(written({"x": findings("topsis vector compro")}), values=False)
    rules = {
        sheet.title: [
            (rule.type, rule.dxf.font.color.rgb, str(where.sqref))
            for where in sheet.conditional_formatting
            for rule in where.rules
            if rule.type == "containsErrors"
        ]
        for sheet in workbook
    }

    for sheet in workbook:
        ((_, colour, where),) = rules[sheet.title]
        assert colour == "FFBFBFBF"
        assert where == f"A3:{sheet.dimensions.partition(':')[2]}"


def test_every_formula_has_its_figure_and_only_uses_what_old_spreadsheets_know():
    workbook, values = (opened(all_written(), values=both) for both in (False, True))
    formulas = {cell: workbook[cell[0]][cell[1]].value for cell in formula_cells(workbook)}
    used = {one for text in formulas.values() for one in re.findall(r"([A-Z0-9_.]+)\(", text)}

    empty = {(sheet, cell) for sheet, cell in formulas if values[sheet][cell].value is None}

    # What is wrong is said in some cells, of which none says anything at first.
    assert empty == {key for key, text in formulas.items() if '=0,"",' in text or '="","",' in text}
    assert used <= KNOWN
    assert max(map(len, formulas.values())) < 8192


@pytest.mark.parametrize("text", ["=1+1", "@x", "-2"])
def test_a_name_is_no_formula_on_the_sheets_with_formulas(text):
    workbook = opened(all_written(), values=False)
    cells = [c for sheet in workbook for row in sheet.iter_rows() for c in row if c.value == text]

    assert len(cells) > 2
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


def test_strange_texts_everywhere_leave_only_our_own_formulas():
    found = with_hostile_text("=1+1")
    workbook = openpyxl.load_workbook(io.BytesIO(render(tell(found, "en"), found)))
    cells = formula_cells(workbook)

    assert {sheet for sheet, _ in cells} == {"Try it", "Try it - steps"}
    assert not any(workbook[sheet][cell].value == "=1+1" for sheet, cell in cells)


def test_what_follows_is_said_and_what_does_not():
    def said(name):
        (page, *_) = trial_pages(trial_of(findings(name)))
        return " ".join(str(one.content) for one in page.entries if one.look == "note")

    assert "which items are funded" in said("topsis vector compro")
    assert "PROMETHEE II cannot be written as formulas" in said("by score")
    assert "cannot be written as formulas" not in said("topsis vector compro")
    assert "it stays as computed on sheet “Joint list”" in said("topsis vector kemeny")
    assert [page.title for page in trial_pages(trial_of(findings("topsis vector kemeny")))] == [
        "Try it",
        "Try it - steps",
    ]


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("zh", ["试算", "试算-共同清单", "试算-让步", "试算-步骤"]),
        ("en", ["Try it", "Try it - joint list", "Try it - ledger", "Try it - steps"]),
    ],
)
def test_the_report_holds_them_behind_the_lists_and_announces_them(language, titles):
    found = sample_findings(language)
    workbook = openpyxl.load_workbook(io.BytesIO(render(tell(found, language), found)))
    summary = [str(row[0]) for row in workbook.worksheets[0].iter_rows(values_only=True)]

    assert workbook.sheetnames[4:8] == titles
    assert any(titles[1] in line and titles[2] in line for line in summary)
    assert len(workbook[titles[1]]._charts) == 1


def test_sheets_that_start_from_example_weights_say_so():
    pages = trial_pages(trial_of(sample_findings("en", example=True)))
    agreed = trial_pages(trial_of(sample_findings("en", example=False)))

    assert all(any(one.look == "example" for one in page.entries) for page in pages)
    assert not any(one.look == "example" for page in agreed for one in page.entries)


def test_a_notice_holds_no_formula_and_says_so():
    found = public_version(sample_findings("en"), 10, SmallFigures())
    workbook = openpyxl.load_workbook(io.BytesIO(render(tell(found, "en"), found)))
    summary = [str(row[0]) for row in workbook.worksheets[0].iter_rows(values_only=True)]

    assert formula_cells(workbook) == []
    assert any("figures only and no formulas" in line for line in summary)


def test_yellow_cells_take_no_other_numbers_than_the_program_does():
    found = worked_findings(case(normalization="range"))
    (page, *_) = trial_pages(trial_of(found))
    area = places(found, "x")
    limits = {(one.area.top, one.area.left): (one.low, one.high) for one in page.allowed}

    assert limits[area.power.top, area.power.left] == (0, None)
    assert limits[area.weights.top, area.weights.left] == (0, None)
    assert limits[area.matrix.top, area.matrix.left + 1] == (0.0, 400.0)
