"""Respondents drawn by the groups they belong to, and what became of their sheets."""

import numpy as np
import pandas as pd

from surveys.cleaning import Cleaning
from surveys.responses import Responses


def grouped(groups, *, answers=(), finished=None, aliases=None):
    """Build responses from group questions alone; `groups` maps columns to cells."""
    frame = pd.DataFrame(groups, dtype=str)
    rows = len(frame)
    return Responses(
        rows=pd.DataFrame({"file": ["a.xlsx"] * rows, "row": np.arange(2, rows + 2)}),
        answers=tuple(answers),
        roles=pd.DataFrame({"finished": np.full(rows, np.nan) if finished is None else finished}),
        groups=frame,
        variables={column: column for column in frame.columns} | (aliases or {}),
    )


def cleaned(reasons):
    """Build a cleaning from the reason of every row, "" for a row that is used."""
    reason = np.array(reasons, dtype=object)
    nothing = pd.DataFrame({"file": [], "row": []})
    return Cleaning(
        used=np.asarray(reason == "", dtype=bool),
        reason=reason,
        suspicions=(),
        set_aside=nothing,
        doubtful=nothing,
    )
