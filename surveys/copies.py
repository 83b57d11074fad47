"""Which of several rows of one key is kept: the latest."""

import numpy as np
import pandas as pd

from surveys.rules.rule import Mask


def older_copies(keys: pd.Series, among: Mask, times: pd.Series) -> Mask:
    """Mark all but the latest row of each key; rows without a time are the oldest.

    Parameters
    ----------
    keys : Series, shape (n_rows,)
    among : ndarray of bool, shape (n_rows,)
        Rows to look at.
    times : Series of datetime64, shape (n_rows,)

    Returns
    -------
    ndarray of bool, shape (n_rows,)
    """
    places = np.flatnonzero(among)
    age = times.rank(method="dense").fillna(0).to_numpy()[places]
    latest_first = places[np.lexsort((places, -age))]
    older = pd.Series(keys.to_numpy()[latest_first]).duplicated(keep="first").to_numpy()
    result = np.zeros(len(among), dtype=bool)
    result[latest_first[older]] = True
    return result
