"""In which year the chosen items are built, and which source pays for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from prioritize.build_order import build_order
from prioritize.errors import PlanUnsolvedError
from prioritize.plan_findings import PhaseFinding, PoolFinding
from prioritize.pooled_choice import payments
from prioritize.programme import NODES, Programme, make_programme, solve
from prioritize.sequence import Works
from prioritize.years_together import FEW_NODES, MANY_CELLS

WEIGHT = 10_000
"""Items whose years are settled together carry weights up to this: exact for the solver."""


@dataclass(frozen=True)
class Spread:
    """The chosen items over years and sources; `years` maps an item to its year, if there are."""

    years: Mapping[str, int] = field(default_factory=dict)
    phases: tuple[PhaseFinding, ...] = ()
    pools: tuple[PoolFinding, ...] = ()


def plan_phases(
    works: Works, chosen: Collection[str], ranks: Mapping[str, float], budget: float | None
) -> Spread:
    """Build every chosen item as early as the money allows, and say who pays.

    The first item of the build order gets its earliest possible year, then the second, and so
    on; of the sources that an item may draw on in any split, those it names first pay first.

    Parameters
    ----------
    works : Works
        With pools; without, nothing is spread.
    chosen : collection of str
        A set that the pools can pay.
    ranks : mapping of str to float
        Joint rank of every item.
    budget : float or None
        In the study's unit of money.

    Returns
    -------
    Spread
        `phases` for every year of the plan, empty where it has no years; `pools` for every row
        of the sheet.
    """
    if works.pools is None or budget is None:
        return Spread()
    programme = make_programme(works, budget).holding(chosen, ())
    order = build_order(works, chosen, ranks)
    if programme.years > 1:
        programme = _earliest(programme, order)
    columns = solve(programme, _first_named(works, programme))
    assert columns is not None  # noqa: S101 - the set was chosen because it can be paid
    paid = payments(works, programme, columns)
    labels = works.pools.years
    years = {item: labels[at] for item, at in programme.year_of(columns).items()} if labels else {}
    return Spread(
        years=years,
        phases=_phases(works, build_order(works, chosen, ranks, years), years, paid),
        pools=_pools(works, paid),
    )


def _earliest(programme: Programme, order: tuple[str, ...]) -> Programme:
    """Settle the years of the items in turn, a few at a time; the others are then 0."""
    nodes = FEW_NODES if len(programme.items) * programme.years > MANY_CELLS else NODES
    together = max(1, int(np.log(WEIGHT) / np.log(programme.years)))
    places = {item: place for place, item in enumerate(programme.items)}
    later = np.arange(programme.years)
    for start in range(0, len(order), together):
        block = order[start : start + together]
        small = np.zeros(programme.matrix.shape[1])
        for turn, item in enumerate(reversed(block)):
            at = places[item] * programme.years
            small[at : at + programme.years] = later * float(programme.years**turn)
        try:
            columns = solve(programme, small, nodes)
        except PlanUnsolvedError:
            # Of very many items the others take years that are possible, if not the earliest.
            return programme
        assert columns is not None  # noqa: S101 - the set can be paid in some years
        upper = programme.upper.copy()
        for item, year in programme.year_of(columns).items():
            if item in block:
                at = places[item] * programme.years
                upper[at : at + programme.years] = later == year
        programme = replace(programme, upper=upper)
    return programme


def _first_named(works: Works, programme: Programme) -> np.ndarray:
    """Make money of the sources dearer the later an item names them."""
    small = np.zeros(programme.matrix.shape[1])
    for (item, source, _), column in programme.flows.items():
        named = list(works.pools.draws[item]) if works.pools else []
        small[column] = float(named.index(source))
    return small


def _phases(
    works: Works,
    order: tuple[str, ...],
    years: Mapping[str, int],
    paid: Mapping[tuple[str, str, int], float],
) -> tuple[PhaseFinding, ...]:
    assert works.pools is not None  # noqa: S101 - asked by whoever calls
    found = []
    for place, year in enumerate(works.pools.years):
        items = tuple(item for item in order if years[item] == year)
        by_source = {
            source: _sum(paid, source, place)
            for source in works.pools.sources
            if _sum(paid, source, place) > 0
        }
        cost = float(sum(works.costs[item] for item in items))
        found.append(PhaseFinding(year=year, items=items, cost=cost, by_source=by_source))
    return tuple(found)


def _pools(works: Works, paid: Mapping[tuple[str, str, int], float]) -> tuple[PoolFinding, ...]:
    assert works.pools is not None  # noqa: S101 - asked by whoever calls
    years = works.pools.years
    return tuple(
        PoolFinding(
            source=row.source,
            year=row.year,
            limit=row.limit,
            used=_sum(paid, row.source, None if row.year is None else years.index(row.year)),
        )
        for row in works.pools.limits
    )


def _sum(paid: Mapping[tuple[str, str, int], float], source: str, year: int | None) -> float:
    """What a source pays in one place of the years, or in all."""
    return float(
        sum(
            money
            for (_, name, place), money in paid.items()
            if name == source and year in {None, place}
        )
    )
