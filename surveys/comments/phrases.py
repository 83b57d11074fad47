"""Words that mean an item of the study, found in comments: the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from surveys.comments.folding import HAN, fold

SHORTEST_HAN, SHORTEST_LATIN = 2, 2
"""A single letter means nothing by itself; words that a person accepted may be as short."""

OWN = 2
"""Highest rank of the planner's own words."""

_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[a-z0-9]")
_PLURAL = ("", "s", "es")


@dataclass(frozen=True)
class Phrase:
    """A name or another name of an item.

    Attributes
    ----------
    item : str
        Item id, or the name of a need that is no item; "" for words that mean nothing and only
        keep shorter ones in them from being met.
    words : str
        As people write them.
    rank : int
        Where two items share the words, those with the lower rank have them. Up to `OWN` they
        are the planner's own.
    how : str
        ``alias``, or ``accepted`` for words of a need that a person accepted.
    beyond : bool
        Whether the need is no item of the study; such words give way where they overlap with
        the planner's own for an item.
    """

    item: str
    words: str
    rank: int = 0
    how: str = "alias"
    beyond: bool = False


@dataclass(frozen=True)
class Hit:
    """A phrase met in a clause, from `start` to before `end`."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True, eq=False)
class PhraseBook:
    """All phrases of a study.

    Attributes
    ----------
    phrases : tuple of Phrase
        Folded, each wording once, in alphabetical order.
    shared : tuple of str
        Wordings that mean several items of the same rank, and so none.
    """

    phrases: tuple[Phrase, ...]
    shared: tuple[str, ...] = ()
    _starts: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    _signs: Mapping[str, Phrase] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"PhraseBook({len(self.phrases)} phrases)"

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items spoken of, in alphabetical order."""
        return tuple(sorted({one.item for one in self.phrases} - {""}))

    def find(self, clause: str) -> list[Hit]:
        """Find the phrases of a folded clause.

        Of phrases that overlap, the longer one is meant, of equally long ones the first. Latin
        phrases only count as whole words, with or without a plural s.

        Parameters
        ----------
        clause : str
            From `surveys.comments.folding`.

        Returns
        -------
        list of Hit
            In the order of the clause.
        """
        hits = sorted(self._everywhere(clause), key=lambda hit: (hit.start - hit.end, hit.start))
        own = [hit for hit in hits if not hit.phrase.beyond and hit.phrase.rank <= OWN]
        kept: list[Hit] = []
        for hit in hits:
            before = [*kept, *own] if hit.phrase.beyond else kept
            if all(hit.end <= other.start or hit.start >= other.end for other in before):
                kept.append(hit)
        return sorted((hit for hit in kept if hit.phrase.item), key=lambda hit: hit.start)

    def _everywhere(self, text: str) -> Iterator[Hit]:
        nobody: tuple[Phrase, ...] = ()
        for start in range(len(text)):
            for phrase in self._starts.get(text[start : start + 2], nobody):
                if text.startswith(phrase.words, start):
                    end = _whole(text, start, start + len(phrase.words))
                    if end:
                        yield Hit(start, end, phrase)
            single = self._signs.get(text[start])
            if single is not None and (end := _whole(text, start, start + 1)):
                yield Hit(start, end, single)


def _whole(text: str, start: int, end: int) -> int:
    """Give where a phrase ends, its plural s included; 0 if it cuts through a Latin word."""
    if _LATIN.match(text[start]) and start and _LATIN.match(text[start - 1]):
        return 0
    if not _LATIN.match(text[end - 1]):
        return end
    for plural in _PLURAL:
        after = end + len(plural)
        if text.startswith(plural, end) and not _LATIN.match(text[after : after + 1]):
            return after
    return 0


def make_book(phrases: Iterable[Phrase]) -> PhraseBook:
    """Put phrases together.

    Parameters
    ----------
    phrases : iterable of Phrase
        In any order and spelling; too short ones are left out.

    Returns
    -------
    PhraseBook

    Examples
    --------
    >>> book = make_book([Phrase("I04", "路灯"), Phrase("B14", "道路"), Phrase("B14", "道路灯光")])
    >>> [(hit.phrase.item, hit.start) for hit in book.find("道路灯光太暗,路灯坏了")]
    [('B14', 0), ('I04', 7)]
    """
    meant: dict[str, list[Phrase]] = {}
    for one in phrases:
        words = fold(one.words)
        shortest = SHORTEST_HAN if _HAN.search(words) else SHORTEST_LATIN
        if len(words) >= (shortest if one.how == "alias" else 1):
            meant.setdefault(words, []).append(replace(one, words=words))
    kept, shared = [], []
    for words, several in sorted(meant.items()):
        best = min(one.rank for one in several)
        first = [one for one in several if one.rank == best]
        if len({one.item for one in first}) > 1:
            shared.append(words)
        else:
            kept.append(first[0])
    starts: dict[str, list[Phrase]] = {}
    for one in kept:
        if len(one.words) > 1:
            starts.setdefault(one.words[:2], []).append(one)
    by_start = {start: tuple(several) for start, several in starts.items()}
    signs = {one.words: one for one in kept if len(one.words) == 1}
    return PhraseBook(tuple(kept), tuple(shared), by_start, signs)
