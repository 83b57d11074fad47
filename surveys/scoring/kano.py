"""Kano pairs: how it would be with the item, and how without it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.levels import encode_levels
from surveys.scoring.kind import Estimate, Floats, Kind, Side, States, Terms
from surveys.shares import share_of

CLASSES = ("must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable")
"""In the order in which equal classes win: M > O > A > I > R > Q."""

MUST, ONE, ATTRACTIVE, INDIFFERENT, REVERSE, QUESTIONABLE = range(6)
TABLE = np.array(
    [
        [QUESTIONABLE, ATTRACTIVE, ATTRACTIVE, ATTRACTIVE, ONE],
        [REVERSE, INDIFFERENT, INDIFFERENT, INDIFFERENT, MUST],
        [REVERSE, INDIFFERENT, INDIFFERENT, INDIFFERENT, MUST],
        [REVERSE, INDIFFERENT, INDIFFERENT, INDIFFERENT, MUST],
        [REVERSE, REVERSE, REVERSE, REVERSE, QUESTIONABLE],
    ]
)
"""Class by the answer with the item (row) and without it (column), like first, dislike last."""

LEVELS = 5
CONFUSED = 0.1
"""Share of questionable answers from which on the pair seems not to have been understood."""

Integers = npt.NDArray[np.int64]


def classes_of(sides: Sequence[Side]) -> Integers:
    """Give the class of each respondent's pair of answers; -1 where one of them is missing.

    Scales run from dislike (1) to like (5), as the codebook orders them, worst first.

    Parameters
    ----------
    sides : sequence of Side
        ``kano:functional`` and ``kano:dysfunctional``.

    Returns
    -------
    ndarray of int, shape (n_rows,)
        Place in `CLASSES`.
    """
    with_it, without = (_liking(_of(sides, one)) for one in ("functional", "dysfunctional"))
    known = (with_it >= 0) & (without >= 0)
    found = np.full(len(known), -1, dtype=np.int64)
    found[known] = TABLE[with_it[known], without[known]]
    return found


def _of(sides: Sequence[Side], half: str) -> Side:
    return next(side for side in sides if side.name.endswith(f":{half}"))


def _liking(side: Side) -> Integers:
    """Turn places on the scale into rows of the table: 0 for like, 4 for dislike, -1 unknown."""
    if side.scale is None:
        return np.full(len(side.values), -1, dtype=np.int64)
    high = side.scale[1]
    known = np.isfinite(side.values) & (side.states == State.ANSWERED)
    place = np.where(known, high - np.nan_to_num(side.values), -1)
    fits = known & (place >= 0) & (place < LEVELS) & (place == np.floor(place))
    return np.where(fits, place, -1).astype(np.int64)


def wish(sides: Sequence[Side]) -> Floats:
    """Count 1 for must-be, one-dimensional and attractive, 0 for indifferent.

    Reverse and questionable pairs are outside the base.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    classes = classes_of(sides)
    wanted = np.isin(classes, (MUST, ONE, ATTRACTIVE)).astype(float)
    return np.where(np.isin(classes, (MUST, ONE, ATTRACTIVE, INDIFFERENT)), wanted, np.nan)


def estimate(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give ``sqrt(Better^2 + Worse^2) / sqrt(2)`` over the pairs that say anything.

    ``Better = (A + O) / (A + O + M + I)``, ``Worse = -(O + M) / (A + O + M + I)``. The ends of
    the interval follow from those of the two shares, as if both erred together.

    Returns
    -------
    Estimate
        Figures: ``better``, ``worse`` (0 to -1), ``confused`` (share of questionable pairs)
        and the share of each class among all pairs.
    """
    classes = classes_of(sides)
    base = counted & np.isin(classes, (MUST, ONE, ATTRACTIVE, INDIFFERENT))
    pairs = counted & (classes >= 0)
    better = share_of(np.isin(classes, (ATTRACTIVE, ONE)), base, weights)
    worse = share_of(np.isin(classes, (MUST, ONE)), base, weights)
    value, low, high = (
        float(np.hypot(one, other) / np.sqrt(2)) for one, other in zip(better, worse, strict=True)
    )
    shares = {name: share_of(classes == at, pairs, weights)[0] for at, name in enumerate(CLASSES)}
    figures = {
        "better": better[0],
        "worse": -worse[0],
        "confused": shares["questionable"],
        **shares,
    }
    label = max(CLASSES, key=lambda name: round(shares[name], 12)) if pairs.any() else ""
    return Estimate(value, low, high, int((base & (weights > 0)).sum()), figures, label)


def terms(sides: Sequence[Side]) -> Terms:
    """Give what Better and Worse are ratios of."""
    classes = classes_of(sides)
    base = np.isin(classes, (MUST, ONE, ATTRACTIVE, INDIFFERENT)).astype(float)
    better, worse = (
        np.isin(classes, one).astype(float) for one in ((ATTRACTIVE, ONE), (MUST, ONE))
    )
    return (better, base), (worse, base)


def combine(ratios: Floats) -> Floats:
    """Give ``sqrt(Better^2 + Worse^2) / sqrt(2)``."""
    return np.asarray(np.hypot(ratios[0], ratios[1]) / np.sqrt(2))


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Say nothing: one half alone asks for nothing."""
    return np.full(values.shape, np.nan)


KIND = Kind(
    name="kano",
    title="Kano pair",
    summary="sqrt(Better² + Worse²) / √2 of the pairs of answers with and without the item",
    source="Berger et al. 1993, evaluation table and coefficients; ties M > O > A > I",
    encode=encode_levels,
    demand=demand,
    per_column=True,
    is_scale=True,
    sides=("functional", "dysfunctional"),
    estimate=estimate,
    wish=wish,
    terms=terms,
    combine=combine,
    shares=(CLASSES,),
    outside=("reverse", "questionable"),
    sums=(
        ("better", ("attractive", "one_dimensional")),
        ("worse", ("must_be", "one_dimensional")),
        ("confused", ("questionable",)),
    ),
)
