"""Order: the judge only says what comes first, second, third, and ties are allowed."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from weights.elicitation.method import (
    USUAL_RULES,
    ElicitationMethod,
    judge_name,
    one_value_each,
)
from weights.errors import PlaceValueError
from weights.judgements import Judgement
from weights.judges import ConsistencyRules, Judge, weights_by_criterion
from weights.pairwise import Floats


def rank_order_centroid(places: npt.ArrayLike) -> Floats:
    """Weigh criteria by their places in orders of importance.

    Of n criteria the k-th weighs ``(1/k + ... + 1/n) / n``: the centre of all weight vectors
    that respect the order. Criteria that share places share the mean of those places' weights.

    Parameters
    ----------
    places : array_like, shape (k, n)
        One order per row, 1 for the most important criterion; only the order of the
        numbers counts, not their distance.

    Returns
    -------
    ndarray, shape (k, n)
        Each row sums to 1.

    References
    ----------
    Barron and Barrett (1996), Management Science 42(11), 1515-1523.

    Examples
    --------
    >>> rank_order_centroid([[1, 2], [1, 1]]).tolist()
    [[0.75, 0.25], [0.5, 0.5]]
    """
    orders = np.asarray(places, dtype=np.float64)
    size = orders.shape[1]
    ahead = (orders[:, None, :] < orders[:, :, None]).sum(axis=2)
    alike = (orders[:, None, :] == orders[:, :, None]).sum(axis=2)
    centroid = np.cumsum(1.0 / np.arange(size, 0, -1))[::-1] / size
    summed = np.concatenate([[0.0], np.cumsum(centroid)])
    weights: Floats = (summed[ahead + alike] - summed[ahead]) / alike
    return weights


def weigh(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    rules: ConsistencyRules = USUAL_RULES,  # noqa: ARG001 - an order cannot contradict itself
) -> Judge:
    """Weigh criteria by a judge's order of importance.

    Parameters
    ----------
    judgements : sequence of Judgement
        One judge's rows: `left` is the criterion, `value` its place, 1 for the most important.
    criteria : sequence of str
        Criterion ids, each of which must have a place.
    rules : ConsistencyRules
        Not needed here; every method is called alike.

    Returns
    -------
    Judge
        Weights as in `rank_order_centroid`; no consistency ratio.

    Raises
    ------
    JudgementErrors
        Holding each `PlaceValueError`, `UnknownCriterionError`, `RepeatedCriterionError` and
        `UnjudgedCriteriaError`.
    """
    places = one_value_each(judgements, criteria, _fault)
    weights = weights_by_criterion(rank_order_centroid([places])[0], list(criteria))
    return Judge(judge_name(judgements), METHOD.name, weights, None)


def _fault(row: Judgement) -> PlaceValueError | None:
    if math.isfinite(row.value) and row.value >= 1:
        return None
    return PlaceValueError(row.judge, row.left, row.value, row.where)


def _example(criteria: Sequence[str]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement("residents", "example", "order", criterion, "", float(place))
        for place, criterion in enumerate(criteria, start=1)
    )


METHOD = ElicitationMethod(
    name="order",
    title="Order of importance",
    summary="Put the criteria in order; a place gives the mean weight that fits the order.",
    weigh=weigh,
    example=_example,
)
