"""Reading the concession ledger: which items are contested, and who gave up most on each."""

from prioritize.findings import Findings
from prioritize.list_findings import LedgerEntry


def concessions(findings: Findings) -> tuple[LedgerEntry, ...]:
    """Pick the entries on which a party gave something up, largest concession first.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    tuple of LedgerEntry
        Entries with a concession above 0, then those whose concession a notice does not tell;
        equal ones in the order of item and party ids.
    """
    # A notice leaves out only concessions of lost places.
    given_up = [
        entry
        for entry in findings.tradeoffs.ledger
        if entry.concession is None or entry.concession > 0
    ]
    return tuple(
        sorted(given_up, key=lambda one: (-(one.concession or 0), one.item, one.perspective))
    )


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
