"""What every kind of question must be able to do: read its answers and turn them into demand."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.answers import Column
from surveys.codebook import Option, Question
from surveys.packed import rests_packed

Floats = npt.NDArray[np.float64]
States = npt.NDArray[np.uint8]
Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Cells:
    """What one export holds of one question, still as text.

    Attributes
    ----------
    question : Question
        With `column` as people know it.
    options : tuple of Option
        What the codebook lists for it; empty if it lists nothing.
    columns : tuple of Column, length n_columns
    text : ndarray of str objects, shape (n_rows, n_columns)
    states : ndarray of uint8, shape (n_rows, n_columns)
    separator : str
        Between the options of a ``list`` cell.
    codes : dict of str to str
        Option text per code, for ``code`` columns; may be empty.
    """

    question: Question
    options: tuple[Option, ...]
    columns: tuple[Column, ...]
    text: Texts
    states: States
    separator: str
    codes: dict[str, str]


@rests_packed("values")
@dataclass(frozen=True, eq=False)
class Encoded:
    """One question as numbers.

    Attributes
    ----------
    parts, items : tuple of str, length n_parts
        Option texts (or the one row of a matrix), and the item id each speaks of ("" if none).
    part_states : tuple of str, length n_parts
        The option's state: ``answer``, ``none``, ``dont_know`` or ``refused``.
    values : ndarray of float, shape (n_rows, n_parts)
        NaN where nothing is known.
    states : ndarray of uint8, shape (n_rows,)
        State of each respondent for the whole question.
    scale : tuple of float or None
        Lowest and highest place there is, for scales.
    unlisted : int
        Answers that are no option of the codebook: counted, never made a part.
    """

    parts: tuple[str, ...]
    items: tuple[str, ...]
    part_states: tuple[str, ...]
    values: npt.NDArray[np.float64]
    states: States
    scale: tuple[float, float] | None = None
    unlisted: int = 0


@dataclass(frozen=True)
class Kind:
    """One kind of question.

    Attributes
    ----------
    name, title, summary, source : str
        The name in the `questions` sheet, its title, how it becomes demand, and who says so.
    encode : callable (Cells) -> Encoded
        Text to numbers; no row lost, no option invented.
    demand : callable (values, states, scale) -> ndarray, shape (n_rows, n_parts)
        What each respondent asks for, 0-1 (1 = most), NaN outside the base.
    per_column : bool
        Whether each column of a question number is a question of its own (matrix rows).
    makes_demand : bool
        False for kinds that are counted but rank nothing.
    is_scale : bool
        Whether values are places on a scale of words or numbers.
    """

    name: str
    title: str
    summary: str
    source: str
    encode: Callable[[Cells], Encoded]
    demand: Callable[[Floats, States, tuple[float, float] | None], Floats]
    per_column: bool = False
    makes_demand: bool = True
    is_scale: bool = False
