"""Which items the same people ask for: correlation, grouping, and how firm a group is."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

DIGITS = 10
"""Correlations are rounded, so that the order of summation never decides a tie."""
ROUNDING_NOISE = 1e-12
"""A variance below this is no variance."""


def weighted_correlation(values: Floats, weights: Floats) -> Floats:
    """Correlate columns over the rows that both have, weighted.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_items)
        NaN where nothing is known.
    weights : ndarray of float, shape (n_rows,)

    Returns
    -------
    ndarray of float, shape (n_items, n_items)
        Within -1 to 1, 1 on the diagonal; 0 where a column does not vary.
    """
    weight = weights[:, np.newaxis]
    known = np.isfinite(values)
    filled = np.where(known, values, 0.0)
    weighted = filled * weight
    joint = weighted.T @ filled
    if known.all():
        count = np.full(joint.shape, weights.sum())
        total = np.broadcast_to(weighted.sum(axis=0)[:, np.newaxis], joint.shape)
        square = np.broadcast_to(np.diag(joint)[:, np.newaxis], joint.shape)
    else:
        mask = known.astype(float)
        count = (mask * weight).T @ mask
        total = weighted.T @ mask
        square = (filled * weighted).T @ mask
    safe = np.where(count > 0, count, 1.0)
    mean = total / safe
    variance = np.clip(square / safe - mean**2, 0, None)
    spread = np.sqrt(variance * variance.T)
    varies = (spread > ROUNDING_NOISE) & (count > 0)
    found = np.zeros_like(spread)
    np.divide(joint / safe - mean * mean.T, spread, out=found, where=varies)
    np.fill_diagonal(found, 1.0)
    correlation: Floats = np.clip(np.round(found, DIGITS), -1, 1)
    return correlation


def average_linkage(correlation: Floats) -> Floats:
    """Join items step by step, nearest groups first; distance is 1 minus correlation.

    Parameters
    ----------
    correlation : ndarray of float, shape (n_items, n_items)

    Returns
    -------
    ndarray of float, shape (n_items - 1, 4)
        As `scipy.cluster.hierarchy.linkage` gives it.
    """
    from scipy.cluster.hierarchy import linkage  # noqa: PLC0415 - slow to load, rarely needed
    from scipy.spatial.distance import squareform  # noqa: PLC0415 - as above

    distance = 1 - correlation
    np.fill_diagonal(distance, 0.0)
    return np.asarray(linkage(squareform(distance, checks=False), method="average"))


def cut(tree: Floats, groups: int) -> Integers:
    """Cut a tree into so many groups: all its joins are made but the last ones.

    Parameters
    ----------
    tree : ndarray of float, shape (n_items - 1, 4)
        From `average_linkage`: two groups joined per row, those of row i making group
        ``n_items + i``.
    groups : int
        1 to n_items.

    Returns
    -------
    ndarray of int, shape (n_items,)
        Group of each item, from 0, in the order of their first items.
    """
    items = len(tree) + 1
    labels = np.arange(items)
    for step, (one, other) in enumerate(tree[: items - groups, :2].astype(np.int64).tolist()):
        labels[(labels == one) | (labels == other)] = items + step
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse].astype(np.int64)


def silhouette_widths(correlation: Floats, labels: Integers) -> Floats:
    """How much nearer each item is to its own group than to the next, -1 to 1.

    Parameters
    ----------
    correlation : ndarray of float, shape (n_items, n_items)
    labels : ndarray of int, shape (n_items,)
        Group of each item; two groups or more.

    Returns
    -------
    ndarray of float, shape (n_items,)
        0 for an item alone in its group.

    References
    ----------
    Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65.
    """
    from sklearn.metrics import silhouette_samples  # noqa: PLC0415 - slow to load, rarely needed

    distance = 1 - correlation
    np.fill_diagonal(distance, 0.0)
    widths: Floats = np.asarray(silhouette_samples(distance, labels, metric="precomputed"))
    return widths


def jaccard_with_best(groups: Sequence[Integers], labels: Integers) -> Floats:
    """Compare groups with another grouping of the same items.

    Parameters
    ----------
    groups : sequence of ndarray of int
        Places of the items of each group.
    labels : ndarray of int, shape (n_items,)
        The other grouping.

    Returns
    -------
    ndarray of float, shape (n_groups,)
        Largest Jaccard coefficient of each group with any of the other grouping.
    """
    member = np.zeros((len(groups), len(labels)))
    for row, places in enumerate(groups):
        member[row, places] = 1.0
    other = np.eye(int(labels.max()) + 1)[labels]
    shared = member @ other
    union = member.sum(axis=1, keepdims=True) + other.sum(axis=0) - shared
    best: Floats = (shared / union).max(axis=1)
    return best
