"""Whose answers count, and how much each."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.errors import (
    NegativeWeightError,
    UnknownGroupError,
    UnknownLevelError,
    WrongLengthError,
)
from surveys.people import LEVEL_SEPARATOR
from surveys.privacy import ENOUGH_ASKED, tells_person
from surveys.responses import Responses
from surveys.vocabulary import normalise

ORIGINS = frozenset({"export", "文件"})
MODES = frozenset({"mode", "填答方式"})
"""Names that need no question: every row knows its file, and many how they were filled in."""

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


def check_length(name: str, values: npt.NDArray[np.generic], responses: Responses) -> None:
    """Refuse an array that does not hold one value per row.

    Raises
    ------
    WrongLengthError
    """
    if np.shape(values) != (len(responses.rows),):
        raise WrongLengthError(name, int(np.size(values)), len(responses.rows))


def row_weights(responses: Responses, weights: Floats | None) -> Floats:
    """Check the weights of the respondents; 1 each unless told.

    Raises
    ------
    WrongLengthError, NegativeWeightError
    """
    if weights is None:
        return np.ones(len(responses.rows))
    check_length("weights", weights, responses)
    wrong = ~(np.isfinite(weights) & (weights >= 0))
    if wrong.any():
        place = int(np.flatnonzero(wrong)[0])
        raise NegativeWeightError(int(responses.rows["row"].iloc[place]), float(weights[place]))
    return np.asarray(weights, dtype=float)


def group_mask(responses: Responses, variable: str, level: str) -> Mask:
    """Tell who belongs to a group.

    Parameters
    ----------
    responses : Responses
    variable : str
        Number, header or words of a question with the role group or building; or ``export``
        (文件) for the file a row stands in, ``mode`` (填答方式) for how it was filled in.
    level : str
        One of its answers; of figures in bands also several bands together, such as ``60+``; a
        file's name; a way of filling in as the export writes it.

    Returns
    -------
    ndarray of bool, shape (n_rows,)

    Raises
    ------
    UnknownGroupError, UnknownLevelError
        With what is known.
    """
    names = {normalise(name): column for name, column in responses.variables.items()}
    column = names.get(normalise(variable))
    if column is not None:
        answers = responses.groups[column]
    elif normalise(variable) in ORIGINS:
        answers = responses.rows["file"]
    elif normalise(variable) in MODES:
        answers = responses.roles["mode"]
    else:
        raise UnknownGroupError(variable, tuple(responses.groups.columns))
    codes, cells = pd.factorize(answers.to_numpy(dtype=object))
    levels = [cell.split(LEVEL_SEPARATOR) for cell in cells]
    called = responses.levels_called(column, level) if column is not None else (level,)
    wanted = set(map(normalise, called))
    member = np.array([not wanted.isdisjoint(map(normalise, one)) for one in levels], dtype=bool)
    if not normalise(level) or not member.any():
        raise UnknownLevelError(variable, level, speakable(levels, np.bincount(codes)))
    found: Mask = member[codes]
    return found


def speakable(levels: Sequence[Sequence[str]], counts: npt.NDArray[np.int64]) -> tuple[str, ...]:
    """Give the answers that may be named: no single person's words, nothing that tells who it is.

    Parameters
    ----------
    levels : sequence of sequence of str, length n_cells
        The answers in every distinct cell.
    counts : ndarray of int, shape (n_cells,)
        Rows of each.

    Returns
    -------
    tuple of str
        Sorted.
    """
    said: dict[str, int] = {}
    for several, count in zip(levels, counts.tolist(), strict=True):
        for one in filter(None, several):
            said[one] = said.get(one, 0) + count
    often = 2 if sum(said.values()) >= ENOUGH_ASKED else 1
    return tuple(
        sorted(one for one, count in said.items() if count >= often and not tells_person(one))
    )
