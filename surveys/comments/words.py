"""Comments as words: Chinese segmented, English as it stands, empty words left out."""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from surveys.comments.folding import HAN
from surveys.redaction import SURNAMES

if TYPE_CHECKING:
    from rjieba import Jieba

_HAN_SIGN = re.compile(rf"[{HAN}]")
_HAN_WORD = re.compile(rf"[{HAN}]{{2,}}")
_LATIN_WORD = re.compile(r"[a-z][a-z']{2,}")
_ENDING = re.compile(r"(?:'s|s|es|ing|ed|ly)$")
SHORTEST_STEM = 4

PERSONS = frozenset({"nr", "nrt", "nrfg"})
"""What the dictionary calls the names of persons."""


@cache
def empty_words(kind: str) -> frozenset[str]:
    """Give words that say nothing of what is meant.

    Parameters
    ----------
    kind : str
        ``zh``, ``en``, ``signs`` (single Chinese ones) or ``people`` (who is spoken of).
    """
    text = files("surveys.comments").joinpath("empty_words.csv").read_text(encoding="utf-8")
    rows = {row["kind"]: row["words"] for row in csv.DictReader(text.splitlines())}
    return frozenset(rows[kind].split())


class Segmenter:
    """Cuts clauses into words.

    Parameters
    ----------
    known : iterable of str
        Words that the dictionary may not have, such as the names of the items.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = tuple(sorted(set(known)))

    def __repr__(self) -> str:
        return f"Segmenter({len(self._known)} known words)"

    def words(self, clause: str) -> list[str]:
        """Give the words of a folded clause that mean something, repeated ones repeated.

        Long Chinese words stand beside the shorter words in them; English words lose their
        endings.

        Examples
        --------
        >>> Segmenter().words("楼顶漏水很多年"), Segmenter().words("the drains are blocked")
        (['楼顶', '漏水', '很多年'], ['drain', 'block'])
        """
        return [
            stem(word) if word.isascii() else word
            for word in _dictionary(self._known).cut_for_search(clause)
            if means_something(word)
        ]

    def telling(self, clause: str) -> str:
        """Give a folded clause with blanks in place of the Chinese words that say nothing.

        Examples
        --------
        >>> Segmenter().telling("希望尽快加装电梯")
        '  加装电梯'
        """
        empty = empty_words("zh") | empty_words("people")
        return "".join(
            " " if word in empty else word for word in _dictionary(self._known).cut(clause)
        )

    def plain_words(self, clause: str) -> list[str]:
        """Give the words of a folded clause by which a need may be known.

        English words only lose a plural s; single Chinese signs that mean something stand
        beside the words; names of persons, and words for who they are, are left out.

        Examples
        --------
        >>> Segmenter().plain_words("流浪狗太多"), Segmenter().plain_words("dogs are barking")
        (['流浪狗', '流', '浪', '狗'], ['dog', 'barking'])
        """
        found: list[str] = []
        empty, people = empty_words("signs"), empty_words("people")
        for word, kind in _dictionary(self._known).tag(clause):
            if kind in PERSONS or word in people:
                continue
            if means_something(word):
                found.append(singular(word) if word.isascii() else word)
            found += [one for one in word if _HAN_SIGN.match(one) and one not in empty]
        return found

    def may_name(self, text: str) -> bool:
        """Tell whether a Chinese text holds what may be somebody's name.

        That is a word that the dictionary calls a name, or one that it does not know and that
        begins like one.

        Examples
        --------
        >>> Segmenter().may_name("张伟强天天遛狗"), Segmenter().may_name("天天有人遛狗")
        (True, False)
        """
        cutter = _dictionary(self._known)
        return any(
            kind in PERSONS
            or (
                _HAN_WORD.fullmatch(word) is not None
                and word[0] in SURNAMES
                and not cutter.has_word(word)
            )
            for word, kind in cutter.tag(text)
        )

    def may_be_name(self, text: str) -> bool:
        """Tell whether a text may be somebody's name and nothing else.

        Examples
        --------
        >>> [Segmenter().may_be_name(text) for text in ("张测试", "停车", "路灯改造")]
        [True, False, False]
        """
        first = next((word for word, _ in _dictionary(self._known).tag(text)), "")
        return first in SURNAMES or self.may_name(text)


@lru_cache(maxsize=4)
def _dictionary(known: tuple[str, ...]) -> "Jieba":
    """Build a dictionary of our own: words added to the shared one would stay in it."""
    from rjieba import Jieba  # noqa: PLC0415 - only comments need a dictionary

    dictionary = Jieba()
    for word in known:
        if _HAN_WORD.fullmatch(word):
            dictionary.add_word(word, dictionary.suggest_freq(word), "n")
    return dictionary


def means_something(word: str) -> bool:
    """Tell whether a word of two Chinese signs or three letters, or more, is no empty one."""
    if _HAN_WORD.fullmatch(word):
        return word not in empty_words("zh") and word not in empty_words("people")
    known = _LATIN_WORD.fullmatch(word) is not None
    return known and word not in empty_words("en") and word not in empty_words("people")


def singular(word: str) -> str:
    """Take a plural s away.

    Examples
    --------
    >>> singular("dogs"), singular("bus"), singular("mess")
    ('dog', 'bus', 'mess')
    """
    plural = len(word) >= SHORTEST_STEM and word.endswith("s") and word[-2] not in "su"
    return word.removesuffix("'s") if word.endswith("'s") else word[: len(word) - plural]


def stem(word: str) -> str:
    """Take the ending of an English word away, if enough of it stays.

    Examples
    --------
    >>> stem("drains"), stem("leaking"), stem("bus")
    ('drain', 'leak', 'bus')
    """
    short = _ENDING.sub("", word)
    return short if len(short) >= SHORTEST_STEM else word
