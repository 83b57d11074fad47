"""For or against: the share that supports the item, with the share that opposes it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.levels import encode_levels
from surveys.scoring.kind import Estimate, Floats, Kind, Side, States
from surveys.shares import share_of


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Count 1 for a place above the middle of the scale, 0 for the middle and below.

    The base is who gave a place; don't know and refused are outside.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
    """
    if scale is None:
        return np.full(values.shape, np.nan)
    return np.where(np.isfinite(values), (values > sum(scale) / 2).astype(float), np.nan)


def figures(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Keep the share against beside the share in favour.

    Returns
    -------
    Estimate
        Figures: ``in_favour``, ``against`` and ``neither``.
    """
    side = sides[0]
    base = counted & np.isfinite(side.wishes)
    middle = sum(side.scale or (0.0, 0.0)) / 2
    support = share_of(side.wishes, base, weights)
    against = share_of(side.values < middle, base, weights)[0]
    told = {"in_favour": support[0], "against": against, "neither": 1 - support[0] - against}
    return Estimate(*support, int((base & (weights > 0)).sum()), told)


KIND = Kind(
    name="support",
    title="for or against",
    summary="share in favour of all who took a stand, the share against kept beside it",
    source="common convention; the middle of a scale is neither",
    encode=encode_levels,
    demand=demand,
    per_column=True,
    is_scale=True,
    figures=figures,
    shares=(("in_favour", "against", "neither"),),
)
