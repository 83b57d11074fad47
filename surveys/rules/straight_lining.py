"""One and the same answer down a long matrix."""

import numpy as np

from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that give one and the same place to every row of a long matrix."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for block in _blocks(responses).values():
        if len(block) >= limits.straight_line_rows:
            first = block[0].levels
            same = np.isfinite(first)
            for row in block[1:]:
                same &= row.levels == first
            found |= same
    return found


def _blocks(responses: Responses) -> dict[str, list[Answers]]:
    blocks: dict[str, list[Answers]] = {}
    for answers in responses.answers:
        # Whoever rates all criteria alike says that they weigh the same.
        if answers.kind.is_scale and answers.kind.makes_demand:
            blocks.setdefault(answers.block, []).append(answers)
    return blocks


def cannot(responses: Responses, limits: Limits) -> str:
    """Say that no matrix is long enough."""
    longest = max((len(block) for block in _blocks(responses).values()), default=0)
    return "" if longest >= limits.straight_line_rows else "no_blocks"


RULE = Rule(
    "straight_lining", "remove", 8, "one and the same answer down a long matrix", find, cannot
)
