"""Choose several: the share of the people asked who chose the option."""

import numpy as np

from surveys.answers import State
from surveys.marks import encode_marks
from surveys.scoring.kind import Floats, Kind, States


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Count 1 for a chosen option and 0 for every other, for everybody who was asked.

    The base is all who saw the question: those who left it empty, said "none of these", did not
    know or refused chose nothing and stay in it. Who was not shown the question is outside.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
        1, 0 or NaN.
    states : ndarray of uint8, shape (n_rows,)
    scale : None
        Not used.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        0, 1, or NaN outside the base.
    """
    asked = states != State.SKIPPED
    return np.where(asked[:, np.newaxis], np.fmax(values, 0.0), np.nan)


KIND = Kind(
    name="choose",
    title="choose several",
    summary="share of the people asked who chose the option",
    source="common convention; base: everybody asked, not everybody who ticked something",
    encode=encode_marks,
    demand=demand,
)
