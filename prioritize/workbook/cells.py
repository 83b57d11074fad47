"""What a single cell may hold, and what to tell a planner when it holds something else."""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from prioritize.spelling import nearest
from prioritize.workbook.choices import CHOICES, read_choice
from prioritize.workbook.opening import Cell

RATIO = re.compile(r"([0-9.]+)\s*[/:÷]\s*([0-9.]+)")
THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(\D|$))")
BAND_MARKS = re.compile(r"[\s,;、]+")
LIST_MARKS = re.compile(r"[;；\n]")
Moment = dt.datetime | dt.date | dt.time | dt.timedelta


class CellTroubleError(Exception):
    """A cell that cannot be understood: the code of the message and its facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


def read_cell(cell: Cell, form: str, column: str) -> Any:
    """Understand one cell.

    Parameters
    ----------
    cell : Cell
        Not empty.
    form : str
        As in `ColumnSpec.form`.
    column : str
        Header as the planner sees it, for the message.

    Returns
    -------
    str, float, int, bool or tuple of str
        What the form promises.

    Raises
    ------
    CellTroubleError
        With the code and the facts of the message.
    """
    if cell.trouble == "formula":
        raise CellTroubleError("formula_unsaved")
    if cell.trouble == "error":
        raise CellTroubleError("cell_error", value=str(cell.value))
    if form.startswith("choice:"):
        return read_listed(cell.value, form.removeprefix("choice:"), column)
    if form in AMOUNTS and cell.percent and isinstance(cell.value, (int, float)):
        # Typed as 50 %, kept by Excel as 0.5.
        raise CellTroubleError("not_an_amount", value=f"{100 * cell.value:g}%")
    return READERS[form](cell.value, column)


def read_text(value: Any, _column: str = "") -> str:
    """Text as a planner sees it: the number 1 stays ``1``, a date its ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (Excel keeps 15 digits)
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ") if value.time() != dt.time() else _day(value)
    return str(value).strip()


def read_list(value: Any, column: str = "") -> tuple[str, ...]:
    """Several names in one cell, separated by a semicolon of either width."""
    parts = (part.strip() for part in LIST_MARKS.split(read_text(value, column)))
    return tuple(part for part in parts if part)


def read_number(value: Any, _column: str = "") -> float:
    """A finite number, also one stored as text (``1,200``, full-width digits, ``30%``)."""
    if isinstance(value, Moment):
        raise CellTroubleError("date_as_number", value=read_text(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    text = THOUSANDS.sub("", unicodedata.normalize("NFKC", read_text(value)))
    percent = text.endswith("%")
    try:
        number = float(text.removesuffix("%").strip())
    except ValueError:
        raise CellTroubleError("not_a_number", value=read_text(value)) from None
    if not math.isfinite(number):
        raise CellTroubleError("not_a_number", value=read_text(value))
    return number / 100 if percent else number


def read_amount(value: Any, column: str = "") -> float:
    """A number of money, people or square metres: per cent of what is never said."""
    number = read_number(value, column)
    text = read_text(value)
    if unicodedata.normalize("NFKC", text).rstrip().endswith("%"):
        raise CellTroubleError("not_an_amount", value=text)
    return number


def read_whole(value: Any, column: str = "") -> int:
    """A number without decimals."""
    number = read_amount(value, column)
    if not number.is_integer():
        raise CellTroubleError("not_whole", value=read_text(value))
    return int(number)


def read_bands(value: Any, _column: str = "") -> tuple[int, ...]:
    """Where bands begin: whole numbers from 0 that rise, with commas between."""
    if isinstance(value, (Moment, bool)):
        raise CellTroubleError("bands_wrong", value=read_text(value))
    text = unicodedata.normalize("NFKC", read_text(value))
    parts = [part for part in BAND_MARKS.split(text) if part]
    bounds = tuple(int(part) for part in parts if part.isascii() and part.isdigit())
    rising = all(low < high for low, high in pairwise(bounds))
    if not bounds or len(bounds) < len(parts) or not rising:
        raise CellTroubleError("bands_wrong", value=read_text(value))
    return bounds


def read_value(value: Any, column: str = "") -> float:
    """A judgement: a number or a ratio such as ``1/3``; dates are refused with the reason."""
    if isinstance(value, Moment):
        raise CellTroubleError("date_as_value", value=read_text(value), typed=_typed(value))
    if isinstance(value, str):
        match = RATIO.fullmatch(unicodedata.normalize("NFKC", value).strip())
        try:
            if match and float(match[2]) > 0:
                return float(match[1]) / float(match[2])
        except ValueError:
            pass
    return read_number(value, column)


def read_yes(value: Any, column: str = "") -> bool:
    """Yes or no in either language."""
    return bool(read_listed(value, "yes", column) == "yes")


def read_party(value: Any, _column: str = "") -> str:
    """Id of a party; the three usual ones may be written in Chinese."""
    text = read_text(value)
    return read_choice("party", text) or text


def read_rules(value: Any, column: str = "") -> tuple[str, ...]:
    """Cleaning rules in either language, each with ``@`` and an entry mode if it has one."""
    parts = [one.partition("@") for one in read_list(value, column)]
    return tuple(
        f"{read_choice('rule', name) or name.strip()}{at}{mode.strip()}" for name, at, mode in parts
    )


def read_listed(value: Any, name: str, column: str) -> str:
    """A word of a fixed list; a name ending in ``?`` lets other words pass to later checks."""
    text = read_text(value)
    word = read_choice(name.removesuffix("?"), text)
    if word:
        return word
    if name.endswith("?"):
        return text
    words = CHOICES[name]
    known = {alias: _told(alias, key, aliases) for key, aliases in words.items()
             for alias in (key, *aliases)}  # fmt: skip
    near = nearest(text, known)
    choices = ", ".join(f"{key} {aliases[0]}" for key, aliases in words.items())
    if near:
        raise CellTroubleError(
            "choice_misspelt", value=text, column=column, nearest=near, choices=choices
        )
    raise CellTroubleError("choice_unknown", value=text, column=column, choices=choices)


def _told(alias: str, word: str, aliases: tuple[str, ...]) -> str:
    """The word to suggest for an alias, in the language of the alias."""
    return word if alias.isascii() else aliases[0]


def _typed(value: Moment) -> str:
    """What a planner most likely typed before Excel made it a date or a time."""
    if isinstance(value, dt.date):
        return f"{value.month}/{value.day}"
    return "1/3"


def _day(value: dt.datetime) -> str:
    return value.date().isoformat()


AMOUNTS = frozenset({"amount", "whole"})
READERS: dict[str, Callable[[Any, str], Any]] = {
    "text": read_text,
    "any": read_text,
    "id": read_text,
    "date": read_text,
    "party": read_party,
    "list": read_list,
    "rules": read_rules,
    "number": read_number,
    "amount": read_amount,
    "share": read_number,
    "whole": read_whole,
    "bands": read_bands,
    "value": read_value,
    "yes": read_yes,
}
