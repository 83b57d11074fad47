"""Days as planners write them."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def read_day(text: str) -> date | None:
    """Read a day as planners write it.

    Parameters
    ----------
    text : str
        Such as ``2026-12-31``, ``2026/12/31`` or ``2026年12月31日``.

    Returns
    -------
    date or None
        None where the text is no day.

    Examples
    --------
    >>> read_day("2026年12月31日"), read_day("2026-02-30"), read_day("next Friday")
    (datetime.date(2026, 12, 31), None, None)
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
