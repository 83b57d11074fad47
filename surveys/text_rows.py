"""A table of text that spells each distinct cell of a column only once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pandas as pd

Row = tuple[str, ...]
Codes = npt.NDArray[np.int64]
Words = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class TextColumn:
    """One column: which of its distinct words stands in each row.

    Attributes
    ----------
    codes : ndarray of int, shape (n_rows,)
        Index into `words`.
    words : ndarray of str objects
        Distinct, in the order in which they first stand in the column.
    """

    codes: Codes
    words: Words

    @classmethod
    def of(cls, cells: Sequence[Any] | Words) -> "TextColumn":
        """Look up the distinct words of a column of text."""
        array = np.empty(len(cells), dtype=object)
        array[:] = cells
        # Every cell is text: none is missing, so none need be looked for.
        codes, words = pd.factorize(array)
        return cls(codes, np.asarray(words, dtype=object))

    @property
    def cells(self) -> Words:
        """All cells, shape (n_rows,)."""
        written: Words = self.words[self.codes]
        return written

    @property
    def counts(self) -> dict[str, int]:
        """How often each word stands in the column."""
        times = np.bincount(self.codes, minlength=len(self.words)).tolist()
        return {word: count for word, count in zip(self.words, times, strict=True) if count}

    def spelled(self, spell: Callable[[Any], str]) -> "TextColumn":
        """Rewrite every cell; words that are then the same become one."""
        spelled = list(map(spell, self.words))
        if spelled == self.words.tolist():
            return self
        rewritten = TextColumn.of(spelled)
        return TextColumn(rewritten.codes[self.codes], rewritten.words)

    def said(self, answer: Callable[[str], Any], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """Ask something of every word and give the answer for every row."""
        answers = np.fromiter(map(answer, self.words), dtype=dtype, count=len(self.words))
        return answers[self.codes] if len(answers) else np.empty(0, dtype=dtype)

    def at(self, rows: npt.NDArray[np.intp] | slice) -> "TextColumn":
        """Keep some of the rows; words that only stood in others stay known, with no count."""
        return TextColumn(self.codes[rows], self.words)


class TextRows(Sequence[Row]):
    """The rows of a sheet, held column by column.

    Reads like a tuple of tuples of str and compares equal to one.

    Parameters
    ----------
    columns : sequence of TextColumn
        All of the same length.
    """

    def __init__(self, columns: Sequence[TextColumn]) -> None:
        self.columns = tuple(columns)

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> "TextRows":
        """Hold rows of equal width; rows held so already are given back."""
        if isinstance(rows, TextRows):
            return rows
        return cls([TextColumn.of(cells) for cells in zip(*rows, strict=True)])

    def __len__(self) -> int:
        return len(self.columns[0].codes) if self.columns else 0

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(zip(*(one.at(place).cells for one in self.columns), strict=True))
        return tuple(one.words[one.codes[place]] for one in self.columns)

    def __iter__(self) -> Iterator[Row]:
        return iter(zip(*(one.cells for one in self.columns), strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"TextRows({len(self)} rows × {len(self.columns)} columns)"

    @cached_property
    def filled(self) -> npt.NDArray[np.int64]:
        """How many cells of each row hold anything, shape (n_rows,)."""
        counts = np.zeros(len(self), dtype=np.int64)
        for column in self.columns:
            counts += column.said(bool, np.int64)
        return counts
