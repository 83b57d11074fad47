"""Not an answer by the platform's own word: a preview, a test, spam, or rejected."""

from surveys.responses import Responses
from surveys.rules.facts import on_paper
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that the platform calls no answers.

    Paper keyed in through a preview of the form carries that word and is exempt.
    """
    called: Mask = responses.roles["valid"].to_numpy(dtype=float) == 0
    return called & ~on_paper(responses, limits)


RULE = Rule(
    "platform_invalid",
    "remove",
    2,
    "not an answer by the platform's own word: a preview, a test, spam, or rejected",
    find,
)
