"""Mixed-integer programmes, solved without the solver's own words on the screen."""

import ctypes
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from prioritize.utility import Array

SCREEN = 1
"""Number of the standard output, for the solver is written in another language."""


def solve_quietly(
    small: Array,
    *,
    constraints: LinearConstraint | Sequence[LinearConstraint],
    integrality: npt.NDArray[np.int64],
    bounds: Bounds,
    nodes: int | None = None,
) -> OptimizeResult:
    """Find the smallest solution, proven to be so, as `scipy.optimize.milp` does.

    HiGHS leaves a line of its own on the standard output now and then, whatever it is told; in
    the midst of a report or of JSON it would spoil what another program reads.

    Parameters
    ----------
    small : ndarray, shape (n_columns,)
        What is to be as small as can be.
    constraints, integrality, bounds
        As `scipy.optimize.milp`.
    nodes : int, optional
        Branches that are looked at; as many as it takes unless told.

    Returns
    -------
    OptimizeResult
    """
    with _silence():
        return milp(
            small,
            constraints=constraints,
            integrality=integrality,
            bounds=bounds,
            options={"mip_rel_gap": 0.0}
            if nodes is None
            else {"mip_rel_gap": 0.0, "node_limit": nodes},
        )


@contextmanager
def _silence() -> Iterator[None]:
    """Let what C libraries print go nowhere meanwhile."""
    with suppress(AttributeError, OSError, ValueError):
        sys.stdout.flush()
    try:
        kept = os.dup(SCREEN)
    except OSError:
        # There is no screen to keep clean.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        _flush()
        os.dup2(nowhere, SCREEN)
        yield
    finally:
        # What waits in the library's own buffer must not come out on the screen afterwards.
        _flush()
        os.dup2(kept, SCREEN)
        os.close(kept)
        os.close(nowhere)


def _flush() -> None:
    with suppress(AttributeError, OSError):
        ctypes.CDLL("ucrtbase" if os.name == "nt" else None).fflush(None)
