"""How sure a share is: the Wilson interval."""

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
