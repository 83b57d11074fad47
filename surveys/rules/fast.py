"""Filled in faster than most, though not so fast that nobody could."""

from surveys.responses import Responses
from surveys.rules.facts import no_durations, pace
from surveys.rules.rule import Limits, Mask, Rule

HALF = 0.5


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:
    """Find rows below half the median time per question answered; paper is exempt."""
    found: Mask = pace(responses, left, limits) < HALF
    return found


RULE = Rule(
    "fast",
    "caution",
    1,
    "filled in faster than most, though not so fast that nobody could",
    find,
    no_durations,
)
