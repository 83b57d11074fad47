"""What the columns of one question hold, where each column stands for an option or a row."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from surveys.answers import Column, State
from surveys.blocks import number_form
from surveys.hints import asks_for_words
from surveys.layout import Cells, Grid, States
from surveys.remarks import ReadingRemark
from surveys.vocabulary import is_other, normalise

YES: Final = frozenset(
    {"yes", "ja", "oui", "sí", "si", "y", "1", "是", "checked", "true", "选中", "已选"}
)
NO: Final = frozenset(
    {"no", "nein", "non", "n", "0", "否", "unchecked", "false", "未选", "未选中", "not selected"}
)


@dataclass(frozen=True)
class Part:
    """What the header of a column says.

    Attributes
    ----------
    number : str
        What the columns of one question share; empty for the platform's own columns.
    stem, part : str
        The question, and the option or row that the column stands for ("" if it is all).
    role : str
        As in `surveys.answers.Column`.
    """

    number: str
    stem: str
    part: str = ""
    role: str = ""


_BRACKETED: Final = re.compile(r"^(.*\S)\s*\[([^\[\]]+(?:\[[^\[\]]*\][^\[\]]*)*)\]\s*$", re.DOTALL)


def bracketed(header: str) -> tuple[str, str]:
    """Part a header that ends in square brackets, as grids are exported.

    Returns
    -------
    stem, part : str
        Both "" if no words stand before and in brackets.

    Examples
    --------
    >>> bracketed("Satisfied? [Roads]"), bracketed("Roads")
    (('Satisfied?', 'Roads'), ('', ''))
    """
    found = _BRACKETED.match(header)
    return (found[1].strip(), found[2].strip()) if found else ("", "")


def grid_rows(headers: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Find headers that share their words and differ in what stands in brackets behind them.

    Parameters
    ----------
    headers : sequence of str

    Returns
    -------
    dict of int to (str, str)
        Stem and row by place, of stems that stand before several rows, each row once.

    Examples
    --------
    >>> grid_rows(["Rate [Roads]", "Rate [Lifts]", "Words [optional]"])
    {0: ('Rate', 'Roads'), 1: ('Rate', 'Lifts')}
    """
    parted = {place: bracketed(header) for place, header in enumerate(headers)}
    rows: dict[str, list[str]] = {}
    for stem, part in parted.values():
        if stem:
            rows.setdefault(stem, []).append(part)
    grids = {stem for stem, parts in rows.items() if 1 < len(parts) == len(set(parts))}
    return {place: (stem, part) for place, (stem, part) in parted.items() if stem in grids}


def form_columns(
    grid: Grid, states: States, parts: Sequence[Part]
) -> tuple[list[Column], Grid, States]:
    """Tell ticks, places and rows of a matrix apart, question by question.

    A column is a tick if its only answer is the option itself, or if all the columns of its
    question say yes or no (or stand empty). Columns for free words beside ticks stay text.

    Parameters
    ----------
    grid : Grid
    states : ndarray of uint8, shape (n_rows, n_columns)
    parts : sequence of Part, length n_columns

    Returns
    -------
    list of Column
    Grid
        Ticks are written 1 and 0.
    ndarray of uint8
        Where an option stands empty beside another one that is ticked, it was not chosen: its
        state stays blank, which is what the readers of ticks expect.
    """
    forms = {place: "" if part.role else "text" for place, part in enumerate(parts)}
    cells = grid.cells
    for places in _questions(parts).values():
        ticks = _ticks(grid, states, parts, places)
        if ticks:
            cells = cells.copy() if cells is grid.cells else cells
            for place in ticks:
                cells[:, place] = _as_ticks(grid, place, parts[place].part)
            forms |= dict.fromkeys(ticks, "tick")
        elif len(places) > 1 and all(parts[place].part for place in places):
            form = number_form(grid.cells[:, places], states[:, places])
            forms |= dict.fromkeys(places, form if form == "place" else "text")
    columns = [
        Column(
            key,
            header,
            part.number or ("" if part.role else key),
            part.stem,
            part.part,
            forms[place] or "text",
            part.role,
        )
        for place, (key, header, part) in enumerate(
            zip(grid.keys, grid.headers, parts, strict=True)
        )
    ]
    return columns, replace(grid, cells=cells), states


def _questions(parts: Sequence[Part]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if part.number and part.part and not part.role:
            found.setdefault(part.number, []).append(place)
    return found


def _ticks(grid: Grid, states: States, parts: Sequence[Part], places: Sequence[int]) -> list[int]:
    said = {
        place: {
            normalise(word)
            for word, count in grid.column(place).counts.items()
            if word and count and _is_answer(grid, states, place, word)
        }
        for place in places
    }
    own = [place for place in places if said[place] - NO == {normalise(parts[place].part)}]
    if own:
        empty = [place for place in places if not said[place] - NO and place not in own]
        return sorted([*own, *(place for place in empty if not is_other(parts[place].part))])
    answered = [place for place in places if said[place] and not is_other(parts[place].part)]
    yes_no = [place for place in answered if said[place] <= YES | NO]
    # One column of free words beside them may be the "other" of a language not known here.
    if len(yes_no) < 2 or len(yes_no) + 1 < len(answered):  # noqa: PLR2004 - one column is a question
        return []
    if not any(said[place] & YES for place in yes_no):
        return []
    silent = [place for place in places if not said[place] and not is_other(parts[place].part)]
    return sorted([*yes_no, *silent])


def _is_answer(grid: Grid, states: States, place: int, word: str) -> bool:
    """Whether a word of a column is an answer, and not a sign for silence."""
    column = grid.column(place)
    code = np.flatnonzero(column.words == word)[0]
    return bool((states[column.codes == code, place] == State.ANSWERED).any())


def _as_ticks(grid: Grid, place: int, option: str) -> Cells:
    on = YES | {normalise(option)}
    column = grid.column(place).spelled(
        lambda word: "" if not word else "1" if normalise(word) in on else "0"
    )
    return column.cells


def with_lists(
    columns: Sequence[Column], separators: Mapping[int, str]
) -> tuple[list[Column], str, list[ReadingRemark]]:
    """Mark the columns that hold lists, each with what parts its own cells.

    Questions that ask for words are lists only where another column is parted likewise, or no
    other column is a list: people part their sentences by commas too.

    Parameters
    ----------
    columns : sequence of Column
    separators : mapping of int to str
        Of each list column, by its place.

    Returns
    -------
    list of Column
    str
        The separator of most list columns (of several, the first), "" if there are none.
    list of ReadingRemark
        The columns whose lists stay text.
    """
    chosen = {
        place: one
        for place, one in sorted(separators.items())
        if not asks_for_words(columns[place].stem or columns[place].header)
    }
    counts = Counter((chosen or separators).values())
    separator = max(counts, key=counts.__getitem__, default="")
    known = set(chosen.values()) or {separator}
    lists = {place for place, one in separators.items() if one in known}
    left = [columns[place].key for place in sorted(separators.keys() - lists)]
    notes = [ReadingRemark("other_separator", columns="; ".join(left))] if left else []
    formed = [
        replace(column, form="list", separator=_other(separators[place], separator))
        if place in lists
        else column
        for place, column in enumerate(columns)
    ]
    return formed, separator, notes


def _other(own: str, usual: str) -> str:
    return "" if own == usual else own
