"""What every way of ranking must say about itself and be able to do."""

from dataclasses import dataclass
from typing import Protocol

from prioritize.utility import Array


@dataclass(frozen=True, eq=False)
class Problem:
    """Figures without names, ready to be scored.

    `values` (n_items, n_criteria) are finite and tell the items apart on every criterion;
    `types` (n_criteria,) hold 1 where more is better and -1 where less is better.
    `normalization` is one of the method's own `normalizations`, without meaning if it has none.
    `worst` and `best` (n_criteria,) are the reference range, NaN where none; complete under
    ``range``.
    """

    values: Array
    types: Array
    normalization: str
    worst: Array
    best: Array


class Score(Protocol):
    """Arithmetic that knows no names: figures and many weight vectors become scores."""

    def __call__(self, problem: Problem, weights: Array) -> Array:
        """Score every item under every weight vector.

        Parameters
        ----------
        problem : Problem
            The figures.
        weights : array, shape (n_vectors, n_criteria)
            Each row non-negative, sums to 1.

        Returns
        -------
        array, shape (n_vectors, n_items)
            Finite, higher is better.
        """


@dataclass(frozen=True)
class RankingMethod:
    """A way of turning figures and weights into an order.

    `name` is what the settings say, `title` the name in the literature, `summary` the
    convention as one sentence that stands in every report. `normalizations` are the values of
    the setting that the method honours; empty for a method that brings its own, of which `scale`
    then says what it is like: ``minmax``, ``vector``, ``sum`` (shares of a sum or multiples of a
    figure), ``bounds`` (the reference range where given, otherwise the items' own) or ``order``
    (any difference counts fully). A method with `needs_positive` divides by figures and is
    refused where one is zero or negative.
    """

    name: str
    title: str
    summary: str
    score: Score
    normalizations: tuple[str, ...] = ()
    needs_positive: bool = False
    scale: str = ""
