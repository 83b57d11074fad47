"""The set within the budget of which the party that loses most loses least."""

from collections.abc import Mapping, Sequence

import numpy as np

from prioritize.choice import choose
from prioritize.programme import make_programme, solve
from prioritize.sequence import Works

NOISE = 1e-7
"""Losses closer than this are equal: the solver's own precision lies about there."""


def least_concession_set(
    works: Works, utilities: Sequence[Mapping[str, float]], budget: float
) -> frozenset[str]:
    """Choose the set that minimises the largest loss of any party, then the total.

    What a party loses is one minus its retained value: the sum of its utilities over the set, as a
    share of the best it could have had under the same duties, ties and budget. Power plays no
    part. Solved as integer programmes, one after the other.

    Parameters
    ----------
    works : Works
        Every item has a cost; the duties fit the budget.
    utilities : sequence of mapping of str to float
        One per party, 0-1 by item id.
    budget : float
        In the study's unit of money.

    Returns
    -------
    frozenset of str
        Item ids, the duties among them.

    References
    ----------
    González-Pachón and Romero (1999), Omega 27(3), 341-347: the smallest largest regret.
    """
    best = [choose(works, one, budget) for one in utilities]
    kept = [
        {item: gain / most.value for item, gain in one.items()}
        for one, most in zip(utilities, best, strict=True)
        if most is not None and most.value > 0
    ]
    programme = make_programme(works, budget).holding(
        works.must, [item for item in works.items if item not in works.refused]
    )
    programme, largest = programme.with_column(upper=1.0)
    for one in kept:
        programme = programme.within(programme.by_item(one) + largest, 1.0, np.inf)
    found = solve(programme, largest)
    assert found is not None  # noqa: S101 - the duties alone can be paid
    programme = programme.within(largest, 0.0, float(largest @ found) + NOISE)
    total = sum((programme.by_item(one) for one in kept), np.zeros(len(largest)))
    again = solve(programme, -total)
    return frozenset(programme.year_of(found if again is None else again))
