"""No consent: refused, or left open where it was asked."""

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows whose consent was refused or left open."""
    refused: Mask = responses.roles["consent"].to_numpy(dtype=float) == 0
    return refused


RULE = Rule("no_consent", "remove", 1, "no consent: refused, or left open where it was asked", find)
