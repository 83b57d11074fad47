"""An answer that no scale holds, or an age nobody reaches."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from surveys.answers import State
from surveys.bands import OLDEST
from surveys.numbers_in_words import read_number
from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask, Rule

_AGE = re.compile(r"年龄|周?岁|\bage\b|\bhow old\b", re.IGNORECASE)


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows with an answer off its scale, or an age below 0 or above 120."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for _, off in where(responses):
        found |= off
    ages = {column for name, column in responses.variables.items() if _AGE.search(name)}
    for column in sorted(ages):
        inverse, words = pd.factorize(responses.groups[column].to_numpy(dtype=object))
        numbers = np.array([read_number(word) for word in words], dtype=float)
        with np.errstate(invalid="ignore"):
            impossible = (numbers < 0) | (numbers > OLDEST)
        found |= impossible[inverse]
    for one in responses.banded:
        if one.ages:
            found[list(one.impossible)] = True
    return found


def where(responses: Responses) -> Iterator[tuple[Answers, Mask]]:
    """Give each scale, and the rows with an answer that is none of its places."""
    for answers in responses.answers:
        if answers.kind.is_scale and answers.scale is not None:
            yield answers, (answers.states == State.ANSWERED) & np.isnan(answers.levels)


RULE = Rule(
    "off_the_scale",
    "caution",
    7,
    "an answer that no scale holds, or an age nobody reaches",
    find,
    where=where,
)
