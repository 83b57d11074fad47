"""One survey exported in two languages: the same people, who must never count twice."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State, SurveyTable
from surveys.lists import without_other_text
from surveys.respondents import respondent_keys
from surveys.vocabulary import normalise

OTHER_HEADERS: Final = 1 / 3
"""Share of the questions that must be worded otherwise."""

SAME_SILENCE: Final = 0.995
"""Share of the cells that must be filled, empty or not shown in both files alike."""

SAME_WORDS: Final = 0.95
"""Share of the answers that must go with their usual answer of the other language."""

MOST_OWN: Final = 0.5
"""Distinct answers per answer above which a column is free text and proves nothing."""

Rows = npt.NDArray[np.intp]


def translated_rows(first: SurveyTable, second: SurveyTable) -> Rows | None:
    """Tell whether two files hold the same people's answers in different languages.

    They do when platform, shape and respondents are the same, questions are worded otherwise,
    the same cells are silent, and each answer of one file goes with one answer of the other.

    Parameters
    ----------
    first, second : SurveyTable

    Returns
    -------
    ndarray of int, shape (n_rows,), or None
        The second's row for each of the first's; None if these are other people or answers.
    """
    if first.platform != second.platform or first.text.shape != second.text.shape:
        return None
    asked = [
        place
        for place, pair in enumerate(zip(first.columns, second.columns, strict=True))
        if not pair[0].role and not pair[1].role
    ]
    if not asked or not _worded_otherwise(first, second, asked):
        return None
    mine, theirs = respondent_keys(first), respondent_keys(second)
    if mine is None or theirs is None or not mine.is_unique or not theirs.is_unique:
        return None
    order = theirs.get_indexer(mine)
    if (order < 0).any():
        return None
    silent = _silence(first.states[:, asked]) == _silence(second.states[order][:, asked])
    if silent.mean() < SAME_SILENCE:
        return None
    return order if _go_together(first, second, order, asked) else None


def _worded_otherwise(first: SurveyTable, second: SurveyTable, asked: list[int]) -> bool:
    differ = sum(
        normalise(first.columns[place].key) != normalise(second.columns[place].key)
        for place in asked
    )
    return differ > OTHER_HEADERS * len(asked)


def _silence(states: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Words such as "don't know" may be known in one of the languages only: they are answers."""
    return np.where(np.isin(states, (State.BLANK, State.SKIPPED)), states, 0).astype(np.uint8)


def _go_together(first: SurveyTable, second: SurveyTable, order: Rows, asked: list[int]) -> bool:
    """Whether the answers of the two files translate one another; free text has no say."""
    usual, said = 0, 0
    for place in asked:
        left = first.text.iloc[:, place].to_numpy(dtype=object)
        right = second.text.iloc[order, place].to_numpy(dtype=object)
        told = (left != "") & (right != "")
        pairs = pd.DataFrame(
            {
                "left": list(map(without_other_text, left[told])),
                "right": list(map(without_other_text, right[told])),
            }
        )
        distinct = pairs["left"].nunique()
        if distinct < 2 or distinct > MOST_OWN * len(pairs):  # noqa: PLR2004 - one word pairs with anything
            continue
        usual += int(pairs.value_counts().groupby("left").max().sum())
        said += len(pairs)
    return said > 0 and usual >= SAME_WORDS * said
