"""SurveyMonkey: the question over its first column, the options in a second header row."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from surveys.answers import SurveyTable
from surveys.layout import Grid, build_table, header_of, header_rows, lay_out
from surveys.part_forms import Part, form_columns
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "respondentid": "id",
    "respondent id": "id",
    "collectorid": "ignore",
    "collector id": "ignore",
    "startdate": "time",
    "start date": "time",
    "enddate": "time",
    "end date": "time",
    "date created": "time",
    "date modified": "time",
    "ip address": "personal",
    "ip": "personal",
    "email": "personal",
    "email address": "personal",
    "first name": "personal",
    "last name": "personal",
    "custom data 1": "personal",
    "custom value": "personal",
}
WHOLE: Final = frozenset({"", "response", "open-ended response"})
"""Second headers that say nothing beyond the question."""

LEAST_SECOND: Final = 2
"""Second headers of this kind by which the second row is known for one."""

_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
_BETWEEN = " - "


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from SurveyMonkey, 0-1."""
    header = header_of(sheet)
    identified = any(name.lower().replace(" ", "") == "respondentid" for name in header)
    if _is_deep(sheet):
        return 0.95 if identified else 0.85
    flat = sum(_BETWEEN in name for name in header)
    return 0.8 if identified and flat else 0.4 if identified else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a SurveyMonkey sheet: two header rows, or one with ``question - option``.

    An empty cell was seen and left, or not shown: the export does not tell. "None" is an answer
    like any other. The names that pandas gives to empty headers (``Unnamed: 13``) are empty.
    """
    if _is_deep(sheet):
        first, second = header_rows(sheet, 2)
        parts = _deep_parts([_UNNAMED.sub("", name) for name in first], second)
        names = [_BETWEEN.join(filter(None, (part.stem, part.part))) for part in parts]
        grid = lay_out(export, sheet, names, depth=2)
        variant = "two header rows"
    else:
        grid = lay_out(export, sheet)
        parts = _flat_parts(grid)
        variant = "one header row"
    columns, grid, states = form_columns(grid, grid.states({}), parts)
    return build_table(
        export,
        sheet,
        grid,
        platform="surveymonkey",
        variant=variant,
        columns=columns,
        states=states,
    )


def _is_deep(sheet: Sheet) -> bool:
    rows = header_rows(sheet, 2)
    if len(rows) < 2:  # noqa: PLR2004 - two header rows
        return False
    first = [_UNNAMED.sub("", name) for name in rows[0]]
    whole = sum(name.lower() in WHOLE - {""} for name in rows[1])
    blank = sum(not one and bool(other) for one, other in zip(first, rows[1], strict=True))
    plain = {name.lower() for name in rows[1]}
    return "open-ended response" in plain or whole >= LEAST_SECOND or (whole > 0 and blank > 0)


def _deep_parts(first: Sequence[str], second: Sequence[str]) -> list[Part]:
    stems: list[str] = []
    for one, other in zip(first, second, strict=True):
        stems.append(one or (stems[-1] if stems and other else ""))
    starts = [bool(one) or not other for one, other in zip(first, second, strict=True)]
    sizes = Counter(sum(starts[: place + 1]) for place in range(len(starts)))
    numbers = _unique_numbers(stems, starts)
    parts = []
    for place, (stem, other) in enumerate(zip(stems, second, strict=True)):
        role = ROLES.get(stem.lower(), "") if other.lower() in WHOLE else ""
        # A first column without a question is the index that pandas writes along.
        role = role or ("" if stem or (other and place) else "ignore")
        alone = sizes[sum(starts[: place + 1])] == 1 and other.lower() in WHOLE
        parts.append(Part("" if role else numbers[place], stem, "" if alone else other, role))
    return parts


def _unique_numbers(stems: Sequence[str], starts: Sequence[bool]) -> list[str]:
    """Name each question by its words; a second question of the same words by its turn."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for stem, starts_here in zip(stems, starts, strict=True):
        if starts_here or not names:
            seen[stem] += 1
            names.append(stem if seen[stem] == 1 else f"{stem} ({seen[stem]})")
        else:
            names.append(names[-1])
    return names


def _flat_parts(grid: Grid) -> list[Part]:
    """Part ``question - option``, where the option is what the column's cells say."""
    headers = [header.strip() for header in grid.headers]
    shared = Counter(header.rpartition(_BETWEEN)[0].strip() for header in headers)
    parts = []
    for place, header in enumerate(headers):
        role = ROLES.get(header.lower(), "")
        words = [word for word in grid.column(place).counts if word]
        own = words[0] if len(words) == 1 else ""
        stem, _, part = header.rpartition(_BETWEEN)
        if own and header.endswith(_BETWEEN + own):
            stem, part = header[: -len(_BETWEEN + own)], own
        stem = stem.strip()
        if role or not stem or (shared[stem] < 2 and not own):  # noqa: PLR2004 - one is no block
            parts.append(Part("" if role else grid.keys[place], header, "", role))
        else:
            parts.append(Part(stem, stem, part.strip()))
    return parts


PLATFORM = Platform("surveymonkey", "SurveyMonkey", recognise, read)
