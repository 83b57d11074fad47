"""The best set of items where sources and years limit the money, proven by an integer programme."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from prioritize.errors import MandatoryOverPoolError
from prioritize.programme import NOISE, Programme, make_programme, solve
from prioritize.sequence import Works
from prioritize.utility import Array
from prioritize.years_together import best_set, years_pay, years_together

TRIES = 4
"""Sets that are looked at without their years before both are solved together."""
FLOW_DIGITS = 4
"""What sources pay is exact to so many digits after the point of the programme's own unit."""


def choose_set(
    works: Works, values: Mapping[str, float], budget: float, forced: Collection[str] = ()
) -> frozenset[str] | None:
    """Find the most valuable set that sources, years and budget can pay, exactly.

    Parameters
    ----------
    works : Works
        Every item has a cost. Without pools only the budget binds, and the set is worth as much
        as the one of `prioritize.choice.choose`.
    values : mapping of str to float
        Value of every item, from 0 up.
    budget : float
        In the study's unit of money.
    forced : collection of str
        Items that must be in as well.

    Returns
    -------
    frozenset of str or None
        Of sets of equal value the cheaper one; None if no set holds everything that must be in.

    Raises
    ------
    PlanUnsolvedError
        If the proof takes too long.

    Notes
    -----
    Years make the programme slow. The best set is therefore first looked for as if all money came
    at once; if the years can pay for it, nothing can be better. If they cannot, it is ruled out
    with all larger sets, for what pays for a set pays for its parts (logic-based Benders cuts,
    Hooker and Ottosson 2003, Mathematical Programming 96, 33-60), and only after a few such
    tries are sets and years solved together. Of very many items the set is that of
    `prioritize.years_together.years_together`, which comes near.
    """
    # Of sets equal in value and cost the solver takes one by the order of its columns.
    works = works.in_order()
    must = works.with_needs([*works.grounds, *forced])
    if not works.possible(must):
        return None
    may = set(works.items) - works.refused
    near = years_together(works, values, budget, forced)
    if near is not None:
        return near.items
    if works.pools is not None and len(works.pools.years) > 1:
        flat = replace(works, pools=works.pools.all_at_once())
        for _ in range(TRIES):
            programme = make_programme(flat, budget).holding(must, may)
            found = best_set(works, values, _without_unpaid(works, programme))
            if found is None or _years_pay(works, found):
                return found
    programme = make_programme(works, budget).holding(must, may)
    return best_set(works, values, programme)


def _years_pay(works: Works, items: frozenset[str]) -> bool:
    """As `prioritize.years_together.years_pay`, asked once for each set."""
    assert works.pools is not None  # noqa: S101 - asked by whoever calls
    asked = works.pools.asked
    key = frozenset((item, works.costs[item]) for item in items)
    if key not in asked:
        asked[key] = years_pay(works, items)
    return asked[key]


def _without_unpaid(works: Works, programme: Programme) -> Programme:
    """Rule out the sets that the years are known not to pay for, and all larger ones."""
    assert works.pools is not None  # noqa: S101 - asked by whoever calls
    for key, paid in works.pools.asked.items():
        if not paid and all(works.costs.get(item) == cost for item, cost in key):
            row = programme.by_item({item: 1.0 for item, _ in key})
            programme = programme.within(row, 0.0, len(key) - 1.0)
    return programme


def check_pools(works: Works) -> None:
    """Make sure that the sources can pay for the duties.

    Parameters
    ----------
    works : Works
        Every item has a cost.

    Raises
    ------
    MandatoryOverPoolError
        If they cannot: names the source that lacks most.
    """
    if works.pools is None or not works.must:
        return
    must = works.must
    programme = make_programme(works, np.inf, lending=True).holding(must, ())
    small = np.zeros(programme.matrix.shape[1])
    small[list(programme.lent.values())] = 1.0
    found = solve(programme, small)
    if found is None:
        return
    drawn = payments(works, programme, found)
    more = dict.fromkeys(works.pools.sources, 0.0)
    for (source, _), column in programme.lent.items():
        more[source] += float(found[column]) / programme.money
    source = max(more, key=lambda one: more[one])
    paid = {item: money for (item, name, _), money in drawn.items() if name == source}
    cost = sum(paid.values())
    if more[source] > NOISE * max(cost, 1.0):
        raise MandatoryOverPoolError(source, tuple(sorted(paid)), cost, cost - more[source])


def payments(
    works: Works, programme: Programme, columns: Array
) -> dict[tuple[str, str, int], float]:
    """Read from a solution what every source pays for every item.

    Parameters
    ----------
    works : Works
        With pools.
    programme : Programme
    columns : ndarray, shape (n_columns,)
        As `prioritize.programme.solve` gives.

    Returns
    -------
    dict of (str, str, int) to float
        By item, source and place of the year, in the study's unit; nothing that is 0.
    """
    found = {}
    for item, year in programme.year_of(columns).items():
        draws = works.pools.draws.get(item, {}) if works.pools else {}
        for source, share in draws.items():
            column = programme.flows.get((item, source, year))
            if column is not None:
                money = round(float(columns[column]), FLOW_DIGITS) / programme.money
            else:
                money = works.costs[item] * (1.0 if share is None else share)
            if money > NOISE * works.costs[item]:
                found[item, source, year] = money
    return found
