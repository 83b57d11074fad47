"""What those who were not heard could change: a bound for every pair of neighbours."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from prioritize.decision import Decision
from prioritize.evidence import Evidence
from prioritize.joint import power_shares
from prioritize.rejoining import Rejoiner, make_rejoiner
from prioritize.representation_findings import SwapFinding, UnheardFindings
from prioritize.sources import parse_source
from prioritize.study import Study
from prioritize.utility import Array
from prioritize.values import party_matrix

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
        Empty without a survey, or where it is not known how many were not heard.
    """
    if evidence is None:
        return UnheardFindings()
    heard = int(evidence.used.sum())
    base, households = _everybody(study)
    unheard = households - heard
    if unheard <= 0:
        return UnheardFindings(base=base if households else "")
    silent = unheard / households
    return UnheardFindings(
        base=base,
        households=unheard,
        joint=_joint_swaps(study, decision, silent, unheard),
        demand=_demand_swaps(study, evidence, silent, unheard),
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
    study: Study, decision: Decision, silent: float, unheard: int
) -> tuple[SwapFinding, ...]:
    fed = _fed_by_survey(study)
    if not fed.any():
        return ()
    rejoiner = _rejoiner(study, decision)
    order = [str(item) for item in decision.joint.table.index]
    places = pd.Index(rejoiner.matrix.items).get_indexer(pd.Index(order)).tolist()
    return tuple(
        _swap(upper, lower, joint_threshold(rejoiner, pair, fed, silent), unheard)
        for (upper, lower), pair in zip(pairwise(order), pairwise(places), strict=True)
    )


def _fed_by_survey(study: Study) -> np.ndarray:
    sources = [parse_source(criterion.source) for criterion in study.criteria]
    return np.array([one is not None and one.origin == "survey" for one in sources], dtype=bool)


def _rejoiner(study: Study, decision: Decision) -> Rejoiner:
    return make_rejoiner(
        decision.rankings,
        power_shares(decision.rankings, decision.powers),
        decision.matrix,
        [party_matrix(study, decision.values, one.perspective) for one in decision.rankings],
        study.settings.joint,
    )


def joint_threshold(rejoiner: Rejoiner, pair: tuple[int, int], fed: Array, silent: float) -> float:
    """Share of those not heard above which an item passes the one before it on the joint list.

    Parameters
    ----------
    rejoiner : Rejoiner
    pair : (int, int)
        Places in `rejoiner.matrix.items` of the upper and the lower item.
    fed : ndarray of bool, shape (n_criteria,)
        Criteria that the survey feeds.
    silent : float
        Share of all households that was not heard.

    Returns
    -------
    float
        The smallest, to a millionth, as far as it is seen from `STEPS` shares; infinite where
        even all of them could not.
    """
    upper, lower = pair
    figures = rejoiner.matrix.figures

    def passes(share: float) -> bool:
        change = np.zeros_like(figures)
        change[upper, fed] = -silent * share * figures[upper, fed]
        change[lower, fed] = silent * share * (1 - figures[lower, fed])
        scores = rejoiner.scores(change)
        return bool(scores[lower] > scores[upper])

    return _first_share(passes, [step / STEPS for step in range(1, STEPS + 1)])


def _first_share(passes: Callable[[float], bool], tried: Sequence[float]) -> float:
    """Close in on the smallest share that passes: it lies before the first tried that does."""
    below = 0.0
    for above in tried:
        if passes(above):
            break
        below = above
    else:
        return math.inf
    while above - below > PRECISION:
        middle = (above + below) / 2
        if passes(middle):
            above = middle
        else:
            below = middle
    # A share that cannot be told from none: the two stand level already.
    return 0.0 if above <= PRECISION else above


def _swap(upper: str, lower: str, share: float, unheard: int) -> SwapFinding:
    """Tell a threshold; at the share itself the two are level, so one more household is needed."""
    if not share < 1 - NOISE:
        return SwapFinding(upper, lower, None, None)
    needed = math.floor(round(share * unheard, 9)) + 1
    return SwapFinding(upper, lower, share, min(needed, unheard))
