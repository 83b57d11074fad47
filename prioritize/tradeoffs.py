"""The concession ledger: who gave up what, why, and whose wish was overruled."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.concessions import concessions, kendall_distances, top_kept
from prioritize.disputes import Arguments
from prioritize.joint import JointList, common_items
from prioritize.list_findings import Flip, LedgerEntry, Override, PlanFindings, Totals, TradeOffs
from prioritize.plan import ground_code, retained_value
from prioritize.ranking import Ranking
from prioritize.sequence import Works
from prioritize.utility import DIGITS, Array, stack

REASONS = (
    "SAFETY",
    "LAW",
    "PREREQUISITE",
    "EXCLUDED",
    "BUDGET",
    "POOL",
    "VOTE",
    "POWER",
    "UNCERTAIN",
)
"""All reason codes, in the order in which they are told."""


def trade_offs(
    rankings: Sequence[Ranking],
    joint: JointList,
    works: Works,
    plan: PlanFindings,
    *,
    intervals: pd.DataFrame | None = None,
    flips: tuple[Flip, ...] = (),
    arguments: Arguments | None = None,
) -> TradeOffs:
    """Draw up who gave up what.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.
    joint : JointList
        The order of need.
    works : Works
        Duties and ties between items.
    plan : PlanFindings
        What is done and what is left out.
    intervals : DataFrame, optional
        `low` and `high` joint rank per item, from `Acceptability.intervals`.
    flips : tuple of Flip
        From `prioritize.flips.power_flips`.
    arguments : Arguments, optional
        From `prioritize.disputes.find_arguments`.

    Returns
    -------
    TradeOffs
        All parts.
    """
    return TradeOffs(
        ledger=ledger(rankings, joint, works, plan, intervals),
        totals=totals(rankings, joint, works, plan),
        overrides=overrides(rankings, joint),
        flips=flips,
        weight_flips=arguments.flips if arguments else (),
        disputes=arguments.disputes if arguments else (),
    )


def ledger(
    rankings: Sequence[Ranking],
    joint: JointList,
    works: Works,
    plan: PlanFindings,
    intervals: pd.DataFrame | None = None,
) -> tuple[LedgerEntry, ...]:
    """Set every party's place of every item against the joint place.

    ``places = joint - own`` and ``concession = U max(0, places) / (m - 1)``.

    Parameters
    ----------
    rankings, joint, works, plan, intervals
        As in `trade_offs`.

    Returns
    -------
    tuple of LedgerEntry
        By joint rank, within an item in the order of the parties. A mandatory item bears its
        ground (``SAFETY`` or ``LAW``) on every entry: it is done whatever its place. Where a
        party lost places, ``POWER`` says that others outweighed it, and everything else that
        bears on the item stands beside: ``PREREQUISITE`` if it waits for or is stopped by
        another item, ``EXCLUDED``, ``BUDGET`` and ``POOL`` if it is left out for that,
        ``UNCERTAIN`` if the party's own rank lies within the interval.
    """
    because = _reasons(joint, plan)
    items = [str(item) for item in joint.table.index]
    joint_ranks = stack([joint.table], "rank", items)[0]
    own_ranks = stack((one.table for one in rankings), "rank", items)
    places = joint_ranks - own_ranks
    conceded = concessions(stack((one.table for one in rankings), "utility", items), places)
    uncertain = _inside(own_ranks, intervals, items)
    entries = []
    for (column, item), (row, ranking) in product(enumerate(items), enumerate(rankings)):
        codes = {ground_code(works.grounds[item])} if item in works.grounds else set()
        if places[row, column] > 0:
            codes |= because[item] | {"POWER"}
            codes |= {"UNCERTAIN"} if uncertain[row, column] else set()
        entries.append(
            LedgerEntry(
                item=item,
                perspective=ranking.perspective,
                own_rank=float(own_ranks[row, column]),
                joint_rank=float(joint_ranks[column]),
                places=float(places[row, column]),
                concession=float(conceded[row, column]),
                reasons=tuple(code for code in REASONS if code in codes),
            )
        )
    return tuple(entries)


def _inside(
    own_ranks: Array, intervals: pd.DataFrame | None, items: Sequence[str]
) -> npt.NDArray[np.bool_]:
    if intervals is None:
        return np.zeros(own_ranks.shape, dtype=bool)
    low, high = intervals[["low", "high"]].reindex(list(items)).to_numpy().T
    inside: npt.NDArray[np.bool_] = (low <= own_ranks) & (own_ranks <= high)
    return inside


def _reasons(joint: JointList, plan: PlanFindings) -> dict[str, set[str]]:
    ranks = {str(item): float(place) for item, place in joint.table["rank"].items()}
    left_out = {one.item: one.reason for one in plan.left_out}
    waiting = {one.by for one in plan.carried if ranks[one.item] > ranks[one.by]}
    because: dict[str, set[str]] = {}
    for item in ranks:
        codes = {left_out[item]} & set(REASONS) if item in left_out else set()
        if item in waiting:
            codes.add("PREREQUISITE")
        because[item] = codes
    return because


def totals(
    rankings: Sequence[Ranking], joint: JointList, works: Works, plan: PlanFindings
) -> tuple[Totals, ...]:
    """Add up what each party gave up.

    Parameters
    ----------
    rankings, joint, works, plan
        As in `trade_offs`.

    Returns
    -------
    tuple of Totals
        Worst-off party first: by sum of concessions. `kendall_distance` is 0 (own order kept)
        to 1 (turned round). `top_kept` is the share of the party's own first k items among the
        k chosen ones; of items that share its last place in, any counts. `retained_value` is
        None without a budget.
    """
    items = common_items(rankings)
    joint_ranks = stack([joint.table], "rank", items)[0]
    own_ranks = stack((one.table for one in rankings), "rank", items)
    utilities = stack((one.table for one in rankings), "utility", items)
    conceded = concessions(utilities, joint_ranks - own_ranks)
    distances = kendall_distances(own_ranks, joint_ranks)
    kept = top_kept(own_ranks, np.isin(items, plan.funded))
    found = [
        Totals(
            perspective=ranking.perspective,
            concession=float(conceded[row].sum()),
            kendall_distance=float(distances[row]),
            top_kept=float(kept[row]),
            retained_value=None
            if plan.budget is None
            else retained_value(
                works,
                dict(zip(items, map(float, utilities[row]), strict=True)),
                plan.budget,
                frozenset(plan.funded),
            ),
        )
        for row, ranking in enumerate(rankings)
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.concession, DIGITS), one.perspective)))


def overrides(rankings: Sequence[Ranking], joint: JointList) -> tuple[Override, ...]:
    """List the pairs of items whose joint order is the opposite of a party's own.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.
    joint : JointList
        The order of need.

    Returns
    -------
    tuple of Override
        Largest `margin` first: the party's utility of the item it preferred minus that of
        the item placed above.
    """
    items = common_items(rankings)
    joint_ranks = stack([joint.table], "rank", items)[0]
    utilities = stack((one.table for one in rankings), "utility", items)
    # Party, preferred item, item placed above.
    margins = np.round(utilities[:, :, None] - utilities[:, None, :], DIGITS)
    overruled = (margins > 0) & (joint_ranks[None, None, :] < joint_ranks[None, :, None])
    found = [
        Override(
            perspective=rankings[party].perspective,
            preferred=items[preferred],
            placed_above=items[above],
            margin=float(margins[party, preferred, above]),
        )
        for party, preferred, above in np.argwhere(overruled)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (-(one.margin or 0), one.perspective, one.preferred, one.placed_above),
        )
    )


def carriers(override: Override, rankings: Sequence[Ranking]) -> tuple[str, ...]:
    """Say which parties carried an override: those who prefer the item placed above.

    Parameters
    ----------
    override : Override
        One of `overrides`.
    rankings : sequence of Ranking
        One per party.

    Returns
    -------
    tuple of str
        Ids of the parties, in the order of the rankings.
    """
    pair = [override.placed_above, override.preferred]
    ranks = stack((one.table for one in rankings), "rank", pair)
    return tuple(
        ranking.perspective
        for ranking, (above, preferred) in zip(rankings, ranks, strict=True)
        if above < preferred
    )
