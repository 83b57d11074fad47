"""For or against: the share that supports the item, with the share that opposes it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from surveys.codebook import Option
from surveys.completing import MIDDLE
from surveys.levels import encode_levels, seen_levels
from surveys.scales import scale_word
from surveys.scoring.kind import Cells, Encoded, Estimate, Floats, Kind, Side, States
from surveys.shares import share_of


def encode(cells: Cells) -> Encoded:
    """Read places on the scale, and stretch it so that its middle is what is neither.

    Returns
    -------
    Encoded
        As of `encode_levels`; `scale` reaches as far above the neutral place as below it, so
        that half of its ends is that place even where a level is missing.
    """
    read = encode_levels(cells)
    if read.scale is None:
        return read
    said = sorted({text for text in cells.text[:, 0] if text})
    options = cells.options or seen_levels(cells.question.column, said)
    middle = neutral_place(options)
    if middle is None:
        return read
    reach = max(middle - read.scale[0], read.scale[1] - middle)
    return replace(read, scale=(middle - reach, middle + reach))


def neutral_place(options: Sequence[Option]) -> float | None:
    """Find where on the scale somebody is neither for nor against.

    Parameters
    ----------
    options : sequence of Option
        With their place on the scale.

    Returns
    -------
    float or None
        Place of the middle word, or halfway between the mildest words on both sides; None if
        the words do not say.
    """
    orders = [
        (word[1], option.order)
        for option in options
        if option.order is not None and (word := scale_word(option.option)) is not None
    ]
    middle = [order for place, order in orders if place == MIDDLE]
    if middle:
        return middle[0]
    against = [order for place, order in orders if place < MIDDLE]
    in_favour = [order for place, order in orders if place > MIDDLE]
    if not against or not in_favour:
        return None
    return (max(against) + min(in_favour)) / 2


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
    neither = share_of(side.values == middle, base, weights)[0]
    told = {"in_favour": support[0], "against": against, "neither": neither}
    return Estimate(*support, int((base & (weights > 0)).sum()), told)


KIND = Kind(
    name="support",
    title="for or against",
    summary="share in favour of all for, against or neutral; neutral counts as not in favour",
    source="common convention; the middle of a scale is neither",
    encode=encode,
    demand=demand,
    per_column=True,
    is_scale=True,
    figures=figures,
    shares=(("in_favour", "against", "neither"),),
)
