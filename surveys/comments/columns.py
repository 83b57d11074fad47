"""Which of all distinct texts each respondent wrote, question by question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.own_words import BEYOND, NOTHING, OwnWords
from surveys.responses import Responses

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TextColumn:
    """One question of free text.

    Attributes
    ----------
    column : str
    states : ndarray of uint8, shape (n_rows,)
    numbers : ndarray of int, shape (n_rows,)
        Place of the respondent's text among all distinct ones; `NOTHING` without content and
        for rows that are not used, `BEYOND` for texts that were not kept.
    """

    column: str
    states: npt.NDArray[np.uint8]
    numbers: Integers


def pool_texts(responses: Responses, used: Mask) -> tuple[tuple[TextColumn, ...], tuple[str, ...]]:
    """Bring the texts of all questions of free text together, each once.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
        Texts of other rows are left alone.

    Returns
    -------
    columns : tuple of TextColumn
        In the order of the codebook.
    texts : tuple of str
        In alphabetical order, so that no order of rows decides anything; never shown.
    """
    states = {one.question.column: one.states for one in responses.answers}
    free = [one for one in responses.words if one.role == "answer"]
    places = [_places(one, states[one.column], used) for one in free]
    wanted = {
        one.texts[place]
        for one, told in zip(free, places, strict=True)
        for place in np.unique(told[told >= 0]).tolist()
    }
    texts = tuple(sorted(wanted))
    numbers = {text: number for number, text in enumerate(texts)}
    columns = tuple(
        TextColumn(one.column, states[one.column], _numbered(one.texts, told, numbers))
        for one, told in zip(free, places, strict=True)
    )
    return columns, texts


def _places(words: OwnWords, states: npt.NDArray[np.uint8], used: Mask) -> Integers:
    telling = used & (states == State.ANSWERED)
    return np.where(telling, words.places, NOTHING).astype(np.int64)


def _numbered(own: Sequence[str], places: Integers, numbers: dict[str, int]) -> Integers:
    """Places among one question's texts as places among all; what is below 0 stays."""
    # The last two entries answer for the places -2 and -1.
    among = np.array([numbers.get(text, NOTHING) for text in own] + [BEYOND, NOTHING])
    found: Integers = among[places]
    return found


def people_of(columns: Sequence[TextColumn], members: Integers, n_texts: int) -> Mask:
    """Tell who wrote one of some texts in any of the questions; shape (n_rows,)."""
    member = np.zeros(n_texts + 2, dtype=bool)
    member[members] = True
    wrote = np.column_stack([member[column.numbers] for column in columns])
    return np.asarray(wrote.any(axis=1), dtype=bool)
