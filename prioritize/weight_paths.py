"""Joint scores while one criterion's weight moves and everything else stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.joint import JointInput, all_rules, power_shares
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import Ranking, score_many
from prioritize.utility import Array, mean_ranks, rounded, utilities


def moved_weights(weights: Array, criterion: int, values: Array) -> Array:
    """Set one criterion's weight and let the others keep their proportions.

    Parameters
    ----------
    weights : array, shape (n_criteria,)
        Sum to 1.
    criterion : int
        Column.
    values : array, shape (n_values,)
        0-1.

    Returns
    -------
    array, shape (n_values, n_criteria)
        Rows sum to 1. Where all the others weigh nothing, they share the rest equally.

    Examples
    --------
    >>> moved_weights(np.array([0.5, 0.3, 0.2]), 0, np.array([0.0, 0.75])).round(3).tolist()
    [[0.0, 0.6, 0.4], [0.75, 0.15, 0.1]]
    """
    others = np.delete(weights, criterion)
    rest = others.sum()
    shares = others / rest if rest > 0 else np.full(len(others), 1 / max(len(others), 1))
    return np.insert((1 - values)[:, None] * shares, criterion, values, axis=1)


@dataclass(frozen=True, eq=False)
class Stage:
    """The parties of a run, ready to be joined again under other weights.

    `matrices` are the figures as each party sees them; `weights` (n_parties, n_criteria) and
    `powers` (n_parties,) have rows that sum to 1; `gains` (n_parties, n_items) is what each party
    adds to the joint scores per unit of power. Items stand in the order of `items`.
    """

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    parties: tuple[str, ...]
    matrices: tuple[DecisionMatrix, ...]
    weights: Array
    powers: Array
    gains: Array
    rule: str
    method: str
    normalization: str

    def contribution(self, party: int, weights: Array) -> Array:
        """What a party adds per unit of power under other weights of its own.

        Parameters
        ----------
        party : int
        weights : array, shape (n_vectors, n_criteria)

        Returns
        -------
        array, shape (n_vectors, n_items)
        """
        lists = score_many(
            self.matrices[party], weights, method=self.method, normalization=self.normalization
        )
        rule = all_rules()[self.rule].contributions
        assert rule is not None  # noqa: S101 - make_stage gives no stage for other rules
        inputs = JointInput(
            utilities=utilities(lists),
            ranks=mean_ranks(lists),
            closeness=lists,
            powers=self.powers,
            weights=weights,
            rerank=lambda _weights: lists,
        )
        return rule(inputs)

    def scores(self, party: int, weights: Array) -> Array:
        """Joint scores while one party weighs otherwise, shape (n_vectors, n_items)."""
        others = np.delete(self.powers, party) @ np.delete(self.gains, party, axis=0)
        moved = others + self.powers[party] * self.contribution(party, weights)
        return rounded(moved)

    def agreed(self, criterion: int, values: Array) -> Array:
        """Joint scores if all parties gave a criterion the same weight, (n_values, n_items)."""
        total = np.zeros((len(values), len(self.items)))
        for party, power in enumerate(self.powers):
            moved = moved_weights(self.weights[party], criterion, values)
            total += power * self.contribution(party, moved)
        return rounded(total)


def make_stage(
    rankings: Sequence[Ranking],
    powers: pd.Series,
    own: Sequence[DecisionMatrix],
    rule: str,
) -> Stage | None:
    """Get a run ready.

    Parameters
    ----------
    rankings : sequence of Ranking
        The parties' own lists, all by one method.
    powers : Series
        By perspective id.
    own : sequence of DecisionMatrix
        As each party sees the items, in the order of the rankings.
    rule : str
        A joint rule.

    Returns
    -------
    Stage or None
        None under a rule that does not add up what each party contributes.
    """
    if all_rules()[rule].contributions is None:
        return None
    criteria = own[0].criteria
    weights = np.array([one.weights.reindex(list(criteria)).to_numpy() for one in rankings])
    empty = np.zeros((len(rankings), len(own[0].items)))
    stage = Stage(
        items=tuple(own[0].items),
        criteria=tuple(criteria),
        parties=tuple(one.perspective for one in rankings),
        matrices=tuple(own),
        weights=weights,
        powers=power_shares(rankings, powers),
        gains=empty,
        rule=rule,
        method=rankings[0].method,
        normalization=rankings[0].normalization,
    )
    for party, row in enumerate(weights):
        empty[party] = stage.contribution(party, row[None])[0]
    return stage
