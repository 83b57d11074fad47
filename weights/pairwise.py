"""From comparisons in pairs to weights, and how far the comparisons contradict each other.

This is the arithmetic of the analytic hierarchy process on whole stacks of matrices: entry
``[k, i, j]`` says how many times as important criterion i is as criterion j to judge k. No
names are known here, and every matrix is complete; `weights.incomplete` fills the gaps.
"""

import numpy as np
import numpy.typing as npt

from weights.errors import MatrixValueError, StackShapeError
from weights.random_index import mean_random_index

Floats = npt.NDArray[np.float64]

_FIRST_ROUNDS = 2  # the 64th power settles most matrices that people fill in
_MORE_ROUNDS = 8  # for nearly circular ones, up to the power 2 ** 30
_SQUARINGS = 3  # in a round; many more without dividing by the sum would leave the float range
_CERTAIN = 1e-13  # relative width of the eigenvalue's bounds at which squaring stops
_CONTRADICTABLE = 3  # criteria; two cannot contradict each other
_CHUNK = 1024  # matrices at a time, so that they stay in the processor's cache


def eigenvector_priorities(matrices: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Weigh criteria by the principal eigenvector of each matrix.

    Each matrix is squared again and again, divided by its sum in between, so that its columns
    turn into multiples of the eigenvector. The bounds of `eigenvalue_bounds` certify the
    result; a matrix whose bounds are still wide is squared further.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons, complete.

    Returns
    -------
    weights : ndarray, shape (k, n)
        Each row is positive and sums to 1.
    eigenvalues : ndarray, shape (k,)
        Principal eigenvalues; n for a judge without contradictions, otherwise larger.

    Raises
    ------
    StackShapeError
        If the array is no stack of square matrices.
    MatrixValueError
        If an entry is missing, infinite, zero or negative.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process.

    Examples
    --------
    >>> weights, eigenvalues = eigenvector_priorities([[[1, 3], [1 / 3, 1]]])
    >>> weights.round(6).tolist(), eigenvalues.round(6).tolist()
    ([[0.75, 0.25]], [2.0])
    """
    stack = checked_stack(matrices)
    weights = np.empty(stack.shape[:2])
    for start in range(0, len(stack), _CHUNK):
        part = slice(start, start + _CHUNK)
        weights[part] = _squared_until_certain(stack[part])
    return weights, _applied(stack, weights).sum(axis=1)


def eigenvalue_bounds(matrices: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Bound the principal eigenvalue from below and above.

    For a positive matrix A and any positive vector w, the eigenvalue lies between the
    smallest and the largest ``(A w)_i / w_i``; both meet where w is the eigenvector.

    Parameters
    ----------
    matrices : ndarray, shape (k, n, n)
        Positive entries.
    weights : ndarray, shape (k, n)
        Positive weights.

    Returns
    -------
    low, high : ndarray, shape (k,)
        The bounds.

    References
    ----------
    Collatz (1942), Mathematische Zeitschrift 48, 221-226.
    """
    ratios = _applied(matrices, weights) / weights
    return ratios.min(axis=1), ratios.max(axis=1)


def geometric_mean_priorities(matrices: npt.ArrayLike) -> Floats:
    """Weigh criteria by the geometric mean of each row.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons, complete.

    Returns
    -------
    ndarray, shape (k, n)
        Each row is positive and sums to 1.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `eigenvector_priorities`.

    References
    ----------
    Crawford and Williams (1985), Journal of Mathematical Psychology 29(4), 387-405.

    Examples
    --------
    >>> geometric_mean_priorities([[[1, 4], [1 / 4, 1]]]).tolist()
    [[0.8, 0.2]]
    """
    return exponential_shares(np.log(checked_stack(matrices)).mean(axis=2))


def exponential_shares(logarithms: Floats) -> Floats:
    """Turn logarithms of weights into weights that sum to 1, without overflow.

    Parameters
    ----------
    logarithms : ndarray, shape (..., n)
        Finite, up to a constant per row.

    Returns
    -------
    ndarray, shape (..., n)
        The weights.
    """
    raised = np.exp(logarithms - logarithms.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def consistency_index(eigenvalues: npt.ArrayLike, size: int) -> Floats:
    """Measure by how much the principal eigenvalue exceeds that of a judge who is consistent.

    Parameters
    ----------
    eigenvalues : array_like, shape (k,)
        Principal eigenvalues.
    size : int
        Number of criteria n.

    Returns
    -------
    ndarray, shape (k,)
        ``(eigenvalue - n) / (n - 1)``, at least 0; 0 below three criteria.
    """
    values = np.asarray(eigenvalues, dtype=np.float64)
    if size < _CONTRADICTABLE:
        return np.zeros_like(values)
    # Rounding may put the eigenvalue of a consistent matrix a hair below n.
    return np.maximum(values - size, 0.0) / (size - 1)


def consistency_ratio(eigenvalues: npt.ArrayLike, size: int, random_index: str = "saaty") -> Floats:
    """Compare a judge's contradictions with those of answers given at random.

    Parameters
    ----------
    eigenvalues : array_like, shape (k,)
        Principal eigenvalues.
    size : int
        Number of criteria.
    random_index : str
        Name of a table in `weights.random_index.RANDOM_INDICES`.

    Returns
    -------
    ndarray, shape (k,)
        0 is without contradiction, 1 as contradictory as chance; 0 below three criteria.

    Raises
    ------
    UnknownRandomIndexError, RandomIndexLimitError
        If the table is unknown or ends before `size`.

    Examples
    --------
    >>> consistency_ratio([4.118418], 4).round(4).tolist()
    [0.0439]
    """
    yardstick = mean_random_index(random_index, size)
    return consistency_index(eigenvalues, size) / (yardstick or 1.0)


def geometric_consistency_index(
    matrices: npt.ArrayLike, weights: npt.ArrayLike | None = None
) -> Floats:
    """Measure contradictions beside weights from row geometric means.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Positive comparisons, complete.
    weights : array_like, shape (k, n), optional
        Weights to hold the comparisons against; the row geometric means unless given.

    Returns
    -------
    ndarray, shape (k,)
        ``2 / ((n - 1)(n - 2)) * sum over i < j of ln(a_ij w_j / w_i) ** 2``; 0 below three
        criteria.

    Raises
    ------
    StackShapeError, MatrixValueError
        As in `eigenvector_priorities`.

    References
    ----------
    Aguarón and Moreno-Jiménez (2003), European Journal of Operational Research 147(1),
    137-145.
    """
    stack = checked_stack(matrices)
    size = stack.shape[-1]
    if size < _CONTRADICTABLE:
        return np.zeros(len(stack))
    if weights is None:
        weights = geometric_mean_priorities(stack)
    logs = np.log(np.asarray(weights, dtype=np.float64))
    errors = np.log(stack) - logs[:, :, None] + logs[:, None, :]
    above = np.triu_indices(size, k=1)
    summed = (errors[:, above[0], above[1]] ** 2).sum(axis=1)
    index: Floats = 2.0 * summed / ((size - 1) * (size - 2))
    return index


def checked_stack(matrices: npt.ArrayLike, *, gaps: bool = False) -> Floats:
    """Make sure of a stack of square matrices with positive, finite entries.

    Parameters
    ----------
    matrices : array_like, shape (k, n, n)
        Comparisons.
    gaps : bool
        Whether NaN is allowed, for "not compared".

    Returns
    -------
    ndarray of float64, shape (k, n, n)
        The same numbers.

    Raises
    ------
    StackShapeError
        If the array is no stack of square matrices.
    MatrixValueError
        At the first entry that is not allowed.
    """
    stack = np.asarray(matrices, dtype=np.float64)
    match stack.shape:
        case (_, rows, columns) if rows == columns and rows:
            pass
        case shape:
            raise StackShapeError(shape)
    fine = np.isfinite(stack) & (stack > 0)
    if gaps:
        fine |= np.isnan(stack)
    if not fine.all():
        matrix, row, column = (int(place) for place in np.argwhere(~fine)[0])
        raise MatrixValueError(matrix, row, column, float(stack[matrix, row, column]))
    return stack


def _squared_until_certain(matrices: Floats) -> Floats:
    """Weights of a chunk; only matrices whose bounds are still wide are squared further."""
    # Measured in row sums as units, even huge differences between criteria become small.
    units = matrices.sum(axis=2)
    balanced = matrices * (units[:, None, :] / units[:, :, None])
    powers = balanced
    for _ in range(_FIRST_ROUNDS):
        powers = _squared(powers)
    weights: Floats = powers.sum(axis=2)
    wide = np.arange(len(matrices))
    for _ in range(_MORE_ROUNDS):
        low, high = eigenvalue_bounds(balanced[wide], weights[wide])
        uncertain = high - low > _CERTAIN * high
        if not uncertain.any():
            break
        wide, powers = wide[uncertain], _squared(powers[uncertain])
        weights[wide] = powers.sum(axis=2)
    weights *= units / weights.sum(axis=1, keepdims=True)
    shares: Floats = weights / weights.sum(axis=1, keepdims=True)
    return shares


def _squared(matrices: Floats) -> Floats:
    """The eighth power of each matrix, up to a factor."""
    powers: Floats = matrices / matrices.sum(axis=(1, 2), keepdims=True)
    for _ in range(_SQUARINGS):
        powers = powers @ powers
    return powers


def _applied(matrices: Floats, weights: Floats) -> Floats:
    product: Floats = np.einsum("kij,kj->ki", matrices, weights)
    return product
