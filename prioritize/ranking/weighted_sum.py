"""Weighted sums: every criterion pays points, and the points are added up."""

from prioritize.ranking.method import Problem, RankingMethod
from prioritize.ranking.normalizing import normalize
from prioritize.utility import Array


def weighted_sum(problem: Problem, weights: Array) -> Array:
    """Add up weighted normalised figures, for many weight vectors at once.

    Parameters and result as in `prioritize.ranking.method.Score`.
    """
    scaled, _, _ = normalize(problem, problem.normalization)
    scores: Array = weights @ scaled.T
    return scores


def ratio_system(problem: Problem, weights: Array) -> Array:
    """Benefits minus costs, each divided by its vector norm (MOORA).

    Parameters and result as in `prioritize.ranking.method.Score`.

    References
    ----------
    Brauers and Zavadskas (2006), Control and Cybernetics 35(2), 445-469.
    """
    scaled, _, _ = normalize(problem, "vector")
    scores: Array = weights @ scaled.T
    return scores


METHODS = (
    RankingMethod(
        name="wsm",
        title="Weighted sum (WSM)",
        summary=(
            "WSM: the sum of weight times normalised figure; figures of cost criteria are turned "
            "round"
        ),
        score=weighted_sum,
        normalizations=("vector", "minmax", "range"),
    ),
    RankingMethod(
        name="moora",
        title="MOORA, ratio system",
        summary="MOORA: weighted benefits minus weighted costs, each over its vector norm",
        score=ratio_system,
        scale="vector",
    ),
)
