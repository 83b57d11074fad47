"""Somebody who knows every published count and every sum, and works out what was hidden."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

MANY = 100_000
"""Upper end of what the attacker thinks possible."""


def attack(tables, published, key):
    """Give the smallest and largest whole number that `key` can be.

    `published` maps counts to what is printed; every other count may be anything from 0 (unseen
    ones, and where zeros tell) or from 1 up, so long as all sums hold.
    """
    keys = list(dict.fromkeys(key for table in tables for key in table.counts))
    unseen = {key for table in tables for key in table.unseen}
    places = {key: place for place, key in enumerate(keys)}
    sums = [one for table in tables for one in table.sums]
    rules = lil_array((max(len(sums), 1), len(keys)))
    for line, (total, parts) in enumerate(sums):
        rules[line, places[total]] += 1
        for part in parts:
            rules[line, places[part]] -= 1
    low = np.array([0 if key in unseen | telling(tables) else 1 for key in keys], dtype=float)
    high = np.full(len(keys), float(MANY))
    for known, count in published.items():
        low[places[known]] = high[places[known]] = count
    ends = []
    for sign in (1.0, -1.0):
        aim = np.zeros(len(keys))
        aim[places[key]] = sign
        found = milp(
            aim,
            integrality=np.ones(len(keys)),
            bounds=Bounds(low, high),
            constraints=LinearConstraint(rules.tocsr(), 0, 0),
        )
        assert found.x is not None, found.message
        ends.append(round(found.x[places[key]]))
    return tuple(ends)


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
