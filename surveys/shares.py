"""Weighted shares with their intervals: what estimates are made of."""

import numpy as np
import numpy.typing as npt

from surveys.intervals import effective_size, wilson_interval
from surveys.packed import Resting
from surveys.scoring.kind import Floats

Mask = npt.NDArray[np.bool_]


def share_of(hits: Mask | Resting, base: Mask, weights: Floats) -> tuple[float, float, float]:
    """Give a weighted share among a base, with Wilson's interval at the effective size.

    Parameters
    ----------
    hits : ndarray of bool, or of float 0-1, shape (n_rows,)
    base : ndarray of bool, shape (n_rows,)
    weights : ndarray of float, shape (n_rows,)

    Returns
    -------
    share, low, high : float
        NaN, 0 and 1 for an empty base.
    """
    weighing = weights[base]
    total = float(weighing.sum())
    if total <= 0:
        return float("nan"), 0.0, 1.0
    share = min(float((weighing * hits[base]).sum() / total), 1.0)
    low, high = wilson_interval(np.array([share]), np.array([effective_size(weighing)]))
    return share, float(low[0]), float(high[0])


def mean_of(values: Floats, base: Mask, weights: Floats) -> float:
    """Give a weighted mean among a base; NaN for an empty one."""
    weighing = weights[base]
    total = float(weighing.sum())
    return float((weighing * values[base]).sum() / total) if total > 0 else float("nan")


def weighted_median(values: Floats, weights: Floats) -> float:
    """Give the smallest value that half of the weight does not exceed; NaN for none."""
    if not len(values) or weights.sum() <= 0:
        return float("nan")
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(reached, 0.5 - 1e-12)])
