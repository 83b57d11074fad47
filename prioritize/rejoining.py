"""The joint list of figures that are changed again and again, without asking names each time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from prioritize.joint import JointInput, all_rules
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import Ranking, score_many
from prioritize.utility import Array, mean_ranks, rounded, utilities


@dataclass(frozen=True, eq=False)
class Rejoiner:
    """The parties of a run, ready to join their lists of other figures.

    Attributes
    ----------
    matrix : DecisionMatrix
        As nobody in particular sees the items.
    own : tuple of DecisionMatrix, length n_parties
        As each party sees them.
    weights : ndarray, shape (n_parties, n_criteria)
    powers : ndarray, shape (n_parties,)
    rule, method, normalization : str
    """

    matrix: DecisionMatrix
    own: tuple[DecisionMatrix, ...]
    weights: Array
    powers: Array
    rule: str
    method: str
    normalization: str

    def scores(self, change: Array) -> Array:
        """Join the lists of figures that are changed by a sum.

        Parameters
        ----------
        change : ndarray, shape (n_items, n_criteria)
            Added to every party's figures.

        Returns
        -------
        ndarray, shape (n_items,)
            Joint scores in the order of `matrix.items`, higher is better, rounded so that
            equals are equal.
        """
        lists = np.concatenate(
            [
                self._score(matrix, weights[None, :], change)
                for matrix, weights in zip(self.own, self.weights, strict=True)
            ]
        )
        inputs = JointInput(
            utilities=utilities(lists),
            ranks=mean_ranks(lists),
            closeness=lists,
            powers=self.powers,
            weights=self.weights,
            rerank=lambda weights: self._score(self.matrix, np.atleast_2d(weights), change)[0],
        )
        return rounded(all_rules()[self.rule].join(inputs))

    def _score(self, matrix: DecisionMatrix, weights: Array, change: Array) -> Array:
        figures = matrix.figures + change
        if self.normalization == "range":
            # Nobody can be better than the best that the range knows of.
            ends = np.sort([matrix.worst.to_numpy(), matrix.best.to_numpy()], axis=0)
            figures = np.where(change != 0, np.clip(figures, ends[0], ends[1]), figures)
        values = pd.DataFrame(figures, index=matrix.values.index, columns=matrix.values.columns)
        return score_many(
            replace(matrix, values=values),
            weights,
            method=self.method,
            normalization=self.normalization,
        )


def make_rejoiner(
    rankings: Sequence[Ranking],
    powers: Array,
    matrix: DecisionMatrix,
    own: Sequence[DecisionMatrix],
    rule: str,
) -> Rejoiner:
    """Get a run ready to be joined again.

    Parameters
    ----------
    rankings : sequence of Ranking
        The parties' own lists.
    powers : ndarray, shape (n_parties,)
        Sum to 1.
    matrix : DecisionMatrix
    own : sequence of DecisionMatrix
        As each party sees the items, in the order of the rankings.
    rule : str
        Name of the joint rule.

    Returns
    -------
    Rejoiner
    """
    criteria = list(matrix.criteria)
    return Rejoiner(
        matrix=matrix,
        own=tuple(own),
        weights=np.array([one.weights.reindex(criteria).to_numpy() for one in rankings]),
        powers=powers,
        rule=rule,
        method=rankings[0].method,
        normalization=rankings[0].normalization,
    )
