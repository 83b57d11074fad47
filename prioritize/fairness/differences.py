"""Why other joint rules come to other lists: the first pair that each of them turns."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from prioritize.fairness_findings import RuleDifference
from prioritize.joint import JointList, common_items, power_shares
from prioritize.list_findings import CheckedItem
from prioritize.ranking import Ranking
from prioritize.utility import Array, stack


def rule_differences(
    rankings: Sequence[Ranking],
    powers: pd.Series,
    joint: JointList,
    checks: Mapping[str, Sequence[CheckedItem]],
) -> tuple[RuleDifference, ...]:
    """Find, for every other rule, the pair nearest the top that it puts the other way round.

    Parameters
    ----------
    rankings : sequence of Ranking
        One per party.
    powers : Series
        By perspective id.
    joint : JointList
        By the study's own rule.
    checks : mapping of str to sequence of CheckedItem
        The lists by the other rules.

    Returns
    -------
    tuple of RuleDifference
        In the order of `checks`.
    """
    items = common_items(rankings)
    shares = power_shares(rankings, powers)
    ranks = stack((one.table for one in rankings), "rank", items)
    gains = stack((one.table for one in rankings), "utility", items)
    own = stack([joint.table], "rank", items)[0]
    found = []
    for rule, listed in checks.items():
        by_item = {one.item: one.rank for one in listed}
        other = np.array([by_item[item] for item in items])
        # Row: what the rule puts above; column: what the joint list puts above it.
        turned = (other[:, None] < other[None, :]) & (own[:, None] > own[None, :])
        pairs = np.argwhere(turned)
        if not len(pairs):
            found.append(RuleDifference(rule, 0))
            continue
        first = np.lexsort((pairs[:, 0], other[pairs[:, 0]], own[pairs[:, 1]]))[0]
        above, below = pairs[first]
        lead = gains[:, above] - gains[:, below]
        prefers, against = ranks[:, above] < ranks[:, below], ranks[:, above] > ranks[:, below]
        found.append(
            RuleDifference(
                rule=rule,
                pairs=len(pairs),
                above=items[above],
                below=items[below],
                power_for=float(shares[prefers].sum()),
                margin_for=_mean(lead, shares * prefers),
                margin_against=_mean(-lead, shares * against),
            )
        )
    return tuple(found)


def _mean(values: Array, weights: Array) -> float:
    total = float(weights.sum())
    return float(values @ weights) / total if total > 0 else 0.0
