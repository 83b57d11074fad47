"""Which sign stands between the options of a column: the one that leaves the fewest of them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from surveys.hints import asks_for_words, choice_limit
from surveys.list_columns import Pieces, holds_lists, taken_apart
from surveys.vocabulary import spoken

SIGNS: Final = (
    *("; ", ";", "；", ", ", ",", "，", "、"),
    *(" | ", "|", "\n", " / ", "/", " + ", "+", " & ", "&"),
)
"""What people put between options; the first goes before where two explain a column alike."""

IN_NAMES: Final = frozenset({" / ", "/", " + ", "+", " & ", "&"})
"""Signs that join two words in one name, parts of an address, or the figures of a date."""

IN_PROSE: Final = frozenset({", ", ",", "，", "、"}) | IN_NAMES
"""Signs that also stand in sentences and within an option."""

_DIGIT = re.compile(r"\d")

LEAST_LISTS: Final = 5
"""Cells with several options that a column must have before it is taken for a list."""

LEAST_SHARE: Final = 0.2
"""Share of the answers that must name several options."""

LEAST_REPEATS: Final = 3
"""How often each option must come up on average: free text repeats hardly anything."""

REPEATED_SHARE: Final = 0.8
"""Share of the mentions that must be of options named more than once; the rest is other-text."""

_MANY = re.compile(
    r"多选|可选多|复选|可以?选择?多|(?:select|choose|tick|check|mark) (?:all|any|every)"
    r"|all that apply|multiple (?:choice|answers?|selections?)|more than one"
)

_ONE = re.compile(
    r"单选|(?:select|choose|tick|check|mark|pick) (?:only |just )?one\b(?! or)"
    r"|single (?:choice|answer)"
)


def says_one(stem: str) -> bool:
    """Tell whether a question says itself that one option may be chosen.

    Examples
    --------
    >>> [says_one(stem) for stem in ("单选：您最看重", "Choose one", "单选或多选", "One or more")]
    [True, True, False, False]
    """
    return bool(_ONE.search(spoken(stem))) and not says_many(stem)


def says_many(stem: str) -> bool:
    """Tell whether a question says itself that several options may be chosen.

    Examples
    --------
    >>> [says_many(stem) for stem in ("项目（可多选）", "Select all that apply", "限选1项")]
    [True, True, False]
    """
    return bool(_MANY.search(spoken(stem))) or (choice_limit(stem) or 1) > 1


def joiner_of(counts: Mapping[str, int], stem: str = "", usual: Collection[str] = ()) -> str:
    """Find the sign that joins options in the cells of a column.

    A sign is believed where it parts the answers into options that come back, in company that
    changes, none twice in one cell. A question that says that several may be chosen needs less
    of that; one that asks for words is never parted at "、", with which people list things in
    sentences. Of several signs, the one that explains all cells by the fewest different options
    is right: the sign inside an option leaves every combination of its neighbours as an option.
    Signs that also join names are believed where they leave fewer options than there are
    answers. A question that says that one option is chosen holds no lists.

    Parameters
    ----------
    counts : mapping of str to int
        Distinct answers of the column, and how often each was given.
    stem : str
        The words of the question.
    usual : collection of str
        Signs that the platform itself puts between options; they need less evidence too.

    Returns
    -------
    str
        "" if the column holds no lists.

    Examples
    --------
    >>> joiner_of({"屋面防水；隔热、电梯": 6, "屋面防水；隔热": 3, "电梯、照明": 6, "照明": 4})
    '、'
    >>> joiner_of({"roofs, walls": 9, "lifts": 8, "lights": 7})
    ''
    """
    if says_one(stem):
        return ""
    many = says_many(stem)
    own_words = not many and asks_for_words(stem)
    left_whole = {"、", "\n", *IN_NAMES} if own_words else set()
    fewest: dict[str, int] = {}
    for sign in SIGNS:
        if sign in left_whole or not _may_part(counts, sign):
            continue
        pieces = taken_apart(counts, sign)
        if sign in IN_NAMES and not _saves_options(pieces, counts, many=many):
            continue
        if _parts_clearly(pieces, counts, sign) or (
            (many or sign in usual) and holds_lists(counts, sign)
        ):
            fewest[sign] = len({piece for found in pieces.values() for piece in found})
    return min(fewest, key=fewest.__getitem__, default="")


def _may_part(counts: Mapping[str, int], sign: str) -> bool:
    """Look at the bare pieces: where these hardly come back, whole options do not either."""
    several = sum(count for cell, count in counts.items() if sign in cell)
    if several < LEAST_REPEATS:
        return False
    said: Counter[str] = Counter()
    for cell, count in counts.items():
        for piece in filter(None, map(str.strip, cell.split(sign))):
            said[piece] += count
    back = sum(count for count in said.values() if count > 1)
    return 2 * back >= said.total()


def _parts_clearly(pieces: Mapping[str, Pieces], counts: Mapping[str, int], sign: str) -> bool:
    several = sum(counts[cell] for cell, found in pieces.items() if len(found) > 1)
    answers = sum(counts[cell] for cell in pieces)
    if several < LEAST_LISTS or several < LEAST_SHARE * answers:
        return False
    said: Counter[str] = Counter()
    for cell, found in pieces.items():
        if len(set(found)) < len(found):
            return False
        said.update(dict.fromkeys(found, counts[cell]))
    back = {piece: count for piece, count in said.items() if count > 1}
    often = sum(back.values())
    return (
        often >= REPEATED_SHARE * said.total()
        and often >= LEAST_REPEATS * len(back)
        and all(map(_has_closed_brackets, back))
        and (sign not in IN_PROSE or _in_changing_company(pieces, back))
    )


def _saves_options(pieces: Mapping[str, Pieces], counts: Mapping[str, int], *, many: bool) -> bool:
    """Tell lists from names with a sign in them, steps of one address, dates and fractions."""
    said: Counter[str] = Counter()
    for cell, found in pieces.items():
        said.update(dict.fromkeys(found, counts[cell]))
    numbered = sum(count for piece, count in said.items() if _DIGIT.search(piece))
    return 2 * numbered < said.total() and (many or len(said) < len(pieces))


def _in_changing_company(pieces: Mapping[str, Pieces], back: Mapping[str, int]) -> bool:
    """Tell whether most parts that come back also stand beside other parts, or alone.

    The two halves of one option with a comma in it always stand together.
    """
    met = Counter(piece for found in pieces.values() for piece in found)
    mentions = sum(met[piece] for piece in back)
    changing = sum(met[piece] for piece in back if met[piece] > 1)
    return changing >= REPEATED_SHARE * mentions > 0


def _has_closed_brackets(option: str) -> bool:
    """Tell whether an option is whole: a sign inside brackets would have cut it in two."""
    return all(option.count(one) == option.count(other) for one, other in ("()", "（）", "[]"))
