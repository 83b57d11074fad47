"""How far the judges of a party agree: one index for all, and who stands out where."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from weights.judges import Judge
from weights.pairwise import Floats, geometric_consistency_index

SCALE_END = 9.0
"""Largest value that comparisons in pairs usually take."""
COMPARED = frozenset({"pairwise", "best_worst"})
"""Methods whose answers end at `SCALE_END`."""
_DIGITS = 12  # rounding noise must not decide who stands out
_SEVERAL = 2


@dataclass(frozen=True)
class Consensus:
    """How alike the weights of several people are.

    `index` is 0 (no agreement) to 1 (all weigh alike). `scale` is the end of the scale that
    bounds how far apart they could be; None where they could weigh a criterion 0.
    """

    index: float
    scale: float | None


@dataclass(frozen=True)
class Farthest:
    """The judge and the criterion farthest from the group: own weight and the group's."""

    judge: str
    criterion: str
    own: float
    group: float


def consensus_index(weights: npt.ArrayLike, scale: float | None = SCALE_END) -> float:
    """Measure the overlap of several people's weights by Shannon entropies.

    Alpha is the mean entropy of a person's weights, gamma that of the mean weights, beta their
    difference; ``1 / exp(beta)`` is the overlap, stretched so that the least that the scale
    allows is 0.

    Parameters
    ----------
    weights : array_like, shape (k, n)
        One row per person, not negative, summing to 1.
    scale : float or None
        The largest comparison: somebody who holds one criterion for `scale` times as important
        as each other one has the least possible entropy. None where weights may be 0.

    Returns
    -------
    float
        0 to 1; 1 if all weigh alike. Weights further apart than the scale allows give 0.

    References
    ----------
    Goepel (2013), Proceedings of the International Symposium on the Analytic Hierarchy
    Process, Kuala Lumpur; with the simplified maximum ``ln n`` of the program AHP-OS (2022).

    Examples
    --------
    >>> round(consensus_index([[0.9, 0.1], [0.1, 0.9]]), 6)
    0.0
    >>> round(consensus_index([[0.7, 0.3], [0.7, 0.3]]), 6)
    1.0
    """
    shares = np.asarray(weights, dtype=np.float64)
    size = shares.shape[1]
    alpha = _entropy(shares).mean()
    gamma = _entropy(shares.mean(axis=0)[None])[0]
    overlap = np.exp(min(alpha - gamma, 0.0))
    lowest = 0.0
    if scale is not None:
        lone = np.ones((1, size))
        lone[0, 0] = scale
        lowest = _entropy(lone / lone.sum())[0]
    least = np.exp(lowest) / size
    return float(max(0.0, (overlap - least) / (1.0 - least)))


def _entropy(shares: Floats) -> Floats:
    logs = np.log(np.where(shares > 0, shares, 1.0))
    entropy: Floats = -(shares * logs).sum(axis=1)
    return entropy


def panel_consensus(panel: Sequence[Judge]) -> Consensus | None:
    """Measure how far a panel agrees.

    Parameters
    ----------
    panel : sequence of Judge
        The judges of one party, over the same criteria.

    Returns
    -------
    Consensus or None
        None for fewer than two judges or criteria.
    """
    if len(panel) < _SEVERAL or len(panel[0].weights) < _SEVERAL:
        return None
    scale = SCALE_END if all(judge.method in COMPARED for judge in panel) else None
    return Consensus(consensus_index(_stacked(panel), scale), scale)


def farthest_judge(panel: Sequence[Judge], group: npt.ArrayLike) -> Farthest | None:
    """Find the judge whose weight of a criterion is farthest from the group's.

    Parameters
    ----------
    panel : sequence of Judge
        The judges of one party.
    group : array_like, shape (n,)
        The pooled weights, in the order of the judges' criteria.

    Returns
    -------
    Farthest or None
        None for one judge, and where nobody differs; between equals the first by name and
        criterion id.
    """
    if len(panel) < _SEVERAL:
        return None
    pooled = np.asarray(group, dtype=np.float64)
    names = [str(name) for name in panel[0].weights.index]
    by_id = sorted(range(len(names)), key=names.__getitem__)
    judges = sorted(panel, key=lambda judge: judge.name)
    own = _stacked(judges)[:, by_id]
    apart = np.abs(own - pooled[by_id]).round(_DIGITS)
    if not apart.max() > 0:
        return None
    row, column = (int(place) for place in np.unravel_index(apart.argmax(), apart.shape))
    place = by_id[column]
    return Farthest(judges[row].name, names[place], float(own[row, column]), float(pooled[place]))


def geometric_consistency(matrix: Floats | None) -> float | None:
    """Measure the contradictions of one complete matrix beside its row geometric means.

    Parameters
    ----------
    matrix : ndarray, shape (n, n), or None
        Comparisons in pairs.

    Returns
    -------
    float or None
        As in `weights.pairwise.geometric_consistency_index`; None without a matrix and for one
        with gaps, for which the index is not defined.
    """
    if matrix is None or np.isnan(matrix).any():
        return None
    return float(geometric_consistency_index(matrix[None])[0])


def _stacked(panel: Sequence[Judge]) -> Floats:
    return np.stack([judge.weights.to_numpy(dtype=np.float64) for judge in panel])
