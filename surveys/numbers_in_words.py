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
_UNIT = (
    r"(?:周?岁(?:左右|多|上下)?|元(?:左右|/?[户月年平米m²㎡]*)?|块(?:钱)?|年|个月|月|口人|人|口|层|楼|平(?:方)?米?|平方|㎡|m2|%"
    r"|分|分钟|小时|秒|次|户|years?(?: old)?|yrs?|y/?o|r|rmb|yuan|cny|people|persons?|floors?|m²)?"
)
_ABOUT = r"(?:大?约|大概|近|差不多|about|approx\.?|around|circa|ca\.?|~|≈)?"
_PLAIN = re.compile(
    rf"{_ABOUT}\s*([-+]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)\s*([万亿k]?)\s*{_UNIT}[\s′'`。.,，]*",
    re.IGNORECASE,
)
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
    >>> [read_number(text) for text in ("16岁和6岁", "3-5", "很大", "")]
    [nan, nan, nan, nan]
    """
    words = unicodedata.normalize("NFKC", text).strip().casefold()
    if match := _PLAIN.fullmatch(words):
        factor = {"万": 10_000.0, "亿": 100_000_000.0, "k": 1000.0}.get(match[2], 1.0)
        return float(match[1].replace(",", "")) * factor
    if match := _HAN.fullmatch(words):
        return _han(match[1])
    return float("nan")


def _han(words: str) -> float:
    """Read a number in Chinese signs, such as 一百二十三; digit by digit if no ten stands in it."""
    if not any(sign in words for sign in (*_TENS, "万")):
        return float("".join(str(_DIGITS[sign]) for sign in words))
    head, myriad, rest = words.partition("万")
    if myriad:
        tail = _han(rest) if rest else 0.0
        return _han(head) * 10_000 + tail if head else float("nan")
    total, digit = 0.0, -1.0
    for sign in words:
        if sign in _TENS:
            total += (1.0 if digit < 0 else digit) * _TENS[sign]
            digit = -1.0
        elif _DIGITS[sign]:
            digit = float(_DIGITS[sign])
    return total + max(digit, 0.0)


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
