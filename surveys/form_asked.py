"""Who was asked what, as a form's conditions say, and what that makes of empty answers."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State, SurveyTable
from surveys.conditions import ConditionError, evaluate
from surveys.form_fit import Fit, Wording, separators_in
from surveys.part_forms import NO, YES
from surveys.vocabulary import is_other, normalise

MOST_AGAINST: Final = 0.02
"""Share of the answers to a question that may come from people who its condition leaves out."""

OTHER: Final = "other"
BLANK_IF_UNASKED: Final = frozenset({"kobo", "surveycto", "redcap"})
"""Platforms that leave a question of several columns empty whether it was shown or not."""

Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]
States = npt.NDArray[np.uint8]


def asked_by_condition(table: SurveyTable, fit: Fit) -> tuple[dict[int, Mask], list[str]]:
    """Tell who was asked each question that an export has.

    Parameters
    ----------
    table : SurveyTable
    fit : Fit

    Returns
    -------
    asked : dict of int to ndarray of bool, shape (n_rows,)
        By the question's place in the form; everybody, where it has no condition.
    unread : list of str
        Questions whose condition is not understood, or is contradicted by the answers.
    """
    answers = _Answers(table, fit)
    asked: dict[int, Mask] = {}
    unread: list[str] = []
    for at in fit.places:
        question = fit.form.questions[at]
        if not question.condition:
            asked[at] = np.ones(len(table.text), dtype=bool)
            continue
        try:
            told = evaluate(question.condition, len(table.text), answers)
        except ConditionError:
            unread.append(question.name)
            continue
        said = (table.states[:, fit.places[at]] == State.ANSWERED).any(axis=1)
        if table.columns[fit.places[at][0]].form == "tick":
            said = (table.text.iloc[:, list(fit.places[at])] == "1").any(axis=1).to_numpy()
        if (said & ~told).sum() > MOST_AGAINST * said.sum():
            unread.append(question.name)  # The form is of another version than the answers.
        else:
            asked[at] = told
    return asked, unread


class _Answers:
    """The codes that everybody gave, as the conditions of a form compare them."""

    def __init__(self, table: SurveyTable, fit: Fit) -> None:
        self._table, self._fit = table, fit
        self._at = {fit.form.questions[at].name: at for at in fit.places}

    def __call__(self, name: str, code: str) -> Texts:
        at = self._at[name]
        question, places = self._fit.form.questions[at], self._fit.places[at]
        options = Wording(question.options, self._fit.language)
        parts = Wording(question.parts or question.options, self._fit.language)
        boxes = {
            option.code: place
            for place in places
            if self._table.columns[place].part
            and (option := parts.option(self._table.columns[place].part))
        }
        others = [place for place in places if is_other(self._table.columns[place].part)]
        if code == OTHER and others:
            boxes.setdefault(OTHER, others[0])
        if code:
            return self._of_part(boxes[code], options)
        ticks = {
            one: place for one, place in boxes.items() if self._table.columns[place].form == "tick"
        }
        if not ticks:
            several = separators_in(self._table, "list") if question.kind == "several" else ()
            return _coded(cells_of(self._table, places[0]), options, several)
        found = np.full(len(self._table.text), "", dtype=object)
        for one, place in ticks.items():
            on = cells_of(self._table, place) == "1"
            found = found + np.where(on, np.where(found == "", one, f" {one}"), "")
        return found

    def _of_part(self, place: int, options: Wording) -> Texts:
        cells = cells_of(self._table, place)
        if self._table.columns[place].form != "tick":
            return _coded(cells, options, ())
        # LimeSurvey compares a box with Y, REDCap with 1.
        yes = "Y" if self._table.platform == "limesurvey" else "1"
        no = "" if self._table.platform == "limesurvey" else "0"
        return np.where(cells == "1", yes, np.where(cells == "0", no, "")).astype(object)


def _coded(cells: Texts, options: Wording, separators: Sequence[str]) -> Texts:
    inverse, distinct = pd.factorize(cells)
    told: Texts = np.array([_codes(cell, options, separators) for cell in distinct], dtype=object)
    return told[inverse] if len(told) else cells


def _codes(cell: str, options: Wording, separators: Sequence[str]) -> str:
    """Codes of the options that a cell names; what is none stays what it is."""
    plain = normalise(cell)
    if not options.every_word() and plain in YES | NO:
        return "Y" if plain in YES else "N"
    pieces = options.pieces(cell, separators)
    return " ".join(option.code if option else piece for piece, option in pieces)


def settle(
    table: SurveyTable, states: States, text: dict[str, Texts], places: Sequence[int], asked: Mask
) -> int:
    """Tell empty answers to a question that were seen from those that were not.

    Boxes of which none is ticked were not shown either where the question was not asked: some
    platforms write 0 into all of them.

    Parameters
    ----------
    table : SurveyTable
        As the platform read it.
    states : ndarray of uint8, shape (n_rows, n_columns)
        Changed in place.
    text : dict of str to ndarray of str
        Takes the cells of boxes that were not shown.
    places : sequence of int
        The question's columns.
    asked : ndarray of bool, shape (n_rows,)

    Returns
    -------
    int
        Respondents whose silence is now known to be no answer to it.
    """
    block = states[:, places]
    unseen = (block == State.BLANK) & ~asked[:, np.newaxis]
    boxes = [at for at, place in enumerate(places) if table.columns[place].form == "tick"]
    if boxes:
        ticked = np.column_stack([cells_of(table, places[at]) == "1" for at in boxes]).any(axis=1)
        empty = ~asked & ~ticked
        unseen[:, boxes] |= empty[:, np.newaxis] & (block[:, boxes] == State.ANSWERED)
    block[unseen] = State.SKIPPED
    if len(places) > 1 and table.platform in BLANK_IF_UNASKED and not _says_unasked(table):
        block[(block == State.SKIPPED) & asked[:, np.newaxis]] = State.BLANK
    states[:, places] = block
    for at in boxes:
        key = table.columns[places[at]].key
        text[key] = np.where(block[:, at] == State.ANSWERED, cells_of(table, places[at]), "")
    return int(unseen.any(axis=1).sum())


def _says_unasked(table: SurveyTable) -> bool:
    """Whether an export has a sign of its own for what was not shown, such as ``n/a``."""
    numbers = [column.number for column in table.columns]
    alone = [
        place
        for place, column in enumerate(table.columns)
        if not column.role and numbers.count(column.number) == 1
    ]
    return bool((table.states[:, alone] == State.SKIPPED).any())


def cells_of(table: SurveyTable, place: int) -> Texts:
    """Give one column as text, shape (n_rows,)."""
    cells: Texts = table.text.iloc[:, place].to_numpy(dtype=object)
    return cells
