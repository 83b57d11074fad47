"""An answer "none of these" together with something."""

from collections.abc import Iterator

import numpy as np

from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that tick an exclusive option together with others."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for _, both in where(responses):
        found |= both
    return found


def where(responses: Responses) -> Iterator[tuple[Answers, Mask]]:
    """Give each question that has an exclusive option, and the rows that tick others as well."""
    for answers in responses.answers:
        exclusive = np.array([state != "answer" for state in answers.part_states], dtype=bool)
        if not exclusive.any() or exclusive.all():
            continue
        chosen = answers.named
        alone, others = chosen[:, exclusive].any(axis=1), chosen[:, ~exclusive].any(axis=1)
        yield answers, np.asarray(alone & others, dtype=bool)


RULE = Rule(
    "none_with_others",
    "caution",
    5,
    "an answer 'none of these' together with something",
    find,
    where=where,
)
