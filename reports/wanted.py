"""Where the line lies between what is done and what is not, and what each party has above it."""

from collections import Counter
from collections.abc import Mapping

from prioritize.findings import Findings

CHOSEN_WITHOUT_BUDGET = 10
"""How many items count as chosen when a run recorded neither a budget nor a number."""


def chosen_items(findings: Findings) -> frozenset[str]:
    """Name the items that are done, or that would be with as many as the study says.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    frozenset of str
        The funded items; without a plan those of the joint list that reach the first places.
    """
    if findings.plan.funded:
        return frozenset(findings.plan.funded)
    top = findings.provenance.settings.get("top")
    places = top if isinstance(top, int) else CHOSEN_WITHOUT_BUDGET
    return first_items({one.item: one.rank for one in findings.joint}, places)


def wanted_items(findings: Findings) -> dict[str, frozenset[str]]:
    """Name the items in each party's own first places, as many as are chosen.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    dict of str to frozenset of str
        Item ids by party id, in the order of the study; parties without a list are left out.
    """
    places = len(chosen_items(findings))
    return {
        party.id: first_items({one.item: one.rank for one in findings.rankings[party.id]}, places)
        for party in findings.perspectives
        if findings.rankings.get(party.id)
    }


def first_items(ranks: Mapping[str, float], places: int) -> frozenset[str]:
    """Pick the items in the first places; equals at the edge all count as in.

    Parameters
    ----------
    ranks : mapping of str to float
        1 is best, equals share their mean rank.
    places : int

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(first_items({"lift": 1.0, "roof": 2.5, "road": 2.5, "trees": 4.0}, 2))
    ['lift', 'road', 'roof']
    """
    sharing = Counter(ranks.values())
    # Of equals that share a mean rank the first stands (how many - 1) / 2 places higher.
    return frozenset(
        item for item, rank in ranks.items() if rank - (sharing[rank] - 1) / 2 <= places
    )
