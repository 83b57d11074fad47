"""What all free text of a survey asks for, respondent by respondent."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from surveys.answers import State

Codes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
States = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


class Stance(IntEnum):
    """What a comment says of an item; where it says several things, the highest counts."""

    SILENT = 0
    PRAISED = 1
    """Only that it is fine already."""
    FOR = 2
    """Asks for it, or complains that it is missing or broken."""
    AGAINST = 3


class How(IntEnum):
    """How an item was recognised; of several ways, the lowest is told."""

    NOT = 0
    HAND = 1
    ALIAS = 2
    ACCEPTED = 3
    SIMILAR = 4


@dataclass(frozen=True, eq=False)
class CodedComments:
    """Free text as items, all questions of it together.

    Attributes
    ----------
    columns : tuple of str
        The questions.
    items : tuple of str, length n_items
        Every item of the study, in alphabetical order.
    stances, ways : ndarray of uint8, shape (n_answers, n_items)
        `Stance` and `How` of each distinct answer.
    places : ndarray of int32, shape (n_rows,)
        Which distinct answer each respondent gave; -1 for none that was read.
    states : ndarray of uint8, shape (n_rows,)
        `State` of each respondent over all the questions.
    """

    columns: tuple[str, ...]
    items: tuple[str, ...]
    stances: Codes
    ways: Codes
    places: Places
    states: States

    def __repr__(self) -> str:
        answers, items = self.stances.shape
        return f"CodedComments({len(self.places)} rows, {answers} answers × {items} items)"

    @property
    def asked(self) -> Mask:
        """Who was shown any of the questions; shape (n_rows,)."""
        return np.asarray(self.states != State.SKIPPED, dtype=bool)

    def written(self, rows: Mask) -> Mask:
        """Tell who of some rows answered any of the questions, "none" included; (n_rows,)."""
        return rows & np.isin(self.states, (State.ANSWERED, State.NONE))

    def says(self, item: str, stance: Stance) -> Mask:
        """Tell who says this of an item; shape (n_rows,)."""
        found = np.append(self.stances[:, self.items.index(item)] == stance, [False])
        # A place of -1 falls on the entry behind the last: nobody's.
        return np.asarray(found[self.places], dtype=bool)

    def counts(self, rows: Mask) -> npt.NDArray[np.int64]:
        """Count how many of some respondents gave each distinct answer; shape (n_answers,)."""
        told = self.places[rows]
        return np.bincount(told[told >= 0], minlength=len(self.stances)).astype(np.int64)
