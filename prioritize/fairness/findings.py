"""Puts the checks of fairness of one run together."""

from collections.abc import Mapping, Sequence

from prioritize.concessions import concessions
from prioritize.decision import Decision
from prioritize.evidence import Evidence
from prioritize.fairness.differences import rule_differences
from prioritize.fairness.least_concession import least_concession_set
from prioritize.fairness.proportional import in_joint_order, proportional_finding
from prioritize.fairness_findings import (
    ConcededFinding,
    FairnessFindings,
    KemenyFinding,
    LeastConcessionFinding,
)
from prioritize.joint import common_items, joint_input
from prioritize.joint.kemeny import RULE as KEMENY
from prioritize.joint.kemeny import median_orders
from prioritize.joint.minimax import MOST, known_places
from prioritize.list_findings import CheckedItem
from prioritize.plan import retained_value
from prioritize.pools import money_limit
from prioritize.study import Study
from prioritize.utility import stack


def fairness_findings(
    study: Study,
    evidence: Evidence | None,
    decision: Decision,
    checks: Mapping[str, Sequence[CheckedItem]],
) -> FairnessFindings:
    """Ask why rules differ, who could have given up less, and what respondents would pay for.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
        The counted surveys; without them nobody has a share to spend.
    decision : Decision
    checks : mapping of str to sequence of CheckedItem
        The lists by the other rules.

    Returns
    -------
    FairnessFindings
    """
    return FairnessFindings(
        differences=rule_differences(decision.rankings, decision.powers, decision.joint, checks),
        kemeny=_kemeny(decision),
        least_concession=_least_concession(study, decision),
        proportional=proportional_finding(study, evidence, decision),
    )


def _kemeny(decision: Decision) -> KemenyFinding | None:
    items = common_items(decision.rankings)
    if KEMENY.most_items is not None and len(items) > KEMENY.most_items:
        return None
    inputs = joint_input(decision.rankings, decision.powers)
    found = median_orders(inputs.ranks, inputs.powers)
    orders = tuple(tuple(items[place] for place in order) for order in found.orders)
    return KemenyFinding(found.distance, orders, found.count)


def _least_concession(study: Study, decision: Decision) -> LeastConcessionFinding:
    items = common_items(decision.rankings)
    tables = [one.table for one in decision.rankings]
    gains, ranks = stack(tables, "utility", items), stack(tables, "rank", items)
    if len(items) > MOST:
        return LeastConcessionFinding()
    places = known_places(gains, ranks)
    own = stack([decision.joint.table], "rank", items)[0]
    now, least = (concessions(gains, one - ranks).sum(axis=1) for one in (own, places))
    by_item = [dict(zip(items, map(float, row), strict=True)) for row in gains]
    funded, budget = frozenset(decision.plan.funded), money_limit(study)
    chosen = funded if budget is None else least_concession_set(decision.works, by_item, budget)

    def kept(party: int, taken: frozenset[str]) -> float | None:
        if budget is None:
            return None
        return retained_value(decision.works, by_item[party], budget, taken)

    order = sorted(range(len(items)), key=lambda place: (places[place], items[place]))
    return LeastConcessionFinding(
        order=tuple(items[place] for place in order),
        parties=tuple(
            ConcededFinding(
                one.perspective,
                float(now[row]),
                float(least[row]),
                kept(row, funded),
                kept(row, chosen),
            )
            for row, one in enumerate(decision.rankings)
        ),
        funded=() if budget is None else in_joint_order(decision, chosen),
        came_in=in_joint_order(decision, chosen - funded),
        went_out=in_joint_order(decision, funded - chosen),
    )
