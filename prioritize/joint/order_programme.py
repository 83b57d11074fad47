"""The orders with the least disagreement among many items, by integer programming.

A pair of items is a variable: 1 where the first stands before the second. That no three items
run in a circle is asked for only where a solution breaks it (cutting planes), for most
never do.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog
from scipy.sparse import csr_array

from prioritize.quiet_solver import solve_quietly
from prioritize.utility import Array

NOISE = 1e-7
"""Distances closer than this are equal: the solver's own precision lies below."""

CUTS_AT_ONCE = 2_000

Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]


class Solution(NamedTuple):
    """What a solver found: the variables' `values`, the objective, and what moving them costs."""

    values: Array
    cost: float
    reduced: Array


@dataclass
class OrderProgramme:
    """The pairs of n items, the costs of either order, and the circles known to be forbidden.

    `costs` has shape (n, n): what it costs that the row stands before the column.
    """

    costs: Array
    first: Whole = field(init=False)
    second: Whole = field(init=False)
    gains: Array = field(init=False)
    base: float = field(init=False)
    rows: list[tuple[Whole, Array, Array]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.first, self.second = (one.astype(np.int64) for one in np.triu_indices(self.size, 1))
        self.gains = (self.costs - self.costs.T)[self.first, self.second]
        self.base = float(self.costs.T[self.first, self.second].sum())

    @property
    def size(self) -> int:
        """Number of items."""
        return len(self.costs)

    def before(self, values: Array) -> Array:
        """Lay values of pairs out as a table: row before column, shape (n, n)."""
        table = np.zeros((self.size, self.size))
        table[self.first, self.second] = values
        table[self.second, self.first] = 1 - values
        return table

    def relax(self, low: Array, high: Array) -> Solution:
        """Solve the programme with divisible pairs: a lower bound of every order's cost.

        Parameters
        ----------
        low, high : array, shape (n_pairs,)
            Bounds of the pairs, 0-1.

        Returns
        -------
        Solution
        """
        while True:
            matrix, limits = self._circles()
            # The stubs of the solver know no sparse arrays.
            solve: Any = linprog
            found = solve(
                self.gains,
                A_ub=matrix,
                b_ub=limits,
                bounds=np.column_stack([low, high]),
                method="highs",
            )
            values = np.asarray(found.x, dtype=np.float64)
            if not self._forbid(values):
                moved = np.abs(found.lower.marginals) + np.abs(found.upper.marginals)
                return Solution(values, float(found.fun) + self.base, np.asarray(moved))

    def solve(
        self, low: Array, high: Array, aim: Array | None = None, most: float = np.inf
    ) -> Array | None:
        """Find an order that is best in some way.

        Parameters
        ----------
        low, high : array, shape (n_pairs,)
            Bounds of the pairs, 0-1.
        aim : array, shape (n_pairs,), optional
            What is to be small, per pair; the cost unless told.
        most : float
            What the order may cost.

        Returns
        -------
        array, shape (n_pairs,), or None
            Zeros and ones; None if nothing fits.
        """
        small = self.gains if aim is None else aim
        while True:
            matrix, limits = self._circles()
            constraints = [LinearConstraint(matrix, -np.inf, limits)] if self.rows else []
            if np.isfinite(most):
                constraints.append(LinearConstraint(self.gains[None], -np.inf, most - self.base))
            found = solve_quietly(
                small,
                constraints=constraints,
                integrality=np.ones(len(small), dtype=np.int64),
                bounds=Bounds(low, high),
            )
            if found.x is None:
                return None
            values = np.rint(np.asarray(found.x, dtype=np.float64))
            if not self._forbid(values):
                return values

    def cost(self, values: Array) -> float:
        """Cost of an order."""
        return float(self.gains @ values) + self.base

    def _forbid(self, values: Array) -> bool:
        """Forbid the circles of three that a solution holds, the worst first; tell if any."""
        table = self.before(values)
        # i before j, j before k, k before i; each circle once, with i the smallest.
        around = table[:, :, None] + table[None, :, :] + table.T[:, None, :]
        smallest = np.arange(self.size)
        wrong = (around > 2 + NOISE) & (smallest[:, None, None] < smallest[None, :, None])
        wrong &= smallest[:, None, None] < smallest[None, None, :]
        found = np.argwhere(wrong)
        if not len(found):
            return False
        if len(found) > CUTS_AT_ONCE:
            worst = np.argsort(-around[tuple(found.T)], kind="stable")[:CUTS_AT_ONCE]
            found = found[np.sort(worst)]
        self.rows.append(self._rows(found))
        return True

    def _rows(self, circles: Whole) -> tuple[Whole, Array, Array]:
        """Write ``x_ij + x_jk + x_ki <= 2`` in the pairs that have variables."""
        columns = np.empty((len(circles), 3), dtype=np.int64)
        signs = np.empty((len(circles), 3))
        ends = ((0, 1), (1, 2), (2, 0))
        for place, (start, end) in enumerate(ends):
            here, there = circles[:, start], circles[:, end]
            low, high = np.minimum(here, there), np.maximum(here, there)
            columns[:, place] = low * (2 * self.size - low - 1) // 2 + high - low - 1
            signs[:, place] = np.where(here < there, 1.0, -1.0)
        return columns, signs, 2.0 - (signs < 0).sum(axis=1)

    def _circles(self) -> tuple[csr_array, Array]:
        if not self.rows:
            return csr_array((0, len(self.gains))), np.empty(0)
        columns = np.vstack([one[0] for one in self.rows])
        signs = np.vstack([one[1] for one in self.rows])
        limits = np.concatenate([one[2] for one in self.rows])
        starts = np.arange(0, columns.size + 1, 3)
        shape = (len(columns), len(self.gains))
        return csr_array((signs.ravel(), columns.ravel(), starts), shape=shape), limits


def possible_orders(costs: Array) -> tuple[Flags, list[tuple[int, ...]], float]:
    """Find which items stand before which in at least one cheapest order, and some such orders.

    Parameters
    ----------
    costs : array, shape (n, n)
        What it costs that the row stands before the column.

    Returns
    -------
    before : array of bool, shape (n, n)
    orders : list of tuples of int
        Cheapest orders that were met on the way; between them they show both ways of every pair
        that is open.
    cost : float
        Of each of them.

    References
    ----------
    Grötschel, Jünger and Reinelt (1984), Operations Research 32(6), 1195-1220: circles of three
    as cutting planes of the linear ordering problem.
    """
    programme = OrderProgramme(costs)
    low, high = np.zeros(len(programme.gains)), np.ones(len(programme.gains))
    bound = programme.relax(low, high)
    best = bound.values
    if np.abs(best - np.rint(best)).max() > NOISE:
        whole = programme.solve(low, high)
        assert whole is not None  # noqa: S101 - without bounds there always is an order
        best = whole
    best = np.rint(best)
    least = programme.cost(best)
    # A pair whose turning alone would cost more than there is to lose is settled.
    settled = (bound.cost + bound.reduced > least + NOISE) & (np.abs(bound.values - best) < NOISE)
    low[settled] = high[settled] = best[settled]
    seen = np.stack([best == 0, best == 1])
    orders = [_order(programme.before(best))]
    while True:
        # Of the orders that cost no more, the one that turns most pairs not yet seen turned.
        aim = np.where(seen[1], 0.0, -1.0) + np.where(seen[0], 0.0, 1.0)
        other = programme.solve(low, high, aim, least + NOISE) if aim.any() else None
        if other is None or not (np.stack([other == 0, other == 1]) & ~seen).any():
            break
        seen |= np.stack([other == 0, other == 1])
        orders.append(_order(programme.before(other)))
    table = programme.before(seen[1].astype(np.float64)) > 0
    table[programme.second, programme.first] = seen[0]
    return table, sorted(set(orders)), least


def _order(table: Array) -> tuple[int, ...]:
    return tuple(int(item) for item in np.argsort(-table.sum(axis=1), kind="stable"))
