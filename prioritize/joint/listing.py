"""Joins the parties' lists into one, by the rule the study asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.joint.registry import all_rules
from prioritize.joint.rule import JointInput
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import Ranking, score_many
from prioritize.ranking_errors import (
    DifferentItemsError,
    NoPowerError,
    NoRankingError,
    PowerMissingError,
    PowerValueError,
    RuleNeedsMatrixError,
    TooManyItemsError,
    UnknownRuleError,
)
from prioritize.utility import Array, best_first, mean_ranks, stack


@dataclass(frozen=True, eq=False, repr=False)
class JointList:
    """The joint list: the order of need, before gates, prerequisites and budget.

    `table` has one row per item, indexed by item id, best first: `score` (float, the rule's
    own scale, higher is better) and `rank` (float, 1 is best, ties share their mean rank).
    """

    table: pd.DataFrame
    rule: str

    def __repr__(self) -> str:
        return f"JointList({len(self.table)} items by {self.rule})"


def join(
    rankings: Sequence[Ranking],
    powers: pd.Series,
    rule: str = "compromise",
    *,
    matrix: DecisionMatrix | None = None,
) -> JointList:
    """Make one list out of the parties' lists.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party, over the same items.
    powers : Series
        By perspective id, non-negative; their scale does not matter.
    rule : str
        A name in `all_rules()`.
    matrix : DecisionMatrix, optional
        Needed by rules that rank the items again, such as ``pooled_weights``.

    Returns
    -------
    JointList
        Best first.

    Raises
    ------
    UnknownRuleError, RuleNeedsMatrixError, TooManyItemsError
        If the rule does not exist, lacks what it needs, or cannot handle so many items.
    NoRankingError, DifferentItemsError
        If there is no list, or lists hold different items.
    PowerMissingError, PowerValueError, NoPowerError
        If the powers do not fit the parties.
    """
    rules = all_rules()
    if rule not in rules:
        raise UnknownRuleError(rule, tuple(rules))
    items = common_items(rankings)
    most = rules[rule].most_items
    if most is not None and len(items) > most:
        raise TooManyItemsError(rule, most, len(items))
    scores = rules[rule].join(joint_input(rankings, powers, rule=rule, matrix=matrix))
    columns = {"score": scores, "rank": mean_ranks(scores[None, :])[0]}
    return JointList(table=best_first(columns, items), rule=rule)


def contributions(rankings: Sequence[Ranking], powers: pd.Series, rule: str) -> Array | None:
    """Say what each party adds to the joint scores per unit of its power.

    Parameters
    ----------
    rankings, powers, rule
        As in `join`.

    Returns
    -------
    array, shape (n_parties, n_items), or None
        Columns in the order of `common_items`; None for a rule that is no such sum.
    """
    chosen = all_rules()[rule]
    if chosen.contributions is None:
        return None
    return chosen.contributions(joint_input(rankings, powers))


def common_items(rankings: Sequence[Ranking]) -> tuple[str, ...]:
    """List the items that every party ranked, in the order of their ids.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.

    Returns
    -------
    tuple of str
        Item ids.

    Raises
    ------
    NoRankingError, DifferentItemsError
        If there is no list, or lists hold different items.
    """
    if not rankings:
        raise NoRankingError
    items = sorted(str(item) for item in rankings[0].table.index)
    for ranking in rankings[1:]:
        odd = set(items).symmetric_difference(str(item) for item in ranking.table.index)
        if odd:
            raise DifferentItemsError(ranking.perspective, tuple(sorted(odd)))
    return tuple(items)


def power_shares(rankings: Sequence[Ranking], powers: pd.Series) -> Array:
    """Put powers in the order of the rankings and let them sum to 1.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.
    powers : Series
        By perspective id.

    Returns
    -------
    array, shape (n_parties,)
        Shares 0-1.

    Raises
    ------
    PowerMissingError, PowerValueError, NoPowerError
        If the powers do not fit the parties.
    """
    given = {str(name): float(value) for name, value in powers.items()}
    for ranking in rankings:
        if ranking.perspective not in given:
            raise PowerMissingError(ranking.perspective)
        power = given[ranking.perspective]
        if not (np.isfinite(power) and power >= 0):
            raise PowerValueError(ranking.perspective, power)
    shares = np.array([given[ranking.perspective] for ranking in rankings])
    if not shares.max() > 0:
        raise NoPowerError
    shares = shares / shares.max()
    normalised: Array = shares / shares.sum()
    return normalised


def joint_input(
    rankings: Sequence[Ranking],
    powers: pd.Series,
    *,
    rule: str = "compromise",
    matrix: DecisionMatrix | None = None,
) -> JointInput:
    """Turn the parties' lists into arrays.

    Parameters
    ----------
    rankings, powers, rule, matrix
        As in `join`.

    Returns
    -------
    JointInput
        Columns in the order of `common_items`.
    """
    items = common_items(rankings)
    tables = [ranking.table for ranking in rankings]

    def rerank(weights: Array) -> Array:
        if matrix is None:
            raise RuleNeedsMatrixError(rule)
        scores = score_many(
            matrix,
            np.atleast_2d(weights),
            method=rankings[0].method,
            normalization=rankings[0].normalization,
        )
        places = pd.Index(matrix.items).get_indexer(pd.Index(items))
        ordered: Array = scores[:, places].reshape(*weights.shape[:-1], len(items))
        return ordered

    criteria = rankings[0].weights.index
    return JointInput(
        utilities=stack(tables, "utility", items),
        ranks=stack(tables, "rank", items),
        closeness=stack(tables, "score", items),
        powers=power_shares(rankings, powers),
        weights=np.array([ranking.weights.reindex(criteria).to_numpy() for ranking in rankings]),
        rerank=rerank,
    )
