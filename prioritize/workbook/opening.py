"""Open a study workbook safely, whatever a planner's folder holds under its name."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import openpyxl
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.errors import StudyError
from prioritize.issues import make_issue

STUDY_FILE = "study.xlsx"
UNPACKED_LIMIT = 300
"""Megabytes a workbook may unpack to."""
ROW_LIMIT = 100_000
GUESS_COLOUR = "FFFFF2CC"
"""Fill of a cell that the program guessed; a planner clears it when the guess is right."""
OLE_START = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Cell:
    """One cell: its value, address and what the program must know about it.

    `trouble` is ``formula`` where a formula's result was never saved, ``error`` where it ends
    in an Excel error, otherwise empty. `guessed` is True for the yellow of a guess, `percent`
    for a number that Excel shows as per cent.
    """

    value: Any
    address: str
    column: int
    trouble: str = ""
    guessed: bool = False
    note: str = ""
    percent: bool = False

    @property
    def empty(self) -> bool:
        """True where nothing was written."""
        return self.trouble == "" and (
            self.value is None or (isinstance(self.value, str) and not self.value.strip())
        )


@dataclass(frozen=True, eq=False)
class Grid:
    """One sheet: rows of cells, each with its row number; empty rows and headings left out."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def find_workbook(path: Path) -> Path:
    """Find the workbook of a study folder.

    Raises
    ------
    StudyError
        If there is none.
    """
    workbook = path / STUDY_FILE if path.is_dir() else path
    if not workbook.is_file():
        raise StudyError([make_issue("study_missing", file=workbook.name, name=workbook.name)])
    return workbook


def open_grids(path: Path) -> tuple[Grid, ...]:
    """Read all visible sheets of a workbook.

    Parameters
    ----------
    path : Path
        An .xlsx or .xlsm file.

    Returns
    -------
    tuple of Grid
        Formulas are replaced by the results that Excel saved with them.

    Raises
    ------
    StudyError
        If the file is no workbook, protected, or too large.
    """
    written = open_workbook(path)
    formulas = {
        (sheet.title, cell.coordinate)
        for sheet in written.worksheets
        for row in rows_of(sheet)
        for cell in row
        if cell.data_type == "f"
    }
    book = open_workbook(path, results=True) if formulas else written
    return tuple(_grid(sheet, formulas) for sheet in book.worksheets)


def open_workbook(path: Path, *, results: bool = False) -> Workbook:
    """Open one workbook with openpyxl after looking at its size.

    Parameters
    ----------
    path : Path
        The file.
    results : bool
        Read the saved results of formulas in their place.

    Raises
    ------
    StudyError
        If the file is no workbook, protected, or too large.
    """
    _guard(path)
    try:
        book = openpyxl.load_workbook(path, data_only=results)
    # A damaged part ends in errors of many libraries; to a planner all mean the same.
    except Exception as error:
        raise StudyError([make_issue("workbook_broken", file=path.name)]) from error
    long = [sheet for sheet in book.worksheets if sheet.max_row > ROW_LIMIT]
    if long:
        raise StudyError(
            make_issue(
                "sheet_too_long",
                file=path.name,
                sheet=sheet.title,
                rows=sheet.max_row,
                limit=ROW_LIMIT,
            )
            for sheet in long
        )
    return book


def _guard(path: Path) -> None:
    with path.open("rb") as stream:
        start = stream.read(4)
    if start == OLE_START:
        raise StudyError([make_issue("workbook_protected", file=path.name)])
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise StudyError([make_issue("workbook_broken", file=path.name)]) from error
    if size > UNPACKED_LIMIT * 1_000_000:
        raise StudyError(
            [
                make_issue(
                    "workbook_too_large",
                    file=path.name,
                    megabytes=size // 1_000_000,
                    limit=UNPACKED_LIMIT,
                )
            ]
        )


def _grid(sheet: Worksheet, formulas: set[tuple[str, str]]) -> Grid:
    down, headings = _merged(sheet)
    rows = []
    for number, row in enumerate(rows_of(sheet), start=1):
        cells = tuple(_cell(down.get(cell.coordinate, cell), cell, formulas) for cell in row)
        filled = [cell for cell in cells if not cell.empty]
        # A merged cell alone in its row is a heading for people, not a row of the table.
        if filled and not (len(filled) == 1 and filled[0].address in headings):
            rows.append((number, cells))
    return Grid(sheet.title, tuple(rows))


def rows_of(sheet: Worksheet) -> Iterator[tuple[ExcelCell, ...]]:
    """Yield the rows of a sheet; the covered cells of merged areas read as empty ones."""
    yield from cast("Iterator[tuple[ExcelCell, ...]]", sheet.iter_rows())


def cell_at(sheet: Worksheet, row: int, column: int) -> ExcelCell:
    """Return one cell, made if it is not there."""
    return cast("ExcelCell", sheet.cell(row, column))


def _merged(sheet: Worksheet) -> tuple[dict[str, ExcelCell], set[str]]:
    """Cells that a vertical merge covers, with the cell that fills them; and merged headings."""
    down: dict[str, ExcelCell] = {}
    headings: set[str] = set()
    for area in sheet.merged_cells.ranges:
        corner = cell_at(sheet, area.min_row, area.min_col)
        if area.min_col < area.max_col:
            headings.add(corner.coordinate)
            continue
        for number in range(area.min_row + 1, area.max_row + 1):
            down[cell_at(sheet, number, area.min_col).coordinate] = corner
    return down, headings


def _cell(source: ExcelCell, place: ExcelCell, formulas: set[tuple[str, str]]) -> Cell:
    value = source.value
    trouble = ""
    if (source.parent.title, source.coordinate) in formulas and value is None:
        trouble = "formula"
    elif source.data_type == "e":
        trouble = "error"
    return Cell(
        value=value,
        address=place.coordinate,
        column=place.column,
        trouble=trouble,
        guessed=place.has_style and _is_guess(place),
        note=place.comment.text if place.comment else "",
        percent=source.has_style and source.data_type == "n" and "%" in source.number_format,
    )


def _is_guess(cell: ExcelCell) -> bool:
    fill = cell.fill
    return bool(fill.fill_type == "solid" and fill.fgColor.rgb == GUESS_COLOUR)


def filled_cells(grid: Grid) -> Iterator[Cell]:
    """Yield every cell of a sheet that holds something."""
    for _number, cells in grid.rows:
        yield from (cell for cell in cells if not cell.empty)
