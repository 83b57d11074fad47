"""What it costs: within the range that the items sheet gives."""

import numpy as np

from prioritize.doubts.doubt import Absent, Doubt, Draw, Drawn, Prepared, random_source
from prioritize.doubts.situation import Situation
from prioritize.sources import parse_source
from prioritize.utility import Array

SALT = 3


def prepare(situation: Situation) -> Prepared:
    """Draw each cost from a triangle over its range, with the stated cost as its tip.

    The range and the most likely cost are all that an estimate on this level knows; the triangle
    adds nothing to them. Items are drawn one by one: a rise in all prices at once is not meant.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Prepared
        Absent where no item has a range.

    References
    ----------
    Vose (2008), Risk Analysis: A Quantitative Guide, 3rd ed., section 14.3.2.
    """
    by_id = {one.id: one for one in situation.study.items}
    items = [by_id[name] for name in situation.items]
    ends = np.array([one.cost_range or (np.nan, np.nan, np.nan) for one in items])
    ranged = ends[:, 2] > ends[:, 0]
    if not ranged.any():
        return Prepared(None, absent=(Absent("no_ranges"),))
    places = [
        place
        for place, one in enumerate(situation.study.criteria)
        if str(parse_source(one.source)) == "item:cost"
    ]

    def start() -> Draw:
        rng = random_source(situation, SALT)

        def draw(size: int) -> Drawn:
            costs = np.broadcast_to(ends[:, 1], (size, len(items))).copy()
            costs[:, ranged] = triangular(rng.random((size, int(ranged.sum()))), ends[ranged])
            return Drawn(figures=dict.fromkeys(places, costs), costs=costs)

        return draw

    return Prepared(start, situation.study.settings.draws)


def triangular(uniform: Array, ends: Array) -> Array:
    """Turn uniform numbers into draws from triangles.

    Parameters
    ----------
    uniform : ndarray, shape (n_lists, n_items)
        0-1.
    ends : ndarray, shape (n_items, 3)
        Lowest, most likely and highest.

    Returns
    -------
    ndarray, shape (n_lists, n_items)

    Examples
    --------
    >>> triangular(np.array([[0.0], [0.5], [1.0]]), np.array([[8.0, 10.0, 12.0]]))[:, 0].tolist()
    [8.0, 10.0, 12.0]
    """
    low, middle, high = ends.T
    width = high - low
    rising = low + np.sqrt(uniform * width * (middle - low))
    falling = high - np.sqrt((1 - uniform) * width * (high - middle))
    drawn: Array = np.where(uniform * width < middle - low, rising, falling)
    return drawn


DOUBT = Doubt("costs", prepare)
