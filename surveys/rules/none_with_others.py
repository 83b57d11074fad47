"""An answer "none of these" together with something."""

import numpy as np

from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that tick an exclusive option together with others."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for answers in responses.answers:
        exclusive = np.array([state != "answer" for state in answers.part_states], dtype=bool)
        chosen = answers.named
        found |= chosen[:, exclusive].any(axis=1) & chosen[:, ~exclusive].any(axis=1)
    return found


RULE = Rule(
    "none_with_others", "caution", 5, "an answer 'none of these' together with something", find
)
