"""REDCap: ``field___code`` for each box, and a column that says how far each form is."""

import re
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.answers import Column, State, SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.part_forms import NO, YES
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.vocabulary import normalise

ROLES: Final = {
    "record_id": "id",
    "participant_id": "id",
    "study_id": "id",
    "redcap_event_name": "ignore",
    "redcap_repeat_instrument": "ignore",
    "redcap_repeat_instance": "ignore",
    "redcap_survey_identifier": "personal",
    "redcap_data_access_group": "ignore",
}
COMPLETE: Final = frozenset(("2", "complete"))
COMPLETION: Final = "_complete"
STAMP: Final = "_timestamp"

_BOX = re.compile(r"^(.+)___(\w+)$")
_LABELLED_BOX = re.compile(r"^(.*\S)\s*\(choice=(.*)\)$", re.DOTALL)


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from REDCap, 0-1."""
    header = [name.lower() for name in header_of(sheet)]
    boxes = any(_BOX.match(name) or _LABELLED_BOX.match(name) for name in header)
    ended = any(name.endswith(COMPLETION) or name == "complete?" for name in header)
    own = bool(header) and (header[0] in ROLES or header[0] in {"record id", "participant id"})
    own |= any(name.startswith("redcap_") for name in header)
    return 0.95 if ended and (boxes or own) else 0.7 if boxes and own else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a REDCap sheet, raw or with labels.

    An unchecked box and one that was never seen both read 0. Where no box of a question is
    checked and the form was never completed, the question counts as not shown; a note counts
    these forms.
    """
    grid = lay_out(export, sheet)
    columns, grid = _columns(grid)
    states = grid.states({})
    done = _completed(grid)
    unknown = np.zeros(len(grid.cells), dtype=bool)
    for number in {column.number for column in columns if column.form == "tick"}:
        places = [place for place, column in enumerate(columns) if column.number == number]
        none = (grid.cells[:, places] != "1").all(axis=1) & ~done
        states[np.ix_(none, places)] = State.SKIPPED
        unknown |= none
    rows = int(unknown.sum())
    return build_table(
        export,
        sheet,
        grid,
        platform="redcap",
        variant="labels" if any(map(_LABELLED_BOX.match, grid.headers)) else "raw",
        columns=columns,
        states=states,
        notes=[ReadingRemark("unchecked_unknown", rows=rows)] if rows else [],
    )


def _columns(grid: Grid) -> tuple[list[Column], Grid]:
    columns, cells = [], grid.cells.copy()
    for place, (key, header) in enumerate(zip(grid.keys, grid.headers, strict=True)):
        name = header.strip().lower()
        role = ROLES.get(name.replace(" ", "_"), "") if place == 0 or "_" in name else ""
        role = role or ("id" if place == 0 and name.endswith("id") else "")
        role = role or ("finished" if name.endswith(COMPLETION) or name == "complete?" else "")
        role = role or ("time" if name.endswith(STAMP) else "")
        match = _LABELLED_BOX.match(header.strip()) or _BOX.match(header.strip())
        if match and not role:
            cells[:, place] = grid.column(place).spelled(_as_tick).cells
            parent, part = match[1].strip(), match[2].strip()
            columns.append(Column(key, header, parent, parent, part, "tick"))
        else:
            columns.append(Column(key, header, "" if role else key, header.strip(), role=role))
    return columns, replace(grid, cells=cells)


def _as_tick(word: str) -> str:
    plain = normalise(word)
    return "1" if plain in YES else "0" if plain in NO else word


def _completed(grid: Grid) -> npt.NDArray[np.bool_]:
    """Whether every form of a record that says so is complete, shape (n_rows,)."""
    done = np.ones(len(grid.cells), dtype=bool)
    for place, header in enumerate(grid.headers):
        name = header.strip().lower()
        if name.endswith(COMPLETION) or name == "complete?":
            done &= grid.column(place).said(lambda word: word.lower() in COMPLETE, np.bool_)
    return done


PLATFORM = Platform("redcap", "REDCap", recognise, read)
