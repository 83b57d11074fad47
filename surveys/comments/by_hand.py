"""Codes that a person gave to comments: item ids in a column of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.comments.agreement import Agreement, compare_codes
from surveys.comments.coded import Codes, How, Stance
from surveys.comments.columns import TextColumn
from surveys.comments.hand_cells import codes_to_show, read_hand_codes
from surveys.errors import UnclearCodesError
from surveys.own_words import OwnWords

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class HandCodes:
    """A column of codes given by hand: how far the machine agrees, and what did not fit.

    `codes` is the question coded. `unknown` cells hold something else than items of the study:
    the machine's codes stand in their place, and `met` are some of the words they hold. `idle`
    ones stand beside no comment with content.
    """

    column: str
    codes: str
    agreement: Agreement | None
    unknown: int = 0
    idle: int = 0
    met: tuple[str, ...] = ()


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
    *,
    names: Mapping[str, str] | None = None,
    may_name: Callable[[str], bool] = bool,
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
    may_name : callable, optional
        Whether a word may be somebody's name and is not told; any word may, unless it is given.

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
            ballot = _take(ballot, one, used, items, names=names, may_name=may_name)
    return ballot


def _take(
    ballot: Ballot,
    words: OwnWords,
    used: Mask,
    items: tuple[str, ...],
    *,
    names: Mapping[str, str] | None,
    may_name: Callable[[str], bool],
) -> Ballot:
    place = _column_coded(words, ballot.columns)
    coded = ballot.columns[place]
    stances, unknown = read_hand_codes(words.texts, items, names)
    strange = np.array([bool(one) for one in unknown] + [False], dtype=bool)[words.places]
    written = used & (words.places >= 0)
    beside = written & (coded.states == State.ANSWERED)
    # What is not understood is no code: the machine's stands, and there is nothing to compare.
    counted = beside & ~strange
    odd = np.bincount(words.places[beside & strange], minlength=len(words.texts))
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
        unknown=int(odd.sum()),
        idle=int((written & ~beside).sum()),
        met=codes_to_show(unknown, odd.tolist(), may_name),
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
