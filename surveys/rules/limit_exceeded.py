"""More options than the question allows."""

import numpy as np

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that choose or rank more options than the question allows."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for answers in responses.answers:
        if answers.question.limit is not None and not answers.kind.is_scale:
            found |= answers.named.sum(axis=1) > answers.question.limit
    return found


RULE = Rule("limit_exceeded", "caution", 4, "more options than the question allows", find)
