"""How much is asked for the items of a group, one with the other, and how sure that is."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.intervals import mean_interval
from surveys.signals import ItemSignal

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

DIGITS = 12
"""Of a correlation; what comes behind hangs on the order in which a processor adds up."""


def group_demand(
    signals: Iterable[ItemSignal],
    demand: pd.DataFrame,
    groups: Sequence[Sequence[str]],
    counted: Mask,
    weights: Floats | None = None,
) -> pd.DataFrame:
    """Average the demand for the items of each group.

    The same people speak of all the items, so that their answers go together, or against each
    other. How far they do is measured, and the intervals of the items are put together by it
    (see `surveys.intervals.mean_interval`): the interval of a group is never wider than the
    average interval of its items.

    Parameters
    ----------
    signals : iterable of ItemSignal
        What the demand of the items was counted from.
    demand : DataFrame, one row per item
        `value`, `low` and `high`, as in `surveys.demand.Demand`.
    groups : sequence of sequence of str
        Item ids; those without demand count for nothing.
    counted : ndarray of bool, shape (n_rows,)
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; 1 unless told.

    Returns
    -------
    DataFrame, one row per group in the order given
        `value` (mean demand of its items), `low`, `high` (95 % interval) and `n` (respondents in
        the base of at least one question about one of its items, int). Without an item the value
        is NaN; without an interval of every item, so are the ends.
    """
    members = [[item for item in dict.fromkeys(group) if item in demand.index] for group in groups]
    items = sorted({item for group in members for item in group})
    pulls, known = _pulls(signals, items, counted, weights)
    correlation = _correlation(pulls)
    found = []
    for group in members:
        places = [items.index(item) for item in group]
        table = demand.loc[group, ["value", "low", "high"]].to_numpy(dtype=float)
        values, lows, highs = table.T
        low, high = mean_interval(values, lows, highs, correlation[np.ix_(places, places)])
        value = float(values.mean()) if group else float("nan")
        people = int(known[:, places].any(axis=1).sum())
        found.append((value, low, high, people))
    return pd.DataFrame(found, columns=["value", "low", "high", "n"]).astype({"n": int})


def _pulls(
    signals: Iterable[ItemSignal], items: Sequence[str], counted: Mask, weights: Floats | None
) -> tuple[Floats, Mask]:
    """By how much each respondent pulls each demand up or down, and who speaks of which item.

    A pull is the share of a respondent in a base times the distance from its mean: the
    linearisation of a ratio, whose sum of squares is the variance of the demand.
    """
    rows = np.flatnonzero(counted)
    weighing = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)[rows]
    places = {item: place for place, item in enumerate(items)}
    pulls = np.zeros((len(rows), len(items)))
    known = np.zeros((len(rows), len(items)), dtype=bool)
    for signal in signals:
        if signal.item not in places or signal.weight <= 0:
            continue
        wishes = np.asarray(signal.wishes[rows], dtype=np.float64)
        base = np.isfinite(wishes) & (weighing > 0)
        shares = np.where(base, weighing, 0.0)
        if not base.any():
            continue
        shares /= shares.sum()
        wishes = np.where(base, wishes, 0.0)
        place = places[signal.item]
        pulls[:, place] += signal.weight * shares * (wishes - shares @ wishes)
        known[:, place] |= base
    return pulls, known


def _correlation(pulls: Floats) -> Floats:
    """Correlation of the demands; 1 with one on which all agree, which is the careful guess."""
    together = pulls.T @ pulls
    spread = np.sqrt(np.diag(together))
    # Answers that are all alike leave crumbs of rounding, which correlate with anything.
    alike = spread <= len(pulls) * np.finfo(float).eps
    size = np.outer(spread, spread)
    unknown = alike[:, None] | alike[None, :]
    found = np.divide(together, size, out=np.ones_like(size), where=~unknown)
    found = np.asarray(np.clip(np.round(found, DIGITS), -1.0, 1.0))
    np.fill_diagonal(found, 1.0)
    return found
