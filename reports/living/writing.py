"""Writes a sheet with formulas: each with the figure of the program, so that nothing shows 0."""

from collections.abc import Iterable
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.line_breaks import break_lines
from reports.living.areas import on_sheet
from reports.living.page import ALARMS, Allowed, Bars, Entry, Formula, Look, Page
from reports.sheets.parts import FORMULA_STARTS, LONGEST_TEXT
from reports.story.context import Story

_INPUT = {"bg_color": "#FFF2CC", "font_color": "#1F4E79", "border": 1, "border_color": "#D9B44A"}
_HEADER = {"bold": True, "bg_color": "#E6EEF4", "bottom": 1, "text_wrap": True}
_LOOKS: dict[Look, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True},
    "example": {"text_wrap": True, "bold": True, "bg_color": "#FFF6E0", "font_color": "#8A5A00"},
    "status": {"text_wrap": True, "bold": True, "bg_color": "#E8F3EC", "font_color": "#1E6B3A"},
    "alarm": {"text_wrap": True, "bold": True},
    "header": {**_HEADER, "align": "left", "indent": 1},
    "over_figures": {**_HEADER, "align": "right"},
    "name": {"text_wrap": True, "align": "left", "indent": 1},
    "plain": {"align": "left", "indent": 1},
    "rank": {"num_format": "General", "align": "right"},
    "moved": {"num_format": "+General;-General;0", "align": "right"},
    "score": {"num_format": "0.000", "align": "right"},
    "share": {"num_format": "0.0%", "align": "right"},
    "figure": {"num_format": "General", "align": "right"},
    "fraction": {"num_format": "0.0##", "align": "right"},
    "power_input": {**_INPUT, "num_format": "0.0%"},
    "weight_input": {**_INPUT, "num_format": "0.000"},
    "figure_input": {**_INPUT, "num_format": "General"},
    "fraction_input": {**_INPUT, "num_format": "0.0##"},
}
_WRONG = {"bg_color": "#F8D7DA", "font_color": "#8B1A1A"}
_NO_ANSWER = {"font_color": "#BFBFBF"}
_BROKEN = ("header", "over_figures", "name")
"""Looks whose texts break inside their column."""
_INDENT = 2
_LINE_HEIGHT = 16
_BAR_HEIGHT, _CHART_WIDTH, _CHART_HEAD = 21, 620, 90
_BAR_COLOUR = "#0072B2"
_A4 = 9
Styles = dict[tuple[Look, bool], CellFormat]


def write_pages(workbook: Workbook, pages: Iterable[Page], story: Story) -> None:
    """Add pages to a workbook.

    Parameters
    ----------
    workbook : Workbook
    pages : iterable of Page
    story : Story
        For the words of the messages and of the chart.
    """
    styles = {
        (look, quoted): workbook.add_format({"valign": "top", **form, "quote_prefix": quoted})
        for look, form in _LOOKS.items()
        for quoted in (False, True)
    }
    for page in pages:
        _write_page(workbook, page, story, styles)


def _write_page(workbook: Workbook, page: Page, story: Story, styles: Styles) -> None:
    worksheet = workbook.add_worksheet(page.title)
    worksheet.set_tab_color(page.colour)
    for column, width in enumerate(page.widths):
        worksheet.set_column(column, column, width)
    for row, lines in _lines(page).items():
        worksheet.set_row(row, _LINE_HEIGHT * lines)
    for entry in page.entries:
        if entry.look in {"title", "note", "example", *ALARMS}:
            _write_line(worksheet, page, entry, styles)
        else:
            _write(worksheet, entry, styles, page.title)
    for allowed in page.allowed:
        worksheet.data_validation(*_corners(allowed), _rule(allowed, story))
    _mark_alarm(workbook, worksheet, page)
    if page.bars:
        _draw(workbook, worksheet, page.bars, story)
    worksheet.freeze_panes(*page.frozen)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)


def _lines(page: Page) -> dict[int, int]:
    """How many lines a row must hold, where that is more than one.

    Not every program fits the height of a row to its texts, and on a list that sorts itself any
    text of a column may come to stand in any of its rows.
    """
    lines: dict[int, int] = {}
    sorting: dict[int, int] = {}
    placed: list[tuple[int, int]] = []
    for entry in page.entries:
        said = entry.content.value if isinstance(entry.content, Formula) else entry.content
        if entry.look not in _BROKEN or not isinstance(said, str):
            continue
        needed = len(break_lines(said, page.widths[entry.column] - _INDENT))
        lines[entry.row] = max(lines.get(entry.row, 1), needed)
        if isinstance(entry.content, Formula):
            sorting[entry.column] = max(sorting.get(entry.column, 1), needed)
            placed.append((entry.row, entry.column))
    for row, column in placed:
        lines[row] = max(lines[row], sorting[column])
    return {row: needed for row, needed in lines.items() if needed > 1}


def _write(worksheet: Worksheet, entry: Entry, styles: Styles, sheet: str) -> None:
    place, style = (entry.row, entry.column), styles[_look(entry), False]
    match entry.content:
        case Formula(text, value):
            # Nearer cells without the name of the sheet: shorter to read, and to write.
            near = text.replace(on_sheet(sheet, ""), "")
            worksheet.write_formula(*place, near, style, value)
        case str() as text if text:
            # A text is written as text, whatever it starts with.
            style = styles[entry.look, text.startswith(FORMULA_STARTS)]
            worksheet.write_string(*place, text[:LONGEST_TEXT], style)
        case None | "":
            worksheet.write_blank(*place, None, style)
        case figure:
            worksheet.write_number(*place, figure, style)


def _look(entry: Entry) -> Look:
    """Few digits for figures that are no whole numbers."""
    said = entry.content.value if isinstance(entry.content, Formula) else entry.content
    whole = not isinstance(said, float) or said.is_integer()
    if whole or entry.look not in {"figure", "figure_input"}:
        return entry.look
    return "fraction" if entry.look == "figure" else "fraction_input"


def _write_line(worksheet: Worksheet, page: Page, entry: Entry, styles: Styles) -> None:
    """Write a text across several columns, in a row as high as it needs."""
    worksheet.merge_range(entry.row, 0, entry.row, page.span - 1, "", styles[entry.look, False])
    _write(worksheet, entry, styles, page.title)
    said = entry.content
    if isinstance(said, Formula):
        said = said.longest or said.value
    lines = len(break_lines(str(said), sum(page.widths[: page.span])))
    worksheet.set_row(entry.row, _LINE_HEIGHT * lines + (6 if entry.look == "title" else 2))


def _corners(allowed: Allowed) -> tuple[int, int, int, int]:
    area = allowed.area
    return area.top, area.left, area.top + area.rows - 1, area.left + area.columns - 1


def _rule(allowed: Allowed, story: Story) -> dict[str, Any]:
    low, high = allowed.low, allowed.high
    said = {
        "error_title": story.say("living.not_allowed"),
        "error_message": story.say("living.allowed"),
    }
    if high is None:
        return {"validate": "decimal", "criteria": ">=", "value": low, **said}
    return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, **said}


def _mark_alarm(workbook: Workbook, worksheet: Worksheet, page: Page) -> None:
    """Turn the alarm red as soon as it says anything, and grey what then has no answer."""
    row = next(entry.row for entry in page.entries if entry.look in ALARMS)
    doubled = page.settled.replace('"', '""')
    wrong = {
        "type": "formula",
        "criteria": f'=$A${row + 1}<>"{doubled}"',
        "format": workbook.add_format(_WRONG),
    }
    worksheet.conditional_format(row, 0, row, page.span - 1, wrong)
    last = (max(one.row for one in page.entries), max(one.column for one in page.entries))
    pale = {"type": "errors", "format": workbook.add_format(_NO_ANSWER)}
    worksheet.conditional_format(row + 1, 0, *last, pale)


def _draw(workbook: Workbook, worksheet: Worksheet, bars: Bars, story: Story) -> None:
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": f"={bars.names}",
            "values": f"={bars.figures}",
            "fill": {"color": _BAR_COLOUR},
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0.000"},
        }
    )
    chart.set_title({"name": bars.title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    # The first item stands at the top, as on the list.
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEAD + _BAR_HEIGHT * bars.names.rows})
    described = {"description": story.say("living.chart_described")}
    worksheet.insert_chart(bars.row, bars.column, chart, described)
