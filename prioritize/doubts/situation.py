"""A study about to be doubted: parties, figures and rules as arrays in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from prioritize.evidence import Evidence
from prioritize.joint import common_items, power_shares
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import Ranking
from prioritize.study import Study
from prioritize.utility import Array
from prioritize.values import party_matrix
from weights.perspectives import Perspective


@dataclass(frozen=True, eq=False)
class Situation:
    """What the lists of a study are made of.

    Attributes
    ----------
    study : Study
    evidence : Evidence or None
    perspectives : tuple of Perspective, length n_parties
        By id, so that the order of the sheet decides nothing.
    items : tuple of str, length n_items
        By id.
    matrix : DecisionMatrix
        As nobody in particular sees the items.
    own : tuple of DecisionMatrix, length n_parties
        As each party sees them.
    weights : ndarray, shape (n_parties, n_criteria)
    powers : ndarray, shape (n_parties,)
        Sum to 1.
    """

    study: Study
    evidence: Evidence | None
    perspectives: tuple[Perspective, ...]
    items: tuple[str, ...]
    matrix: DecisionMatrix
    own: tuple[DecisionMatrix, ...]
    weights: Array
    powers: Array


def make_situation(
    study: Study,
    evidence: Evidence | None,
    perspectives: Sequence[Perspective],
    rankings: Sequence[Ranking],
    values: pd.DataFrame,
) -> Situation:
    """Lay out what the lists of a study are made of.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    perspectives : sequence of Perspective
    rankings : sequence of Ranking
        One per party.
    values : DataFrame, shape (n_items, n_criteria)
        As `prioritize.values.criterion_values` gives.

    Returns
    -------
    Situation
    """
    parties = tuple(sorted(perspectives, key=lambda one: one.id))
    lists = sorted(rankings, key=lambda one: one.perspective)
    items = common_items(lists)
    shares = pd.Series({one.id: one.power for one in parties}, dtype=float)

    def seen(party: str | None) -> DecisionMatrix:
        matrix = party_matrix(study, values, party)
        return replace(matrix, values=matrix.values.loc[list(items)])

    matrix = seen(None)
    return Situation(
        study=study,
        evidence=evidence,
        perspectives=parties,
        items=items,
        matrix=matrix,
        own=tuple(seen(one.id) for one in parties),
        weights=np.array([one.weights.reindex(list(matrix.criteria)).to_numpy() for one in lists]),
        powers=power_shares(lists, shares),
    )
