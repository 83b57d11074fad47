"""The same answers to everything, again and again from one building."""

import numpy as np
import pandas as pd

from surveys.responses import Responses
from surveys.rules.facts import few_questions, fingerprint
from surveys.rules.rule import Limits, Mask, Rule

FEWEST_ALIKE = 5
LEAST_ANSWERED = 10


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find five rows or more from one building that answer every question alike.

    Rows that answer fewer than ten questions are passed over: short answers agree by chance.
    """
    building = responses.roles["building"].to_numpy(dtype=object)
    if not (building != "").any():
        return np.zeros(len(left), dtype=bool)
    whole = np.zeros(len(left), dtype=np.int64)
    answered = np.zeros(len(left), dtype=np.int64)
    with np.errstate(over="ignore"):
        for answers in responses.answers:
            marks = fingerprint(answers)
            whole = whole * np.int64(1_000_003) + marks
            answered += marks != 0
    among = left & (building != "") & (answered >= LEAST_ANSWERED)
    keys = pd.MultiIndex.from_arrays([building[among], whole[among]])
    sizes = pd.Series(1, index=keys).groupby(level=[0, 1]).transform("size").to_numpy()
    found = np.zeros(len(left), dtype=bool)
    found[np.flatnonzero(among)[sizes >= FEWEST_ALIKE]] = True
    return found


def cannot(responses: Responses, limits: Limits) -> str:  # noqa: ARG001 - shared by all rules
    """Say that no column tells the building, or that too few questions were asked."""
    if not (responses.roles["building"] != "").any():
        return "no_buildings"
    return few_questions(responses, LEAST_ANSWERED)


RULE = Rule(
    "same_answers",
    "caution",
    9,
    "the same answers to everything, again and again from one building",
    find,
    cannot,
)
