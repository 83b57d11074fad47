"""What a way of asking for weights must be able to do, and what several ways share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from weights.errors import (
    RepeatedCriterionError,
    UnjudgedCriteriaError,
    UnknownCriterionError,
    WeightsError,
    raise_together,
)
from weights.judgements import Judgement
from weights.judges import ConsistencyRules, Judge
from weights.pairwise import Floats

USUAL_RULES = ConsistencyRules()


class Weigh(Protocol):
    """Turns one judge's rows into weights."""

    def __call__(
        self,
        judgements: Sequence[Judgement],
        criteria: Sequence[str],
        rules: ConsistencyRules = USUAL_RULES,
    ) -> Judge:
        """Weigh all `criteria`, or raise `JudgementErrors` with everything that is wrong."""


@dataclass(frozen=True)
class ElicitationMethod:
    """One way of asking.

    Attributes
    ----------
    name, title : str
        The name in the `method` column, and the name people know it by.
    summary : str
        One sentence: what the judge does.
    weigh : callable
        `Weigh`: the rows of one judge and the criterion ids to a `Judge`.
    example : callable (sequence of str) -> tuple of Judgement
        Rows that a judge could write who finds the criteria the more important the earlier
        they stand.
    compares : bool
        Whether a row compares `left` with `right`, or speaks of `left` alone.
    """

    name: str
    title: str
    summary: str
    weigh: Weigh
    example: Callable[[Sequence[str]], tuple[Judgement, ...]]
    compares: bool = False


def one_value_each(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    fault: Callable[[Judgement], WeightsError | None],
) -> Floats:
    """Collect one judge's values for methods that ask for one number per criterion.

    Parameters
    ----------
    judgements : sequence of Judgement
        The rows of one judge; `left` and `value` count.
    criteria : sequence of str, length n
        Criterion ids.
    fault : callable (Judgement) -> WeightsError or None
        What is wrong with the value of a row.

    Returns
    -------
    ndarray, shape (n,)
        Values in the order of `criteria`.

    Raises
    ------
    JudgementErrors
        Holding what `fault` found, and each `UnknownCriterionError`, `RepeatedCriterionError`
        and `UnjudgedCriteriaError`.
    """
    problems: list[WeightsError] = []
    first: dict[str, Judgement] = {}
    for row in judgements:
        known = first.setdefault(row.left, row)
        if row.left not in criteria:
            problems.append(UnknownCriterionError(row.judge, row.left, tuple(criteria), row.where))
        elif known is not row:
            problems.append(RepeatedCriterionError(row.judge, row.left, row.where, known.where))
        wrong = fault(row)
        if wrong is not None:
            problems.append(wrong)
    missing = tuple(criterion for criterion in criteria if criterion not in first)
    if missing:
        problems.append(UnjudgedCriteriaError(judge_name(judgements), missing, start(judgements)))
    raise_together(problems)
    return np.array([first[criterion].value for criterion in criteria], dtype=np.float64)


def judge_name(judgements: Sequence[Judgement]) -> str:
    """Name the judge of some rows; empty if there are none."""
    return judgements[0].judge if judgements else ""


def start(judgements: Sequence[Judgement]) -> str:
    """Say where a judge's rows begin; empty if there are none."""
    return judgements[0].where if judgements else ""
