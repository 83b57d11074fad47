"""One sheet as a table: headers recognised, rows found, every mistake kept with its cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from prioritize.errors import Issue
from prioritize.issues import make_issue
from prioritize.spelling import NEAR_MISS, nearest
from prioritize.workbook.cells import CellTroubleError, read_cell, read_text
from prioritize.workbook.opening import Cell, Grid
from prioritize.workbook.schema import REQUIRED, ColumnSpec, SheetSpec, in_chinese


@dataclass
class Problems:
    """Everything found wrong or doubtful on the way through one workbook.

    `titles` are the sheets' titles as the planner sees them, by English name.
    """

    file: str
    issues: list[Issue] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, sheet: str = "", cell: str = "", **facts: Any) -> None:
        """Note one problem."""
        self.issues.append(make_issue(code, file=self.file, sheet=sheet, cell=cell, **facts))

    def at(self, cell: Cell, sheet: str, trouble: CellTroubleError) -> None:
        """Note what is wrong with one cell."""
        self.add(trouble.code, sheet, cell.address, **trouble.facts)


@dataclass(frozen=True, eq=False)
class Row:
    """One row: the cell of every column, under the English name; facts under their header."""

    number: int
    cells: dict[str, Cell]
    extra: dict[str, Cell]

    def address(self, column: str) -> str:
        """Return the address of a column's cell, or of the row's first cell."""
        cell = self.cells.get(column) or self.extra.get(column)
        return cell.address if cell else f"A{self.number}"


@dataclass(frozen=True, eq=False)
class Table:
    """A recognised sheet; `labels` are the headers as the planner sees them."""

    spec: SheetSpec
    title: str
    labels: dict[str, str]
    extra: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(
    grid: Grid, spec: SheetSpec, problems: Problems, wanted_facts: Iterable[str] = ()
) -> Table:
    """Recognise the headers of a sheet and cut it into rows.

    Parameters
    ----------
    grid : Grid
        The sheet; its first row is the header.
    spec : SheetSpec
        What the sheet should hold.
    problems : Problems
        Takes misspelt, repeated, missing and unknown columns.
    wanted_facts : iterable of str
        Headers that criteria point at: never taken for misspelt columns.

    Returns
    -------
    Table
        With one entry per row below the header.
    """
    header = [cell for cell in grid.rows[0][1] if not cell.empty] if grid.rows else []
    known, extra = _headers(header, grid.title, spec, problems, frozenset(wanted_facts))
    if grid.rows:
        for name in REQUIRED[spec.name]:
            column = next(one for one in spec.columns if one.name == name)
            if name not in known.values() and not _misspelt(name, header, spec):
                label = column.label("zh" if in_chinese(grid.title) else "en")
                problems.add("column_missing", grid.title, _first(grid), column=label)
    rows = tuple(
        Row(
            number=number,
            cells={known[cell.column]: cell for cell in cells if cell.column in known},
            extra={extra[cell.column]: cell for cell in cells if cell.column in extra},
        )
        for number, cells in grid.rows[1:]
        if any(not cell.empty for cell in cells if cell.column in known or cell.column in extra)
    )
    labels = {known[cell.column]: read_text(cell.value) for cell in header if cell.column in known}
    return Table(spec, grid.title, labels, tuple(extra.values()), rows)


def _first(grid: Grid) -> str:
    return f"A{grid.rows[0][0]}"


def _headers(
    header: list[Cell],
    title: str,
    spec: SheetSpec,
    problems: Problems,
    wanted: frozenset[str],
) -> tuple[dict[int, str], dict[int, str]]:
    """Column number to English name for known columns, to header for the others."""
    known: dict[int, str] = {}
    extra: dict[int, str] = {}
    for cell in header:
        text = " ".join(read_text(cell.value).split())
        column = spec.column(text)
        near = "" if column or text in wanted else _near(text, spec)
        name = column.name if column else text
        if name in known.values() or name in extra.values():
            problems.add("column_twice", title, cell.address, column=text)
        elif column:
            known[cell.column] = name
        elif near:
            problems.add("column_misspelt", title, cell.address, value=text, nearest=near)
        elif spec.name == "items":
            extra[cell.column] = text
        else:
            problems.add("unknown_column", title, cell.address, value=text)
    return known, extra


def _near(text: str, spec: SheetSpec) -> str:
    names = [name for one in spec.columns for name in (one.name, one.name_zh)]
    return nearest(text, names, NEAR_MISS)


def _misspelt(name: str, header: list[Cell], spec: SheetSpec) -> bool:
    """Say whether a missing column was already reported as a misspelt header."""
    near = {_near(read_text(cell.value), spec) for cell in header}
    column: ColumnSpec = next(one for one in spec.columns if one.name == name)
    return bool(near & {column.name, column.name_zh})


def read_rows(
    table: Table, problems: Problems, spared: Callable[[Row, str], bool] | None = None
) -> list[tuple[Row, dict[str, Any]]]:
    """Understand every cell of a table.

    Parameters
    ----------
    table : Table
        From `read_table`.
    problems : Problems
        Takes cells that cannot be understood and required cells that are empty.
    spared : callable (Row, str) -> bool, optional
        Whether a row may leave a required column empty after all.

    Returns
    -------
    list of (Row, dict)
        The values by English column name; empty and unreadable cells are absent.
    """
    found = []
    for row in table.rows:
        values: dict[str, Any] = {}
        for column in table.spec.columns:
            cell = row.cells.get(column.name)
            if cell is None:
                continue
            label = table.labels[column.name]
            if cell.empty:
                needed = column.name in REQUIRED[table.spec.name]
                if needed and not (spared and spared(row, column.name)):
                    problems.add("value_missing", table.title, cell.address, column=label)
                continue
            try:
                values[column.name] = read_cell(cell, column.form, label)
            except CellTroubleError as trouble:
                problems.at(cell, table.title, trouble)
        found.append((row, values))
    return found
