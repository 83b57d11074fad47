"""Comparisons in pairs: how many times as important one criterion is as another."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from weights.comparisons import checked_comparisons, value_error
from weights.contradictions import circles, worst_comparisons
from weights.elicitation.method import USUAL_RULES, ElicitationMethod, judge_name, start
from weights.errors import (
    JudgementErrors,
    MatrixShapeError,
    RepeatedComparisonError,
    RepeatedCriterionError,
    UnknownCriterionError,
    WeightsError,
)
from weights.incomplete import priorities
from weights.judgements import JudgedMatrix, Judgement
from weights.judges import AskAgain, ConsistencyRules, Judge, Notice, weights_by_criterion
from weights.pairwise import Floats, consistency_ratio

_ASKED_AGAIN = 3
_FITS = 1e-9  # a misfit this small is rounding


def weigh(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    rules: ConsistencyRules = USUAL_RULES,
) -> Judge:
    """Weigh criteria by a judge's rows of comparisons.

    Parameters
    ----------
    judgements : sequence of Judgement
        One judge's rows: `left` is `value` times as important as `right`. Not every pair
        is needed, but the pairs must link all criteria.
    criteria : sequence of str
        Criterion ids.
    rules : ConsistencyRules
        Random-index table, and the consistency ratio above which to ask again.

    Returns
    -------
    Judge
        Weights, consistency ratio, comparisons to ask again and circles.

    Raises
    ------
    JudgementErrors
        Holding each `UnknownCriterionError` and `RepeatedComparisonError`, with what
        `weights.comparisons.checked_comparisons` finds.
    UnknownRandomIndexError, RandomIndexLimitError
        If the table is unknown or ends before so many criteria.
    """
    places = {criterion: place for place, criterion in enumerate(criteria)}
    values = np.full((len(criteria), len(criteria)), np.nan)
    cells: dict[tuple[int, int], str] = {}
    problems: list[WeightsError] = []
    for row in judgements:
        faults = _faults(row, places, cells)
        problems += faults
        if not faults:
            cells[places[row.left], places[row.right]] = row.where
            values[places[row.left], places[row.right]] = row.value
    judge, beginning = judge_name(judgements), start(judgements)
    matrix, notices = checked_comparisons(
        values, criteria, judge, lambda *place: cells.get(place, beginning), problems
    )
    return _judged(judge, matrix, criteria, rules, notices)


def weigh_matrix(
    judged: JudgedMatrix, criteria: Sequence[str], rules: ConsistencyRules = USUAL_RULES
) -> Judge:
    """Weigh criteria by a judge's matrix of comparisons.

    Parameters
    ----------
    judged : JudgedMatrix
        The matrix as written, its criteria in any order.
    criteria : sequence of str
        Criterion ids, all of which must be compared.
    rules : ConsistencyRules
        Random-index table, and the consistency ratio above which to ask again.

    Returns
    -------
    Judge
        As from `weigh`; the method is ``pairwise``.

    Raises
    ------
    JudgementErrors
        Holding a `MatrixShapeError`, or each `UnknownCriterionError` and
        `RepeatedCriterionError`, with what `weights.comparisons.checked_comparisons` finds.
    UnknownRandomIndexError, RandomIndexLimitError
        If the table is unknown or ends before so many criteria.
    """
    written = np.asarray(judged.values, dtype=np.float64)
    size = len(judged.criteria)
    if written.shape != (size, size):
        rows, columns = (*written.shape, 0, 0)[:2]
        raise JudgementErrors(
            [MatrixShapeError(judged.judge, rows, columns, size=size, where=judged.where)]
        )
    problems = _header_faults(judged, criteria)
    kept = [name for name in criteria if name in judged.criteria]
    values = np.full((len(criteria), len(criteria)), np.nan)
    here = [list(criteria).index(name) for name in kept]
    there = [judged.criteria.index(name) for name in kept]
    values[np.ix_(here, here)] = written[np.ix_(there, there)]
    matrix, notices = checked_comparisons(
        values, criteria, judged.judge, lambda *_: judged.where, problems
    )
    return _judged(judged.judge, matrix, criteria, rules, notices)


def _faults(
    row: Judgement, places: dict[str, int], cells: dict[tuple[int, int], str]
) -> list[WeightsError]:
    """What keeps one row from being entered; its size is checked with all the others."""
    unknown = [name for name in (row.left, row.right) if name not in places]
    if unknown:
        return [
            UnknownCriterionError(row.judge, name, tuple(places), row.where) for name in unknown
        ]
    if math.isnan(row.value):
        return [value_error(row.judge, row.left, row.right, row.value, row.where)]
    known = cells.get((places[row.left], places[row.right]))
    if known is not None:
        return [RepeatedComparisonError(row.judge, row.left, row.right, row.where, known)]
    return []


def _header_faults(judged: JudgedMatrix, criteria: Sequence[str]) -> list[WeightsError]:
    unknown = [name for name in judged.criteria if name not in criteria]
    repeated = [name for name, count in Counter(judged.criteria).items() if count > 1]
    return [
        *(
            UnknownCriterionError(judged.judge, name, tuple(criteria), judged.where)
            for name in unknown
        ),
        *(
            RepeatedCriterionError(judged.judge, name, judged.where, judged.where)
            for name in repeated
        ),
    ]


def _judged(
    judge: str,
    matrix: Floats,
    criteria: Sequence[str],
    rules: ConsistencyRules,
    notices: tuple[Notice, ...],
) -> Judge:
    weights, eigenvalues = priorities(matrix[None])
    ratio = float(consistency_ratio(eigenvalues, len(criteria), rules.random_index)[0])
    # By id, so that the order of the criteria never decides between equals.
    by_id = sorted(range(len(criteria)), key=lambda place: criteria[place])
    names = [criteria[place] for place in by_id]
    sorted_matrix = matrix[np.ix_(by_id, by_id)]
    ask_again = _ask_again(sorted_matrix, weights[0][by_id], names) if ratio > rules.limit else ()
    return Judge(
        name=judge,
        method=METHOD.name,
        weights=weights_by_criterion(weights[0], list(criteria)),
        consistency_ratio=ratio,
        ask_again=ask_again,
        cycles=tuple(tuple(names[place] for place in circle) for circle in circles(sorted_matrix)),
        matrix=matrix,
        notices=notices,
        consistency_limit=rules.limit,
    )


def _ask_again(matrix: Floats, weights: Floats, names: Sequence[str]) -> tuple[AskAgain, ...]:
    pairs, factors = worst_comparisons(matrix[None], weights[None], count=_ASKED_AGAIN)
    asked = []
    for (first, second), factor in zip(pairs[0].tolist(), factors[0].tolist(), strict=True):
        if factor > 1 + _FITS:
            # What was said to matter more stands left, as people say it.
            left, right = (first, second) if matrix[first, second] >= 1 else (second, first)
            asked.append(
                AskAgain(
                    names[left],
                    names[right],
                    value=float(matrix[left, right]),
                    fits=float(weights[left] / weights[right]),
                )
            )
    return tuple(asked)


def _example(criteria: Sequence[str]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement("residents", "example", "pairwise", left, right, 2.0)
        for left, right in pairwise(criteria)
    )


METHOD = ElicitationMethod(
    name="pairwise",
    title="Comparisons in pairs (AHP)",
    summary="Say of two criteria at a time how many times as important one is as the other.",
    weigh=weigh,
    example=_example,
    compares=True,
)
