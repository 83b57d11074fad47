"""Points: the judge shares out points, and a criterion weighs its share of them."""

import math
from collections.abc import Sequence

from weights.elicitation.method import (
    USUAL_RULES,
    ElicitationMethod,
    judge_name,
    one_value_each,
    start,
)
from weights.errors import JudgementErrors, NoPointsError, PointsValueError
from weights.judgements import Judgement
from weights.judges import ConsistencyRules, Judge, weights_by_criterion


def weigh(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    rules: ConsistencyRules = USUAL_RULES,  # noqa: ARG001 - points cannot contradict each other
) -> Judge:
    """Weigh each criterion by its share of a judge's points.

    Parameters
    ----------
    judgements : sequence of Judgement
        One judge's rows: `left` is the criterion, `value` its points, any scale from 0.
    criteria : sequence of str
        Criterion ids, each of which must have points.
    rules : ConsistencyRules
        Not needed here; every method is called alike.

    Returns
    -------
    Judge
        Weights that sum to 1; no consistency ratio.

    Raises
    ------
    JudgementErrors
        Holding each `PointsValueError`, `UnknownCriterionError`, `RepeatedCriterionError`
        and `UnjudgedCriteriaError`, or a `NoPointsError`.

    Examples
    --------
    >>> rows = [Judgement("residents", "Wu", "points", "safety", "", 30),
    ...         Judgement("residents", "Wu", "points", "cost", "", 10)]
    >>> weigh(rows, ["safety", "cost"]).weights.to_dict()
    {'safety': 0.75, 'cost': 0.25}
    """
    points = one_value_each(judgements, criteria, _fault)
    # The largest comes out first so that the sum of very large points stays finite.
    highest = points.max()
    if not highest:
        raise JudgementErrors([NoPointsError(judge_name(judgements), start(judgements))])
    shares = points / highest
    weights = weights_by_criterion(shares / shares.sum(), list(criteria))
    return Judge(judge_name(judgements), METHOD.name, weights, None)


def _fault(row: Judgement) -> PointsValueError | None:
    if math.isfinite(row.value) and row.value >= 0:
        return None
    return PointsValueError(row.judge, row.left, row.value, row.where)


def _example(criteria: Sequence[str]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement("residents", "example", "points", criterion, "", 10.0 * (len(criteria) - place))
        for place, criterion in enumerate(criteria)
    )


METHOD = ElicitationMethod(
    name="points",
    title="Points",
    summary="Give each criterion points; its weight is its share of all points.",
    weigh=weigh,
    example=_example,
)
