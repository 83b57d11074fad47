"""The search for counts to hide: what may still be true for somebody who knows all the others."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, csr_array, eye_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

NOTHING = 1e-6
"""Cost of moving a count that is hidden anyway: enough to move none without need."""
FEW = 2
"""Fewer counts are moved one by one."""
MANY_TRIES = 3
"""How often in vain many counts are moved at a time, fewer with every try."""
PARTS_PER_MOVE = 4
"""Hidden parts of a sum that one of them needs to move."""
NEARLY = 1e-5
"""How far from a whole number still is one."""


def hide(
    counts: Integers,
    sums: Sequence[tuple[int, Sequence[int]]],
    *,
    unseen: Mask,
    cost: Floats,
    least: Integers,
    most: int,
) -> Mask:
    """Choose what to hide beside the small counts.

    Parameters
    ----------
    counts : ndarray of int, shape (n_counts,)
    sums : sequence of (int, sequence of int)
        The place of a total and those of its parts.
    unseen : ndarray of bool, shape (n_counts,)
        Counts that are not printed.
    cost : ndarray of float, shape (n_counts,)
        How hard each is to give up.
    least : ndarray of int, shape (n_counts,)
    most : int
        A count from `least` to `most` is small and must seem possible from the one to the other.

    Returns
    -------
    ndarray of bool, shape (n_counts,)
        What is not to be printed: small, unseen, and what gives them away.
    """
    small = (counts >= least) & (counts <= most)
    hidden = small | unseen
    # A zero that tells nothing is shown, and so it cannot help.
    price = np.where((counts < least) & ~unseen, np.inf, cost)
    room = np.maximum(counts - np.where(unseen, 0, least), 0)
    matrix = _matrix(sums, len(counts))
    for inside, lines in _components(matrix):
        if small[inside].any():
            part = csr_array(matrix[lines][:, inside])
            search = _Search(part, hidden[inside], price[inside], room[inside])
            down, up = counts[inside] - least[inside], most - counts[inside]
            hidden[inside] = search.shelter(np.flatnonzero(small[inside]), down, up)
    return hidden


def _matrix(sums: Sequence[tuple[int, Sequence[int]]], counts: int) -> csr_array:
    """Each sum as a line that gives 0: total minus parts; shape (n_sums, n_counts)."""
    lines, places, signs = [], [], []
    for line, (total, parts) in enumerate(sums):
        lines += [line] * (len(parts) + 1)
        places += [total, *parts]
        signs += [1.0] + [-1.0] * len(parts)
    return csr_array((signs, (lines, places)), shape=(len(sums), counts))


def _components(matrix: csr_array) -> Iterator[tuple[Integers, Integers]]:
    """Counts that hang together by sums, and these sums."""
    if not matrix.shape[0]:
        return
    touching = abs(matrix)
    number, of_count = connected_components(touching.T @ touching, directed=False)
    of_line = of_count[matrix.indices[matrix.indptr[:-1]]]
    for component in range(number):
        lines = np.flatnonzero(of_line == component)
        if len(lines):
            yield np.flatnonzero(of_count == component), lines


class _Search:
    """Counts that hang together, and how far each can move while all that is shown stays."""

    def __init__(self, matrix: csr_array, hidden: Mask, cost: Floats, room: Integers) -> None:
        self.matrix, self.hidden, self.cost, self.room = matrix, hidden, cost, room
        self.down = np.zeros(len(room), dtype=np.int64)
        self.up = np.zeros(len(room), dtype=np.int64)

    def shelter(self, small: Integers, down: Integers, up: Integers) -> Mask:
        """Hide more until every small count may be as far down and as far up as is asked."""
        for upward, goals in ((True, up), (False, down)):
            waiting = self._by_many(small, goals, up=upward, tries=MANY_TRIES)
            while len(waiting):
                steps = self._push(waiting[:1], goals, up=upward, free=True)
                more = (steps != 0) & ~self.hidden
                waiting = waiting[1:]
                if more.any():
                    self.hidden = self.hidden | more
                    waiting = self._by_many(waiting, goals, up=upward, tries=1)
        return self.hidden

    def _by_many(self, places: Integers, goals: Integers, *, up: bool, tries: int) -> Integers:
        """Move many counts at a time as far as what is hidden allows; give those left over."""
        size = len(places)
        while True:
            done = self.up if up else self.down
            places = places[done[places] < goals[places]]
            batch = self._apart(places)[:size]
            if len(batch) < FEW or not tries:
                return places
            steps = self._push(batch, goals, up=up, free=False)
            if not (np.abs(steps[batch]) >= goals[batch]).any():
                size, tries = len(batch) // 2, tries - 1

    def _apart(self, places: Integers) -> Integers:
        """Choose counts that stand little in each other's way: few of the parts of each sum."""
        room = np.maximum(abs(self.matrix) @ self.hidden.astype(float) // PARTS_PER_MOVE, 1.0)
        lines = csc_array(self.matrix)
        chosen = []
        for place in places.tolist():
            inside = lines.indices[lines.indptr[place] : lines.indptr[place + 1]]
            if (room[inside] > 0).all():
                room[inside] -= 1
                chosen.append(place)
        return np.array(chosen, dtype=np.int64)

    def _push(self, places: Integers, goals: Integers, *, up: bool, free: bool) -> Integers:
        """Find steps that leave all sums true and bring the places nearest to their goals.

        The unknowns are the steps up and down of each count, and what each place gains. Counts
        that are shown move only where that is `free`, and those that cost least.
        """
        cost = np.where(self.hidden, NOTHING, self.cost if free else np.inf)
        movable = np.flatnonzero(np.isfinite(cost))
        price, part = cost[movable], self.matrix[:, movable]
        size, many = len(movable), len(places)
        at = (np.arange(many), np.searchsorted(movable, places))
        gain = csr_array((np.full(many, 1.0 if up else -1.0), at), shape=(many, size))
        worth = 1.0 + price.sum()
        moved = _whole_numbers(
            np.concatenate([price, price, np.full(many, -worth)]) / worth,
            vstack(
                [
                    hstack([part, -part, csr_array((part.shape[0], many))]),
                    hstack([gain, -gain, -csr_array(eye_array(many))]),
                ]
            ),
            np.concatenate([np.zeros(part.shape[0]), np.full(many, np.inf)]),
            np.concatenate([np.full(size, np.inf), self.room[movable], goals[places]]),
        )
        steps = np.zeros(len(self.room), dtype=np.int64)
        steps[movable] = moved[:size] - moved[size : 2 * size]
        self.up, self.down = np.maximum(self.up, steps), np.maximum(self.down, -steps)
        return steps


def _whole_numbers(cost: Floats, rules: csr_array, upper: Floats, most: Floats) -> Integers:
    """Find the cheapest whole numbers from 0 to `most` with ``0 <= rules @ numbers <= upper``.

    Sums of one table have corners in whole numbers by themselves; only linked ones need a search.
    """
    constraint, bounds = LinearConstraint(rules, 0, upper), Bounds(0, most)
    for whole in (0, 1):
        found = milp(
            cost, integrality=np.full(len(cost), whole), bounds=bounds, constraints=constraint
        )
        exact = np.asarray(found.x, dtype=float)
        numbers = np.round(exact)
        if np.abs(exact - numbers).max() < NEARLY:
            break
    return numbers.astype(np.int64)
