"""Filled in far faster than others."""

from surveys.responses import Responses
from surveys.rules.facts import no_durations, pace
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:
    """Find rows far below the median time per question answered; paper is exempt."""
    found: Mask = pace(responses, left, limits) < limits.too_fast_share
    return found


RULE = Rule("too_fast", "remove", 7, "filled in far faster than others", find, no_durations)
