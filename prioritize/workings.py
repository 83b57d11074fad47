"""The steps between figures and scores, for readers who want to follow or repeat them by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from prioritize.basis_findings import (
    EVERYBODY,
    DistanceFinding,
    ScaleFinding,
    WorkedWeights,
    WorkingsFinding,
)
from prioritize.decision import Decision
from prioritize.joint import power_shares
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import Ranking
from prioritize.ranking.normalizing import norms
from prioritize.study import Study
from prioritize.values import party_matrix

WORKED = ("topsis", "wsm", "moora")
"""Methods whose steps are told: best, worst and unit of each criterion, distances to both."""


def study_workings(study: Study, decision: Decision, own: Sequence[str]) -> WorkingsFinding:
    """Tell the steps behind a study's lists.

    Parameters
    ----------
    study : Study
    decision : Decision
        Its lists.
    own : sequence of str
        Parties that see some items by figures of their own.

    Returns
    -------
    WorkingsFinding
    """
    seen = {party: party_matrix(study, decision.values, party) for party in own}
    return workings(
        decision.rankings,
        {EVERYBODY: decision.matrix} | seen,
        decision.powers,
        study.settings.joint,
    )


def workings(
    rankings: Sequence[Ranking],
    matrices: Mapping[str, DecisionMatrix],
    powers: pd.Series,
    rule: str,
) -> WorkingsFinding:
    """Tell the steps from figures to scores.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party, by one method.
    matrices : mapping of str to DecisionMatrix
        The figures of parties that have their own, and everybody's as `EVERYBODY`.
    powers : Series
        By perspective id.
    rule : str
        Under ``pooled_weights`` the pooled weights are told too.

    Returns
    -------
    WorkingsFinding
        Empty for a method that is not `WORKED`.
    """
    if rankings[0].method not in WORKED:
        return WorkingsFinding()
    form = "vector" if rankings[0].method == "moora" else rankings[0].normalization
    scales = {party: _scales(party, matrix, form) for party, matrix in matrices.items()}
    lists = [(one.perspective, one.weights) for one in rankings]
    if rule == "pooled_weights":
        columns = np.array([one.weights.to_numpy() for one in rankings])
        pooled = power_shares(rankings, powers) @ columns
        lists.append((EVERYBODY, pd.Series(pooled, index=rankings[0].weights.index)))
    weights, distances = [], []
    for party, given in lists:
        seen = party if party in matrices else EVERYBODY
        worked = _counting(given, matrices[seen])
        weights.append(WorkedWeights(party, worked))
        if rankings[0].method == "topsis":
            distances += _distances(party, matrices[seen], scales[seen], worked)
    return WorkingsFinding(
        scales=tuple(scale for found in scales.values() for scale in found),
        weights=tuple(weights),
        distances=tuple(distances),
    )


def _scales(party: str, matrix: DecisionMatrix, form: str) -> list[ScaleFinding]:
    figures, types = matrix.figures, matrix.directions.to_numpy()
    high, low = figures.max(axis=0), figures.min(axis=0)
    best, worst = np.where(types > 0, high, low), np.where(types > 0, low, high)
    if form == "range":
        best, worst = matrix.best.to_numpy(), matrix.worst.to_numpy()
    unit = best - worst
    if form == "vector":
        _, norm, exponent = norms(figures)
        unit = types * np.ldexp(norm, exponent)
    unit = np.where(matrix.telling, unit, 1.0)
    rows = zip(
        matrix.criteria,
        matrix.telling.tolist(),
        worst.tolist(),
        best.tolist(),
        unit.tolist(),
        strict=True,
    )
    return [ScaleFinding(party, *row) for row in rows]


def _counting(given: pd.Series, matrix: DecisionMatrix) -> dict[str, float]:
    """Weights of the criteria that tell items apart, summing to 1; 0 throughout if none does."""
    kept = given.to_numpy(dtype=float) * matrix.telling
    shares = kept / kept.sum() if kept.sum() > 0 else kept
    return dict(zip(matrix.criteria, shares.tolist(), strict=True))


def _distances(
    party: str, matrix: DecisionMatrix, scales: Sequence[ScaleFinding], weights: dict[str, float]
) -> list[DistanceFinding]:
    per_unit = np.array([weights[one.criterion] / one.unit for one in scales])
    gaps = [
        np.sqrt(((per_unit * (matrix.figures - point)) ** 2).sum(axis=1)).tolist()
        for point in (
            np.array([one.best for one in scales]),
            np.array([one.worst for one in scales]),
        )
    ]
    return [DistanceFinding(party, *row) for row in zip(matrix.items, *gaps, strict=True)]
