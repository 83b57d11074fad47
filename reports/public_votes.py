"""Owners' votes on a notice: totals only, and none that a handful of owners stand behind."""

from collections.abc import Iterable
from dataclasses import replace

from prioritize.plan_findings import VoteFinding


def public_votes(votes: Iterable[VoteFinding], minimum_cell: int) -> tuple[VoteFinding, ...]:
    """Leave out the shares of votes of few owners, and every forecast.

    The result of a vote and the leg it failed are public, whoever voted. A forecast posted
    before a vote would be a word in the vote itself. Shares stay exact: rounded, 66.6 % would
    look like two thirds.

    Parameters
    ----------
    votes : iterable of VoteFinding
    minimum_cell : int
        Smallest number of owners whose shares may be shown.

    Returns
    -------
    tuple of VoteFinding
    """
    return tuple(
        replace(vote, forecast=None)
        if vote.owners is not None and vote.owners >= minimum_cell
        else replace(
            vote,
            area_share=None,
            head_share=None,
            for_area_share=None,
            for_head_share=None,
            owners=None,
            needed=None,
            forecast=None,
        )
        for vote in votes
    )
