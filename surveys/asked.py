"""A question as the exports show it: its columns, its words and what was answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from surveys.answers import Column, State, SurveyTable
from surveys.list_columns import infer_options
from surveys.lists import hide_separator, show_separator, split_column
from surveys.marks import ORDER_SEPARATOR, decode
from surveys.vocabulary import normalise


@dataclass(frozen=True, eq=False)
class Asked:
    """One question with all its columns, in every export that asks it.

    Attributes
    ----------
    name : str
        How the codebook calls it: its number, or the header of its only column.
    columns : tuple of Column
        As in the first export that asks it.
    places : tuple of (SurveyTable, tuple of int)
        Positions of the columns per export.
    export : str
        File, where another export means something else by the same name; otherwise "".
    """

    name: str
    columns: tuple[Column, ...]
    places: tuple[tuple[SurveyTable, tuple[int, ...]], ...]
    export: str = ""
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

    def code_list(self) -> list[str]:
        """Options in the order of the platform's own code list; empty if it gave none."""
        listed = (table.codes.get(self.columns[0].number, {}) for table, _ in self.places)
        return list(dict.fromkeys(text for codes in listed for text in codes.values()))


def _answers(table: SurveyTable, place: int) -> np.ndarray:
    column = table.columns[place]
    text = table.text.iloc[:, place].to_numpy(dtype=object)
    text = text[table.states[:, place] == State.ANSWERED]
    if column.form == "code":
        text = decode(text, table.codes.get(column.number, {}))
    separator = {"list": table.separator, "order": ORDER_SEPARATOR}.get(column.form, "")
    whole = infer_options(Counter(text), separator)
    ticks = split_column(hide_separator(text, separator, whole), separator)
    options = [show_separator(option, separator) for option in ticks.options]
    return np.array(options, dtype=object)[ticks.codes] if len(ticks.codes) else text[:0]


def list_questions(tables: Sequence[SurveyTable]) -> tuple[Asked, ...]:
    """Gather the columns of each question over all exports.

    Two exports speak of the same question where number or header and words agree; where only
    the number agrees, each export keeps its own.

    Returns
    -------
    tuple of Asked
        In the order of the first export, then of the others.
    """
    found: dict[str, list[Asked]] = {}
    for table in tables:
        for name, places in _groups(table).items():
            columns = tuple(table.columns[place] for place in places)
            new = Asked(name, columns, ((table, tuple(places)),))
            known = found.setdefault(name, [])
            same = next((at for at, one in enumerate(known) if _same(one, new)), None)
            if same is None:
                known.append(new)
            else:
                one = known[same]
                known[same] = Asked(name, one.columns, (*one.places, *new.places))
    return tuple(
        one
        if len(several) == 1
        else Asked(one.name, one.columns, one.places, one.places[0][0].file)
        for several in found.values()
        for one in several
    )


def _groups(table: SurveyTable) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    asked = {column.number for column in table.columns if not column.role}
    for place, column in enumerate(table.columns):
        if column.role and column.key in asked:
            continue  # A summary: its answers are read from the columns it sums up.
        own = bool(column.role) or not column.number
        groups.setdefault(column.key if own else column.number, []).append(place)
    return groups


def _same(left: Asked, right: Asked) -> bool:
    stems = {normalise(one.columns[0].stem) for one in (left, right)} - {""}
    return len(stems) < 2  # noqa: PLR2004 - both say the same, or one says nothing
