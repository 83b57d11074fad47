"""Kemeny: the order that contradicts the parties least, counted in pairs of items."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import connected_components

from prioritize.joint.median_orders import (
    FEW,
    cheapest_ways,
    count_orders,
    possibly_before,
    walk_orders,
)
from prioritize.joint.order_programme import possible_orders
from prioritize.joint.rule import JointInput, JointRule
from prioritize.utility import DIGITS, Array

MOST = 60
"""Items that can be put in order exactly in seconds to a minute."""

LISTED = 100
"""Tied orders that are written out; their number is told in any case."""

CELLS_AT_ONCE = 2_000_000
PROBES = 64
"""Distributions of power by which it is told whether circles of many items are to be expected."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class MedianOrders:
    """All orders with the least disagreement.

    `distance` is the power-weighted number of pairs that stand the other way round for a party,
    a pair the party holds equal counting half. `orders` hold column numbers, at most `LISTED`
    of them. `count` is how many there are; None where only some of very many were met.
    """

    distance: float
    orders: tuple[tuple[int, ...], ...]
    count: int | None


def majority_margins(ranks: Array, powers: Array) -> Array:
    """Weigh up every pair of items: the power that wants the row first minus the rest.

    Parameters
    ----------
    ranks : array, shape (n_parties, n_items)
        1 is best.
    powers : array, shape (..., n_parties)
        Sum to 1 in the last axis.

    Returns
    -------
    array, shape (..., n_items, n_items)
        -1 to 1, antisymmetric.
    """
    prefers = np.sign(ranks[:, None, :] - ranks[:, :, None])
    margins: Array = np.round(np.tensordot(powers, prefers, axes=1), DIGITS)
    return margins


def blocks_of(margins: Array) -> tuple[npt.NDArray[np.intp], ...]:
    """Split the items into blocks, each beaten pair by pair by the blocks before it.

    Inside a block majorities run in a circle or are tied. In every Kemeny order the blocks
    stand in this order (the extended Condorcet criterion), so each is solved on its own.

    Parameters
    ----------
    margins : array, shape (n_items, n_items)
        As in `majority_margins`; only the signs count.

    Returns
    -------
    tuple of integer arrays
        Column numbers, ascending in each block; first block first.
    """
    reaches = margins >= 0
    _, home = connected_components(reaches, directed=True, connection="strong")
    wins = (margins > 0).sum(axis=1)
    blocks = [np.flatnonzero(home == one) for one in range(home.max() + 1)]
    # Every item of an earlier block beats whatever stands behind the block.
    return tuple(sorted(blocks, key=lambda block: -int(wins[block].max())))


def kemeny_scores(margins: Array) -> Array:
    """Score items by how many others stand behind them in every Kemeny order, minus before.

    Parameters
    ----------
    margins : array, shape (n_draws, n_items, n_items)
        As in `majority_margins`.

    Returns
    -------
    array, shape (n_draws, n_items)
        Whole numbers; equal where the tied orders leave open who comes first.
    """
    draws, size, _ = margins.shape
    settled = np.zeros(margins.shape, dtype=bool)
    # The blocks depend on who beats whom alone, and of that there are few patterns.
    patterns, which = np.unique(
        np.sign(margins).astype(np.int8).reshape(draws, -1), axis=0, return_inverse=True
    )
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(which.reshape(-1) == number)
        behind = np.ones(size, dtype=bool)
        for block in blocks_of(pattern.reshape(size, size)):
            behind[block] = False
            settled[np.ix_(rows, block, np.flatnonzero(behind))] = True
            if len(block) > 1:
                inside = margins[np.ix_(rows, block, block)]
                settled[np.ix_(rows, block, block)] = _settled_inside(inside)
    scores: Array = settled.sum(axis=2) - settled.sum(axis=1).astype(np.float64)
    return scores


def median_orders(ranks: Array, powers: Array) -> MedianOrders:
    """Find the orders with the least disagreement, all of them.

    Parameters
    ----------
    ranks : array, shape (n_parties, n_items)
        1 is best, equals share their mean rank.
    powers : array, shape (n_parties,)
        Sum to 1.

    Returns
    -------
    MedianOrders
        Orders in ascending order of their column numbers.

    References
    ----------
    Kemeny (1959), Daedalus 88(4), 577-591; Young and Levenglick (1978), SIAM Journal on Applied
    Mathematics 35(2), 285-300.

    Examples
    --------
    >>> found = median_orders(np.array([[1.0, 2, 3], [3, 1, 2]]), np.array([0.5, 0.5]))
    >>> found.orders, found.count, found.distance
    (((0, 1, 2), (1, 0, 2), (1, 2, 0)), 3, 1.0)
    """
    margins = majority_margins(ranks, powers)
    parts: list[list[tuple[int, ...]]] = []
    counts: list[int | None] = []
    for block in blocks_of(margins):
        orders, count = _orders_inside(margins[np.ix_(block, block)])
        parts.append([tuple(int(block[place]) for place in order) for order in orders])
        counts.append(count)
    whole = islice((sum(chosen, ()) for chosen in product(*parts)), LISTED)
    listed = tuple(whole)
    known = [count for count in counts if count is not None]
    return MedianOrders(
        distance=disagreement(ranks, powers, listed[0]),
        orders=tuple(sorted(listed)),
        count=prod(known) if len(known) == len(counts) else None,
    )


def disagreement(ranks: Array, powers: Array, order: Sequence[int]) -> float:
    """Count the pairs that stand the other way round for a party, weighted by power.

    Parameters
    ----------
    ranks, powers
        As in `median_orders`.
    order : sequence of int
        Column numbers, first first.

    Returns
    -------
    float
        Pairs that a party holds equal count half.
    """
    costs = _costs(majority_margins(ranks, powers))[np.ix_(order, order)]
    return float(np.triu(costs, 1).sum())


def _costs(margins: Array) -> Array:
    costs: Array = (1 - margins) / 2
    return costs


def _settled_inside(margins: Array) -> Flags:
    """Tell which pairs of a block stand the same way in every order, for every draw."""
    draws, size, _ = margins.shape
    found = np.zeros(margins.shape, dtype=bool)
    if size > FEW:
        for row in range(draws):
            before, _, _ = possible_orders(_costs(margins[row]))
            found[row] = before & ~before.T
        return found
    step = max(1, CELLS_AT_ONCE // (size << size))
    for start in range(0, draws, step):
        ways = cheapest_ways(_costs(margins[start : start + step]))
        before = possibly_before(ways.steps)
        found[start : start + step] = before & ~before.transpose(0, 2, 1)
    return found


def _orders_inside(margins: Array) -> tuple[list[tuple[int, ...]], int | None]:
    if len(margins) > FEW:
        before, orders, _ = possible_orders(_costs(margins))
        # Whether there are more can be told only where nothing is open.
        only = not (before & before.T).any()
        return orders[:LISTED], 1 if only else None
    ways = cheapest_ways(_costs(margins)[None])
    steps = ways.steps[0]
    return list(islice(walk_orders(steps), LISTED)), count_orders(steps)


def _join(inputs: JointInput) -> Array:
    margins = majority_margins(inputs.ranks, inputs.powers)
    if inputs.powers.ndim == 1:
        margins = margins[None]
        return np.asarray(kemeny_scores(margins)[0])
    return kemeny_scores(margins)


def _costly(inputs: JointInput) -> bool:
    """Whether majorities run in a circle of many items under some distributions of power."""
    if inputs.ranks.shape[1] <= FEW:
        return False
    parties = len(inputs.ranks)
    powers = np.random.default_rng(0).dirichlet(np.ones(parties), size=PROBES)
    margins = majority_margins(inputs.ranks, np.vstack([powers, np.eye(parties)]))
    patterns = np.unique(np.sign(margins).astype(np.int8), axis=0)
    return any(len(block) > FEW for pattern in patterns for block in blocks_of(pattern))


RULE = JointRule(
    name="kemeny",
    title="Kemeny",
    summary=(
        "kemeny: the order with the fewest pairs, weighted by power, that stand the other way "
        "round for a party; where several orders are equally good, items they disagree about tie"
    ),
    join=_join,
    most_items=MOST,
    costly=_costly,
)
