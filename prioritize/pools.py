"""Where the money comes from: what each source gives, in which year, and for what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritize.funding import read_fund
from prioritize.study import Item, PoolRow, Study

ORDINAL_YEARS = 1000
"""Years below this count from the start of the works; others are years of the calendar."""


@dataclass(frozen=True)
class Pools:
    """The sources' limits and what each item draws on.

    `limits` are the rows of the sheet: in one year, or with the year None over all years.
    `years` are the years of the plan in their order, empty if it has none. `draws` maps an item
    to the sources it names, each with its share of the cost, or None where the item may draw
    on them in any split. `asked` remembers of sets, by item and cost, whether the years can pay
    for them.
    """

    limits: tuple[PoolRow, ...]
    years: tuple[int, ...]
    draws: Mapping[str, Mapping[str, float | None]]
    asked: dict[frozenset[tuple[str, float]], bool] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources in the order of the sheet."""
        return tuple(dict.fromkeys(row.source for row in self.limits))

    @property
    def total(self) -> float:
        """The most that all sources give together in all years."""
        return float(sum(self._most(source) for source in self.sources))

    def all_at_once(self) -> "Pools":
        """Put the years together: what no set can draw in one go, none can draw year by year."""
        rows = [PoolRow(source=one, limit=self._most(one)) for one in self.sources]
        return replace(self, limits=tuple(rows), years=())

    def times(self, factor: float) -> "Pools":
        """Take all limits times a factor."""
        rows = [row.model_copy(update={"limit": row.limit * factor}) for row in self.limits]
        return replace(self, limits=tuple(rows))

    def in_order(self) -> "Pools":
        """Put limits and sources in the order of their names."""
        return replace(
            self,
            limits=tuple(sorted(self.limits, key=lambda row: (row.source, row.year or 0))),
            draws={item: dict(sorted(draws.items())) for item, draws in self.draws.items()},
        )

    def bounds(self, source: str) -> dict[int | None, float]:
        """Give what a source may spend by year, and under None over all years.

        A source with limits for some years and none over all years gives nothing in the others.
        """
        told = {row.year: row.limit for row in self.limits if row.source == source}
        if None in told:
            return told
        return {year: told.get(year, 0.0) for year in self.years}

    def _most(self, source: str) -> float:
        told = self.bounds(source)
        over_all = told.pop(None, None)
        yearly = sum(told.values()) if len(told) == len(self.years) else None
        if over_all is None:
            return yearly or 0.0
        return over_all if yearly is None or not told else min(over_all, yearly)


def make_pools(
    rows: Sequence[PoolRow], items: Iterable[Item], years: int | None = None
) -> Pools | None:
    """Read the sheet of pools together with what the items say about their money.

    Parameters
    ----------
    rows : sequence of PoolRow
        The sheet.
    items : iterable of Item
        Their column `fund` names the sources.
    years : int, optional
        The setting: how many years the plan has.

    Returns
    -------
    Pools or None
        None without a row.
    """
    if not rows:
        return None
    sources = {row.source for row in rows}
    return Pools(
        limits=tuple(rows),
        years=plan_years(rows, years),
        draws={item.id: read_fund(item.fund, sources) for item in items},
    )


def study_pools(study: Study) -> Pools | None:
    """Read a study's pools, as `make_pools`."""
    return make_pools(study.pools, study.items, study.settings.years)


def money_limit(study: Study) -> float | None:
    """Give the money there is in all.

    Parameters
    ----------
    study : Study

    Returns
    -------
    float or None
        The budget; without one what the sources give together, None without these too.
    """
    pools = study_pools(study)
    if study.settings.budget is not None or pools is None:
        return study.settings.budget
    return pools.total


def plan_years(rows: Sequence[PoolRow], years: int | None) -> tuple[int, ...]:
    """Name the years of the plan.

    Parameters
    ----------
    rows : sequence of PoolRow
        Their years count from 1, or are years of the calendar.
    years : int, optional
        How many there are; None takes those that the rows name, and all between.

    Returns
    -------
    tuple of int
        Empty if neither says anything.

    Examples
    --------
    >>> plan_years([PoolRow(source="city", year=2026, limit=5)], 3)
    (2026, 2027, 2028)
    >>> plan_years([PoolRow(source="city", year=2, limit=5)], None)
    (1, 2)
    """
    named = [row.year for row in rows if row.year is not None]
    if not named and years is None:
        return ()
    first = min(named) if named and min(named) >= ORDINAL_YEARS else 1
    last = max(named, default=first) if years is None else first + years - 1
    return tuple(range(first, last + 1))
