"""The best-worst method: everything is compared with the best and with the worst criterion.

With n criteria that is 2n - 3 comparisons instead of n (n - 1) / 2, and since each criterion is
measured from both ends, the judge's contradictions show.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from weights.pairwise import Floats

_LIMITS = np.array(
    [
        [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
        [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
        [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960],
        [0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
        [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
        [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657],
        [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662],
    ]
)
"""Rows: best over worst, 3 to 9; columns: number of criteria, 3 to 9."""
_LEAST, _MOST = 3, 9


def best_worst_weights(
    to_others: npt.ArrayLike, to_worst: npt.ArrayLike, best: int, worst: int
) -> tuple[Floats, float]:
    """Weigh criteria so that the comparison that fits worst fits as well as possible.

    The linear programme: minimise xi so that ``|w_B - a_Bj w_j| <= xi`` and
    ``|w_j - a_jW w_W| <= xi`` for every criterion j, the weights being at least 0 and
    summing to 1.

    Parameters
    ----------
    to_others : array_like, shape (n,)
        How many times as important the best criterion is as each; 1 for itself.
    to_worst : array_like, shape (n,)
        How many times as important each criterion is as the worst; 1 for itself.
    best, worst : int
        Their places.

    Returns
    -------
    weights : ndarray, shape (n,)
        They sum to 1.
    deviation : float
        The least possible xi, in weight: 0 if nothing contradicts, smaller is better.

    References
    ----------
    Rezaei (2016), Omega 64, 126-130, model 19.

    Examples
    --------
    >>> weights, deviation = best_worst_weights([1, 2, 4], [4, 2, 1], 0, 2)
    >>> weights.round(4).tolist(), abs(round(deviation, 9))
    ([0.5714, 0.2857, 0.1429], 0.0)
    """
    others = np.asarray(to_others, dtype=np.float64)
    lowest = np.asarray(to_worst, dtype=np.float64)
    size = len(others)
    each = np.eye(size)
    gaps = np.concatenate(
        [each[best] - others[:, None] * each, each - lowest[:, None] * each[worst]]
    )
    rows = np.concatenate([gaps, -gaps])
    solved = linprog(
        np.append(np.zeros(size), 1.0),
        A_ub=np.column_stack([rows, -np.ones(len(rows))]),
        b_ub=np.zeros(len(rows)),
        A_eq=np.append(np.ones(size), 0.0)[None],
        b_eq=[1.0],
        method="highs-ds",
    )
    # The programme always has a solution: xi may be as large as it must.
    weights = np.maximum(np.asarray(solved.x, dtype=np.float64)[:size], 0.0)
    weights /= weights.sum()
    return weights, float(np.abs(gaps @ weights).max())


def input_consistency(to_others: npt.ArrayLike, to_worst: npt.ArrayLike, worst: int) -> Floats:
    """Measure how far each criterion's two comparisons contradict the one of best with worst.

    Parameters
    ----------
    to_others, to_worst : array_like, shape (n,)
        As in `best_worst_weights`.
    worst : int
        Place of the worst criterion.

    Returns
    -------
    ndarray, shape (n,)
        ``|a_Bj a_jW - a_BW| / (a_BW ** 2 - a_BW)``, 0 to 1; all 0 if best and worst count
        alike. The largest is the judge's input-based consistency ratio.

    References
    ----------
    Liang, Brunelli and Rezaei (2020), Omega 96, 102175.

    Examples
    --------
    >>> input_consistency([1, 2, 8], [8, 5, 1], worst=2).round(4).tolist()
    [0.0, 0.0357, 0.0]
    """
    others = np.asarray(to_others, dtype=np.float64)
    product = others * np.asarray(to_worst, dtype=np.float64)
    apart = others[worst]
    ratios: Floats = np.abs(product - apart) / (apart * (apart - 1.0) or 1.0)
    return ratios


def accepted_ratio(apart: float, size: int) -> float:
    """Look up the input-based consistency ratio up to which comparisons are accepted.

    Parameters
    ----------
    apart : float
        How many times as important the best criterion is as the worst, 1 to 9; between two
        whole numbers the nearer one counts.
    size : int
        Number of criteria. Nothing was published beyond 9, where the ratio for 9 is taken:
        the ratios rise with the number of criteria, so it is the stricter one.

    Returns
    -------
    float
        0 where best and worst are at most twice apart: every contradiction then is a large one.

    References
    ----------
    Liang, Brunelli and Rezaei (2020), Omega 96, 102175, table 3.

    Examples
    --------
    >>> accepted_ratio(9, 4), accepted_ratio(2, 4)
    (0.2681, 0.0)
    """
    scale = round(apart)
    if scale < _LEAST:
        return 0.0
    criteria = min(max(size, _LEAST), _MOST)
    return float(_LIMITS[min(scale, _MOST) - _LEAST, criteria - _LEAST])
