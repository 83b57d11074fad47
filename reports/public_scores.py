"""Scores that a hidden demand goes into, told so roughly that nobody computes it back."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from prioritize.findings import CheckedItem, JointItem, RankedItem
from prioritize.segment_findings import SegmentRank

Scored = TypeVar("Scored", CheckedItem, JointItem, RankedItem, SegmentRank)
FIGURES = ("score", "utility")
TENTHS = 1


def rough_scores(scored: Iterable[Scored], untold: frozenset[str]) -> tuple[Scored, ...]:
    """Round the scores of items whose demand is not shown to tenths; ranks stay as they are.

    With weights and all other figures known, a score of one item is an equation for its demand.

    Parameters
    ----------
    scored : iterable of CheckedItem, JointItem, RankedItem or SegmentRank
    untold : frozenset of str
        Items whose demand, or another figure made of answers, is not shown.

    Returns
    -------
    tuple of the same
    """
    return tuple(_rough(one) if one.item in untold else one for one in scored)


def _rough(one: Scored) -> Scored:
    figures = {name: getattr(one, name) for name in FIGURES if hasattr(one, name)}
    changed: dict[str, Any] = {name: round(figure, TENTHS) for name, figure in figures.items()}
    return replace(one, **changed)
