"""How satisfied: the less satisfied people are, the more they ask for."""

from surveys.levels import encode_levels, share_of_scale
from surveys.scoring.kind import Floats, Kind, States


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:
    """Take the satisfaction brought to 0-1 from 1.

    Parameters
    ----------
    values : ndarray of float, shape (n_rows, n_parts)
    states : ndarray of uint8, shape (n_rows,)
    scale : tuple of float or None

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
        NaN outside the base, as in `surveys.levels.share_of_scale`.
    """
    return 1 - share_of_scale(values, states, scale)


KIND = Kind(
    name="satisfaction",
    title="satisfaction scale",
    summary="1 minus the mean satisfaction brought to 0-1",
    source="common convention: 1 - mean01, without don't know",
    encode=encode_levels,
    demand=demand,
    per_column=True,
    is_scale=True,
)
