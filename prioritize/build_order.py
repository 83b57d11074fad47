"""The order of construction: nothing before what it waits for, trenches dug once."""

from collections.abc import Collection, Iterable, Mapping

from prioritize.list_findings import Carried
from prioritize.sequence import Works


def build_order(
    works: Works,
    chosen: Collection[str],
    ranks: Mapping[str, float],
    years: Mapping[str, int] | None = None,
) -> tuple[str, ...]:
    """Put the chosen items in the order of construction.

    Mandatory items come first, then the others by joint rank; nothing stands before what it
    waits for. An item that another one waits for is drawn forward to just before it. Items of
    one trench stand directly after one another, unless something outside the trench waits for
    one of them and is waited for by another.

    Parameters
    ----------
    works : Works
        Who waits for whom.
    chosen : collection of str
        Item ids; prerequisites outside are taken as given.
    ranks : mapping of str to float
        Joint rank of every item, 1 is best; equals stand in the order of their ids.
    years : mapping of str to int, optional
        In which year each chosen item is built, prerequisites never later: earlier years first.

    Returns
    -------
    tuple of str
        Every chosen item once.
    """
    told = years or {}
    return _Site(
        works,
        {item: (told.get(item, 0), *_urgency(works, ranks, item)) for item in chosen},
    ).order()


class _Site:
    """Takes items in turn, each after what it waits for; `turn` says which comes first."""

    def __init__(self, works: Works, turn: Mapping[str, tuple[int, bool, float, str]]) -> None:
        self.works = works
        self.turn = turn
        self.trenches = works.trenches(turn)
        self.opened: set[str] = set()
        self.built: dict[str, None] = {}

    def order(self) -> tuple[str, ...]:
        for item in self.waiting(self.turn):
            self.visit(item)
        return tuple(self.built)

    def waiting(self, items: Iterable[str]) -> list[str]:
        """Chosen items in their turn."""
        return sorted((item for item in items if item in self.turn), key=lambda one: self.turn[one])

    def visit(self, item: str) -> None:
        """Build an item and, where it lies in a trench, the others in it."""
        if item in self.built:
            return
        label = self.works.trench.get(item, "")
        members = self.waiting(self.trenches.get(label, ()))
        # An open trench is met again where something outside stands between two of its items.
        if not members or label in self.opened:
            self.build(item)
            return
        self.opened.add(label)
        for needed in self.waiting({one for each in members for one in self.works.after[each]}):
            if needed not in members:
                self.visit(needed)
        for member in members:
            if member not in self.built:
                self.build(member)

    def build(self, item: str) -> None:
        for needed in self.waiting(self.works.after[item]):
            self.visit(needed)
        self.built[item] = None


def carried_items(
    works: Works,
    chosen: Collection[str],
    ranks: Mapping[str, float],
    years: Mapping[str, int] | None = None,
) -> tuple[Carried, ...]:
    """Find the items that are built earlier than their own need says.

    Parameters
    ----------
    works, chosen, ranks, years
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
        for item in build_order(works, chosen, ranks, years)
        if item in first
    )


def _urgency(works: Works, ranks: Mapping[str, float], item: str) -> tuple[bool, float, str]:
    """Give what the order of construction goes by: duties first, then joint rank, then id."""
    return item not in works.grounds, ranks[item], item
