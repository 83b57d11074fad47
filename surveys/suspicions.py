"""Rows that look odd but stay in both runs: they are counted, so that people can judge."""

import numpy as np

from surveys.responses import Responses
from surveys.rules.rule import Mask


def find_suspicions(responses: Responses, used: Mask) -> dict[str, Mask]:
    """Find odd rows among those used.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)

    Returns
    -------
    dict of str to ndarray of bool, shape (n_rows,)
        ``same_network``: a network address that another used row has too (a whole stairwell may
        share one, and so may all sheets keyed in on one phone).
    """
    return {"same_network": used & same_network(responses, used)}


def same_network(responses: Responses, used: Mask) -> Mask:
    """Find rows sent from a network address that another used row has too."""
    numbers = responses.roles["network"].to_numpy(dtype=np.int64)
    known: Mask = used & (numbers >= 0)
    if not known.any():
        return known
    counts = np.bincount(numbers[known], minlength=int(numbers.max()) + 1)
    shared: Mask = known & (counts[np.maximum(numbers, 0)] > 1)
    return shared
