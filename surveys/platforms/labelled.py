"""SPSS and Stata: codes in the cells, with labels for variables and values."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.answers import Column, State, SurveyTable
from surveys.labelled_files import LABELS, MISSING
from surveys.layout import Grid, build_table, header_rows, lay_out
from surveys.part_forms import NO, YES
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.vocabulary import normalise, silence

UNCHOSEN: Final = NO | {"not selected", "not mentioned", "未选中", "没选", "not chosen", "0"}

_SUB = re.compile(r"^(.*\D)_?(\d{1,3})$")
_BETWEEN = re.compile(r"^(.*?)\s*(?:[-–—:：|]\s+|[-–—:：])\s*([^-–—:：]+)$", re.DOTALL)
_NOT_SHOWN = re.compile(
    r"不适用|跳过|未问|not applicable|inapplicable|not asked|skipped|filtered", re.IGNORECASE
)


@dataclass(frozen=True)
class _Values:
    """Labels of a variable's values by code, and the codes set apart as missing."""

    labels: dict[str, str]
    missing: frozenset[str]


def recognise(export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet is the data of an SPSS or Stata file, 0-1."""
    other = any(one.name == LABELS and not one.visible for one in export.sheets)
    return 0.99 if other and sheet.name == "data" else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read the data of an SPSS or Stata file.

    Values with labels are codes. Values that the file sets apart as missing are what their
    label says: don't know, refused, or not shown; without such a label they were left empty,
    and a note counts them. Variables that only say whether an option was chosen, and share
    their name but for a number, are the ticks of one question.
    """
    depth = 2 if recognise(export, sheet) else 1
    names, labels = (header_rows(sheet, depth) * 2)[:2]
    grid = lay_out(export, sheet, names if depth > 1 else (), depth)
    names = grid.keys
    known = _known_values(export)
    families = _tick_families(grid, names, labels, known)
    columns, codes = [], {}
    cells = grid.cells.copy()
    for place, (key, label) in enumerate(zip(grid.keys, labels, strict=True)):
        values = known.get(names[place], _Values({}, frozenset()))
        if place in families:
            parent, stem, part = families[place]
            cells[:, place] = grid.column(place).spelled(_tick(values)).cells
            columns.append(Column(key, grid.headers[place], parent, stem, part, "tick"))
            continue
        form = "code" if values.labels else "text"
        columns.append(Column(key, grid.headers[place], key, label or key, form=form))
        if values.labels:
            codes[key] = {
                code: text for code, text in values.labels.items() if code not in values.missing
            }
    states = grid.states({})
    unsaid: dict[str, npt.NDArray[np.bool_]] = {}
    for place, name in enumerate(names):
        question = families[place][0] if place in families else name
        values = known.get(name, _Values({}, frozenset()))
        for code in grid.column(place).counts:
            if code and code in values.missing:
                state = _state(values.labels.get(code, ""))
                rows = grid.cells[:, place] == code
                states[rows, place] = state
                if state == State.BLANK:
                    unsaid[question] = rows | unsaid.get(question, np.False_)
    notes = [
        ReadingRemark("user_missing", question=question, rows=int(rows.sum()))
        for question, rows in unsaid.items()
    ]
    grid = replace(grid, cells=cells)
    table = build_table(
        export,
        sheet,
        grid,
        platform="labelled",
        variant=export.format,
        columns=columns,
        states=states,
        notes=notes,
    )
    table.codes.update(codes)
    return table


def _known_values(export: Export) -> dict[str, _Values]:
    sheet = next((one for one in export.sheets if one.name == LABELS), None)
    if sheet is None:
        return {}
    labels: dict[str, dict[str, str]] = {}
    missing: dict[str, set[str]] = {}
    for name, code, label, apart in list(sheet.rows)[1:]:
        labels.setdefault(name, {})
        if label:
            labels[name][code] = label
        if apart == MISSING:
            missing.setdefault(name, set()).add(code)
    return {
        name: _Values(found, frozenset(missing.get(name, ()))) for name, found in labels.items()
    }


def _state(label: str) -> State:
    if _NOT_SHOWN.search(label):
        return State.SKIPPED
    said = silence(label)
    return said if said in (State.DONT_KNOW, State.REFUSED) else State.BLANK


def _tick(values: _Values) -> Callable[[str], str]:
    """Write a code of a yes-no variable as 1 or 0."""

    def write(code: str) -> str:
        if not code:
            return ""
        return "0" if normalise(values.labels.get(code, code)) in UNCHOSEN else "1"

    return write


def _tick_families(
    grid: Grid, names: Sequence[str], labels: Sequence[str], known: Mapping[str, _Values]
) -> dict[int, tuple[str, str, str]]:
    """Parent, question and option of each variable that says whether an option was chosen."""
    bases = [match[1].rstrip("_") if (match := _SUB.match(name)) else "" for name in names]
    members = {
        place: base
        for place, base in enumerate(bases)
        if base and _is_tick(grid, place, known.get(names[place], _Values({}, frozenset())))
    }
    sizes = Counter(members.values())
    return {
        place: (base, *_words(labels[place] or names[place], base))
        for place, base in members.items()
        if sizes[base] > 1
    }


def _words(label: str, name: str) -> tuple[str, str]:
    match = _BETWEEN.match(label)
    return (match[1].strip(), match[2].strip()) if match else (name, label)


def _is_tick(grid: Grid, place: int, values: _Values) -> bool:
    codes = {code for code in grid.column(place).counts if code} - values.missing
    said = {normalise(values.labels.get(code, code)) for code in codes}
    if not codes or len(codes) > 2:  # noqa: PLR2004 - chosen or not
        return False
    telling = bool(said & UNCHOSEN) or codes == {"1"}
    return telling and (codes <= {"0", "1"} or said <= YES | UNCHOSEN)


PLATFORM = Platform("labelled", "SPSS / Stata", recognise, read)
