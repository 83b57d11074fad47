"""Answers on a scale as numbers: the place of each answer, worst first."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State
from surveys.codebook import Option
from surveys.marks import decode
from surveys.scales import read_scale
from surveys.scoring.kind import Cells, Encoded, Floats, States
from surveys.vocabulary import normalise, silence

_STATES = {
    "answer": State.ANSWERED,
    "none": State.NONE,
    "dont_know": State.DONT_KNOW,
    "refused": State.REFUSED,
}
_NAMES = {state: name for name, state in _STATES.items()}


def encode_levels(cells: Cells) -> Encoded:
    """Turn one column of scale answers into places on the scale.

    Parameters
    ----------
    cells : Cells
        One column. Without options in its codebook the words themselves tell the order.

    Returns
    -------
    Encoded
        One part; `scale` runs from 1 (or the lowest place, if that is lower) to the highest
        place of the codebook, so that an end that nobody ticked still counts.
    """
    column = cells.columns[0]
    text = decode(cells.text[:, 0], cells.codes) if column.form == "code" else cells.text[:, 0]
    inverse, distinct = pd.factorize(text)
    options = cells.options or seen_levels(
        cells.question.column, [word for word in distinct if word]
    )
    known = {normalise(option.option): option for option in reversed(options)}
    found = [known.get(normalise(word)) for word in distinct]
    orders = np.array(
        [np.nan if option is None or option.order is None else option.order for option in found]
    )
    said = np.array(
        [_STATES[option.state if option else "answer"] for option in found], dtype=np.uint8
    )
    states = cells.states[:, 0]
    answered = states == State.ANSWERED
    states = np.where(answered, said[inverse], states).astype(np.uint8)
    values = np.where(states == State.ANSWERED, orders[inverse], np.nan)
    off = (states == State.ANSWERED) & np.isnan(values)
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=(cells.question.item,),
        part_states=("answer",),
        values=values[:, np.newaxis],
        states=states,
        scale=scale_ends(options),
        unlisted=int(off.sum()),
    )


def seen_levels(column: str, words: list[str]) -> tuple[Option, ...]:
    """List the levels that an export itself shows, in the order their words tell."""
    scale = read_scale(sorted(words))
    ends = tuple(Option(column, word, order=order) for word, order in scale.missing)
    return ends + tuple(
        Option(column, word, order=order, state=_NAMES[silence(word)])
        for word, order in scale.orders.items()
    )


def scale_ends(options: tuple[Option, ...]) -> tuple[float, float] | None:
    """Lowest and highest place there is; None if the options make no scale."""
    orders = [option.order for option in options if option.order is not None]
    if not orders or max(orders) <= min(*orders, 1.0):
        return None
    return min(*orders, 1.0), max(orders)


def share_of_scale(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:
    """Bring places to 0-1: ``(place - lowest) / (highest - lowest)``.

    The base is who gave a place on the scale: don't know, refused, empty and not shown are
    outside.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
    states : ndarray of uint8, shape (n_rows,)
    scale : tuple of float or None
        None makes every value NaN.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
    """
    if scale is None:
        return np.full(values.shape, np.nan)
    lowest, highest = scale
    shares: npt.NDArray[np.float64] = np.clip((values - lowest) / (highest - lowest), 0, 1)
    return np.where((states == State.ANSWERED)[:, np.newaxis], shares, np.nan)
