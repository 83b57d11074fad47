"""Never sent in."""

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that the platform kept although the form was never ended."""
    found: Mask = responses.roles["finished"].to_numpy(dtype=float) == 0
    return found


RULE = Rule("broken_off", "caution", 2, "never sent in", find)
