"""The most valuable subset that fits: whole numbers in, the chosen places out."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

FEW = 64
"""Subsets so few are gone on with as they are: looking which of them are beaten takes longer."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Things to choose among, in the order in which they are decided.

    `costs` and `values` (n,) are whole numbers from 0 up, `room` is what the chosen ones may
    cost together. Values within `slack` of each other are equal. ``needs[i]`` are the places i
    cannot be chosen without, ``excludes[i]`` those it cannot be chosen with.
    """

    costs: Whole
    values: Whole
    room: int
    slack: int
    needs: tuple[tuple[int, ...], ...]
    excludes: tuple[tuple[int, ...], ...]


class Partial(NamedTuple):
    """Subsets of what is decided so far, one per row: `taken` (n_rows, n), `cost`, `value`."""

    taken: Flags
    cost: Whole
    value: Whole

    def rows(self, kept: Flags | npt.NDArray[np.intp]) -> "Partial":
        """Keep some rows."""
        return Partial(self.taken[kept], self.cost[kept], self.value[kept])


def best_subset(problem: Problem) -> Flags:
    """Find the most valuable subset that fits; of equally valuable ones the cheapest.

    Parameters
    ----------
    problem : Problem
        The order of its places decides nothing but which of two subsets of the same cost and
        value is taken, and how long it takes.

    Returns
    -------
    array of bool, shape (n,)
        True for the chosen places.
    """
    size = len(problem.costs)
    zero = np.zeros(1, dtype=np.int64)
    partial = Partial(np.zeros((1, size), dtype=bool), zero, zero)
    least = _greedy_value(problem) - problem.slack
    last_ties = _last_ties(problem)
    by_yield = _by_yield(problem)
    for place in range(size):
        partial = _decide(problem, partial, place)
        hope = _bound(problem, by_yield[by_yield > place], problem.room - partial.cost)
        partial = partial.rows(np.asarray(partial.value + hope >= least))
        if len(partial.cost) > FEW:
            partial = _undominated(partial, np.flatnonzero(last_ties[: place + 1] > place))
    good = partial.rows(np.asarray(partial.value >= partial.value.max() - problem.slack))
    return np.asarray(good.taken[np.lexsort((-good.value, good.cost))[0]])


def _decide(problem: Problem, partial: Partial, place: int) -> Partial:
    """Go on from every subset both without and with one more place, where that is allowed."""
    needing = [other for other in range(place) if place in problem.needs[other]]
    needed = [other for other in problem.needs[place] if other < place]
    against = [other for other in problem.excludes[place] if other < place]
    without = partial
    if needing:
        without = partial.rows(np.asarray(~partial.taken[:, needing].any(axis=1)))
    allowed = partial.cost + problem.costs[place] <= problem.room
    if needed:
        allowed &= partial.taken[:, needed].all(axis=1)
    if against:
        allowed &= ~partial.taken[:, against].any(axis=1)
    chosen = partial.rows(allowed)
    chosen.taken[:, place] = True
    return Partial(
        np.vstack([without.taken, chosen.taken]),
        np.concatenate([without.cost, chosen.cost + problem.costs[place]]),
        np.concatenate([without.value, chosen.value + problem.values[place]]),
    )


def _last_ties(problem: Problem) -> npt.NDArray[np.intp]:
    """Give the last place each place is tied to, itself if none."""
    last = list(range(len(problem.costs)))
    for place, (needs, excludes) in enumerate(zip(problem.needs, problem.excludes, strict=True)):
        for other in (*needs, *excludes):
            last[place], last[other] = max(last[place], other), max(last[other], place)
    return np.array(last, dtype=np.intp)


def _undominated(partial: Partial, open_places: npt.NDArray[np.intp]) -> Partial:
    """Of subsets that leave the same open, keep those no other beats in cost and value."""
    kinds = np.zeros(len(partial.cost), dtype=np.intp)
    if len(open_places):
        _, kinds = np.unique(partial.taken[:, open_places], axis=0, return_inverse=True)
        kinds = kinds.reshape(-1)
    order = np.lexsort((-partial.value, partial.cost, kinds))
    sorted_kinds = kinds[order]
    # Lifting each kind above all before it makes one running maximum serve them all; places
    # in the order of value instead of values keep the numbers small.
    _, level = np.unique(partial.value, return_inverse=True)
    lifted = level.reshape(-1)[order] + sorted_kinds * len(order)
    best_before = np.concatenate([[-1], np.maximum.accumulate(lifted)[:-1]])
    new_kind = np.concatenate([[True], sorted_kinds[1:] != sorted_kinds[:-1]])
    return partial.rows(order[new_kind | (lifted > best_before)])


def _by_yield(problem: Problem) -> Places:
    """Order the places by what they are worth for their money, those for nothing first."""
    paid = problem.costs > 0
    yields = np.full(len(problem.costs), np.inf)
    np.divide(problem.values, problem.costs, out=yields, where=paid)
    return np.argsort(-yields, kind="stable")


def _bound(problem: Problem, undecided: Places, room: Whole) -> npt.NDArray[np.float64]:
    """Say what the undecided places could add at best if they were divisible and free of ties.

    They stand in the order of their yield: those for nothing come first, so that at no money at
    all the sums begin with all of them.
    """
    spent = np.concatenate([[0], problem.costs[undecided].cumsum()])
    gained = np.concatenate([[0], problem.values[undecided].cumsum()])
    return np.asarray(np.interp(room, spent, gained))


def _greedy_value(problem: Problem) -> int:
    """Value of a subset found by taking places by value for money, each with what it needs."""
    chosen: set[int] = set()
    spent = 0
    yields = problem.values / np.maximum(problem.costs, 1)
    for place in np.argsort(-yields, kind="stable"):
        group, waiting = set(), [int(place)]
        while waiting:
            one = waiting.pop()
            if one not in chosen and one not in group:
                group.add(one)
                waiting.extend(problem.needs[one])
        cost = sum(int(problem.costs[one]) for one in group)
        together = chosen | group
        if spent + cost <= problem.room and not any(
            other in together for one in group for other in problem.excludes[one]
        ):
            chosen, spent = together, spent + cost
    return sum(int(problem.values[one]) for one in chosen)
