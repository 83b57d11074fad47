"""Weights of a party from the ratings that many people give to criteria, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from weights.consensus import Consensus, consensus_index
from weights.crowd import Crowd
from weights.errors import JudgementErrors, NobodyRatedAllError
from weights.group import aggregate_priorities, mean_priorities, spread_between
from weights.judges import ConsistencyRules, weights_by_criterion
from weights.pairwise import Floats
from weights.voices import Voices


@dataclass(frozen=True, eq=False)
class RatedAnswers:
    """How important many people find each criterion.

    Attributes
    ----------
    criteria : tuple of str, length n_criteria
        Criterion ids.
    values : ndarray of float, shape (n_people, n_criteria)
        Not negative, 0 for no importance at all; NaN where nothing was said.
    method : str
        Kind of the questions: ``criterion_importance`` or ``criterion_points``.
    powers : ndarray of float, shape (n_people,), optional
        How much each of them counts; equal unless given.
    where : str
        What a planner mends, such as ``questions``.
    """

    criteria: tuple[str, ...]
    values: Floats = field(repr=False)
    method: str = "criterion_importance"
    powers: Floats | None = field(default=None, repr=False)
    where: str = ""

    def weigh(
        self,
        criteria: Sequence[str],
        *,
        name: str = "",
        pooling: str = "aij",  # noqa: ARG002 - ratings are pooled one by one, whatever is asked
        rules: ConsistencyRules | None = None,  # noqa: ARG002 - ratings cannot contradict each other
    ) -> Crowd:
        """Weigh the criteria, see `weigh_ratings`."""
        return weigh_ratings(self, criteria, name=name)


def rated_weights(values: Floats, *, shared_out: bool) -> Floats:
    """Turn each person's ratings into weights: shares of their sum.

    Who gives all criteria the same says that they weigh the same. So does who calls none of them
    important on a scale; points of which none was shared out say nothing.

    Parameters
    ----------
    values : ndarray of float, shape (n_people, n_criteria)
        Not negative; NaN where nothing was said.
    shared_out : bool
        Whether these are points.

    Returns
    -------
    ndarray, shape (n_people, n_criteria)
        Rows sum to 1; NaN throughout for who did not rate all criteria.

    References
    ----------
    Bottomley and Doyle (2001), A comparison of three weight elicitation methods: good, better,
    and best, Omega 29(6), 553-560, for direct rating: numbers from 0 for no importance, divided
    by their sum; of point allocation (constant sum) the shares are the weights themselves.

    Examples
    --------
    >>> rated_weights(np.array([[60, 30, 10], [50, 0, 50], [0, 0, 0]]), shared_out=True).tolist()
    [[0.6, 0.3, 0.1], [0.5, 0.0, 0.5], [nan, nan, nan]]
    >>> rated_weights(np.array([[1.0, 0.5, 0.5], [0, 0, 0]]), shared_out=False).round(2).tolist()
    [[0.5, 0.25, 0.25], [0.33, 0.33, 0.33]]
    """
    given = np.asarray(values, dtype=np.float64)
    if not shared_out:
        given = np.where((given == 0).all(axis=1, keepdims=True), 1.0, given)
    total = given.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(given, total, out=np.full_like(given, np.nan), where=total > 0)
    return shares


def weigh_ratings(answers: RatedAnswers, criteria: Sequence[str], *, name: str = "") -> Crowd:
    """Weigh the criteria by the ratings of many people, all of them at once.

    Those count who rated all criteria; nothing is made up for the others. Pooled is the
    geometric mean of their weights (AIP), as of judges who give points; where somebody gives a
    criterion no weight, which a geometric mean would impose on everyone, it is the arithmetic
    mean, and there is no other way beside it.

    Parameters
    ----------
    answers : RatedAnswers
    criteria : sequence of str
        Criterion ids, all of them among those of the answers.
    name : str
        What the people are called if something is wrong.

    Returns
    -------
    Crowd

    Raises
    ------
    JudgementErrors
        With `NobodyRatedAllError` if nobody rated all criteria.

    References
    ----------
    Forman and Peniwati (1998), European Journal of Operational Research 108(1), 165-169.
    """
    ids = list(criteria)
    values = answers.values[:, [answers.criteria.index(one) for one in ids]]
    weights = rated_weights(values, shared_out=answers.method == "criterion_points")
    rows = np.flatnonzero(np.isfinite(weights).all(axis=1))
    each, own = weights[rows], None if answers.powers is None else answers.powers[rows]
    if not len(rows):
        raise JudgementErrors([NobodyRatedAllError(name, tuple(ids), answers.where)])
    mean = mean_priorities(each, own)
    positive = bool((each > 0).all())
    pool = partial(aggregate_priorities if positive else mean_priorities, each)
    return Crowd(
        people=int(np.isfinite(values).any(axis=1).sum()),
        judged=len(each),
        consistent=None,
        limit=None,
        spread=spread_between(each),
        mean=weights_by_criterion(mean, ids),
        weights=weights_by_criterion(pool(own), ids),
        consistency_ratio=None,
        pooling="aip" if positive else "aip-arithmetic",
        alternative=weights_by_criterion(mean, ids) if positive else None,
        alternative_pooling="aip-arithmetic" if positive else None,
        consensus=Consensus(consensus_index(each, None), None) if min(each.shape) > 1 else None,
        method=answers.method,
        voices=Voices(rows, pool, own),
    )
