"""Reading the concession ledger: which items are contested, and who gave up most on each."""

from prioritize.findings import Findings
from prioritize.list_findings import LedgerEntry


def concessions(findings: Findings) -> tuple[LedgerEntry, ...]:
    """Pick the entries on which a party gave something up, largest concession first.

    Where a notice does not tell a concession, its place is estimated from what it does tell: the
    places lost, and how the party values the items next to it on its own list.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    tuple of LedgerEntry
        Entries with a concession above 0, or not told; equal ones in the order of item and party
        ids.
    """
    # A notice leaves out only concessions of lost places.
    given_up = [
        entry
        for entry in findings.tradeoffs.ledger
        if entry.concession is None or entry.concession > 0
    ]

    def key(one: LedgerEntry) -> tuple[float, str, str]:
        size = _estimate(findings, one) if one.concession is None else one.concession
        return -size, one.item, one.perspective

    return tuple(sorted(given_up, key=key))


def _estimate(findings: Findings, entry: LedgerEntry) -> float:
    """Value an item halfway between the nearest ones before and behind it with told values."""
    ranked = findings.rankings.get(entry.perspective, ())
    told = [(one.rank, one.utility) for one in ranked if one.utility is not None]
    above = min((value for rank, value in told if rank < entry.own_rank), default=1.0)
    below = max((value for rank, value in told if rank > entry.own_rank), default=0.0)
    return (above + below) / 2 * entry.places / max(len(ranked) - 1, 1)


def hardest_hit(findings: Findings) -> dict[str, str]:
    """Name the party that gave up most on each contested item.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    dict of str to str
        Party id by item id, the most contested item first.
    """
    hit: dict[str, str] = {}
    for entry in concessions(findings):
        hit.setdefault(entry.item, entry.perspective)
    return hit
