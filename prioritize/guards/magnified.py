"""Differences too small to matter that normalisation turns into large ones."""

from collections.abc import Iterator, Mapping

import numpy as np

from prioritize.evidence import Evidence
from prioritize.guard_findings import MagnifiedFinding
from prioritize.matrix import DecisionMatrix
from prioritize.ranking import all_methods
from prioritize.sources import parse_source
from prioritize.study import Study
from prioritize.utility import Array

MUCH = 0.5
"""Part of the scale that a difference too small to matter must not take up."""

RANGE_SHARE = 0.1
"""Part of the reference range that counts as a small difference where no threshold is told."""


def magnified(
    matrix: DecisionMatrix, method: str, normalization: str, intervals: Mapping[str, float]
) -> Iterator[MagnifiedFinding]:
    """Find criteria on which a small difference takes up half of the scale or more.

    Parameters
    ----------
    matrix : DecisionMatrix
        Flat criteria are left out: they change no order anyway.
    method, normalization : str
        Those of the study.
    intervals : mapping of str to float
        By criterion that a survey feeds: how wide the interval of an item's figure is.

    Yields
    ------
    MagnifiedFinding
        In the order of the criteria.
    """
    telling = matrix.telling
    if not telling.any():
        return
    figures = matrix.figures
    spread = figures.max(axis=0) - figures.min(axis=0)
    scale = own_normalization(method, normalization)
    length = scale_length(matrix, scale)
    for place in np.flatnonzero(telling).tolist():
        small, ground = small_difference(matrix, place, intervals)
        share = small / float(length[place])
        if scale == "order":
            share = float(0 < _smallest_gap(figures[:, place]) < small)
        if ground and share >= MUCH:
            yield MagnifiedFinding(
                matrix.criteria[place], ground, small, float(spread[place]), share
            )


def small_difference(
    matrix: DecisionMatrix, place: int, intervals: Mapping[str, float]
) -> tuple[float, str]:
    """Say which difference on a criterion is too small to matter, and on what ground.

    The threshold, or without one a tenth of the reference range; the width of the survey's
    interval where that is wider.

    Parameters
    ----------
    matrix : DecisionMatrix
    place : int
        Of the criterion.
    intervals : mapping of str to float
        As in `magnified`.

    Returns
    -------
    small : float
    ground : {"threshold", "range", "interval", ""}
        "" with 0 where nothing is known.
    """
    threshold = float(matrix.threshold.iloc[place])
    reference = abs(float(matrix.best.iloc[place]) - float(matrix.worst.iloc[place]))
    known = (0.0, "")
    if threshold > 0:
        known = (threshold, "threshold")
    elif np.isfinite(reference):
        known = (RANGE_SHARE * reference, "range")
    interval = intervals.get(matrix.criteria[place], 0.0)
    return (interval, "interval") if interval > known[0] else known


def scale_length(matrix: DecisionMatrix, scale: str) -> Array:
    """Give the length of the scale on each criterion's own scale.

    Parameters
    ----------
    matrix : DecisionMatrix
    scale : str
        As `own_normalization` gives.

    Returns
    -------
    array, shape (n_criteria,)
        ``minmax``, ``order``: the spread of the items; ``range``, ``bounds``: the reference
        range. A scale without ends (``vector``, ``sum``) is as long as the criterion that reaches
        widest on it. Infinite where the criterion is flat.
    """
    figures, telling = matrix.figures, matrix.telling
    spread = figures.max(axis=0) - figures.min(axis=0)
    if scale in {"range", "bounds"}:
        reference = np.abs((matrix.best - matrix.worst).to_numpy(dtype=float))
        length = np.where(np.isfinite(reference), np.maximum(reference, spread), spread)
    elif scale in {"minmax", "order"}:
        length = spread
    else:
        size = (
            np.sqrt((figures**2).sum(axis=0)) if scale == "vector" else np.abs(figures).sum(axis=0)
        )
        widest = (spread[telling] / size[telling]).max()
        length = size * widest
    return np.where(telling, length, np.inf)


def own_normalization(method: str, normalization: str) -> str:
    """Say how a method makes criteria comparable: as the study asks, or in its own way.

    Returns
    -------
    str
        ``vector``, ``minmax``, ``range``, or a `scale` of `prioritize.ranking.method`.
    """
    known = all_methods()[method]
    return normalization if known.normalizations else known.scale


def _smallest_gap(figures: Array) -> float:
    """Give the smallest distance between two items that differ."""
    gaps = np.diff(np.unique(figures))
    return float(gaps.min()) if len(gaps) else 0.0


def interval_widths(study: Study, evidence: Evidence | None) -> dict[str, float]:
    """Give the middle width of the intervals behind each criterion that a survey feeds.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None

    Returns
    -------
    dict of str to float
        By criterion id; without criteria of which no interval is known.
    """
    if evidence is None:
        return {}
    items = [item.id for item in study.items]
    found = {}
    for criterion in study.criteria:
        source = parse_source(criterion.source)
        if source is None or source.origin != "survey":
            continue
        table = evidence.demand_of(source.name, source.group).table.reindex(items)
        width = float((table["high"] - table["low"]).median())
        if np.isfinite(width):
            found[criterion.id] = width
    return found
