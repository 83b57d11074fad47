"""Scores become places on a list and satisfaction between 0 and 1."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[np.float64]

DIGITS = 12
"""Scores that agree to this many digits are equal; beyond lies the noise of arithmetic."""


def rounded(scores: Array) -> Array:
    """Round scores so that equal items are equal in spite of floating-point noise.

    Parameters
    ----------
    scores : array, shape (..., n_items)
        On any scale; a row whose largest magnitude exceeds 1 is rounded relative to it.

    Returns
    -------
    array, shape (..., n_items)
        Rounded to 12 digits, on the same scale.
    """
    low, high = scores.min(axis=-1, keepdims=True), scores.max(axis=-1, keepdims=True)
    scale = np.maximum(np.maximum(high, -low), 1.0)
    if (scale == 1).all():
        return np.asarray(np.round(scores, DIGITS))
    cleaned: Array = np.round(scores / scale, DIGITS) * scale
    return cleaned


def place_spans(scores: Array) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Find the first and last place, counted from 0, that each item shares with its equals.

    Parameters
    ----------
    scores : array, shape (n_lists, n_items)
        Higher is better; compared after `rounded`.

    Returns
    -------
    tuple of two integer arrays, shape (n_lists, n_items)
        First and last place of the group of equals; the same number for an item alone.
    """
    cleaned = rounded(scores)
    order = np.argsort(-cleaned, axis=1, kind="stable")
    descending = np.take_along_axis(cleaned, order, axis=1)
    places = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
    edge = np.ones((len(scores), 1), dtype=bool)
    differs = descending[:, 1:] != descending[:, :-1]
    first = np.maximum.accumulate(np.where(np.hstack([edge, differs]), places, 0), axis=1)
    ends = np.where(np.hstack([differs, edge]), places, scores.shape[1])
    last = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
    first_of_item, last_of_item = np.empty_like(order), np.empty_like(order)
    np.put_along_axis(first_of_item, order, first, axis=1)
    np.put_along_axis(last_of_item, order, last, axis=1)
    return first_of_item, last_of_item


def mean_ranks(scores: Array) -> Array:
    """Rank items in many lists at once; equal scores share the mean of their places.

    Parameters
    ----------
    scores : array, shape (n_lists, n_items)
        Higher is better; compared after `rounded`.

    Returns
    -------
    array, shape (n_lists, n_items)
        1 is best.

    Examples
    --------
    >>> mean_ranks(np.array([[0.2, 0.9, 0.2]])).tolist()
    [[2.5, 1.0, 2.5]]
    """
    first, last = place_spans(scores)
    ranks: Array = (first + last) / 2 + 1
    return ranks


def utilities(scores: Array) -> Array:
    """Stretch each list of scores to 0-1: ``U = (C - min C) / (max C - min C)``.

    Parameters
    ----------
    scores : array, shape (n_lists, n_items)
        Higher is better; compared after `rounded`.

    Returns
    -------
    array, shape (n_lists, n_items)
        The best item of a list has 1, the worst 0; all equal: 1 for every item.

    Examples
    --------
    >>> utilities(np.array([[0.2, 0.6, 0.4], [0.5, 0.5, 0.5]])).round(3).tolist()
    [[0.0, 1.0, 0.5], [1.0, 1.0, 1.0]]
    """
    cleaned = rounded(scores)
    low = cleaned.min(axis=-1, keepdims=True)
    spread = cleaned.max(axis=-1, keepdims=True) - low
    stretched: Array = np.where(spread > 0, (cleaned - low) / np.where(spread > 0, spread, 1), 1.0)
    return stretched


def best_first(columns: dict[str, Array], items: Sequence[str]) -> pd.DataFrame:
    """Lay columns out as a list of items, best first; equals stand in the order of their ids.

    Parameters
    ----------
    columns : dict of str to array, shape (n_items,)
        Must hold ``rank``.
    items : sequence of str
        Item ids.

    Returns
    -------
    DataFrame
        Indexed by item id.
    """
    table = pd.DataFrame(columns, index=pd.Index(list(items), name="item"), dtype=float)
    order = sorted(range(len(items)), key=lambda row: (columns["rank"][row], items[row]))
    return table.iloc[order]


def stack(tables: Iterable[pd.DataFrame], column: str, items: Sequence[str]) -> Array:
    """Put one column of several lists into an array, shape (n_lists, n_items)."""
    return np.array([table[column].reindex(list(items)).to_numpy(dtype=float) for table in tables])
