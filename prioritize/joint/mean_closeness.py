"""Mean of raw scores: kept to show how it differs, for the widest spread wins silently."""

from prioritize.joint.rule import JointInput, summing_rule
from prioritize.utility import Array


def _closeness(inputs: JointInput) -> Array:
    return inputs.closeness


RULE = summing_rule(
    name="mean_closeness",
    title="Mean closeness",
    summary=(
        "mean_closeness: the power-weighted mean of the raw scores; the party whose scores spread "
        "widest decides, so this is shown for comparison only"
    ),
    contributions=_closeness,
)
