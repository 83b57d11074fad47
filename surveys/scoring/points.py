"""Hundred points shared out over the options."""

from dataclasses import replace

import numpy as np

from surveys.answers import State
from surveys.marks import Mentions, encoded, match_options, row_states
from surveys.numbers_in_words import read_numbers
from surveys.scoring.kind import Cells, Encoded, Floats, Kind, States

POINTS = 100.0
LEAST, MOST = 95.0, 105.0
"""Sums that are brought to a hundred; others were not shared out."""


def encode(cells: Cells) -> Encoded:
    """Read one column of points per option.

    Sums from 95 to 105 are brought to 100. Other sums, negative points and words leave the row
    without an answer: it is counted as unlisted. An option left empty beside others got none.

    Parameters
    ----------
    cells : Cells
        One column per option.

    Returns
    -------
    Encoded
        `values` are points, 0-100; NaN where nothing was shared out.
    """
    columns = [place for place, column in enumerate(cells.columns) if column.part] or [
        *range(len(cells.columns))
    ]
    states = row_states(cells.states[:, columns])
    read = [read_numbers(cells.text[:, place]) for place in columns]
    given = np.column_stack([values for values, _ in read])
    unread = (np.isnan(given) & (cells.states[:, columns] == State.ANSWERED)).any(axis=1)
    given = np.nan_to_num(given)
    total = given.sum(axis=1)
    fair = ~unread & (given >= 0).all(axis=1) & (total >= LEAST) & (total <= MOST)
    answered = states == State.ANSWERED
    points = given * (POINTS / np.where(fair, total, 1.0))[:, np.newaxis]
    texts = tuple(cells.columns[place].part or cells.columns[place].header for place in columns)
    none = np.empty(0, dtype=np.int64)
    shown = tuple(replace(cells.columns[place], form="tick") for place in columns)
    parts, index = match_options(Mentions(none, none, none, texts), replace(cells, columns=shown))
    values = np.zeros((len(states), len(parts)))
    known = index >= 0
    values[:, index[known]] = points[:, known]
    values[~(answered & fair)] = np.nan
    states = np.where(answered & ~fair, np.uint8(State.BLANK), states)
    return encoded(parts, values, states, unlisted=int((answered & ~fair).sum()))


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Give each option its share of the hundred points.

    The base is who shared out the points. Shares of one respondent sum to 1, so a longer list
    gives smaller shares: times the number of options they compare across lists.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        0-1, NaN outside the base.
    """
    return np.where((states == State.ANSWERED)[:, np.newaxis], values / POINTS, np.nan)


KIND = Kind(
    name="points",
    title="share out 100 points",
    summary="mean share of the hundred points",
    source="constant sum scale; sums from 95 to 105 are brought to 100",
    encode=encode,
    demand=demand,
)
