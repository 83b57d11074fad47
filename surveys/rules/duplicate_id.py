"""One sheet of answers that stands twice."""

import re
from typing import Final

import numpy as np
import pandas as pd

from surveys.copies import older_copies
from surveys.responses import Responses
from surveys.rules.rule import Limits, Mask, Rule

_SHORT: Final = re.compile(r"\D*\d{0,6}\D?")


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find further copies of one sheet of answers; the latest is kept.

    The platform's id counts within its file; across files only a long id or the same id at the
    same moment does, for every 问卷星 export numbers its rows from 1. Without times, the first
    copy is kept.
    """
    ids = responses.roles["id"].to_numpy(dtype=object)
    files = responses.rows["file"].to_numpy(dtype=object)
    times = responses.roles["time"]
    known = left & (ids != "")
    # Within one file an id that stands twice is the same sheet, at whatever moment.
    if len(set(files.tolist())) == 1:
        return older_copies(pd.Series(ids, dtype=str), known, times)
    short = np.fromiter((_SHORT.fullmatch(one) is not None for one in ids), bool, len(ids))
    within = pd.Series(np.where(short, files + "\x1f" + ids, ids), dtype=str)
    stamped = known & times.notna().to_numpy()
    moment = pd.Series(ids, dtype=str) + "\x1f" + times.astype(str)
    first = older_copies(within, known, times)
    return first | older_copies(moment, stamped & ~first, times)


RULE = Rule("duplicate_id", "remove", 4, "one sheet of answers that stands twice", find)
