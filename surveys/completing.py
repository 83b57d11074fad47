"""Levels of a scale that nobody ticked: what the words beside them say must have been there."""

import re
from collections.abc import Callable, Mapping

from surveys.vocabulary import spoken

LOWEST, HIGHEST, MIDDLE = 1.0, 7.0, 4.0
"""Ends and middle of the common ground on which scale words stand."""

MOST_STEPS = 5
"""A scale is completed to so many steps; one that has as many is taken to be whole."""

PLAIN_NOT = 2.0
"""Where a plain "not" stands; a scale that reaches down to it has its lower side."""

_ENDS = {
    "satisfaction": ("非常不满意", "非常满意"),
    "importance": ("非常不重要", "非常重要"),
    "urgency": ("非常不迫切", "非常迫切"),
    "need": ("非常不需要", "非常需要"),
    "agreement": ("非常不同意", "非常同意"),
}
_ENGLISH_ENDS = {
    "satisfaction": ("not at all satisfied", "very satisfied"),
    "importance": ("not at all important", "very important"),
    "urgency": ("not at all urgent", "very urgent"),
    "need": ("not at all needed", "very needed"),
    "agreement": ("strongly disagree", "strongly agree"),
}
_DOWN = (
    (r"\bsatisfied", "dissatisfied"),
    (r"\bagree", "disagree"),
    (r"\b(?:support|favou?r)\b", "oppose"),
    (r"\bgood\b", "poor"),
    (r"((?:有)?必要)", r"没\1"),
    (
        r"(满意|重要|关键|急需|迫切|紧迫|紧急|急迫|需要|希望|期待|愿意|同意|赞成|支持|认同|符合)",
        r"不\1",
    ),
    ("好", "差"),
)
_UP = (
    (r"\b(?:dis|un)satisfied", "satisfied"),
    (r"\bdisagree", "agree"),
    (r"\bunimportant", "important"),
    (r"\boppose", "support"),
    (r"\bpoor\b", "good"),
    (r"反对", "支持"),
    (r"没(有?必要)", r"\1"),
    (r"不(?=\w)", ""),
    ("差", "好"),
)  # fmt: skip
_OPPOSED = re.compile(r"反对|oppose")

Placing = Callable[[str], tuple[str, float] | None]


def unticked(family: str, places: Mapping[str, float], place_of: Placing) -> dict[str, float]:
    """Find the levels that a scale of words must have beside those that were ticked.

    Around a middle word both sides have the same steps, an end and what lies between, until the
    scale has five; without one, only the far end of a scale that reaches one end is known.

    Parameters
    ----------
    family : str
        What the scale is of, such as ``satisfaction``.
    places : mapping of str to float
        The levels that were ticked, from 1 (least) to 7 (most).
    place_of : callable (str) -> (str, float) or None
        Tells where a word stands; what it does not place there is not proposed.

    Returns
    -------
    dict of str to float
        The words of the levels that are missing; empty if the scale is whole.
    """
    taken = set(places.values())
    if MIDDLE not in taken or not _has_middle(places, place_of):
        return _far_end(family, places, place_of)
    wanted = [end for end in (LOWEST, HIGHEST) if _opposite(end) in taken and end not in taken]
    lower = sorted(place for place in taken if LOWEST < place < MIDDLE)
    upper = sorted((place for place in taken if MIDDLE < place < HIGHEST), reverse=True)
    longer, shorter = (upper, lower) if len(upper) > len(lower) else (lower, upper)
    wanted += [_opposite(place) for place in longer[len(shorter) :]]
    room = max(MOST_STEPS - len(taken), 0)
    return {_word(family, place, places, place_of): place for place in wanted[:room]}


def _has_middle(places: Mapping[str, float], place_of: Placing) -> bool:
    found = (place_of(word) for word, place in places.items() if place == MIDDLE)
    return any(one is not None and not one[0] for one in found)


def _far_end(family: str, places: Mapping[str, float], place_of: Placing) -> dict[str, float]:
    lowest, highest = min(places.values()), max(places.values())
    if lowest == LOWEST and highest < HIGHEST:
        return {_word(family, HIGHEST, places, place_of): HIGHEST}
    if highest == HIGHEST and lowest > PLAIN_NOT:
        return {_word(family, LOWEST, places, place_of): LOWEST}
    return {}


def _opposite(place: float) -> float:
    return {6.0: PLAIN_NOT, PLAIN_NOT: 6.0}.get(place, LOWEST + HIGHEST - place)


def _word(family: str, place: float, places: Mapping[str, float], place_of: Placing) -> str:
    """Turn the word of the opposite level round; a plain word if that gives none."""
    low = place < MIDDLE
    opposed = any(_OPPOSED.search(spoken(word)) for word in places)
    for word, other in places.items():
        if other != _opposite(place):
            continue
        turned = _turned(word, _DOWN if low else _UP)
        if opposed and low:
            turned = re.sub("不(?:支持|同意|赞成)", "反对", turned)
        found = place_of(turned)
        if found is not None and (found[1] < MIDDLE) == low and turned not in places:
            return turned
    chinese = any("\u4e00" <= sign <= "\u9fff" for word in places for sign in word)
    return (_ENDS if chinese else _ENGLISH_ENDS)[family][0 if low else 1]


def _turned(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, other in rules:
        turned, times = re.subn(pattern, other, word, count=1, flags=re.IGNORECASE)
        if times:
            first = turned[:1].upper() if word[:1].isupper() else turned[:1]
            return first + turned[1:]
    return word
