"""A survey as its platform wrote it: named columns of text, and why a cell is empty."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.remarks import ReadingRemark


class State(IntEnum):
    """Why a cell holds what it holds: five kinds of silence that are never merged."""

    ANSWERED = 0
    BLANK = 1
    """Seen, left empty."""
    SKIPPED = 2
    """Not shown, because of an earlier answer."""
    DONT_KNOW = 3
    REFUSED = 4
    NONE = 5
    """An answer that says "nothing of this", such as a ticked "none of these"."""


def is_silent(states: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Tell which cells say nothing at all: left empty or not shown.

    Parameters
    ----------
    states : ndarray of uint8, any shape
        Values of `State`.

    Returns
    -------
    ndarray of bool, same shape
    """
    silent: npt.NDArray[np.bool_] = (states == State.BLANK) | (states == State.SKIPPED)
    return silent


@dataclass(frozen=True)
class Column:
    """One column of an export, as far as its platform understands it.

    Attributes
    ----------
    key : str
        Unique in the table: the header without the blanks around it, with ``" (2)"`` behind
        a repeated one and ``column 7`` for an empty one.
    header : str
        The header as written.
    number : str
        What the columns of one question share: the question number (``"6"``), or the
        question's name for platforms without numbers. Empty for the platform's own columns.
    stem : str
        The question's text without its number; inherited where it stands only once.
    part : str
        The option, matrix row or blank that this column stands for; empty if the column
        is the whole question.
    form : str
        What a cell holds: ``text`` (an answer in words or a number), ``list`` (several
        options in one cell), ``order`` (several options in one cell, best first), ``tick``
        (0/1 for the option `part`), ``place`` (the place given to the option `part`),
        ``code`` (the number of an option).
    role : str
        What the platform itself knows the column to be: ``id``, ``time``, ``duration``,
        ``mode``, ``status`` (its own word on the sheet of answers, such as ``Survey Preview``),
        ``finished`` (whether it was sent in), ``personal``, ``ignore``, or empty for an answer.
    told : str
        What the questionnaire's own definition says the question is, as in
        `surveys.forms.form.FormQuestion.kind`, or ``points`` where the export itself says that
        points are shared out; empty where nothing is told.
    separator : str
        What stands between the options of a ``list``, where it is not that of the table.
    """

    key: str
    header: str
    number: str = ""
    stem: str = ""
    part: str = ""
    form: str = "text"
    role: str = ""
    told: str = ""
    separator: str = ""


@dataclass(frozen=True)
class Source:
    """A file that answers were read from; `rows` are the respondents it holds."""

    file: str
    platform: str
    variant: str
    rows: int


@dataclass(frozen=True, eq=False)
class SurveyTable:
    """One export, read by its platform: rows are respondents, cells are text.

    Attributes
    ----------
    file, sheet : str
        Where the rows come from (file name only, never a path).
    platform, variant : str
        The dialect, e.g. ``wjx`` and ``text``.
    columns : tuple of Column
        In the order of the export.
    text : DataFrame of str, shape (n_rows, n_columns)
        Cells as written, stripped; the index is the row's number in the sheet (header = 1),
        the columns are the keys. Cells that are not `State.ANSWERED` hold "".
    states : ndarray of uint8, shape (n_rows, n_columns)
        A `State` per cell.
    separator : str
        What stands between options in a ``list`` cell, unless the column says otherwise; empty
        if nothing does.
    codes : dict
        Code list per question number, ``{"5": {"7": "无收入"}}``, where the platform gave one.
    notes : tuple of ReadingRemark
        What was decided on the way and may be wrong, in plain English.
    sources : tuple of Source
        The files behind the rows. Several files that hold the same respondents (one survey
        by text and by number) make one table with several sources: their rows are not added.
    header : int
        Rows of its header.
    encoding, parted_by : str
        Of a text file: its encoding, and what stands between its columns.
    dates : str
        ``day`` or ``month``, whichever a person says stands first in dates; "" if nobody did.
    mode : str
        How a person says all its rows were filled in; "" if nobody did.
    """

    file: str
    sheet: str
    platform: str
    variant: str
    columns: tuple[Column, ...]
    text: pd.DataFrame
    states: npt.NDArray[np.uint8]
    separator: str
    codes: dict[str, dict[str, str]]
    notes: tuple[ReadingRemark, ...] = ()
    sources: tuple[Source, ...] = ()
    header: int = 1
    encoding: str = ""
    parted_by: str = ""
    dates: str = ""
    mode: str = ""

    def separator_at(self, place: int) -> str:
        """What stands between the options in the ``list`` cells of a column."""
        return self.columns[place].separator or self.separator

    def __repr__(self) -> str:
        rows, columns = self.text.shape
        return f"SurveyTable({self.platform}/{self.variant}, {rows} rows × {columns} columns)"
