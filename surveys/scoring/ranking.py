"""Put in order: the Borda points of an option, as a share of the most there are."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.marks import encode_places
from surveys.scoring.kind import Estimate, Floats, Kind, Side, States
from surveys.shares import mean_of, share_of


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Give the option in place r of m options ``(m - r) / (m - 1)``.

    Who placed only k options has said nothing about the order of the rest: each of them gets
    the mean of the points left, ``(m - k - 1) / 2`` before the division. Who said "none of
    these" gives 0 to all. Who left the question empty, did not know, refused or was not shown
    it is outside the base.

    问卷星 prints another figure, the mean score ``sum(m - r + 1) / answers`` with 0 for options
    not placed; for complete orders it is ``1 + (m - 1)`` times the value here.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
        Place, 1 = first; NaN if not placed.
    states : ndarray of uint8, shape (n_rows,)
    scale : None
        Not used.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        0-1, NaN outside the base.

    Examples
    --------
    >>> demand(np.array([[1, 2, np.nan, np.nan]]), np.zeros(1, dtype=np.uint8), None)[0].tolist()
    [1.0, 0.6666666666666666, 0.16666666666666666, 0.16666666666666666]
    """
    options = values.shape[1]
    placed = np.isfinite(values)
    ranked = placed.sum(axis=1, keepdims=True)
    points = np.where(placed, options - np.nan_to_num(values), (options - ranked - 1) / 2)
    shares = np.clip(points / max(options - 1, 1), 0, 1) if options > 1 else placed.astype(float)
    base = np.isin(states, (State.ANSWERED, State.NONE))
    shares = np.where((states == State.NONE)[:, np.newaxis], 0.0, shares)
    return np.where(base[:, np.newaxis], shares, np.nan)


def figures(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give what platforms print about an order, beside the Borda share.

    Returns
    -------
    Estimate
        Figures: ``mean_score`` (问卷星: ``m - r + 1`` points for place r, 0 if not placed, by all
        who answered), ``mean_place`` (of those who placed it), ``mean_place_all`` (not placed
        counts as place m + 1) and ``first_share``.
    """
    side = sides[0]
    options = (side.scale or (1.0, 1.0))[1]
    answered = counted & (side.states == State.ANSWERED)
    placed = answered & np.isfinite(side.values)
    score = np.where(np.isfinite(side.values), options - np.nan_to_num(side.values) + 1, 0.0)
    everywhere = np.where(np.isfinite(side.values), np.nan_to_num(side.values), options + 1)
    told = {
        "mean_score": mean_of(score, answered, weights),
        "mean_place": mean_of(np.nan_to_num(side.values), placed, weights),
        "mean_place_all": mean_of(everywhere, answered, weights),
        "first_share": share_of(side.values == 1, answered, weights)[0],
    }
    base = counted & np.isfinite(side.wishes)
    share = share_of(np.nan_to_num(side.wishes), base, weights)
    return Estimate(*share, int((base & (weights > 0)).sum()), told)


def placed_share(figures: Mapping[str, float]) -> Mapping[str, float]:
    """Say which share of those who answered gave the item a place.

    With m options the mean score of those who placed it is ``m + 1 - mean_place``, and that of
    all is this times the share; ``mean_score + mean_place_all`` is ``m + 1``.

    Returns
    -------
    mapping of str to float
        ``mean_place``, 0-1; empty where nobody placed the item.

    Examples
    --------
    >>> placed_share({"mean_score": 1.0, "mean_place": 2.0, "mean_place_all": 3.0})
    {'mean_place': 0.5}
    """
    score, place = figures["mean_score"], figures["mean_place"]
    theirs = score + figures["mean_place_all"] - place
    return {"mean_place": score / theirs} if theirs > 0 else {}


KIND = Kind(
    name="ranking",
    title="put in order",
    summary="normalised Borda points; options not placed share the points left",
    source="Borda count; mean of the points left for partial orders",
    encode=encode_places,
    demand=demand,
    figures=figures,
    shares=(("first_share",),),
    behind=placed_share,
)
