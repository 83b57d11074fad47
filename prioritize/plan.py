"""What is done with the money there is: the chosen items, what is left out, and the order."""

import re
from collections.abc import Iterable, Mapping

from prioritize.build_order import build_order, carried_items
from prioritize.choice import Choice, check_costs, choose, measure
from prioritize.interchangeable import equal_in_turn, interchangeable_items
from prioritize.joint import JointList
from prioritize.left_out import beyond_top, unfunded
from prioritize.list_findings import Gate, PlanFindings
from prioritize.phases import plan_phases
from prioritize.plan_findings import TrenchFinding
from prioritize.pooled_choice import check_pools
from prioritize.sequence import Works
from prioritize.utility import place_spans

LAW_WORDS = re.compile(r"法|条|\blaw|\bcode", re.IGNORECASE)
ORDINARY_WORDS = re.compile("[无没办方设想用手]法(?!规|律)")
"""Words such as 无法 (cannot) and 方法 (method) hold the character for law without meaning it."""


def ground_code(reason: str) -> str:
    """Tell whether an item must be done by law or for safety.

    Parameters
    ----------
    reason : str
        What column `mandatory` of the items says.

    Returns
    -------
    {"LAW", "SAFETY"}
        Reason code.

    Examples
    --------
    >>> ground_code("消防法第二十八条"), ground_code("屋面脱落，无法通行")
    ('LAW', 'SAFETY')
    """
    return "LAW" if LAW_WORDS.search(ORDINARY_WORDS.sub("", reason)) else "SAFETY"


def make_plan(
    joint: JointList,
    works: Works,
    *,
    budget: float | None = None,
    top: int = 10,
    paid_by: Works | None = None,
) -> PlanFindings:
    """Choose the items to do and put them in the order of construction.

    Mandatory items and what they need come first. With a budget, the rest maximises the sum of
    joint scores among the sets that fit, exactly; of equal values the cheaper set. Without a
    budget, the first `top` items of the joint list are in (items that share the last place
    are all in), each with its prerequisites, unless it excludes a better one.

    Parameters
    ----------
    joint : JointList
        The order of need.
    works : Works
        Ties, duties and costs.
    budget : float, optional
        In the study's unit of money; where only sources limit it, what they give together.
    top : int
        How many items are in when there is no budget.
    paid_by : Works, optional
        With the years in which the chosen items are built, where `works` put them together.

    Returns
    -------
    PlanFindings
        `funded` in the order of the joint list, `value` the sum of their `worth`,
        `build_order` over the funded items, `left_out` in the order of the joint list. A reason
        is ``VOTE`` (it or what it needs was voted down), ``EXCLUDED``, ``PREREQUISITE``
        (affordable but for what it needs), ``BUDGET``, ``POOL`` (the budget would do, not
        what its `sources` give), ``TOP`` (beyond the first `top`)
        or ``VALUE`` (affordable, but adds nothing to the value).
        `displaces` names the funded items that would go if the item had to come in; it
        is empty also where no plan can hold the item; `cost_more` is the money that would have to
        be added so that the item comes in beside all the others, None where no money can do that
        or there is no budget. `phases` and `pools` say what is built and paid in which year, where
        sources are limited. Other parts are empty.

    Raises
    ------
    MissingCostError
        If there is a budget and an item has no cost.
    MandatoryOverBudgetError
        If what must be done does not fit the budget.
    MandatoryOverPoolError
        If what must be done draws more on a source than it gives.
    """
    values = worth(joint)
    ranks = {str(item): float(place) for item, place in joint.table["rank"].items()}
    if budget is None:
        chosen, inside = choose_top(joint, works, top), top_items(joint, top)
        left_out = beyond_top(joint, works, chosen, inside)
        equals = equal_in_turn(works, values, chosen.items, inside)
    else:
        chosen = choose_funded(works, values, budget)
        forced = {
            item: choose(works, values, budget, forced=[item])
            for item in values
            if item not in chosen.items
        }
        left_out = tuple(
            unfunded(item, works, values, budget, chosen, holding)
            for item, holding in forced.items()
        )
        equals = interchangeable_items(works, values, chosen, forced, budget)
    spread = plan_phases(paid_by or works, chosen.items, ranks, budget)
    return PlanFindings(
        budget=budget,
        funded=tuple(item for item in values if item in chosen.items),
        value=chosen.value,
        gates=tuple(
            Gate(item=item, reason=works.grounds[item]) for item in values if item in works.grounds
        ),
        build_order=build_order(works, chosen.items, ranks, spread.years),
        phases=spread.phases,
        pools=spread.pools,
        trenches=tuple(
            TrenchFinding(trench=label, items=items)
            for label, items in works.trenches(chosen.items).items()
        ),
        carried=carried_items(works, chosen.items, ranks, spread.years),
        left_out=left_out,
        interchangeable=equals,
    )


def worth(joint: JointList) -> dict[str, float]:
    """Give every item's value for the plan: its joint score.

    Parameters
    ----------
    joint : JointList
        By any rule. Where scores run below 0 (as in Copeland's wins minus losses), all are
        lifted until the lowest is 0: doing an item is never worse than not doing it.

    Returns
    -------
    dict of str to float
        By item id, best first, from 0 up.
    """
    scores = joint.table["score"].to_numpy(dtype=float)
    lifted = scores - min(0.0, float(scores.min()))
    return dict(zip(map(str, joint.table.index), map(float, lifted), strict=True))


def choose_funded(works: Works, values: Mapping[str, float], budget: float) -> Choice:
    """Choose the most valuable set within a budget.

    Parameters
    ----------
    works : Works
        Ties, duties and costs.
    values : mapping of str to float
        Non-negative value of every item.
    budget : float
        In the study's unit of money.

    Returns
    -------
    Choice
        As `prioritize.choice.choose`.

    Raises
    ------
    MissingCostError, MandatoryOverBudgetError
        As `make_plan`.
    """
    check_costs(works, budget)
    found = choose(works, values, budget)
    if found is None:
        check_pools(works)
    # The duties alone always fit once they were checked.
    return found or measure(works, values, works.must)


def choose_top(joint: JointList, works: Works, top: int) -> Choice:
    """Choose the duties and the first items of the joint list, with what they need.

    Parameters
    ----------
    joint : JointList
        The order of need.
    works : Works
        Ties and duties.
    top : int
        Number of places that count as in; items that share the last one are all in.

    Returns
    -------
    Choice
        An item that excludes a better one is not in it, and its place stays empty.
    """
    return measure(works, worth(joint), take_in_turn(works, top_items(joint, top)))


def take_in_turn(works: Works, wanted: Iterable[str]) -> frozenset[str]:
    """Take the duties, then each wanted item with its needs unless it clashes with one taken."""
    chosen = works.must
    for item in wanted:
        larger = chosen | works.with_needs([item])
        if works.possible(larger):
            chosen = larger
    return chosen


def top_items(joint: JointList, top: int) -> tuple[str, ...]:
    """List the items that fewer than `top` others precede, best first."""
    first, _ = place_spans(joint.table["score"].to_numpy(dtype=float)[None, :])
    return tuple(
        str(item) for item, place in zip(joint.table.index, first[0], strict=True) if place < top
    )


def retained_value(
    works: Works, utilities: Mapping[str, float], budget: float, funded: frozenset[str]
) -> float:
    """Compare what a party gets with the best it could have had under the same rules.

    Parameters
    ----------
    works : Works
        Ties, duties and costs.
    utilities : mapping of str to float
        The party's utility of every item, 0-1.
    budget : float
        In the study's unit of money.
    funded : frozenset of str
        The items that are done.

    Returns
    -------
    float
        Sum of utilities over `funded`, as a share 0-1 of the largest possible sum; 1 where
        no plan can give the party anything.
    """
    best = choose_funded(works, utilities, budget)
    got = measure(works, utilities, funded)
    return min(got.value / best.value, 1.0) if best.value > 0 else 1.0
