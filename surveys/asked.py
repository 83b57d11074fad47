"""A question as the exports show it: its columns, its words and what was answered."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from surveys.answers import Column, State, SurveyTable
from surveys.list_columns import infer_options
from surveys.lists import Ticks, hide_separator, show_separator, split_column
from surveys.marks import ORDER_SEPARATOR, UNTICKED, decode
from surveys.vocabulary import normalise


@dataclass(frozen=True, eq=False)
class Asked:
    """One question with all its columns, in every export that asks it.

    Attributes
    ----------
    name : str
        How the codebook calls it: its number, or the header of its only column.
    columns : tuple of Column
        As in the first export that asks it; behind them those of options or rows that only
        later exports have.
    places : tuple of (SurveyTable, tuple of int)
        Positions of the columns per export.
    names : tuple of str
        What each of these exports calls it.
    likeness : tuple of float
        How much the words of each are those of the first, 0-1; 1 where they are the same.
    scales : tuple of tuple of str
        Levels of the scales of words that the exports show anywhere.
    """

    name: str
    columns: tuple[Column, ...]
    places: tuple[tuple[SurveyTable, tuple[int, ...]], ...]
    names: tuple[str, ...] = ()
    likeness: tuple[float, ...] = ()
    scales: tuple[tuple[str, ...], ...] = ()
    _counts: dict[str, pd.Series] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The question, or its header where the words are not known."""
        return self.columns[0].stem or self.columns[0].header.strip()

    def counts(self, part: str | None = None) -> pd.Series:
        """How often each text was answered, most frequent first, equal ones by text.

        Parameters
        ----------
        part : str, optional
            Key of one column; all columns together unless told.

        Returns
        -------
        Series of int, index the distinct texts
            Options of lists and orders are counted one by one.
        """
        name = part or ""
        if name not in self._counts:
            self._counts[name] = self._count(part)
        return self._counts[name]

    def _count(self, part: str | None) -> pd.Series:
        texts = [
            _answers(table, place)
            for table, places in self.places
            for place in places
            if part in (None, table.columns[place].key)
        ]
        found = pd.Series(np.concatenate(texts), dtype=str).value_counts()
        order = np.lexsort((found.index.to_numpy(dtype=str), -found.to_numpy()))
        return found.iloc[order]

    def respondents(self, part: str | None = None) -> int:
        """How many answers there are, lists counted once."""
        return sum(
            int((table.states[:, place] == State.ANSWERED).sum())
            for table, places in self.places
            for place in places
            if part in (None, table.columns[place].key)
        )

    def orders(self) -> Counter[tuple[str, ...]]:
        """How often several options were named in one answer, in the order of the answer."""
        found: Counter[tuple[str, ...]] = Counter()
        for table, places in self.places:
            for place in places:
                options, ticks = _taken_apart(table, place)
                starts = np.flatnonzero(np.diff(ticks.rows)) + 1
                found.update(
                    tuple(options[code] for code in codes.tolist())
                    for codes in np.split(ticks.codes, starts)
                    if len(codes)
                )
        return found

    def code_list(self) -> list[str]:
        """Options in the order of the platform's own code list; empty if it gave none."""
        listed = (
            table.codes.get(table.columns[places[0]].number, {}) for table, places in self.places
        )
        return list(dict.fromkeys(text for codes in listed for text in codes.values()))


def _answers(table: SurveyTable, place: int) -> np.ndarray:
    column = table.columns[place]
    text = table.text.iloc[:, place].to_numpy(dtype=object)
    text = text[table.states[:, place] == State.ANSWERED]
    if column.form == "tick":
        on = pd.Series(text).map(normalise).isin(UNTICKED).to_numpy(dtype=bool)
        return np.full(int((~on).sum()), column.part or column.header, dtype=object)
    options, ticks = _taken_apart(table, place)
    return np.array(options, dtype=object)[ticks.codes] if len(ticks.codes) else text[:0]


def _taken_apart(table: SurveyTable, place: int) -> tuple[list[str], Ticks]:
    """The options of a column, and where they were named."""
    column = table.columns[place]
    text = table.text.iloc[:, place].to_numpy(dtype=object)
    text = text[table.states[:, place] == State.ANSWERED]
    if column.form == "code":
        text = decode(text, table.codes.get(column.number, {}))
    separator = {"list": table.separator_at(place), "order": ORDER_SEPARATOR}.get(column.form, "")
    whole = infer_options(Counter(text), separator)
    ticks = split_column(hide_separator(text, separator, whole), separator)
    return [show_separator(option, separator) for option in ticks.options], ticks
