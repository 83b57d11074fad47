"""What a planner mends in the answers, applied again to every export that comes in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from surveys.answers import State, SurveyTable
from surveys.matching import columns_called
from surveys.responses import Responses
from surveys.rules.rule import Mask
from surveys.vocabulary import normalise

Places = npt.NDArray[np.intp]

SET_ASIDE, LOOK_AT = "set aside", "look at"
ASIDE = frozenset({SET_ASIDE, "排除", "剔除", "不计入"})
KEEP = frozenset({"keep", "保留", "计入"})
LOOK = frozenset({LOOK_AT, "留意"})
"""What a cleaning log says of rows that are only odd; taken over from there, it changes nothing."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
"""What makes a spreadsheet take text for a formula; a log writes an apostrophe before it."""

NEAREST = ("", "old_differs", "no_such_question", "several_rows", "no_such_row")
"""How near a correction came to a cell, nearest first."""


@dataclass(frozen=True)
class Correction:
    """One row of the `corrections` sheet.

    Attributes
    ----------
    export : str
        File; "" for every file.
    row : int or None
        Number of the row in its sheet, header = 1.
    id : str
        The platform's number of the sheet of answers; it finds the row where it is given, and
        `row` only tells apart rows that share it.
    question : str
        Number or header of the column; "" for a verdict on the whole row.
    old, new : str
        What stands there now, and what should; for a row, ``set aside`` or ``keep``.
    reason : str
    where : str
        Cell of the study, for messages.
    """

    export: str = ""
    row: int | None = None
    id: str = ""
    question: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    where: str = ""


@dataclass(frozen=True)
class Refused:
    """A correction that was not applied.

    `why` is ``no_such_row``, ``several_rows``, ``no_such_question``, ``old_differs`` or
    ``no_such_verdict``.
    """

    correction: Correction
    why: str


@dataclass(frozen=True)
class Applied:
    """A cell that was changed: where it stands in its export."""

    correction: Correction
    export: str
    row: int
    column: str


@dataclass(eq=False)
class Corrector:
    """Applies corrections to exports, piece by piece, and remembers what fitted.

    Parameters
    ----------
    corrections : sequence of Correction
    """

    corrections: Sequence[Correction]
    applied: list[Applied] = field(default_factory=list)
    _met: dict[Correction, str] = field(default_factory=dict)

    def apply(self, table: SurveyTable) -> SurveyTable:
        """Change the cells of an export, or of some of its rows.

        A cell that does not hold what the correction says it holds is left alone.

        Parameters
        ----------
        table : SurveyTable

        Returns
        -------
        SurveyTable
            The same if nothing fits.
        """
        text, states = table.text, table.states
        for one in self.corrections:
            rows, why = _rows_of(table, one)
            if not one.question or why or verdict(one):
                self._remember(one, why)
                continue
            places = columns_called(table, one.question)
            if len(places) != 1:
                self._remember(one, "no_such_question")
                continue
            held = text.iloc[rows, places[0]].to_numpy(dtype=object)
            fits = rows[[normalise(cell) == normalise(unguarded(one.old)) for cell in held]]
            if not len(fits):
                self._remember(one, "old_differs")
                continue
            if text is table.text:
                text, states = table.text.copy(), table.states.copy()
            new = unguarded(one.new)
            text.iloc[fits, places[0]] = new
            states[fits, places[0]] = State.ANSWERED if new else State.BLANK
            self._remember(one, "")
            column = table.columns[places[0]].key
            self.applied += [
                Applied(one, table.file, int(table.text.index[place]), column) for place in fits
            ]
        return table if text is table.text else replace(table, text=text, states=states)

    def _remember(self, correction: Correction, why: str) -> None:
        """Keep the nearest miss of all tables, or that it fitted one."""
        known = self._met.get(correction, why)
        self._met[correction] = min(why, known, key=NEAREST.index)

    def refused(self) -> tuple[Refused, ...]:
        """Give the corrections that fitted no row of all tables, and why."""
        verdicts = [
            Refused(one, "no_such_verdict")
            for one in self.corrections
            if not one.question and verdict(one) == ""
        ]
        told = {refusal.correction for refusal in verdicts}
        return (
            *verdicts,
            *(
                Refused(one, self._met.get(one, "no_such_row"))
                for one in self.corrections
                if one not in told and self._met.get(one, "no_such_row")
            ),
        )


def verdict(correction: Correction) -> str:
    """Read what a correction says of a whole row: ``aside``, ``keep``, ``look``, "" if none.

    It does so whatever question is named: a log names the one for which a row is to be looked at.

    Examples
    --------
    >>> verdict(Correction(row=7, new="排除")), verdict(Correction(row=7, new="maybe"))
    ('aside', '')
    """
    said = normalise(correction.new)
    known = {"aside": ASIDE, "keep": KEEP, "look": LOOK}
    return next((name for name, words in known.items() if said in words), "")


def unguarded(text: str) -> str:
    """Take away the apostrophe by which a log keeps a spreadsheet from reading a formula.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS) else text


def row_verdicts(responses: Responses, corrections: Sequence[Correction]) -> tuple[Mask, Mask]:
    """Find the rows that a person has set aside, and those to be kept.

    Returns
    -------
    aside, keep : ndarray of bool, shape (n_rows,)
    """
    masks = {name: np.zeros(len(responses.rows), dtype=bool) for name in ("aside", "keep", "look")}
    for _, said, places in _verdicts(responses, corrections):
        masks[said][places] = True
    return masks["aside"], masks["keep"] & ~masks["aside"]


def verdict_reasons(responses: Responses, corrections: Sequence[Correction]) -> dict[int, str]:
    """Give a person's own reasons for setting rows aside, by the place of the row.

    Parameters
    ----------
    responses : Responses
    corrections : sequence of Correction

    Returns
    -------
    dict of int to str
        Rows for which no reason is written are left out; of several reasons, the last.
    """
    return {
        place: one.reason.strip()
        for one, said, places in _verdicts(responses, corrections)
        if said == "aside" and one.reason.strip()
        for place in places.tolist()
    }


def _verdicts(
    responses: Responses, corrections: Sequence[Correction]
) -> Iterator[tuple[Correction, str, Places]]:
    files = responses.rows["file"].to_numpy(dtype=object)
    numbers = responses.rows["row"].to_numpy(dtype=np.int64)
    ids = responses.roles["id"].to_numpy(dtype=object)
    for one in corrections:
        said = verdict(one)
        if said:
            here = files == one.export if one.export else np.ones(len(files), dtype=bool)
            yield one, said, _meant(one, numbers, ids, here)[0]


def _rows_of(table: SurveyTable, correction: Correction) -> tuple[Places, str]:
    """Find the rows of a table that a correction means, or say why there are none."""
    files = {table.file, *(source.file for source in table.sources)}
    numbers = table.text.index.to_numpy(dtype=np.int64)
    column = next((one.key for one in table.columns if one.role == "id"), None)
    ids = None if column is None else table.text[column].to_numpy(dtype=object)
    here = np.full(len(numbers), not correction.export or correction.export in files)
    return _meant(correction, numbers, ids, here)


def _meant(
    correction: Correction,
    numbers: npt.NDArray[np.int64],
    ids: npt.NDArray[np.object_] | None,
    here: Mask,
) -> tuple[Places, str]:
    nobody = np.empty(0, dtype=np.intp)
    if not correction.id or ids is None:
        found = np.flatnonzero(here & (numbers == (correction.row or 0)))
        return found, "" if len(found) else "no_such_row"
    found = np.flatnonzero(here & (ids == correction.id))
    if len(found) > 1 and correction.row is not None:
        found = found[numbers[found] == correction.row]
        return found, "" if len(found) else "several_rows"
    if len(found) > 1:
        return nobody, "several_rows"
    return found, "" if len(found) else "no_such_row"
