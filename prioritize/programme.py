"""The plan as an integer programme: sets, years and sources in one system of inequalities."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint

from prioritize.errors import PlanUnsolvedError
from prioritize.pools import Pools
from prioritize.quiet_solver import solve_quietly
from prioritize.sequence import Works
from prioritize.utility import Array

NOISE = 1e-9
"""A sum that exceeds a limit by no more than this share of it fits: it is rounding noise."""
SCALE_DIGITS = 4
"""Figures are brought to so many digits, far above what the solver takes for zero (1e-6)."""
NODES = 10_000
"""Branches that are looked at before the solver gives up."""
OPTIMAL, INFEASIBLE = 0, 2


@dataclass(frozen=True, eq=False)
class Programme:
    """Inequalities ``low <= matrix @ columns <= high`` with ``0 <= columns <= upper``.

    The first n_items * n_years columns say whether an item is built in a year, item by item;
    row i (i < n_items) is how often item i is built. `flows` are columns of money by (item,
    source, year), `lent` by (source, year) what sources give beyond their limits, `added` is the
    money added to the budget; all in `money` times the study's unit.
    """

    items: tuple[str, ...]
    years: int
    matrix: sparse.csr_array
    low: Array
    high: Array
    upper: Array
    whole: npt.NDArray[np.int64]
    money: float
    flows: Mapping[tuple[str, str, int], int]
    lent: Mapping[tuple[str, int], int]
    added: int | None

    def by_item(self, figures: Mapping[str, float]) -> Array:
        """Give every column that builds an item the item's figure, and the others 0."""
        row = np.zeros(self.matrix.shape[1])
        row[: len(self.items) * self.years] = np.repeat(
            [figures.get(item, 0.0) for item in self.items], self.years
        )
        return row

    def holding(self, must: Collection[str], may: Collection[str]) -> "Programme":
        """Demand the items of `must` and allow besides only those of `may`."""
        low, high = self.low.copy(), self.high.copy()
        for place, item in enumerate(self.items):
            low[place], high[place] = float(item in must), float(item in must or item in may)
        return replace(self, low=low, high=high)

    def with_column(self, upper: float) -> tuple["Programme", Array]:
        """Add a column from 0 to `upper`; gives the row in which it alone is 1, too."""
        rows, columns = self.matrix.shape
        matrix = sparse.hstack([self.matrix, sparse.csr_array((rows, 1))], format="csr")
        larger = replace(
            self, matrix=matrix, upper=np.append(self.upper, upper), whole=np.append(self.whole, 0)
        )
        return larger, np.append(np.zeros(columns), 1.0)

    def within(self, row: Array, low: float, high: float) -> "Programme":
        """Add one inequality."""
        matrix = sparse.vstack([self.matrix, sparse.csr_array(row[None])], format="csr")
        return replace(
            self, matrix=matrix, low=np.append(self.low, low), high=np.append(self.high, high)
        )

    def year_of(self, columns: Array) -> dict[str, int]:
        """Read from a solution in which place of the years each item is built."""
        built = columns[: len(self.items) * self.years].reshape(len(self.items), self.years)
        return {
            item: int(row.argmax())
            for item, row in zip(self.items, built, strict=True)
            if row.max() > 1 / 2
        }


def solve(programme: Programme, small: Array, nodes: int = NODES) -> Array | None:
    """Find the columns for which ``small @ columns`` is smallest.

    Parameters
    ----------
    programme : Programme
    small : ndarray, shape (n_columns,)
    nodes : int
        Branches that are looked at.

    Returns
    -------
    ndarray, shape (n_columns,), or None
        Proven to be smallest (HiGHS, gap 0); None if nothing meets the inequalities.

    Raises
    ------
    PlanUnsolvedError
        If the proof takes more than `nodes` branches.
    """
    largest = float(np.abs(small).max(initial=0.0))
    found = solve_quietly(
        small * decimal_scale(largest, SCALE_DIGITS),
        constraints=LinearConstraint(programme.matrix, programme.low, programme.high),
        integrality=programme.whole,
        bounds=Bounds(0, programme.upper),
        nodes=nodes,
    )
    if found.status == INFEASIBLE:
        return None
    if found.status != OPTIMAL:
        raise PlanUnsolvedError(len(programme.items), programme.years)
    return np.asarray(found.x, dtype=np.float64)


def decimal_scale(largest: float, digits: int) -> float:
    """Give the power of ten that makes a number one of so many digits."""
    return 10.0 ** (digits - math.ceil(math.log10(largest))) if largest > 0 else 1.0


def make_programme(works: Works, budget: float, *, lending: bool = False) -> Programme:
    """Write down what ties, years, sources and budget allow.

    Parameters
    ----------
    works : Works
        Every item has a cost; without pools only the budget binds.
    budget : float
        In the study's unit of money; infinite where only the pools bind.
    lending : bool
        Whether sources may give beyond their limits, which is counted.

    Returns
    -------
    Programme
        Duties and votes are not in it yet: `Programme.holding` demands and allows.
    """
    return _Drafting(works, budget, lending=lending).programme()


class _Drafting:
    """Writes columns and rows one after the other."""

    def __init__(self, works: Works, budget: float, *, lending: bool) -> None:
        self.works = works
        self.years = max(len(works.pools.years), 1) if works.pools else 1
        self.money = decimal_scale(max(works.costs.values(), default=0.0), SCALE_DIGITS)
        self.built = {item: place * self.years for place, item in enumerate(works.items)}
        self.columns = len(works.items) * self.years
        self.flows: dict[tuple[str, str, int], int] = {}
        self.lent: dict[tuple[str, int], int] = {}
        self.rows: list[tuple[dict[int, float], float, float]] = []
        for item in works.items:
            self.row(dict.fromkeys(self.span(item), 1.0), 0.0, 1.0)
        self.ties()
        self.trenches()
        if works.pools is not None:
            self.sources(works.pools, lending=lending)
        self.added = self.column() if lending else None
        self.budget(budget)

    def column(self) -> int:
        self.columns += 1
        return self.columns - 1

    def row(self, told: dict[int, float], low: float, high: float) -> None:
        self.rows.append((told, low, high))

    def span(self, item: str, years: int | None = None) -> range:
        start = self.built[item]
        return range(start, start + (self.years if years is None else years))

    def ties(self) -> None:
        for item in self.works.items:
            for needed in self.works.after[item]:
                for year in range(self.years):
                    told = dict.fromkeys(self.span(item, year + 1), 1.0)
                    told |= dict.fromkeys(self.span(needed, year + 1), -1.0)
                    self.row(told, -np.inf, 0.0)
            for other in self.works.excludes[item]:
                if item < other:
                    self.row(dict.fromkeys([*self.span(item), *self.span(other)], 1.0), 0.0, 1.0)

    def trenches(self) -> None:
        """A trench is open in one year; what lies in it is built in that year."""
        if self.years == 1:
            return
        for members in self.works.trenches().values():
            opened = [self.column() for _ in range(self.years)]
            self.row(dict.fromkeys(opened, 1.0), 0.0, 1.0)
            for item in members:
                for column, year in zip(self.span(item), opened, strict=True):
                    self.row({column: 1.0, year: -1.0}, -np.inf, 0.0)

    def sources(self, pools: Pools, *, lending: bool) -> None:
        spent: dict[tuple[str, int], dict[int, float]] = {
            (source, year): {} for source in pools.sources for year in range(self.years)
        }
        for item in self.works.items:
            self.payers(item, spent)
        if lending:
            for at, told in spent.items():
                told[self.column()] = -1.0
                self.lent[at] = self.columns - 1
        for source in pools.sources:
            for year, limit in pools.bounds(source).items():
                places = range(self.years) if year is None else [pools.years.index(year)]
                told = {
                    column: one for place in places for column, one in spent[source, place].items()
                }
                self.row(told, -np.inf, limit * self.money * (1 + NOISE))

    def payers(self, item: str, spent: dict[tuple[str, int], dict[int, float]]) -> None:
        """Let an item draw on its sources, in its split or in any."""
        pools = self.works.pools
        cost = self.works.costs[item] * self.money
        draws = {} if pools is None or not cost else pools.draws.get(item, {})
        free = [source for source, share in draws.items() if share is None]
        for year, column in enumerate(self.span(item)):
            if len(free) > 1:
                paid = {self.flow(item, source, year): 1.0 for source in free}
                self.row(paid | {column: -cost}, 0.0, 0.0)
                for source in free:
                    spent[source, year][self.flows[item, source, year]] = 1.0
                continue
            for source, share in draws.items():
                spent[source, year][column] = cost * (1.0 if share is None else share)

    def flow(self, item: str, source: str, year: int) -> int:
        self.flows[item, source, year] = self.column()
        return self.flows[item, source, year]

    def budget(self, budget: float) -> None:
        told = {
            column: self.works.costs[item] * self.money
            for item in self.works.items
            for column in self.span(item)
        }
        if self.added is not None:
            told[self.added] = -1.0
            self.row({**dict.fromkeys(self.lent.values(), 1.0), self.added: -1.0}, -np.inf, 0.0)
        self.row(told, -np.inf, budget * self.money * (1 + NOISE))

    def programme(self) -> Programme:
        at = [number for number, (told, _, _) in enumerate(self.rows) for _ in told]
        columns = [column for told, _, _ in self.rows for column in told]
        figures = [figure for told, _, _ in self.rows for figure in told.values()]
        binary = np.arange(self.columns) < len(self.works.items) * self.years
        return Programme(
            items=self.works.items,
            years=self.years,
            matrix=sparse.csr_array((figures, (at, columns)), shape=(len(self.rows), self.columns)),
            low=np.array([low for _, low, _ in self.rows]),
            high=np.array([high for _, _, high in self.rows]),
            upper=np.where(binary, 1.0, np.inf),
            whole=binary.astype(np.int64),
            money=self.money,
            flows=self.flows,
            lent=self.lent,
            added=self.added,
        )
