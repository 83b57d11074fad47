"""Floors as people call them: "2nd floor", "4/F", "ground floor", "basement", "底楼"."""

import re
import unicodedata
from collections.abc import Iterable

from surveys.numbers_in_words import read_number

_FIGURE = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th|\s?/?\s?f)\b(?:\.)?")
_SPOKEN = {
    name: str(place)
    for place, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
         "tenth", "eleventh", "twelfth"), start=1)
}  # fmt: skip
_WORDS = re.compile(rf"\b(?:{'|'.join(_SPOKEN)})\b")
_FILLER = re.compile(r"\b(?:on|in|at|the|floors?|flr|fl|storey|story|level|lvl)\b\.?")
_BELOW = re.compile(
    r"(?:b\s?|地下|负)([1-9一二三])(?:\s?/?\s?f|[层楼])?|basement|lower ground|cellar|地下室|b/f"
)
_GROUND = re.compile(r"ground|g|g\s?/\s?f|gf")
_LOWEST = re.compile(r"底[楼层]|首层|地面层")
"""In Chinese the floor on the ground is the first."""

_BELOW_GROUND = {"": "-1", "1": "-1", "一": "-1", "2": "-2", "二": "-2", "3": "-3", "三": "-3"}


def floor_in_figures(text: str, ground: int = 1) -> str:
    """Write a floor in figures.

    Parameters
    ----------
    text : str
        What somebody answered.
    ground : int
        What the ground floor counts as, from `ground_floor`.

    Returns
    -------
    str
        The answer itself where it names no floor in words.

    Examples
    --------
    >>> [floor_in_figures(text) for text in ("2nd floor", "4/F", "G/F", "basement", "底楼")]
    ['2', '4', '1', '-1', '1']
    >>> floor_in_figures("1st to 2nd floor"), floor_in_figures("third", 0), floor_in_figures("7层")
    ('1 to 2', '3', '7层')
    >>> floor_in_figures("Ground floor", 0), floor_in_figures("底楼", 0)
    ('0', '1')
    """
    words = unicodedata.normalize("NFKC", text).strip().casefold()
    words = _WORDS.sub(lambda found: _SPOKEN[found[0]], words)
    words = " ".join(_FILLER.sub(" ", _FIGURE.sub(r"\1", words)).split())
    if _LOWEST.fullmatch(words):
        return "1"
    if _GROUND.fullmatch(words):
        return str(ground)
    if match := _BELOW.fullmatch(words):
        return _BELOW_GROUND.get(match[1] or "", text)
    return words if any(sign.isdigit() for sign in words) else text


def ground_floor(texts: Iterable[str]) -> int:
    """Tell what the ground floor counts as: 0 where others live on a first floor above it.

    Parameters
    ----------
    texts : iterable of str
        All answers to the question; the same may stand in it several times.

    Returns
    -------
    {0, 1}

    Examples
    --------
    >>> ground_floor(["Ground floor", "2nd floor"]), ground_floor(["G/F", "1/F", "2/F"])
    (1, 0)
    """
    return int(all(read_number(floor_in_figures(text, 0)) != 1 for text in set(texts)))
