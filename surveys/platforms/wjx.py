"""问卷星: by text, by option number and by score; the platform most Chinese surveys come from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from surveys.answers import Column, State, SurveyTable
from surveys.blocks import BAR, number_form, word_form
from surveys.hints import role_of
from surveys.layout import Grid, States, build_table, header_of, lay_out
from surveys.lists import split_column
from surveys.numbering import Heading, read_headings
from surveys.platforms.dialect import Platform
from surveys.rank_columns import with_rankings
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet

ROLES: Final = {
    "序号": "id",
    "提交答卷时间": "time",
    "所用时间": "duration",
    "来源": "mode",
    "来源详情": "ignore",
    "来自IP": "personal",
    "总分": "ignore",
}
WORDS: Final = {
    "(空)": State.BLANK,
    "（空）": State.BLANK,
    "(跳过)": State.SKIPPED,
    "（跳过）": State.SKIPPED,
}
SENTINELS: Final = ("-3", "-2")
SAMPLE_ROWS: Final = 200

_OLD_HEADER = re.compile(r"第\s*\d{1,3}\s*题\s*[(（]")
_NEW_HEADER = re.compile(r"\d{1,3}、")
_BELOW_ZERO = re.compile(r"-\d+(?:\.\d+)?")
_NUMBER = re.compile(r"-?\d{1,3}(\.\d+)?")
_HINTS = {"按文本": "text", "按序号": "number", "按分数": "score"}
_OLD_HINT = re.compile(r"^\d+_([012])_|^\d+_\d+_([012])\.\w+$")
_OLD_CODES = {"0": "text", "1": "score", "2": "number"}

Groups = dict[str, list[int]]


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet is a 问卷星 export, 0-1."""
    headers = [header for header in header_of(sheet) if header]
    if {"序号", "提交答卷时间"} <= set(headers):
        return 0.95
    if any(map(_OLD_HEADER.match, headers)):
        return 0.9
    numbered = sum(map(bool, map(_NEW_HEADER.match, headers)))
    if not headers or 2 * numbered < len(headers):
        return 0.0
    sample = {cell.strip() for row in sheet.rows[:SAMPLE_ROWS] for cell in row}
    return 0.7 if any(cell in WORDS or BAR in cell for cell in sample) else 0.4


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a 问卷星 sheet.

    An empty cell and ``(空)`` were seen and left; ``(跳过)`` was not shown. Of ``-3`` and ``-2``
    the platform does not say which is which: where a question holds nothing else in a row it
    counts as not shown; where other parts of it are answered, the part was left empty (an
    option without a rank, for instance). A note counts them. In a column that holds other
    numbers below 0, such as comparisons from -9 to 9, they are numbers like those.
    """
    grid = lay_out(export, sheet)
    columns = _columns(grid)
    groups: Groups = {}
    for place, column in enumerate(columns):
        if not column.role:
            groups.setdefault(column.number, []).append(place)
    answers = [place for places in groups.values() for place in places]
    own = sorted({*range(len(columns))} - {*answers})
    states = np.empty(grid.cells.shape, dtype=np.uint8, order="F")
    states[:, own] = grid.states({}, own)
    states[:, answers] = grid.states(WORDS, answers)
    told = export.variant if export.variant in _HINTS.values() else ""
    asked = {
        number: places
        for number, places in groups.items()
        if role_of(columns[places[0]].stem) != "id"
    }
    variant = told or _variant(export.file, grid, states, asked or groups)
    notes: list[ReadingRemark] = []
    if variant != "text":
        notes += _settle_sentinels(grid, states, groups)
    columns = _with_forms(columns, grid, states, groups, variant)
    notes += _unclosed_brackets(columns, grid)
    if variant == "text":
        columns, grid, states = with_rankings(columns, grid, states)
    return build_table(
        export,
        sheet,
        grid,
        platform="wjx",
        variant=variant,
        columns=columns,
        states=states,
        separator=BAR if any(column.form == "list" for column in columns) else "",
        notes=notes,
    )


def _columns(grid: Grid) -> list[Column]:
    headings = read_headings([header.strip() for header in grid.headers])
    return [
        _column(key, header, heading)
        for key, header, heading in zip(grid.keys, grid.headers, headings, strict=True)
    ]


def _column(key: str, header: str, heading: Heading) -> Column:
    role = "" if heading.number else ROLES.get(heading.stem, "")
    number = heading.number if heading.number or role else key
    return Column(key, header, number, heading.stem, heading.part, role=role)


def _variant(file: str, grid: Grid, states: States, groups: Groups) -> str:
    """Tell the variant from the cells; the file's name only decides what they leave open."""
    hint = _hint(file)
    numeric, ticks, fractions = 0, False, False
    for places in groups.values():
        distinct = {word for place in places for word in grid.column(place).counts}
        distinct -= WORDS.keys() | {""}
        if any(BAR in cell or "〖" in cell for cell in distinct) or _is_order(grid, places):
            return "text"
        if distinct and all(map(_NUMBER.fullmatch, distinct)):
            numeric += 1
            fractions |= any("." in cell for cell in distinct)
            sentinel = not distinct.isdisjoint(SENTINELS) and not all(
                _is_signed(grid, place) for place in places
            )
            ticks |= sentinel or (len(places) > 1 and distinct == {"0", "1"})
    if (
        states[:, [place for places in groups.values() for place in places]] == State.SKIPPED
    ).any():
        return "text"
    if not numeric or (hint == "text" and not ticks) or (not ticks and 2 * numeric < len(groups)):
        return "text"
    return "score" if fractions or hint == "score" else "number"


def _hint(file: str) -> str:
    for word, variant in _HINTS.items():
        if word in file:
            return variant
    match = _OLD_HINT.search(file)
    return _OLD_CODES[match[1] or match[2]] if match else ""


def _settle_sentinels(grid: Grid, states: States, groups: Groups) -> list[ReadingRemark]:
    found = {sentinel: grid.cells == sentinel for sentinel in SENTINELS}
    signed = [place for places in groups.values() for place in places if _is_signed(grid, place)]
    for where in found.values():
        where[:, signed] = False
    counts = dict.fromkeys(SENTINELS, 0)
    for places in groups.values():
        here = np.zeros((len(states), len(places)), dtype=bool)
        for sentinel, where in found.items():
            here |= where[:, places]
            counts[sentinel] += int(where[:, places].sum())
        block = states[:, places]
        silent = (here | (block != State.ANSWERED)).all(axis=1, keepdims=True)
        block[here & silent] = State.SKIPPED
        block[here & ~silent] = State.BLANK
        states[:, places] = block
    said = [f"{sentinel} × {count}" for sentinel, count in counts.items() if count]
    if not said:
        return []
    return [ReadingRemark("sentinels", found=", ".join(said))]


def _is_order(grid: Grid, places: Sequence[int]) -> bool:
    """Whether a question is a ranking in words, which other variants write in numbers."""
    return len(places) == 1 and word_form(grid.column(places[0]).counts) == "order"


def _is_signed(grid: Grid, place: int) -> bool:
    """Whether a column holds further numbers below 0, so that -3 and -2 are numbers too."""
    others = set(grid.column(place).counts) - set(SENTINELS)
    return any(_BELOW_ZERO.fullmatch(word) for word in others)


def _with_forms(
    columns: Sequence[Column], grid: Grid, states: States, groups: Groups, variant: str
) -> list[Column]:
    forms = dict.fromkeys(range(len(columns)), "text")
    for places in groups.values():
        if variant == "text":
            forms |= {place: word_form(grid.column(place).counts) for place in places}
            continue
        form = number_form(grid.cells[:, places], states[:, places])
        if form == "tick" and not columns[places[0]].part:
            form = "code"
        if form == "code" and variant == "score":
            form = "text"
        forms |= dict.fromkeys(places, form)
    return [replace(column, form=forms[place]) for place, column in enumerate(columns)]


def _unclosed_brackets(columns: Sequence[Column], grid: Grid) -> list[ReadingRemark]:
    """Name the rows whose lists are doubtful, for free text may have swallowed an option."""
    notes: list[ReadingRemark] = []
    for place, column in enumerate(columns):
        if column.form != "list":
            continue
        doubtful = grid.rows[
            np.array(split_column(grid.cells[:, place], BAR).unbalanced, dtype=int)
        ]
        if len(doubtful):
            rows = ", ".join(map(str, doubtful.tolist()))
            notes.append(ReadingRemark("open_brackets", question=column.number, rows=rows))
    return notes


PLATFORM = Platform("wjx", "问卷星", recognise, read)
