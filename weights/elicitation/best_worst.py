"""Best-worst: the most important criterion beside all others, and all beside the least."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from weights.asking_errors import (
    BestWorstValueError,
    BeyondWorstError,
    MissingBestWorstError,
    NeitherBestNorWorstError,
    UnclearBestError,
    UnclearWorstError,
)
from weights.best_worst import accepted_ratio, best_worst_weights, input_consistency
from weights.elicitation.method import USUAL_RULES, ElicitationMethod, judge_name, start
from weights.errors import (
    DiagonalValueError,
    JudgementErrors,
    RepeatedComparisonError,
    UnjudgedCriteriaError,
    UnknownCriterionError,
    WeightsError,
    raise_together,
)
from weights.judgements import Judgement
from weights.judges import AskAgain, ConsistencyRules, Judge, weights_by_criterion
from weights.pairwise import Floats

LARGEST = 9.0
_ASKED_AGAIN = 3
_HAIR = 1e-9

Rows = dict[tuple[str, str], Judgement]


def weigh(
    judgements: Sequence[Judgement],
    criteria: Sequence[str],
    rules: ConsistencyRules = USUAL_RULES,  # noqa: ARG001 - the method has limits of its own
) -> Judge:
    """Weigh criteria by a judge's comparisons with the best and with the worst of them.

    Parameters
    ----------
    judgements : sequence of Judgement
        One judge's rows: `left` is `value` times (1 to 9) as important as `right`. The most
        important criterion stands left once with every other, the least important one right
        once with every other; which they are is found from the rows.
    criteria : sequence of str
        Criterion ids, all of which must be compared with both.
    rules : ConsistencyRules
        Not needed here; every method is called alike.

    Returns
    -------
    Judge
        Weights of the linear programme and its `deviation`; the consistency ratio is the
        input-based one, its limit as in `weights.best_worst.accepted_ratio`. Above that, the
        worst comparisons with the value that the judge's other two answers imply.

    Raises
    ------
    JudgementErrors
        Holding each `UnknownCriterionError`, `RepeatedComparisonError`, `DiagonalValueError`
        and `BestWorstValueError`; if there is none, `UnclearBestError`, `UnclearWorstError`
        or `UnjudgedCriteriaError`; then each `MissingBestWorstError`,
        `NeitherBestNorWorstError` and `BeyondWorstError`.

    References
    ----------
    Rezaei (2016), Omega 64, 126-130; Liang, Brunelli and Rezaei (2020), Omega 96, 102175.
    """
    rows = _checked_rows(judgements, criteria)
    judge, beginning = judge_name(judgements), start(judgements)
    # By id, so that the order of the criteria never decides between equals.
    names = sorted(criteria)
    if len(names) == 1:
        return Judge(judge, METHOD.name, weights_by_criterion(np.ones(1), names), 0.0)
    best, worst = _best_and_worst(rows, names, judge, beginning)
    raise_together(_misplaced(rows, names, best, worst, judge=judge, where=beginning))
    said = _Said.of(rows, names, best, worst)
    weights, deviation = best_worst_weights(said.others, said.lowest, said.best, said.worst)
    ratios = input_consistency(said.others, said.lowest, said.worst)
    limit = accepted_ratio(said.others[said.worst], len(names))
    return Judge(
        name=judge,
        method=METHOD.name,
        weights=weights_by_criterion(weights, names).reindex(list(criteria)),
        consistency_ratio=float(ratios.max()),
        ask_again=_ask_again(said, weights, ratios, limit),
        consistency_limit=limit,
        deviation=deviation,
    )


@dataclass(frozen=True, eq=False)
class _Said:
    """One judge's two rows of comparisons, shape (n_criteria,) each, and whose rows they are."""

    names: tuple[str, ...]
    others: Floats
    lowest: Floats
    best: int
    worst: int

    @classmethod
    def of(cls, rows: Rows, names: Sequence[str], best: str, worst: str) -> "_Said":
        others = [1.0 if name == best else rows[best, name].value for name in names]
        lowest = [1.0 if name == worst else rows[name, worst].value for name in names]
        places = names.index(best), names.index(worst)
        return cls(tuple(names), np.array(others), np.array(lowest), *places)


def _checked_rows(judgements: Sequence[Judgement], criteria: Sequence[str]) -> Rows:
    problems: list[WeightsError] = []
    rows: Rows = {}
    for row in judgements:
        unknown = [name for name in (row.left, row.right) if name not in criteria]
        problems += [
            UnknownCriterionError(row.judge, name, tuple(criteria), row.where) for name in unknown
        ]
        known = rows.setdefault((row.left, row.right), row)
        if known is not row:
            problems.append(
                RepeatedComparisonError(row.judge, row.left, row.right, row.where, known.where)
            )
        if row.left == row.right and row.value != 1:
            problems.append(DiagonalValueError(row.judge, row.left, row.value, row.where))
        elif not 1 <= row.value <= LARGEST:
            problems.append(
                BestWorstValueError(
                    row.judge, row.left, row.right, value=row.value, where=row.where
                )
            )
    raise_together(problems)
    return {pair: row for pair, row in rows.items() if pair[0] != pair[1]}


def _best_and_worst(rows: Rows, criteria: Sequence[str], judge: str, where: str) -> tuple[str, str]:
    """Find who stands left, and who right, most often."""
    if not rows:
        raise JudgementErrors([UnjudgedCriteriaError(judge, tuple(criteria), where)])
    best = _most_often(left for left, _ in rows)
    worst = _most_often(right for _, right in rows if [right] != best)
    problems: list[WeightsError] = []
    if len(best) > 1:
        problems.append(UnclearBestError(judge, tuple(best), where))
    if len(worst) != 1:
        problems.append(UnclearWorstError(judge, tuple(worst or criteria), where))
    raise_together(problems)
    return best[0], worst[0]


def _most_often(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(name for name, count in counts.items() if count == max(counts.values()))


def _misplaced(
    rows: Rows, criteria: Sequence[str], best: str, worst: str, *, judge: str, where: str
) -> list[WeightsError]:
    """What is missing, what does not belong there, and what is beyond best over worst."""
    wanted = [(best, name) for name in criteria if name != best]
    wanted += [(name, worst) for name in criteria if name not in {best, worst}]
    missing = tuple(f"{left} / {right}" for left, right in wanted if (left, right) not in rows)
    problems: list[WeightsError] = []
    if missing:
        problems.append(MissingBestWorstError(judge, best, worst, pairs=missing, where=where))
    apart = rows[best, worst].value if (best, worst) in rows else LARGEST
    for pair, row in rows.items():
        if pair not in wanted:
            problems.append(
                NeitherBestNorWorstError(judge, *pair, best=best, worst=worst, where=row.where)
            )
        elif row.value > apart:
            problems.append(
                BeyondWorstError(judge, *pair, value=row.value, limit=apart, where=row.where)
            )
    return problems


def _ask_again(said: _Said, weights: Floats, ratios: Floats, limit: float) -> tuple[AskAgain, ...]:
    """Of each doubtful criterion's two comparisons name the one that fits the weights worse."""
    asked = []
    apart = said.others[said.worst]
    for place in np.argsort(-ratios, kind="stable")[:_ASKED_AGAIN].tolist():
        if ratios[place] <= limit + _HAIR:
            continue
        above, below = float(said.others[place]), float(said.lowest[place])
        gaps = (
            abs(weights[said.best] - above * weights[place]),
            abs(weights[place] - below * weights[said.worst]),
        )
        if gaps[0] >= gaps[1]:
            pair, value, other = (said.best, place), above, below
        else:
            pair, value, other = (place, said.worst), below, above
        left, right = (said.names[one] for one in pair)
        asked.append(AskAgain(left, right, value, float(apart / other)))
    return tuple(asked)


def _example(criteria: Sequence[str]) -> tuple[Judgement, ...]:
    last = len(criteria) - 1
    step = min(1.0, (LARGEST - 1) / max(last, 1))
    pairs = [(0, place) for place in range(1, last + 1)]
    pairs += [(place, last) for place in range(1, last)]
    return tuple(
        Judgement(
            "residents",
            "example",
            "best_worst",
            criteria[left],
            criteria[right],
            1 + step * (right - left),
        )
        for left, right in pairs
    )


METHOD = ElicitationMethod(
    name="best_worst",
    title="Best-worst method",
    summary="Compare the most important criterion with all others, and all with the least.",
    weigh=weigh,
    example=_example,
    compares=True,
)
