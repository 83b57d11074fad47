"""More options than the question allows."""

import numpy as np

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that choose or rank more options than the question allows."""
    found = np.zeros(len(responses.rows), dtype=bool)
    files = responses.rows["file"]
    for answers in responses.answers:
        if answers.kind.is_scale or (answers.question.limit is None and not answers.limits):
            continue
        usual = np.inf if answers.question.limit is None else float(answers.question.limit)
        allowed = files.map(answers.limits).astype(float).fillna(usual).to_numpy()
        found |= answers.named.sum(axis=1) > allowed
    return found


RULE = Rule("limit_exceeded", "caution", 4, "more options than the question allows", find)
