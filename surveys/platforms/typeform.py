"""Typeform: a token, one column per question, one column per option named by the option only."""

import re
from typing import Final

from surveys.answers import SurveyTable
from surveys.layout import Grid, build_table, header_of, lay_out
from surveys.part_forms import Part, form_columns
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet
from surveys.vocabulary import normalise

TIMES: Final = (
    *("start date (utc)", "submit date (utc)", "submitted at", "started at", "start date"),
    "submit date",
)
IGNORED: Final = ("network id", "tags", "ending", "response type", "stage date (utc)")

_REPEATED = re.compile(r"^(.*\D)\d{1,3}$")


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from Typeform, 0-1."""
    header = [name.lower() for name in header_of(sheet)]
    known = bool(header) and header[0] == "#" and set(TIMES) & set(header)
    return 0.9 if known else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a Typeform sheet.

    The columns of a multiple choice are named by the option alone; the export has lost the
    question. Neighbouring columns whose only answer is their own name are the options of one
    question, which is called by the first of them.
    """
    grid = lay_out(export, sheet)
    columns, grid, states = form_columns(grid, grid.states({}), _parts(grid))
    return build_table(
        export,
        sheet,
        grid,
        platform="typeform",
        variant="responses",
        columns=columns,
        states=states,
    )


def _parts(grid: Grid) -> list[Part]:
    parts: list[Part] = []
    question = ""
    for place, (header, key) in enumerate(zip(grid.headers, grid.keys, strict=True)):
        name = header.strip().lower()
        option = _option(grid, place, header.strip())
        role = "id" if place == 0 else "time" if name in TIMES else ""
        role = role or ("ignore" if name in IGNORED else "")
        question = (question or f"{option} …") if option and not role else ""
        if question:
            parts.append(Part(question, question, option))
        else:
            parts.append(Part("" if role else key, header.strip(), role=role))
    return parts


def _option(grid: Grid, place: int, header: str) -> str:
    """Give the option that a column stands for, "" if it stands for a question.

    An option that another question has too carries a number behind its name.
    """
    said = [word for word in grid.column(place).counts if word]
    if len(said) != 1:
        return ""
    names = [header, *(match[1] for match in [_REPEATED.match(header)] if match)]
    return said[0] if normalise(said[0]) in map(normalise, names) else ""


PLATFORM = Platform("typeform", "Typeform", recognise, read)
