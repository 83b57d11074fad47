"""What stands in the cells of a column of codes given by hand: items, "none", or other words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from surveys.comments.coded import Codes, Stance
from surveys.comments.folding import fold
from surveys.redaction import looks_personal, redacted

NO_ITEM = frozenset({"0", "-", "/", "none", "no", "nothing", "无", "没有", "无项目", "na", "n/a"})
"""Coded, and nothing of the list found."""

MOST_SHOWN = 5
SHORT_CODE, LONGEST_CODE = 12, 40
"""Signs up to which a word is shown that stands in one cell only, and in any number of them."""

_MARKS = r";；,，、|┋\r\n"
_PIECE = re.compile(rf"[^{_MARKS}]+")
_WORD = re.compile(rf"[^{_MARKS}\s]+")
_AGAINST = re.compile(r"^(?:反对|不要|against\b|no\b|not\b|[!！])\s*[:：]?\s*", re.IGNORECASE)


def read_hand_codes(
    texts: Sequence[str], items: Sequence[str], names: Mapping[str, str] | None = None
) -> tuple[Codes, tuple[tuple[str, ...], ...]]:
    """Read cells such as ``B03;I06``; ``!I06`` or ``反对I06`` says that a comment is against it.

    A code may be several words, and may hold the marks that stand between codes: the longest
    run of words that is known counts.

    Parameters
    ----------
    texts : sequence of str
        Distinct cells, none empty.
    items : sequence of str, length n_items
        Ids of the study.
    names : mapping of str to str, optional
        Other words for the items, and their ids.

    Returns
    -------
    stances : ndarray of uint8, shape (n_texts, n_items)
    unknown : tuple of tuple of str, length n_texts
        What each cell holds that means no item.

    Examples
    --------
    >>> stances, unknown = read_hand_codes(["B03; !I06", "无", "B99"], ["B03", "I06"])
    >>> stances.tolist(), unknown
    ([[2, 3], [0, 0], [0, 0]], ((), (), ('B99',)))
    """
    known = {fold(word): item for word, item in (names or {}).items()}
    known |= {fold(item): item for item in items}
    places = {item: place for place, item in enumerate(items)}
    stances = np.zeros((len(texts), len(items)), dtype=np.uint8)
    unknown = []
    for at, text in enumerate(texts):
        strange = []
        for words, item, stance in _codes(text, known):
            if item is None:
                strange.append(words)
            else:
                cell = at, places[item]
                stances[cell] = max(stances[cell], stance)
        unknown.append(tuple(strange))
    return stances, tuple(unknown)


def _codes(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str | None, int]]:
    """Give the codes of a cell with the item and the stance; no item where none is known."""
    spans = [one.span() for one in _WORD.finditer(text)]
    pieces = [one.end() for one in _PIECE.finditer(text)]
    at = 0
    while at < len(spans):
        begin = spans[at][0]
        for last in range(len(spans), at, -1):
            words = text[begin : spans[last - 1][1]]
            whole, without = known.get(fold(words)), known.get(fold(_AGAINST.sub("", words)))
            if item := whole or without:
                yield words, item, Stance.FOR if whole else Stance.AGAINST
                at = last
                break
        else:
            end = next(one for one in pieces if one > begin)
            words = text[begin:end].strip()
            if words.casefold() not in NO_ITEM:
                yield words, None, 0
            at += len(_WORD.findall(words))


def codes_to_show(
    unknown: Sequence[Sequence[str]], cells: Sequence[int], may_name: Callable[[str], bool]
) -> tuple[str, ...]:
    """Choose the words that may be told of a column of codes, the most used first.

    They should be a planner's own, but the column may be another than it was taken for.

    Parameters
    ----------
    unknown : sequence of sequence of str
        From `read_hand_codes`.
    cells : sequence of int
        How many rows hold each of the texts.
    may_name : callable
        Whether a text may hold somebody's name.

    Returns
    -------
    tuple of str
        At most five; none that is long, or that may tell who somebody is.
    """
    met: Counter[str] = Counter()
    for words, rows in zip(unknown, cells, strict=True):
        met.update({one: rows for one in words if rows})
    fit = (
        one
        for one, rows in met.items()
        if len(one) <= (SHORT_CODE if rows == 1 else LONGEST_CODE)
        and redacted(one) == one
        and not looks_personal(one)
        and not may_name(one)
    )
    return tuple(sorted(fit, key=lambda one: (-met[one], one))[:MOST_SHOWN])
