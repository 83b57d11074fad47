"""Owners' votes on a notice: totals only, and none that a handful of owners stand behind."""

from collections.abc import Iterable
from dataclasses import replace

from prioritize.plan_findings import VoteFinding


def public_votes(votes: Iterable[VoteFinding], minimum_cell: int) -> tuple[VoteFinding, ...]:
    """Leave out the figures of votes that tell of few owners, and every forecast.

    The result of a vote and the leg it failed are public, whoever voted. A forecast posted
    before a vote would be a word in the vote itself. Shares stay exact: rounded, 66.6 % would
    look like two thirds. But exact shares of so many owners are counts: where fewer than
    `minimum_cell`, but at least one, took part or did not, agreed or took part and did not agree,
    the shares, the counts and what is still lacking all go, those of areas too.

    Parameters
    ----------
    votes : iterable of VoteFinding
    minimum_cell : int
        Smallest number of owners that may be shown.

    Returns
    -------
    tuple of VoteFinding
    """
    return tuple(
        replace(_without_figures(vote) if _tells_few(vote, minimum_cell) else vote, forecast=None)
        for vote in votes
    )


def _tells_few(vote: VoteFinding, minimum_cell: int) -> bool:
    """Whether there are few owners, or few on one side of the question."""
    owners, took_part, agreed = vote.owners or 0, vote.took_part_heads, vote.for_heads
    if owners < minimum_cell:
        return True
    if took_part is None or agreed is None:
        return False
    sides = (took_part, owners - took_part, agreed, took_part - agreed)
    return any(0 < heads < minimum_cell for heads in sides)


def _without_figures(vote: VoteFinding) -> VoteFinding:
    return replace(
        vote,
        area_share=None,
        head_share=None,
        for_area_share=None,
        for_head_share=None,
        owners=None,
        area=None,
        took_part_area=None,
        for_area=None,
        took_part_heads=None,
        for_heads=None,
        needed=None,
    )
