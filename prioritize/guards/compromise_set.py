"""VIKOR's compromise set: whether its first item leads clearly, and who shares the lead if not."""

from collections.abc import Iterator

import numpy as np

from prioritize.doubts.situation import Situation
from prioritize.guard_findings import CompromiseSetFinding
from prioritize.matrix import DecisionMatrix
from prioritize.ranking.order import telling_problem
from prioritize.ranking.vikor import MAJORITY, regrets, weighed_regrets
from prioritize.utility import Array, rounded

JOINT = ""
NOISE = 1e-9
"""A lead that falls short of what is needed by less is as large as needed."""


def compromise_sets(situation: Situation) -> Iterator[CompromiseSetFinding]:
    """Find the set for every party, and for all of them under pooled weights.

    Parameters
    ----------
    situation : Situation

    Yields
    ------
    CompromiseSetFinding
        Everybody together first; nobody whose weight lies on flat criteria alone.
    """
    pooled = situation.powers @ situation.weights
    asked = [(JOINT, situation.matrix, pooled)]
    asked += [
        (party.id, matrix, weights)
        for party, matrix, weights in zip(
            situation.perspectives, situation.own, situation.weights, strict=True
        )
    ]
    for perspective, matrix, weights in asked:
        if weights[matrix.telling].sum() > 0:
            yield compromise_set(matrix, weights, perspective)


def compromise_set(
    matrix: DecisionMatrix, weights: Array, perspective: str = JOINT, majority: float = MAJORITY
) -> CompromiseSetFinding:
    """Ask of VIKOR's first item whether it leads clearly (C1) and stably (C2).

    With Q sorted, C1 holds if ``Q2 - Q1 >= DQ = 1 / (m - 1)``, C2 if the first is also best by S
    or R. If C1 fails, the set is every item with ``Q - Q1 < DQ``; if only C2 fails, the first two.

    Parameters
    ----------
    matrix : DecisionMatrix
    weights : array, shape (n_criteria,)
        In the order of `matrix.criteria`; a criterion that tells items apart has some.
    perspective : str
        Whose weights they are.
    majority : float
        v, 0-1.

    Returns
    -------
    CompromiseSetFinding

    References
    ----------
    Opricovic and Tzeng (2004), European Journal of Operational Research 156(2), 445-455.
    """
    kept = weights[matrix.telling]
    sums = regrets(telling_problem(matrix, "minmax"), kept[None] / kept.sum())
    measure = rounded(weighed_regrets(*sums, majority))[0]
    # Whatever ties is told in the order of ids, so that the order of rows decides nothing.
    order = sorted(range(len(measure)), key=lambda row: (measure[row], matrix.items[row]))
    behind = measure[order] - measure[order[0]]
    needed = 1 / (len(order) - 1)
    lead = float(behind[1])
    advantage = lead >= needed - NOISE
    stable = any(_is_best(regret[0], order[0]) for regret in sums)
    if not advantage:
        count = int((behind < needed - NOISE).sum())
    else:
        # Items equal to the second share its place.
        count = 1 if stable else int((behind <= lead).sum())
    return CompromiseSetFinding(
        perspective=perspective,
        items=tuple(matrix.items[row] for row in order[:count]),
        lead=lead,
        needed=needed,
        advantage=advantage,
        stable=stable,
    )


def _is_best(regret: Array, row: int) -> bool:
    figures = rounded(regret)
    return bool(figures[row] <= np.min(figures))
