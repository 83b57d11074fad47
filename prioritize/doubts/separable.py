"""Scores under many weights and many matrices at once, criterion by criterion.

TOPSIS and weighted sums add up, per item, what each criterion says. Criteria that stay as they
are go through one matrix product; only those that are drawn anew are normalised list by list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from prioritize.matrix import NOISE, DecisionMatrix
from prioritize.ranking.method import Problem
from prioritize.ranking.normalizing import normalize
from prioritize.ranking.order import UNDECIDED
from prioritize.utility import Array


@dataclass(frozen=True)
class Separable:
    """A method whose score is made of sums over criteria.

    Attributes
    ----------
    terms : callable (scaled, anti_ideal, ideal) -> tuple of ndarray
        What a criterion adds to each sum, before it is weighed.
    squared : bool
        Whether weights count squared.
    score : callable (sums, total_weight) -> ndarray
        From the sums, each of shape (n_lists, n_items).
    normalization : str
        What the method brings itself; "" to take the study's.
    """

    terms: Callable[[Array, Array, Array], tuple[Array, ...]]
    squared: bool
    score: Callable[[list[Array], Array], Array]
    normalization: str = ""


def _gaps(scaled: Array, anti_ideal: Array, ideal: Array) -> tuple[Array, ...]:
    return (ideal - scaled) ** 2, (scaled - anti_ideal) ** 2


def _closeness(sums: list[Array], _total: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.divide(sums[0], sums[1], out=sums[0])
        np.sqrt(ratio, out=ratio)
        ratio += 1
        scores: Array = np.reciprocal(ratio, out=ratio)
    scores[np.isnan(scores)] = UNDECIDED
    return scores


def _figure(scaled: Array, _anti_ideal: Array, _ideal: Array) -> tuple[Array, ...]:
    return (scaled,)


def _mean(sums: list[Array], total: Array) -> Array:
    weighed = total > 0
    scores: Array = np.where(weighed, sums[0] / np.where(weighed, total, 1.0), UNDECIDED)
    return scores


SEPARABLE: Mapping[str, Separable] = {
    "topsis": Separable(_gaps, squared=True, score=_closeness),
    "wsm": Separable(_figure, squared=False, score=_mean),
    "moora": Separable(_figure, squared=False, score=_mean, normalization="vector"),
}
"""Methods that score many matrices at once; all others take one after the other."""


@dataclass(frozen=True, eq=False)
class Scorer:
    """One party's figures, ready to be scored again and again.

    Built by `make_scorer`.
    """

    matrix: DecisionMatrix
    method: Separable
    normalization: str
    kept: tuple[int, ...]
    terms: tuple[Array, ...]

    def scores(self, weights: Array, figures: Mapping[int, Array]) -> Array:
        """Score the items in many lists.

        Parameters
        ----------
        weights : ndarray, shape (n_lists or 1, n_criteria)
            Non-negative.
        figures : mapping of int to ndarray, shape (n_lists, n_items)
            By place of the criterion; of exactly the criteria that were said to change.

        Returns
        -------
        ndarray, shape (n_lists or 1, n_items)
            Higher is better; 0.5 where only criteria that tell nothing apart have weight.
        """
        say = weights**2 if self.method.squared else weights
        sums = [say[:, self.kept] @ term for term in self.terms]
        total = weights[:, self.kept].sum(axis=1, keepdims=True)
        for place, drawn in figures.items():
            told, terms = self._drawn(place, drawn)
            share = say[:, place, None] * told
            sums = [one + share * term for one, term in zip(sums, terms, strict=True)]
            total = total + weights[:, place, None] * told
        return self.method.score(sums, total)

    def _drawn(self, place: int, drawn: Array) -> tuple[Array, tuple[Array, ...]]:
        """Say in which lists a criterion tells items apart, and what it adds."""
        figures = within_range(self.matrix, place, drawn, self.normalization)
        spread = np.ptp(figures, axis=1)
        equal = spread <= NOISE * np.abs(figures).max(axis=1)
        told = ~(equal | (spread < float(self.matrix.threshold.iloc[place])))
        terms = self.method.terms(*_normalized(self.matrix, place, figures, self.normalization))
        return told[:, None].astype(float), tuple(term.T for term in terms)


def _normalized(
    matrix: DecisionMatrix, place: int, figures: Array, normalization: str
) -> tuple[Array, Array, Array]:
    lists = len(figures)
    sign, worst, best = (
        np.full(lists, float(column.iloc[place]))
        for column in (matrix.directions, matrix.worst, matrix.best)
    )
    return normalize(Problem(figures.T, sign, normalization, worst, best), normalization)


def within_range(matrix: DecisionMatrix, place: int, drawn: Array, normalization: str) -> Array:
    """Under ``range`` nobody can be better than the best that the range knows of."""
    if normalization != "range":
        return drawn
    low, high = sorted((float(matrix.worst.iloc[place]), float(matrix.best.iloc[place])))
    return np.asarray(np.clip(drawn, low, high))


def make_scorer(
    matrix: DecisionMatrix, method: str, normalization: str, changing: frozenset[int]
) -> Scorer:
    """Get a party's figures ready.

    Parameters
    ----------
    matrix : DecisionMatrix
    method : str
        One of `SEPARABLE`.
    normalization : str
        Of the study.
    changing : frozenset of int
        Places of the criteria whose figures will be drawn.

    Returns
    -------
    Scorer
    """
    chosen = SEPARABLE[method]
    normalization = chosen.normalization or normalization
    kept = tuple(
        place for place in np.flatnonzero(matrix.telling).tolist() if place not in changing
    )
    columns = list(kept)
    problem = Problem(
        values=matrix.figures[:, columns],
        types=matrix.directions.to_numpy()[columns],
        normalization=normalization,
        worst=matrix.worst.to_numpy()[columns],
        best=matrix.best.to_numpy()[columns],
    )
    terms = chosen.terms(*normalize(problem, normalization))
    return Scorer(matrix, chosen, normalization, kept, tuple(term.T for term in terms))
