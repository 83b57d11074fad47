"""Where a judge contradicts himself: the comparisons to ask again, and circles.

Nothing is repaired here. The judge is shown what does not fit and decides.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from weights.incomplete import mirrored
from weights.pairwise import Floats

Places = npt.NDArray[np.intp]

_DIGITS = 12  # rounding noise must not decide which comparison is the worst


def misfits(matrices: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """Measure by what factor each comparison misses what the weights imply.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.
    weights : array_like, shape (k, n)
        Positive weights.

    Returns
    -------
    ndarray, shape (k, n, n)
        ``max(a_ij w_j / w_i, w_i / (a_ij w_j))``: 1 for a perfect fit and where nothing was
        compared, otherwise larger.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.
    """
    stack = mirrored(matrices)
    logs = np.log(np.asarray(weights, dtype=np.float64))
    errors = np.log(stack) - logs[:, :, None] + logs[:, None, :]
    factors: Floats = np.exp(np.abs(np.nan_to_num(errors)))
    return factors


def worst_comparisons(
    matrices: npt.ArrayLike, weights: npt.ArrayLike, count: int = 3
) -> tuple[Places, Floats]:
    """Pick the comparisons of each matrix that fit its weights worst.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.
    weights : array_like, shape (k, n)
        Positive weights.
    count : int
        How many pairs to pick from each matrix.

    Returns
    -------
    pairs : ndarray of int, shape (k, c, 2)
        Places i < j of the two criteria, worst pair first, ``c = min(count, n (n - 1) / 2)``;
        equal misfits in the order of the places.
    factors : ndarray, shape (k, c)
        Their misfits as in `misfits`.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.

    Examples
    --------
    >>> pairs, factors = worst_comparisons([[[1, 2, 8], [0.5, 1, 2], [0.125, 0.5, 1]]],
    ...                                    [[0.6, 0.3, 0.1]], count=1)
    >>> pairs.tolist(), factors.round(3).tolist()
    ([[[1, 2]]], [[1.5]])
    """
    factors = misfits(matrices, weights)
    left, right = np.triu_indices(factors.shape[1], k=1)
    above = factors[:, left, right]
    order = np.argsort(-above.round(_DIGITS), axis=1, kind="stable")[:, :count]
    pairs = np.stack([left[order], right[order]], axis=-1)
    return pairs, np.take_along_axis(above, order, axis=1)


def circles_of_three(matrices: npt.ArrayLike) -> Places:
    """Find all circles a > b > c > a of strict preferences.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.

    Returns
    -------
    ndarray of int, shape (n_circles, 4)
        Matrix, a, b, c; a is the smallest of the three places, sorted.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.

    Examples
    --------
    >>> circles_of_three([[[1, 2, 1 / 3], [1 / 2, 1, 4], [3, 1 / 4, 1]]]).tolist()
    [[0, 0, 1, 2]]
    """
    prefers = mirrored(matrices) > 1.0 + 10.0**-_DIGITS
    triples = np.array(list(combinations(range(prefers.shape[1]), 3)), dtype=np.intp)
    a, b, c = triples.reshape(-1, 3).T
    onward = prefers[:, a, b] & prefers[:, b, c] & prefers[:, c, a]
    backward = prefers[:, a, c] & prefers[:, c, b] & prefers[:, b, a]
    found = [
        np.column_stack([matrix, a[triple], first[triple], second[triple]])
        for (matrix, triple), first, second in (
            (np.nonzero(onward), b, c),
            (np.nonzero(backward), c, b),
        )
    ]
    rows: Places = np.unique(np.concatenate(found), axis=0)
    return rows


def circles(matrix: Floats) -> tuple[tuple[int, ...], ...]:
    """Find the circles that one judge should look at.

    Parameters
    ----------
    matrix : ndarray, shape (n, n)
        Positive comparisons; NaN where nothing was compared.

    Returns
    -------
    tuple of tuple of int
        All circles of three; if there is none, one shortest longer circle (possible only where
        some pairs are equal or not compared); empty if the judge's order has no circle.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.

    Examples
    --------
    >>> gap = np.nan
    >>> circles(np.array([[1, 2, gap, 1 / 2], [gap, 1, 2, gap], [gap, gap, 1, 2], [gap] * 4]))
    ((0, 1, 2, 3),)
    """
    three = circles_of_three(matrix[None])[:, 1:]
    if len(three):
        return tuple((a, b, c) for a, b, c in three.tolist())
    prefers = mirrored(matrix[None])[0] > 1.0 + 10.0**-_DIGITS
    found = [walk for first in range(len(prefers)) if (walk := _walk_back(prefers, first))]
    return (min(found, key=len),) if found else ()


def _walk_back(prefers: npt.NDArray[np.bool_], first: int) -> tuple[int, ...]:
    """Find a shortest circle through `first` that touches no earlier place; empty if none."""
    walks: list[tuple[int, ...]] = [(first,)]
    seen = {first}
    while walks:
        longer = []
        for walk in walks:
            for place in np.flatnonzero(prefers[walk[-1], first:]).tolist():
                if not place:
                    return walk
                if place + first not in seen:
                    seen.add(place + first)
                    longer.append((*walk, place + first))
        walks = longer
    return ()
