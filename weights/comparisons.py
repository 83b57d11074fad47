"""One judge's comparisons as written, checked and set in order.

What is plainly a rounded reciprocal (0.33 for 1/3) is read as what was meant, and said so.
Everything else that does not hold together is refused, all of it at once.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from weights.errors import (
    ComparisonValueError,
    DiagonalValueError,
    DisconnectedComparisonsError,
    OffReciprocalError,
    UncomparedCriteriaError,
    WeightsError,
    raise_together,
)
from weights.incomplete import connected_groups, named_groups
from weights.judges import Notice
from weights.pairwise import Floats

SMALLEST, LARGEST = 1e-6, 1e6
"""Beyond these a number is a slip of the keyboard, and too much for exact arithmetic."""

Flags = npt.NDArray[np.bool_]

_RECIPROCAL = 1e-6
_DECIMALS = 10.0 ** np.arange(2, 8)
_SCALE_END = 9


def checked_comparisons(
    values: Floats,
    criteria: Sequence[str],
    judge: str,
    where: Callable[[int, int], str],
    earlier: Sequence[WeightsError] = (),
) -> tuple[Floats, tuple[Notice, ...]]:
    """Check a judge's comparisons and fill in the mirrored half.

    Parameters
    ----------
    values : ndarray, shape (n, n)
        Entry ``[i, j]``: how many times as important criterion i is as j; NaN where nothing
        was written.
    criteria : sequence of str, length n
        Criterion ids.
    judge : str
        Who said so.
    where : callable (int, int) -> str
        The cell or sheet in which an entry stands.
    earlier : sequence of WeightsError
        Mistakes found while the values were read, to be told along with the others.

    Returns
    -------
    matrix : ndarray, shape (n, n)
        Exactly reciprocal, with a diagonal of 1; NaN where a pair was not compared.
    notices : tuple of Notice
        One ``rounded_reciprocal`` per entry that was read as an exact reciprocal: `given` is
        what was written, and 1 divided by `meant` what it was read as.

    Raises
    ------
    JudgementErrors
        Holding the earlier mistakes and every `DiagonalValueError`, `ComparisonValueError` and
        `OffReciprocalError`; if there is none, `UncomparedCriteriaError` and
        `DisconnectedComparisonsError`.
    """
    problems, usable = _wrong_values(values, criteria, judge, where)
    matrix, snapped, contradicted = settle(np.where(usable, values, np.nan))
    problems += [
        OffReciprocalError(
            judge,
            criteria[row],
            criteria[column],
            value=float(values[row, column]),
            back=float(values[column, row]),
            where=where(row, column),
            other=where(column, row),
        )
        for row, column in np.argwhere(contradicted).tolist()
    ]
    raise_together([*earlier, *problems])
    raise_together(missing_links(matrix, criteria, judge, where(0, 0)))
    notices = tuple(
        _rounded_notice(
            judge,
            criteria[row],
            criteria[column],
            given=float(values[row, column]),
            meant=float(matrix[column, row]),
            where=where(row, column),
        )
        for row, column in np.argwhere(snapped).tolist()
    )
    return matrix, notices


def settle(values: Floats) -> tuple[Floats, Flags, Flags]:
    """Make a half-filled or rounded matrix exactly reciprocal.

    Of a pair given both ways the side of at least 1 is kept and the other becomes its exact
    reciprocal, if it was that but for rounding. A lone entry such as 0.33 or 0.14, which is a
    rounded 1/2 to 1/9, becomes that fraction.

    Parameters
    ----------
    values : ndarray, shape (n, n)
        Positive numbers; NaN where nothing was written.

    Returns
    -------
    matrix : ndarray, shape (n, n)
        Reciprocal; the diagonal is 1.
    snapped : ndarray of bool, shape (n, n)
        Entries that were changed by more than one part in a million.
    contradicted : ndarray of bool, shape (n, n)
        Pairs (above the diagonal) whose two entries are no reciprocals of each other, not even
        rounded; their entries in `matrix` mean nothing.

    Examples
    --------
    >>> matrix, snapped, contradicted = settle(np.array([[1, 3], [0.33, 1]]))
    >>> bool(matrix[1, 0] == 1 / 3), snapped.tolist(), bool(contradicted.any())
    (True, [[False, False], [True, False]], False)
    """
    back = values.T
    given, mirrored = ~np.isnan(values), ~np.isnan(back)
    lone = given & ~mirrored
    whole = np.rint(1.0 / np.where(given, values, 1.0))
    fraction = lone & (whole > 1) & (whole <= _SCALE_END) & _is_rounded(values, whole)
    matrix = np.where(fraction, 1.0 / np.maximum(whole, 1.0), values)
    lower = given & mirrored & (values < back)
    matrix = np.where(lower, 1.0 / np.where(lower, back, 1.0), matrix)
    matrix = np.where(~given & mirrored, 1.0 / matrix.T, matrix)
    np.fill_diagonal(matrix, 1.0)
    both = given & mirrored & ~np.eye(len(values), dtype=bool)
    off = both & (np.abs(values * back - 1.0) > _RECIPROCAL)
    meant = off & lower & (back >= 1) & _is_rounded(values, back)
    contradicted = np.triu(off & ~meant & ~meant.T)
    snapped = meant | (fraction & (np.abs(values * whole - 1.0) > _RECIPROCAL))
    return matrix, snapped, contradicted


def _is_rounded(low: Floats, high: Floats) -> Flags:
    """Say where `low` is ``1 / high`` rounded or cut off after 2 to 7 decimals."""
    with np.errstate(invalid="ignore"):
        scaled = low[..., None] * _DECIMALS
        exact = _DECIMALS / np.maximum(high, 1.0)[..., None]
        written = np.abs(scaled - np.rint(scaled)) < _RECIPROCAL
        rounded = np.abs(scaled - exact) <= 0.5 + _RECIPROCAL
        cut_off = np.rint(scaled) == np.floor(exact)
        flags: Flags = (written & (rounded | cut_off)).any(axis=-1)
    return flags


def _wrong_values(
    values: Floats, criteria: Sequence[str], judge: str, where: Callable[[int, int], str]
) -> tuple[list[WeightsError], Flags]:
    """What cannot be a comparison, and which entries can."""
    given = ~np.isnan(values)
    diagonal = np.eye(len(values), dtype=bool)
    unlike_one = given & diagonal & (np.abs(values - 1.0) > _RECIPROCAL)
    beyond = given & ~diagonal & ~((values >= SMALLEST) & (values <= LARGEST))
    problems: list[WeightsError] = [
        DiagonalValueError(judge, criteria[row], float(values[row, row]), where(row, row))
        for row, _ in np.argwhere(unlike_one).tolist()
    ]
    problems += [
        value_error(
            judge, criteria[row], criteria[column], float(values[row, column]), where(row, column)
        )
        for row, column in np.argwhere(beyond).tolist()
    ]
    return problems, ~(unlike_one | beyond)


def value_error(
    judge: str, left: str, right: str, value: float, where: str
) -> ComparisonValueError:
    """Say that a number cannot be a comparison, and which numbers can."""
    return ComparisonValueError(
        judge, left, right, value=value, where=where, smallest=SMALLEST, largest=LARGEST
    )


def missing_links(
    matrix: Floats, criteria: Sequence[str], judge: str, where: str
) -> list[WeightsError]:
    """List the criteria that comparisons do not link with the others.

    Parameters
    ----------
    matrix : ndarray, shape (n, n)
        Comparisons; NaN where a pair was not compared.
    criteria : sequence of str, length n
        Criterion ids.
    judge, where : str
        Who said so, and the cell or sheet it stands in.

    Returns
    -------
    list of WeightsError
        An `UncomparedCriteriaError` and a `DisconnectedComparisonsError` at most.
    """
    if len(criteria) == 1:
        return []
    alone = (~np.isnan(matrix)).sum(axis=1) == 1
    linked = [name for name, single in zip(criteria, alone, strict=True) if not single]
    problems: list[WeightsError] = []
    if alone.any():
        names = tuple(name for name, single in zip(criteria, alone, strict=True) if single)
        problems.append(UncomparedCriteriaError(judge, names, where))
    if linked:
        groups = connected_groups(matrix[None][:, ~alone][:, :, ~alone])[0]
        if groups.any():
            problems.append(
                DisconnectedComparisonsError(judge, named_groups(groups, linked), where)
            )
    return problems


def _rounded_notice(
    judge: str, left: str, right: str, *, given: float, meant: float, where: str
) -> Notice:
    return Notice(
        code="rounded_reciprocal",
        message=(
            f"{where + ': ' if where else ''}judge {judge!r} compares {left!r} with {right!r} "
            f"by {given:g}; read as 1/{meant:g}"
        ),
        facts={
            "judge": judge,
            "left": left,
            "right": right,
            "given": given,
            "meant": meant,
            "where": where,
        },
    )
