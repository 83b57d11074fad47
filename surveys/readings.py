"""What each kind of question tells beside a demand: quadrants, classes, places, prices."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from surveys.demand import Floats, Mask, Reading, item_demand
from surveys.errors import NothingAnsweredError
from surveys.responses import Responses
from surveys.scoring import all_kinds

QUADRANTS = {
    (True, False): "concentrate_here",
    (True, True): "keep_up",
    (False, True): "possible_overkill",
    (False, False): "low_priority",
}
"""By whether importance and performance reach the mean of all items."""


def item_readings(
    responses: Responses, used: Mask, weights: Floats | None = None, minimum_base: int = 1
) -> tuple[Reading, ...]:
    """Read all questions by the figures of their kinds.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    weights : ndarray of float, shape (n_rows,), optional
    minimum_base : int
        Readings of fewer respondents are left out.

    Returns
    -------
    tuple of Reading
        By kind, then by column in the order of the codebook. Items of ``ipa`` carry their
        quadrant against the grand means: means of the means, not of the scale.
    """
    found: list[Reading] = []
    for kind in all_kinds().values():
        if kind.estimate is None and kind.figures is None:
            continue
        try:
            read = item_demand(responses, used, kind=kind.name, weights=weights).readings
        except NothingAnsweredError:
            continue
        kept = [one for one in read if one.estimate.base >= max(minimum_base, 1)]
        found += _with_quadrants(kept) if kind.name == "ipa" else kept
    return tuple(found)


def _with_quadrants(readings: Sequence[Reading]) -> list[Reading]:
    if not readings:
        return []
    points = np.array(
        [[one.estimate.figures[name] for name in ("importance", "performance")] for one in readings]
    )
    # Rounded, so that equal items stand on the same side whatever their order.
    means = np.round(points.mean(axis=0), 12)
    above = np.round(points, 12) >= means
    placed = []
    for one, (important, good) in zip(readings, above.tolist(), strict=True):
        figures = one.estimate.figures | {
            "mean_importance": float(means[0]),
            "mean_performance": float(means[1]),
        }
        label = QUADRANTS[important, good]
        placed.append(replace(one, estimate=replace(one.estimate, figures=figures, label=label)))
    return placed
