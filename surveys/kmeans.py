"""People parted into groups by nearness: many tries at once, the tightest one taken."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

DIGITS = 10
"""Distances and centres are rounded, so that the order of summation never decides a tie."""
ROUNDS = 100
AT_ONCE = 200_000
"""Points looked at in one go, so that memory does not grow with the people."""


def cluster(
    points: Floats, weights: Floats, groups: int, starts: int, rng: np.random.Generator
) -> tuple[Integers, Floats]:
    """Part points into groups so that they lie as near as possible to their group's centre.

    Every weighting is parted on its own, from `starts` beginnings drawn as k-means++ does, all of
    them together as one stack; of each weighting's tries the one with the smallest weighted sum
    of squared distances is taken, the earliest among equals.

    Parameters
    ----------
    points : ndarray of float, shape (n_points, n_dimensions)
    weights : ndarray of float, shape (n_weightings, n_points)
        >= 0, in each row some > 0.
    groups, starts : int
    rng : numpy Generator

    Returns
    -------
    labels : ndarray of int, shape (n_weightings, n_points)
        Group of each point, from 0; points of weight 0 go to the nearest.
    centres : ndarray of float, shape (n_weightings, groups, n_dimensions)

    References
    ----------
    Lloyd (1982), IEEE Transactions on Information Theory 28(2), 129-137; Arthur and
    Vassilvitskii (2007), k-means++, SODA, 1027-1035.
    """
    stack = np.repeat(weights, starts, axis=0)
    centres = settled(points, stack, _beginnings(points, stack, groups, rng))
    labels, closeness = nearest(points, centres)
    # What the closest tries differ in; the squares of the points are the same for all.
    spread = -np.round(np.einsum("rn,nr->r", stack, closeness), DIGITS - 2)
    best = spread.reshape(len(weights), starts).argmin(axis=1) + np.arange(len(weights)) * starts
    return labels[:, best].T, centres[best]


def settled(points: Floats, weights: Floats, centres: Floats) -> Floats:
    """Move centres to the middle of the points nearest to them until nothing changes.

    Parameters
    ----------
    points : ndarray of float, shape (n_points, n_dimensions)
    weights : ndarray of float, shape (n_runs, n_points)
    centres : ndarray of float, shape (n_runs, groups, n_dimensions)

    Returns
    -------
    ndarray of float, shape (n_runs, groups, n_dimensions)
        A centre that no point is nearest to stays where it was.
    """
    centres = centres.copy()
    moving = np.arange(len(centres))
    for _ in range(ROUNDS):
        total = np.zeros(centres[moving].shape[:2])
        sums = np.zeros(centres[moving].shape)
        for part in _parts(len(points)):
            labels, _ = nearest(points[part], centres[moving])
            member = np.eye(centres.shape[1])[labels] * weights[moving, part].T[:, :, np.newaxis]
            total += member.sum(axis=0)
            sums += (member.reshape(len(member), -1).T @ points[part]).reshape(sums.shape)
        held = np.where(total > 0, total, 1.0)[..., np.newaxis]
        means = np.where(total[..., np.newaxis] > 0, sums / held, centres[moving])
        moved = np.round(means, DIGITS)
        changed = (moved != centres[moving]).any(axis=(1, 2))
        centres[moving] = moved
        moving = moving[changed]
        if not len(moving):
            break
    return centres


def nearest(points: Floats, centres: Floats) -> tuple[Integers, Floats]:
    """Find the nearest centre of each point in every run.

    Parameters
    ----------
    points : ndarray of float, shape (n_points, n_dimensions)
    centres : ndarray of float, shape (n_runs, groups, n_dimensions)

    Returns
    -------
    labels : ndarray of int, shape (n_points, n_runs)
        The first of equally near ones.
    closeness : ndarray of float, shape (n_points, n_runs)
        Half of the point's square minus half of its squared distance.
    """
    runs, groups, dimensions = centres.shape
    products = (points @ centres.reshape(-1, dimensions).T).reshape(len(points), runs, groups)
    closeness = np.round(products - (centres**2).sum(axis=2) / 2, DIGITS)
    labels = closeness.argmax(axis=2)
    return labels, np.take_along_axis(closeness, labels[..., np.newaxis], axis=2)[..., 0]


def widths(distances: Floats, weights: Floats, labels: Integers, groups: int) -> Floats:
    """How much nearer each point is to its own group than to the next, -1 to 1.

    Points that stand for several people count as often (`weights`), also within their own group.

    Parameters
    ----------
    distances : ndarray of float, shape (n_points, n_points)
    weights : ndarray of float, shape (n_points,)
    labels : ndarray of int, shape (n_points,)
    groups : int

    Returns
    -------
    ndarray of float, shape (n_points,)
        0 for a point alone in its group.

    References
    ----------
    Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65.
    """
    member = np.eye(groups)[labels] * weights[:, np.newaxis]
    held = member.sum(axis=0)
    sums = distances @ member
    here = np.arange(len(labels)), labels
    others = held[labels] - 1.0
    alone = others <= 0
    own = sums[here] / np.where(alone, 1.0, others)
    means = np.where(held > 0, sums / np.where(held > 0, held, 1.0), np.inf)
    means[here] = np.inf
    next_best = means.min(axis=1)
    larger = np.maximum(own, next_best)
    nothing = alone | (larger <= 0)
    found: Floats = np.where(nothing, 0.0, (next_best - own) / np.where(nothing, 1.0, larger))
    return found


def _beginnings(points: Floats, weights: Floats, groups: int, rng: np.random.Generator) -> Floats:
    """Draw the first centres: each further one the likelier the farther from those before."""
    runs = len(weights)
    centres = np.empty((runs, groups, points.shape[1]))
    squares = (points**2).sum(axis=1)
    pull = weights
    for group in range(groups):
        reached = np.cumsum(pull, axis=1)
        mark = rng.random(runs) * reached[:, -1]
        drawn = (reached <= mark[:, np.newaxis]).sum(axis=1).clip(max=len(points) - 1)
        centres[:, group] = points[drawn]
        _, closeness = nearest(points, centres[:, : group + 1])
        pull = weights * np.clip(np.round(squares - 2 * closeness.T, DIGITS), 0.0, None)
    return centres


def _parts(length: int) -> Iterator[slice]:
    for start in range(0, length, AT_ONCE):
        yield slice(start, start + AT_ONCE)
