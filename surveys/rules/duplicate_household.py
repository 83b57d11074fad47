"""One home that answered more than once."""

import pandas as pd

from surveys.copies import older_copies
from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find homes that answered more than once; the latest sheet is kept."""
    homes = pd.Series(responses.roles["household"].to_numpy())
    return older_copies(homes, left & (homes >= 0).to_numpy(), responses.roles["time"])


def cannot(responses: Responses, limits: Limits) -> str:  # noqa: ARG001 - shared by all rules
    """Say that no column tells the home."""
    return "" if (responses.roles["household"] >= 0).any() else "no_households"


RULE = Rule(
    "duplicate_household", "remove", 5, "one home that answered more than once", find, cannot
)
