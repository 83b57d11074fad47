"""Who stands in which row of two exports: respondents told apart by id, or by time."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import SurveyTable


def respondent_keys(table: SurveyTable) -> pd.Index | None:
    """Name each row by id, or by time where there is none; None if that fails.

    An id that stands twice (one questionnaire sent in again) is told apart by its turn.
    """
    for role in ("id", "time"):
        cells = cells_of_role(table, role)
        if cells is not None and (cells != "").all() and len(set(cells)) > len(cells) / 2:
            turn = pd.Series(cells, dtype=object).groupby(cells).cumcount().astype(str)
            keys: pd.Index = pd.Index(cells + "\x1f" + turn.to_numpy(dtype=object))
            return keys
    return None


def cells_of_role(table: SurveyTable, role: str) -> npt.NDArray[np.object_] | None:
    """Give the first column with a role as text, shape (n_rows,); None if there is none."""
    key = next((column.key for column in table.columns if column.role == role), None)
    return None if key is None else table.text[key].to_numpy(dtype=object)
