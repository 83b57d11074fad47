"""Items among themselves: what waits for what, what excludes what."""

from collections.abc import Iterator, Mapping

from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue
from prioritize.study import Item

SHARES_SLACK = 0.011
"""Three shares rounded to two digits may miss 1 by this much."""


def check_relations(desk: Desk) -> Iterator[Issue]:
    """Yield circles of prerequisites, impossible exclusions and shares that do not add up."""
    items = desk.study.items
    if len(items) < 2:  # noqa: PLR2004 (a ranking compares two items)
        yield desk.issue("single_item", "items", count=len(items))
    known = {item.id for item in items}
    after = {item.id: [name for name in item.after if name in known] for item in items}
    for circle in circles(after):
        drawn = " → ".join((*circle, circle[0]))
        yield desk.issue("item_circle", "items", circle[0], "after", circle=drawn)
    above = {one.id: [one.parent] if one.parent else [] for one in desk.study.headings}
    known_above = {one: [name for name in names if name in above] for one, names in above.items()}
    for circle in circles(known_above):
        drawn = " → ".join((*circle, circle[0]))
        yield desk.issue("heading_circle", "criteria", circle[0], "parent", circle=drawn)
    excluded = {(item.id, other) for item in items for other in item.excludes}
    for item in items:
        if item.id in item.excludes:
            yield desk.issue("excludes_itself", "items", item.id, "excludes", item=item.id)
        for other in _needs(item.id, after):
            if other != item.id and {(item.id, other), (other, item.id)} & excluded:
                yield desk.issue(
                    "after_excluded", "items", item.id, "after", item=item.id, other=other
                )
        yield from _shares(desk, item)
    yield from _duties(desk, after)


def _duties(desk: Desk, after: Mapping[str, list[str]]) -> Iterator[Issue]:
    """Yield exclusions between items that must both be done, each pair once."""
    items = desk.study.items
    must = {one for item in items if item.mandatory for one in (item.id, *_needs(item.id, after))}
    told: set[frozenset[str]] = set()
    for item in items:
        for other in item.excludes:
            pair = frozenset({item.id, other})
            needed = other in _needs(item.id, after) or item.id in _needs(other, after)
            # Items that need what they exclude, or exclude themselves, are told already.
            if pair <= must and len(pair) > 1 and not needed and pair not in told:
                told.add(pair)
                yield desk.issue(
                    "duties_exclude", "items", item.id, "excludes", item=item.id, other=other
                )


def _shares(desk: Desk, item: Item) -> Iterator[Issue]:
    shares = {"production": item.production, "living": item.living, "ecology": item.ecology}
    given = {column: share for column, share in shares.items() if share is not None}
    if given and abs(sum(given.values()) - 1) > SHARES_SLACK:
        column = next(iter(given))
        total = f"{sum(given.values()):g}"
        yield desk.issue("shares_sum", "items", item.id, column, item=item.id, value=total)


def circles(after: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """Find items that wait for one another in a circle, each circle once.

    Parameters
    ----------
    after : mapping of str to list of str
        What each item waits for.

    Returns
    -------
    list of tuple of str
        Each circle in the order of waiting, its first id the smallest.

    Examples
    --------
    >>> circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["d", "a"]})
    [('a', 'b', 'c'), ('d',)]
    """
    found: dict[tuple[str, ...], None] = {}
    finished: set[str] = set()
    for start in sorted(after):
        path: list[str] = []
        # Each entry holds what is still to follow from the place in `path` before it.
        pending = [iter([start])]
        while pending:
            name = next(pending[-1], None)
            if name is None:
                pending.pop()
                if path:
                    finished.add(path.pop())
            elif name in path:
                found[_from_smallest(path[path.index(name) :])] = None
            elif name not in finished:
                path.append(name)
                pending.append(iter(sorted(after.get(name, []))))
    return list(found)


def _from_smallest(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return tuple(circle[first:] + circle[:first])


def _needs(item: str, after: Mapping[str, list[str]]) -> list[str]:
    """Everything that must be done before an item, near and far."""
    needed: dict[str, None] = {}
    waiting = list(after.get(item, []))
    while waiting:
        name = waiting.pop(0)
        if name not in needed:
            needed[name] = None
            waiting += after.get(name, [])
    return list(needed)
