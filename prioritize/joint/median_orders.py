"""The orders with the least disagreement among a few items, all of them, by going through subsets.

Every order is a way from the empty set to all items, one item a step. What a step costs depends
on the set it starts from, not on the order inside it, so the cheapest ways are found set by set
(Bellman 1962; Held and Karp 1962), for many distributions of power at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritize.utility import Array

FEW = 12
"""Items up to which every subset is looked at: 4,096 of them."""

NOISE = 1e-9
"""Distances closer than this are equal."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Ways:
    """The cheapest ways through the subsets of n items, for several cost tables.

    `least` has shape (n_tables,). ``steps[t, s, i]`` tells whether some cheapest way of table t
    goes from subset s (bits) on by item i, shape (n_tables, 2**n, n).
    """

    least: Array
    steps: Flags


def cheapest_ways(costs: Array) -> Ways:
    """Find every cheapest order of a few items.

    Parameters
    ----------
    costs : array, shape (n_tables, n, n)
        ``costs[t, i, j]`` is what it costs that i stands before j, anywhere.

    Returns
    -------
    Ways
        Of all orders.
    """
    tables, size, _ = costs.shape
    full = 1 << size
    # What it costs to put item i right behind the set s: all of s stand before it.
    behind = np.zeros((tables, full, size))
    for item in range(size):
        bit = 1 << item
        behind[:, bit : 2 * bit] = behind[:, :bit] + costs[:, None, item, :]
    holds = (np.arange(full)[:, None] >> np.arange(size)) & 1 == 1
    onward = np.where(holds, full, np.arange(full)[:, None] | (1 << np.arange(size)))
    layers = holds.sum(axis=1)
    # One column more, so that a step by an item that is in the set already leads nowhere.
    rest = np.full((tables, full + 1), np.inf)
    rest[:, full - 1] = 0.0
    there = np.full((tables, full, size), np.inf)
    for layer in range(size - 1, -1, -1):
        here = np.flatnonzero(layers == layer)
        there[:, here] = behind[:, here] + rest[:, onward[here]]
        rest[:, here] = there[:, here].min(axis=2)
    steps = np.zeros((tables, full, size), dtype=bool)
    reached = np.zeros((tables, full + 1), dtype=bool)
    reached[:, 0] = True
    for layer in range(size):
        here = np.flatnonzero(layers == layer)
        best = there[:, here] <= rest[:, here, None] + NOISE
        steps[:, here] = best & reached[:, here, None]
        for item in range(size):
            reached[:, onward[here, item]] |= steps[:, here, item]
    return Ways(rest[:, 0], steps)


def possibly_before(steps: Flags) -> Flags:
    """Tell which items stand before which in at least one of the cheapest orders.

    Parameters
    ----------
    steps : array of bool, shape (n_tables, 2**n, n)
        As in `Ways`.

    Returns
    -------
    array of bool, shape (n_tables, n, n)
        Row before column.
    """
    size = steps.shape[2]
    holds = (np.arange(1 << size)[:, None] >> np.arange(size)) & 1
    found: Flags = np.matmul(holds.T.astype(float), steps.astype(float)) > 0
    return found


def count_orders(steps: Flags) -> int:
    """Count the cheapest orders of one table, shape of `steps` (2**n, n)."""
    size = steps.shape[1]
    ways = [0] * (1 << size)
    ways[0] = 1
    for subset, item in np.argwhere(steps).tolist():
        # Subsets come in ascending order, and a step only ever leads to a larger number.
        ways[subset | (1 << item)] += ways[subset]
    return ways[-1]


def walk_orders(steps: Flags, subset: int = 0) -> Iterator[tuple[int, ...]]:
    """Go through the cheapest orders of one table, in the order of their items' numbers."""
    size = steps.shape[1]
    if subset == (1 << size) - 1:
        yield ()
        return
    for item in np.flatnonzero(steps[subset]).tolist():
        for order in walk_orders(steps, subset | (1 << item)):
            yield (item, *order)
