"""The cells of a workbook written out as a reader of the sheet would copy them."""

import datetime as dt
import io
from typing import Any

import numpy as np
import numpy.typing as npt
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from surveys.file_errors import BrokenWorkbookError, PasswordProtectedError
from surveys.sheets import Sheet
from surveys.text_rows import TextColumn, TextRows


def open_workbook(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Read all worksheets of a workbook.

    Parameters
    ----------
    content : bytes
        An xlsx, xls or ods file.
    file : str
        Its name, for messages.

    Returns
    -------
    tuple of Sheet
        In the order of the workbook, hidden ones included, charts left out.

    Raises
    ------
    PasswordProtectedError, BrokenWorkbookError
        If it cannot be opened.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return tuple(
                _read_sheet(workbook.get_sheet_by_name(sheet.name), sheet)
                for sheet in workbook.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise PasswordProtectedError(file) from error
    except (CalamineError, OSError, ValueError, MemoryError) as error:
        raise BrokenWorkbookError(file, in_short(error)) from error
    except BaseException as error:
        # The reader's own failures derive from BaseException and have no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise BrokenWorkbookError(file, in_short(error)) from error


def in_short(error: BaseException) -> str:
    """Give the first line of what an error says, short enough for a message."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:100].rstrip(".")


def _read_sheet(sheet: CalamineSheet, about: SheetMetadata) -> Sheet:
    table = sheet.to_python(skip_empty_area=False)
    # In memory column by column, as they are looked at.
    cells = np.empty((len(table), sheet.width if table else 0), dtype=object, order="F")
    if cells.size:
        cells[:] = table
    columns = [_as_text(column) for column in cells.T]
    while columns and not any(columns[-1].words):
        columns.pop()
    filled = np.flatnonzero(TextRows(columns).filled)
    height = int(filled[-1]) + 1 if len(filled) else 0
    rows = TextRows([column.at(slice(height)) for column in columns] if height else ())
    merged = sorted((*start, *end) for start, end in sheet.merged_cell_ranges or ())
    visible = about.visible == SheetVisibleEnum.Visible
    return Sheet(about.name, rows, visible, tuple(merged))


def _as_text(cells: npt.NDArray[np.object_]) -> TextColumn:
    """Write out a column, each distinct value once: whole columns, no call per cell."""
    column = TextColumn.of(cells)
    kinds = set(map(type, column.words))
    if not {0, 1}.isdisjoint(column.words) and _mixes_numbers_and_truth(cells):
        return TextColumn.of([_written(cell) for cell in cells])
    if kinds == {float}:
        return column.spelled(_written_number)
    return column if kinds <= {str} else column.spelled(_written)


def _mixes_numbers_and_truth(cells: npt.NDArray[np.object_]) -> bool:
    """Tell whether one word may stand for two: True equals 1 and would be written as a number."""
    kinds = set(map(type, cells))
    return bool in kinds and bool(kinds & {int, float})


def _written(cell: Any) -> str:
    match cell:
        case float():
            return _written_number(cell)
        case bool():
            return "TRUE" if cell else "FALSE"
        case dt.datetime():
            return _written_moment(cell)
        case dt.timedelta():
            return _written_span(cell)
        case _:
            # Text stays as it is; whole numbers, dates and times are ISO by themselves.
            return str(cell)


def _written_number(number: float) -> str:
    written = repr(number)
    # Whole numbers of 17 digits and more would be written with an exponent.
    return str(int(number)) if "e+" in written else written.removesuffix(".0")


def _written_moment(moment: dt.datetime) -> str:
    if moment.time() == dt.time.min:
        return moment.date().isoformat()
    return moment.isoformat(sep=" ", timespec="milliseconds" if moment.microsecond else "seconds")


def _written_span(span: dt.timedelta) -> str:
    seconds = round(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"
