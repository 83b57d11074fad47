"""Words for how much: which answers form a scale, and in which order they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from surveys.answers import State
from surveys.completing import HIGHEST, LOWEST, MIDDLE, unticked
from surveys.vocabulary import is_other, silence, spoken

_CHINESE_SUBJECTS = {
    "satisfaction": "满意",
    "importance": "重要|关键",
    "urgency": "急需|迫切|紧迫|紧急|急迫",
    "need": "需要|有必要|必要|希望|期待|愿意",
    "agreement": "同意|赞成|支持|认同|符合",
}
_ENGLISH_SUBJECTS = {
    "satisfaction": "satisfied",
    "importance": "important|a priority",
    "urgency": "urgent",
    "need": "needed|necessary|need|willing",
    "agreement": "agree|support|favou?r",
}
_ENGLISH_OPPOSITES = {
    "satisfaction": "dissatisfied|unsatisfied",
    "importance": "unimportant",
    "need": "unnecessary|unwilling",
    "agreement": "disagree|oppose",
}
_QUALITY = {
    "非常差": 1, "很差": 1, "极差": 1, "差": 2, "不好": 2, "较差": 2.5, "比较差": 2.5, "不太好": 3,
    "较好": 5.5, "比较好": 5.5, "好": 6, "良好": 6, "很好": 7, "非常好": 7, "优秀": 7,
    "very poor": 1, "very bad": 1, "poor": 2, "bad": 2, "fair": 4, "good": 6,
    "very good": 7, "excellent": 7,
}  # fmt: skip
_MIDDLE = re.compile(
    r"一般(?:般)?|中立|普通|无所谓|还行|尚可|还可以|均可"
    r"|neutral|neither.*|average|undecided|so so|no difference"
)
_STRONG = "非常|很|十分|特别|极其|极为|极|最|强烈|完全|相当"
_PLACES = (
    (rf"(?:{_STRONG}|毫|根本|一点也|一点都)(?:不|没|无)(?:太)?(?:SUBJECT)", 1.0),
    (r"(?:不太|不怎么|不大|不是很|不是太|不很)(?:SUBJECT)", 3.0),
    (r"(?:比较|较)(?:不|没|无)(?:SUBJECT)", 2.5),
    (r"(?:不|没|无|没有)(?:SUBJECT)", 2.0),
    (r"(?:一样|同样)(?:SUBJECT)", 4.0),
    (r"基本(?:上)?(?:SUBJECT)", 4.5),
    (r"(?:有点|有些|稍微|略)(?:SUBJECT)", 5.0),
    (r"(?:比较|较)(?:为)?(?:SUBJECT)", 5.5),
    (rf"(?:{_STRONG})(?:SUBJECT)", 7.0),
    (r"(?:SUBJECT)", 6.0),
)
_VERY = "very|extremely|strongly|highly|totally|completely|most"
_ENGLISH_PLACES = (
    (r"not (?:at all )(?:SUBJECT)(?: at all)?|not (?:SUBJECT) at all", 1.0),
    (rf"(?:{_VERY}) (?:OPPOSITE)", 1.0),
    (r"not (?:very|so|really|too) (?:SUBJECT)", 3.0),
    (r"(?:somewhat|fairly|rather|quite|mostly) (?:OPPOSITE)", 2.5),
    (r"(?:a little|slightly|a bit) (?:OPPOSITE)", 3.0),
    (r"(?:OPPOSITE)|not (?:SUBJECT)", 2.0),
    (r"(?:a little|slightly|a bit) (?:SUBJECT)", 4.5),
    (r"(?:moderately|partly) (?:SUBJECT)", 5.0),
    (r"(?:somewhat|fairly|rather|quite|mostly) (?:SUBJECT)", 5.5),
    (rf"(?:{_VERY}) (?:SUBJECT)|essential|critical", 7.0),
    (r"(?:SUBJECT)", 6.0),
)
_UTMOST = re.compile(r"极|最|完全|根本|毫|extremely|totally|completely|most|at all")
_MORE = re.compile(r"非常|十分|特别|强烈|highly|strongly")
_STEP = 0.1
_NUMBER = re.compile(
    r"(\d{1,2})\s*(?:分|星|级|points?|stars?)?(?:\s*[(:,.、—=-]\s*|\s+|$)(?!\d)(.*)"
)


def _patterns() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    chinese = [
        (family, re.compile(pattern.replace("SUBJECT", subject)), place)
        for family, subject in _CHINESE_SUBJECTS.items()
        for pattern, place in _PLACES
    ]
    english = [
        (
            family,
            re.compile(
                pattern.replace("SUBJECT", subject).replace(
                    "OPPOSITE", _ENGLISH_OPPOSITES.get(family, r"\Z.")
                )
            ),
            place,
        )
        for family, subject in _ENGLISH_SUBJECTS.items()
        for pattern, place in _ENGLISH_PLACES
    ]
    opposed = [
        ("agreement", re.compile(rf"(?:{_STRONG})反对"), 1.0),
        ("agreement", re.compile("(?:比较|较)反对"), 2.5),
        ("agreement", re.compile("反对"), 2.0),
    ]
    return (*chinese, *english, *opposed)


_WORDS = _patterns()


@lru_cache(maxsize=65_536)
def scale_word(text: str) -> tuple[str, float] | None:
    """Find the family of a scale word and where it stands between 1 (least) and 7 (most).

    Examples
    --------
    >>> scale_word("比较满意"), scale_word("not very important"), scale_word("电梯")
    (('satisfaction', 5.5), ('importance', 3.0), None)
    """
    words = spoken(text).rstrip(")").strip()
    if _MIDDLE.fullmatch(words):
        return "", MIDDLE
    if words in _QUALITY:
        return "satisfaction", float(_QUALITY[words])
    found = ((family, place) for family, said, place in _WORDS if said.fullmatch(words))
    return next(found, None)


_FRACTION = re.compile(r"\d{1,2}\.\d{1,2}")


def leading_number(text: str) -> tuple[int, str] | None:
    """Take apart answers such as ``4分`` or ``1___not_at_all``: the number and the words behind it.

    Examples
    --------
    >>> leading_number("5（非常重要）"), leading_number("1___not_at_all"), leading_number("15_24")
    ((5, '非常重要'), (1, 'not at all'), None)
    """
    match = _NUMBER.fullmatch(spoken(text))
    return (int(match[1]), match[2].rstrip(")").strip()) if match else None


@dataclass(frozen=True)
class Scale:
    """Answer options in order.

    Attributes
    ----------
    family : str
        ``satisfaction``, ``importance``, ``urgency``, ``need``, ``agreement``, ``number``,
        or "" if the options are no scale.
    orders : dict of str to float or None
        Place of each option, worst first, from 1 for words; None off the scale.
    missing : tuple of (str, float)
        Levels of the scale that nobody ticked.
    confidence : float
        0-1.
    """

    family: str
    orders: dict[str, float | None]
    missing: tuple[tuple[str, float], ...] = ()
    confidence: float = 0.0


MAXIMUM_LEVELS = 11


def read_scale(options: Iterable[str], *, whole: bool = False) -> Scale:
    """Put answer options in order, if they are a scale.

    Words are placed by what they say; numbers count where the words beside them say nothing
    known. Options that say "don't know" or the like stay off the scale.

    Parameters
    ----------
    options : iterable of str
        Distinct answers.
    whole : bool
        Whether these are all the levels there are, so that none is added.

    Returns
    -------
    Scale
        With family "" unless every option is on one scale and there are at least two levels.

    Examples
    --------
    >>> read_scale(["满意", "不满意", "一般", "不清楚"]).orders
    {'满意': 3.0, '不满意': 1.0, '一般': 2.0, '不清楚': None}
    """
    listed = list(dict.fromkeys(options))
    off = [option for option in listed if _off_scale(option)]
    on = [option for option in listed if option not in off]
    scale = _word_scale(on, whole=whole) or _number_scale(on)
    if scale is None:
        return Scale("", dict.fromkeys(listed))
    orders = {option: scale.orders.get(option) for option in listed}
    return Scale(scale.family, orders, scale.missing, scale.confidence)


def _off_scale(option: str) -> bool:
    return silence(option) != State.ANSWERED or is_other(option)


def _word_scale(options: Sequence[str], *, whole: bool) -> Scale | None:
    numbered = {option: leading_number(option) for option in options}
    words = {option: scale_word((numbered[option] or (0, ""))[1] or option) for option in options}
    families = {word[0] for word in words.values() if word and word[0]}
    if len(families) != 1 or not all(words.values()):
        return None
    places = {option: word[1] for option, word in words.items() if word}
    (family,) = families
    if len(set(places.values())) == 1:
        return None
    if (by_number := _numbers_beside_words(numbered, places)) is not None:
        return Scale(family, dict(by_number), (), 0.9)
    absent = {} if whole else unticked(family, places, scale_word)
    places = _ends_parted(places)
    levels = sorted({*places.values(), *absent.values()})
    rank = {place: float(order) for order, place in enumerate(levels, start=1)}
    return Scale(
        family,
        {option: rank[place] for option, place in places.items()},
        tuple((word, rank[place]) for word, place in absent.items()),
        0.75 if absent else 0.9,
    )


def _ends_parted(places: Mapping[str, float]) -> dict[str, float]:
    """Part what one scale has at the same end: "extremely" lies beyond "very"."""
    return {
        option: place
        + (_STEP * _strength(option) if place == HIGHEST else 0.0)
        - (_STEP * _strength(option) if place == LOWEST else 0.0)
        for option, place in places.items()
    }


def _strength(option: str) -> int:
    words = spoken(option)
    return 2 if _UTMOST.search(words) else 1 if _MORE.search(words) else 0


def _numbers_beside_words(
    numbered: Mapping[str, tuple[int, str] | None], places: Mapping[str, float]
) -> dict[str, float] | None:
    """Use the numbers in ``5（非常重要）``, turned round where the words run the other way."""
    numbers = {option: found[0] for option, found in numbered.items() if found}
    if len(numbers) < len(places):
        return None
    upwards = sorted(places, key=lambda option: (places[option], numbers[option]))
    given = [numbers[option] for option in upwards]
    if given == sorted(given):
        return {option: float(number) for option, number in numbers.items()}
    if given == sorted(given, reverse=True):
        turned = max(given) + min(*given, 1)
        return {option: float(turned - number) for option, number in numbers.items()}
    return None


def _number_scale(options: Sequence[str]) -> Scale | None:
    numbered = {option: leading_number(option) for option in options}
    values = {option: float(found[0]) for option, found in numbered.items() if found}
    values |= {option: float(option) for option in options if _FRACTION.fullmatch(option)}
    enough = len(set(values.values())) > 1 and len(values) == len(options)
    if not enough or max(values.values()) >= MAXIMUM_LEVELS:
        return None
    return Scale("number", dict(values), (), 0.7)
