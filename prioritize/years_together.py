"""Very many items over years: a set that comes near the best, and how near."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from prioritize.errors import PlanUnsolvedError
from prioritize.programme import NODES, NOISE, Programme, decimal_scale, make_programme, solve
from prioritize.sequence import Works
from prioritize.utility import Array

MANY_CELLS = 120
"""Items times years beyond which sets and years are no longer solved together."""
SPARED = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
"""Shares of the sources' money that are left over, so that the rest fits into years."""
FEW_NODES = 50
"""Branches that are looked at to find out whether the years can pay for a set."""
SET_DIGITS = 4
"""Values in the programme have so many digits before the point."""


@dataclass(frozen=True)
class Near:
    """A set that years can pay for, and how far it may be from the best.

    `works` put the years together, with the sources' money less the share `spared`: under them
    `items` is the best set. `gap` is the most, as a share, by which a better set could be worth
    more.
    """

    items: frozenset[str]
    works: Works
    spared: float
    gap: float


def years_together(
    works: Works, values: Mapping[str, float], budget: float, forced: Collection[str] = ()
) -> Near | None:
    """Choose of very many items as if all money came at once, and a little less of it.

    Parameters
    ----------
    works : Works
    values : mapping of str to float
        Value of every item, from 0 up.
    budget : float
        In the study's unit of money.
    forced : collection of str
        Items that must be in as well.

    Returns
    -------
    Near or None
        None where items and years are few enough to be solved together, an item has no cost, or
        no such set was found.

    Notes
    -----
    No set that years can pay for is worth more than the best set of money that comes at once,
    which is proven; this bounds the gap.
    """
    if not is_large(works) or any(item not in works.costs for item in works.items):
        return None
    works = works.in_order()
    pools = works.pools
    assert pools is not None  # noqa: S101 - only pools have years
    must = works.with_needs([*works.grounds, *forced])
    may = set(works.items) - works.refused
    most = None
    for spared in SPARED:
        less = replace(works, pools=pools.all_at_once().times(1 - spared))
        found = best_set(less, values, make_programme(less, budget).holding(must, may))
        if found is None:
            return None
        most = total(values, found) if most is None else most
        if _years_can_pay(works, found):
            worth = total(values, found)
            gap = most / worth - 1 if worth > 0 else 0.0
            return Near(found, less, spared, max(gap, 0.0))
    return None


def is_large(works: Works) -> bool:
    """Tell whether items and years are too many to be solved together."""
    years = len(works.pools.years) if works.pools is not None else 1
    return years > 1 and len(works.items) * years > MANY_CELLS


def _years_can_pay(works: Works, items: frozenset[str]) -> bool:
    """Whether items are found to fit into the years with a little work."""
    try:
        return years_pay(works, items, FEW_NODES)
    except PlanUnsolvedError:
        return False


def years_pay(works: Works, items: frozenset[str], nodes: int = NODES) -> bool:
    """Tell whether items can be spread over the years, whatever the budget.

    Parameters
    ----------
    works : Works
    items : frozenset of str
        With everything they need.
    nodes : int
        Branches that are looked at.

    Returns
    -------
    bool

    Raises
    ------
    PlanUnsolvedError
        If it takes more than `nodes` branches to tell.
    """
    programme = make_programme(works, np.inf).holding(items, ())
    return solve(programme, np.zeros(programme.matrix.shape[1]), nodes) is not None


def best_set(
    works: Works, values: Mapping[str, float], programme: Programme
) -> frozenset[str] | None:
    """Take the most valuable set that the programme allows, of equal ones the cheapest."""
    scale = decimal_scale(max(values.values(), default=0.0), SET_DIGITS)
    worth = programme.by_item(values) * scale
    best = solve(programme, -worth)
    if best is None:
        return None
    chosen = frozenset(programme.year_of(best))
    return _cheaper(works, values, programme, worth, chosen)


def _cheaper(
    works: Works,
    values: Mapping[str, float],
    programme: Programme,
    worth: Array,
    chosen: frozenset[str],
) -> frozenset[str]:
    """Of the sets worth as much as `chosen` take the cheapest."""
    reached = total(values, chosen)
    least = float(worth @ programme.by_item(dict.fromkeys(chosen, 1.0)) / programme.years)
    equal = programme.within(worth, least - NOISE * abs(least), np.inf)
    found = solve(equal, programme.by_item(works.costs))
    if found is None:
        return chosen
    other = frozenset(programme.year_of(found))
    saves = total(works.costs, other) < total(works.costs, chosen)
    # The solver's own tolerance must not pass off a slightly poorer set as an equal one.
    return other if saves and total(values, other) >= reached - NOISE else chosen


def total(figures: Mapping[str, float], items: Collection[str]) -> float:
    """Add up figures in the order of names."""
    return float(sum(figures[item] for item in sorted(items)))
