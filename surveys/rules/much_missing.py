"""Most of what was asked left empty."""

import numpy as np

from surveys.answers import State
from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule

MISSING_SHARE = 0.5
LEAST_ASKED = 4


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that left more than half of the questions they were shown empty.

    Comments are not counted: few people write any.
    """
    asked = np.zeros(len(left), dtype=np.int64)
    blank = np.zeros(len(left), dtype=np.int64)
    for answers in responses.answers:
        if answers.kind.makes_demand:
            asked += answers.states != State.SKIPPED
            blank += answers.states == State.BLANK
    return (asked >= LEAST_ASKED) & (blank > MISSING_SHARE * asked)


RULE = Rule("much_missing", "caution", 3, "most of what was asked left empty", find)
