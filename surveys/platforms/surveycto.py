"""SurveyCTO: an ODK form whose ticks stand as ``q`` beside ``q_1``, ``q_2``."""

from typing import Final

import numpy as np

from surveys.answers import Column, State, SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "key": "id",
    "instanceid": "ignore",
    "submissiondate": "time",
    "starttime": "time",
    "endtime": "time",
    "duration": "duration",
    "review_status": "status",
    "reviewstatus": "status",
    "review_quality": "status",
    "deviceid": "personal",
    "subscriberid": "personal",
    "simid": "personal",
    "devicephonenum": "personal",
    "username": "personal",
    "caseid": "personal",
    "device_info": "ignore",
    "instancename": "personal",
    "formdef_version": "ignore",
    "formdef_id": "ignore",
    "text_audit": "ignore",
    "review_comments": "ignore",
    "review_corrections": "ignore",
    "isvalidated": "ignore",
}
CODES: Final = ("-99", "-88", "-66")
"""By convention "don't know", "refused" and "other"; nothing in the export says so."""


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from SurveyCTO, 0-1."""
    header = {name.lower() for name in header_of(sheet)}
    if {"key", "formdef_version"} <= header or {"key", "submissiondate", "starttime"} <= header:
        return 0.96
    return 0.6 if {"formdef_version", "simid"} <= header else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a SurveyCTO sheet.

    Where a question has a column per option (0 and 1) beside its summary, the options are read
    and the summary is put aside. ``-99``, ``-88`` and ``-66`` often stand for "don't know",
    "refused" and "other", but nothing in the export says so: they are counted in a note and
    stay answers until the codebook says what they are.
    """
    grid = lay_out(export, sheet)
    states = grid.states({})
    ticks = _tick_families(grid)
    part_of = {place: (parent, part) for parent, places in ticks.items() for place, part in places}
    columns = []
    for place, (key, header) in enumerate(zip(grid.keys, grid.headers, strict=True)):
        role = ROLES.get(key.lower(), "")
        parent, part = part_of.get(place, (key, ""))
        role = "ignore" if key in ticks else role
        number = "" if role and key not in ticks else parent
        columns.append(Column(key, header, number, parent, part, "tick" if part else "text", role))
    for places in ticks.values():
        here = [place for place, _ in places]
        unseen = (states[:, here] != State.ANSWERED).all(axis=1)
        states[np.ix_(unseen, here)] = State.SKIPPED
    found = {
        code: sum(
            grid.column(place).counts.get(code, 0)
            for place, column in enumerate(columns)
            if not column.role
        )
        for code in CODES
    }
    told = ", ".join(f"{code}: {count}" for code, count in found.items() if count)
    return build_table(
        export,
        sheet,
        grid,
        platform="surveycto",
        variant="wide",
        columns=columns,
        states=states,
        notes=[ReadingRemark("odd_codes", found=told)] if told else [],
    )


def _tick_families(grid: Grid) -> dict[str, list[tuple[int, str]]]:
    """Columns of zeros and ones behind a summary whose words they are."""
    known = set(grid.keys)
    found: dict[str, list[tuple[int, str]]] = {}
    for place, key in enumerate(grid.keys):
        words = set(grid.column(place).counts) - {""}
        if not words or not words <= {"0", "1"}:
            continue
        for cut in range(len(key) - 1, 0, -1):
            if key[cut] == "_" and key[:cut] in known and key[:cut].lower() not in ROLES:
                found.setdefault(key[:cut], []).append((place, key[cut + 1 :].lstrip("_")))
                break
    return found


PLATFORM = Platform("surveycto", "SurveyCTO", recognise, read)
