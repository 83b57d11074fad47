"""Weights from comparisons with gaps: nobody has to compare everything with everything.

Entry ``[k, i, j]`` is NaN where judge k did not compare criteria i and j. The gaps are bridged
by way of the criteria in between, which works as long as the comparisons link all criteria.
"""

import numpy as np
import numpy.typing as npt

from weights.errors import DisconnectedComparisonsError
from weights.pairwise import Floats, checked_stack, eigenvector_priorities, exponential_shares


def mirrored(matrices: npt.ArrayLike) -> Floats:
    """Fill each entry that is missing on one side of the diagonal from the other side.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.

    Returns
    -------
    ndarray, shape (k, n, n)
        The diagonal is 1; NaN stays where both sides were missing.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.
    """
    stack = checked_stack(matrices, gaps=True)
    filled: Floats = np.where(np.isnan(stack), 1.0 / stack.swapaxes(1, 2), stack)
    here = np.arange(stack.shape[1])
    filled[:, here, here] = 1.0
    return filled


def connected_groups(matrices: npt.ArrayLike) -> npt.NDArray[np.intp]:
    """Find which criteria are linked by comparisons, directly or through others.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.

    Returns
    -------
    ndarray of int, shape (k, n)
        For each criterion the first criterion it is linked with; all 0 if all are linked.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.
    """
    reached = ~np.isnan(mirrored(matrices))
    for _ in range(reached.shape[1].bit_length()):
        reached = reached @ reached
    groups: npt.NDArray[np.intp] = reached.argmax(axis=2)
    return groups


def logarithmic_least_squares(matrices: npt.ArrayLike) -> Floats:
    """Weigh criteria so that the logarithms of the given comparisons are met best.

    Minimises the sum of ``(ln a_ij - ln w_i + ln w_j) ** 2`` over the pairs compared: one
    linear system with the Laplacian of the comparison graph. Without gaps these are the
    row geometric means.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared. Where both sides of a pair are
        given they count together.

    Returns
    -------
    ndarray, shape (k, n)
        Each row is positive and sums to 1.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.
    DisconnectedComparisonsError
        If the comparisons of a matrix fall into groups that nothing links; judge and criteria
        are named by their places, counted from 0.

    References
    ----------
    Bozóki, Fülöp and Rónyai (2010), Mathematical and Computer Modelling 52(1-2), 318-333.

    Examples
    --------
    >>> import math
    >>> chain = [[[1, 2, math.nan], [math.nan, 1, 2], [math.nan, math.nan, 1]]]
    >>> (logarithmic_least_squares(chain) * 7).round(6).tolist()
    [[4.0, 2.0, 1.0]]
    """
    stack = mirrored(matrices)
    _refuse_disconnected(stack)
    size = stack.shape[1]
    known = ~np.isnan(stack)
    logs = np.log(np.where(known, stack, 1.0))
    logs = (logs - logs.swapaxes(1, 2)) / 2
    laplacian = -known.astype(np.float64)
    here = np.arange(size)
    laplacian[:, here, here] = known.sum(axis=2) - 1.0
    # The constant 1/n fixes the mean logarithm at 0 and makes the system solvable.
    solved = np.linalg.solve(laplacian + 1.0 / size, logs.sum(axis=2)[:, :, None])
    return exponential_shares(solved[:, :, 0])


def completed(matrices: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """Fill the gaps of each matrix with what the weights imply, ``w_i / w_j``.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.
    weights : array_like, shape (k, n)
        Positive weights.

    Returns
    -------
    ndarray, shape (k, n, n)
        Given comparisons are kept as they are.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `weights.pairwise.checked_stack`.
    """
    stack = mirrored(matrices)
    shares = np.asarray(weights, dtype=np.float64)
    implied = shares[:, :, None] / shares[:, None, :]
    filled: Floats = np.where(np.isnan(stack), implied, stack)
    return filled


def priorities(matrices: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Weigh criteria whether or not a matrix has gaps.

    A complete matrix is weighed by its eigenvector, one with gaps by logarithmic least
    squares. Eigenvalues of matrices with gaps are those of the matrix completed by its own
    weights: a filled entry contradicts nothing, so they (and the consistency ratio) look
    a little better than they would if the judge had compared everything.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons; NaN where nothing was compared.

    Returns
    -------
    weights : ndarray, shape (k, n)
        Each row is positive and sums to 1.
    eigenvalues : ndarray, shape (k,)
        Principal eigenvalues.

    Raises
    ------
    StackShapeError, MatrixValueError, DisconnectedComparisonsError
        As in `logarithmic_least_squares`.
    """
    stack = mirrored(matrices)
    bridged = logarithmic_least_squares(stack)
    weights, eigenvalues = eigenvector_priorities(completed(stack, bridged))
    gaps = np.isnan(stack).reshape(len(stack), -1).any(axis=1, keepdims=True)
    return np.where(gaps, bridged, weights), eigenvalues


def _refuse_disconnected(stack: Floats) -> None:
    groups = connected_groups(stack)
    apart = groups.any(axis=1)
    if apart.any():
        matrix = int(apart.argmax())
        raise DisconnectedComparisonsError(
            str(matrix), named_groups(groups[matrix], [str(k) for k in range(groups.shape[1])]), ""
        )


def named_groups(groups: npt.NDArray[np.intp], names: list[str]) -> tuple[str, ...]:
    """Write the groups of one matrix as text, one per group.

    Parameters
    ----------
    groups : ndarray of int, shape (n,)
        A row of `connected_groups`.
    names : list of str, length n
        What the criteria are called.

    Returns
    -------
    tuple of str
        The names of each group's criteria, separated by commas.

    Examples
    --------
    >>> named_groups(np.array([0, 0, 2]), ["safety", "cost", "reach"])
    ('safety, cost', 'reach')
    """
    return tuple(
        ", ".join(name for name, first in zip(names, groups, strict=True) if first == group)
        for group in sorted(set(groups.tolist()))
    )
