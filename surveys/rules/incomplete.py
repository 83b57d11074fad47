"""Nothing answered of what counts."""

import numpy as np

from surveys.answers import State, is_silent
from surveys.responses import Responses
from surveys.rules.facts import answered_questions
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that left empty whatever they were shown of the questions that make demand.

    Who was shown none of these questions, because of an earlier answer, is complete without
    them as long as anything at all is answered.
    """
    nothing: Mask = answered_questions(responses) == 0
    silent = np.ones(len(left), dtype=bool)
    blank = np.zeros(len(left), dtype=bool)
    scored = [answers.states for answers in responses.answers if answers.kind.makes_demand]
    for states in scored:
        silent &= is_silent(states)
        blank |= states == State.BLANK
    return silent & (nothing | blank) if scored else nothing


RULE = Rule("incomplete", "remove", 3, "nothing answered of what counts", find)
