"""Who pays how much for the chosen items, where no limits of sources are set."""

import math
from collections.abc import Collection, Iterable

from prioritize.funding import read_fund
from prioritize.plan_findings import PayingFinding
from prioritize.study import Item

ALL = 1.0
CLOSE = 1e-6
"""How near to the whole written shares come at least."""


def paying_findings(items: Iterable[Item], funded: Collection[str]) -> tuple[PayingFinding, ...]:
    """Add up the costs of the chosen items by who pays.

    Parameters
    ----------
    items : iterable of Item
        Of the study; those without a cost say nothing.
    funded : collection of str
        Ids of the chosen items.

    Returns
    -------
    tuple of PayingFinding
        The largest sum first; all sums together are the cost of the chosen items. Sources that
        share an item without written shares stand together, for nobody knows who pays what.
        Nothing where no chosen item names anybody.
    """
    sums: dict[frozenset[str], float] = {}
    called: dict[frozenset[str], tuple[str, ...]] = {}
    paid_for: dict[frozenset[str], list[str]] = {}
    for item in items:
        if item.cost is None or item.id not in funded:
            continue
        for sources, share in _shares(item.fund):
            payers = frozenset(sources)
            called.setdefault(payers, sources)
            sums[payers] = sums.get(payers, 0.0) + share * item.cost
            paid_for.setdefault(payers, []).append(item.id)
    if not any(sums):
        return ()
    whole = sum(sums.values()) or ALL
    return tuple(
        PayingFinding(called[one], sums[one], sums[one] / whole, tuple(paid_for[one]))
        for one in sorted(sums, key=lambda one: (-sums[one], called[one]))
    )


def _shares(text: str) -> list[tuple[tuple[str, ...], float]]:
    told = read_fund(text)
    written = [share for share in told.values() if share is not None and math.isfinite(share)]
    if len(told) > 1 and len(written) == len(told) and abs(sum(written) - ALL) < CLOSE:
        return [((source,), share) for source, share in zip(told, written, strict=True)]
    return [(tuple(told), ALL)]
