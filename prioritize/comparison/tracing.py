"""Which change moved the list: inputs exchanged one at a time, and one after the other."""

from collections.abc import Mapping

from prioritize.comparison.differences import differences
from prioritize.comparison.findings import Change, Effect, Step
from prioritize.comparison.inputs import Inputs
from prioritize.comparison.lists import Lists, make_lists, ranks_among
from prioritize.comparison.switches import SWITCHES, changed_kinds
from prioritize.errors import PrioritizeError


class Trace:
    """The way from one result's inputs to another's."""

    def __init__(self, mine: Inputs, theirs: Inputs, *, choosing: bool) -> None:
        self.mine = mine
        self.theirs = theirs
        self.kinds = changed_kinds(mine, theirs)
        self._choosing = choosing
        self._made: list[tuple[Inputs, Lists]] = []
        self._common = tuple(sorted({*mine.items} & {*theirs.items}))

    def changes(self) -> tuple[Change, ...]:
        """Ask every kind of change what it does alone.

        Returns
        -------
        tuple of Change
            In the order of `SWITCHES`.
        """
        return tuple(
            Change(
                kind=kind,
                differences=differences(kind, self.mine, self.theirs),
                alone=self._effect(self.mine, SWITCHES[kind](self.mine, self.theirs)),
                without=self._effect(SWITCHES[kind](self.theirs, self.mine), self.theirs),
            )
            for kind in self.kinds
        )

    def steps(self) -> tuple[Step, ...]:
        """Exchange one kind after the other, in the order of `SWITCHES`.

        Returns
        -------
        tuple of Step
            What all gain together is what the second list gains over the first. Where the
            inputs after a step do not go together, it is taken at once with the next.
        """
        found = []
        start = now = self.mine
        kinds: tuple[str, ...] = ()
        for kind in self.kinds:
            now, kinds = SWITCHES[kind](now, self.theirs), (*kinds, kind)
            effect = self._effect(start, now)
            if not effect.problem or kind == self.kinds[-1]:
                found.append(Step(kinds, effect))
                start, kinds = now, ()
        return tuple(found)

    def _effect(self, start: Inputs, end: Inputs) -> Effect:
        try:
            old, new = self._lists(start), self._lists(end)
        except PrioritizeError as error:
            return Effect({}, (), (), (), problem=str(error))
        before, after = old.chosen or frozenset(), new.chosen or frozenset()
        return Effect(
            gained=gains(old.ranks, new.ranks, self._common),
            first=new.first,
            came_in=_in_order(after - before, new),
            went_out=_in_order(before - after, old),
        )

    def _lists(self, inputs: Inputs) -> Lists:
        """Make every list once: an exact rule may take its time."""
        for known, lists in self._made:
            if known == inputs:
                return lists
        lists = make_lists(inputs, choosing=self._choosing)
        self._made.append((inputs, lists))
        return lists


def gains(
    old: Mapping[str, float], new: Mapping[str, float], common: tuple[str, ...]
) -> dict[str, float]:
    """Count the places every item gains among those that both lists have.

    Parameters
    ----------
    old, new : mapping of str to float
        Rank by item id, 1 is best.
    common : tuple of str
        Items of both.

    Returns
    -------
    dict of str to float
        Only items that move; largest move first, equal ones by id. Positive is up.
    """
    before, after = ranks_among(old, common), ranks_among(new, common)
    found = {item: before[item] - after[item] for item in common}
    order = sorted(found, key=lambda item: (-abs(found[item]), item))
    return {item: found[item] for item in order if found[item]}


def _in_order(items: frozenset[str], lists: Lists) -> tuple[str, ...]:
    return tuple(item for item in lists.ranks if item in items)
