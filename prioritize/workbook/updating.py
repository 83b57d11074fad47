"""Add rows to a planner's own workbook, and leave everything else as it is."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring, tostring

from prioritize.spelling import plain
from prioritize.workbook.cells import read_list
from prioritize.workbook.opening import cell_at, open_workbook, rows_of
from prioritize.workbook.packing import fix_dates, write_file
from prioritize.workbook.schema import all_sheets, find_setting, find_sheet
from prioritize.workbook.styling import explain, mark_guess, style_body, style_header
from prioritize.workbook.writing import Notes, put, shown_value, write_sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET_PART = "xl/worksheets/sheet{number}.xml"


def add_rows(
    path: Path,
    tables: Mapping[str, Sequence[Mapping[str, Any]]],
    notes: Notes,
    surveys: Sequence[str] = (),
) -> None:
    """Add rows below those that stand in a study workbook.

    Parameters
    ----------
    path : Path
        The workbook; replaced in one step.
    tables : mapping of str to sequence of mapping
        New rows by English sheet and column name. A column that the planner's sheet does not
        have is left out, but for bands of ages; a sheet that is missing is added.
    notes : Notes
        Language of fixed words and of sheets that are added; comments and yellow cells of the
        new rows. Comments on headers are left out.
    surveys : sequence of str
        File names to add to the settings.
    """
    book = open_workbook(path)
    results = _saved_results(book, path)
    titles = {spec.name: sheet for sheet in book.worksheets if (spec := find_sheet(sheet.title))}
    for name, rows in tables.items():
        if name not in titles:
            write_sheet(book, all_sheets()[name], rows, notes)
        elif rows:
            _append(titles[name], name, rows, notes)
    if surveys and "settings" in titles:
        _add_surveys(titles["settings"], surveys)
    elif surveys:
        row = {"key": "surveys", "value": tuple(surveys)}
        write_sheet(book, all_sheets()["settings"], [row], notes)
    _resize_comments(book)
    write_file(path, _packed(book, results))


def _append(
    sheet: Worksheet,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    notes: Notes,
) -> None:
    columns, last = _header(sheet, name)
    _add_bands(sheet, name, rows, columns, notes)
    forms = {column.name: column.form for column in all_sheets()[name].columns}
    for place, row in enumerate(rows):
        for column, value in row.items():
            number = columns.get(column if column in forms else plain(column))
            if number is None:
                continue
            form = forms.get(column, "number")
            cell = cell_at(sheet, last + 1 + place, number)
            put(cell, shown_value(value, form, notes.language))
            style_body(cell, form)
            if (name, place, column) in notes.marks:
                mark_guess(cell)
            if (name, place, column) in notes.comments:
                explain(cell, notes.comments[name, place, column])
        # Comments on cells that stay empty, such as the cost to fill in.
        for column, number in columns.items():
            if (name, place, column) in notes.comments and column not in row:
                explain(
                    cell_at(sheet, last + 1 + place, number), notes.comments[name, place, column]
                )


def _add_bands(
    sheet: Worksheet,
    name: str,
    rows: Sequence[Mapping[str, Any]],
    columns: dict[str, int],
    notes: Notes,
) -> None:
    """Add the column of bands to an older sheet: without it every age would be a group."""
    for spec in all_sheets()[name].columns:
        missing = spec.form == "bands" and spec.name not in columns
        if missing and any(row.get(spec.name) for row in rows):
            columns[spec.name] = max(columns.values(), default=0) + 1
            cell = cell_at(sheet, 1, columns[spec.name])
            put(cell, spec.label(notes.language))
            style_header(cell)
            explain(cell, spec.about[notes.language])


def _header(sheet: Worksheet, name: str) -> tuple[dict[str, int], int]:
    """Column number by English name (facts by folded header), and the last row in use."""
    spec = all_sheets()[name]
    used = [row for row in rows_of(sheet) if any(_filled(cell) for cell in row)]
    columns: dict[str, int] = {}
    for cell in used[0] if used else ():
        if _filled(cell):
            column = spec.column(str(cell.value))
            columns.setdefault(column.name if column else plain(str(cell.value)), cell.column)
    return columns, used[-1][0].row if used else 1


def _filled(cell: ExcelCell) -> bool:
    return cell.value is not None and str(cell.value).strip() != ""


def _add_surveys(sheet: Worksheet, surveys: Sequence[str]) -> None:
    columns, last = _header(sheet, "settings")
    key, value = columns["key"], columns["value"]
    for row in range(1, last + 1):
        setting = find_setting(str(cell_at(sheet, row, key).value or ""))
        if setting is not None and setting.key == "surveys":
            cell = cell_at(sheet, row, value)
            there = read_list(cell.value) if _filled(cell) else ()
            put(cell, ";".join([*there, *surveys]))
            return
    put(cell_at(sheet, last + 1, key), "surveys")
    put(cell_at(sheet, last + 1, value), ";".join(surveys))


def _resize_comments(book: Workbook) -> None:
    """Give comments their size again, which is not read with them."""
    for sheet in book.worksheets:
        for row in rows_of(sheet):
            for cell in row:
                if cell.comment:
                    author = cell.comment.author
                    explain(cell, cell.comment.text)
                    cell.comment.author = author


Results = dict[str, dict[str, Any]]
"""Results of formulas by sheet title and address."""


def _saved_results(book: Workbook, path: Path) -> Results:
    """The results that Excel saved with its formulas; saving without them would lose them."""
    formulas = {
        sheet.title: [
            cell.coordinate for row in rows_of(sheet) for cell in row if cell.data_type == "f"
        ]
        for sheet in book.worksheets
    }
    if not any(formulas.values()):
        return {}
    shown = open_workbook(path, results=True)
    return {
        title: {address: shown[title][address].value for address in addresses}
        for title, addresses in formulas.items()
        if addresses
    }


def _packed(book: Workbook, results: Results) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    content = buffer.getvalue()
    if not results:
        return fix_dates(content)
    parts = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for number, sheet in enumerate(book.worksheets, start=1):
            if sheet.title in results:
                part = SHEET_PART.format(number=number)
                parts[part] = _with_results(archive.read(part), results[sheet.title])
    return fix_dates(content, parts)


def _with_results(part: bytes, results: Mapping[str, Any]) -> bytes:
    """Write the results beside their formulas, as Excel does."""
    root = fromstring(part)
    for cell in root.iter(f"{MAIN}c"):
        result, formula = results.get(cell.get("r", "")), cell.find(f"{MAIN}f")
        shown = cell.find(f"{MAIN}v")
        if result is None or formula is None or shown is None:
            continue
        if isinstance(result, bool):
            cell.set("t", "b")
            shown.text = str(int(result))
        elif isinstance(result, (int, float)):
            shown.text = repr(result)
        else:
            cell.set("t", "e" if re.fullmatch(r"#[A-Z/0!?]+", str(result)) else "str")
            shown.text = str(result)
    return cast("bytes", tostring(root))
