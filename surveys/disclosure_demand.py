"""Which items' demand must not be shown, of everybody or of a group, for it tells of too few."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import numpy.typing as npt

from surveys.disclosure import CountTable, Key, one_way, protect, two_way
from surveys.responses import Responses
from surveys.selection import check_length, group_mask
from surveys.signals import item_signals
from surveys.vocabulary import normalise

Mask = npt.NDArray[np.bool_]
Group = tuple[str, str]

FOR, AGAINST, BASE = range(3)
NOT, REST = "all but", "rest"
"""First halves of the names of all who are not in a group, and of what one holds of another."""


@dataclass(frozen=True)
class DemandSource:
    """Whose demand is shown: of one kind of question (None: all), one group (None: everybody)."""

    kind: str | None = None
    group: Group | None = None


def small_figures(
    responses: Responses, used: Mask, sources: Iterable[DemandSource], minimum_cell: int
) -> dict[DemandSource, frozenset[str]]:
    """Find the items whose demand is not to be shown, source by source.

    A question that counts people (whoever chose the item is 1, all others in the base 0) has
    three counts for each item and group: for, against, and their sum. Those of a group and of
    all others make those of everybody; the options of a question with one answer make its base.
    A figure is not shown if one of its counts is hidden by `surveys.disclosure.protect`. Of
    means of scales only the base is such a count, and that a whole group gave one and the same
    answer. A figure made of several questions is shown if all of them may be.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    sources : iterable of DemandSource
        Everything that is published together. Everybody's demand is among them, told or not.
    minimum_cell : int
        Smallest number of people that may be shown.

    Returns
    -------
    dict of DemandSource to frozenset of str
        Item ids, for every source that was told.

    Raises
    ------
    UnknownGroupError, UnknownLevelError
        If a group is not there.
    """
    check_length("used", used, responses)
    told = tuple(dict.fromkeys(sources))
    people = _people(responses, used, told)
    asked = {kind: _asked(responses, kind, people) for kind in (None, *(one.kind for one in told))}
    known = {one.key: one for several in asked.values() for one in several}
    tables = [table for one in known.values() for table in _tables(one)]
    tables += _options(known.values())
    for whole, groups in _levels(responses, people):
        tables += [table for one in known.values() for table in _level_tables(one, whole, groups)]
    for outer, inner in _nested(people):
        tables += [table for one in known.values() for table in _rest_tables(one, outer, inner)]
    hidden = protect(tables, minimum_cell).hidden
    return {
        source: frozenset(
            one.item
            for one in asked[source.kind]
            if one.keys(source.group) & hidden or source.group in one.unanimous
        )
        for source in told
    }


@dataclass(frozen=True, eq=False)
class _Asked:
    """What one question, or several that belong together, ask of one item.

    `sizes` holds those for, against and all of everybody (None), every group and its others;
    `unanimous` the groups that gave one and the same answer. Of a mean of a scale, which does
    not count people, all are alike "for".
    """

    key: tuple[str, str, str]
    counts_people: bool
    sizes: Mapping[Group | None, tuple[int, int, int]]
    unanimous: frozenset[Group]

    @property
    def item(self) -> str:
        return self.key[2]

    @property
    def sides(self) -> tuple[int, ...]:
        return (FOR, AGAINST) if self.counts_people else ()

    def name(self, side: int, group: Group | None) -> Key:
        """Of a group, the cell in the line of its base and the column of everybody's side."""
        if side == BASE:
            # Items with the same base share the count of it.
            return ("base", tuple(sizes[BASE] for sizes in self.sizes.values()), group)
        whole = (self.key, side)
        return whole if group is None else (self.name(BASE, group), whole)

    def keys(self, group: Group | None) -> frozenset[Key]:
        """The counts behind the figure of a group."""
        return frozenset(self.name(side, group) for side in (*self.sides, BASE))


def _people(
    responses: Responses, used: Mask, sources: Iterable[DemandSource]
) -> dict[Group | None, Mask]:
    """Everybody, and every group that is asked about with all others."""
    people: dict[Group | None, Mask] = {None: used}
    for one in sources:
        if one.group is not None and one.group not in people:
            inside = group_mask(responses, *one.group)
            people[one.group] = used & inside
            people[_others(one.group)] = used & ~inside
    for outer, inner in _nested(people):
        people[_rest(outer, inner)] = people[outer] & ~people[inner]
    return people


def _is_named(group: Group | None) -> bool:
    """Whether a group is told, and does not only follow from others."""
    return group is not None and group[0] not in {NOT, REST}


def _nested(people: Mapping[Group | None, Mask]) -> list[tuple[Group, Group]]:
    """Groups that hold all of a smaller one, such as 60+ and 80+: what is left follows."""
    named = [(group, inside) for group, inside in people.items() if group and _is_named(group)]
    return [
        (outer, inner)
        for (outer, wide), (inner, narrow) in permutations(named, 2)
        if not (narrow & ~wide).any() and (wide & ~narrow).any()
    ]


def _rest(outer: Group, inner: Group) -> Group:
    return (REST, "=".join((*outer, *inner)))


def _others(group: Group) -> Group:
    return (NOT, "=".join(group))


def _asked(
    responses: Responses, kind: str | None, people: Mapping[Group | None, Mask]
) -> tuple[_Asked, ...]:
    found = []
    for signal in item_signals(responses, kind):
        known = np.isfinite(signal.wishes)
        wanted = signal.wishes == 1
        said = {group: signal.wishes[known & who] for group, who in people.items() if group}
        found.append(
            _Asked(
                key=(signal.kind.name, signal.column, signal.item),
                counts_people=bool((wanted | (signal.wishes == 0))[known].all()),
                sizes={
                    group: (
                        int((wanted & who).sum()),
                        int((known & ~wanted & who).sum()),
                        int((known & who).sum()),
                    )
                    for group, who in people.items()
                },
                unanimous=frozenset(
                    group for group, values in said.items() if len(np.unique(values)) == 1
                ),
            )
        )
    return tuple(found)


def _tables(one: _Asked) -> Iterator[CountTable]:
    """The counts of everybody, and of each group beside all others."""
    whole = one.name(BASE, None)
    sides = {one.name(side, None): one.sizes[None][side] for side in one.sides}
    # How many were asked stands elsewhere too.
    yield CountTable({whole: one.sizes[None][BASE]}, dear=frozenset({whole}))
    if sides:
        yield one_way(whole, sides)
    for group in [group for group in one.sizes if group and _is_named(group)]:
        both = (group, _others(group))
        yield one_way(whole, {one.name(BASE, name): one.sizes[name][BASE] for name in both})
        if sides and one.sizes[group][BASE]:
            cells = {
                (one.name(BASE, name), one.name(side, None)): one.sizes[name][side]
                for name in both
                for side in one.sides
            }
            yield two_way(whole, cells)
            # That nobody in a group wants something tells it of everybody in the group.
            yield CountTable({key: size for key, size in cells.items()}, zeros_tell=True)  # noqa: C416


def _options(known: Iterable[_Asked]) -> Iterator[CountTable]:
    """Of a question with one answer, the options add up to the base."""
    columns: dict[str, list[_Asked]] = {}
    for one in known:
        if one.key[0] == "single":
            columns.setdefault(one.key[1], []).append(one)
    for several in columns.values():
        first = several[0]
        for group, sizes in first.sizes.items():
            parts = {one.name(FOR, group): one.sizes[group][FOR] for one in several}
            if sum(parts.values()) <= sizes[BASE]:
                yield one_way(first.name(BASE, group), parts, sizes[BASE])


def _levels(
    responses: Responses, people: Mapping[Group | None, Mask]
) -> Iterator[tuple[Group | None, tuple[Group, ...]]]:
    """Groups that nobody is in two of, such as the answers of one question, and what holds them.

    Where some hold others, as 60+ holds 60-79 and 80+, those inside make a family of their own.
    """
    columns = {normalise(name): column for name, column in responses.variables.items()}
    alike: dict[tuple[str, Group | None], list[Group]] = {}
    within: dict[Group, list[Group]] = {}
    for outer, inner in _nested(people):
        if columns[normalise(outer[0])] == columns[normalise(inner[0])]:
            within.setdefault(inner, []).append(outer)
    for group in people:
        if group and _is_named(group):
            column = columns[normalise(group[0])]
            holders = within.get(group, [])
            closest = min(holders, key=lambda one: int(people[one].sum()), default=None)
            alike.setdefault((column, closest), []).append(group)
    for (_, whole), groups in alike.items():
        inside = np.sum([people[group] for group in groups], axis=0)
        if len(groups) > 1 and inside.max(initial=0) <= 1:
            yield whole, tuple(groups)


def _level_tables(
    one: _Asked, whole: Group | None, groups: Sequence[Group]
) -> Iterator[CountTable]:
    for side in (*one.sides, BASE):
        parts = {one.name(side, group): one.sizes[group][side] for group in groups}
        yield one_way(one.name(side, whole), parts, one.sizes[whole][side])


def _rest_tables(one: _Asked, outer: Group, inner: Group) -> Iterator[CountTable]:
    """What a group and one inside it say, and so the rest of it."""
    rest = _rest(outer, inner)
    for side in (*one.sides, BASE):
        parts = {one.name(side, group): one.sizes[group][side] for group in (inner, rest)}
        yield one_way(one.name(side, outer), parts)
    if one.sides and one.sizes[rest][BASE]:
        cells = {one.name(side, rest): one.sizes[rest][side] for side in one.sides}
        yield one_way(one.name(BASE, rest), cells)
        yield CountTable(cells, zeros_tell=True)
