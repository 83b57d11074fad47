"""Importance and performance together: what matters, and how well it is done."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.levels import encode_levels, share_of_scale
from surveys.scoring.kind import Estimate, Floats, Kind, Side, Terms
from surveys.shares import share_of


def halves(sides: Sequence[Side]) -> tuple[Floats, Floats]:
    """Mean importance and mean satisfaction of each respondent, 0-1, NaN where not told.

    Returns
    -------
    importance, performance : ndarray of float, shape (n_rows,)
    """
    importance = [side.wishes for side in sides if side.name == "importance"]
    performance = [1 - side.wishes for side in sides if side.name == "satisfaction"]
    return _mean(importance), _mean(performance)


def _mean(several: Sequence[Floats]) -> Floats:
    stacked = np.column_stack(several)
    known = np.isfinite(stacked)
    total = np.where(known, stacked, 0.0).sum(axis=1)
    count = known.sum(axis=1)
    means: Floats = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return means


def wish(sides: Sequence[Side]) -> Floats:
    """Bring the gap ``I - P`` of each respondent who told both to 0-1.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    importance, performance = halves(sides)
    gap: Floats = (importance - performance + 1) / 2
    return gap


def estimate(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give the gap between mean importance and mean performance, brought to 0-1.

    Returns
    -------
    Estimate
        Figures: ``importance``, ``performance`` and ``gap`` (I - P, from -1 to 1). In which
        quadrant an item lies depends on all items together and is told where they are.
    """
    importance, performance = halves(sides)
    bases = [counted & np.isfinite(half) for half in (importance, performance)]
    wanted = share_of(np.nan_to_num(importance), bases[0], weights)
    found = share_of(np.nan_to_num(performance), bases[1], weights)
    ends = (wanted[0] - found[0], wanted[1] - found[2], wanted[2] - found[1])
    value, low, high = ((gap + 1) / 2 for gap in ends)
    figures = {"importance": wanted[0], "performance": found[0], "gap": ends[0]}
    base = min(int((one & (weights > 0)).sum()) for one in bases)
    return Estimate(value, max(low, 0.0), min(high, 1.0), base, figures)


def terms(sides: Sequence[Side]) -> Terms:
    """Give what mean importance and mean performance are ratios of."""
    return tuple((np.nan_to_num(half), np.isfinite(half).astype(float)) for half in halves(sides))


def combine(ratios: Floats) -> Floats:
    """Bring the gap ``I - P`` to 0-1."""
    return np.asarray((ratios[0] - ratios[1] + 1) / 2)


KIND = Kind(
    name="ipa",
    title="importance and performance",
    summary="gap between importance and satisfaction, brought to 0-1; quadrants by the grand means",
    source="Martilla and James 1977, Journal of Marketing 41(1), 77-79",
    encode=encode_levels,
    demand=share_of_scale,
    in_demand=False,
    of=(("importance",), ("satisfaction",)),
    estimate=estimate,
    wish=wish,
    terms=terms,
    combine=combine,
)
