"""TOPSIS: the best item is near the ideal in everything and far from the worst."""

import numpy as np

from prioritize.ranking.method import Problem, RankingMethod
from prioritize.ranking.normalizing import normalize
from prioritize.utility import Array

CHUNK = 128
"""Weight vectors handled at once, so that the work stays in the processor's cache."""


def closeness(problem: Problem, weights: Array) -> Array:
    """Compute closeness coefficients for many weight vectors at once.

    With weights w, normalised figures r and the ideal points of each criterion, the squared
    distances are ``sum_j w_j^2 (ideal_j - r_ij)^2``: a matrix product of squared weights and
    squared gaps. Two products therefore serve all weight vectors.

    Parameters
    ----------
    problem : Problem
        The figures, and how to normalise them.
    weights : array, shape (n_vectors, n_criteria)
        Non-negative; their scale does not matter.

    Returns
    -------
    array, shape (n_vectors, n_items)
        ``D- / (D+ + D-)``, 0-1, higher is better; 0.5 where both distances are 0.

    References
    ----------
    Hwang and Yoon (1981), Multiple Attribute Decision Making, Springer.
    """
    scaled, anti_ideal, ideal = normalize(problem, problem.normalization)
    to_ideal = ((ideal - scaled) ** 2).T
    to_anti_ideal = ((scaled - anti_ideal) ** 2).T
    squared = weights**2
    scores = np.empty((len(weights), len(problem.values)))
    ratios = np.empty((min(CHUNK, len(weights)), len(problem.values)))
    with np.errstate(divide="ignore", invalid="ignore"):
        for start in range(0, len(weights), CHUNK):
            part = squared[start : start + CHUNK]
            # Everything happens in place: fresh memory would cost more than the arithmetic.
            score, ratio = scores[start : start + CHUNK], ratios[: len(part)]
            np.matmul(part, to_anti_ideal, out=score)
            np.matmul(part, to_ideal, out=ratio)
            # D- / (D+ + D-) = 1 / (1 + D+/D-) needs one root instead of two.
            np.divide(ratio, score, out=ratio)
            np.sqrt(ratio, out=ratio)
            ratio += 1
            np.reciprocal(ratio, out=score)
            # Both distances are 0 where all items are equal in everything that has weight.
            score[np.isnan(score)] = 0.5
    return scores


METHOD = RankingMethod(
    name="topsis",
    title="TOPSIS",
    summary=(
        "TOPSIS: closeness D-/(D+ + D-) by weighted Euclidean distance to the best and the "
        "worst figure of each criterion (under 'range': to its fixed best and worst value)"
    ),
    score=closeness,
    normalizations=("vector", "minmax", "range"),
)
