"""The best set of items that the budget, the duties and the ties between items allow."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from prioritize.errors import MandatoryOverBudgetError, MissingCostError, PlanUnsolvedError
from prioritize.missing_money import missing_money
from prioritize.pooled_choice import check_pools, choose_set
from prioritize.programme import decimal_scale
from prioritize.sequence import Works
from prioritize.subsets import Problem, best_subset

MONEY_NOISE = 1e-9
"""A sum that exceeds the budget by no more than this share of it fits: it is rounding noise."""

VALUE_NOISE = 1e-9
"""Sets whose values differ by no more than this are equally good; the cheaper one is taken."""

MANY_TIED = 60
"""Items tied to others beyond which an integer programme finds the set sooner."""

VALUE_DIGITS, MONEY_DIGITS = 12, 14
"""Values and costs are added up as whole numbers of so many digits, free of rounding noise."""


@dataclass(frozen=True)
class Choice:
    """A set of items, its value and its cost, each the plain sum over the items."""

    items: frozenset[str]
    value: float
    cost: float


def affordable(cost: float, budget: float) -> bool:
    """Tell whether a sum fits the budget.

    Examples
    --------
    >>> affordable(0.1 + 0.2, 0.3)
    True
    """
    return cost <= budget + MONEY_NOISE * budget


def check_budget(works: Works, budget: float) -> None:
    """Make sure that costs are known and that the duties fit the budget and the sources.

    Parameters
    ----------
    works : Works
        Items, duties and costs.
    budget : float
        In the study's unit of money.

    Raises
    ------
    MissingCostError
        If items have no cost.
    MandatoryOverBudgetError
        If mandatory items, with what they need, cost more than the budget.
    MandatoryOverPoolError
        If they draw more on a source than it gives.
    """
    check_costs(works, budget)
    check_pools(works)


def check_costs(works: Works, budget: float) -> None:
    """Make sure that costs are known and that the duties fit the budget.

    Parameters
    ----------
    works : Works
    budget : float

    Raises
    ------
    MissingCostError, MandatoryOverBudgetError
        As `check_budget`.
    """
    missing = tuple(item for item in works.items if item not in works.costs)
    if missing:
        raise MissingCostError(missing)
    must = works.must
    cost = sum(works.costs[item] for item in sorted(must))
    if not affordable(cost, budget):
        raise MandatoryOverBudgetError(tuple(sorted(must)), cost, budget)


def choose(
    works: Works, values: Mapping[str, float], budget: float, forced: Collection[str] = ()
) -> Choice | None:
    """Find the most valuable set of items within the budget, exactly.

    Mandatory items and what they need are in; nothing is chosen without its prerequisites,
    beside an item it excludes, or against the owners' vote. Of sets of equal value the cheaper
    one is taken.

    Parameters
    ----------
    works : Works
        Every item has a cost.
    values : mapping of str to float
        Value of every item, from 0 up.
    budget : float
        In the study's unit of money.
    forced : collection of str
        Items that must be in as well.

    Returns
    -------
    Choice or None
        None if no set holds everything that must be in.

    Notes
    -----
    Items are decided one after the other, and of the sets that leave the same to decide only
    those are kept that no other beats in both cost and value (Nemhauser and Ullmann 1969,
    Management Science 15(9), 494-505). Sets are told apart by those of their items that still
    tie undecided ones. What cannot reach the value of a known set is dropped. Where sources and
    years limit the money too, or very many items are tied, `prioritize.pooled_choice.choose_set`
    takes its place, which is as exact.
    """
    if works.pools is not None:
        paid = choose_set(works, values, budget, forced)
        return None if paid is None else measure(works, values, paid)
    must = works.with_needs([*works.grounds, *forced])
    room = budget - sum(works.costs[item] for item in sorted(must)) + MONEY_NOISE * budget
    if not works.possible(must) or room < 0:
        return None
    free = [item for item in works.items if item not in must and _possible(works, must, item)]
    if sum(map(bool, _neighbours(works, free).values())) > MANY_TIED:
        # So many ties may stay open at once that the sets that differ in them grow without end.
        try:
            solved = choose_set(works, values, budget, forced)
        except PlanUnsolvedError:
            # The search below takes long, but always comes to an end.
            pass
        else:
            return None if solved is None else measure(works, values, solved)
    order = _deciding_order(works, free, values)
    problem = _whole_numbers(order, works, values, room)
    taken = best_subset(problem)
    return measure(works, values, must.union(order[place] for place in np.flatnonzero(taken)))


def fits(works: Works, items: Collection[str], budget: float) -> bool:
    """Tell whether a set can be paid: within the budget, and from its sources where they count.

    Parameters
    ----------
    works : Works
        Every item has a cost.
    items : collection of str
        With everything they need.
    budget : float
        In the study's unit of money.

    Returns
    -------
    bool
        Without pools, ties between items and votes count for nothing.
    """
    if works.pools is None:
        return affordable(measure(works, works.costs, items).cost, budget)
    lacks = missing_money(works, items, budget)
    return lacks is not None and lacks.money == 0


def measure(works: Works, values: Mapping[str, float], items: Collection[str]) -> Choice:
    """Add up value and cost of a set; an unknown cost counts as 0."""
    ordered = sorted(items)
    return Choice(
        items=frozenset(items),
        value=float(sum(values[item] for item in ordered)),
        cost=float(sum(works.costs.get(item, 0.0) for item in ordered)),
    )


def _possible(works: Works, must: frozenset[str], item: str) -> bool:
    return works.possible(must | works.with_needs([item]))


def _deciding_order(
    works: Works, free: Sequence[str], values: Mapping[str, float]
) -> tuple[str, ...]:
    """Order tied items so that few open ties remain at any time, then the others by yield."""
    neighbours = _neighbours(works, free)

    def worse(item: str) -> tuple[float, str]:
        cost = works.costs[item]
        return (-values[item] / cost if cost > 0 else -np.inf), item

    order: list[str] = []
    undecided = {item for item in free if neighbours[item]}
    still_open: set[str] = set()

    def open_after(item: str) -> int:
        closed = sum(neighbours[other] & undecided == {item} for other in still_open)
        return len(still_open) - closed + bool(neighbours[item] & undecided)

    while undecided:
        following = min(undecided, key=lambda item: (open_after(item), worse(item)))
        order.append(following)
        undecided.remove(following)
        still_open = {item for item in order if neighbours[item] & undecided}
    order += sorted((item for item in free if not neighbours[item]), key=worse)
    return tuple(order)


def _neighbours(works: Works, free: Sequence[str]) -> dict[str, set[str]]:
    neighbours: dict[str, set[str]] = {item: set() for item in free}
    for item in free:
        for other in (*works.after[item], *works.excludes[item]):
            if other in neighbours:
                neighbours[item].add(other)
                neighbours[other].add(item)
    return neighbours


def _whole_numbers(
    order: Sequence[str], works: Works, values: Mapping[str, float], room: float
) -> Problem:
    costs = np.array([works.costs[item] for item in order])
    worth = np.array([values[item] for item in order])
    place = {item: number for number, item in enumerate(order)}
    money = decimal_scale(max(costs.max(initial=0.0), min(room, costs.sum())), MONEY_DIGITS)
    merit = decimal_scale(worth.max(initial=1.0), VALUE_DIGITS)
    return Problem(
        costs=np.rint(costs * money).astype(np.int64),
        values=np.rint(worth * merit).astype(np.int64),
        room=int(min(room, costs.sum() + 1.0) * money),
        slack=int(VALUE_NOISE * merit),
        needs=tuple(
            tuple(place[other] for other in works.after[item] if other in place) for item in order
        ),
        excludes=tuple(
            tuple(place[other] for other in works.excludes[item] if other in place)
            for item in order
        ),
    )
