"""What respondents would buy if everybody had the same share of the budget."""

from collections.abc import Collection

import numpy as np

from prioritize.choice import fits
from prioritize.decision import Decision
from prioritize.evidence import Evidence
from prioritize.fairness.equal_shares import Shares, equal_shares
from prioritize.fairness_findings import BoughtFinding, ProportionalFinding
from prioritize.pools import money_limit
from prioritize.sequence import Works
from prioritize.study import Study
from prioritize.utility import Array
from surveys.needs import respondent_demand

MOST_VOTERS = 50_000
"""Respondents who take part in the equal shares; of more, so many are drawn."""


def proportional_finding(
    study: Study, evidence: Evidence | None, decision: Decision
) -> ProportionalFinding:
    """Let the respondents buy items with equal shares of what the duties leave.

    A wish is worth the money that it directs (cost utility), so that every tenth of the
    respondents steers about a tenth of the money, where they want the same.

    Parameters
    ----------
    study : Study
        With a budget; without, nothing is bought.
    evidence : Evidence or None
    decision : Decision

    Returns
    -------
    ProportionalFinding
    """
    limit = money_limit(study)
    if evidence is None or limit is None:
        return ProportionalFinding()
    must = decision.works.must
    budget = max(limit - sum(decision.works.costs[item] for item in sorted(must)), 0.0)
    items = sorted(decision.works.items)
    wishes, say = _voters(study, evidence, items)
    if not len(wishes) or budget <= 0:
        return ProportionalFinding(respondents=len(wishes), budget=budget)
    found = _bought(decision.works, items, wishes, say, budget, limit)
    bought = {items[thing] for one in found.purchases for thing in one.things}
    free = frozenset(decision.plan.funded) - must
    return ProportionalFinding(
        respondents=len(wishes),
        budget=float(budget),
        share=float(budget / len(wishes)),
        bought=tuple(
            BoughtFinding(
                items[one.wanted],
                one.price,
                tuple(items[thing] for thing in one.things if thing != one.wanted),
            )
            for one in found.purchases
        ),
        spent=float(sum(one.cost for one in found.purchases)),
        missing=in_joint_order(decision, bought - free),
        added=in_joint_order(decision, free - bought),
    )


def in_joint_order(decision: Decision, items: Collection[str]) -> tuple[str, ...]:
    """Put items in the order of the joint list."""
    return tuple(str(item) for item in decision.joint.table.index if item in items)


def _voters(study: Study, evidence: Evidence, items: list[str]) -> tuple[Array, Array]:
    """Wishes (n_voters, n_items), 0 where nothing was said, and weights of who wants anything."""
    rows = np.flatnonzero(evidence.used)
    if len(rows) > MOST_VOTERS:
        drawn = np.random.default_rng(study.settings.seed).choice(rows, MOST_VOTERS, replace=False)
        rows = np.sort(drawn)
    wishes = np.nan_to_num(respondent_demand(evidence.responses, items)[rows])
    weights = evidence.weighting.weights
    say = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)[rows]
    takes_part = (wishes > 0).any(axis=1) & (say > 0)
    return wishes[takes_part], say[takes_part]


def _bought(  # noqa: PLR0917 - voters, items and money
    works: Works, items: list[str], wishes: Array, say: Array, budget: float, limit: float
) -> Shares:
    costs = np.array([works.costs[item] for item in items])

    def bundle(thing: int, bought: Collection[int]) -> list[int]:
        taken = works.must | {items[one] for one in bought}
        needed = works.with_needs([items[thing]]) - taken
        whole = taken | needed
        if not works.possible(whole) or not fits(works, whole, limit):
            return []
        return [items.index(item) for item in sorted(needed)]

    return equal_shares(wishes * costs, costs, budget, weights=say, bundle=bundle)
