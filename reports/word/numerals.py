"""How chapters and their parts are numbered in each language."""

_DIGITS = "〇一二三四五六七八九"
_MOST = 99


def numeral(language: str, level: int, place: int, above: int = 0) -> str:
    """Write the number that stands before a title.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.
    level : int
        1 for a chapter, 2 for a part of one.
    place : int
        From 1.
    above : int
        Number of the chapter that a part belongs to.

    Returns
    -------
    str
        With what stands between it and the title.

    References
    ----------
    GB/T 9704-2012, 7.3.3.

    Examples
    --------
    >>> numeral("zh", 1, 3), numeral("zh", 2, 21), numeral("en", 2, 3, above=2)
    ('三、', '（二十一）', '2.3 ')
    """
    if language == "zh":
        return f"{_chinese(place)}、" if level == 1 else f"（{_chinese(place)}）"
    return f"{place}. " if level == 1 else f"{above}.{place} "


def _chinese(number: int) -> str:
    if number > _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones else "")
