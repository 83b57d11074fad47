"""How sure a share is, and the mean of several: the Wilson interval and what is made of it."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
NORMAL_95 = 1.959963984540054
"""97.5 % point of the normal distribution: 95 % intervals."""


def wilson_interval(
    shares: Floats, sizes: Floats, quantile: float = NORMAL_95
) -> tuple[Floats, Floats]:
    """Interval of a share by Wilson's score method.

    For the mean of values between 0 and 1 it is conservative, for their variance is at most
    that of a share, ``p (1 - p)``.

    Parameters
    ----------
    shares : ndarray of float
        0-1.
    sizes : ndarray of float, same shape
        (Effective) number of respondents; 0 gives the interval from 0 to 1.
    quantile : float
        Of the normal distribution.

    Returns
    -------
    low, high : ndarray of float
        Within 0-1, never excluding the share.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22(158), 209-212.

    Examples
    --------
    >>> low, high = wilson_interval(np.array([0.5]), np.array([10.0]))
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.2366, 0.7634)
    """
    shares = np.asarray(shares, dtype=float)
    sizes = np.asarray(sizes, dtype=float)
    square = quantile**2
    centre = (shares * sizes + square / 2) / (sizes + square)
    spread = quantile * np.sqrt(shares * (1 - shares) * sizes + square / 4) / (sizes + square)
    low = np.clip(np.minimum(centre - spread, shares), 0, 1)
    high = np.clip(np.maximum(centre + spread, shares), 0, 1)
    return low, high


def mean_interval(
    values: Floats, lows: Floats, highs: Floats, correlation: Floats
) -> tuple[float, float]:
    """Interval of the mean of several figures whose own intervals are known.

    What each figure may err by, below and above, is taken from its own interval and put together
    by how far the errors go together (method of variance estimates recovery). With errors that
    all go together it is the mean of the intervals, and never wider than that; of one figure it is
    its own interval.

    Parameters
    ----------
    values, lows, highs : ndarray of float, shape (n_figures,)
    correlation : ndarray of float, shape (n_figures, n_figures)
        Of the errors, -1 to 1.

    Returns
    -------
    low, high : float
        NaN without figures, or where one has no interval.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17(22), 2635-2650; Zou and Donner (2008), Statistics
    in Medicine 27(10), 1693-1702.

    Examples
    --------
    >>> low, high = mean_interval(
    ...     np.array([0.5, 0.5]), np.array([0.4, 0.4]), np.array([0.6, 0.6]), np.eye(2)
    ... )
    >>> round(low, 4), round(high, 4)
    (0.4293, 0.5707)
    """
    if not len(values):
        return float("nan"), float("nan")
    mean = float(values.mean())
    below, above = values - lows, highs - values
    down, up = (
        float(np.sqrt(np.maximum(far @ correlation @ far, 0.0))) / len(values)
        for far in (below, above)
    )
    return mean - down, mean + up


def effective_size(weights: Floats) -> float:
    """Number of equally weighted respondents that tell as much: ``(sum w)^2 / sum w^2``.

    Examples
    --------
    >>> effective_size(np.array([1.0, 1.0, 2.0]))
    2.6666666666666665
    """
    squares = float(np.square(weights).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def design_effect(weights: Floats) -> float:
    """By how much unequal weights widen what chance can do: ``1 + CV^2``; 1 for equal weights.

    References
    ----------
    Kish (1965), Survey Sampling, Wiley, section 11.7.

    Examples
    --------
    >>> round(design_effect(np.array([1.0, 1.0, 2.0])), 3)
    1.125
    """
    size = effective_size(weights)
    return max(len(weights) / size, 1.0) if size else 1.0
