"""How the workbook looks: headers, widths, drop-down lists, yellow guesses and comments."""

from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prioritize.workbook.choices import choice_labels
from prioritize.workbook.opening import GUESS_COLOUR
from prioritize.workbook.schema import ColumnSpec, SheetSpec, all_sheets

AUTHOR = "prioritize"
FONT = "Calibri"
HEADER_FILL = PatternFill("solid", fgColor="FF1F4E5F")
HEADER_FONT = Font(name=FONT, size=11, bold=True, color="FFFFFFFF")
BODY_FONT = Font(name=FONT, size=11)
GUESS_FILL = PatternFill("solid", fgColor=GUESS_COLOUR)
LINE = Side(style="thin", color="FFBFC9CE")
TEXT_FORMAT = "@"
SHARE_FORMAT = "0.00"
LIST_ROWS = 1000
"""Rows below the header that offer a drop-down list."""
COMMENT_WIDTH = 280
LINE_HEIGHT = 18
POINTS_AT = {
    ("questions", "item"): "items", ("options", "item"): "items",
    ("ratings", "item"): "items", ("ratings", "criterion"): "criteria",
    ("ratings", "perspective"): "perspectives", ("judgements", "perspective"): "perspectives",
    ("judgements", "left"): "criteria", ("judgements", "right"): "criteria",
    ("criteria", "parent"): "criteria", ("owners", "item"): "items",
}  # fmt: skip
"""Columns that hold an id of another sheet."""


def style_header(cell: ExcelCell) -> None:
    """Make one header cell look like part of the form, not like an entry."""
    cell.font = HEADER_FONT
    cell.fill = HEADER_FILL
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = Border(bottom=LINE, right=LINE)


def style_body(cell: ExcelCell, form: str) -> None:
    """Give an entry its alignment; judgements are text, so that 1/3 stays 1/3."""
    side = "left" if form in {"any", "bands", "id", "text", "value"} else None
    wraps = form in {"text", "list"}
    shown = {"bands": TEXT_FORMAT, "share": SHARE_FORMAT, "value": TEXT_FORMAT}.get(form, "General")
    # A style with a name is worked out once for a workbook, not once for every cell.
    name = " ".join(filter(None, (AUTHOR, side, "wrapped" if wraps else "", shown)))
    book = cast("Workbook", cell.parent.parent)
    if name not in book.named_styles:
        alignment = Alignment(horizontal=side, vertical="center", wrap_text=wraps)
        style = NamedStyle(name, font=BODY_FONT, alignment=alignment, number_format=shown)
        book.add_named_style(style)
    # A style replaces all that a cell has, also that it is text whatever it begins with.
    quoted = cell.quotePrefix
    cell.style = name
    if quoted:
        cell.quotePrefix = True


def mark_guess(cell: ExcelCell) -> None:
    """Fill a cell with the yellow that asks a planner to look."""
    cell.fill = GUESS_FILL


def explain(cell: ExcelCell, text: str) -> None:
    """Attach a comment large enough for its text."""
    lines = sum(1 + _width(line) // 40 for line in text.splitlines() or [""])
    cell.comment = Comment(text, AUTHOR, height=(lines + 1) * LINE_HEIGHT, width=COMMENT_WIDTH)


def _width(text: str) -> int:
    """Width in Latin letters; Chinese characters take two."""
    return sum(1 + (ord(sign) > 0x2E7F) for sign in text)  # noqa: PLR2004 (first CJK block)


def set_widths(sheet: Worksheet, columns: list[tuple[str, float]]) -> None:
    """Make every column wide enough for its header and its usual content."""
    for number, (header, width) in enumerate(columns, start=1):
        wide = max(width, _width(header) + 3)
        sheet.column_dimensions[get_column_letter(number)].width = min(wide, 60)


def offer_choices(sheet: Worksheet, spec: SheetSpec, language: str) -> None:
    """Give every column of fixed words or of ids its drop-down list."""
    for number, column in enumerate(spec.columns, start=1):
        formula = _choices(spec, column, language)
        if formula:
            letter = get_column_letter(number)
            add_list(sheet, f"{letter}2:{letter}{LIST_ROWS + 1}", formula)


def add_list(sheet: Worksheet, cells: str, formula: str) -> None:
    """Attach one drop-down list that warns about other words but lets them stand."""
    # Both languages are accepted, so that a word outside the list is not always a mistake.
    rule = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning")
    rule.add(cells)
    sheet.add_data_validation(rule)


def _choices(spec: SheetSpec, column: ColumnSpec, language: str) -> str:
    target = POINTS_AT.get((spec.name, column.name))
    if target:
        return f"'{all_sheets()[target].label(language)}'!$A$2:$A${LIST_ROWS + 1}"
    if column.form == "yes":
        return list_formula(choice_labels("yes", language))
    if column.form.startswith("choice:"):
        name = column.form.removeprefix("choice:").removesuffix("?")
        return list_formula(choice_labels(name, language))
    return ""


def list_formula(words: tuple[str, ...]) -> str:
    """Return the words as the formula of a drop-down list."""
    return '"' + ",".join(words) + '"'
