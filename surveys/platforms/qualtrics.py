"""Qualtrics: names, questions and import ids in three header rows (two in old exports)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from surveys.answers import State, SurveyTable
from surveys.layout import build_table, header_rows, lay_out
from surveys.list_columns import holds_lists
from surveys.part_forms import Part, form_columns, with_lists
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "responseid": "id",
    "startdate": "time",
    "enddate": "time",
    "recordeddate": "time",
    "duration (in seconds)": "duration",
    "status": "status",
    "finished": "finished",
    "progress": "ignore",
    "ipaddress": "personal",
    "recipientlastname": "personal",
    "recipientfirstname": "personal",
    "recipientemail": "personal",
    "externalreference": "personal",
    "externaldatareference": "personal",
    "locationlatitude": "personal",
    "locationlongitude": "personal",
    "locationaccuracy": "personal",
    "distributionchannel": "ignore",
    "userlanguage": "ignore",
    "responseset": "ignore",
}
IMPORT_ID: Final = '{"ImportId"'
SILENCES: Final = {"-99": State.BLANK}
SEPARATOR: Final = ","
LEAST_KNOWN: Final = 3
"""Names of the platform's own columns by which an export of two header rows is known."""

_HIDDEN = re.compile(r"Q_\w+|.*_DO(?:_\d+)?|.*_(?:First|Last) Click|.*_(?:Page Submit|Click Count)")
_SUB = re.compile(r"^(.+?)_(\d+(?:_\d+)*)(_TEXT)?$")
_CHOICE = re.compile(r"^selected choice$", re.IGNORECASE)
_LAST_PART = re.compile(r"^(.*?)\s+[-–—]\s+(.*)$", re.DOTALL)


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from Qualtrics, 0-1."""
    rows = header_rows(sheet, 3)
    depth = _depth(sheet)
    known = sum(name.lower() in ROLES for name in rows[0]) if rows else 0
    if depth == 3:  # noqa: PLR2004 - the third row holds the import ids
        return 0.98
    return 0.85 if known >= LEAST_KNOWN and {"responseid"} & set(map(str.lower, rows[0])) else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a Qualtrics sheet.

    ``-99`` was seen and left. An empty cell was left, or not shown: the export does not tell.
    Ticks stand in one cell with commas between, where options that hold a comma stay whole, or
    in one column per option (``Q1_1``). Columns for the order in which options were shown and
    for page times are put aside; so are, as the platform's own word on the sheet of answers,
    `Status` (previews, tests, spam) and `Finished`.
    """
    depth = _depth(sheet)
    rows = header_rows(sheet, depth)
    parts = _parts(rows[0], rows[1] if depth > 1 else rows[0])
    grid = lay_out(export, sheet, rows[0] if depth > 1 else (), depth)
    answers = [place for place, part in enumerate(parts) if not part.role]
    states = grid.states({})
    states[:, answers] = grid.states(SILENCES, answers)
    columns, grid, states = form_columns(grid, states, parts)
    separators = {
        place: SEPARATOR
        for place, column in enumerate(columns)
        if not column.role
        and column.form == "text"
        and not column.part
        and holds_lists(grid.column(place).counts, SEPARATOR)
    }
    columns, separator, notes = with_lists(columns, separators)
    return build_table(
        export,
        sheet,
        grid,
        platform="qualtrics",
        variant=f"{depth} header rows",
        columns=columns,
        states=states,
        separator=separator,
        notes=notes,
    )


def _depth(sheet: Sheet) -> int:
    """How many header rows there are: the second of an old export repeats or words the first."""
    rows = header_rows(sheet, 3)
    if len(rows) == 3 and any(cell.startswith(IMPORT_ID) for cell in rows[2]):  # noqa: PLR2004 - three rows
        return 3
    if len(rows) < 2:  # noqa: PLR2004 - a header and something below
        return 1
    own = {
        one.lower(): other
        for one, other in zip(rows[0], rows[1], strict=True)
        if one.lower() in ROLES
    }
    worded = sum(
        other.replace(" ", "").lower().startswith(one.replace(" ", "")[:6])
        for one, other in own.items()
    )
    return 2 if 2 * worded > len(own) > 0 else 1


def _parts(names: Sequence[str], texts: Sequence[str]) -> list[Part]:
    bases = Counter(match[1] for name in names if (match := _SUB.match(name)))
    parts = []
    for name, text in zip(names, texts, strict=True):
        role = ROLES.get(name.lower(), "ignore" if _HIDDEN.fullmatch(name) else "")
        if role:
            parts.append(Part("", text or name, role=role))
            continue
        match, words = _SUB.match(name), _LAST_PART.match(text)
        if match and match[3]:
            parts.append(Part(name, text))
        elif match and (bases[match[1]] > 1 or words):
            # Rows of a matrix word the question first, options of a choice last.
            stem, part = (words[1], words[2]) if words else (text, name)
            parts.append(Part(match[1], stem.strip(), part.strip()))
        else:
            whole = words[1].strip() if words and _CHOICE.match(words[2].strip()) else text
            parts.append(Part(name, whole or name))
    return parts


PLATFORM = Platform("qualtrics", "Qualtrics", recognise, read)
