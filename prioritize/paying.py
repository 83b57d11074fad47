"""Who pays how much for the chosen items, where no limits of sources are set."""

import math
import re
from collections.abc import Collection, Iterable

from prioritize.funding import BETWEEN, holds_marks, read_fund
from prioritize.plan_findings import PayingFinding
from prioritize.study import Item

ALL = 1.0
_BARE_SHARE = re.compile(r"([^\d\s=＝:：;；、,，/／])\s*(\d+(?:\.\d+)?)\s*[%％]")
"""A share right behind the name, as in ``city 60%``."""
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
    items = tuple(items)
    # A name that stands alone somewhere is known where a list may be one name as well.
    known = {one.fund.strip() for one in items if one.fund and not holds_marks(one.fund)}
    known = {name for name in known if not BETWEEN.search(name)}
    sums: dict[frozenset[str], float] = {}
    called: dict[frozenset[str], tuple[str, ...]] = {}
    paid_for: dict[frozenset[str], list[str]] = {}
    for item in items:
        if item.cost is None or item.id not in funded:
            continue
        for sources, share in _shares(item.fund, known):
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


def _shares(text: str, known: Collection[str]) -> list[tuple[tuple[str, ...], float]]:
    told = read_fund(_BARE_SHARE.sub(r"\1=\2%", text), known)
    written = [share for share in told.values() if share is not None and math.isfinite(share)]
    if len(told) > 1 and len(written) == len(told) and abs(sum(written) - ALL) < CLOSE:
        return [((source,), share) for source, share in zip(told, written, strict=True)]
    return [(tuple(told), ALL)]
