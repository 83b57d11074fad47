"""A judge's comparison matrix from a sheet whose name starts with `ahp`."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from prioritize.issues import misspelt_or_unknown
from prioritize.spelling import nearest
from prioritize.workbook.cells import CellTroubleError, read_cell, read_party, read_text
from prioritize.workbook.opening import Cell, Grid
from prioritize.workbook.tables import Problems
from weights.judgements import JudgedMatrix

EXACT = 1e-9


def read_matrix(
    grid: Grid, criteria: Mapping[str, str], parties: Mapping[str, str], problems: Problems
) -> JudgedMatrix | None:
    """Read one matrix.

    Parameters
    ----------
    grid : Grid
        A1 holds ``perspective/judge``; the first row and the first column hold criterion ids.
    criteria, parties : mapping of str to str
        Ids and names that people write, to ids.
    problems : Problems
        Takes what is wrong, with cells.

    Returns
    -------
    JudgedMatrix or None
        In the order of the first column; NaN where nothing was compared. None if the sheet is
        no matrix at all.
    """
    cells = {cell.address: cell for _number, row in grid.rows for cell in row}
    perspective, judge = _corner(cells.get("A1"), grid.title, parties, problems)
    across, down = _ids_across(grid), _ids_down(grid)
    if not across or not down:
        problems.add("ahp_empty", grid.title, "A1")
        return None
    names_across = [read_text(cell.value) for cell in across]
    names_down = [read_text(cell.value) for cell in down]
    different = sorted(set(names_across) ^ set(names_down))
    repeated = {name for name in names_down if names_down.count(name) > 1}
    if different or repeated or len(across) != len(down):
        listed = ", ".join(different or sorted(repeated) or names_across)
        problems.add("ahp_headers", grid.title, down[0].address, different=listed)
        return None
    _check_ids(down, grid.title, criteria, problems)
    values = _values(cells, across, down, grid.title, problems)
    order = [names_across.index(name) for name in names_down]
    return JudgedMatrix(perspective, judge, tuple(names_down), values[:, order], grid.title)


def _corner(
    cell: Cell | None, title: str, parties: Mapping[str, str], problems: Problems
) -> tuple[str, str]:
    text = "" if cell is None or cell.empty else read_text(cell.value)
    perspective, slash, judge = text.replace("／", "/", 1).partition("/")
    perspective, judge = read_party(perspective), judge.strip()
    if not (slash and perspective and judge):
        problems.add("ahp_corner", title, "A1", value=text)
    elif perspective not in parties.values():
        near = nearest(perspective, parties)
        code = misspelt_or_unknown("id", near)
        facts = {"nearest": near} if near else {}
        problems.add(
            code, title, "A1", value=perspective, table=_title(problems, "perspectives"), **facts
        )
    return perspective, judge


def _title(problems: Problems, sheet: str) -> str:
    return problems.titles.get(sheet, sheet)


def _ids_across(grid: Grid) -> list[Cell]:
    return _until_empty(grid.rows[0][1][1:]) if grid.rows else []


def _ids_down(grid: Grid) -> list[Cell]:
    # A gap between two rows ends the matrix just as an empty cell does.
    rows = [row for place, (number, row) in enumerate(grid.rows) if number == place + 1]
    return _until_empty([row[0] for row in rows[1:]])


def _until_empty(cells: Sequence[Cell]) -> list[Cell]:
    """The cells up to the first empty one; what follows is a note of the judge."""
    found = []
    for cell in cells:
        if cell.empty:
            break
        found.append(cell)
    return found


def _check_ids(
    down: list[Cell], title: str, criteria: Mapping[str, str], problems: Problems
) -> None:
    for cell in down:
        text = read_text(cell.value)
        if text in criteria.values():
            continue
        near = nearest(text, criteria)
        code = misspelt_or_unknown("id", near)
        facts = {"nearest": near} if near else {}
        problems.add(
            code, title, cell.address, value=text, table=_title(problems, "criteria"), **facts
        )


def _values(
    cells: Mapping[str, Cell],
    across: list[Cell],
    down: list[Cell],
    title: str,
    problems: Problems,
) -> npt.NDArray[np.float64]:
    values = np.full((len(down), len(across)), np.nan)
    for i, left in enumerate(down):
        number = "".join(sign for sign in left.address if sign.isdigit())
        for j, right in enumerate(across):
            letters = "".join(sign for sign in right.address if sign.isalpha())
            cell = cells.get(f"{letters}{number}")
            if cell is not None and not cell.empty:
                same = read_text(left.value) == read_text(right.value)
                values[i, j] = _value(cell, title, problems, same=same)
            elif read_text(left.value) == read_text(right.value):
                values[i, j] = 1.0
    return values


def _value(cell: Cell, title: str, problems: Problems, *, same: bool) -> float:
    try:
        value = float(read_cell(cell, "value", ""))
    except CellTroubleError as trouble:
        problems.at(cell, title, trouble)
        return float("nan")
    if value > 0 and not (same and abs(value - 1) > EXACT):
        return value
    code = "ahp_diagonal" if value > 0 else "not_positive"
    problems.add(code, title, cell.address, value=read_text(cell.value))
    return float("nan")
