"""Every table of the workbook as a CSV file, in one archive, for programs that read no Excel."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime

from prioritize.findings import Findings
from reports.document import Document
from reports.formats.format import Format
from reports.names import names_of
from reports.sheets import all_sheets
from reports.sheets.parts import Cell, Sheet
from reports.story.context import Story
from reports.wording import wording

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""When a file of the archive was made if the report carries no date."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_READABLE_BY_ALL = 0o644 << 16


def render(document: Document, findings: Findings) -> bytes:
    """Write one CSV file per table, and a text that says what they are.

    Parameters
    ----------
    document : Document
        For the language, the date and what stands above everything.
    findings : Findings
        All numbers, with every digit.

    Returns
    -------
    bytes
        A ZIP archive. The tables are UTF-8 with a mark of order, so that Excel reads Chinese
        aright; a text that a spreadsheet would take for a formula has a quote before it.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _files(document, findings):
            entry = zipfile.ZipInfo(name, _date(document.created))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_BY_ALL
            archive.writestr(entry, text.encode("utf-8-sig"))
    return content.getvalue()


def _files(document: Document, findings: Findings) -> Iterator[tuple[str, str]]:
    words = wording(document.language)
    story = Story(findings, words, names_of(findings, words))
    sheets = [sheet for sheet in all_sheets(story) if sheet.rows]
    named = {
        f"{place:02d}_{_file_name(sheet.title)}{_mark(sheet, story)}.csv": sheet
        for place, sheet in enumerate(sheets, start=1)
    }
    yield "00_README.txt", "\n".join(_about(document, story, named)) + "\n"
    for name, sheet in named.items():
        yield name, _table(sheet)


def _about(document: Document, story: Story, named: dict[str, Sheet]) -> Iterator[str]:
    yield document.title
    if document.community:
        yield document.community
    yield from (callout.text for callout in document.banner)
    yield story.say("csv.about")
    yield from named


def _mark(sheet: Sheet, story: Story) -> str:
    """A table leaves the archive alone: its name says what its figures rest on."""
    return f"_{_file_name(story.say('csv.example'))}" if sheet.example else ""


def _file_name(text: str) -> str:
    return _NO_FILE_NAME.sub("", text).replace(" ", "_")


def _table(sheet: Sheet) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([_cell(header) for header, _ in sheet.columns])
    writer.writerows([[_cell(cell) for cell in row] for row in sheet.rows])
    return lines.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _date(created: datetime | None) -> tuple[int, int, int, int, int, int]:
    if created is None:
        return NO_DATE
    told = (created.year, created.month, created.day, created.hour, created.minute, created.second)
    # An archive knows no earlier day.
    return max(told, NO_DATE)


FORMAT = Format(name="csv", title="Tables as CSV files, zipped", file="tables.zip", render=render)
