"""Numbers as people write them: "45岁", "约45", "1,200元", "四十五"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

Texts = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_FACTORS = {"百": 100.0, "千": 1000.0, "k": 1000.0, "万": 10_000.0, "亿": 100_000_000.0}
_UNIT = (
    r"(?:周?岁(?:左右|多|上下)?|元(?:左右|/?[户月年平米m²㎡]*)?|块(?:钱)?|年|个月|月|口人|人|口|层|楼|平(?:方)?米?|平方|㎡|m2|%"
    r"|分|分钟|小时|秒|次|户|years?(?: old)?|yrs?|y/?o|r|rmb|yuan|cny|people|persons?|floors?|m²"
    r"|points?|pts?)?"
)
_ABOUT = r"(?:大?约|大概|近|差不多|about|approx\.?|around|circa|ca\.?|~|≈)?"
_PLAIN = re.compile(
    rf"{_ABOUT}\s*([-+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)\s*([百千万亿k]?)\s*{_UNIT}[\s′'`。.,，]*",
    re.IGNORECASE,
)
_MIXED = re.compile(rf"{_ABOUT}\s*(\d+)([百千万])(\d{{1,4}})([百千]?)\s*{_UNIT}[\s。.,，]*")
"""`2万5`, `1万2千`, `3千500`."""
_BARE = re.compile(r"[\d.,]+|[零〇一二两三四五六七八九十]+")
_SHARED = re.compile(rf"(.*?)\s*([百千万亿k])\s*{_UNIT}")
_HAN = re.compile(rf"{_ABOUT}\s*([零〇一二两三四五六七八九十百千万]+)\s*{_UNIT}")


def read_number(text: str) -> float:
    """Read one number; NaN if the text holds none, several, or a range.

    Parameters
    ----------
    text : str
        As somebody wrote it.

    Returns
    -------
    float

    Examples
    --------
    >>> [read_number(text) for text in ("45岁", "79′′′′", "８０", "1,200元", "四十五", "2万元")]
    [45.0, 79.0, 80.0, 1200.0, 45.0, 20000.0]
    >>> [read_number(text) for text in ("20分", "20 points", "15 pts")]
    [20.0, 20.0, 15.0]
    >>> [read_number(text) for text in ("5千", "2万5", "两千五", "两千零五", "七八百")]
    [5000.0, 25000.0, 2500.0, 2005.0, nan]
    >>> [read_number(text) for text in ("16岁和6岁", "3-5", "很大", "")]
    [nan, nan, nan, nan]
    """
    words = unicodedata.normalize("NFKC", text).strip().casefold()
    if match := _PLAIN.fullmatch(words):
        return float(match[1].replace(",", "")) * _FACTORS.get(match[2], 1.0)
    if match := _MIXED.fullmatch(words):
        return _mixed(*match.groups())
    if match := _HAN.fullmatch(words):
        return _han(match[1])
    return float("nan")


def read_lower(first: str, second: str) -> float:
    """Read the lower end of a span; `1-2万` leaves out the ten thousands of the first number.

    A first number larger than the second, as in `500-1千`, stands for itself.

    Examples
    --------
    >>> read_lower("1", "2万元"), read_lower("三", "五千"), read_lower("500", "1千")
    (10000.0, 3000.0, 500.0)
    """
    low = read_number(first)
    near, far = (unicodedata.normalize("NFKC", one).strip().casefold() for one in (first, second))
    if _BARE.fullmatch(near) and (match := _SHARED.fullmatch(far)) and low < read_number(match[1]):
        return low * _FACTORS[match[2]]
    return low


def _mixed(head: str, unit: str, tail: str, smaller: str) -> float:
    """Read figures among Chinese units; one bare figure at the end counts the next lower unit."""
    factor = _FACTORS[unit]
    bare = factor / 10 if len(tail) == 1 else 1.0
    rest = float(tail) * _FACTORS.get(smaller, bare)
    return float(head) * factor + rest if rest < factor else float("nan")


def _han(words: str, above: float = 1.0) -> float:
    """Read a number in Chinese signs, such as 一百二十三; digit by digit if no ten stands in it.

    `above` is the unit that stands before: one bare digit behind a hundred, a thousand or ten
    thousand counts the next lower unit (两千五), unless a zero stands between (两千零五).
    """
    if len(words) == 1 and words in _DIGITS:
        return _DIGITS[words] * max(above / 10, 1.0)
    if not any(sign in words for sign in (*_TENS, "万")):
        spoken = above == 1 or words[0] in "零〇"
        return float("".join(str(_DIGITS[sign]) for sign in words)) if spoken else float("nan")
    head, myriad, rest = words.partition("万")
    if len(head) > 1 and not any(sign in head for sign in _TENS):
        return float("nan")  # 一两万 is a span
    if myriad:
        tail = _han(rest, 10_000.0) if rest else 0.0
        return _han(head) * 10_000 + tail if head else float("nan")
    total, digit, unit = 0.0, -1.0, 1.0
    for sign in words:
        if sign in _TENS:
            unit = float(_TENS[sign])
            total += (1.0 if digit < 0 else digit) * unit
            digit = -1.0
        elif digit > 0:
            return float("nan")  # 七八百 is a span
        elif _DIGITS[sign]:
            digit = float(_DIGITS[sign])
        else:
            unit = 1.0
    return total + max(digit, 0.0) * max(unit / 10, 1.0)


def read_numbers(text: Texts) -> tuple[Floats, dict[str, int]]:
    """Read a column of numbers, and list every text that is none.

    Parameters
    ----------
    text : ndarray of str, shape (n_rows,)
        Empty cells are no number and are not listed.

    Returns
    -------
    ndarray of float, shape (n_rows,)
        NaN where no number could be read.
    dict of str to int
        Texts that could not be read, and how many cells hold each.
    """
    inverse, distinct = pd.factorize(text)
    values = np.array([read_number(word) for word in distinct], dtype=float)
    found = values[inverse] if len(values) else np.full(len(text), np.nan)
    counts: Mapping[str, int] = Counter(text[np.isnan(found)])
    return found, {word: count for word, count in counts.items() if word}
