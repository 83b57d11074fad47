"""Weights of a party from the comparisons of many people, none of whom is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from weights.comparisons import missing_links
from weights.consensus import SCALE_END, Consensus, consensus_index, geometric_consistency
from weights.errors import raise_together
from weights.group import aggregate_priorities, mean_priorities, spread_between
from weights.incomplete import connected_groups, mirrored, priorities
from weights.judges import ConsistencyRules, weights_by_criterion
from weights.pairwise import Floats, consistency_ratio
from weights.voices import Voices, pairs_of

ONE_BY_ONE = "aip"
AT_ONCE = 20_000
"""People whose matrices are held in memory at the same time."""
_HAIR = 1e-12


@dataclass(frozen=True, eq=False)
class CrowdAnswers:
    """What many people said about pairs of criteria.

    Attributes
    ----------
    pairs : tuple of (str, str), length n_pairs
        Criterion ids, left and right; a pair may stand more than once, either way round.
    ratios : ndarray of float, shape (n_people, n_pairs)
        How many times as important the left one is, > 0; NaN where nothing was said.
    powers : ndarray of float, shape (n_people,), optional
        How much each of them counts; equal unless given.
    where : str
        What a planner mends, such as ``questions``.
    """

    pairs: tuple[tuple[str, str], ...]
    ratios: Floats = field(repr=False)
    powers: Floats | None = field(default=None, repr=False)
    where: str = ""

    def weigh(
        self,
        criteria: Sequence[str],
        *,
        name: str = "",
        pooling: str = "aij",
        rules: ConsistencyRules | None = None,
    ) -> "Crowd":
        """Weigh the criteria, see `weigh_crowd`."""
        return weigh_crowd(self, criteria, name=name, pooling=pooling, rules=rules)


@dataclass(frozen=True, eq=False)
class Crowd:
    """Many people's comparisons, or ratings, brought together.

    Attributes
    ----------
    people : int
        Who compared at least one pair, or rated at least one criterion.
    judged : int
        Of them, whose comparisons link all criteria, or who rated them all, so that they can be
        weighed alone.
    consistent : int or None
        Of those, whose consistency ratio is at most `limit`; None for ratings, which cannot
        contradict each other.
    limit : float or None
    spread : float
        Mean distance of two of those judged, 0-1, see `weights.group.spread_between`.
    mean : Series or None
        Arithmetic mean of their weights by criterion; None where nobody was judged alone.
    weights : Series
        The pooled weights by criterion.
    consistency_ratio : float or None
        Of the pooled comparisons; None where weights were pooled.
    pooling : str
        ``aij`` or ``aip``; of ratings ``aip``, or ``aip-arithmetic`` where somebody gives a
        criterion no weight.
    alternative : Series or None
        What the other way of pooling gives.
    voices : Voices
        To pool them again.
    alternative_pooling : str or None
        Which way that is.
    geometric_consistency : float or None
        Index of the pooled comparisons; None where weights were pooled or pairs are missing.
    consensus : Consensus or None
        How far those judged agree; None for fewer than two.
    method : str
        ``pairwise``, or the kind of the questions that rate criteria.
    """

    people: int
    judged: int
    consistent: int | None
    limit: float | None
    spread: float
    mean: pd.Series | None
    weights: pd.Series
    consistency_ratio: float | None
    pooling: str
    alternative: pd.Series | None
    voices: Voices = field(repr=False)
    alternative_pooling: str | None = None
    geometric_consistency: float | None = None
    consensus: Consensus | None = None
    method: str = "pairwise"


def weigh_crowd(
    answers: CrowdAnswers,
    criteria: Sequence[str],
    *,
    name: str = "",
    pooling: str = "aij",
    rules: ConsistencyRules | None = None,
) -> Crowd:
    """Weigh the criteria by the comparisons of many people, all of them at once.

    Pooled entry by entry (AIJ), everybody counts in the pairs they compared; pooled by weights
    (AIP), those count whose comparisons link all criteria. Where there is nobody of that kind,
    AIJ is used.

    Parameters
    ----------
    answers : CrowdAnswers
        Somebody compared something.
    criteria : sequence of str
        Criterion ids.
    name : str
        What the people are called if something is wrong.
    pooling : {"aij", "aip"}
    rules : ConsistencyRules, optional
        Random-index table, and the consistency ratio up to which somebody is consistent.

    Returns
    -------
    Crowd

    Raises
    ------
    JudgementErrors
        With `UncomparedCriteriaError` or `DisconnectedComparisonsError` if the pairs that were
        compared do not link all criteria.
    """
    rules = rules or ConsistencyRules()
    ids = list(criteria)
    told = np.isfinite(answers.ratios).any(axis=1)
    ratios = answers.ratios[told]
    powers = None if answers.powers is None else answers.powers[told]
    compared = pairs_of(ratios, _places(answers.pairs, ids), len(ids))
    pooled = compared.matrices(np.ones(len(ratios)) if powers is None else powers)
    raise_together(missing_links(pooled, ids, name, answers.where))
    joint, eigenvalues = priorities(pooled[None])
    each, counts, consistent = _one_by_one(answers.pairs, ratios, ids, rules)
    own = None if powers is None else powers[counts]
    apart = aggregate_priorities(each, own) if len(each) else None
    ratio = float(consistency_ratio(eigenvalues, len(ids), rules.random_index)[0])
    by_weights = pooling == ONE_BY_ONE and apart is not None
    weights, other, way = joint[0], apart, ONE_BY_ONE
    voices = Voices(np.flatnonzero(told), compared.weights, powers)
    if pooling == ONE_BY_ONE and apart is not None:
        weights, other, way = apart, joint[0], "aij"
        voices = Voices(np.flatnonzero(told)[counts], partial(aggregate_priorities, each), own)
    return Crowd(
        people=len(ratios),
        judged=len(each),
        consistent=consistent,
        limit=rules.limit,
        spread=spread_between(each) if len(each) else 0.0,
        mean=weights_by_criterion(mean_priorities(each, own), ids) if len(each) else None,
        weights=weights_by_criterion(weights, ids),
        consistency_ratio=None if by_weights else ratio,
        pooling=ONE_BY_ONE if by_weights else "aij",
        alternative=None if other is None else weights_by_criterion(other, ids),
        alternative_pooling=None if other is None else way,
        geometric_consistency=None if by_weights else geometric_consistency(pooled),
        consensus=(Consensus(consensus_index(each), SCALE_END) if min(each.shape) > 1 else None),
        voices=voices,
    )


def _one_by_one(
    pairs: Sequence[tuple[str, str]],
    ratios: Floats,
    criteria: Sequence[str],
    rules: ConsistencyRules,
) -> tuple[Floats, npt.NDArray[np.intp], int]:
    """Weigh for everybody alone whose comparisons link all criteria.

    Returns
    -------
    weights : ndarray, shape (n_judged, n_criteria)
    who : ndarray of int, shape (n_judged,)
    consistent : int
    """
    weights, who, consistent = [], [], 0
    for start, stack in _stacks(pairs, ratios, criteria):
        linked = np.flatnonzero(~connected_groups(stack).any(axis=1))
        if not len(linked):
            continue
        found, eigenvalues = priorities(stack[linked])
        contradicted = consistency_ratio(eigenvalues, len(criteria), rules.random_index)
        consistent += int((contradicted <= rules.limit + _HAIR).sum())
        weights.append(found)
        who.append(linked + start)
    if not weights:
        return np.empty((0, len(criteria))), np.empty(0, dtype=np.intp), 0
    return np.concatenate(weights), np.concatenate(who), consistent


def _stacks(
    pairs: Sequence[tuple[str, str]], ratios: Floats, criteria: Sequence[str]
) -> Iterator[tuple[int, Floats]]:
    """Everybody's matrix, so many at a time; of a pair compared twice the geometric mean."""
    places = _places(pairs, criteria)
    for start in range(0, len(ratios), AT_ONCE):
        part = ratios[start : start + AT_ONCE]
        known = np.isfinite(part)
        logs = np.log(np.where(known, part, 1.0))
        sums = np.zeros((len(part), len(criteria), len(criteria)))
        counts = np.zeros_like(sums)
        for pair, (row, column) in enumerate(places):
            sums[:, row, column] += logs[:, pair]
            sums[:, column, row] -= logs[:, pair]
            counts[:, row, column] += known[:, pair]
            counts[:, column, row] += known[:, pair]
        means = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
        yield start, mirrored(np.exp(means))


def _places(
    pairs: Sequence[tuple[str, str]], criteria: Sequence[str]
) -> tuple[tuple[int, int], ...]:
    place = {criterion: number for number, criterion in enumerate(criteria)}
    return tuple((place[left], place[right]) for left, right in pairs)
