"""A complete made-up study of an invented estate: what a filled-in workbook looks like."""

import csv
from collections.abc import Callable
from importlib.resources import files
from typing import Any, Literal

SHEETS = (
    "settings", "items", "criteria", "questions", "options", "perspectives", "judgements",
    "ratings", "population", "names",
)  # fmt: skip
JUDGED_MATRICES = ("ahp gov-city", "ahp gov-street")

EXPORT_WORDS = frozenset({"aliases", "buildings", "column", "option", "variable", "level"})
"""Columns that repeat the words of the export or of residents, in the study of either language."""

TEXT_VALUES = frozenset(
    {
        ("judgements", "value"),
        ("population", "variable"),
        ("questions", "column"),
        ("options", "column"),
    }
)
"""Columns whose figures stay text: ratios such as ``1/3``, and question numbers."""

FACT = "item:"
TWIN = "_en"
"""Ends the key of a setting that says another one in English."""


def sample_tables(language: Literal["zh", "en"] = "zh") -> dict[str, list[Any]]:
    """Make the sheets of the sample study, ready to be written as a workbook.

    The answer options, question numbers and headers are those of the Chinese sample export
    (`surveys.samples.estate.sample_export`) in either language.

    Parameters
    ----------
    language : {"zh", "en"}
        Language of names, reasons and fact columns.

    Returns
    -------
    dict of str to list
        Sheet name to rows. A row is a dict by English column name, with None for an empty
        cell; a row of an ``ahp …`` sheet is a list of cells. All figures are examples.

    Examples
    --------
    >>> tables = sample_tables("en")
    >>> tables["items"][0]["name"], tables["items"][0]["cost"]
    ('Drainage and sewer separation', 180)
    >>> tables["ahp gov-city"][0][:2]
    ['government/District construction office', 'safety']
    """
    say = _translator(language)
    tables: dict[str, list[Any]] = {sheet: _rows(sheet, say) for sheet in SHEETS}
    tables |= {sheet: _matrix(sheet, say) for sheet in JUDGED_MATRICES}
    return _in_english(tables) if language == "en" else tables


def _in_english(tables: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Call everything by its English name, which then needs no second one."""
    told = {row["key"]: row["value"] for row in tables["settings"]}
    said = told | {key.removesuffix(TWIN): told[key] for key in told if key.endswith(TWIN)}
    settings = [
        {"key": key, "value": value}
        for key, value in (said | {"language": "en"}).items()
        if not key.endswith(TWIN)
    ]
    named = {
        sheet: [row | {"name": row["name_en"], "name_en": None} for row in tables[sheet]]
        for sheet in ("criteria", "perspectives")
    }
    items = [row | {"name": row["name_en"]} for row in tables["items"]]
    return tables | named | {"settings": settings, "items": items, "names": []}


def _rows(sheet: str, say: Callable[[str], str]) -> list[dict[str, Any]]:
    header, *rows = _read(sheet)
    columns = [say(column) for column in header]
    return [
        {
            column: _value(sheet, column, cell, say)
            for column, cell in zip(columns, row, strict=True)
        }
        for row in rows
    ]


def _matrix(sheet: str, say: Callable[[str], str]) -> list[list[Any]]:
    (corner, *criteria), *rows = _read(sheet)
    party, judge = corner.split("/")
    return [
        [f"{party}/{say(judge)}", *criteria],
        *([criterion, *map(_figure, cells)] for criterion, *cells in rows),
    ]


def _value(sheet: str, column: str, cell: str, say: Callable[[str], str]) -> Any:
    if not cell:
        return None
    if (sheet, column) in TEXT_VALUES or column in EXPORT_WORDS:
        return cell
    if cell.startswith(FACT):
        return FACT + say(cell.removeprefix(FACT))
    figure = _figure(cell)
    return say(cell) if isinstance(figure, str) else figure


def _figure(cell: str) -> int | float | str | None:
    if not cell:
        return None
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    return cell


def _translator(language: str) -> Callable[[str], str]:
    if language == "zh":
        return str
    english = dict(_read("words")[1:] + _read("names")[1:])

    def say(text: str) -> str:
        return english.get(text, text)

    return say


def _read(name: str) -> list[list[str]]:
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))
