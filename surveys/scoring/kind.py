"""What every kind of question must be able to do: read its answers and turn them into demand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, eq=False)
class Side:
    """What one question says about one item, respondent by respondent.

    Attributes
    ----------
    name : str
        The kind of its question, such as ``kano:functional`` or ``satisfaction``.
    values, wishes : ndarray of float, shape (n_rows,)
        Place on the scale or mark of the item, and the demand the question alone makes; NaN
        where nothing is known.
    states : ndarray of uint8, shape (n_rows,)
    scale : tuple of float or None
        Lowest and highest place.
    """

    name: str
    values: Floats
    wishes: Floats
    states: States
    scale: tuple[float, float] | None = None


@dataclass(frozen=True)
class Estimate:
    """What all respondents together say about one item.

    Attributes
    ----------
    value, low, high : float
        Demand, 0-1, and its interval; NaN where nobody says anything.
    base : int
        Respondents behind it.
    figures : dict of str to float
        What the kind is read by beside the demand, such as Better and Worse.
    label : str
        The class the item falls into, such as ``must_be``; "" if the kind has none.
    """

    value: float
    low: float
    high: float
    base: int
    figures: dict[str, float] = field(default_factory=dict)
    label: str = ""


Terms = tuple[tuple[Floats, Floats], ...]
"""Tops and bases of ratios, each of shape (n_rows,), 0 for who does not count."""

Weighing = Callable[[Sequence[Side], npt.NDArray[np.bool_], Floats], Estimate]
Wishing = Callable[[Sequence[Side]], Floats]


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
        False for kinds that are counted but rank nothing by themselves.
    own_words : bool
        Whether people write as they please: it is coded before it asks for anything, and all
        questions of it count as one.
    is_scale : bool
        Whether values are places on a scale of words or numbers.
    in_demand : bool
        Whether it counts in ``survey:demand``; if not, only where it is asked for by name.
    sides : tuple of str
        For questions in two halves: what stands behind the colon, such as ``functional``.
    of : tuple of tuple of str
        For kinds that bring other questions about an item together: for each half, the kinds
        that may give it.
    estimate : callable (sides, counted, weights) -> Estimate, optional
        What all respondents say about an item, where that is no mean of their wishes.
    wish : callable (sides) -> ndarray, shape (n_rows,), optional
        What each respondent asks for, where several questions together say it.
    figures : callable (sides, counted, weights) -> Estimate, optional
        Further figures beside a demand that is a mean of wishes.
    shares : tuple of tuple of str
        Names of the figures that are shares of people; nobody counts in two of one tuple.
    outside : tuple of str
        Shares of people who are not in the base: those of the same tuple are shares of the base
        and these together.
    sums : tuple of (str, tuple of str)
        Figures that tell how many several shares of one tuple are together.
    ratios : tuple of (str, tuple of str)
        Figures by which one share of a tuple follows from another.
    terms : callable (sides) -> tuple of (top, base), optional
        For a kind with an `estimate`: the sums over respondents its demand is made of. Each
        ratio is the weighted sum of its tops over that of its bases.
    combine : callable (ratios of shape (n_terms, ...)) -> ndarray, shape (...), optional
        Turns these ratios into the demand.
    behind : callable (figures) -> mapping, optional
        Shares of the base that follow from several figures together, by the figure that is to
        be left out where they are of few people.
    """

    name: str
    title: str
    summary: str
    source: str
    encode: Callable[[Cells], Encoded]
    demand: Callable[[Floats, States, tuple[float, float] | None], Floats]
    per_column: bool = False
    makes_demand: bool = True
    own_words: bool = False
    is_scale: bool = False
    in_demand: bool = True
    sides: tuple[str, ...] = ()
    of: tuple[tuple[str, ...], ...] = ()
    estimate: Weighing | None = None
    wish: Wishing | None = None
    figures: Weighing | None = None
    shares: tuple[tuple[str, ...], ...] = ()
    outside: tuple[str, ...] = ()
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ratios: tuple[tuple[str, tuple[str, ...]], ...] = ()
    terms: Callable[[Sequence[Side]], Terms] | None = None
    combine: Callable[[Floats], Floats] | None = None
    behind: Callable[[Mapping[str, float]], Mapping[str, float]] | None = None


def no_demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Say nothing: what weighs criteria asks for no item.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        NaN everywhere.
    """
    return np.full(values.shape, np.nan)
