"""More options than the question allows."""

from collections.abc import Iterator

import numpy as np

from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that choose or rank more options than the question allows."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for _, too_many in where(responses):
        found |= too_many
    return found


def where(responses: Responses) -> Iterator[tuple[Answers, Mask]]:
    """Give each question that has a limit, and the rows that exceed it."""
    files = responses.rows["file"]
    for answers in responses.answers:
        if answers.kind.is_scale or (answers.question.limit is None and not answers.limits):
            continue
        usual = np.inf if answers.question.limit is None else float(answers.question.limit)
        allowed = files.map(answers.limits).astype(float).fillna(usual).to_numpy()
        yield answers, answers.named.sum(axis=1) > allowed


RULE = Rule(
    "limit_exceeded",
    "caution",
    4,
    "more options than the question allows",
    find,
    where=where,
)
