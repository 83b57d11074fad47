"""What a page needs to make the joint list again while a reader moves the parties' powers."""

from typing import Any

from prioritize.list_findings import RankedItem
from reports.story.context import Story

SUMMING = ("borda", "compromise", "mean_closeness")
"""Joint rules under which a party adds to each item the same, whatever the powers are."""
TEXTS = ("share", "rose", "fell", "same", "more", "less", "as_now")
"""Words that the page puts together itself, by the ends of their ids."""


def what_if(story: Story) -> dict[str, Any] | None:
    """Lay out the parties' lists for a page that adds them up under other powers.

    Parameters
    ----------
    story : Story

    Returns
    -------
    dict or None
        Names, own ranks, utilities and what each party adds to each item, parties and items in
        fixed order; None with one party, under a rule that is no sum, or where a notice does not
        show the figures.
    """
    found = story.findings
    rule = story.setting("joint")
    if len(found.perspectives) < 2 or rule not in SUMMING:  # noqa: PLR2004 - power is shared by two at least
        return None
    items = [one.item for one in found.joint]
    lists = {
        party: {one.item: one for one in found.rankings.get(party, ())} for party in story.party_ids
    }
    if any(lists[party].keys() != set(items) for party in lists):
        return None
    rows = [[lists[party][item] for item in items] for party in lists]
    added = [[_added(one, rule, len(items)) for one in row] for row in rows]
    utilities = [[one.utility for one in row] for row in rows]
    if not items or any(one is None for row in (*added, *utilities) for one in row):
        return None
    return {
        "parties": [
            {"name": story.names.party(one.id), "power": one.power} for one in found.perspectives
        ],
        "items": [{"name": story.names.item(one.item), "rank": one.rank} for one in found.joint],
        "added": added,
        "utilities": utilities,
        "ranks": [[one.rank for one in row] for row in rows],
        "link": f"#what-if={','.join(f'{100 * one.power:.0f}' for one in found.perspectives)}",
        "texts": {name: story.words.word("what_if", name) for name in TEXTS},
    }


def _added(one: RankedItem, rule: str, items: int) -> float | None:
    """What a party adds to the joint score of an item, for each part of the say it has."""
    if rule == "borda":
        return items - one.rank
    return one.utility if rule == "compromise" else one.score
