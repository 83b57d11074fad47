"""One thing named as first and as second choice."""

import numpy as np

from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that give one answer to several questions that ask for the next choice.

    Such questions are single choices from one list of options whose weights fall.
    """
    found = np.zeros(len(responses.rows), dtype=bool)
    for family in _families(responses).values():
        if len({answers.question.weight for answers in family}) > 1:
            times = np.zeros(family[0].named.shape, dtype=np.uint16)
            for answers in family:
                times += answers.named
            found |= (times > 1).any(axis=1)
    return found


def _families(responses: Responses) -> dict[tuple[str, ...], list[Answers]]:
    families: dict[tuple[str, ...], list[Answers]] = {}
    for answers in responses.answers:
        if answers.kind.name == "single" and len(answers.parts) > 1:
            families.setdefault(answers.parts, []).append(answers)
    return families


RULE = Rule("named_twice", "caution", 6, "one thing named as first and as second choice", find)
