"""Minimax: the order in which the party that gives up most gives up as little as possible."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import block_array, csr_array, eye_array, kron
from scipy.sparse.csgraph import connected_components

from prioritize.joint.rule import JointInput, JointRule
from prioritize.quiet_solver import solve_quietly
from prioritize.utility import DIGITS, Array

MOST = 60
"""Items that can be put in order in seconds."""

NOISE = 1e-7
"""Concessions closer than this are equal: the solver's own precision lies about there."""


SAME = 1e-9

EQUAL_TOTALS = 1e-4
"""Totals of concessions that differ by no more are equal, and mean utility decides."""


def place_concessions(utilities: Array, ranks: Array) -> Array:
    """What every party would give up with every item in every place.

    Parameters
    ----------
    utilities, ranks : array, shape (n_parties, n_items)
        0-1; 1 is best, equals share their mean rank.

    Returns
    -------
    array, shape (n_parties, n_items, n_items)
        ``U max(0, place - own rank) / (m - 1)``, as in the ledger; last axis: the place.
    """
    size = ranks.shape[1]
    lost = np.maximum(np.arange(1, size + 1) - ranks[:, :, None], 0.0)
    given_up: Array = utilities[:, :, None] * lost / max(size - 1, 1)
    return given_up


def least_concession_places(utilities: Array, ranks: Array) -> Array:
    """Put the items in the order that minimises the largest concession, then their total.

    An assignment of items to places as an integer programme, solved twice: for the largest sum of
    concessions of any party, then for the total of all parties without raising the largest.
    Orders whose totals are equal to a ten-thousandth are told apart by mean utility.

    Parameters
    ----------
    utilities, ranks : array, shape (n_parties, n_items)
        0-1; 1 is best, equals share their mean rank.

    Returns
    -------
    array, shape (n_items,)
        Places, 1 is best; items that could change places at no cost share the mean of theirs.

    References
    ----------
    González-Pachón and Romero (1999), Omega 27(3), 341-347, for the smallest largest regret as
    a principle of a common list; the regret here is the concession of the ledger.

    Examples
    --------
    >>> utilities = np.array([[1.0, 0.6, 0.0], [0.0, 0.6, 1.0]])
    >>> least_concession_places(utilities, np.array([[1.0, 2, 3], [3, 2, 1]])).tolist()
    [1.5, 3.0, 1.5]
    """
    parties, size = ranks.shape
    if size == 1:
        return np.ones(1)
    # In an order that only the figures decide.
    order = np.lexsort((*utilities, *ranks))
    rows = np.lexsort((*utilities[:, order].T, *ranks[:, order].T))
    costs = place_concessions(utilities[np.ix_(rows, order)], ranks[np.ix_(rows, order)])
    flat = csr_array(costs.reshape(parties, size * size))
    ones = csr_array(np.ones((1, size)))
    once = block_array([[kron(eye_array(size), ones)], [kron(ones, eye_array(size))]])
    each = csr_array(block_array([[once, csr_array((2 * size, 1))]]))
    lost = csr_array(block_array([[flat, csr_array(-np.ones((parties, 1)))]]))
    assigned = LinearConstraint(each, np.ones(2 * size), np.ones(2 * size))
    below = LinearConstraint(lost, -np.inf, 0.0)
    # The last variable is the largest concession of any party.
    largest = np.append(np.zeros(size * size), 1.0)
    total = np.append(costs.sum(axis=0).ravel(), 0.0)
    wanted = utilities[:, order].mean(axis=0)[:, None] * np.arange(1, size + 1) / size**2
    total[:-1] += EQUAL_TOTALS * wanted.ravel()
    found = _solve(largest, [assigned, below], np.inf)
    found = _solve(total, [assigned, below], found[-1] + NOISE)
    taken = found[:-1].reshape(size, size).argmax(axis=1)
    places = np.empty(size)
    places[order] = _shared(taken, costs, utilities[:, order], ranks[:, order])
    return places


def _solve(small: Array, constraints: list[LinearConstraint], most: float) -> Array:
    variables = len(small)
    upper = np.ones(variables)
    upper[-1] = most
    found = solve_quietly(
        small,
        constraints=constraints,
        integrality=np.append(np.ones(variables - 1, dtype=np.int64), 0),
        bounds=Bounds(np.zeros(variables), upper),
    )
    values = np.asarray(found.x, dtype=np.float64)
    values[:-1] = np.rint(values[:-1])
    return values


def _shared(taken: npt.NDArray[np.intp], costs: Array, utilities: Array, ranks: Array) -> Array:
    """Let items share the mean of their places where changing places costs nobody anything."""
    size = len(taken)
    moved = costs[:, np.arange(size)[:, None], taken]
    stays = moved[:, np.arange(size), np.arange(size)]
    change = moved + moved.transpose(0, 2, 1) - stays[:, :, None] - stays[:, None, :]
    sums = stays.sum(axis=1)
    wanted = utilities.sum(axis=0)
    free = (sums[:, None, None] + change).max(axis=0) <= sums.max() + SAME
    free &= change.sum(axis=0) <= SAME
    free &= np.abs(wanted[:, None] - wanted) <= SAME
    places = taken.astype(np.float64) + 1.0
    shared = _means(places, connected_components(free, directed=False)[1])
    lost = (utilities * np.maximum(shared - ranks, 0.0)).sum(axis=1) / (size - 1)
    # In larger groups not every exchange need be free after another one.
    if lost.max() > sums.max() + SAME or lost.sum() > sums.sum() + SAME:
        figures = np.round(np.vstack([utilities, ranks]), DIGITS)
        shared = _means(places, np.unique(figures, axis=1, return_inverse=True)[1].reshape(-1))
    return shared


def _means(places: Array, group: npt.NDArray[np.integer]) -> Array:
    return np.asarray((np.bincount(group, places) / np.bincount(group))[group])


def known_places(utilities: Array, ranks: Array) -> Array:
    """Give `least_concession_places`, solved once for the same figures.

    Parameters
    ----------
    utilities, ranks : array, shape (n_parties, n_items)

    Returns
    -------
    array, shape (n_items,)
        Not to be changed.
    """
    return _solved(utilities.tobytes(), ranks.tobytes(), len(ranks))


@lru_cache(maxsize=64)
def _solved(utilities: bytes, ranks: bytes, parties: int) -> Array:
    shape = (parties, -1)
    return least_concession_places(
        np.frombuffer(utilities).reshape(shape), np.frombuffer(ranks).reshape(shape)
    )


def _join(inputs: JointInput) -> Array:
    # Power plays no part, so many distributions of it make one list.
    places = known_places(inputs.utilities, inputs.ranks)
    scores = len(places) - places
    shape = (*inputs.powers.shape[:-1], len(places))
    return np.array(np.broadcast_to(scores, shape))


RULE = JointRule(
    name="minimax",
    title="Least largest concession (minimax)",
    summary=(
        "minimax: the order in which the party that gives up most gives up least, then the least "
        "total; every party counts the same, whatever its power"
    ),
    join=_join,
    most_items=MOST,
)
