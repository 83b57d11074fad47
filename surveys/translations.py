"""One survey exported in two languages, or by code and by text: people never count twice."""

from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.answers import State, SurveyTable, is_silent
from surveys.lists import without_other_text
from surveys.respondents import respondent_keys
from surveys.text_rows import TextColumn
from surveys.vocabulary import normalise

OTHER_HEADERS: Final = 1 / 3
"""Share of the questions that must be worded otherwise."""

SAME_SILENCE: Final = 0.995
"""Share of the cells that must be filled, empty or not shown in both files alike."""

SAME_WORDS: Final = 0.95
"""Share of the answers that must go with their usual answer of the other language."""

CODED: Final = 0.9
"""Share of the answers that are numbers where options stand as codes."""

PAIRED_ELSEWHERE: Final = frozenset({"wjx"})
"""Platforms whose exports by code are joined with those by text for their code lists."""

MOST_OWN: Final = 0.5
"""Distinct answers per answer above which a column is free text and proves nothing."""

Rows = npt.NDArray[np.intp]
Places = tuple[list[int], list[int]]
"""Columns of answers in either file, in their order."""


def same_people(first: SurveyTable, second: SurveyTable) -> str:
    """Tell whether two files hold the same people's answers in other words.

    They do when platform, number of questions and respondents are the same, questions are
    worded otherwise (or one file holds codes where the other has words), the same cells are
    silent, and each answer of one file goes with one answer of the other.

    Parameters
    ----------
    first, second : SurveyTable

    Returns
    -------
    str
        ``language``, or ``code`` if one of them holds codes; "" if these are other people or
        answers.
    """
    if first.platform != second.platform or len(first.text) != len(second.text):
        return ""
    places = _answers(first), _answers(second)
    if not places[0] or len(places[0]) != len(places[1]):
        return ""
    how = _how_they_differ(first, second, places)
    if not how:
        return ""
    order = _order(first, second)
    if order is None:
        return ""
    states = first.states[:, places[0]], second.states[order][:, places[1]]
    if how == "code":
        states = _unticked(first, places[0]), _unticked(second, places[1])[order]
    if (_silence(states[0]) == _silence(states[1])).mean() < SAME_SILENCE:
        return ""
    return how if _go_together(first, second, order, places) else ""


def _answers(table: SurveyTable) -> list[int]:
    return [place for place, column in enumerate(table.columns) if not column.role]


def _order(first: SurveyTable, second: SurveyTable) -> Rows | None:
    """The second's row for each of the first's; None if these are not the same respondents."""
    mine, theirs = respondent_keys(first), respondent_keys(second)
    if mine is None or theirs is None or not mine.is_unique or not theirs.is_unique:
        return None
    order = theirs.get_indexer(mine)
    return None if (order < 0).any() else order


def _how_they_differ(first: SurveyTable, second: SurveyTable, places: Places) -> str:
    differ = sum(
        normalise(first.columns[left].key) != normalise(second.columns[right].key)
        for left, right in zip(*places, strict=True)
    )
    if first.platform not in PAIRED_ELSEWHERE and is_coded(first) != is_coded(second):
        return "code"
    return "language" if differ > OTHER_HEADERS * len(places[0]) else ""


def is_coded(table: SurveyTable) -> bool:
    """Tell whether the answers of a file are numbers of options rather than words."""
    places = [
        place
        for place, column in enumerate(table.columns)
        if not column.role and column.form in ("text", "code")
    ]
    cells = table.text.iloc[:, places].to_numpy(dtype=object).ravel()
    words, counts = np.unique(cells[cells != ""].astype(str), return_counts=True)
    numbers = np.char.isdecimal(words)
    return bool(counts[numbers].sum() >= CODED * counts.sum() > 0)


def _unticked(table: SurveyTable, places: list[int]) -> npt.NDArray[np.uint8]:
    """States in which a box without a tick is empty: files by text write nothing there."""
    forms = np.array([table.columns[place].form == "tick" for place in places])
    empty = table.text.iloc[:, places].to_numpy(dtype=object) == "0"
    states = table.states[:, places]
    return np.where(empty & forms, State.BLANK, states).astype(np.uint8)


def _silence(states: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Words such as "don't know" may be known in one of the languages only: they are answers."""
    return np.where(is_silent(states), states, 0).astype(np.uint8)


def _go_together(first: SurveyTable, second: SurveyTable, order: Rows, places: Places) -> bool:
    """Whether the answers of the two files translate one another; free text has no say."""
    usual, said = 0, 0
    for here, there in zip(*places, strict=True):
        left = first.text.iloc[:, here].to_numpy(dtype=object)
        right = second.text.iloc[order, there].to_numpy(dtype=object)
        told = (left != "") & (right != "")
        mine, theirs = (
            TextColumn.of(words[told]).spelled(without_other_text) for words in (left, right)
        )
        people, distinct = int(told.sum()), len(mine.words)
        if distinct < 2 or distinct > MOST_OWN * people:  # noqa: PLR2004 - one word pairs with anything
            continue
        pairs, times = np.unique(mine.codes * len(theirs.words) + theirs.codes, return_counts=True)
        most = np.zeros(distinct, dtype=np.int64)
        np.maximum.at(most, pairs // len(theirs.words), times)
        usual += int(most.sum())
        said += people
    return said > 0 and usual >= SAME_WORDS * said
