"""What every respondent says about criteria one by one: how important each is, or its points."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.levels import share_of_scale
from surveys.responses import Answers, Responses
from surveys.scoring.points import LEAST, MOST

Floats = npt.NDArray[np.float64]

IMPORTANCE, POINTS = "criterion_importance", "criterion_points"
KINDS = (POINTS, IMPORTANCE)
"""Kinds of question that rate a criterion; the first counts where both are asked."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """The ratings of all respondents in questions of one kind.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    names : tuple of str, length n_questions
        The criterion of each question, as the codebook names it.
    values : ndarray of float, shape (n_rows, n_questions)
        Points, or place on the scale brought to 0-1; NaN where nothing was told.
    unnamed : tuple of str
        Questions of the kind that name no criterion; they count for nothing.
    ends : tuple of float
        The highest places of the scales, each once; more than one if the scales differ.
    """

    kind: str
    names: tuple[str, ...] = ()
    values: Floats = field(default_factory=lambda: np.empty((0, 0)), repr=False)
    unnamed: tuple[str, ...] = ()
    ends: tuple[float, ...] = ()


def ratings(responses: Responses, kind: str) -> Ratings:
    """Collect the ratings of all questions of one kind.

    Places are brought to 0-1 by ``(place - lowest) / (highest - lowest)``: the lowest answer
    stands for no importance, as the 0 of direct rating does, and other numbers for the same
    answers change nothing. All questions share one scale, from the lowest place of any to the
    highest of any, for a question alone may have an end that nobody ticked.

    Points are kept as they are. Who shared out a hundred (95 to 105) and left a field empty gave
    it none.

    Parameters
    ----------
    responses : Responses
    kind : str
        One of `KINDS`.

    Returns
    -------
    Ratings

    References
    ----------
    Bottomley and Doyle (2001), Omega 29(6), 553-560, for direct rating; Riabacke, Danielson and
    Ekenberg (2012), Advances in Decision Sciences, 276584, for it beside point allocation.
    """
    asked = [one for one in responses.answers if one.kind.name == kind and one.values.shape[1]]
    named = [place for place, one in enumerate(asked) if one.question.item]
    unnamed = tuple(one.question.column for one in asked if not one.question.item)
    if not named:
        return Ratings(kind, unnamed=unnamed)
    scales = [asked[place].scale for place in named]
    values = _points(asked) if kind == POINTS else _places(asked, scales)
    return Ratings(
        kind,
        tuple(asked[place].question.item for place in named),
        values[:, named],
        unnamed,
        tuple(sorted({scale[1] for scale in scales if scale is not None})),
    )


def _points(asked: Sequence[Answers]) -> Floats:
    given = np.column_stack([one.levels for one in asked])
    blank = np.column_stack([one.states for one in asked]) == State.BLANK
    total = np.nansum(given, axis=1)
    shared = (total >= LEAST) & (total <= MOST)
    return np.where(blank & shared[:, np.newaxis], 0.0, given)


def _places(asked: Sequence[Answers], scales: Sequence[tuple[float, float] | None]) -> Floats:
    known = [scale for scale in scales if scale is not None]
    scale = (min(low for low, _ in known), max(high for _, high in known)) if known else None
    return np.column_stack([share_of_scale(one.values, one.states, scale) for one in asked])
