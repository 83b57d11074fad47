"""A wrong answer to an attention question."""

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that gave a wrong answer to an attention question."""
    failed: Mask = responses.roles["check"].to_numpy(dtype=float) == 0
    return failed


def cannot(responses: Responses, limits: Limits) -> str:  # noqa: ARG001 - shared by all rules
    """Say that there is no attention question."""
    return "" if responses.roles["check"].notna().any() else "no_checks"


RULE = Rule("failed_check", "remove", 6, "a wrong answer to an attention question", find, cannot)
