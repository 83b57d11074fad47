"""How often an item is funded when everything in doubt is otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from prioritize.doubts.asking import joint_lists
from prioritize.doubts.doubt import Prepared
from prioritize.doubts.engine import Engine
from prioritize.doubts.situation import Situation
from prioritize.errors import MandatoryOverBudgetError
from prioritize.interchangeable import alike_items
from prioritize.joint import JointList
from prioritize.plan import choose_funded, worth
from prioritize.pools import money_limit
from prioritize.sequence import Works
from prioritize.utility import DIGITS, Array, best_first, mean_ranks

LISTS = 50
"""Plans are chosen exactly, one at a time."""
FEW_LISTS, MANY_ITEMS = 15, 100
"""So many items that several sources pay for take their time; fewer plans are chosen of them."""


def funded_share(
    situation: Situation, works: Works, joining: Sequence[Prepared]
) -> tuple[dict[str, float], int]:
    """Choose the funded set again under everything that is in doubt.

    Parameters
    ----------
    situation : Situation
    works : Works
        Ties, duties and costs as the study states them; costs in doubt take their place.
    joining : sequence of Prepared
        The doubts that are drawn together.

    Returns
    -------
    shares : dict of str to float
        By item id, 0-1; empty without a budget. Where the duties alone cost more than there
        is, nothing else is funded. Items that a plan tells apart by nothing but their ids share
        what they get evenly.
    lists : int
        How many plans were chosen.
    """
    budget = money_limit(situation.study)
    if budget is None:
        return {}, 0
    counts = dict.fromkeys(situation.items, 0.0)
    lists = 0
    slow = works.pools is not None and len(works.items) > MANY_ITEMS
    most = min(LISTS, FEW_LISTS) if slow else LISTS
    for drawn, scores in joint_lists(Engine(situation), joining, most):
        for at in np.flatnonzero(np.isfinite(scores).all(axis=1)).tolist():
            costs = None if drawn.costs is None else drawn.costs[at]
            for item, share in _funded(situation, works, scores[at], costs, budget).items():
                counts[item] += share
            lists += 1
    return {item: count / max(lists, 1) for item, count in counts.items()}, lists


def _funded(
    situation: Situation, works: Works, scores: Array, costs: Array | None, budget: float
) -> dict[str, float]:
    columns = {"score": scores, "rank": mean_ranks(scores[None])[0]}
    joint = JointList(best_first(columns, situation.items), situation.study.settings.joint)
    if costs is not None:
        known: Mapping[str, float] = {
            item: cost
            for item, cost in zip(situation.items, costs.tolist(), strict=True)
            if item in works.costs
        }
        works = replace(works, costs=known)
    try:
        funded = choose_funded(works, worth(joint), budget).items
    except MandatoryOverBudgetError:
        funded = works.must
    shares = dict.fromkeys(funded, 1.0)
    levels = np.round(scores, DIGITS).tolist()
    for group in alike_items(works, dict(zip(situation.items, levels, strict=True))):
        inside = len(funded.intersection(group)) / len(group)
        shares |= dict.fromkeys(group, inside)
    return shares
