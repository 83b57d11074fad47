"""What those who were not heard could change: a bound for every pair of neighbours."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.decision import Decision
from prioritize.doubts.doubt import Drawn
from prioritize.doubts.engine import Engine
from prioritize.evidence import Evidence
from prioritize.representation_findings import SwapFinding, UnheardFindings
from prioritize.sources import parse_source
from prioritize.study import Study
from prioritize.utility import Array, rounded

Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Passes = Callable[[Places, Array], Flags]
"""Which pairs, and what share with each of them, to whether the lower item passes the upper."""

PRECISION = 1e-6
"""How exactly a share is found."""
NOISE = 1e-9
STEPS = 5
"""Shares tried before the first that swaps is closed in on, for lists need not move steadily."""


def unheard_findings(
    study: Study, evidence: Evidence | None, decision: Decision
) -> UnheardFindings:
    """Ask of all neighbours on a list how many of those not heard would have to say otherwise.

    With N households of which n are heard, a share x of the others that names the lower item
    in every question and the upper one in none, and the rest answering like those heard, the
    demand d of the upper item becomes ``d (1 - h x)``, that of the lower ``d + h x (1 - d)``,
    with ``h = (N - n) / N``. This holds for every criterion that the survey feeds, of one group
    too, if the group is heard as seldom as all.

    Parameters
    ----------
    study : Study
        For the number of households, or of questionnaires handed out.
    evidence : Evidence or None
    decision : Decision
        The joint list.

    Returns
    -------
    UnheardFindings
        Empty without a survey, or where it is not known how many were not heard. Without the
        joint list where each list would take the joint rule a second or more.
    """
    if evidence is None:
        return UnheardFindings()
    heard = int(evidence.used.sum())
    base, households = _everybody(study)
    unheard = households - heard
    if unheard <= 0:
        return UnheardFindings(base=base if households else "")
    silent = unheard / households
    fed = _fed_by_survey(study)
    engine = Engine(decision.situation)
    slow = bool(fed) and engine.most_lists(_drawn(engine, fed, [], [], np.empty(0), silent)) == 0
    return UnheardFindings(
        base=base,
        households=unheard,
        joint=() if slow or not fed else _joint_swaps(engine, decision, fed, silent, unheard),
        demand=_demand_swaps(study, evidence, silent, unheard),
        joint_untold="slow_rule" if slow else "",
    )


def _everybody(study: Study) -> tuple[str, int]:
    """By which setting it is known how many households could have answered."""
    settings = study.settings
    if settings.households is not None:
        return "households", settings.households
    return ("issued", settings.issued) if settings.issued else ("", 0)


def demand_threshold(upper: float, lower: float, silent: float) -> float:
    """Share of those not heard above which an item passes the one before it in demand.

    Solves ``upper (1 - h x) = lower + h x (1 - lower)`` for x.

    Parameters
    ----------
    upper, lower : float
        Demand of the two items, 0-1, the upper one not smaller.
    silent : float
        h, the share of all households that was not heard, above 0.

    Returns
    -------
    float
        Above 1 where even all of them could not.

    Examples
    --------
    >>> round(demand_threshold(0.6, 0.5, 0.4), 4)
    0.2273
    """
    gap = upper - lower
    return gap / (silent * (1 + gap))


def _demand_swaps(
    study: Study, evidence: Evidence, silent: float, unheard: int
) -> tuple[SwapFinding, ...]:
    known = evidence.demand.table["value"]
    values = [(item.id, float(known[item.id])) for item in study.items if item.id in known.index]
    values.sort(key=lambda one: (-round(one[1], 12), one[0]))
    return tuple(
        _swap(upper, lower, demand_threshold(high, low, silent), unheard)
        for (upper, high), (lower, low) in pairwise(values)
    )


def _joint_swaps(
    engine: Engine, decision: Decision, fed: tuple[int, ...], silent: float, unheard: int
) -> tuple[SwapFinding, ...]:
    order = [str(item) for item in decision.joint.table.index]
    places = pd.Index(engine.situation.items).get_indexer(pd.Index(order))
    shares = joint_thresholds(engine, places[:-1], places[1:], fed, silent)
    return tuple(
        _swap(upper, lower, share, unheard)
        for (upper, lower), share in zip(pairwise(order), shares.tolist(), strict=True)
    )


def _fed_by_survey(study: Study) -> tuple[int, ...]:
    """Places of the criteria that the survey feeds."""
    sources = [parse_source(criterion.source) for criterion in study.criteria]
    return tuple(
        place for place, one in enumerate(sources) if one is not None and one.origin == "survey"
    )


def joint_thresholds(
    engine: Engine, upper: Places, lower: Places, fed: tuple[int, ...], silent: float
) -> Array:
    """Share of those not heard above which an item passes the one before it on the joint list.

    Parameters
    ----------
    engine : Engine
    upper, lower : ndarray of int, shape (n_pairs,)
        Places in ``engine.situation.items``.
    fed : tuple of int
        Places of the criteria that the survey feeds.
    silent : float
        Share of all households that was not heard.

    Returns
    -------
    ndarray, shape (n_pairs,)
        The smallest, to a millionth, as far as it is seen from `STEPS` shares; infinite where
        even all of them could not.
    """

    def passes(pairs: Places, shares: Array) -> Flags:
        if not len(pairs):
            return np.zeros(0, dtype=bool)
        drawn = _drawn(engine, fed, upper[pairs], lower[pairs], shares, silent)
        scores = rounded(engine.scores(drawn, len(pairs)))
        rows = np.arange(len(pairs))
        return np.asarray(scores[rows, lower[pairs]] > scores[rows, upper[pairs]])

    return first_shares(passes, len(upper))


def _drawn(  # noqa: PLR0917 - whose figures, and how they change
    engine: Engine,
    fed: tuple[int, ...],
    upper: npt.ArrayLike,
    lower: npt.ArrayLike,
    shares: Array,
    silent: float,
) -> Drawn:
    """One list per pair, in which its two items are named less and more often."""
    heard = engine.situation.matrix.figures
    rows, changed = np.arange(len(shares)), {}
    up, low = np.asarray(upper, dtype=np.intp), np.asarray(lower, dtype=np.intp)
    for place in fed:
        figures = np.repeat(heard[None, :, place], len(shares), axis=0)
        figures[rows, up] *= 1 - silent * shares
        figures[rows, low] += silent * shares * (1 - figures[rows, low])
        changed[place] = figures
    return Drawn(figures=changed)


def first_shares(passes: Passes, n_pairs: int) -> Array:
    """Close in on the smallest share that passes: it lies before the first tried that does.

    Parameters
    ----------
    passes : callable
    n_pairs : int

    Returns
    -------
    ndarray, shape (n_pairs,)
        0 where it cannot be told from none, for the two stand level already; infinite where no
        share that was tried passes.
    """
    tried = np.arange(1, STEPS + 1) / STEPS
    every = np.repeat(np.arange(n_pairs), STEPS)
    found = passes(every, np.tile(tried, n_pairs)).reshape(n_pairs, STEPS)
    step = found.argmax(axis=1)
    above = np.where(found.any(axis=1), tried[step], np.inf)
    below = np.where(step > 0, tried[step - 1], 0.0)
    while len(open_ := np.flatnonzero(np.isfinite(above) & (above - below > PRECISION))):
        middle = (above[open_] + below[open_]) / 2
        passed = passes(open_, middle)
        above[open_[passed]] = middle[passed]
        below[open_[~passed]] = middle[~passed]
    return np.where(above <= PRECISION, 0.0, above)


def _swap(upper: str, lower: str, share: float, unheard: int) -> SwapFinding:
    """Tell a threshold; at the share itself the two are level, so one more household is needed."""
    if not share < 1 - NOISE:
        return SwapFinding(upper, lower, None, None)
    needed = math.floor(round(share * unheard, 9)) + 1
    return SwapFinding(upper, lower, share, min(needed, unheard))
