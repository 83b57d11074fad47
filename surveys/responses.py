"""All answers as numbers, question by question, with the state of every respondent."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answer_remarks import Remark
from surveys.answers import State
from surveys.banded import Banded
from surveys.codebook import Question
from surveys.comments.coded import CodedComments
from surveys.own_words import OwnWords
from surveys.packed import rests_packed
from surveys.remarks import ReadingRemark
from surveys.scoring import kind_called
from surveys.scoring.kind import Kind


@rests_packed("values")
@dataclass(frozen=True, eq=False)
class Answers:
    """One question of the codebook that has a kind, or one row of a matrix.

    Attributes
    ----------
    question : Question
        `column` is the question number, or the header of the single column.
    parts, items, part_states : tuple of str, length n_parts
        Option texts (one part for a scale), the item id each speaks of ("" if none), and the
        option's state.
    values : ndarray of float, shape (n_rows, n_parts)
        `choose`, `single`: 1 or 0; scales: place on the scale; `ranking`: place, 1 = first;
        `comment`: 1 if there is content. NaN where nothing is known.
    states : ndarray of uint8, shape (n_rows,)
        `State` of the respondent for the whole question.
    scale : tuple of float or None
        Lowest and highest place on the scale.
    block : str
        What the rows of one matrix share.
    limits : dict of str to int
        How many may be chosen, in files that allow another number than `question` says.
    withheld : ndarray of bool, shape (n_rows, n_parts), or None
        Options that the export of the row does not offer; None where every export offers all.
    """

    question: Question
    parts: tuple[str, ...]
    items: tuple[str, ...]
    part_states: tuple[str, ...]
    values: npt.NDArray[np.float64]
    states: npt.NDArray[np.uint8]
    scale: tuple[float, float] | None = None
    block: str = ""
    limits: dict[str, int] = field(default_factory=dict)
    withheld: npt.NDArray[np.bool_] | None = None

    def __repr__(self) -> str:
        rows, parts = self.values.shape
        return f"Answers({self.question.column!r}, {self.kind.name}, {rows} rows × {parts} parts)"

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return kind_called(self.question.kind)

    @property
    def named(self) -> npt.NDArray[np.bool_]:
        """Who chose, placed or rated each part; shape (n_rows, n_parts)."""
        # NaN is not above 0.
        return np.isfinite(self.values) if self.kind.is_scale else self.values > 0

    @property
    def levels(self) -> npt.NDArray[np.float64]:
        """Place on the scale of the only part, shape (n_rows,)."""
        return self.values[:, 0]

    @property
    def demand(self) -> npt.NDArray[np.float64]:
        """What each respondent asks for, 0-1, NaN outside the base; shape (n_rows, n_parts)."""
        told = self.kind.demand(self.values, self.states, self.scale)
        return told if self.withheld is None else np.where(self.withheld, np.nan, told)

    def states_of(self, parts: Sequence[int]) -> npt.NDArray[np.uint8]:
        """State of each respondent for some options: not shown where none of them is offered."""
        if self.withheld is None:
            return self.states
        nowhere = self.withheld[:, list(parts)].all(axis=1)
        return np.where(nowhere, State.SKIPPED, self.states).astype(np.uint8)


@dataclass(frozen=True, eq=False)
class Responses:
    """Everybody's answers, the rows of all exports under each other.

    Attributes
    ----------
    rows : DataFrame, shape (n_rows, 2)
        `file` and `row` (number in the sheet, header = 1).
    answers : tuple of Answers
        In the order of the codebook.
    roles : DataFrame, shape (n_rows, …)
        See `surveys.roles.RoleReader`.
    groups : DataFrame of str, shape (n_rows, n_variables)
        One column per question with the role group or building, "" where unknown; several
        answers of one respondent stand with ``┋`` between them; of a column of figures, its
        band.
    variables : dict of str to str
        Every name a group question is known by (number, header, words), and its column.
    notes : tuple of Remark
        What must be said beside the figures.
    words : tuple of OwnWords
        Free text, and codes given to it by hand.
    coded : CodedComments or None
        What the free text asks for, once it has been coded.
    remarks : tuple of ReadingRemark
        What is doubtful about dates, and in what several exports differ.
    banded : tuple of Banded
        Columns of figures that were put into bands.
    """

    rows: pd.DataFrame
    answers: tuple[Answers, ...]
    roles: pd.DataFrame
    groups: pd.DataFrame
    variables: dict[str, str]
    notes: tuple[Remark, ...] = ()
    words: tuple[OwnWords, ...] = ()
    coded: CodedComments | None = None
    remarks: tuple[ReadingRemark, ...] = ()
    banded: tuple[Banded, ...] = ()

    def levels_called(self, column: str, level: str) -> tuple[str, ...]:
        """Give the levels of a group that a name stands for.

        Parameters
        ----------
        column : str
            Of `groups`.
        level : str
            As a person writes it.

        Returns
        -------
        tuple of str
            The bands that it puts together where the column holds figures, such as ``60–79`` and
            ``80+`` for ``60岁及以上``; otherwise the name itself.
        """
        one = next((one for one in self.banded if one.column == column), None)
        return (one.bands.covered(level) if one else ()) or (level,)

    def __repr__(self) -> str:
        return f"Responses({len(self.rows)} rows, {len(self.answers)} questions)"
