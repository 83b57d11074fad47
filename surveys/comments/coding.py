"""Comments coded to the items of the study: by the words for them, then by similarity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from surveys.comments.coded import How, Stance
from surveys.comments.folding import clauses, fold
from surveys.comments.phrases import PhraseBook
from surveys.comments.similarity import similar_items
from surveys.comments.stance import praises, refuses, refuses_before, stance_towards
from surveys.comments.words import Segmenter

Codes = npt.NDArray[np.uint8]
_BY = {"alias": How.ALIAS, "accepted": How.ACCEPTED}


@dataclass(frozen=True, eq=False)
class TextCodes:
    """What distinct texts ask for.

    Attributes
    ----------
    items, needs : tuple of str
        Items of the study, and further needs that have phrases in the book.
    stances, ways : ndarray of uint8, shape (n_texts, n_items)
        `Stance` and `How`.
    named : ndarray of bool, shape (n_texts, n_needs)
        Which texts ask for a need that is no item.
    left : tuple of tuple of str, length n_texts
        Clauses, as written, of texts in which nothing was recognised; never shown as they are.
    """

    items: tuple[str, ...]
    needs: tuple[str, ...]
    stances: Codes
    ways: Codes
    named: npt.NDArray[np.bool_]
    left: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        return f"TextCodes({len(self.left)} texts, {len(self.items)} items)"


@dataclass(frozen=True)
class _Clause:
    """One clause, as written and folded, and what it says of which target, and how that shows."""

    written: str
    folded: str
    stances: dict[str, Stance]
    ways: dict[str, How]


def code_texts(
    texts: Sequence[str], items: Sequence[str], book: PhraseBook, segmenter: Segmenter
) -> TextCodes:
    """Code distinct texts.

    A text is cut into clauses. Phrases of the book code a clause; texts in which there is none
    are compared with the items clause by clause (see `surveys.comments.similarity`). Where a
    text says several things of an item, "no" outweighs a wish and a wish outweighs praise.

    Parameters
    ----------
    texts : sequence of str
        Each distinct text once; with content.
    items : sequence of str
        Ids of the study; phrases of the book that mean anything else are further needs.
    book : PhraseBook
    segmenter : Segmenter

    Returns
    -------
    TextCodes
        The same for any order of the texts.
    """
    ours, wanted = tuple(sorted(items)), frozenset(items)
    needs = tuple(name for name in book.items if name not in wanted)
    read = [_read(text, book) for text in texts]
    near = _nearest_items(read, book, segmenter, wanted)
    read = [
        several if _speaks(several) else [_with_nearest(one, near) for one in several]
        for several in read
    ]
    places = {name: place for place, name in enumerate(ours)}
    beyond = {name: place for place, name in enumerate(needs)}
    stances = np.zeros((len(texts), len(ours)), dtype=np.uint8)
    ways = np.zeros_like(stances)
    named = np.zeros((len(texts), len(needs)), dtype=bool)
    for at, several in enumerate(read):
        for one in several:
            for name, stance in one.stances.items():
                if name in beyond:
                    named[at, beyond[name]] |= stance == Stance.FOR
                    continue
                cell = at, places[name]
                stances[cell] = max(stances[cell], stance)
                ways[cell] = min(ways[cell] or one.ways[name], one.ways[name])
    left = tuple(
        () if _speaks(several) else tuple(one.written for one in several if not praises(one.folded))
        for several in read
    )
    return TextCodes(ours, needs, stances, ways, named, left)


def _speaks(several: Sequence[_Clause]) -> bool:
    return any(one.stances for one in several)


def _read(text: str, book: PhraseBook) -> list[_Clause]:
    """Find phrases clause by clause; a clause that only says no speaks of the one before it."""
    read: list[_Clause] = []
    for written in clauses(text):
        one = _clause(written, book)
        if not one.stances and refuses_before(one.folded):
            before = next((other for other in reversed(read) if other.stances), one)
            refused = dict.fromkeys(before.stances, Stance.AGAINST)
            one = replace(one, stances=refused, ways=dict(before.ways))
        read.append(one)
    return read


def _clause(written: str, book: PhraseBook) -> _Clause:
    folded = fold(written)
    stances: dict[str, Stance] = {}
    ways: dict[str, How] = {}
    for hit in book.find(folded):
        item, cut = hit.phrase.item, slice(hit.start, hit.end)
        stance = stance_towards(folded[: hit.start], folded[cut], folded[hit.end :])
        stances[item] = max(stance, stances.get(item, Stance.SILENT))
        ways[item] = min(_BY[hit.phrase.how], ways.get(item, How.SIMILAR))
    return _Clause(written, folded, stances, ways)


def _nearest_items(
    read: Sequence[Sequence[_Clause]],
    book: PhraseBook,
    segmenter: Segmenter,
    wanted: frozenset[str],
) -> dict[str, str]:
    """Give the item that each folded clause of a silent text comes near to, "" for none."""
    silent = sorted({one.folded for several in read if not _speaks(several) for one in several})
    phrases = [(one.item, one.words) for one in book.phrases if one.item in wanted]
    examples = sorted(
        {
            (item, one.folded)
            for several in read
            for one in several
            for item, stance in one.stances.items()
            if item in wanted and stance == Stance.FOR
        }
    )
    found = similar_items(silent, phrases, examples, segmenter)
    return dict(zip(silent, found, strict=True))


def _with_nearest(one: _Clause, near: Mapping[str, str]) -> _Clause:
    item = near[one.folded]
    if not item:
        return one
    stance = Stance.PRAISED if praises(one.folded) else Stance.FOR
    stance = Stance.AGAINST if refuses(one.folded) else stance
    return replace(one, stances={item: stance}, ways={item: How.SIMILAR})
