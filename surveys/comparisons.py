"""What every respondent says about pairs: how many times as much the left side matters."""

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from surveys.responses import Answers, Responses

Floats = npt.NDArray[np.float64]

KIND = "pairwise"
STEPS_END = 8.0
"""Where the end of a scale lies that counts steps away from equal."""


@dataclass(frozen=True, eq=False)
class Comparisons:
    """The comparisons of all respondents.

    Attributes
    ----------
    pairs : tuple of (str, str), length n_pairs
        Left and right side, as the codebook names them.
    ratios : ndarray of float, shape (n_rows, n_pairs)
        How many times as much the left side matters, 1/9 to 9; NaN where nothing was told.
    steps : bool
        Whether the scale counted steps from 0 for equal (-8 … 8).
    unnamed : tuple of str
        Questions of the kind that do not name two sides; they count for nothing.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    ratios: Floats = field(default_factory=lambda: np.empty((0, 0)), repr=False)
    steps: bool = False
    unnamed: tuple[str, ...] = ()


def sides(item: str) -> tuple[str, str] | None:
    """Read which two a comparison is about; None if it does not name exactly two.

    Examples
    --------
    >>> sides("safety; cost"), sides("安全；造价"), sides("safety"), sides("a;a")
    (('safety', 'cost'), ('安全', '造价'), None, None)
    """
    parts = [part.strip() for part in re.split("[;；]", item)]
    both = parts[0], parts[-1]
    return both if len(parts) == 2 and all(both) and both[0] != both[1] else None  # noqa: PLR2004 - a pair


def comparisons(responses: Responses) -> Comparisons:
    """Collect the comparisons of all questions of the kind ``pairwise``.

    Below 0 the left side matters more: -5 is five times, 5 a fifth, and -1, 0 and 1 are equal.
    Where all answers of all questions together lie between -8 and 8 and some are 0, the scale
    counts steps away from equal, so that 1 step is two times and 8 steps are nine times.

    Parameters
    ----------
    responses : Responses

    Returns
    -------
    Comparisons
    """
    asked = [answers for answers in responses.answers if answers.kind.name == KIND]
    named = [(answers, pair) for answers in asked if (pair := _sides(answers)) is not None]
    unnamed = tuple(one.question.column for one in asked if _sides(one) is None)
    if not named:
        return Comparisons(unnamed=unnamed)
    codes = np.column_stack([answers.levels for answers, _ in named])
    said = codes[np.isfinite(codes)]
    steps = bool((said == 0).any() and (np.abs(said) <= STEPS_END).all())
    size = np.abs(codes) + 1 if steps else np.maximum(np.abs(codes), 1.0)
    ratios = np.where(codes < 0, size, 1 / size)
    return Comparisons(tuple(pair for _, pair in named), ratios, steps, unnamed)


def _sides(answers: Answers) -> tuple[str, str] | None:
    return sides(answers.question.item)
