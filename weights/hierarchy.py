"""Criteria under headings: siblings are weighed beside each other, and weights multiply down."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from weights.asking_errors import JudgedApartError, UnjudgedHeadingError
from weights.consensus import Consensus, consensus_index, farthest_judge
from weights.errors import (
    JudgementErrors,
    NoJudgementsError,
    UnknownCriterionError,
    WeightsError,
    raise_together,
)
from weights.group import spread_between
from weights.judgements import JudgedMatrix, Judgement
from weights.judges import Judge, weights_by_criterion
from weights.perspectives import Perspective, weigh_perspective

TOP = ""
"""The heading above all others."""
SEVERAL = "several"
"""Method of a judge who used another one under another heading."""

Tree = Mapping[str, Sequence[str]]
"""What stands directly under each heading, from `TOP` downwards; without circles."""


def weigh_hierarchy(  # noqa: PLR0917 - as `weigh_perspective`, which it stands in for
    perspective_id: str,
    name: str,
    power: float,
    judgements: Sequence[Judgement],
    matrices: Sequence[JudgedMatrix],
    criteria: Sequence[str],
    *,
    tree: Tree,
    pooling: str = "aij",
    random_index: str = "saaty",
    consistency_limit: float = 0.1,
) -> Perspective:
    """Turn judgements about siblings into weights of the criteria at the bottom.

    Under every heading the judges weigh what stands directly under it, each as he likes; the
    weight of a criterion is the product of the weights on the way down to it. Every judge
    weighs under every heading that holds more than one thing.

    Parameters
    ----------
    perspective_id, name, power, judgements, matrices
        As in `weights.perspectives.weigh_perspective`.
    criteria : sequence of str
        The criteria at the bottom, in the order wanted.
    tree : mapping of str to sequence of str
        As `Tree`.
    pooling, random_index, consistency_limit
        As in `weights.perspectives.weigh_perspective`, under every heading alike.

    Returns
    -------
    Perspective
        The weights of `criteria`; consistency ratios, pooled and of each judge, are the worst
        of any heading, and `parts` hold what was found under each.

    Raises
    ------
    JudgementErrors
        Holding what is wrong under any heading, and each `JudgedApartError`,
        `UnknownCriterionError` and `UnjudgedHeadingError`.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process; the worst ratio of any heading as in AHP-OS.
    """
    asked = {heading: under for heading, under in tree.items() if len(under) > 1}
    if not judgements and not matrices and asked:
        raise JudgementErrors([NoJudgementsError(perspective_id)])
    problems = _apart(judgements, matrices, tree)
    raise_together(problems)
    parts: dict[str, Perspective] = {}
    judges = {row.judge: row.where for row in reversed(judgements)}
    judges |= {sheet.judge: sheet.where for sheet in matrices}
    for heading, under in asked.items():
        rows = [row for row in judgements if row.left in under]
        sheets = [sheet for sheet in matrices if set(sheet.criteria) & {*under}]
        silent = {*judges} - {row.judge for row in rows} - {sheet.judge for sheet in sheets}
        problems += [
            UnjudgedHeadingError(judge, heading, tuple(under), judges[judge])
            for judge in sorted(silent)
        ]
        if not rows and not sheets:
            continue
        try:
            parts[heading] = weigh_perspective(
                perspective_id,
                name,
                power,
                rows,
                sheets,
                under,
                pooling=pooling,
                random_index=random_index,
                consistency_limit=consistency_limit,
            )
        except JudgementErrors as problem:
            problems.append(problem)
    raise_together(problems)
    return _joined(perspective_id, name, power, parts, tree, tuple(criteria), pooling, random_index)


def multiplied_down(tree: Tree, local: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Multiply weights from the top to the criteria at the bottom.

    Parameters
    ----------
    tree : mapping of str to sequence of str
        As `Tree`.
    local : mapping of str to mapping of str to float
        By heading, the weights of what stands under it, which sum to 1; headings that hold one
        thing need none.

    Returns
    -------
    dict of str to float
        By criterion; they sum to 1.

    Examples
    --------
    >>> tree = {"": ["safety", "money"], "money": ["cost", "upkeep"]}
    >>> multiplied_down(tree, {"": {"safety": 0.6, "money": 0.4},
    ...                        "money": {"cost": 0.25, "upkeep": 0.75}})
    {'safety': 0.6, 'cost': 0.1, 'upkeep': 0.30000000000000004}
    """
    found: dict[str, float] = {}
    waiting = [(TOP, 1.0)]
    while waiting:
        heading, weight = waiting.pop(0)
        for name in tree[heading]:
            share = weight * float(local.get(heading, {}).get(name, 1.0))
            if name in tree:
                waiting.append((name, share))
            else:
                found[name] = share
    return found


def _apart(
    judgements: Sequence[Judgement], matrices: Sequence[JudgedMatrix], tree: Tree
) -> list[WeightsError]:
    """Comparisons of two things that do not stand under one heading."""
    home = {name: heading for heading, under in tree.items() for name in under}
    compared: list[tuple[str, Sequence[str], str]] = [
        (row.judge, (row.left, row.right), row.where) for row in judgements
    ]
    compared += [(sheet.judge, sheet.criteria, sheet.where) for sheet in matrices]
    problems: list[WeightsError] = []
    for judge, names, where in compared:
        given = [name for name in names if name]
        unknown = [name for name in given if name not in home]
        problems += [UnknownCriterionError(judge, name, tuple(home), where) for name in unknown]
        known = [name for name in given if name in home]
        other = next((name for name in known if home[name] != home[known[0]]), None)
        if other is not None:
            problems.append(JudgedApartError(judge, known[0], other, where))
    return problems


def _joined(  # noqa: PLR0917 - the facts of one party
    perspective_id: str,
    name: str,
    power: float,
    parts: Mapping[str, Perspective],
    tree: Tree,
    criteria: tuple[str, ...],
    pooling: str,
    random_index: str,
) -> Perspective:
    def down(local: Mapping[str, pd.Series]) -> pd.Series:
        found = multiplied_down(tree, {one: _plain(each) for one, each in local.items()})
        return weights_by_criterion(np.array([found[one] for one in criteria]), criteria)

    weights = down({heading: part.weights for heading, part in parts.items()})
    names = [judge.name for judge in next(iter(parts.values())).panel] if parts else []
    panel = tuple(
        _judge({heading: _of(part, judge) for heading, part in parts.items()}, down)
        for judge in names
    )
    stacked = np.array([judge.weights.to_numpy(dtype=np.float64) for judge in panel])
    others = {heading: part for heading, part in parts.items() if part.alternative is not None}
    ways = [part.pooling for part in parts.values() if part.pooling != pooling]
    return Perspective(
        id=perspective_id,
        name=name,
        power=power,
        weights=weights,
        consistency_ratio=_worst(part.consistency_ratio for part in parts.values()),
        panel=panel,
        example=any(part.example for part in parts.values()),
        pooling=ways[0] if ways else pooling,
        random_index=random_index,
        alternative=(
            down(
                {
                    heading: part.weights if part.alternative is None else part.alternative
                    for heading, part in parts.items()
                }
            )
            if others
            else None
        ),
        alternative_pooling=next((one.alternative_pooling for one in others.values()), None),
        spread=spread_between(stacked) if len(panel) > 1 else 0.0,
        # Products of weights are not bounded by the scale of one comparison.
        consensus=(
            Consensus(consensus_index(stacked, None), None)
            if len(panel) > 1 and len(criteria) > 1
            else None
        ),
        farthest=farthest_judge(panel, weights.to_numpy(dtype=np.float64)),
        parts=dict(parts),
    )


def _of(part: Perspective, name: str) -> Judge:
    return next(judge for judge in part.panel if judge.name == name)


def _judge(
    local: Mapping[str, Judge], down: Callable[[Mapping[str, pd.Series]], pd.Series]
) -> Judge:
    """Bring together what one judge said under every heading."""
    judges = list(local.values())
    methods = {judge.method for judge in judges}
    ratios = [judge for judge in judges if judge.consistency_ratio is not None]
    worst = max(ratios, key=lambda judge: judge.consistency_ratio or 0.0, default=None)
    return Judge(
        name=judges[0].name,
        method=judges[0].method if len(methods) == 1 else SEVERAL,
        weights=down({heading: judge.weights for heading, judge in local.items()}),
        consistency_ratio=None if worst is None else worst.consistency_ratio,
        ask_again=tuple(one for judge in judges for one in judge.ask_again),
        cycles=tuple(one for judge in judges for one in judge.cycles),
        notices=tuple(one for judge in judges for one in judge.notices),
        consistency_limit=None if worst is None else worst.consistency_limit,
        parts=dict(local),
    )


def _plain(weights: pd.Series) -> dict[str, float]:
    return {str(name): float(weight) for name, weight in weights.items()}


def _worst(ratios: Iterable[float | None]) -> float | None:
    return max((ratio for ratio in ratios if ratio is not None), default=None)
