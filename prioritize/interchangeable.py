"""Items between which only the ids decide: another set is worth as much and costs as much."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from prioritize.choice import MONEY_NOISE, VALUE_NOISE, Choice, choose, fits, measure
from prioritize.errors import PlanUnsolvedError
from prioritize.list_findings import Interchangeable
from prioritize.sequence import Works

Chosen = frozenset[str]


def interchangeable_items(
    works: Works,
    values: Mapping[str, float],
    chosen: Choice,
    forced: Mapping[str, Choice | None],
    budget: float,
) -> tuple[Interchangeable, ...]:
    """Find the items that could take the place of chosen ones at the same value and cost.

    Parameters
    ----------
    works : Works
        Every item has a cost.
    values : mapping of str to float
        Value of every item, best first.
    chosen : Choice
        The set that is funded.
    forced : mapping of str to Choice or None
        Of every item left out, the best set that holds it.
    budget : float

    Returns
    -------
    tuple of Interchangeable
        Groups without a common item, each in the order of `values`: whatever the ids are, the set
        that is funded differs from this one in such items alone.
    """
    equal = {
        item: found.items
        for item, found in forced.items()
        if found is not None and _same(chosen, found) and not chosen.items <= found.items
    }
    if not equal:
        return ()
    swaps: list[Chosen] = []
    for item, found in equal.items():
        simple = [
            frozenset({item, other})
            for other in sorted(chosen.items - works.must)
            if _twins(works, values, item, other)
            and _holds(works, chosen.items - {other} | {item})
            and fits(works, chosen.items - {other} | {item}, budget)
        ]
        swaps += simple or [chosen.items ^ found]
    told = frozenset().union(*swaps)
    for item in sorted(chosen.items - works.must - told):
        without = _without(works, values, budget, item)
        if without is not None and _same(chosen, without) and without.items - chosen.items:
            swaps.append(chosen.items ^ without.items)
    return tuple(_told(works, values, chosen.items, group) for group in _joined(swaps))


def equal_in_turn(
    works: Works, values: Mapping[str, float], chosen: Collection[str], first: Collection[str]
) -> tuple[Interchangeable, ...]:
    """Find first items of a list that an equal one, which they exclude, keeps out.

    Parameters
    ----------
    works : Works
    values : mapping of str to float
        Value of every item, best first.
    chosen : collection of str
        The duties and the first items in turn.
    first : collection of str
        The items that count as first.

    Returns
    -------
    tuple of Interchangeable
    """
    now = frozenset(chosen)
    swaps = [
        frozenset({item, other})
        for item in first
        if item not in now
        for other in sorted(now - works.must)
        if abs(values[item] - values[other]) <= VALUE_NOISE
        and _holds(works, now - {other} | {item})
    ]
    return tuple(_told(works, values, now, group) for group in _joined(swaps))


def alike_items(works: Works, figures: Mapping[str, Hashable]) -> tuple[tuple[str, ...], ...]:
    """Group items that nothing but their ids tells apart.

    Parameters
    ----------
    works : Works
        Costs, duties, ties, votes and sources are part of what items have in common.
    figures : mapping of str to hashable
        What else they must have in common, for every item.

    Returns
    -------
    tuple of tuple of str
        Groups of two and more, in the order of `figures`.
    """
    awaited = {needed for after in works.after.values() for needed in after}
    groups: dict[Hashable, list[str]] = {}
    for item, figure in figures.items():
        draws = None if works.pools is None else works.pools.draws.get(item, {})
        ties = (
            # What others wait for or exclude is told apart from everything else.
            item if item in awaited or works.excludes[item] else "",
            frozenset(works.after[item]),
            item in works.grounds,
            item in works.refused,
            works.trench.get(item, ""),
            None if draws is None else frozenset(draws.items()),
            works.costs.get(item),
        )
        groups.setdefault((ties, figure), []).append(item)
    return tuple(tuple(items) for items in groups.values() if len(items) > 1)


def _same(one: Choice, other: Choice) -> bool:
    return abs(one.value - other.value) <= VALUE_NOISE and abs(
        one.cost - other.cost
    ) <= MONEY_NOISE * max(one.cost, other.cost)


def _twins(works: Works, values: Mapping[str, float], item: str, other: str) -> bool:
    return _same(measure(works, values, [item]), measure(works, values, [other]))


def _holds(works: Works, items: Chosen) -> bool:
    return works.possible(items) and works.with_needs(items) == items and works.must <= items


def _without(works: Works, values: Mapping[str, float], budget: float, item: str) -> Choice | None:
    needing = {one for one in works.items if item in works.with_needs([one])}
    barred = replace(works, refused=works.refused | needing)
    try:
        return choose(barred, values, budget)
    except PlanUnsolvedError:
        # What cannot be proven to be equal is not said to be.
        return None


def _joined(swaps: Sequence[Chosen]) -> Iterator[Chosen]:
    """Join what has an item in common."""
    groups: list[Chosen] = []
    for swap in swaps:
        meeting = [group for group in groups if group & swap]
        groups = [group for group in groups if not group & swap]
        groups.append(swap.union(*meeting))
    yield from sorted(groups, key=sorted)


def _told(
    works: Works, values: Mapping[str, float], chosen: Chosen, group: Chosen
) -> Interchangeable:
    one = min(group)
    costly = works.costs.keys() >= group
    return Interchangeable(
        chosen=tuple(item for item in values if item in group & chosen),
        left_out=tuple(item for item in values if item in group - chosen),
        alike=all(
            _twins(works, values, one, item)
            if costly
            else abs(values[one] - values[item]) <= VALUE_NOISE
            for item in group
        ),
    )
