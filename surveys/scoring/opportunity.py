"""Opportunity: importance, and once more what importance has over satisfaction."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.levels import encode_levels, share_of_scale
from surveys.scoring.ipa import halves, terms
from surveys.scoring.kind import Estimate, Floats, Kind, Side
from surveys.shares import share_of


def wish(sides: Sequence[Side]) -> Floats:
    """Give ``(I + max(I - S, 0)) / 2`` of each respondent who told both, 0-1.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    importance, performance = halves(sides)
    score: Floats = (importance + np.maximum(importance - performance, 0)) / 2
    return score


def estimate(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give ``I + max(I - S, 0)`` of the mean importance and satisfaction, divided by its top.

    Returns
    -------
    Estimate
        Figures: ``importance``, ``satisfaction`` and ``opportunity`` on the usual 0-20.
    """
    importance, performance = halves(sides)
    bases = [counted & np.isfinite(half) for half in (importance, performance)]
    wanted = share_of(np.nan_to_num(importance), bases[0], weights)
    found = share_of(np.nan_to_num(performance), bases[1], weights)
    pairs = ((wanted[0], found[0]), (wanted[1], found[2]), (wanted[2], found[1]))
    value, low, high = ((one + max(one - other, 0)) / 2 for one, other in pairs)
    figures = {"importance": wanted[0], "satisfaction": found[0], "opportunity": 20 * value}
    base = min(int((one & (weights > 0)).sum()) for one in bases)
    return Estimate(value, low, high, base, figures)


def combine(ratios: Floats) -> Floats:
    """Give ``(I + max(I - S, 0)) / 2``."""
    return np.asarray((ratios[0] + np.maximum(ratios[0] - ratios[1], 0)) / 2)


KIND = Kind(
    name="opportunity",
    title="opportunity score",
    summary="(I + max(I - S, 0)) / 2 of mean importance and satisfaction",
    source="Ulwick 2002, Harvard Business Review 80(1), 91-97; on 0-20, here divided by 20",
    encode=encode_levels,
    demand=share_of_scale,
    in_demand=False,
    of=(("importance",), ("satisfaction",)),
    estimate=estimate,
    wish=wish,
    terms=terms,
    combine=combine,
)
