"""The set within the budget of which the party that loses most loses least."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from prioritize.choice import MONEY_NOISE, choose
from prioritize.sequence import Works
from prioritize.utility import Array

NOISE = 1e-7
"""Losses closer than this are equal: the solver's own precision lies about there."""


def least_concession_set(
    works: Works, utilities: Sequence[Mapping[str, float]], budget: float
) -> frozenset[str]:
    """Choose the set that minimises the largest loss of any party, then the total.

    What a party loses is one minus its retained value: the sum of its utilities over the set, as a
    share of the best it could have had under the same duties, ties and budget. Power plays no
    part. Solved as integer programmes, one after the other.

    Parameters
    ----------
    works : Works
        Every item has a cost; the duties fit the budget.
    utilities : sequence of mapping of str to float
        One per party, 0-1 by item id.
    budget : float
        In the study's unit of money.

    Returns
    -------
    frozenset of str
        Item ids, the duties among them.

    References
    ----------
    González-Pachón and Romero (1999), Omega 27(3), 341-347: the smallest largest regret.
    """
    items = sorted(works.items)
    gains = np.array([[one[item] for item in items] for one in utilities])
    best = [choose(works, one, budget) for one in utilities]
    most = np.array([0.0 if one is None else one.value for one in best])
    kept = gains[most > 0] / most[most > 0, None]
    within = [*_ties(works, items, budget), *_losses(kept)]
    must = np.array([item in works.must for item in items], dtype=float)
    may = np.array([works.possible(works.must | works.with_needs([item])) for item in items])
    limits = must, np.maximum(must, may)
    largest = np.append(np.zeros(len(items)), 1.0)
    found = _solve(largest, within, limits, 1.0)
    total = np.append(-kept.sum(axis=0), 0.0)
    found = _solve(total, within, limits, found[-1] + NOISE)
    return frozenset(item for item, taken in zip(items, found[:-1], strict=True) if taken > 0)


def _ties(works: Works, items: Sequence[str], budget: float) -> list[LinearConstraint]:
    place = {item: number for number, item in enumerate(items)}
    costs = np.array([works.costs[item] for item in items] + [0.0])
    rows = [LinearConstraint(costs[None], -np.inf, budget + MONEY_NOISE * budget)]
    for item in items:
        for needed in works.after[item]:
            row = np.zeros(len(items) + 1)
            row[place[item]], row[place[needed]] = 1.0, -1.0
            rows.append(LinearConstraint(row[None], -np.inf, 0.0))
        for other in works.excludes[item]:
            row = np.zeros(len(items) + 1)
            row[place[item]] = row[place[other]] = 1.0
            rows.append(LinearConstraint(row[None], -np.inf, 1.0))
    return rows


def _losses(kept: Array) -> list[LinearConstraint]:
    """The last variable is at least what each party loses."""
    if not len(kept):
        return []
    rows = np.hstack([kept, np.ones((len(kept), 1))])
    return [LinearConstraint(rows, 1.0, np.inf)]


def _solve(
    small: Array, within: list[LinearConstraint], limits: tuple[Array, Array], most: float
) -> Array:
    must, may = limits
    whole = np.append(np.ones(len(must), dtype=np.int64), 0)
    bounds = Bounds(np.append(must, 0.0), np.append(may, most))
    found = milp(
        small,
        constraints=within,
        integrality=whole,
        bounds=bounds,
        options={"mip_rel_gap": 0.0},
    )
    values = np.asarray(found.x, dtype=np.float64)
    values[:-1] = np.rint(values[:-1])
    return values
