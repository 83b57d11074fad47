"""Swing: how much the way from worst to best matters, beside the most important such way."""

from collections.abc import Sequence

from weights.asking_errors import NoFullSwingError, SwingValueError
from weights.elicitation.method import (
    USUAL_RULES,
    ElicitationMethod,
    judge_name,
    one_value_each,
)
from weights.errors import JudgementErrors
from weights.judgements import Judgement
from weights.judges import ConsistencyRules, Judge, weights_by_criterion

FULL = 100.0
"""The swing that matters most; the others are measured against it."""


def weigh(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    rules: ConsistencyRules = USUAL_RULES,  # noqa: ARG001 - swings cannot contradict each other
) -> Judge:
    """Weigh each criterion by its swing, as a share of all swings.

    The judge imagines that everything is at its worst, and says which criterion to bring to its
    best first: its swing is 100. The swing of each other criterion says how much that is worth
    beside it. Unlike points, the weights therefore speak of the items at hand.

    Parameters
    ----------
    judgements : sequence of Judgement
        One judge's rows: `left` is the criterion, `value` its swing, 0 to 100.
    criteria : sequence of str
        Criterion ids, each of which must have a swing.
    rules : ConsistencyRules
        Not needed here; every method is called alike.

    Returns
    -------
    Judge
        Weights that sum to 1; no consistency ratio.

    Raises
    ------
    JudgementErrors
        Holding each `SwingValueError`, `UnknownCriterionError`, `RepeatedCriterionError` and
        `UnjudgedCriteriaError`, or a `NoFullSwingError`: without a swing of 100 nobody knows
        whether a criterion is missing or which scale was meant.

    References
    ----------
    von Winterfeldt and Edwards (1986), Decision Analysis and Behavioral Research, section 8.2.

    Examples
    --------
    >>> rows = [Judgement("residents", "Wu", "swing", "safety", "", 100),
    ...         Judgement("residents", "Wu", "swing", "cost", "", 25)]
    >>> weigh(rows, ["safety", "cost"]).weights.to_dict()
    {'safety': 0.8, 'cost': 0.2}
    """
    swings = one_value_each(judgements, criteria, _fault)
    if swings.max() < FULL:
        highest = max(judgements, key=lambda row: row.value)
        raise JudgementErrors(
            [NoFullSwingError(highest.judge, highest.left, highest.value, highest.where)]
        )
    weights = weights_by_criterion(swings / swings.sum(), list(criteria))
    return Judge(judge_name(judgements), METHOD.name, weights, None)


def _fault(row: Judgement) -> SwingValueError | None:
    if 0 <= row.value <= FULL:
        return None
    return SwingValueError(row.judge, row.left, row.value, row.where)


def _example(criteria: Sequence[str]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            "residents", "example", "swing", criterion, "", FULL * (1 - place / len(criteria))
        )
        for place, criterion in enumerate(criteria)
    )


METHOD = ElicitationMethod(
    name="swing",
    title="Swing weighting",
    summary="Give 100 to the change from worst to best that matters most, the others beside it.",
    weigh=weigh,
    example=_example,
)
