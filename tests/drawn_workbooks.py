"""Study workbooks drawn as tables in the tests."""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook

SMALL = """
# items
id | name     | cost | safety | after
B1 | pipes    | 30   | 5      |
L1 | lift     | 60   | 2      | B1
P1 | parking  | 10   | 1      |
# criteria
id     | direction | source
safety | benefit   | item:safety
money  | cost      | item:cost
# perspectives
id         | power
government | 1
residents  | 1
# judgements
perspective | judge     | method   | left   | right | value
government  | office    | pairwise | safety | money | 3
residents   | committee | points   | safety |       | 40
residents   | committee | points   | money  |       | 60
"""


def draw(folder: Path, *texts: str, name: str = "study.xlsx") -> Path:
    """Write a workbook from drawn sheets; a later drawing replaces a sheet of the same title.

    A cell is a number if it looks like one, ``'…`` is text, ``@2026-01-03`` a date, ``=…`` a
    formula without a saved result, empty nothing.
    """
    sheets = {}
    for text in texts:
        for part in text.split("# ")[1:]:
            title, _, body = part.partition("\n")
            lines = [line for line in body.split("\n") if line.strip()]
            sheets[title.strip()] = [[one.strip() for one in line.split("|")] for line in lines]
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for i, row in enumerate(rows, start=1):
            for j, text in enumerate(row, start=1):
                if text:
                    sheet.cell(i, j, _value(text))
    path = folder / name
    book.save(path)
    return path


def _value(text: str):
    if text.startswith("@"):
        return dt.datetime.fromisoformat(text[1:])
    if text.startswith("'"):
        return text[1:]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def places(issues) -> list[tuple[str, str]]:
    """(sheet!cell, code) of every issue."""
    return [(f"{one.sheet}!{one.cell}" if one.cell else one.sheet, one.code) for one in issues]
