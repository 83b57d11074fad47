"""Demand as it would be had other respondents of the same buildings answered: the bootstrap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.responses import Responses
from surveys.scoring.kind import Terms
from surveys.selection import check_length
from surveys.signals import ItemSignal

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.uint8]

FEWEST_IN_BUILDING = 2
"""Respondents a building needs to be drawn from alone; smaller ones are drawn from together."""

AT_ONCE = 2_000_000
"""Figures held as floats at the same time, beside the counts."""

MOST_COUNTS = 60_000_000
FEWEST = 100


@dataclass(frozen=True, eq=False)
class Resamples:
    """How often each used respondent is drawn in each replicate.

    Attributes
    ----------
    rows : ndarray of int, shape (n_used,)
        Places of the used rows.
    counts : ndarray of uint8, shape (n_replicates, n_used)
        Within each building they sum to its respondents.
    """

    rows: npt.NDArray[np.intp]
    counts: Counts

    def __repr__(self) -> str:
        return f"Resamples({len(self.counts)} of {len(self.rows)} respondents)"


def resample(
    responses: Responses, used: Mask, replicates: int, rng: np.random.Generator
) -> Resamples:
    """Draw respondents with replacement, within their building where it is known.

    Buildings with one respondent, from whom nothing could be drawn but themselves, are drawn
    from together; so are all whose building is not known.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    replicates : int
        Fewer are drawn where they would take too much memory (more than 60 MB of counts, but
        at least 100).
    rng : numpy.random.Generator

    Returns
    -------
    Resamples

    References
    ----------
    Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 8, for strata; Wolter
    (2007), Introduction to Variance Estimation, section 2.5, for strata of one put together.
    """
    check_length("used", used, responses)
    rows = np.flatnonzero(used)
    strata = _strata(responses.roles["building"].to_numpy(dtype=object)[rows])
    order = np.argsort(strata, kind="stable")
    sizes = np.bincount(strata)
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    among = np.repeat(sizes, sizes)
    people = len(rows)
    count = max(min(replicates, FEWEST), min(replicates, MOST_COUNTS // max(people, 1)))
    counts = np.zeros((count, people), dtype=np.uint8)
    step = max(1, AT_ONCE // max(people, 1))
    for start in range(0, count, step):
        part = counts[start : start + step]
        drawn = (rng.random(part.shape) * among).astype(np.intp)
        drawn += starts + np.arange(len(part))[:, None] * people
        found = np.bincount(drawn.ravel(), minlength=part.size).reshape(part.shape)
        # Nobody is drawn 255 times but by a chance that no computer will live to see.
        part[:, order] = np.minimum(found, np.iinfo(np.uint8).max)
    return Resamples(rows, counts)


def _strata(buildings: npt.NDArray[np.object_]) -> npt.NDArray[np.intp]:
    names, codes = np.unique(buildings.astype(str), return_inverse=True)
    sizes = np.bincount(codes, minlength=len(names))
    together = (sizes < FEWEST_IN_BUILDING) | (names == "")
    _, strata = np.unique(np.where(together[codes], -1, codes), return_inverse=True)
    return np.asarray(strata.reshape(-1), dtype=np.intp)


def resampled_demand(
    signals: Iterable[ItemSignal],
    resamples: Resamples,
    counted: Mask,
    weights: Floats | None = None,
) -> dict[str, Floats]:
    """Count the demand of every item in every replicate.

    Every figure is a ratio of sums over respondents, or made of such ratios, so that all
    replicates are products of the matrix of counts with what each respondent said.

    Parameters
    ----------
    signals : iterable of ItemSignal
        From `surveys.signals.item_signals`; those of an item are averaged by their weight.
    resamples : Resamples
    counted : ndarray of bool, shape (n_rows,)
        Whose answers count: a group, or all that are used.
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; everybody keeps theirs as often as they are drawn.

    Returns
    -------
    dict of str to ndarray, shape (n_replicates,)
        By item id; NaN in a replicate in which nobody was asked about it.
    """
    sums: dict[str, Floats] = {}
    shares: dict[str, Floats] = {}
    for signal, values in _values(signals, resamples, counted, weights):
        known = np.isfinite(values) & (signal.weight > 0)
        sums.setdefault(signal.item, np.zeros(len(values)))[known] += signal.weight * values[known]
        shares.setdefault(signal.item, np.zeros(len(values)))[known] += signal.weight
    return {
        item: np.divide(sums[item], share, out=np.full(len(share), np.nan), where=share > 0)
        for item, share in shares.items()
    }


def _values(
    signals: Iterable[ItemSignal],
    resamples: Resamples,
    counted: Mask,
    weights: Floats | None,
) -> Iterator[tuple[ItemSignal, Floats]]:
    """Give the demand each question makes of an item, many questions at a time."""
    rows = resamples.rows
    say = (np.ones(len(counted)) if weights is None else weights)[rows] * counted[rows]
    most = max(2, AT_ONCE // max(len(rows), 1))
    waiting: list[tuple[ItemSignal, int]] = []
    columns: list[Floats] = []
    for signal in signals:
        terms = _terms(signal)
        waiting.append((signal, len(terms)))
        columns.extend(np.asarray(part, dtype=float)[rows] * say for term in terms for part in term)
        if len(columns) >= most:
            yield from _divided(waiting, _sums(resamples.counts, columns))
            waiting, columns = [], []
    if waiting:
        yield from _divided(waiting, _sums(resamples.counts, columns))


def _terms(signal: ItemSignal) -> Terms:
    if signal.kind.terms is not None:
        return signal.kind.terms(signal.sides)
    wishes = np.asarray(signal.wishes, dtype=float)
    known = np.isfinite(wishes)
    return ((np.where(known, wishes, 0.0), known.astype(float)),)


def _sums(counts: Counts, columns: list[Floats]) -> Floats:
    said = np.column_stack(columns)
    sums = np.empty((len(counts), said.shape[1]))
    step = max(1, AT_ONCE // max(counts.shape[1], 1))
    for start in range(0, len(counts), step):
        np.matmul(counts[start : start + step].astype(float), said, out=sums[start : start + step])
    return sums


def _divided(
    waiting: list[tuple[ItemSignal, int]], sums: Floats
) -> Iterator[tuple[ItemSignal, Floats]]:
    at = 0
    for signal, count in waiting:
        tops, bases = sums[:, at : at + 2 * count : 2].T, sums[:, at + 1 : at + 2 * count : 2].T
        at += 2 * count
        nothing = np.full(tops.shape, np.nan)
        ratios = np.divide(tops, bases, out=nothing, where=bases > 0)
        told = ratios[0] if signal.kind.combine is None else signal.kind.combine(ratios)
        yield signal, np.asarray(np.minimum(told, 1.0))
