"""How much a party gives up, in numbers: lost places, disorder, and its own first items."""

import numpy as np
import numpy.typing as npt

from prioritize.utility import Array


def concessions(utilities: Array, places: Array) -> Array:
    """Weigh lost places by how much the item meant to the party: ``U max(0, places) / (m - 1)``.

    Parameters
    ----------
    utilities : array, shape (n_parties, n_items)
        0-1.
    places : array, shape (n_parties, n_items)
        Joint rank minus own rank.

    Returns
    -------
    array, shape (n_parties, n_items)
        0-1.
    """
    given_up: Array = utilities * np.maximum(places, 0.0) / (utilities.shape[1] - 1)
    return given_up


def kendall_distances(ranks: Array, joint_ranks: Array) -> Array:
    """Compute the normalised Kendall distance of several lists to one.

    Parameters
    ----------
    ranks : array, shape (n_lists, n_items)
        1 is best.
    joint_ranks : array, shape (n_items,)
        1 is best.

    Returns
    -------
    array, shape (n_lists,)
        Pairs in opposite order as a share of all pairs; a pair tied in only one of the two
        lists counts half.

    Examples
    --------
    >>> kendall_distances(np.array([[1.0, 2.0, 3.0], [2.5, 2.5, 1.0]]), np.array([1.0, 2.0, 3.0]))
    array([0.        , 0.83333333])
    """
    own = np.sign(ranks[:, :, None] - ranks[:, None, :])
    other = np.sign(joint_ranks[:, None] - joint_ranks[None, :])
    # Signs differ by 2 for a reversed pair and by 1 for a pair tied in one list; every pair
    # is seen from both sides.
    size = len(joint_ranks)
    distances: Array = np.abs(own - other).sum(axis=(1, 2)) / (2 * size * (size - 1))
    return distances


def top_kept(ranks: Array, chosen: npt.NDArray[np.bool_]) -> Array:
    """Say which share of its own first items each party finds among the chosen ones.

    Parameters
    ----------
    ranks : array, shape (n_lists, n_items)
        1 is best, equals share their mean rank.
    chosen : array of bool, shape (n_items,)
        k items are chosen, and each list's own first k are looked for.

    Returns
    -------
    array, shape (n_lists,)
        0-1; 1 where nothing is chosen at all.
    """
    places = int(chosen.sum())
    if not places:
        return np.ones(len(ranks))
    better = (ranks[:, None, :] < ranks[:, :, None]).sum(axis=2)
    equals = (ranks[:, None, :] == ranks[:, :, None]).sum(axis=2)
    surely = better + equals <= places
    at_the_edge = (better < places) & ~surely
    room = places - surely.sum(axis=1)
    kept = (surely & chosen).sum(axis=1) + np.minimum((at_the_edge & chosen).sum(axis=1), room)
    share: Array = kept / places
    return share
