"""Free text: counted here, coded to items elsewhere (see `surveys.comments`)."""

import numpy as np
import pandas as pd

from surveys.answers import State, is_silent
from surveys.comments.content import says_nothing, silence_of
from surveys.scoring.kind import Cells, Encoded, Floats, Kind, States


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
    said = np.array([_state(text) for text in distinct], dtype=np.uint8)
    states = cells.states[:, 0]
    states = np.where(states == State.ANSWERED, said[inverse], states).astype(np.uint8)
    values = np.where(is_silent(states), np.nan, 0.0)
    values[states == State.ANSWERED] = 1.0
    column = cells.columns[0]
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=("",),
        part_states=("answer",),
        values=values[:, np.newaxis],
        states=states,
    )


def _state(text: str) -> State:
    silence = silence_of(text)
    nothing = silence != State.DONT_KNOW and says_nothing(text)
    return State.NONE if nothing else silence


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Say nothing: a text has to be coded before it counts for an item.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
    states : ndarray of uint8, shape (n_rows,)
    scale : None

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        NaN everywhere; what coded text asks for is told by `surveys.signals.item_signals`.
    """
    return np.full(values.shape, np.nan)


KIND = Kind(
    name="comment",
    title="free text",
    summary="coded to items; share of those asked who ask for the item, only where named",
    source="content coding by words and similarity; common practice",
    encode=encode,
    demand=demand,
    per_column=True,
    makes_demand=False,
    own_words=True,
    in_demand=False,
)
