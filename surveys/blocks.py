"""What the columns of one question hold: ticks, places, option numbers, lists or words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.layout import Cells, States
from surveys.lists import CLOSE, OPEN

ARROW = "→"
BAR = "┋"
LEAST_LISTS: Final = 10
"""Cells with several options that a column must have before it is taken for a list."""

LEAST_REPEATS: Final = 5
"""How often each option must come up on average."""

_NAMES = re.compile(r"[\w.\-]+(?: [\w.\-]+)*")
_INDEX = re.compile(r"\d{1,2}")
_OTHER_TEXT = re.compile(rf"{OPEN}.*?{CLOSE}", re.DOTALL)


def number_form(cells: Cells, states: States) -> str:
    """Tell what the numbers of a question stand for, from all its columns together.

    Zeros and ones are ticks. Numbers are places when every row that holds any has each place
    from 1 on exactly once, and some row has two: ratings repeat sooner or later. Everything
    else made of small whole numbers is the number of an option.

    Parameters
    ----------
    cells : ndarray of str objects, shape (n_rows, n_columns)
    states : ndarray of uint8, shape (n_rows, n_columns)

    Returns
    -------
    str
        ``tick``, ``place``, ``code`` or ``text``, as in `Column.form`.
    """
    answered = states == State.ANSWERED
    distinct = set(cells[answered])
    if not distinct or not all(map(_INDEX.fullmatch, distinct)):
        return "text"
    if "0" in distinct and distinct <= {"0", "1"}:
        return "tick"
    if cells.shape[1] > 1 and _are_places(cells, answered):
        return "place"
    return "code"


def _are_places(cells: Cells, answered: npt.NDArray[np.bool_]) -> bool:
    values = np.where(answered, cells, "0").astype(np.int64)
    given = answered.sum(axis=1)
    ordered = np.sort(np.where(answered, values, np.iinfo(np.int64).max), axis=1)
    expected = np.arange(1, cells.shape[1] + 1)
    inside = expected <= given[:, None]
    return bool(given.max() > 1 and (ordered == expected)[inside].all())


def word_form(cells: Iterable[str] | Mapping[str, int]) -> str:
    """Tell whether a column of words holds lists (``┋``), orders (``→``) or single answers.

    An order is only believed when at least half of the answers are one: an arrow also stands
    in free text.

    Parameters
    ----------
    cells : iterable of str, or mapping of str to int
        All cells of the column, or the distinct ones and how often each stands there.

    Returns
    -------
    str
        ``list``, ``order`` or ``text``.
    """
    counts = Counter(cells)
    signs = "".join(counts)
    if BAR not in signs and ARROW not in signs:
        return "text"
    # Brackets that are nowhere closed would each be followed to the end of the cell.
    bare = {cell: _OTHER_TEXT.sub("", cell) if CLOSE in cell else cell for cell in counts if cell}
    if any(BAR in text for text in bare.values()):
        return "list"
    arrows = sum(counts[cell] for cell, text in bare.items() if ARROW in text)
    answers = sum(counts[cell] for cell in bare)
    return "order" if arrows and 2 * arrows >= answers else "text"


def is_space_list(cells: Cells) -> bool:
    """Tell whether a column holds lists of option names joined by spaces.

    Only believed when names come back again and again, never twice in one cell: free text
    does neither.

    Parameters
    ----------
    cells : ndarray of str objects, shape (n_rows,)
    """
    counts = Counter(cell for cell in cells if cell)
    if not all(map(_NAMES.fullmatch, counts)):
        return False
    split = {cell: cell.split(" ") for cell in counts}
    several = sum(counts[cell] for cell, names in split.items() if len(names) > 1)
    names = sum(counts[cell] * len(names) for cell, names in split.items())
    distinct = {name for names in split.values() for name in names}
    unrepeated = all(len(set(names)) == len(names) for names in split.values())
    return several >= LEAST_LISTS and unrepeated and len(distinct) * LEAST_REPEATS <= names
