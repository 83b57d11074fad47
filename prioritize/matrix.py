"""The figures of every item on every criterion, checked before anything is ranked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.ranking_errors import (
    DirectionError,
    MissingFactError,
    MissingRangeError,
    NoCriterionError,
    OutsideRangeError,
    ReferenceRangeError,
    RepeatedIdError,
    SingleItemError,
    ThresholdError,
)
from prioritize.utility import Array

NOISE = 1e-12
"""Relative difference below which two figures are the same number computed in two ways."""


@dataclass(frozen=True, eq=False, repr=False)
class DecisionMatrix:
    """Items and their figures, as one party sees them; built by `make_matrix`.

    `values` has one row per item id and one column per criterion id (float, each on the
    criterion's own scale, no NaN). `directions` (1: more is better, -1: less is better),
    `worst`, `best` (the fixed reference range, NaN where none) and `threshold` (a difference
    too small to matter, 0 where none) are Series indexed by criterion id.
    """

    values: pd.DataFrame
    directions: pd.Series
    worst: pd.Series
    best: pd.Series
    threshold: pd.Series

    def __repr__(self) -> str:
        return f"DecisionMatrix({len(self.items)} items, criteria {', '.join(self.criteria)})"

    @property
    def items(self) -> tuple[str, ...]:
        """Item ids in the order of the rows."""
        return tuple(str(item) for item in self.values.index)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Criterion ids in the order of the columns."""
        return tuple(str(criterion) for criterion in self.values.columns)

    @property
    def figures(self) -> Array:
        """`values` without names, shape (n_items, n_criteria)."""
        return self.values.to_numpy(dtype=float)

    @property
    def telling(self) -> npt.NDArray[np.bool_]:
        """Which criteria tell items apart: not `flat`, shape (n_criteria,)."""
        figures = self.figures
        spread = figures.max(axis=0) - figures.min(axis=0)
        equal = spread <= NOISE * np.abs(figures).max(axis=0)
        told: npt.NDArray[np.bool_] = ~(equal | (spread < self.threshold.to_numpy()))
        return told

    @property
    def flat(self) -> tuple[str, ...]:
        """Criteria on which all items are equal, or closer than the threshold.

        They change no order; whoever writes a report says so.
        """
        return tuple(
            name for name, told in zip(self.criteria, self.telling, strict=True) if not told
        )

    def check_range(self) -> None:
        """Make sure that every figure lies inside a reference range.

        Raises
        ------
        MissingRangeError
            If a criterion has no `worst` or no `best`.
        OutsideRangeError
            If a figure lies outside.
        """
        for criterion in self.criteria:
            worst, best = float(self.worst[criterion]), float(self.best[criterion])
            if np.isnan(worst) or np.isnan(best):
                raise MissingRangeError(criterion)
            column = self.values[criterion]
            slack = NOISE * max(abs(worst), abs(best))
            outside = (column < min(worst, best) - slack) | (column > max(worst, best) + slack)
            if outside.any():
                item = str(outside.idxmax())
                raise OutsideRangeError(item, criterion, float(column[item]), worst, best)


Figures = Mapping[str, float] | pd.Series


def make_matrix(
    values: pd.DataFrame,
    directions: Mapping[str, int] | pd.Series,
    *,
    worst: Figures | None = None,
    best: Figures | None = None,
    threshold: Figures | None = None,
) -> DecisionMatrix:
    """Check figures and put them together.

    Parameters
    ----------
    values : DataFrame, shape (n_items, n_criteria)
        Indexed by item id, columns are criterion ids.
    directions : mapping of str to int
        1 (benefit) or -1 (cost) per criterion.
    worst, best : mapping of str to float, optional
        Fixed reference range of some or all criteria.
    threshold : mapping of str to float, optional
        Differences too small to matter, from 0 up.

    Returns
    -------
    DecisionMatrix
        A copy; ids as str, figures as float.

    Raises
    ------
    SingleItemError, NoCriterionError, RepeatedIdError
        If there are fewer than two items, no criteria, or an id twice.
    MissingFactError
        If a figure is missing, infinite or not a number.
    DirectionError, ReferenceRangeError, ThresholdError
        If what is known about a criterion contradicts itself.

    Examples
    --------
    >>> figures = pd.DataFrame({"urgency": [3, 5], "cost": [40, 90]}, index=["roof", "lift"])
    >>> make_matrix(figures, {"urgency": 1, "cost": -1})
    DecisionMatrix(2 items, criteria urgency, cost)
    """
    table = values.copy()
    table.index = pd.Index([str(item) for item in values.index], name="item")
    table.columns = pd.Index([str(criterion) for criterion in values.columns], name="criterion")
    _check_ids(table)
    table = table.apply(pd.to_numeric, errors="coerce").astype(float)
    holes = ~np.isfinite(table.to_numpy())
    if holes.any():
        row, column = np.argwhere(holes)[0]
        raise MissingFactError(str(table.index[row]), str(table.columns[column]))
    matrix = DecisionMatrix(
        values=table,
        directions=_aligned(directions, table.columns, float("nan")),
        worst=_aligned(worst, table.columns, float("nan")),
        best=_aligned(best, table.columns, float("nan")),
        threshold=_aligned(threshold, table.columns, 0.0),
    )
    _check_criteria(matrix)
    return matrix


def _aligned(
    figures: Mapping[str, int] | Figures | None, criteria: pd.Index, default: float
) -> pd.Series:
    given = {} if figures is None else {str(name): value for name, value in figures.items()}
    column = [given.get(name) for name in criteria]
    return pd.Series(column, index=criteria, dtype=float).fillna(default)


def _check_ids(table: pd.DataFrame) -> None:
    for kind, ids in (("item", table.index), ("criterion", table.columns)):
        if ids.has_duplicates:
            raise RepeatedIdError(kind, str(ids[ids.duplicated()][0]))
    if len(table.index) < 2:  # noqa: PLR2004 - an order begins with two
        raise SingleItemError(tuple(table.index))
    if not len(table.columns):
        raise NoCriterionError


def _check_criteria(matrix: DecisionMatrix) -> None:
    for criterion in matrix.criteria:
        direction = float(matrix.directions[criterion])
        if direction not in {1.0, -1.0}:
            raise DirectionError(criterion, None if np.isnan(direction) else direction)
        threshold = float(matrix.threshold[criterion])
        if not (np.isfinite(threshold) and threshold >= 0):
            raise ThresholdError(criterion, threshold)
        worst, best = float(matrix.worst[criterion]), float(matrix.best[criterion])
        if np.isinf([worst, best]).any() or (best - worst) * direction <= 0:
            raise ReferenceRangeError(criterion, worst, best)
