"""How much every respondent counts, so that groups weigh what they weigh on the estate."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from surveys.intervals import design_effect, effective_size
from surveys.raking import TRIM, Raked, rake
from surveys.total_errors import EmptyTotalError, TotalErrors
from surveys.totals import Margin

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

FEWEST_TO_WEIGHT = 10
"""Respondents a level needs; fewer would speak for many by chance."""


@dataclass(frozen=True, eq=False)
class WeighedMargin:
    """One variable before and after weighting; the levels are those of `margin`.

    Attributes
    ----------
    margin : Margin
    reason : str
        Why the rows are not weighted by it: ``few`` (a level has too few respondents),
        ``no_counts`` (no total is above 0) or ``not_wanted``; "" if they are.
    level : str
        The level with too few respondents, "" if there is none.
    sizes : ndarray of int, shape (n_levels,)
        Used respondents.
    unknown : int
        Used respondents of no level that has a total.
    target, before, after : ndarray of float, shape (n_levels,)
        Share of each level, 0-1, among all with a total: on the estate, and of the used
        respondents unweighted and weighted. NaN where nobody has one.
    """

    margin: Margin
    reason: str
    level: str
    sizes: Integers
    unknown: int
    target: Floats
    before: Floats
    after: Floats

    def differences(self, shares: Floats) -> Floats:
        """Absolute standardised differences from the target, shape (n_levels,).

        ``|p - t| / sqrt(t (1 - t))``: how many standard deviations the estate's share t
        of a level is missed by; NaN where the target is 0 or 1.

        References
        ----------
        Austin (2009), Statistics in Medicine 28(25), 3083-3107, with the deviation of the
        target, as there is no second sample.
        """
        spread = np.sqrt(self.target * (1 - self.target))
        nothing = np.full(len(spread), np.nan)
        found: Floats = np.divide(
            np.abs(shares - self.target), spread, out=nothing, where=spread > 0
        )
        return found

    @property
    def mean_differences(self) -> tuple[float, float]:
        """Mean absolute standardised difference before and after; NaN where there is none."""
        before, after = (self.differences(one) for one in (self.before, self.after))
        known = np.isfinite(before) & np.isfinite(after)
        if not known.any():
            return float("nan"), float("nan")
        return float(before[known].mean()), float(after[known].mean())


@dataclass(frozen=True, eq=False)
class Weighting:
    """The weight of every row, and what it rests on.

    Attributes
    ----------
    weights : ndarray of float, shape (n_rows,)
        Mean 1 over the used rows, 0 for the others.
    used : ndarray of bool, shape (n_rows,)
    margins : tuple of WeighedMargin
        Every variable with totals, weighted by or not.
    raked : Raked or None
        None where all used rows count 1.
    """

    weights: Floats
    used: Mask
    margins: tuple[WeighedMargin, ...] = ()
    raked: Raked | None = None

    def __repr__(self) -> str:
        by = [one.margin.variable for one in self.margins if not one.reason]
        return f"Weighting({int(self.used.sum())} rows by {', '.join(by) or 'nothing'})"

    @property
    def design_effect(self) -> float:
        """``1 + CV^2`` of the weights: by how much weighting widens what chance can do."""
        return design_effect(self.weights[self.used])

    @property
    def effective_n(self) -> float:
        """Number of equally weighted respondents that tell as much."""
        return effective_size(self.weights[self.used])


def weigh_rows(
    used: Mask,
    margins: Sequence[Margin],
    *,
    wanted: bool = True,
    refuse_empty: bool = True,
    trim: float = TRIM,
) -> Weighting:
    """Weight the used rows to the known totals.

    A variable is left out where a level has fewer than ten used respondents. A level without
    a total (or with the total 0) counts as unknown: its respondents keep their share.

    Parameters
    ----------
    used : ndarray of bool, shape (n_rows,)
    margins : sequence of Margin
        Of the same rows.
    wanted : bool
        False counts every used row once, and only compares the shares.
    refuse_empty : bool
        Whether a level that has people, but nobody among the used rows, is a mistake; if not,
        its variable is left out as one with too few.
    trim : float
        Highest weight, in medians.

    Returns
    -------
    Weighting
        The order of rows, variables and levels decides nothing.

    Raises
    ------
    TotalErrors
        With an `EmptyTotalError` for every empty level.
    """
    sizes = [one.tally(used) for one in margins]
    if wanted and refuse_empty:
        _refuse_empty(margins, sizes)
    judged = [_judge(one, size, wanted=wanted) for one, size in zip(margins, sizes, strict=True)]
    # In the order of names, so that the sheet's order does not move the last digit.
    usable = sorted(
        (one for one, (reason, _) in zip(margins, judged, strict=True) if not reason),
        key=lambda one: (one.columns, one.variable),
    )
    weights = used.astype(float)
    raked = None
    if usable and used.any():
        raked = rake(*zip(*(_ordered(one, used) for one in usable), strict=True), trim=trim)
        weights[used] = raked.weights
    return Weighting(
        weights=weights,
        used=used,
        margins=tuple(
            _weighed(one, size, told, used, weights)
            for one, size, told in zip(margins, sizes, judged, strict=True)
        ),
        raked=raked,
    )


def _refuse_empty(margins: Sequence[Margin], sizes: Sequence[Integers]) -> None:
    errors = []
    for margin, size in zip(margins, sizes, strict=True):
        for total, people in zip(margin.totals, size, strict=False):
            if total.count > 0 and not people:
                near = tuple(get_close_matches(total.level, margin.seen, n=2, cutoff=0.6))
                near = near if total.level not in margin.seen else ()
                errors.append(
                    EmptyTotalError(margin.variable, total.level, total.count, near, total.where)
                )
    if errors:
        raise TotalErrors(tuple(errors))


def _judge(margin: Margin, sizes: Integers, *, wanted: bool) -> tuple[str, str]:
    """Say why a variable is not weighted by, and which level keeps it out; empty if it is."""
    if not wanted:
        return "not_wanted", ""
    counts = margin.counts
    if not counts.sum() > 0:
        return "no_counts", ""
    few = np.flatnonzero((sizes[:-1] < FEWEST_TO_WEIGHT) & (counts > 0))
    if not len(few):
        return "", ""
    fewest = min(few.tolist(), key=lambda place: (sizes[place], margin.totals[place].level))
    return "few", margin.totals[fewest].level


def _ordered(margin: Margin, used: Mask) -> tuple[Integers, Floats]:
    """Give codes and totals of the levels that have people, in the order of their names."""
    counts = margin.counts
    order = sorted(
        np.flatnonzero(counts > 0).tolist(), key=lambda place: margin.totals[place].level
    )
    renamed = np.full(len(counts) + 1, -1, dtype=np.int64)
    renamed[order] = np.arange(len(order))
    return renamed[margin.codes[used]], counts[order]


def _weighed(
    margin: Margin, sizes: Integers, told: tuple[str, str], used: Mask, weights: Floats
) -> WeighedMargin:
    counts = margin.counts
    kept = np.append(counts > 0, False)
    masses = np.bincount(margin.codes[used] + 1, weights[used], minlength=len(counts) + 1)
    weighted = np.where(kept, np.roll(masses, -1), 0.0)
    plain = np.where(kept, sizes, 0).astype(float)
    return WeighedMargin(
        margin=margin,
        reason=told[0],
        level=told[1],
        sizes=sizes[:-1],
        unknown=int(sizes.sum() - plain.sum()),
        target=_shares(counts),
        before=_shares(plain[:-1]),
        after=_shares(weighted[:-1]),
    )


def _shares(numbers: Floats) -> Floats:
    total = float(numbers.sum())
    return numbers / total if total > 0 else np.full(len(numbers), np.nan)
