"""What judges said about criteria, before any arithmetic."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Judgement:
    """One row of the `judgements` sheet.

    `left`, `right` and `value` (> 0; > 1 means left matters more) for ``pairwise``; `left` and
    `value` (>= 0) for ``points``; `left` and `value` (place, 1 = most important) for ``order``.
    `where` is the cell a planner mends, such as ``judgements!F7``.
    """

    perspective: str
    judge: str
    method: str
    left: str
    right: str
    value: float
    reason: str = ""
    date: str = ""
    where: str = ""


@dataclass(frozen=True, eq=False)
class JudgedMatrix:
    """One judge's pairwise matrix from an ``ahp …`` sheet.

    `values` has shape (n_criteria, n_criteria) in the order of `criteria`; NaN where nothing
    was compared; the lower triangle may be empty.
    """

    perspective: str
    judge: str
    criteria: tuple[str, ...]
    values: npt.NDArray[np.float64]
    where: str = ""
