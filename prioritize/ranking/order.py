"""Puts the items in one party's order, by the method the study asks for."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.matrix import DecisionMatrix
from prioritize.ranking.method import Problem, RankingMethod
from prioritize.ranking.registry import all_methods
from prioritize.ranking_errors import (
    NormalizationError,
    NoWeightError,
    PositiveDataError,
    UnknownMethodError,
    WeightMissingError,
    WeightUnknownError,
    WeightValueError,
)
from prioritize.utility import Array, best_first, mean_ranks, utilities

UNDECIDED = 0.5
"""Everybody's score where no criterion that tells items apart has any weight."""


@dataclass(frozen=True, eq=False, repr=False)
class Ranking:
    """One perspective's order of the items.

    `table` has one row per item, indexed by item id, best first: `score` (float, the method's
    own scale, higher is better), `utility` (float, 0-1) and `rank` (float, 1 is best, ties share
    their mean rank). `weights` (Series by criterion id, sums to 1) and `normalization` are those
    it was made with.
    """

    table: pd.DataFrame
    perspective: str
    method: str
    weights: pd.Series
    normalization: str

    def __repr__(self) -> str:
        return f"Ranking({self.perspective}: {len(self.table)} items by {self.method})"


def rank(
    matrix: DecisionMatrix,
    weights: pd.Series,
    *,
    perspective: str,
    method: str = "topsis",
    normalization: str = "vector",
) -> Ranking:
    """Rank the items as one party weighs the criteria.

    Parameters
    ----------
    matrix : DecisionMatrix
        The figures; criteria in `matrix.flat` change no order.
    weights : Series
        One non-negative number per criterion id; their scale does not matter.
    perspective : str
        Id of the party.
    method : str
        A name in `all_methods()`.
    normalization : {"vector", "minmax", "range"}
        Without effect on methods that bring their own normalization.

    Returns
    -------
    Ranking
        Best first.

    Raises
    ------
    WeightMissingError, WeightUnknownError, WeightValueError, NoWeightError
        If the weights do not fit the criteria.
    UnknownMethodError, NormalizationError, PositiveDataError
        If the method does not exist or cannot work with the setting or the figures.
    MissingRangeError, OutsideRangeError
        If normalization ``range`` lacks a reference range or meets figures outside.

    Examples
    --------
    >>> from prioritize.matrix import make_matrix
    >>> items = ["roof", "lift", "path"]
    >>> figures = pd.DataFrame({"urgency": [3, 5, 4], "cost": [40, 90, 60]}, index=items)
    >>> matrix = make_matrix(figures, {"urgency": 1, "cost": -1})
    >>> weights = pd.Series({"urgency": 0.7, "cost": 0.3})
    >>> rank(matrix, weights, perspective="residents", normalization="minmax").table["rank"]
    item
    lift    1.0
    path    2.0
    roof    3.0
    Name: rank, dtype: float64
    """
    clean = aligned_weights(weights, matrix, perspective)
    scores = score_many(
        matrix, clean.to_numpy()[None, :], method=method, normalization=normalization
    )
    columns = {
        "score": scores[0],
        "utility": utilities(scores)[0],
        "rank": mean_ranks(scores)[0],
    }
    return Ranking(
        table=best_first(columns, matrix.items),
        perspective=perspective,
        method=method,
        weights=clean,
        normalization=normalization,
    )


def aligned_weights(weights: pd.Series, matrix: DecisionMatrix, perspective: str) -> pd.Series:
    """Put weights in the order of the criteria and let them sum to 1.

    Parameters
    ----------
    weights : Series
        By criterion id.
    matrix : DecisionMatrix
        Whose criteria are weighed.
    perspective : str
        Id of the party, for messages.

    Returns
    -------
    Series
        By criterion id, sums to 1.

    Raises
    ------
    WeightMissingError, WeightUnknownError, WeightValueError, NoWeightError
        If they do not fit.
    """
    given = {str(name): float(value) for name, value in weights.items()}
    for criterion in given:
        if criterion not in matrix.criteria:
            raise WeightUnknownError(perspective, criterion)
    for criterion in matrix.criteria:
        if criterion not in given:
            raise WeightMissingError(perspective, criterion)
        if not (np.isfinite(given[criterion]) and given[criterion] >= 0):
            raise WeightValueError(perspective, criterion, given[criterion])
    column = pd.Series([given[name] for name in matrix.criteria], index=list(matrix.criteria))
    if not column.max() > 0:
        raise NoWeightError(perspective)
    column = column / column.max()
    return column / column.sum()


def score_many(
    matrix: DecisionMatrix,
    weights: Array,
    *,
    method: str = "topsis",
    normalization: str = "vector",
) -> Array:
    """Score the items under many weight vectors at once.

    Parameters
    ----------
    matrix : DecisionMatrix
        The figures.
    weights : array, shape (n_vectors, n_criteria)
        In the order of `matrix.criteria`, non-negative.
    method, normalization : str
        As in `rank`.

    Returns
    -------
    array, shape (n_vectors, n_items)
        In the order of `matrix.items`, higher is better. Items with equal figures have
        exactly equal scores; 0.5 throughout where a vector weighs only flat criteria.

    Raises
    ------
    UnknownMethodError, NormalizationError, PositiveDataError, MissingRangeError, OutsideRangeError
        As in `rank`.
    """
    chosen = _method(method, normalization)
    if normalization == "range" and chosen.normalizations:
        matrix.check_range()
    if chosen.needs_positive:
        _check_positive(matrix, method)
    problem = telling_problem(matrix, normalization)
    values = problem.values
    kept = weights[:, matrix.telling]
    scores = np.full((len(weights), len(values)), UNDECIDED)
    sums = kept.sum(axis=1)
    weighing = sums > 0
    if weighing.any():
        scores[weighing] = chosen.score(problem, kept[weighing] / sums[weighing, None])
    # Matrix products may differ in the last digit between equal rows; equal items must not.
    _, first, same = np.unique(values, axis=0, return_index=True, return_inverse=True)
    return scores[:, first[same.reshape(-1)]]


def telling_problem(matrix: DecisionMatrix, normalization: str) -> Problem:
    """Take the names off the criteria that tell items apart.

    Parameters
    ----------
    matrix : DecisionMatrix
    normalization : str
        What the method will be asked for.

    Returns
    -------
    Problem
        Columns in the order of ``matrix.criteria``, without the flat ones.
    """
    telling = matrix.telling
    return Problem(
        values=matrix.figures[:, telling],
        types=matrix.directions.to_numpy()[telling],
        normalization=normalization,
        worst=matrix.worst.to_numpy()[telling],
        best=matrix.best.to_numpy()[telling],
    )


def _method(name: str, normalization: str) -> RankingMethod:
    methods = all_methods()
    if name not in methods:
        raise UnknownMethodError(name, tuple(methods))
    honoured = methods[name].normalizations
    if honoured and normalization not in honoured:
        raise NormalizationError(name, normalization, honoured)
    return methods[name]


def _check_positive(matrix: DecisionMatrix, method: str) -> None:
    low = np.argwhere(matrix.figures <= 0)
    if len(low):
        row, column = low[0]
        raise PositiveDataError(
            method, matrix.items[row], matrix.criteria[column], float(matrix.figures[row, column])
        )
