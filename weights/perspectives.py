"""A party, its weights, and how they came about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from weights.consensus import (
    Consensus,
    Farthest,
    farthest_judge,
    geometric_consistency,
    panel_consensus,
)
from weights.crowd import Crowd, CrowdAnswers
from weights.errors import (
    JudgementErrors,
    NoJudgementsError,
    UnknownPerspectiveError,
    raise_together,
)
from weights.group import (
    aggregate_judgements,
    aggregate_priorities,
    mean_priorities,
    spread_between,
)
from weights.incomplete import priorities
from weights.judgements import JudgedMatrix, Judgement
from weights.judges import AskAgain, ConsistencyRules, Judge, Notice, weights_by_criterion
from weights.pairwise import Floats, consistency_ratio
from weights.panel import is_example, weigh_panel
from weights.parties import POOLINGS, power_shares, wrong_parties, wrong_power, wrong_settings
from weights.ratings import RatedAnswers

__all__ = [
    "POOLINGS",
    "AskAgain",
    "Judge",
    "Notice",
    "Perspective",
    "weigh_perspective",
    "weigh_perspectives",
]


@dataclass(frozen=True, eq=False)
class Perspective:
    """One party: its share of the say and its weights.

    `power` is the party's share, all parties sum to 1. `weights` is a Series by criterion id
    that sums to 1, pooled over `panel` in the way `pooling` says: ``aij`` (matrices, entry by
    entry), ``aip`` (geometric mean of the judges' weights) or ``aip-arithmetic`` (their mean,
    because a judge weighs a criterion 0, which a geometric mean would impose on everyone).
    `consistency_ratio` is the pooled one for ``aij``, the judge's own for a panel of one, None
    where it has no meaning. `example` is True when the weights are the program's own unagreed
    defaults. `random_index` names the table behind every ratio. `alternative` holds the weights
    the other way of pooling would give: ``aip`` beside ``aij``; beside ``aip`` it is ``aij``, or
    the arithmetic mean where not everyone compared in pairs (None for one judge or where only
    one way exists). `spread` is the mean distance of two judges, 0-1, see
    `weights.group.spread_between`. `crowd` holds the respondents of a survey who compared or
    rated the criteria; `panel` is then empty, for none of them is named. `alternative_pooling`
    names the other way, `geometric_consistency` is the index of the pooled matrix (None where
    weights were pooled or pairs are missing), `consensus` how far judges or respondents agree,
    `farthest` the judge and criterion farthest from the pooled weights (None for one judge and
    for a crowd).
    `parts` holds, by heading, what was found under each where criteria stand under headings.
    """

    id: str
    name: str
    power: float
    weights: pd.Series
    consistency_ratio: float | None
    panel: tuple[Judge, ...]
    example: bool = False
    pooling: str = "aij"
    random_index: str = "saaty"
    alternative: pd.Series | None = field(default=None)
    spread: float = 0.0
    crowd: Crowd | None = None
    alternative_pooling: str | None = None
    geometric_consistency: float | None = None
    consensus: Consensus | None = None
    farthest: Farthest | None = None
    parts: "dict[str, Perspective]" = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Pooled:
    weights: Floats
    pooling: str
    consistency_ratio: float | None
    alternative: Floats | None = None
    other_way: str | None = None
    matrix: Floats | None = None


def weigh_perspective(  # noqa: PLR0917 - three facts of the party, three sources
    perspective_id: str,
    name: str,
    power: float,
    judgements: Sequence[Judgement],
    matrices: Sequence[JudgedMatrix],
    criteria: Sequence[str],
    *,
    pooling: str = "aij",
    random_index: str = "saaty",
    consistency_limit: float = 0.1,
) -> Perspective:
    """Turn what one party's judges said into the party's weights.

    Parameters
    ----------
    perspective_id, name : str
        The party.
    power : float
        Its share of the say, 0-1.
    judgements : sequence of Judgement
        The party's rows.
    matrices : sequence of JudgedMatrix
        The party's matrix sheets.
    criteria : sequence of str
        Criterion ids, each once. A single criterion needs no judgement.
    pooling : str
        One of `POOLINGS`; ``aij`` is possible only if all judges compared in pairs, otherwise
        ``aip`` is used. All judges of a party count alike.
    random_index : str
        Name of a table in `weights.random_index.RANDOM_INDICES`.
    consistency_limit : float
        Consistency ratio above which a judge's worst comparisons are named.

    Returns
    -------
    Perspective
        The party with its panel.

    Raises
    ------
    JudgementErrors
        Holding everything that is wrong.
    """
    ids = tuple(criteria)
    rules = ConsistencyRules(random_index, consistency_limit)
    raise_together(
        [*wrong_settings(ids, pooling, random_index), *wrong_power({perspective_id: power})]
    )
    if not judgements and not matrices and len(ids) > 1:
        raise JudgementErrors([NoJudgementsError(perspective_id)])
    panel = weigh_panel(judgements, matrices, ids, rules)
    pooled = _pooled(panel, ids, pooling, random_index)
    return Perspective(
        id=perspective_id,
        name=name,
        power=power,
        weights=weights_by_criterion(pooled.weights, ids),
        consistency_ratio=pooled.consistency_ratio,
        panel=panel,
        example=any(is_example(judge) for judge in panel),
        pooling=pooled.pooling,
        random_index=random_index,
        alternative=(
            None if pooled.alternative is None else weights_by_criterion(pooled.alternative, ids)
        ),
        spread=spread_between(_stacked(panel)) if panel else 0.0,
        alternative_pooling=pooled.other_way,
        geometric_consistency=geometric_consistency(pooled.matrix),
        consensus=panel_consensus(panel),
        farthest=farthest_judge(panel, pooled.weights),
    )


def weigh_perspectives(
    parties: Sequence[tuple[str, str, float]],
    judgements: Sequence[Judgement],
    matrices: Sequence[JudgedMatrix],
    criteria: Sequence[str],
    *,
    pooling: str = "aij",
    random_index: str = "saaty",
    consistency_limit: float = 0.1,
    crowds: Mapping[str, CrowdAnswers | RatedAnswers] | None = None,
    weigh: Callable[..., Perspective] = weigh_perspective,
) -> tuple[Perspective, ...]:
    """Turn what everybody said into the weights of all parties.

    Parameters
    ----------
    parties : sequence of (id, name, power)
        Powers are not negative; they are divided by their sum.
    judgements : sequence of Judgement
        Rows of all parties.
    matrices : sequence of JudgedMatrix
        Matrix sheets of all parties.
    criteria, pooling, random_index, consistency_limit
        As in `weigh_perspective`.
    crowds : mapping of str to CrowdAnswers or RatedAnswers, optional
        By id of a party, what the respondents of a survey compared or rated; such a party is
        weighed by them alone.
    weigh : callable
        What weighs one party by its judges, called like `weigh_perspective`; see
        `weights.hierarchy.weigh_hierarchy` for criteria under headings.

    Returns
    -------
    tuple of Perspective
        In the order of `parties`; their powers sum to 1.

    Raises
    ------
    JudgementErrors
        Holding everything that is wrong with anybody's judgements, so that it can be mended
        in one go.
    """
    ids = tuple(criteria)
    raise_together(wrong_settings(ids, pooling, random_index))
    known = tuple(dict.fromkeys(party for party, _, _ in parties))
    problems = wrong_parties(parties, known)
    spoken_for = [(row.judge, row.perspective, row.where) for row in judgements]
    spoken_for += [(sheet.judge, sheet.perspective, sheet.where) for sheet in matrices]
    problems += [
        UnknownPerspectiveError(judge, party, known, where)
        for judge, party, where in spoken_for
        if party not in known
    ]
    shares = power_shares([power for _, _, power in parties])
    perspectives = []
    for (party, name, _), share in zip(parties, shares, strict=True):
        try:
            if crowds and party in crowds:
                rules = ConsistencyRules(random_index, consistency_limit)
                found = crowds[party].weigh(ids, name=name, pooling=pooling, rules=rules)
                perspectives.append(_of_crowd(party, name, share, found, random_index))
                continue
            perspectives.append(
                weigh(
                    party,
                    name,
                    share,
                    [row for row in judgements if row.perspective == party],
                    [matrix for matrix in matrices if matrix.perspective == party],
                    ids,
                    pooling=pooling,
                    random_index=random_index,
                    consistency_limit=consistency_limit,
                )
            )
        except JudgementErrors as problem:
            problems.append(problem)
    raise_together(problems)
    return tuple(perspectives)


def _of_crowd(party: str, name: str, power: float, crowd: Crowd, random_index: str) -> Perspective:
    return Perspective(
        id=party,
        name=name,
        power=power,
        weights=crowd.weights,
        consistency_ratio=crowd.consistency_ratio,
        panel=(),
        pooling=crowd.pooling,
        random_index=random_index,
        alternative=crowd.alternative,
        spread=crowd.spread,
        crowd=crowd,
        alternative_pooling=crowd.alternative_pooling,
        geometric_consistency=crowd.geometric_consistency,
        consensus=crowd.consensus,
    )


def _pooled(
    panel: Sequence[Judge], criteria: Sequence[str], pooling: str, random_index: str
) -> _Pooled:
    if not panel:
        # One criterion on which nobody had to be asked.
        return _Pooled(np.ones(len(criteria)), pooling, 0.0)
    weights = _stacked(panel)
    matrices = [judge.matrix for judge in panel if judge.matrix is not None]
    in_pairs = len(matrices) == len(panel)
    if len(panel) == 1:
        way = pooling if in_pairs else "aip"
        judge = panel[0]
        return _Pooled(weights[0], way, judge.consistency_ratio, matrix=judge.matrix)
    mean = mean_priorities(weights)
    if (weights <= 0).any():
        return _Pooled(mean, "aip-arithmetic", None)
    averaged = aggregate_priorities(weights)
    if not in_pairs:
        return _Pooled(averaged, "aip", None, mean, "aip-arithmetic")
    matrix = aggregate_judgements(np.stack(matrices))
    joint, eigenvalues = priorities(matrix[None])
    if pooling == "aip":
        return _Pooled(averaged, "aip", None, joint[0], "aij")
    ratio = float(consistency_ratio(eigenvalues, len(criteria), random_index)[0])
    return _Pooled(joint[0], "aij", ratio, averaged, "aip", matrix)


def _stacked(panel: Sequence[Judge]) -> Floats:
    return np.stack([judge.weights.to_numpy(dtype=np.float64) for judge in panel])
