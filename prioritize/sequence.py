"""What has to be built before what, and the order of construction that follows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prioritize.errors import MandatoryExclusionError, PrerequisiteCircleError
from prioritize.list_findings import Carried
from prioritize.study import Item


@dataclass(frozen=True)
class Works:
    """What ties the items to each other; built by `make_works`.

    `items` are all ids. `grounds` maps a mandatory item to the reason it must be done, `after`
    an item to the items it waits for, `excludes` an item to those it cannot stand beside (both
    ways round), `costs` an item to its cost where known. `refused` are items that owners voted
    down; whatever must be done is not among them.
    """

    items: tuple[str, ...]
    grounds: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]
    excludes: Mapping[str, tuple[str, ...]]
    costs: Mapping[str, float]
    refused: frozenset[str] = frozenset()

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

    @property
    def must(self) -> frozenset[str]:
        """The mandatory items and whatever they need."""
        return self.with_needs(self.grounds)

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


def make_works(items: Sequence[Item], refused: Collection[str] = ()) -> Works:
    """Read ties, duties and costs from the study's items.

    Parameters
    ----------
    items : sequence of Item
        Ids in `after` and `excludes` that are no items are left to the study's own checks
        and ignored here.
    refused : collection of str
        Ids of items that owners voted down; what must be done stays.

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
    )
    circle = find_circle(works.after)
    if circle:
        raise PrerequisiteCircleError(circle)
    clash = works.clash(works.must)
    if clash:
        raise MandatoryExclusionError(*clash)
    return replace(works, refused=frozenset(refused) - works.must)


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


def build_order(
    works: Works, chosen: Collection[str], ranks: Mapping[str, float]
) -> tuple[str, ...]:
    """Put the chosen items in the order of construction.

    Mandatory items come first, then the others by joint rank; nothing stands before what it
    waits for. An item that another one waits for is drawn forward to just before it.

    Parameters
    ----------
    works : Works
        Who waits for whom.
    chosen : collection of str
        Item ids; prerequisites outside are taken as given.
    ranks : mapping of str to float
        Joint rank of every item, 1 is best; equals stand in the order of their ids.

    Returns
    -------
    tuple of str
        Every chosen item once.
    """
    order: dict[str, None] = {}

    def place(item: str) -> None:
        for needed in sorted(works.after[item], key=lambda one: _urgency(works, ranks, one)):
            if needed in chosen and needed not in order:
                place(needed)
        order[item] = None

    for item in sorted(chosen, key=lambda one: _urgency(works, ranks, one)):
        if item not in order:
            place(item)
    return tuple(order)


def carried_items(
    works: Works, chosen: Collection[str], ranks: Mapping[str, float]
) -> tuple[Carried, ...]:
    """Find the items that are built earlier than their own need says.

    Parameters
    ----------
    works, chosen, ranks
        As in `build_order`.

    Returns
    -------
    tuple of Carried
        In the order of construction; `by` is the most urgent of the items that wait for it.
    """
    first: dict[str, str] = {}
    for item in sorted(chosen, key=lambda one: _urgency(works, ranks, one)):
        for needed in works.with_needs([item]) - {item}:
            if needed in chosen and _urgency(works, ranks, item) < _urgency(works, ranks, needed):
                first.setdefault(needed, item)
    return tuple(
        Carried(item=item, by=first[item])
        for item in build_order(works, chosen, ranks)
        if item in first
    )


def _urgency(works: Works, ranks: Mapping[str, float], item: str) -> tuple[bool, float, str]:
    return item not in works.grounds, ranks[item], item
