"""The judges of one party: whose rows and sheets belong together, and what each one weighs."""

from collections.abc import Sequence

from weights.elicitation import all_methods
from weights.elicitation.pairwise import weigh_matrix
from weights.errors import (
    MatrixAndRowsError,
    MixedMethodsError,
    RepeatedMatrixError,
    UnknownMethodError,
    WeightsError,
    raise_together,
)
from weights.judgements import JudgedMatrix, Judgement
from weights.judges import ConsistencyRules, Judge

_EXAMPLE_NAMES = ("example", "示例")


def weigh_panel(
    judgements: Sequence[Judgement],
    matrices: Sequence[JudgedMatrix],
    criteria: Sequence[str],
    rules: ConsistencyRules,
) -> tuple[Judge, ...]:
    """Weigh the criteria for each judge of one party.

    Parameters
    ----------
    judgements : sequence of Judgement
        The party's rows, those of one judge anywhere among them.
    matrices : sequence of JudgedMatrix
        The party's matrix sheets.
    criteria : sequence of str
        Criterion ids.
    rules : ConsistencyRules
        How contradictions are seen.

    Returns
    -------
    tuple of Judge
        In the order of their names.

    Raises
    ------
    JudgementErrors
        Holding every mistake of every judge: what the methods find, and each
        `UnknownMethodError`, `MixedMethodsError`, `MatrixAndRowsError` and
        `RepeatedMatrixError`.
    """
    rows: dict[str, list[Judgement]] = {}
    for row in judgements:
        rows.setdefault(row.judge, []).append(row)
    sheets: dict[str, list[JudgedMatrix]] = {}
    for matrix in matrices:
        sheets.setdefault(matrix.judge, []).append(matrix)
    panel: list[Judge] = []
    problems: list[WeightsError] = []
    for name in sorted(rows.keys() | sheets.keys()):
        try:
            panel.append(_weigh_judge(rows.get(name, []), sheets.get(name, []), criteria, rules))
        except WeightsError as problem:
            problems.append(problem)
    raise_together(problems)
    return tuple(panel)


def is_example(judge: Judge) -> bool:
    """Say whether a judge only stands for the program's own, unagreed defaults.

    Parameters
    ----------
    judge : Judge
        Anyone.

    Returns
    -------
    bool
        True for the names ``example`` and ``示例``.
    """
    return judge.name.strip().casefold() in _EXAMPLE_NAMES


def _weigh_judge(
    rows: Sequence[Judgement],
    sheets: Sequence[JudgedMatrix],
    criteria: Sequence[str],
    rules: ConsistencyRules,
) -> Judge:
    raise_together(_mixed_up(rows, sheets))
    if sheets:
        return weigh_matrix(sheets[0], criteria, rules)
    return all_methods()[rows[0].method].weigh(rows, criteria, rules)


def _mixed_up(rows: Sequence[Judgement], sheets: Sequence[JudgedMatrix]) -> list[WeightsError]:
    """Find whatever keeps a judge from having one method."""
    known = tuple(all_methods())
    problems: list[WeightsError] = [
        UnknownMethodError(row.judge, row.method, known, row.where)
        for row in rows
        if row.method not in known
    ]
    problems += [
        RepeatedMatrixError(sheet.judge, sheet.where, sheets[0].where) for sheet in sheets[1:]
    ]
    if sheets and rows:
        problems.append(MatrixAndRowsError(rows[0].judge, rows[0].where, sheets[0].where))
    methods = dict.fromkeys(row.method for row in rows if row.method in known)
    if len(methods) > 1:
        first = next(row for row in rows if row.method in known)
        other = next(row for row in rows if row.method in known and row.method != first.method)
        problems.append(MixedMethodsError(first.judge, tuple(methods), other.where, first.where))
    return problems
