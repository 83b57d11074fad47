"""Why an item is left out, what it would push out, and what money would bring it in."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from prioritize.choice import Choice, affordable, fits, measure
from prioritize.joint import JointList
from prioritize.list_findings import LeftOut
from prioritize.missing_money import missing_money
from prioritize.sequence import Works


def beyond_top(
    joint: JointList, works: Works, chosen: Choice, inside: Collection[str]
) -> tuple[LeftOut, ...]:
    """Say why items are left out where the first of the list are in.

    Parameters
    ----------
    joint : JointList
    works : Works
    chosen : Choice
    inside : collection of str
        The items that count as first.

    Returns
    -------
    tuple of LeftOut
        In the order of the list.
    """
    return tuple(
        LeftOut(
            item=str(item),
            reason=_why_beyond(str(item), works, inside),
            displaces=(),
        )
        for item in joint.table.index
        if str(item) not in chosen.items
    )


def _why_beyond(item: str, works: Works, inside: Collection[str]) -> str:
    if _voted_down(item, works):
        return "VOTE"
    return "EXCLUDED" if item in inside else "TOP"


def _voted_down(item: str, works: Works) -> bool:
    """Whether owners voted down an item, or something it needs."""
    return bool(works.refused & works.with_needs([item]))


def unfunded(  # noqa: PLR0917 - an item, and both sets
    item: str,
    works: Works,
    values: Mapping[str, float],
    budget: float,
    chosen: Choice,
    forced: Choice | None,
) -> LeftOut:
    """Say why an item is left out of what a budget pays for, and what would bring it in.

    Parameters
    ----------
    item : str
    works : Works
    values : mapping of str to float
        Value of every item, best first.
    budget : float
    chosen, forced : Choice
        What is funded, and would be if the item had to be; None where nothing holds it.

    Returns
    -------
    LeftOut
    """
    gone = chosen.items - forced.items if forced is not None else frozenset()
    comes = works.with_needs([item])
    lacks = missing_money(works, chosen.items | comes, budget, comes - chosen.items)
    reason, sources = _reason(item, works, budget, chosen, possible=forced is not None)
    return LeftOut(
        item=item,
        reason=reason,
        displaces=tuple(name for name in values if name in gone),
        cost_more=None if lacks is None else lacks.money,
        sources=sources,
        more_from=() if lacks is None else lacks.more_from,
        only_way=lacks is None or lacks.only_way,
        budget_more=None if lacks is None else lacks.budget,
    )


def _reason(
    item: str, works: Works, budget: float, chosen: Choice, *, possible: bool
) -> tuple[str, tuple[str, ...]]:
    """Why an item is left out, and the sources that lack where the budget itself does not."""
    if _voted_down(item, works):
        return "VOTE", ()
    # Where no plan at all can hold the item, it is held against the duties alone.
    beside = chosen.items if possible else works.must
    whole = beside | works.with_needs([item])
    if works.clash(whole) is not None:
        return "EXCLUDED", ()
    lacks = missing_money(works, whole, budget, whole - beside)
    if lacks is not None and lacks.money == 0:
        return "VALUE", ()
    alone = replace(works, after=dict.fromkeys(works.items, ()))
    if fits(alone, beside | {item}, budget):
        return "PREREQUISITE", ()
    if lacks is not None and lacks.sources and not _over_budget(works, whole, budget):
        return "POOL", lacks.sources
    return "BUDGET", ()


def _over_budget(works: Works, items: Collection[str], budget: float) -> bool:
    """Whether a budget that is less than what the sources give together is exceeded."""
    if works.pools is not None and affordable(works.pools.total, budget):
        return False
    return not affordable(measure(works, works.costs, items).cost, budget)
