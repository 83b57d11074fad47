"""What ties the items to each other: duties, prerequisites, exclusions, trenches, money."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritize.errors import MandatoryExclusionError, PrerequisiteCircleError
from prioritize.pools import Pools, study_pools
from prioritize.study import Item, Study


@dataclass(frozen=True)
class Works:
    """What ties the items to each other; built by `make_works`.

    `items` are all ids. `grounds` maps a mandatory item to the reason it must be done, `after`
    an item to the items it waits for, `excludes` an item to those it cannot stand beside (both
    ways round), `costs` an item to its cost where known. `refused` are items that owners voted
    down; whatever must be done is not among them. `trench` maps an item to the trench it lies
    in, `pools` say where the money comes from; without them only the budget binds.
    """

    items: tuple[str, ...]
    grounds: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]
    excludes: Mapping[str, tuple[str, ...]]
    costs: Mapping[str, float]
    refused: frozenset[str] = frozenset()
    trench: Mapping[str, str] = field(default_factory=dict)
    pools: Pools | None = None

    def with_needs(self, wanted: Iterable[str]) -> frozenset[str]:
        """Return the items together with everything they wait for, directly or not."""
        found: set[str] = set()
        waiting = list(wanted)
        while waiting:
            item = waiting.pop()
            if item not in found:
                found.add(item)
                waiting.extend(self.after[item])
        return frozenset(found)

    def in_order(self) -> "Works":
        """Return the same works with items, sources and limits in the order of their names."""
        pools = None if self.pools is None else self.pools.in_order()
        return replace(self, items=tuple(sorted(self.items)), pools=pools)

    @property
    def must(self) -> frozenset[str]:
        """The mandatory items and whatever they need."""
        return self.with_needs(self.grounds)

    def trenches(self, chosen: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Return the items of every trench that holds several, of `chosen` or of all."""
        members: dict[str, list[str]] = {}
        for item in self.items:
            if item in self.trench and (chosen is None or item in chosen):
                members.setdefault(self.trench[item], []).append(item)
        return {label: tuple(items) for label, items in members.items() if len(items) > 1}

    def clash(self, chosen: Collection[str]) -> tuple[str, str] | None:
        """Return the first pair of items in `chosen` that exclude each other."""
        for item in sorted(chosen):
            for other in self.excludes[item]:
                if other in chosen:
                    return item, other
        return None

    def possible(self, chosen: Collection[str]) -> bool:
        """Tell whether items can stand beside each other and none of them was voted down."""
        return not self.refused.intersection(chosen) and self.clash(chosen) is None


def make_works(
    items: Sequence[Item], refused: Collection[str] = (), pools: Pools | None = None
) -> Works:
    """Read ties, duties and costs from the study's items.

    Parameters
    ----------
    items : sequence of Item
        Ids in `after` and `excludes` that are no items are left to the study's own checks
        and ignored here.
    refused : collection of str
        Ids of items that owners voted down; what must be done stays.
    pools : Pools, optional
        Where the money comes from.

    Returns
    -------
    Works
        Without circles, and with duties that can all be met.

    Raises
    ------
    PrerequisiteCircleError
        If items wait for each other in a circle.
    MandatoryExclusionError
        If two items that must be done exclude each other.
    """
    ids = tuple(item.id for item in items)
    known = set(ids)
    excludes: dict[str, set[str]] = {name: set() for name in ids}
    for item in items:
        for other in known.intersection(item.excludes) - {item.id}:
            excludes[item.id].add(other)
            excludes[other].add(item.id)
    works = Works(
        items=ids,
        grounds={item.id: item.mandatory for item in items if item.mandatory},
        after={
            item.id: tuple(name for name in dict.fromkeys(item.after) if name in known)
            for item in items
        },
        excludes={name: tuple(sorted(others)) for name, others in excludes.items()},
        costs={item.id: item.cost for item in items if item.cost is not None},
        trench={item.id: item.trench for item in items if item.trench},
        pools=pools,
    )
    circle = find_circle(works.after)
    if circle:
        raise PrerequisiteCircleError(circle)
    clash = works.clash(works.must)
    if clash:
        raise MandatoryExclusionError(*clash)
    return replace(works, refused=frozenset(refused) - works.must)


def study_works(study: Study, refused: Collection[str] = ()) -> Works:
    """Read ties, duties, costs and sources of a study, as `make_works`."""
    return make_works(study.items, refused, study_pools(study))


def find_circle(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Find items that wait for each other in a circle.

    Parameters
    ----------
    after : mapping of str to sequence of str
        The items each item waits for; every id is a key.

    Returns
    -------
    tuple of str
        Each waits for the next and the last for the first, starting from the smallest id;
        empty if there is no circle.

    Examples
    --------
    >>> find_circle({"road": ["pipes"], "pipes": ["survey"], "survey": ["road"], "lift": []})
    ('pipes', 'survey', 'road')
    >>> find_circle({"road": ["pipes"], "pipes": []})
    ()
    """
    done: set[str] = set()
    for start in sorted(after):
        path = [start]
        branches = [iter(sorted(after[start]))]
        while path:
            following = next((item for item in branches[-1] if item not in done), None)
            if following is None:
                done.add(path.pop())
                branches.pop()
            elif following in path:
                circle = path[path.index(following) :]
                first = circle.index(min(circle))
                return tuple(circle[first:] + circle[:first])
            else:
                path.append(following)
                branches.append(iter(sorted(after[following])))
    return ()
