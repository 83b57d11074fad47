"""Turning points on a notice: each told whole, and never nearer than it is."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from prioritize.list_findings import Flip, TradeOffs, WeightFlip
from reports.notice.rounding import DIGITS

Told = TypeVar("Told", Flip, WeightFlip)
Event = tuple[str, ...]
TENTHS = 1
STEP = 0.1
"""How far from today the nearest bound lies that is told of a hidden item."""
NOISE = 9
"""Digits beyond which a share is a whole number of steps."""


def public_flips(told: TradeOffs, untold: frozenset[str], powers: Mapping[str, float]) -> TradeOffs:
    """Tell at which power each change has come at the latest; leave out weights of hidden items.

    A change of several items at once stays whole: if it moves one item with a hidden figure, all
    its pairs are told in steps of 10 per cent, or none of them. Every figure is rounded away
    from today's, so that the change lies between the two.

    Parameters
    ----------
    told : TradeOffs
    untold : frozenset of str
        Items of which a figure made of answers is not shown.
    powers : mapping of str to float
        Today's, by party.

    Returns
    -------
    TradeOffs
        `weight_flips_untold` counts the changes by weight that are left out.
    """
    rough = _touched(told.flips, untold)
    silent = _touched(told.weight_flips, untold)
    return replace(
        told,
        flips=tuple(
            replace(one, power=_bound(one, powers, rough=_event(one) in rough))
            for one in told.flips
        ),
        weight_flips=tuple(
            replace(one, weight=outward(one.weight, one.direction, DIGITS))
            for one in told.weight_flips
            if _event(one) not in silent
        ),
        weight_flips_untold=len(silent),
    )


def outward(share: float, direction: str, digits: int) -> float:
    """Round a share down if something falls, and up if it rises.

    Parameters
    ----------
    share : float
        0-1.
    direction : str
        ``down`` or ``up``.
    digits : int

    Returns
    -------
    float
        0-1.
    """
    whole = math.ceil if direction == "up" else math.floor
    steps = whole(round(share * 10**digits, NOISE))
    return float(min(max(steps / 10**digits, 0.0), 1.0))


def _bound(flip: Flip, powers: Mapping[str, float], *, rough: bool) -> float:
    if not rough:
        return outward(flip.power, flip.direction, DIGITS)
    # Just beside today's power a step of ten per cent would be a narrow one.
    now, up = powers.get(flip.perspective, flip.power), flip.direction == "up"
    farther = max(flip.power, now + STEP) if up else min(flip.power, now - STEP)
    return outward(farther, flip.direction, TENTHS)


def _touched(flips: Iterable[Told], untold: frozenset[str]) -> frozenset[Event]:
    return frozenset(_event(one) for one in flips if untold & {one.item, one.over})


def _event(flip: Flip | WeightFlip) -> Event:
    """What names a change: of a party, and criterion, in one direction there is one of a kind."""
    if isinstance(flip, WeightFlip):
        return (flip.perspective, flip.criterion, flip.direction, flip.change)
    return (flip.perspective, flip.direction, flip.change)
