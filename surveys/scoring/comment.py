"""Free text: kept and counted, but it asks for no item by itself."""

import numpy as np
import pandas as pd

from surveys.answers import State
from surveys.scoring.kind import Cells, Encoded, Floats, Kind, States
from surveys.vocabulary import silence


def encode(cells: Cells) -> Encoded:
    """Tell who wrote something; "no", "nothing" and the like are answers without content.

    Parameters
    ----------
    cells : Cells
        One column.

    Returns
    -------
    Encoded
        One part, 1 = has content, 0 = says that there is nothing; the text stays behind.
    """
    inverse, distinct = pd.factorize(cells.text[:, 0])
    said = np.array([silence(word.rstrip("。.!！")) for word in distinct], dtype=np.uint8)
    states = cells.states[:, 0]
    states = np.where(states == State.ANSWERED, said[inverse], states).astype(np.uint8)
    values = np.where(np.isin(states, (State.BLANK, State.SKIPPED)), np.nan, 0.0)
    values[states == State.ANSWERED] = 1.0
    column = cells.columns[0]
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=("",),
        part_states=("answer",),
        values=values[:, np.newaxis],
        states=states,
    )


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Say nothing: words have to be read by people before they count for an item.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
    states : ndarray of uint8, shape (n_rows,)
    scale : None

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        NaN everywhere.
    """
    return np.full(values.shape, np.nan)


KIND = Kind(
    name="comment",
    title="free text",
    summary="kept and counted, no demand",
    source="common practice: coded by people before it counts",
    encode=encode,
    demand=demand,
    per_column=True,
    makes_demand=False,
)
