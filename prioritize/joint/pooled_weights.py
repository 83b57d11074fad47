"""Pooled weights: the parties agree on weights first, and the items are ranked once."""

from prioritize.joint.rule import JointInput, JointRule
from prioritize.utility import Array


def _join(inputs: JointInput) -> Array:
    return inputs.rerank(inputs.powers @ inputs.weights)


RULE = JointRule(
    name="pooled_weights",
    title="Pooled weights",
    summary="pooled_weights: one ranking under the power-weighted mean of the parties' weights",
    join=_join,
)
