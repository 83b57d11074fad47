"""Known totals of the estate, and which of them every respondent belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.errors import SurveysError
from surveys.people import LEVEL_SEPARATOR
from surveys.responses import Responses
from surveys.selection import speakable
from surveys.total_errors import (
    RepeatedTotalError,
    TotalErrors,
    TotalFormError,
    UnknownTotalError,
)
from surveys.vocabulary import normalise

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Member = tuple[str, ...]
"""One level of every question that a variable names, in the form in which they are compared."""

CROSS = "×"
"""Between two questions, and between their levels, where a total is known of both together."""
_JOINT = re.compile(r"[;；]")
UNKNOWN = -1


@dataclass(frozen=True)
class Total:
    """One row of the `population` sheet: a known total.

    Attributes
    ----------
    variable : str
        Number, header or words of a question with the role group or building; two of them with
        ``×`` between, such as ``2×5``.
    level : str
        One of its answers, or several with ``;`` between that count together; for two
        questions ``7栋×60岁及以上``.
    count : float
        How many households or people there are, >= 0.
    issued : int or None
        How many questionnaires they were handed; None if nobody knows.
    where : str
        Cell of the study, for messages.
    """

    variable: str
    level: str
    count: float
    issued: int | None = None
    where: str = ""


@dataclass(frozen=True, eq=False)
class Margin:
    """The totals of one variable.

    Attributes
    ----------
    variable : str
        As the sheet names it first.
    columns : tuple of str
        Its questions, as columns of `Responses.groups`.
    totals : tuple of Total, length n_levels
        In the order of the sheet.
    codes : ndarray of int, shape (n_rows,)
        Place in `totals` of every respondent; -1 for those of no level, of one that has no
        total, or of several.
    seen : tuple of str
        Answers that were given and may be named in a message.
    """

    variable: str
    columns: tuple[str, ...]
    totals: tuple[Total, ...]
    codes: Integers
    seen: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Margin({self.variable!r}, {len(self.totals)} levels, {len(self.codes)} rows)"

    @property
    def counts(self) -> Floats:
        """Known total of every level, shape (n_levels,)."""
        return np.array([total.count for total in self.totals], dtype=float)

    def tally(self, rows: npt.NDArray[np.bool_]) -> Integers:
        """Count some of the rows by level, those of no known level last.

        Parameters
        ----------
        rows : ndarray of bool, shape (n_rows,)

        Returns
        -------
        ndarray of int, shape (n_levels + 1,)
        """
        counted = np.bincount(self.codes[rows] + 1, minlength=len(self.totals) + 1)
        return np.roll(counted, -1).astype(np.int64)


def find_margins(responses: Responses, totals: Sequence[Total]) -> tuple[Margin, ...]:
    """Find out which total every respondent belongs to, variable by variable.

    Parameters
    ----------
    responses : Responses
    totals : sequence of Total
        Rows that name the same questions belong together, however they name them.

    Returns
    -------
    tuple of Margin
        In the order in which the variables come first.

    Raises
    ------
    TotalErrors
        If a question is not known, a level is written twice, or one of two questions lacks its
        level; all such mistakes at once.
    """
    named = {normalise(name): column for name, column in responses.variables.items()}
    errors: list[SurveysError] = []
    found: dict[tuple[str, ...], list[Total]] = {}
    for total in totals:
        columns = _columns(total, named)
        if columns:
            found.setdefault(columns, []).append(total)
        else:
            errors.append(_unknown(total, responses))
    margins = []
    for columns, several in found.items():
        levels = [_distinct_levels(responses.groups[column]) for column in columns]
        places = _places(responses, columns, several, levels, errors)
        codes = _codes(levels, places)
        seen = levels[0].words if len(columns) == 1 else ()
        margins.append(Margin(several[0].variable, columns, tuple(several), codes, seen))
    if errors:
        raise TotalErrors(tuple(errors))
    return tuple(margins)


def seen_margin(responses: Responses, column: str) -> Margin:
    """Take the answers to a group question for its levels, where no totals are known.

    Parameters
    ----------
    responses : Responses
    column : str
        Of `Responses.groups`.

    Returns
    -------
    Margin
        With totals of 0. Answers that one person alone gave, or that tell who that is, are no
        levels; who gave them counts as unknown.
    """
    levels = _distinct_levels(responses.groups[column])
    order = next((one.bands.labels for one in responses.banded if one.column == column), ())
    if order:
        levels = replace(levels, words=tuple(one for one in order if one in levels.words))
    places = {normalise(word): place for place, word in enumerate(levels.words)}
    return Margin(
        variable=column,
        columns=(column,),
        totals=tuple(Total(column, word, 0.0) for word in levels.words),
        codes=_codes([levels], {(word,): place for word, place in places.items()}),
        seen=levels.words,
    )


def _columns(total: Total, named: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that a total speaks of; empty if one of them is not known."""
    whole = named.get(normalise(total.variable))
    parts = [whole] if whole else [named.get(normalise(one)) for one in total.variable.split(CROSS)]
    return tuple(one for one in parts if one) if all(parts) else ()


def _unknown(total: Total, responses: Responses) -> UnknownTotalError:
    names = tuple(responses.variables)
    wanted = total.variable if len(total.variable) > 1 else ""
    near = tuple(get_close_matches(wanted, names, n=2, cutoff=0.7))
    known = tuple(str(column) for column in responses.groups.columns)
    return UnknownTotalError(total.variable, known, near, total.where)


@dataclass(frozen=True, eq=False)
class _Levels:
    """The answers to one group question.

    `members` (n_distinct,) are those of each distinct cell, `words` those that may be named,
    `cell` (n_rows,) is each row's cell.
    """

    members: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    cell: Integers


def _distinct_levels(column: pd.Series) -> _Levels:
    cell, distinct = pd.factorize(column.to_numpy(dtype=object))
    parts = [[one for one in str(text).split(LEVEL_SEPARATOR) if one] for text in distinct]
    return _Levels(
        members=tuple(tuple(map(normalise, several)) for several in parts),
        words=speakable(parts, np.bincount(cell, minlength=len(parts))),
        cell=cell.astype(np.int64),
    )


def _places(
    responses: Responses,
    columns: Sequence[str],
    totals: Sequence[Total],
    levels: Sequence[_Levels],
    errors: list[SurveysError],
) -> dict[Member, int]:
    """Place of the total of every level, or of every pair of levels."""
    answered = {one for several in levels[0].members for one in several}
    places: dict[Member, int] = {}
    for place, total in enumerate(totals):
        for text in _several(total.level, answered if len(columns) == 1 else set()):
            parts = (text,) if len(columns) == 1 else tuple(text.split(CROSS))
            if len(parts) != len(columns) or not all(map(normalise, parts)):
                errors.append(TotalFormError(total.variable, total.level, total.where))
                continue
            members = _members(responses, columns, parts)
            if not places.keys().isdisjoint(members):
                errors.append(RepeatedTotalError(total.variable, text.strip(), total.where))
            else:
                places |= dict.fromkeys(members, place)
    return places


def _members(
    responses: Responses, columns: Sequence[str], parts: Sequence[str]
) -> tuple[Member, ...]:
    """Levels that a total counts: of figures, all bands that it puts together."""
    called = [
        [normalise(one) for one in responses.levels_called(column, part)]
        for column, part in zip(columns, parts, strict=True)
    ]
    return tuple(product(*called))


def _several(level: str, answered: set[str]) -> list[str]:
    """Part what counts together; an answer that holds a semicolon itself stays whole."""
    if normalise(level) in answered:
        return [level]
    return [part for part in _JOINT.split(level) if part.strip()] or [level]


def _codes(levels: Sequence[_Levels], places: Mapping[Member, int]) -> Integers:
    """Give every row the place of its total; distinct combinations of answers are few."""
    key = np.zeros(len(levels[0].cell), dtype=np.int64)
    for one in levels:
        key = key * max(len(one.members), 1) + one.cell
    _, first, combination = np.unique(key, return_index=True, return_inverse=True)
    found = [
        _place([one.members[one.cell[row]] for one in levels], places) for row in first.tolist()
    ]
    return np.array(found, dtype=np.int64)[combination.reshape(-1)] if found else key


def _place(members: Sequence[Sequence[str]], places: Mapping[Member, int]) -> int:
    """Give the only total of a respondent who may have given several answers."""
    mine = {places.get(one, UNKNOWN) for one in product(*members)}
    return mine.pop() if len(mine) == 1 else UNKNOWN
