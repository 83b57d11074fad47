"""The report as a workbook: a summary, lists that follow changes, every table as numbers."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from prioritize.findings import Findings
from reports import figures
from reports.document import Bullets, Callout, Document
from reports.figures import DASH
from reports.formats.format import Format
from reports.line_breaks import break_lines
from reports.living import announcement, make_trial, trial_pages, write_pages
from reports.names import names_of
from reports.sheets import all_sheets
from reports.sheets.parts import FORMULA_STARTS, LONGEST_TEXT, Cell, Look, Sheet
from reports.story.context import Story
from reports.wording import wording

NO_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - the workbook wants a date without a zone
"""Stored as the day of creation when a report carries none."""

_NUMBER_FORMATS: dict[Look, str] = {
    "text": "@",
    "rank": "General",
    "score": "0.000",
    "share": "0.0%",
    "count": "#,##0",
    "amount": "General",
}
_APART: dict[Look, dict[str, str | int]] = {"text": {"align": "left", "indent": 1}}
"""Keeps words off the number in the column before."""
_WIDEST, _NARROWEST = 36, 8
_SUMMARY_WIDTH, _LINE_HEIGHT = 76, 18
_SUMMARY_LINE, _TITLE_LINE = 66, 50
"""Columns that fit a line of the summary: Chinese and bold letters take more than they count."""
_WIDEST_FIGURES = 11
"""Width of a column of numbers at most, unless a word is longer; its header breaks."""
_EDGES = 3
"""Columns that the indent, the edges of a cell and bold letters take."""
_ROW_HEIGHT, _MOST_LINES = 17, 24
"""Points of a line, and how many fit into the highest row there is."""
_ONE_PAGE_WIDE = 205
"""Widths of columns up to which a sheet shrunk to one page can still be read on paper."""
_READABLE = 65
"""Size in print, in per cent, of sheets that are wider."""
_A4 = 9
_LISTS = 3
"""Sheets before those with formulas: the joint list, the ledger and its totals."""


def render(document: Document, findings: Findings) -> bytes:
    """Write the workbook.

    Parameters
    ----------
    document : Document
        Its banner and first chapter become the summary sheet.
    findings : Findings
        All numbers of the other sheets, with every digit; only their display is rounded.

    Returns
    -------
    bytes
        An ``.xlsx`` file without macros, and without links but those of the summary to its
        sheets. Formulas stand on the sheets to try changes on, each with the program's figure as
        its value; a notice has none.
    """
    content = io.BytesIO()
    words = wording(document.language)
    story = Story(findings, words, names_of(findings, words))
    created = document.created.replace(tzinfo=None) if document.created else NO_DATE
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": document.title, "created": created})
        styles = _Styles(workbook)
        sheets, trial = all_sheets(story), make_trial(story)
        pages = list(trial_pages(trial)) if trial else []
        tried = [_Entry(page.title, None) for page in pages]
        listed = [_Entry(one.title, len(one.rows)) for one in sheets]
        index = [*listed[:_LISTS], *tried, *listed[_LISTS:]]
        _write_summary(workbook, document, story, styles, index)
        for sheet in sheets[:_LISTS]:
            _write_sheet(workbook, sheet, story, styles)
        write_pages(workbook, pages, story)
        for sheet in sheets[_LISTS:]:
            _write_sheet(workbook, sheet, story, styles)
    return content.getvalue()


@dataclass(frozen=True)
class _Entry:
    """A sheet as the index names it; `rows` is None where rows say nothing."""

    title: str
    rows: int | None


class _Styles:
    """The looks of cells, each made once per workbook."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"valign": "top", "text_wrap": True}
        self.title: CellFormat = workbook.add_format({**base, "bold": True, "font_size": 14})
        self.header: CellFormat = workbook.add_format(
            {**base, "bold": True, "bg_color": "#E6EEF4", "bottom": 1, "align": "left", "indent": 1}
        )
        self.over_figures: CellFormat = workbook.add_format(
            {**base, "bold": True, "bg_color": "#E6EEF4", "bottom": 1, "align": "right"}
        )
        self.example: CellFormat = workbook.add_format(
            {**base, "bold": True, "bg_color": "#FFF6E0", "font_color": "#8A5A00"}
        )
        self.wrapped: CellFormat = workbook.add_format(base)
        self.link: CellFormat = workbook.add_format(
            {**base, "font_color": "#0B5394", "underline": 1}
        )
        # The quote mark keeps such a text a text even after somebody edits the cell.
        self.quoted: CellFormat = workbook.add_format(
            {**base, "quote_prefix": True, "align": "left", "indent": 1}
        )
        self.looks: dict[Look, CellFormat] = {
            look: workbook.add_format({**base, "num_format": number} | _APART.get(look, {}))
            for look, number in _NUMBER_FORMATS.items()
        }


@dataclass(frozen=True)
class _Pen:
    """Writes cells of one worksheet; no text ever becomes a formula or a link."""

    worksheet: Worksheet
    styles: _Styles

    def text(self, row: int, column: int, text: str, style: CellFormat) -> None:
        """Write a text as text, whatever it starts with."""
        chosen = self.styles.quoted if text.startswith(FORMULA_STARTS) else style
        self.worksheet.write_string(row, column, text[:LONGEST_TEXT], chosen)

    def cell(self, row: int, column: int, cell: Cell, look: Look) -> None:
        """Write a number as a number, and an unknown value as an empty cell."""
        style = self.styles.looks[look]
        if isinstance(cell, str):
            self.text(row, column, cell, style)
        elif cell is None:
            self.worksheet.write_blank(row, column, None, style)
        else:
            self.worksheet.write_number(row, column, cell, style)


def _write_summary(
    workbook: Workbook,
    document: Document,
    story: Story,
    styles: _Styles,
    index: Sequence[_Entry],
) -> None:
    pen = _Pen(workbook.add_worksheet(story.words.word("sheet", "summary")), styles)
    pen.worksheet.set_column(0, 0, _SUMMARY_WIDTH)
    pen.worksheet.set_paper(_A4)
    pen.worksheet.set_margins(left=0.5, right=0.5)
    pen.worksheet.fit_to_pages(1, 0)
    lines = [(document.title, styles.title), (document.community, styles.wrapped)]
    if document.created:
        lines.append((document.created.date().isoformat(), styles.wrapped))
    for callout in document.banner:
        label = story.words.word("callout", callout.kind)
        style = styles.example if callout.kind == "example" else styles.header
        lines.append((f"{label} {DASH} {callout.text}", style))
    lines.append((announcement(story), styles.wrapped))
    summary = next((one.blocks for one in document.chapters if one.id == "summary"), ())
    for block in summary:
        match block:
            case Bullets(points):
                lines += [(point, styles.wrapped) for point in points]
            case Callout(_, text, points):
                lines += [(text, styles.header), *((point, styles.wrapped) for point in points)]
            case _:
                pass
    for row, (text, style) in enumerate(lines):
        # Not every program fits the height of a row to a text that breaks.
        fits = _TITLE_LINE if style is styles.title else _SUMMARY_LINE
        pen.worksheet.set_row(row, (_LINE_HEIGHT + 2) * len(break_lines(text, fits)))
        pen.text(row, 0, text, style)
    pen.text(len(lines), 0, story.say("sheets.index"), styles.header)
    for row, entry in enumerate(index, start=len(lines) + 1):
        shown = entry.title
        if entry.rows is not None:
            rows = figures.amount(entry.rows)
            shown = story.say("sheets.index_rows", sheet=entry.title, rows=rows)
        # Only names of this workbook's own sheets are ever a link.
        target = entry.title.replace("'", "''")
        pen.worksheet.write_url(row, 0, f"internal:'{target}'!A1", styles.link, shown)


def _write_sheet(workbook: Workbook, sheet: Sheet, story: Story, styles: _Styles) -> None:
    pen = _Pen(workbook.add_worksheet(sheet.title), styles)
    top, last = 0, len(sheet.columns) - 1
    if sheet.example:
        pen.worksheet.merge_range(0, 0, 0, last, "", styles.example)
        pen.text(0, 0, story.say("sheets.example_banner"), styles.example)
        top = 1
    for column, (header, look) in enumerate(sheet.columns):
        style = styles.header if look == "text" else styles.over_figures
        pen.text(top, column, header, style)
        pen.worksheet.set_column(column, column, _width(sheet, column))
        for row, cells in enumerate(sheet.rows, start=top + 1):
            pen.cell(row, column, cells[column], look)
    for row, lines in _broken_rows(sheet):
        pen.worksheet.set_row(top + row, _ROW_HEIGHT * lines)
    pen.worksheet.freeze_panes(top + 1, 0)
    _set_page(pen.worksheet, sheet, top)
    pen.worksheet.autofilter(top, 0, top + max(len(sheet.rows), 1), last)


def _set_page(worksheet: Worksheet, sheet: Sheet, top: int) -> None:
    """Print across; one page wide where that can be read, or else with the names on each page."""
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.repeat_rows(top)
    worksheet.set_margins(left=0.4, right=0.4)
    if sum(_width(sheet, column) for column in range(len(sheet.columns))) <= _ONE_PAGE_WIDE:
        worksheet.fit_to_pages(1, 0)
        return
    worksheet.set_print_scale(_READABLE)
    worksheet.repeat_columns(0, _last_name(sheet))


def _last_name(sheet: Sheet) -> int:
    """The column up to which a row is named: two texts where figures follow them, or else one."""
    texts = [place for place, (_, look) in enumerate(sheet.columns) if look == "text"]
    both = texts[:2] == [0, 1] and texts[2:3] != [2]
    return texts[1] if both or texts[0] else texts[0]


def _broken_rows(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Rows with a text that breaks, the header being 0, and how many lines each needs.

    Not every program fits the height of a row to a text that breaks.
    """
    fits = [_width(sheet, column) - _EDGES for column in range(len(sheet.columns))]
    headers = [header for header, _ in sheet.columns]
    for row, cells in enumerate([headers, *sheet.rows]):
        lines = 1
        for cell, width in zip(cells, fits, strict=True):
            # Only what could be too long even if all of it were Chinese has to be measured.
            if isinstance(cell, str) and 2 * len(cell) > width:
                lines = max(lines, len(break_lines(cell, width)))
        if lines > 1:
            yield row, min(lines, _MOST_LINES)


def _width(sheet: Sheet, column: int) -> int:
    """Columns as wide as their longest text; a Chinese character counts two."""
    texts = [sheet.columns[column][0], *(row[column] for row in sheet.rows)]
    longest = max(len(text) + sum(not c.isascii() for c in text) if isinstance(text, str) else 5
                  for text in texts)  # fmt: skip
    words = (len(word) for word in sheet.columns[column][0].split() if word.isascii())
    figures = max(_WIDEST_FIGURES, max(words, default=0) + _EDGES)
    most = _WIDEST if sheet.columns[column][1] == "text" else figures
    return min(max(longest + 3, _NARROWEST), most)


FORMAT = Format(name="xlsx", title="Excel workbook", file="report.xlsx", render=render)
