"""Weights under which the groups of those who answered stand as they do on the estate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.shares import weighted_median

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

TOLERANCE = 1e-6
"""Largest difference between a weighted share and the known one that is still none."""
TRIM = 5.0
"""Nobody counts more than so many times as much as the respondent in the middle."""
MOST_SWEEPS = 200
"""Rounds over all variables, after which known shares that fit no weights are given up."""
SWEEPS_OF_CUTS = 100
SWEEPS_A_CUT = 20
"""Rounds after the first cut, all in all and between two cuts: limit and shares may not agree."""
NOTABLE = 1e-4
"""A share of the limit by which a weight has to change between two cuts to be cut once more."""
LARGEST_KEY = 2**40
"""Combined levels are numbered anew before they grow beyond this."""


@dataclass(frozen=True, eq=False)
class Raked:
    """Weights, and how near they come to the known shares.

    Attributes
    ----------
    weights : ndarray of float, shape (n_rows,)
        Above 0, mean 1.
    trimmed : int
        Rows that weigh as much as the limit allows.
    limit : float
        Highest weight that is allowed, on the scale of `weights`.
    difference : float
        Largest difference that is left between a weighted share and its target, 0-1.
    sweeps : int
        Rounds over all variables.
    converged : bool
        Whether the known shares were reached before the last cut.
    """

    weights: Floats
    trimmed: int
    limit: float
    difference: float
    sweeps: int
    converged: bool


@dataclass(frozen=True, eq=False)
class _Cells:
    """Rows that belong to the same level of every variable, for they weigh the same.

    `codes` (n_variables, n_cells) count the levels, the unknown one last; `sizes` (n_cells,)
    count rows; `cell` (n_rows,) is each row's cell; `targets` are the wanted numbers of rows.
    """

    codes: tuple[Integers, ...]
    sizes: Floats
    cell: Integers
    targets: tuple[Floats, ...]


def rake(
    codes: Sequence[Integers],
    targets: Sequence[Floats],
    *,
    trim: float = TRIM,
    tolerance: float = TOLERANCE,
    most_sweeps: int = MOST_SWEEPS,
) -> Raked:
    """Weight rows until the shares of every variable are the known ones.

    Variable after variable, the weights of a level are multiplied by ``target / weighted share``
    until no share is off by `tolerance` (raking, iterative proportional fitting; of one variable
    alone this is cell post-stratification). Weights above `trim` times their median are then cut
    to it, and cutting and raking take turns until they change nothing any more; a cut comes last.
    Rows of no known level keep, as a group, the share they have unweighted, and the known
    shares divide the rest.

    Parameters
    ----------
    codes : sequence of ndarray of int, each of shape (n_rows,)
        Level of every row, one array per variable; -1 where it is not known.
    targets : sequence of ndarray of float, each of shape (n_levels,)
        Known total of every level, on any scale, above 0; some row belongs to each.
    trim : float
        At least 1.
    tolerance : float
    most_sweeps : int

    Returns
    -------
    Raked
        Rows of the same levels weigh the same, whatever the order of rows.

    References
    ----------
    Deming and Stephan (1940), Annals of Mathematical Statistics 11(4), 427-444. Trimming in
    turn with raking: Battaglia, Hoaglin and Frankel (2009), Survey Practice 2(5).

    Examples
    --------
    >>> age = np.array([0, 0, 0, 1])
    >>> rake([age], [np.array([60.0, 40.0])]).weights.round(3).tolist()
    [0.8, 0.8, 0.8, 1.6]
    """
    rows = len(codes[0]) if len(codes) else 0
    if not rows:
        return Raked(np.ones(rows), 0, trim, 0.0, 0, converged=True)
    cells = _cells(codes, targets)
    weights, sweeps, converged = _fit(
        np.ones(len(cells.sizes)), cells, tolerance * rows, most_sweeps
    )
    limit = trim * weighted_median(weights, cells.sizes)
    weights, further = _trim(weights, cells, limit, tolerance * rows)
    mean = float((weights * cells.sizes).sum()) / rows
    return Raked(
        weights=weights[cells.cell] / mean,
        trimmed=int(cells.sizes[weights >= limit].sum()),
        limit=limit / mean,
        difference=_difference(weights / mean * cells.sizes, cells) / rows,
        sweeps=sweeps + further,
        converged=converged,
    )


def _cells(codes: Sequence[Integers], targets: Sequence[Floats]) -> _Cells:
    """Gather the rows that weigh the same, and give the unknown level its own share."""
    rows = len(codes[0])
    whole = [np.where(code < 0, len(goal), code) for code, goal in zip(codes, targets, strict=True)]
    key, span = np.zeros(rows, dtype=np.int64), 1
    for code, goal in zip(whole, targets, strict=True):
        if span > LARGEST_KEY:
            key = np.unique(key, return_inverse=True)[1].reshape(-1)
            span = int(key.max()) + 1
        key = key * (len(goal) + 1) + code
        span *= len(goal) + 1
    _, first, cell, sizes = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    wanted = []
    for code, goal in zip(whole, targets, strict=True):
        unknown = float((code == len(goal)).sum())
        wanted.append(np.append(goal / goal.sum() * (rows - unknown), unknown))
    return _Cells(
        codes=tuple(code[first] for code in whole),
        sizes=sizes.astype(float),
        cell=cell.reshape(-1),
        targets=tuple(wanted),
    )


def _fit(weights: Floats, cells: _Cells, tolerance: float, most: int) -> tuple[Floats, int, bool]:
    """Rake until no margin is off by `tolerance` rows; give the sweeps, and whether it worked."""
    mass = weights * cells.sizes
    for sweep in range(1, most + 1):
        worst = 0.0
        for code, target in zip(cells.codes, cells.targets, strict=True):
            sums = np.bincount(code, mass, minlength=len(target))
            worst = max(worst, float(np.abs(sums - target).max()))
            mass *= np.divide(target, sums, out=np.ones(len(target)), where=sums > 0)[code]
        # What is seen on the way is seen before a change; only at the end is all seen at once.
        if worst < tolerance and _difference(mass, cells) < tolerance:
            return mass / cells.sizes, sweep, True
    return mass / cells.sizes, max(most, 0), False


def _difference(mass: Floats, cells: _Cells) -> float:
    """Largest difference of a margin from its target, in rows."""
    return max(
        float(np.abs(np.bincount(code, mass, minlength=len(target)) - target).max())
        for code, target in zip(cells.codes, cells.targets, strict=True)
    )


def _trim(weights: Floats, cells: _Cells, limit: float, tolerance: float) -> tuple[Floats, int]:
    """Cut weights and rake again in turn, until what is cut stays the same."""
    before, sweeps = weights, 0
    weights = np.minimum(weights, limit)
    while sweeps < SWEEPS_OF_CUTS and (np.abs(weights - before) > NOTABLE * limit).any():
        before = weights
        weights, spent, _ = _fit(weights, cells, tolerance, SWEEPS_A_CUT)
        weights, sweeps = np.minimum(weights, limit), sweeps + spent
    return weights, sweeps
