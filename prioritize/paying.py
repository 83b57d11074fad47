"""Who pays how much for the chosen items, where no limits of sources are set."""

import math
import re
from collections.abc import Collection, Iterable

from prioritize.funding import holds_marks, read_fund
from prioritize.plan_findings import PayingFinding
from prioritize.study import Item

ALL = 1.0
_BARE_SHARE = re.compile(r"([^\d\s=＝:：;；、,，/／])\s*(\d+(?:\.\d+)?)\s*[%％]")
"""A share right behind the name, as in ``city 60%``."""
_MARKED = re.compile(r"[=＝;；\n]")
"""Stands in a cell that is more than one name."""
CLOSE = 1e-6
"""How much of an item may be left over or too much before it is said."""


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
        share an item without written shares stand together, for nobody knows who pays what; what
        written shares leave over is nobody's. Nothing where no chosen item names anybody.
    """
    items = tuple(items)
    # A name that stands alone somewhere is known where a list may be one name as well.
    known = {one.fund.strip() for one in items if not _MARKED.search(one.fund)}
    known = {name for name in known if name and not holds_marks(name)}
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
    rest = ALL - sum(written)
    if not told or len(written) < len(told) or rest < -CLOSE:
        return [(tuple(told), ALL)]
    parts: list[tuple[tuple[str, ...], float]]
    parts = [((source,), share) for source, share in zip(told, written, strict=True)]
    return [*parts, ((), rest)] if rest > CLOSE else parts
