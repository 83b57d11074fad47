"""What people wrote in their own words: each distinct text once, and who wrote it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import SurveyTable
from surveys.matching import Unit

MOST_TEXTS = 100_000
"""Distinct texts of one question that are kept; what lies beyond is counted and not read."""

LONGEST_TEXT = 2_000
"""Signs of a text that are kept; of a longer one, the end is not read."""

NOTHING, BEYOND = -1, -2
"""In place of a text: nothing was written; something was, but it is not kept."""

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class OwnWords:
    """The texts of one question of free text, or of one column of codes given by hand.

    Attributes
    ----------
    column : str
        As the codebook calls it.
    role : str
        ``answer`` for free text, ``coded`` for codes that somebody gave by hand.
    codes : str
        Of a column of codes: the question that it codes, "" if there is only one.
    texts : tuple of str
        Distinct, in the order in which they came; never shown.
    places : ndarray of int32, shape (n_rows,)
        Which text each respondent wrote; `NOTHING` or `BEYOND` where there is none.
    cut : int
        Texts longer than what is kept of them.
    """

    column: str
    role: str
    codes: str
    texts: tuple[str, ...]
    places: Places
    cut: int = 0

    def __repr__(self) -> str:
        return f"OwnWords({self.column!r}, {len(self.places)} rows, {len(self.texts)} texts)"

    @property
    def unread(self) -> int:
        """Answers whose text is not kept."""
        return int((self.places == BEYOND).sum())


class OwnWordsReader:
    """Gathers free text piece by piece.

    Parameters
    ----------
    units : sequence of Unit
        Every question of the codebook with its columns.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = [unit for unit in units if _is_wanted(unit)]
        self._known: list[dict[str, int]] = [{} for _ in self._units]
        self._places: list[list[Places]] = [[] for _ in self._units]
        self._cut = [0] * len(self._units)

    def __repr__(self) -> str:
        return f"OwnWordsReader({len(self._units)} questions)"

    def read(self, number: int, piece: SurveyTable) -> None:
        """Read some rows of the export at this place."""
        for at, unit in enumerate(self._units):
            columns = unit.columns[number]
            if not columns:
                self._places[at].append(np.full(len(piece.text), NOTHING, dtype=np.int32))
                continue
            codes, distinct = pd.factorize(piece.text.iloc[:, columns[0]].to_numpy(dtype=object))
            places = np.array([self._place(at, text) for text in distinct], dtype=np.int32)
            self._places[at].append(places[codes])

    def _place(self, at: int, text: str) -> int:
        if not text:
            return NOTHING
        known, kept = self._known[at], text[:LONGEST_TEXT]
        if kept not in known and len(known) >= MOST_TEXTS:
            return BEYOND
        if kept not in known and kept != text:
            self._cut[at] += 1
        return known.setdefault(kept, len(known))

    def joined(self) -> tuple[OwnWords, ...]:
        """Give the texts of all pieces, question by question."""
        return tuple(
            OwnWords(
                column=unit.question.column,
                role=unit.question.role,
                codes=unit.question.codes,
                texts=tuple(known),
                places=np.concatenate(places),
                cut=cut,
            )
            for unit, known, places, cut in zip(
                self._units, self._known, self._places, self._cut, strict=True
            )
        )


def _is_wanted(unit: Unit) -> bool:
    question = unit.question
    return question.role == "coded" or (question.role == "answer" and question.kind == "comment")


def free_texts(words: Iterable[OwnWords]) -> tuple[OwnWords, ...]:
    """Keep the questions of free text."""
    return tuple(one for one in words if one.role == "answer")
