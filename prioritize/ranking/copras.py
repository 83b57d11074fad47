"""COPRAS: benefits added up, and costs counted by how much cheaper than the others."""

import numpy as np

from prioritize.ranking.method import Problem, RankingMethod
from prioritize.utility import Array


def relative_significance(problem: Problem, weights: Array) -> Array:
    """Compute COPRAS's Q for many weight vectors.

    With S+ and S- an item's weighted shares of all benefits and all costs,
    ``Q = S+ + sum(S-) / (S- sum(1 / S-))``; where no cost has weight, Q = S+.

    Parameters and result as in `prioritize.ranking.method.Score`; figures above 0.

    References
    ----------
    Zavadskas, Kaklauskas and Sarka (1994), Technological and Economic Development of
    Economy 1(3), 131-139.
    """
    values, types = problem.values, problem.types
    shares = (values / values.sum(axis=0)).T
    gains = (weights * (types > 0)) @ shares
    costs = (weights * (types < 0)) @ shares
    priced = costs.max(axis=1) > 0
    inverse = 1 / costs[priced]
    significance = gains.copy()
    significance[priced] += (
        costs[priced].sum(axis=1, keepdims=True) * inverse / inverse.sum(axis=1, keepdims=True)
    )
    return np.asarray(significance)


METHOD = RankingMethod(
    name="copras",
    title="COPRAS",
    summary="COPRAS: shares of all benefits, plus costs by inverse proportion",
    score=relative_significance,
    needs_positive=True,
    scale="sum",
)
