"""Write a study workbook that a planner can fill in."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.workbook.choices import choice_labels, write_choice
from prioritize.workbook.opening import cell_at
from prioritize.workbook.packing import workbook_bytes, write_file
from prioritize.workbook.schema import (
    ColumnSpec,
    SheetSpec,
    all_settings,
    all_sheets,
    find_setting,
    is_ahp,
)
from prioritize.workbook.styling import (
    TEXT_FORMAT,
    add_list,
    explain,
    list_formula,
    mark_guess,
    offer_choices,
    set_widths,
    style_body,
    style_header,
)

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
FACT_WIDTH = 12.0
EMPTY_ROWS = 200
"""Rows below the last judgement that are ready for text, so that a typed 1/3 stays."""

Place = tuple[str, int, str]
"""Sheet, row of its table (0 is the first), column; English names."""
HEADER = -1
"""Row of a comment on the header of a fact."""


@dataclass(frozen=True, eq=False)
class Notes:
    """What a sheet is written with: language, comments per cell, cells to fill yellow."""

    language: str
    comments: Mapping[Place, str]
    marks: Collection[Place]


def write_study(
    path: Path,
    tables: Mapping[str, Sequence[Any]],
    *,
    language: str = "zh",
    comments: Mapping[Place, str] | None = None,
    marks: Collection[Place] = (),
) -> None:
    """Write a study workbook with every sheet, header, list and explanation.

    Parameters
    ----------
    path : Path
        The workbook; its folder exists. An existing file is replaced in one step.
    tables : mapping of str to sequence
        Rows by English sheet name, each a mapping by English column name; further columns of
        ``items`` are facts. A sheet whose name starts with ``ahp`` is a list of rows of cells.
        Lists of names are sequences or text with ``;``.
    language : {"zh", "en"}
        Language of titles, headers, fixed words and explanations.
    comments : mapping, optional
        Comment per (sheet, row, column).
    marks : collection
        Cells to fill yellow, for guesses that a planner should look at.
    """
    notes = Notes(language, comments or {}, marks)
    book = Workbook()
    book.remove(book.worksheets[0])
    _fix_properties(book)
    for spec in all_sheets().values():
        write_sheet(book, spec, tables.get(spec.name, ()), notes)
    for name, rows in tables.items():
        if is_ahp(name):
            _write_matrix(book.create_sheet(name), rows)
    write_file(path, workbook_bytes(book))


def _fix_properties(book: Workbook) -> None:
    book.properties.creator = "prioritize"
    book.properties.lastModifiedBy = "prioritize"


def write_sheet(
    book: Workbook,
    spec: SheetSpec,
    rows: Sequence[Mapping[str, Any]],
    notes: Notes,
) -> None:
    """Add one sheet of the study, complete with header, lists and explanations."""
    language = notes.language
    sheet = book.create_sheet(spec.label(language))
    known = {column.name: column for column in spec.columns}
    facts = list(dict.fromkeys(name for row in rows for name in row if name not in known))
    header = [*(column.label(language) for column in spec.columns), *facts]
    for number, text in enumerate(header, start=1):
        cell = cell_at(sheet, 1, number)
        put(cell, text)
        style_header(cell)
        if number <= len(spec.columns):
            explain(cell, spec.columns[number - 1].about[language])
        elif (spec.name, HEADER, text) in notes.comments:
            explain(cell, notes.comments[spec.name, HEADER, text])
    names = [*known, *facts]
    for place, row in enumerate(rows):
        for number, name in enumerate(names, start=1):
            cell = cell_at(sheet, place + 2, number)
            column = known.get(name)
            put(cell, _shown(spec, column, row, name, language))
            style_body(cell, column.form if column else "number")
            key = (spec.name, place, name)
            if key in notes.marks:
                mark_guess(cell)
            if key in notes.comments:
                explain(cell, notes.comments[key])
    _finish(sheet, spec, header, len(rows), language)


def _finish(
    sheet: Worksheet, spec: SheetSpec, header: list[str], n_rows: int, language: str
) -> None:
    """Widths, lists, frozen header; and cells ready for text where ratios are typed."""
    widths = [column.width for column in spec.columns]
    widths += [FACT_WIDTH] * (len(header) - len(widths))
    set_widths(sheet, list(zip(header, widths, strict=True)))
    offer_choices(sheet, spec, language)
    if spec.name == "settings":
        _offer_settings(sheet, language)
    for number, column in enumerate(spec.columns, start=1):
        if column.form == "value":
            for row in range(n_rows + 2, n_rows + 2 + EMPTY_ROWS):
                style_body(cell_at(sheet, row, number), column.form)
    sheet.freeze_panes = "C2" if spec.name == "items" else "A2"
    sheet.row_dimensions[1].height = 32
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _offer_settings(sheet: Worksheet, language: str) -> None:
    """Explain every key, and give those with fixed words their list."""
    for row in range(2, sheet.max_row + 1):
        cell, value = cell_at(sheet, row, 1), cell_at(sheet, row, 2)
        setting = find_setting(str(cell.value or ""))
        if setting is None:
            continue
        explain(cell, setting.about[language])
        if setting.form.startswith("choice:"):
            words = choice_labels(setting.form.removeprefix("choice:").removesuffix("?"), language)
            add_list(sheet, value.coordinate, list_formula(words))


def _shown(
    spec: SheetSpec, column: ColumnSpec | None, row: Mapping[str, Any], name: str, language: str
) -> Any:
    """What a cell shows: fixed words in the planner's language, lists joined."""
    value = row.get(name)
    if spec.name == "settings":
        key = find_setting(str(row.get("key", "")))
        if name == "key" and key is not None:
            return key.label(language)
        return shown_value(value, key.form if key else "any", language)
    return shown_value(value, column.form if column else "number", language)


def shown_value(value: Any, form: str, language: str) -> Any:
    """Turn a value into what its cell shows.

    Parameters
    ----------
    value : str, number, bool, sequence of str or None
        As the program holds it.
    form : str
        As in `ColumnSpec.form`.
    language : {"zh", "en"}
        Language of fixed words.

    Returns
    -------
    str, number or None

    Examples
    --------
    >>> shown_value(("B01", "B03"), "list", "zh"), shown_value("cost", "choice:direction", "zh")
    ('B01;B03', '成本')
    """
    if isinstance(value, bool):
        return write_choice("yes", "yes" if value else "no", language)
    if isinstance(value, (list, tuple, frozenset, set)):
        return ("," if form == "bands" else ";").join(str(one) for one in value)
    if form.startswith("choice:") and isinstance(value, str):
        return write_choice(form.removeprefix("choice:").removesuffix("?"), value, language)
    if form == "party" and isinstance(value, str):
        return write_choice("party", value, language)
    if form == "yes" and isinstance(value, str):
        return write_choice("yes", value, language)
    return value


def put(cell: ExcelCell, value: Any) -> None:
    """Write a value; text is text, also where it looks like a formula or an Excel error.

    Parameters
    ----------
    cell : openpyxl cell
    value : str, number or None
        Characters that a workbook cannot hold become blanks.
    """
    if not isinstance(value, str):
        cell.value = value if value is None or isinstance(value, (int, float)) else str(value)
        return
    text = UNWRITABLE.sub(" ", value)[:LONGEST_CELL]
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if text[0] in "=+-@\t":
        # Shown with a leading apostrophe in Excel, so that editing the cell keeps it text.
        cell.quotePrefix = True


def _write_matrix(sheet: Worksheet, rows: Iterable[Sequence[Any]]) -> None:
    rows = [list(row) for row in rows]
    size = max((len(row) for row in rows), default=1)
    for i, row in enumerate(rows, start=1):
        for j, value in enumerate(row, start=1):
            cell = cell_at(sheet, i, j)
            put(cell, value)
            cell.number_format = TEXT_FORMAT
            if i == 1 or j == 1:
                style_header(cell)
    set_widths(sheet, [("", 18.0)] + [("", 13.0)] * (size - 1))
    sheet.freeze_panes = "B2"


def default_settings() -> list[dict[str, Any]]:
    """Return one row per setting with its default.

    Returns
    -------
    list of dict
        With ``key`` and ``value``; empty where there is no default.
    """
    return [
        {"key": setting.key, "value": _number_or_text(setting.default)}
        for setting in all_settings().values()
    ]


def _number_or_text(text: str) -> Any:
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
