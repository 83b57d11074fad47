"""Several judges of one party brought together, and how far apart they are.

Two ways: pool what they said, as if they had filled in one form together (aggregation of
individual judgements, AIJ), or average what each of them weighs (aggregation of individual
priorities, AIP). A pooled matrix can look consistent although the judges disagree entirely,
so their distance belongs beside every pooled figure.
"""

import numpy as np
import numpy.typing as npt

from weights.errors import ZeroWeightError
from weights.incomplete import mirrored
from weights.pairwise import Floats, exponential_shares


def aggregate_judgements(matrices: npt.ArrayLike, powers: npt.ArrayLike | None = None) -> Floats:
    """Pool matrices entry by entry by the weighted geometric mean (AIJ).

    The geometric mean is the one that keeps a_ij = 1 / a_ji.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons of k judges; NaN where nothing was compared. Each entry is
        averaged over the judges who gave it.
    powers : array_like, shape (..., k), optional
        How much each judge counts, not negative; equal unless given. Leading axes are
        draws, each pooled on its own.

    Returns
    -------
    ndarray, shape (..., n, n)
        Pooled comparisons; NaN where no judge who counts compared the pair.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.

    References
    ----------
    Aczél and Saaty (1983), Journal of Mathematical Psychology 27(1), 93-102; Forman and
    Peniwati (1998), European Journal of Operational Research 108(1), 165-169.

    Examples
    --------
    >>> aggregate_judgements([[[1, 2], [0.5, 1]], [[1, 8], [0.125, 1]]]).round(6).tolist()
    [[1.0, 4.0], [0.25, 1.0]]
    """
    stack = mirrored(matrices)
    judges, size, _ = stack.shape
    say = _powers(powers, judges)
    known = ~np.isnan(stack)
    logs = np.log(np.where(known, stack, 1.0)).reshape(judges, -1)
    counted = say @ known.reshape(judges, -1).astype(np.float64)
    means = np.divide(say @ logs, counted, out=np.full_like(counted, np.nan), where=counted > 0)
    pooled: Floats = np.exp(means).reshape(*say.shape[:-1], size, size)
    return pooled


def aggregate_priorities(weights: npt.ArrayLike, powers: npt.ArrayLike | None = None) -> Floats:
    """Average judges' weights by the weighted geometric mean (geometric AIP).

    Parameters
    ----------
    weights : array_like, shape (k, n)
        One row per judge, summing to 1.
    powers : array_like, shape (..., k), optional
        How much each judge counts, not negative; equal unless given. Leading axes are draws.

    Returns
    -------
    ndarray, shape (..., n)
        Weights that sum to 1.

    Raises
    ------
    ZeroWeightError
        If a judge weighs a criterion 0: it would be 0 for all of them. `mean_priorities`
        can be used instead.

    References
    ----------
    Forman and Peniwati (1998), European Journal of Operational Research 108(1), 165-169.

    Examples
    --------
    >>> aggregate_priorities([[0.8, 0.2], [0.2, 0.8]]).round(6).tolist()
    [0.5, 0.5]
    """
    shares = np.asarray(weights, dtype=np.float64)
    say = _powers(powers, len(shares))
    empty = shares <= 0
    if empty.any():
        judge, criterion = (int(place) for place in np.argwhere(empty)[0])
        raise ZeroWeightError(judge, criterion)
    return exponential_shares(say @ np.log(shares))


def mean_priorities(weights: npt.ArrayLike, powers: npt.ArrayLike | None = None) -> Floats:
    """Average judges' weights by the weighted arithmetic mean (arithmetic AIP).

    Parameters
    ----------
    weights : array_like, shape (k, n)
        One row per judge, summing to 1.
    powers : array_like, shape (..., k), optional
        How much each judge counts, not negative; equal unless given. Leading axes are draws.

    Returns
    -------
    ndarray, shape (..., n)
        Weights that sum to 1.

    Examples
    --------
    >>> mean_priorities([[1.0, 0.0], [0.5, 0.5]], [1, 3]).tolist()
    [0.625, 0.375]
    """
    shares = np.asarray(weights, dtype=np.float64)
    pooled: Floats = _powers(powers, len(shares)) @ shares
    pooled /= pooled.sum(axis=-1, keepdims=True)
    return pooled


def spread_between(weights: npt.ArrayLike) -> float:
    """Say how far apart judges are: the mean distance between two of them.

    The distance of two judges is the share of all weight that one would have to move from
    some criteria to others to agree with the other (half the sum of absolute differences).

    Parameters
    ----------
    weights : array_like, shape (k, n)
        One row per judge, summing to 1.

    Returns
    -------
    float
        0 if all agree (or there is one judge), 1 if no two of them share any criterion.

    Examples
    --------
    >>> round(spread_between([[0.7, 0.3], [0.5, 0.5]]), 6)
    0.2
    """
    shares = np.sort(np.asarray(weights, dtype=np.float64), axis=0)
    judges = len(shares)
    if judges < 2:  # noqa: PLR2004 - one judge has nobody to differ from
        return 0.0
    # Sorted, the r-th value stands above r others and below the rest: no table of pairs needed.
    signs = 2.0 * np.arange(judges) - (judges - 1)
    return max(0.0, float((signs @ shares).sum()) / (judges * (judges - 1)))


def distance_from_group(weights: npt.ArrayLike, pooled: npt.ArrayLike) -> Floats:
    """Say how far each judge is from the group, to see whom to ask first.

    Parameters
    ----------
    weights : array_like, shape (k, n)
        One row per judge, summing to 1.
    pooled : array_like, shape (n,)
        The group's weights.

    Returns
    -------
    ndarray, shape (k,)
        Distances as in `spread_between`, 0 to 1.
    """
    apart = np.abs(np.asarray(weights, dtype=np.float64) - np.asarray(pooled, dtype=np.float64))
    distances: Floats = apart.sum(axis=1) / 2
    return distances


def _powers(powers: npt.ArrayLike | None, judges: int) -> Floats:
    say = np.ones(judges) if powers is None else np.asarray(powers, dtype=np.float64)
    shares: Floats = say / say.sum(axis=-1, keepdims=True)
    return shares
