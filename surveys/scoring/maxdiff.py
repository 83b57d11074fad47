"""Best and worst of a few: how much more often an option is called best than worst."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.marks import encode_marks
from surveys.scoring.kind import Estimate, Floats, Kind, Side, States, Terms
from surveys.shares import share_of


def counts(sides: Sequence[Side]) -> tuple[Floats, Floats, Floats]:
    """Count, per respondent, how often the item was called best, called worst and shown.

    Without columns that say what was shown, every task that was answered showed the item.

    Returns
    -------
    best, worst, shown : ndarray of float, shape (n_rows,)
    """
    totals = {
        half: np.sum(
            [np.nan_to_num(side.values) for side in sides if side.name.endswith(f":{half}")]
            or [np.zeros(len(sides[0].values))],
            axis=0,
        )
        for half in ("best", "worst", "shown")
    }
    told = [side for side in sides if side.name.endswith(":shown")]
    if not told:
        tasks = [side for side in sides if side.name.endswith(":best")]
        totals["shown"] = np.sum(
            [(side.states == State.ANSWERED).astype(float) for side in tasks], axis=0
        )
    return totals["best"], totals["worst"], totals["shown"]


def wish(sides: Sequence[Side]) -> Floats:
    """Bring ``(best - worst) / shown`` of each respondent to 0-1.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    best, worst, shown = counts(sides)
    score = np.divide(best - worst, shown, out=np.full(len(shown), np.nan), where=shown > 0)
    brought: Floats = np.clip((score + 1) / 2, 0, 1)
    return brought


def estimate(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give ``(best - worst) / shown`` over all tasks, brought from -1 to 1 to 0-1.

    Returns
    -------
    Estimate
        Figures: ``best`` and ``worst`` as shares of the times shown, and their root ratio
        ``sqrt(best / worst)`` where worst was ever said. The interval is Wilson's for the
        number of respondents, not of tasks: tasks of one person are no independent answers.
    """
    best, worst, shown = counts(sides)
    base = counted & (shown > 0)
    times = float((weights * shown)[base].sum())
    if times <= 0:
        return Estimate(float("nan"), 0.0, 1.0, 0)
    shares = [float((weights * one)[base].sum() / times) for one in (best, worst)]
    value = float(np.clip((shares[0] - shares[1] + 1) / 2, 0, 1))
    _, low, high = share_of(np.full(len(base), value), base, weights)
    figures = {"best": shares[0], "worst": shares[1]}
    if shares[1] > 0:
        figures["root_ratio"] = float(np.sqrt(shares[0] / shares[1]))
    return Estimate(value, low, high, int((base & (weights > 0)).sum()), figures)


def terms(sides: Sequence[Side]) -> Terms:
    """Give what ``(best - worst) / shown`` is a ratio of."""
    best, worst, shown = counts(sides)
    return ((np.where(shown > 0, best - worst, 0.0), shown),)


def combine(ratios: Floats) -> Floats:
    """Bring the ratio from -1 to 1 to 0-1."""
    return np.asarray(np.clip((ratios[0] + 1) / 2, 0, 1))


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Say nothing: best alone is half of an answer."""
    return np.full(values.shape, np.nan)


KIND = Kind(
    name="maxdiff",
    title="best and worst (MaxDiff)",
    summary="(best - worst) / times shown, brought to 0-1",
    source="best-worst counting; Finn and Louviere 1992",
    encode=encode_marks,
    demand=demand,
    sides=("best", "worst", "shown"),
    estimate=estimate,
    wish=wish,
    terms=terms,
    combine=combine,
    shares=(("best", "worst"),),
    ratios=(("root_ratio", ("best", "worst")),),
)
