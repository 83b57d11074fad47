"""How much residents ask for each need category: the mean demand of its items, and how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prioritize.evidence import Evidence, demand_in
from prioritize.findings import CategoryFinding
from surveys.group_demand import group_demand
from surveys.signals import ItemSignal, item_signals

COMMENT = "comment"


def with_demand(
    categories: Sequence[CategoryFinding], evidence: Evidence | None
) -> tuple[CategoryFinding, ...]:
    """Put beside each category the mean demand of its items.

    A mean does not grow with the number of items, as a sum or a share of people who want any of
    them would, and stands on the same scale as the demand of one item.

    Parameters
    ----------
    categories : sequence of CategoryFinding
    evidence : Evidence or None

    Returns
    -------
    tuple of CategoryFinding
    """
    if evidence is None:
        return tuple(categories)
    table = group_demand(
        _signals(evidence),
        evidence.demand.table,
        [one.items for one in categories],
        evidence.used,
        evidence.weighting.weights,
    )
    return tuple(
        replace(one, demand=demand_in(table, place)) for place, one in enumerate(categories)
    )


def _signals(evidence: Evidence) -> Iterator[ItemSignal]:
    """What the demand of all items was counted from: questions, and comments for want of any."""
    yield from item_signals(evidence.responses)
    parts = evidence.demand.parts
    written = {*parts["item"][parts["kind"] == COMMENT]}
    for signal in item_signals(evidence.responses, COMMENT) if written else ():
        if signal.item in written:
            yield signal
