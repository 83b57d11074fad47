"""Points shared out over criteria: they say how residents weigh criteria."""

import numpy as np

from surveys.answers import State
from surveys.numbers_in_words import read_numbers
from surveys.scoring.kind import Cells, Encoded, Kind, no_demand


def encode(cells: Cells) -> Encoded:
    """Read the points that each person gave to one criterion.

    Parameters
    ----------
    cells : Cells
        One column; `question.item` names the criterion.

    Returns
    -------
    Encoded
        One part that speaks of no item, for an item may bear the name of the criterion. Points
        are 0 or more; words and points below 0 are counted as unlisted.
    """
    column = cells.columns[0]
    states = cells.states[:, 0]
    read, _ = read_numbers(cells.text[:, 0])
    answered = states == State.ANSWERED
    fair = answered & (np.nan_to_num(read, nan=-1.0) >= 0)
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=("",),
        part_states=("answer",),
        values=np.where(fair, read, np.nan)[:, np.newaxis],
        states=states,
        unlisted=int((answered & ~fair).sum()),
    )


KIND = Kind(
    name="criterion_points",
    title="share out points over criteria",
    summary="no demand: the points weigh the criteria for the residents",
    source="constant sum (point allocation); shares of a person's sum",
    encode=encode,
    demand=no_demand,
    per_column=True,
    makes_demand=False,
)
