"""VIKOR: few regrets in all, and no single regret that is very large."""

import numpy as np

from prioritize.ranking.method import Problem, RankingMethod
from prioritize.ranking.normalizing import normalize
from prioritize.utility import Array

MAJORITY = 0.5
"""v, the weight of the sum of regrets against the largest regret."""

CHUNK = 256


def compromise_measure(problem: Problem, weights: Array, majority: float = MAJORITY) -> Array:
    """Compute VIKOR's Q for many weight vectors.

    ``d = w (best - x) / (best - worst)``, S its sum and R its maximum over criteria,
    ``Q = v (S - min S) / (max S - min S) + (1 - v) (R - min R) / (max R - min R)``;
    a part in which all items are equal is 0.

    Parameters
    ----------
    problem : Problem
        The figures.
    weights : array, shape (n_vectors, n_criteria)
        Each row non-negative, sums to 1.
    majority : float
        v, 0-1.

    Returns
    -------
    array, shape (n_vectors, n_items)
        0-1, *smaller* is better.

    References
    ----------
    Opricovic and Tzeng (2004), European Journal of Operational Research 156(2), 445-455.
    """
    measure = np.empty((len(weights), len(problem.values)))
    for start in range(0, len(weights), CHUNK):
        part = slice(start, start + CHUNK)
        measure[part] = weighed_regrets(*regrets(problem, weights[part]), majority)
    return measure


def regrets(problem: Problem, weights: Array) -> tuple[Array, Array]:
    """Compute VIKOR's S and R: the sum and the maximum of an item's weighted regrets.

    Parameters
    ----------
    problem : Problem
        The figures.
    weights : array, shape (n_vectors, n_criteria)
        Each row non-negative, sums to 1.

    Returns
    -------
    total, largest : array, shape (n_vectors, n_items)
        0-1, smaller is better.
    """
    scaled, _, _ = normalize(problem, "minmax")
    weighted = weights[:, None, :] * (1 - scaled)
    return weighted.sum(axis=2), weighted.max(axis=2)


def weighed_regrets(total: Array, largest: Array, majority: float = MAJORITY) -> Array:
    """Compute VIKOR's Q from S and R.

    Parameters
    ----------
    total, largest : array, shape (n_vectors, n_items)
        From `regrets`.
    majority : float
        v, 0-1.

    Returns
    -------
    array, shape (n_vectors, n_items)
        0-1, smaller is better.
    """
    measure: Array = majority * _spread(total) + (1 - majority) * _spread(largest)
    return measure


def _spread(regret: Array) -> Array:
    low = regret.min(axis=1, keepdims=True)
    width = regret.max(axis=1, keepdims=True) - low
    # Regrets of weights that sum to 1 lie in 0-1: a smaller width is noise, not a difference.
    real = width > 1e-12  # noqa: PLR2004 - the digits to which scores are compared
    stretched: Array = np.where(real, (regret - low) / np.where(real, width, 1.0), 0.0)
    return stretched


def _turned(problem: Problem, weights: Array) -> Array:
    score: Array = 1 - compromise_measure(problem, weights)
    return score


METHOD = RankingMethod(
    name="vikor",
    title="VIKOR",
    summary=(
        "VIKOR: 1 - Q with v = 0.5, from the sum and the maximum of weighted regrets, each "
        "regret between the worst (1) and the best item (0) of its criterion"
    ),
    score=_turned,
    scale="minmax",
)
