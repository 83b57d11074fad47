"""What a notice shows of each item."""

import dataclasses
from collections.abc import Iterable, Mapping

from prioritize.findings import ItemFinding
from prioritize.small_cells import SmallFigures
from prioritize.survey_findings import DemandFinding
from reports.notice.rounding import rounded
from surveys.disclosure import Key, Shown


def demand_key(item: ItemFinding) -> Key:
    """Under which key the number of people who spoke of an item is protected."""
    return ("demand", item.id)


def public_item(
    item: ItemFinding,
    small: SmallFigures,
    bases: Mapping[str, int],
    shown: Shown,
    minimum_cell: int,
) -> ItemFinding:
    """Show an item's figures, rounded, without those that rest on too few answers."""
    values = {
        name: rounded(value) if name in bases else value
        for name, value in item.values.items()
        if bases.get(name, minimum_cell) >= minimum_cell
        and item.id not in small.criteria.get(name, ())
    }
    return dataclasses.replace(
        item, demand=_demand(item, small, shown, minimum_cell), values=values
    )


def without_a_figure(
    all_items: Iterable[ItemFinding], shown: Iterable[ItemFinding]
) -> frozenset[str]:
    """Items of which a figure made of answers is not shown."""
    return frozenset(
        after.id
        for before, after in zip(all_items, shown, strict=True)
        if (before.demand is not None and after.demand is None)
        or before.values.keys() != after.values.keys()
    )


def _demand(
    item: ItemFinding, small: SmallFigures, shown: Shown, minimum_cell: int
) -> DemandFinding | None:
    demand = item.demand
    if demand is None or item.id in small.demand:
        return None
    n = shown.count(demand_key(item))
    if n is not None:
        return dataclasses.replace(
            demand,
            value=rounded(demand.value),
            low=rounded(demand.low),
            high=rounded(demand.high),
        )
    if (demand.n or 0) < minimum_cell:
        return None
    # An interval tells how many people are behind it.
    return DemandFinding(rounded(demand.value), None, None, None)
