"""Somebody who knows every published figure and every sum, and works out what was hidden."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

MANY = 100_000
"""Upper end of what the attacker thinks possible."""


class Puzzle:
    """Unknown whole numbers, and what is known of them."""

    def __init__(self):
        self.places, self.low, self.high, self.rules = {}, [], [], []

    def unknown(self, key, low=0, high=MANY):
        """Add a number, or say more of one."""
        if key not in self.places:
            self.places[key] = len(self.places)
            self.low.append(0)
            self.high.append(MANY)
        place = self.places[key]
        self.low[place] = max(self.low[place], low)
        self.high[place] = min(self.high[place], high)
        return key

    def know(self, key, value):
        """Read a published number; None says nothing."""
        self.unknown(key, *((value, value) if value is not None else ()))

    def rule(self, terms, low=0.0, high=0.0):
        """Say between what a weighted sum of numbers lies; `terms` maps keys to factors."""
        for key in terms:
            self.unknown(key)
        self.rules.append((terms, low, high))

    def sum(self, total, parts):
        self.rule({total: 1, **dict.fromkeys(parts, -1)})

    def range(self, key):
        """Give the smallest and the largest number that `key` can be."""
        entries = [
            (line, self.places[term], factor)
            for line, (terms, _, _) in enumerate(self.rules)
            for term, factor in terms.items()
        ]
        lines, places, factors = zip(*entries, strict=True) if entries else ((), (), ())
        size = len(self.places)
        matrix = csr_array((factors, (lines, places)), shape=(max(len(self.rules), 1), size))
        low, high = ([rule[end] for rule in self.rules] or [0] for end in (1, 2))
        ends = []
        for sign in (1.0, -1.0):
            aim = np.zeros(size)
            aim[self.places[key]] = sign
            found = milp(
                aim,
                integrality=np.ones(size),
                bounds=Bounds(self.low, self.high),
                constraints=LinearConstraint(matrix, low, high),
            )
            assert found.x is not None, found.message
            ends.append(round(found.x[self.places[key]]))
        return tuple(ends)


def attack(tables, published, key):
    """Give the smallest and largest whole number that `key` can be.

    `published` maps counts to what is printed; every other count may be anything from 0 (unseen
    ones, and where zeros tell) or from 1 up, so long as all sums hold.
    """
    puzzle = Puzzle()
    free = telling(tables) | {key for table in tables for key in table.unseen}
    for table in tables:
        for count in table.counts:
            maybe_zero = count in free or published.get(count) == 0
            puzzle.unknown(count, low=0 if maybe_zero else 1)
        for total, parts in table.sums:
            puzzle.sum(total, parts)
    for known, count in published.items():
        puzzle.know(known, count)
    return puzzle.range(key)


def telling(tables):
    """Counts of which 0 is as small as 1."""
    return {key for table in tables if table.zeros_tell for key in table.counts}


def printed(tables, shown):
    """What a reader sees."""
    unseen = {key for table in tables for key in table.unseen}
    return {
        key: count
        for table in tables
        for key, count in table.counts.items()
        if key not in shown.hidden and key not in unseen
    }


def exposed(tables, shown, minimum_cell):
    """Small counts that the attacker pins down further than the rule itself does.

    Every small count must seem possible from 1 (0 where zeros tell) to ``minimum_cell - 1``,
    unless the zeros that are shown leave less even to somebody who sees nothing else.
    """
    seen = printed(tables, shown)
    zeros = {key: 0 for key, count in seen.items() if count == 0}
    found = {}
    for key, count in shown.counts.items():
        least = 0 if key in telling(tables) else 1
        if least <= count < minimum_cell:
            low, high = attack(tables, seen, key)
            if high < minimum_cell - 1 or (low > least and low > attack(tables, zeros, key)[0]):
                found[key] = (low, high)
    return found
