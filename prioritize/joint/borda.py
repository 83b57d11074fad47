"""Borda count: every party gives an item a point for each item it stands above."""

from prioritize.joint.rule import JointInput, summing_rule
from prioritize.utility import Array


def _points(inputs: JointInput) -> Array:
    points: Array = inputs.ranks.shape[1] - inputs.ranks
    return points


RULE = summing_rule(
    name="borda",
    title="Borda count",
    summary="borda: number of items minus rank, added up over the parties, weighted by power",
    contributions=_points,
)
