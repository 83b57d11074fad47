"""Numbers as people read them: rounded for display, half away from zero as spreadsheets do."""

import re
from decimal import ROUND_HALF_UP, Decimal

from prioritize.days import read_day

DASH = "–"
"""Stands where a figure is unknown, and between the ends of a range."""

_MINUS = "\N{MINUS SIGN}"
_MONTH = re.compile(r"\d{4}-\d{1,2}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def rank(value: float) -> str:
    """Write a rank; shared ranks keep their half.

    Parameters
    ----------
    value : float
        A rank, 1 is best.

    Returns
    -------
    str
        At most two decimals, none for a whole rank.

    Examples
    --------
    >>> rank(2.0), rank(2.5)
    ('2', '2.5')
    """
    return f"{_rounded(value, 2):f}".rstrip("0").rstrip(".")


def places(value: float) -> str:
    """Write how many places an item moved, with its sign.

    Parameters
    ----------
    value : float
        Joint rank minus own rank; positive means lower than wanted.

    Returns
    -------
    str
        Signed, with a true minus sign.

    Examples
    --------
    >>> places(3), places(-1.5), places(0)
    ('+3', '−1.5', '0')
    """
    if value == 0:
        return "0"
    return ("+" if value > 0 else _MINUS) + rank(abs(value))


def percent(share: float | None) -> str:
    """Write a share as a percentage with at most one decimal.

    Parameters
    ----------
    share : float or None
        0-1; None if unknown.

    Returns
    -------
    str
        Percentage, or a dash.

    Examples
    --------
    >>> percent(0.6), percent(13 / 16), percent(None)
    ('60%', '81.3%', '–')
    """
    if share is None:
        return DASH
    return f"{100 * _rounded(share, 3):.1f}".removesuffix(".0") + "%"


def hundredths(share: float) -> str:
    """Write a share in whole per cent, without the sign, where there is room for no more.

    Parameters
    ----------
    share : float
        0-1.

    Returns
    -------
    str
        A whole number.

    Examples
    --------
    >>> hundredths(0.5449), hundredths(0.005), hundredths(1.0)
    ('54', '1', '100')
    """
    return f"{100 * _rounded(share, 2):.0f}"


def score(value: float | None) -> str:
    """Write a score, weight or concession with three decimals.

    Parameters
    ----------
    value : float or None
        Any number; None if unknown.

    Returns
    -------
    str
        Three decimals, or a dash.

    Examples
    --------
    >>> score(0.12345), score(-0.00001), score(None)
    ('0.123', '0.000', '–')
    """
    if value is None:
        return DASH
    return f"{_rounded(value, 3):f}".replace("-", _MINUS)


def ratio(value: float) -> str:
    """Write how many times more one criterion matters; below 1 as a fraction of 1.

    Parameters
    ----------
    value : float
        Greater than 0.

    Returns
    -------
    str
        ``3``, ``2.4``, ``1/3`` or ``1/2.4``.

    Examples
    --------
    >>> ratio(3.0), ratio(1 / 3), ratio(0.4167)
    ('3', '1/3', '1/2.4')
    """
    if value >= 1:
        return f"{_rounded(value, 1):f}".removesuffix(".0")
    return "1/" + ratio(1 / value)


def amount(value: float | None) -> str:
    """Write an amount or a fact of an item: thousands apart, at most two decimals.

    Parameters
    ----------
    value : float or None
        Any number; None if unknown.

    Returns
    -------
    str
        The rounded amount, or a dash.

    Examples
    --------
    >>> amount(1234567.5), amount(800.0)
    ('1,234,567.5', '800')
    """
    if value is None:
        return DASH
    return f"{_rounded(value, 2):,f}".rstrip("0").rstrip(".").replace("-", _MINUS)


def tenths(share: float) -> int:
    """Say of how many in ten a share speaks.

    Examples
    --------
    >>> tenths(0.31), tenths(0.04), tenths(0.96)
    (3, 0, 10)
    """
    return int(_rounded(share * 10, 0))


def span(low: str, high: str) -> str:
    """Write a range; a range of one value is that value.

    Parameters
    ----------
    low, high : str
        Finished figures.

    Returns
    -------
    str
        Both ends, or the one they share.

    Examples
    --------
    >>> span("2", "5"), span("3", "3")
    ('2–5', '3')
    """
    return low if low == high else f"{low}{DASH}{high}"


def day(text: str, language: str) -> str:
    """Write a day or a month as letters do; any other text stays.

    Parameters
    ----------
    text : str
        A day as `read_day` takes it, such as ``2026-12-31``, or a month such as ``2028-07``.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str

    Examples
    --------
    >>> day("2026-12-31", "zh"), day("2026-12-31", "en"), day("2028-07", "en")
    ('2026年12月31日', '31 December 2026', 'July 2028')
    >>> day("when the heating is off", "en"), day("2026-13-01", "en"), day("2026年2月3日", "en")
    ('when the heating is off', '2026-13-01', '3 February 2026')
    """
    month = _MONTH.fullmatch(text.strip())
    # A month is written as its first day would be, without the day.
    found = read_day(f"{text.strip()}-1" if month else text)
    if found is None:
        return text
    if language == "zh":
        named = f"{found.year}年{found.month}月"
        return named if month else f"{named}{found.day}日"
    named = f"{_MONTHS[found.month - 1]} {found.year}"
    return named if month else f"{found.day} {named}"


def _rounded(value: float, digits: int) -> Decimal:
    """Round the number as it is written, not as it is stored; zero has no sign."""
    step = Decimal(1).scaleb(-digits)
    rounded = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
    return rounded or abs(rounded)
