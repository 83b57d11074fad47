"""How important a criterion is to people: ratings that say how residents weigh criteria."""

from dataclasses import replace

from surveys.levels import encode_levels
from surveys.scoring.kind import Cells, Encoded, Kind, no_demand


def encode(cells: Cells) -> Encoded:
    """Read ratings as places on the scale, worst first.

    Parameters
    ----------
    cells : Cells
        One column; `question.item` names the criterion.

    Returns
    -------
    Encoded
        One part that speaks of no item, for an item may bear the name of the criterion.
    """
    return replace(encode_levels(cells), items=("",))


KIND = Kind(
    name="criterion_importance",
    title="rate a criterion",
    summary="no demand: the ratings weigh the criteria for the residents",
    source="direct rating, Bottomley and Doyle 2001; (x - 1) / (K - 1), shares of a person's sum",
    encode=encode,
    demand=no_demand,
    per_column=True,
    makes_demand=False,
    is_scale=True,
)
