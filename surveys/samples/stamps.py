"""What the survey platform adds of its own: number, time, duration, way and address."""

from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

Strings = npt.NDArray[np.object_]

START = datetime(2026, 3, 2)  # noqa: DTZ001 - the platform writes local times without a zone
DAYS = 16
OPENS, CLOSES = 7.5, 21.5
"""Forms come in between these hours of the day."""

DOCUMENTATION_NETS = ("192.0.2", "198.51.100", "203.0.113")
"""Addresses that belong to nobody (RFC 5737)."""

REGION = "示例-示例"
PROXY = "网格员代填"
TOO_FAST_SECONDS = (18, 56)


def clock(moments: npt.NDArray[np.float64]) -> Strings:
    """Write moments of the campaign as the platform does, without leading zeros.

    Parameters
    ----------
    moments : ndarray of float
        0 is the first morning, 1 the last evening.

    Returns
    -------
    ndarray of str
        Such as ``2026/3/2 8:05:09``.
    """
    days, parts = np.divmod(moments * DAYS, 1.0)
    hours = days * 24 + OPENS + parts * (CLOSES - OPENS)
    times = [START + timedelta(seconds=int(seconds)) for seconds in hours * 3600]
    return np.array(
        [f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M:%S}" for at in times], dtype=object
    )


def durations(
    hasty: npt.NDArray[np.bool_], short: npt.NDArray[np.bool_], rng: np.random.Generator
) -> Strings:
    """Write how long each form took.

    Parameters
    ----------
    hasty, short : ndarray of bool
        Who clicked through in less than a minute; who had little to answer.
    rng : numpy Generator

    Returns
    -------
    ndarray of str
        Such as ``137秒``.
    """
    usual = rng.lognormal(mean=5.85, sigma=0.38, size=len(hasty)).clip(190, 3600)
    fast = rng.integers(*TOO_FAST_SECONDS, size=len(hasty))
    brief = rng.integers(20, 75, size=len(hasty))
    seconds = np.select([hasty, short], [fast, brief], usual).astype(int)
    return np.array([f"{second}秒" for second in seconds], dtype=object)


def addresses(size: int, rng: np.random.Generator) -> Strings:
    """Draw addresses that differ from one another.

    Parameters
    ----------
    size : int
        At most 762.
    rng : numpy Generator

    Returns
    -------
    ndarray of str
        Such as ``192.0.2.17(示例-示例)``.
    """
    pool = [f"{net}.{host}({REGION})" for net in DOCUMENTATION_NETS for host in range(1, 255)]
    return rng.choice(np.array(pool, dtype=object), size=size, replace=False)


def ways(proxy: npt.NDArray[np.bool_], rng: np.random.Generator) -> pd.DataFrame:
    """Say through which channel each form came.

    Parameters
    ----------
    proxy : ndarray of bool
        Forms that a grid worker keyed in at the door.
    rng : numpy Generator

    Returns
    -------
    DataFrame of str
        `来源` and `来源详情`; the detail is mostly the text ``N/A``.
    """
    channel = rng.choice(
        np.array(["微信", "手机提交", "链接"], dtype=object), len(proxy), p=(0.66, 0.24, 0.1)
    )
    channel = np.where(proxy, "链接", channel)
    detail = np.where(proxy, PROXY, np.where(channel == "链接", "直接访问", "N/A"))
    return pd.DataFrame({"来源": channel, "来源详情": detail}, dtype=object)
