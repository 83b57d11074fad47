"""Leaves one item out and ranks the others anew, to see whose removal reorders them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from prioritize.doubts.separable import SEPARABLE, make_scorer
from prioritize.doubts.situation import Situation
from prioritize.guard_findings import RemovalFinding
from prioritize.joint import JointInput, JointRule, all_rules
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import score_many
from prioritize.utility import Array, mean_ranks, place_spans, rounded, utilities

JOINT = ""
FEWEST = 3
"""Of two items, one that stays has nobody to change places with."""
SLOW = "slow_rule"
"""The joint rule would take an integer programme for every item left out."""

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Removals:
    """Lists made anew without each item in turn.

    Attributes
    ----------
    parties : ndarray, shape (n_parties, n_items, n_items - 1)
        Scores of those that stay, by party and item left out, higher is better.
    joint : ndarray, shape (n_items, n_items - 1), or None
        Of the joint list; None where the joint rule takes too long.
    """

    parties: Array
    joint: Array | None


def others_of(size: int) -> Places:
    """Give those that stay when each is left out, shape (size, size - 1).

    Examples
    --------
    >>> others_of(3).tolist()
    [[1, 2], [0, 2], [0, 1]]
    """
    rows = np.arange(size)
    return np.asarray(np.nonzero(rows[:, None] != rows)[1].reshape(size, size - 1))


def without_each(matrix: DecisionMatrix, weights: Array, method: str, normalization: str) -> Array:
    """Score the items without each of them in turn, as one party weighs them.

    Parameters
    ----------
    matrix : DecisionMatrix
        Of at least three items.
    weights : array, shape (n_criteria,)
    method, normalization : str
        As in `prioritize.ranking.rank`.

    Returns
    -------
    array, shape (n_items, n_items - 1)
        Row: the item left out; columns in the order of `others_of`.
    """
    others = others_of(len(matrix.items))
    if method not in SEPARABLE:
        rows = [
            score_many(
                replace(matrix, values=matrix.values.iloc[stay]),
                weights[None],
                method=method,
                normalization=normalization,
            )[0]
            for stay in others
        ]
        return np.array(rows)
    if normalization == "range" and not SEPARABLE[method].normalization:
        matrix.check_range()
    # As if every figure were drawn anew: each list is one without an item.
    figures = {place: one[others] for place, one in enumerate(matrix.figures.T)}
    shorter = replace(matrix, values=matrix.values.iloc[:-1])
    scorer = make_scorer(shorter, method, normalization, frozenset(figures))
    return scorer.scores(weights[None], figures)


def remove_each(situation: Situation) -> Removals:
    """Make every party's list and the joint list without each item in turn.

    Parameters
    ----------
    situation : Situation
        Of at least three items.

    Returns
    -------
    Removals
    """
    settings = situation.study.settings
    rule = all_rules()[settings.joint]
    lists = np.array(
        [
            without_each(matrix, weights, settings.method, settings.normalization)
            for matrix, weights in zip(situation.own, situation.weights, strict=True)
        ]
    )
    if rule.contributions is not None:
        # What a party adds follows from its own list alone, so its lists without each item may
        # stand where the rule expects one list of each party.
        gains = np.array([rule.contributions(_lists(one)) for one in lists])
        return Removals(lists, np.tensordot(situation.powers, gains, axes=1))
    if rule.most_items is not None:
        return Removals(lists, None)
    return Removals(lists, _joined_one_by_one(situation, rule, lists))


def _joined_one_by_one(situation: Situation, rule: JointRule, lists: Array) -> Array:
    settings = situation.study.settings
    known: list[Array] = []

    def reranked(left_out: int, pooled: Array) -> Array:
        # A rule that ranks once more does so under the same weights, whoever is left out.
        if not known:
            known.append(
                without_each(situation.matrix, pooled, settings.method, settings.normalization)
            )
        again: Array = known[0][left_out]
        return again

    return np.array(
        [
            rule.join(
                replace(
                    _lists(lists[:, at]),
                    powers=situation.powers,
                    weights=situation.weights,
                    rerank=partial(reranked, at),
                )
            )
            for at in range(len(situation.items))
        ]
    )


def _lists(closeness: Array) -> JointInput:
    nothing = np.empty(0)
    return JointInput(
        utilities=utilities(closeness),
        ranks=mean_ranks(closeness),
        closeness=closeness,
        powers=nothing,
        weights=nothing,
        rerank=lambda pooled: pooled,
    )


def removal_findings(
    situation: Situation, joint: Array, parties: Array, places: int
) -> tuple[tuple[RemovalFinding, ...], str]:
    """Say for the joint list and every party's own whose removal reorders the others.

    Parameters
    ----------
    situation : Situation
    joint : array, shape (n_items,)
        Joint scores of all items, in the order of `situation.items`.
    parties : array, shape (n_parties, n_items)
        Every party's scores, in the order of `situation.perspectives`.
    places : int
        How many leading places count as in.

    Returns
    -------
    findings : tuple of RemovalFinding
        The joint list first; empty with fewer than three items.
    untold : {"", "slow_rule"}
        Why the joint list is missing.
    """
    items = situation.items
    if len(items) < FEWEST:
        return (), ""
    removals = remove_each(situation)
    found = [
        reordered(party.id, items, whole, without, places)
        for party, whole, without in zip(
            situation.perspectives, parties, removals.parties, strict=True
        )
    ]
    if removals.joint is None:
        return tuple(found), SLOW
    return (reordered(JOINT, items, joint, removals.joint, places), *found), ""


def reordered(
    perspective: str, items: Sequence[str], whole: Array, without: Array, places: int
) -> RemovalFinding:
    """Compare the order of those that stay with their order when nobody is left out.

    A pair is reversed if one stood strictly before the other and now stands strictly behind.

    Parameters
    ----------
    perspective : str
    items : sequence of str, length n_items
    whole : array, shape (n_items,)
        Scores of all, higher is better.
    without : array, shape (n_items, n_items - 1)
        Scores without each, in the order of `others_of`.
    places : int
        How many leading places count as in.

    Returns
    -------
    RemovalFinding
    """
    others = others_of(len(items))
    before, after = rounded(whole)[others], rounded(without)
    first = _changed(before, after, 1)
    top = _changed(before, after, places)
    behind = before[:, :, None] > before[:, None, :]
    turned = behind & (after[:, :, None] < after[:, None, :])
    pairs = turned.sum(axis=(1, 2))
    found = RemovalFinding(
        perspective=perspective,
        places=places,
        reversals={items[at]: int(pairs[at]) for at in np.flatnonzero(pairs).tolist()},
        first=tuple(items[at] for at in np.flatnonzero(first).tolist()),
        top=tuple(items[at] for at in np.flatnonzero(top).tolist()),
    )
    if not pairs.any():
        return found
    worst = min(range(len(items)), key=lambda at: (-pairs[at], not first[at], items[at]))
    ranks = mean_ranks(before[worst][None])[0]
    above, below = min(
        np.argwhere(turned[worst]).tolist(),
        key=lambda pair: (ranks[pair[0]], ranks[pair[1]], pair),
    )
    return replace(
        found,
        worst=items[worst],
        above=items[others[worst, above]],
        below=items[others[worst, below]],
    )


def _changed(before: Array, after: Array, places: int) -> npt.NDArray[np.bool_]:
    """Whether others are among the first places, shape (n_items,)."""
    inside = [place_spans(scores)[0] < places for scores in (before, after)]
    changed: npt.NDArray[np.bool_] = (inside[0] != inside[1]).any(axis=1)
    return changed
