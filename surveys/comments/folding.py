"""Comments cut where one thought ends, and words in one spelling."""

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese signs, for a class of a pattern."""

_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]+")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_BETWEEN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
_HYPHENS = re.compile(r"[-_]+")
_NUMBERED = rf"(?:^|(?<=[\s,;:。.!?，；：！？{HAN}]))\d{{1,2}}\s*[.)、．）]\s*(?=[^\d\s])"
_MARKS = rf"(?<=[{HAN}])\s+(?=[{HAN}])|\s-\s|[,;:!?，；：！？。…~\n\r]+|\.(?=\s|$|[{HAN}])"
_BUT = r"\b[Bb]ut\b|(?=但是|但(?!愿)|不过|可是|而是|只要(?!求))"
_CUT = re.compile(f"{_NUMBERED}|{_MARKS}|{_BUT}")
_POLITE = re.compile(
    r"(?<=\bplease),\s+(?=no\b)|,\s+(?=(?:please|pls|thanks|thank you)\s*(?:[,.;!?]|$))",
    re.IGNORECASE,
)
"""Commas that cut no thought off: ``no lift, please``."""
_EDGES = " \"'“”‘’()[]（）【】《》"


def clauses(text: str) -> list[str]:
    """Cut a comment where one thought ends: at commas, stops, numbers of a list, "but".

    Names set beside each other with ``、`` stay together, so that a "no" before the first
    speaks of all.

    Examples
    --------
    >>> clauses("建议：1.修路 2.装路灯，停车、充电都难。")
    ['建议', '修路', '装路灯', '停车、充电都难']
    >>> clauses("No lift, but fix the drains.")
    ['No lift', 'fix the drains']
    """
    return [piece for part in _CUT.split(_POLITE.sub(" ", text)) if (piece := part.strip(_EDGES))]


def fold(text: str) -> str:
    """Bring words to the spelling in which they are compared.

    Full-width signs become half-width, capitals small, blanks one (none beside Chinese signs),
    hyphens blanks.

    Examples
    --------
    >>> fold("加装 ５Ｇ 基站"), fold("E-bike  sheds")
    ('加装5g基站', 'e bike sheds')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    plain = _HYPHENS.sub(" ", _UNSEEN.sub("", plain))
    return _BETWEEN.sub("", _BLANKS.sub(" ", plain)).casefold().strip()
