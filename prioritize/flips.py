"""What would flip it: how much more or less power a party needs to change the outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.choice import Choice, check_budget, choose
from prioritize.joint import common_items, contributions, power_shares
from prioritize.list_findings import Flip
from prioritize.plan import take_in_turn
from prioritize.ranking import Ranking
from prioritize.sequence import Works
from prioritize.utility import Array

NOISE = 1e-12
"""Joint scores and shares of power closer than this are equal."""

VALUE_NOISE = 1e-9
"""Values of funded sets closer than this are equal, as in `prioritize.choice`."""


@dataclass(frozen=True, eq=False)
class Shift:
    """One party's power moves in one direction, and every joint score along a straight line.

    At distance t, 0 to `limit`, the party has the power ``start + sign t`` and item i the
    score ``scores[i] + t slopes[i]``; the other parties keep their proportions. `items` are
    ids, `scores` and `slopes` have shape (n_items,).
    """

    perspective: str
    items: tuple[str, ...]
    start: float
    sign: int
    limit: float
    scores: Array
    slopes: Array

    def power(self, distance: float) -> float:
        """Power of the party at a distance, 0-1."""
        return min(max(self.start + self.sign * distance, 0.0), 1.0)

    def values(self, distance: float) -> dict[str, float]:
        """Joint score of every item at a distance."""
        moved = self.scores + distance * self.slopes
        return dict(zip(self.items, map(float, moved), strict=True))


class Change(NamedTuple):
    """At `distance` the chosen items turn from `old` into `new`."""

    distance: float
    old: frozenset[str]
    new: frozenset[str]


def power_flips(
    rankings: Sequence[Ranking],
    powers: pd.Series,
    works: Works,
    *,
    rule: str = "compromise",
    budget: float | None = None,
    top: int = 10,
) -> tuple[Flip, ...]:
    """Find the nearest power, up and down, at which the first place or the chosen set changes.

    One party's power moves, the others keep their proportions (where all the others have none,
    they share the rest equally). Joint scores then move along straight lines, so every point is
    exact. A change at the current power itself means that equals are parted by any movement.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.
    powers : Series
        By perspective id.
    works : Works
        Duties, ties and costs.
    rule : str
        A joint rule; rules that do not add up contributions have no flips. Where contributions
        run below 0, the plan lifts them, which bends the lines: the funded set has no flips.
    budget : float, optional
        The chosen set is the plan's: with a budget the most valuable set that fits, otherwise
        the duties and the first `top` items, with what they need.
    top : int
        How many items are in when there is no budget.

    Returns
    -------
    tuple of Flip
        By party, down before up, ``first_place`` before ``in_set``. Where several items
        change, one flip per pair. `over` is empty where an item comes and none goes. Where one
        goes and none comes, `item` is the one that overtakes it although it was in before (an
        equal that is parted from it, or a duty), or empty.
    """
    gains = contributions(rankings, powers, rule)
    if gains is None:
        return ()
    lifted = float(gains.min()) < 0
    if budget is not None:
        check_budget(works, budget)
    flips: list[Flip] = []
    for shift in _shifts(rankings, gains, power_shares(rankings, powers)):
        flips += _told(shift, "first_place", _list_change(shift, None, 1))
        if budget is None:
            flips += _told(shift, "in_set", _list_change(shift, works, top))
        elif not lifted:
            flips += _told(shift, "in_set", _funded_change(shift, works, budget))
    return tuple(flips)


def _shifts(rankings: Sequence[Ranking], gains: Array, shares: Array) -> Iterator[Shift]:
    if len(rankings) == 1:
        return
    items = common_items(rankings)
    # Scores of any scale are brought to about 1, for which NOISE is meant.
    gains = gains / max(1.0, float(np.abs(gains).max()))
    for party, ranking in enumerate(rankings):
        others = shares.copy()
        others[party] = 0.0
        if others.sum() <= NOISE:
            others = np.ones(len(shares))
            others[party] = 0.0
        rest = (others / others.sum()) @ gains
        start = float(shares[party])
        slopes = gains[party] - rest
        for sign, limit in ((-1, start), (1, 1 - start)):
            yield Shift(
                perspective=ranking.perspective,
                items=items,
                start=start,
                sign=sign,
                limit=limit,
                scores=rest + start * slopes,
                slopes=sign * slopes,
            )


def _list_change(shift: Shift, works: Works | None, places: int) -> Change | None:
    """Walk from crossing to crossing until the set of the first `places` items changes."""
    old = _chosen(shift, works, _ahead(shift.scores), places)
    distance = 0.0
    while distance < shift.limit - NOISE:
        moved = shift.scores + distance * shift.slopes
        ahead = _ahead(moved, shift.slopes)
        new = _chosen(shift, works, ahead, places)
        if new != old:
            return Change(distance, old, new)
        inside = ahead.sum(axis=1) < places
        # Where items exclude each other, their order inside the list decides as well.
        free = works is not None and any(works.excludes.values())
        pairs = np.full(ahead.shape, fill_value=True) if free else np.outer(inside, ~inside)
        distance = _next_crossing(shift, pairs, distance)
    return None


def _ahead(scores: Array, slopes: Array | None = None) -> npt.NDArray[np.bool_]:
    """Tell, for every item (row), who stands before it; equals are parted by their slopes."""
    lead = scores[None, :] - scores[:, None]
    ahead: npt.NDArray[np.bool_] = lead > NOISE
    if slopes is not None:
        ahead |= (np.abs(lead) <= NOISE) & (slopes[None, :] - slopes[:, None] > NOISE)
    return ahead


def _chosen(
    shift: Shift, works: Works | None, ahead: npt.NDArray[np.bool_], places: int
) -> frozenset[str]:
    before = ahead.sum(axis=1)
    first = sorted(
        (int(count), item)
        for count, item in zip(before, shift.items, strict=True)
        if count < places
    )
    names = [item for _, item in first]
    return frozenset(names) if works is None else take_in_turn(works, names)


def _next_crossing(shift: Shift, pairs: npt.NDArray[np.bool_], distance: float) -> float:
    """Find the next distance at which the second of a pair catches up with the first."""
    closing = shift.slopes[None, :] - shift.slopes[:, None]
    gaps = shift.scores[:, None] - shift.scores[None, :]
    pairs = pairs & (closing > NOISE)
    crossings = gaps[pairs] / closing[pairs]
    later = crossings[crossings > distance + NOISE]
    return float(later.min()) if len(later) else np.inf


def _funded_change(shift: Shift, works: Works, budget: float) -> Change | None:
    """Find where the most valuable set stops being the one that is funded now.

    The value of a set moves along a straight line, the best value along the upper envelope of
    these lines. Starting from the far end, the line of the set that is best there is cut with
    the line of today's set; the cut is the next point to look at (Newton's method on a convex
    piecewise linear function), until nothing beats today's set there.
    """
    if shift.limit <= NOISE:
        return None
    now = _best(shift, works, budget, 0.0)
    far, distance = shift.limit, shift.limit
    rival = _best(shift, works, budget, distance)
    found = False
    while _lead(shift, rival, now, distance) > VALUE_NOISE:
        closing = _lead(shift, rival, now, 1.0) - _lead(shift, rival, now, 0.0)
        far, distance = distance, max(-_lead(shift, rival, now, 0.0) / closing, 0.0)
        found = True
        if distance >= far:
            break
        rival = _best(shift, works, budget, distance)
    if not found:
        return None
    new = _best(shift, works, budget, (distance + far) / 2)
    return Change(distance, now, new)


def _best(shift: Shift, works: Works, budget: float, distance: float) -> frozenset[str]:
    found: Choice | None = choose(works, shift.values(distance), budget)
    return works.must if found is None else found.items


def _lead(shift: Shift, rival: frozenset[str], now: frozenset[str], distance: float) -> float:
    comes = np.isin(shift.items, sorted(rival - now))
    goes = np.isin(shift.items, sorted(now - rival))
    moved = shift.scores + distance * shift.slopes
    return float(moved[comes].sum() - moved[goes].sum())


def _told(shift: Shift, change: str, found: Change | None) -> list[Flip]:
    if found is None:
        return []
    goes = sorted(found.old - found.new)
    # Where nobody comes, those stay who draw level with the one that goes, and overtake it.
    comes = sorted(found.new - found.old) or _level_with(shift, found, goes)
    return [
        Flip(
            perspective=shift.perspective,
            direction="up" if shift.sign > 0 else "down",
            power=shift.power(found.distance),
            change=change,
            item=item,
            over=over,
        )
        for item, over in product(comes or [""], goes or [""])
    ]


def _level_with(shift: Shift, found: Change, goes: Sequence[str]) -> list[str]:
    values = shift.values(found.distance)
    return sorted(
        item
        for item in found.new
        if any(abs(values[item] - values[other]) <= NOISE for other in goes)
    )
