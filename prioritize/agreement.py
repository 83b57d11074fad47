"""How far the parties agree at all, before anybody gives anything up."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from prioritize.joint import common_items
from prioritize.list_findings import Agreement, Correlation
from prioritize.ranking import Ranking
from prioritize.utility import Array, stack

NOISE = 1e-12


def agreement(rankings: Sequence[Ranking]) -> Agreement:
    """Measure how alike the parties' lists are.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party, over the same items.

    Returns
    -------
    Agreement
        Kendall's W over all parties and the rank correlation of each pair.
    """
    ranks = stack((ranking.table for ranking in rankings), "rank", common_items(rankings))
    matrix = rank_correlations(ranks)
    pairs = combinations(range(len(rankings)), 2)
    return Agreement(
        kendall_w=kendall_w(ranks),
        correlations=tuple(
            Correlation(
                a=rankings[a].perspective,
                b=rankings[b].perspective,
                spearman=None if np.isnan(matrix[a, b]) else float(matrix[a, b]),
            )
            for a, b in pairs
        ),
    )


def kendall_w(ranks: Array) -> float | None:
    """Compute Kendall's coefficient of concordance, corrected for ties.

    ``W = 12 S / (K^2 (m^3 - m) - K sum(t^3 - t))`` for K lists of m items, where S is the sum
    of squared deviations of the rank sums and t are the sizes of groups of equals.

    Parameters
    ----------
    ranks : array, shape (n_lists, n_items)
        Equal items share their mean rank.

    Returns
    -------
    float or None
        0 (no agreement) to 1 (the same list); None for a single list, or where every list ranks
        all items equal.

    References
    ----------
    Kendall and Gibbons (1990), Rank Correlation Methods, 5th edition, chapter 6.

    Examples
    --------
    >>> kendall_w(np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [3.0, 2.0, 1.0]]))
    0.1111111111111111
    """
    lists, items = ranks.shape
    # An item in a group of t equals sees t - 1 others: sum of t^2 - 1 over items is t^3 - t.
    equals = (ranks[:, :, None] == ranks[:, None, :]).sum(axis=2)
    ties = float((equals**2 - 1).sum())
    largest = lists**2 * (items**3 - items) - lists * ties
    if lists == 1 or largest <= 0:
        return None
    sums = ranks.sum(axis=0)
    return float(12 * ((sums - sums.mean()) ** 2).sum() / largest)


def rank_correlations(ranks: Array) -> Array:
    """Compute Spearman's rank correlation of every pair of lists.

    Parameters
    ----------
    ranks : array, shape (n_lists, n_items)
        Equal items share their mean rank.

    Returns
    -------
    array, shape (n_lists, n_lists)
        -1 to 1; NaN where one of the two lists ranks all items equal.
    """
    centred = ranks - ranks.mean(axis=1, keepdims=True)
    lengths = np.sqrt((centred**2).sum(axis=1))
    lengths = np.where(lengths > NOISE, lengths, np.nan)
    correlations: Array = np.clip(centred @ centred.T / np.outer(lengths, lengths), -1.0, 1.0)
    return correlations
