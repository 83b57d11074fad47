"""Importance-satisfaction rating: how many name the item among the first, and how few like it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.marks import encode_marks
from surveys.scoring.choose import demand
from surveys.scoring.kind import Estimate, Floats, Kind, Side, Terms
from surveys.shares import share_of

NAMING = ("choose", "single", "ranking")
SATISFIED = 0.75
"""Place on the scale, brought to 0-1, from which on somebody is satisfied: 4 and 5 of 5."""

TOP_PLACES = 3
"""Places in an order that count as naming an item."""

VERY_HIGH, HIGH = 0.2, 0.1


def naming(sides: Sequence[Side]) -> Floats:
    """Tell who named the item in any question: 1, 0, NaN if asked in none.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    asked = np.zeros(len(sides[0].values), dtype=bool)
    named = np.zeros(len(asked), dtype=bool)
    for side in sides:
        if side.name in NAMING:
            asked |= side.states != State.SKIPPED
            values = np.nan_to_num(side.values)
            named |= (values > 0) & ((side.name != "ranking") | (values <= TOP_PLACES))
    return np.where(asked, named.astype(float), np.nan)


def satisfied(sides: Sequence[Side]) -> Floats:
    """Tell who is satisfied with the item: 1, 0, NaN without a valid answer.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    known = [1 - side.wishes for side in sides if side.name == "satisfaction"]
    stacked = np.column_stack(known)
    told = np.isfinite(stacked).any(axis=1)
    best = np.where(np.isfinite(stacked), stacked, -1.0).max(axis=1)
    return np.where(told, (best >= SATISFIED - 1e-12).astype(float), np.nan)


def wish(sides: Sequence[Side]) -> Floats:
    """Count 1 for who names the item and is not satisfied with it.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    score: Floats = naming(sides) * (1 - satisfied(sides))
    return score


def estimate(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give ``I (1 - S)``: the share naming the item times the share not satisfied with it.

    ``I`` is the share that names it among the first (in any of several questions, or in one of
    the first three places of an order) of all who were asked; ``S`` the share in the upper
    quarter of the scale (4 and 5 of 5) of all valid answers.

    Returns
    -------
    Estimate
        Figures: ``importance`` and ``satisfaction``; class ``very_high`` from 0.20, ``high``
        from 0.10 on, else ``present``.
    """
    named, content = naming(sides), satisfied(sides)
    bases = [counted & np.isfinite(half) for half in (named, content)]
    wanted = share_of(np.nan_to_num(named), bases[0], weights)
    found = share_of(np.nan_to_num(content), bases[1], weights)
    value, low, high = (
        wanted[0] * (1 - found[0]),
        wanted[1] * (1 - found[2]),
        wanted[2] * (1 - found[1]),
    )
    label = "very_high" if value >= VERY_HIGH else "high" if value >= HIGH else "present"
    base = min(int((one & (weights > 0)).sum()) for one in bases)
    figures = {"importance": wanted[0], "satisfaction": found[0]}
    return Estimate(value, low, high, base, figures, label if base else "")


def terms(sides: Sequence[Side]) -> Terms:
    """Give what the shares ``I`` and ``S`` are ratios of."""
    return tuple(
        (np.nan_to_num(half), np.isfinite(half).astype(float))
        for half in (naming(sides), satisfied(sides))
    )


def combine(ratios: Floats) -> Floats:
    """Give ``I (1 - S)``."""
    return np.asarray(ratios[0] * (1 - ratios[1]))


KIND = Kind(
    name="rating",
    title="importance-satisfaction rating",
    summary="share naming the item times the share not satisfied with it",
    source="importance-satisfaction rating of resident surveys: I (1 - S)",
    encode=encode_marks,
    demand=demand,
    in_demand=False,
    of=(NAMING, ("satisfaction",)),
    estimate=estimate,
    wish=wish,
    terms=terms,
    combine=combine,
    shares=(("importance",), ("satisfaction",)),
)
