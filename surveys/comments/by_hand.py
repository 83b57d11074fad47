"""Codes that a person gave to comments: item ids in a column of their own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.comments.agreement import Agreement, compare_codes
from surveys.comments.coded import Codes, How, Stance
from surveys.comments.columns import TextColumn
from surveys.comments.folding import fold
from surveys.errors import UnclearCodesError
from surveys.own_words import OwnWords

Mask = npt.NDArray[np.bool_]

NO_ITEM = frozenset({"0", "-", "/", "none", "no", "nothing", "无", "没有", "无项目", "na", "n/a"})
"""Coded, and nothing of the list found."""

_BETWEEN = re.compile(r"[;；,，、|┋\s]+")
_NO = r"反对|不要|against|\bno\b|\bnot\b|[!！]"
_AGAINST = re.compile(rf"^(?:{_NO})", re.IGNORECASE)
_APART = re.compile(rf"({_NO})\s*[:：]?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class HandCodes:
    """A column of codes given by hand: how far the machine agrees, and what did not fit.

    `codes` is the question coded. `unknown` cells hold something else than items of the study;
    `idle` ones stand beside no comment with content.
    """

    column: str
    codes: str
    agreement: Agreement | None
    unknown: int = 0
    idle: int = 0


def read_hand_codes(
    texts: Sequence[str], items: Sequence[str], names: Mapping[str, str] | None = None
) -> tuple[Codes, Mask]:
    """Read cells such as ``B03;I06``; ``!I06`` or ``反对I06`` says that a comment is against it.

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
    strange : ndarray of bool, shape (n_texts,)
        Cells that hold something else than items of the study.

    Examples
    --------
    >>> stances, strange = read_hand_codes(["B03; !I06", "无", "B99"], ["B03", "I06"])
    >>> stances.tolist(), strange.tolist()
    ([[2, 3], [0, 0], [0, 0]], [False, False, True])
    """
    known = {fold(word): item for word, item in (names or {}).items()}
    known |= {fold(item): item for item in items}
    places = {item: place for place, item in enumerate(items)}
    stances = np.zeros((len(texts), len(items)), dtype=np.uint8)
    strange = np.zeros(len(texts), dtype=bool)
    for at, text in enumerate(texts):
        for token in filter(None, _BETWEEN.split(_APART.sub(r"\1", text))):
            whole, without = known.get(fold(token)), known.get(fold(_AGAINST.sub("", token)))
            item = whole or without
            if item is not None:
                cell = at, places[item]
                stances[cell] = max(stances[cell], Stance.FOR if whole else Stance.AGAINST)
            elif token.casefold() not in NO_ITEM:
                strange[at] = True
    return stances, strange


@dataclass(frozen=True, eq=False)
class Ballot:
    """Questions of free text and the codes of every text in them, those given by hand included.

    `numbers` of the columns are rows of `stances` and `ways`.
    """

    columns: tuple[TextColumn, ...]
    stances: Codes
    ways: Codes
    by_hand: tuple[HandCodes, ...] = ()


def take_hand_codes(
    ballot: Ballot,
    words: Sequence[OwnWords],
    used: Mask,
    items: tuple[str, ...],
    names: Mapping[str, str] | None = None,
) -> Ballot:
    """Put the codes that were given by hand in the place of the machine's.

    Parameters
    ----------
    ballot : Ballot
        With the codes of the machine.
    words : sequence of OwnWords
        Those with the role ``coded`` are read.
    used : ndarray of bool, shape (n_rows,)
    items : tuple of str
    names : mapping of str to str, optional
        As in `read_hand_codes`.

    Returns
    -------
    Ballot

    Raises
    ------
    UnclearCodesError
        If it is not clear which question a column of codes speaks of.
    """
    for one in words:
        if one.role == "coded":
            ballot = _take(ballot, one, used, items, names)
    return ballot


def _take(
    ballot: Ballot,
    words: OwnWords,
    used: Mask,
    items: tuple[str, ...],
    names: Mapping[str, str] | None,
) -> Ballot:
    place = _column_coded(words, ballot.columns)
    coded = ballot.columns[place]
    stances, strange = read_hand_codes(words.texts, items, names)
    written = used & (words.places >= 0)
    counted = written & (coded.states == State.ANSWERED)
    # Compared are texts that the machine read: of the others it knows nothing.
    both = counted & (coded.numbers >= 0)
    pairs, people = np.unique(
        np.column_stack([words.places[both], coded.numbers[both]]), axis=0, return_counts=True
    )
    found = HandCodes(
        column=words.column,
        codes=coded.column,
        agreement=compare_codes(
            items,
            stances[pairs[:, 0]] == Stance.FOR,
            ballot.stances[pairs[:, 1]] == Stance.FOR,
            people.astype(np.int64),
        ),
        unknown=int(np.append(strange, False)[words.places[written]].sum()),
        idle=int((written & ~counted).sum()),
    )
    numbers = np.where(counted, words.places + len(ballot.stances), coded.numbers)
    columns = list(ballot.columns)
    columns[place] = replace(coded, numbers=numbers.astype(np.int64))
    return Ballot(
        columns=tuple(columns),
        stances=np.vstack([ballot.stances, stances]),
        ways=np.vstack([ballot.ways, np.where(stances > 0, How.HAND, How.NOT).astype(np.uint8)]),
        by_hand=(*ballot.by_hand, found),
    )


def _column_coded(words: OwnWords, columns: Sequence[TextColumn]) -> int:
    """Find the question that a column of codes speaks of: the one it names, or the only one."""
    names = [column.column for column in columns]
    if not words.codes and len(names) == 1:
        return 0
    if words.codes not in names:
        raise UnclearCodesError(words.column, words.codes, tuple(names))
    return names.index(words.codes)
