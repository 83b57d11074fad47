"""Criteria that run together: what they have in common is weighed twice."""

from collections.abc import Iterator, Mapping

import pandas as pd

from prioritize.guard_findings import SharedWeightFinding
from prioritize.matrix import DecisionMatrix

CORRELATED = 0.8
"""Two criteria that run together more closely than this count the same thing twice."""
FEWEST_ITEMS = 6
"""With fewer items, chance alone makes criteria run together."""


def not_looked_at(matrix: DecisionMatrix) -> str:
    """Say why no criteria are looked at for running together.

    Returns
    -------
    {"", "few_items", "few_criteria"}
    """
    if len(matrix.items) < FEWEST_ITEMS:
        return "few_items"
    return "few_criteria" if len(matrix.criteria) - len(matrix.flat) <= 1 else ""


def shared_weights(
    matrix: DecisionMatrix, weights: Mapping[str, pd.Series]
) -> Iterator[SharedWeightFinding]:
    """Find pairs of criteria with ``|r| > 0.8`` and say how much weight is theirs.

    What two criteria share is the squared correlation; no more than the smaller of two weights can
    be counted a second time, so ``r**2 * min(w1, w2)`` is. Criteria that run together but pull
    opposite ways (dear items that serve many) take weight from each other instead.

    Parameters
    ----------
    matrix : DecisionMatrix
    weights : mapping of str to Series
        By party: weight by criterion id, summing to 1.

    Yields
    ------
    SharedWeightFinding
        In the order of the criteria; none where `not_looked_at` says why.
    """
    if not_looked_at(matrix):
        return
    telling = matrix.values.drop(columns=list(matrix.flat))
    names = list(map(str, telling.columns))
    correlations = telling.corr().to_numpy()
    for place, first in enumerate(names):
        for further, second in enumerate(names[place + 1 :], start=place + 1):
            together = float(correlations[place, further])
            if abs(together) <= CORRELATED:
                continue
            turned = float(matrix.directions[first] * matrix.directions[second])
            opposed = together * turned < 0
            pairs = {
                party: (float(own[first]), float(own[second])) for party, own in weights.items()
            }
            yield SharedWeightFinding(
                first=first,
                second=second,
                correlation=max(-1.0, min(together, 1.0)),
                opposed=opposed,
                together={party: min(sum(pair), 1.0) for party, pair in pairs.items()},
                twice={
                    party: 0.0 if opposed else min(pair) * min(together**2, 1.0)
                    for party, pair in pairs.items()
                },
            )
