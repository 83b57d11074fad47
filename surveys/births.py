"""Years of birth, also out of whole dates of birth: nothing else of the date is looked at."""

import re
import unicodedata

from surveys.numbers_in_words import read_number

BIRTH_YEARS = (1880, 2100)

_YEAR = r"(?P<year>(?:18[89]|19\d|20\d)\d)"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_NAMED = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DATES = tuple(
    re.compile(written + _TIME)
    for written in (
        rf"{_YEAR}\s*[-/.年]\s*{_MONTH}(?:\s*[-/.月]\s*{_DAY})?\s*[月日号]?(?:\s*出?生)?",
        rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?",
        rf"(?:{_DAY}\s*[-/.]\s*)?{_DAY}\s*[-/.]\s*{_YEAR}",
        rf"(?:{_DAY}(?:st|nd|rd|th)?(?: of)?[ -])?{_NAMED}[ ,-]+{_YEAR}",
        rf"{_NAMED} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR}[ -]{_NAMED}(?:[ -]{_DAY})?",
    )
)


def year_of_birth(text: str) -> float:
    """Read a year of birth, alone or in a date; NaN where no such year stands.

    Parameters
    ----------
    text : str
        As somebody wrote it; years of two digits stay unread.

    Returns
    -------
    float
        Within `BIRTH_YEARS`, or the number that stands there alone.

    Examples
    --------
    >>> [year_of_birth(text) for text in ("1958年3月", "1958-03-07", "19700501", "7 March 1958")]
    [1958.0, 1958.0, 1970.0, 1958.0]
    >>> [year_of_birth(text) for text in ("1966", "1955/3", "3/7/58", "45岁", "1970-13-01")]
    [1966.0, 1955.0, nan, 45.0, nan]
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    for written in _DATES:
        if match := written.fullmatch(plain):
            return float(match["year"])
    return read_number(text)


def is_year(value: float) -> bool:
    """Tell whether a number can be a year of birth; NaN cannot."""
    return BIRTH_YEARS[0] <= value <= BIRTH_YEARS[1]
