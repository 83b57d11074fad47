"""How sure the joint list is: how often each item takes each place when something is in doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.tally import Tally
from prioritize.utility import DIGITS, Array

CHUNK = 1024
"""Lists handled at once."""

UNDECIDED = (0.4, 0.6)
"""Two items are tied when neither stands before the other in more than six of ten lists."""

CERTAIN, HARDLY = 0.9, 0.1
"""Shares of lists in which an item is in, for the tiers ``certain`` and ``out``."""

NOISE = 1e-12


@dataclass(frozen=True, eq=False, repr=False)
class Acceptability:
    """How often each item takes each place in many equally possible joint lists.

    `shares` has shape (n_items, n_items): row item, column place, first place first; rows and
    columns sum to 1, and equals share the places they take together. `before` has the same
    shape: the share of lists in which the row's item stands before the column's, a tie
    counting half. `draws` is the number of lists.
    """

    items: tuple[str, ...]
    shares: Array
    before: Array
    draws: int

    def __repr__(self) -> str:
        return f"Acceptability({len(self.items)} items, {self.draws} draws)"

    def intervals(self, level: float = 0.9) -> pd.DataFrame:
        """Give the interval of places that holds each item in most lists.

        Parameters
        ----------
        level : float
            0.9 leaves a twentieth of the lists on either side.

        Returns
        -------
        DataFrame
            Indexed by item: `low` and `high` (float, 1 is best).
        """
        reached = self.shares.cumsum(axis=1)
        tail = (1 - level) / 2
        places = {
            "low": (reached < tail - NOISE).sum(axis=1) + 1.0,
            "high": (reached < 1 - tail - NOISE).sum(axis=1) + 1.0,
        }
        return pd.DataFrame(places, index=pd.Index(self.items, name="item"))

    def in_share(self, places: int) -> pd.Series:
        """Give the share of lists in which each item is among the first `places`, 0-1."""
        share = np.clip(np.round(self.shares[:, :places].sum(axis=1), DIGITS), 0.0, 1.0)
        return pd.Series(share, index=pd.Index(self.items, name="item"))

    def ties(self) -> tuple[tuple[str, ...], ...]:
        """Group the items whose order among each other is open.

        Going down the list by mean place, an item joins the first group with *all* of whose
        members it is tied (neither before the other in more than 60 % of lists); otherwise it
        opens a group. Groups of one are not told.

        Returns
        -------
        tuple of tuples of str
            Item ids, best first.
        """
        low, high = UNDECIDED
        open_pairs = (self.before >= low - NOISE) & (self.before <= high + NOISE)
        mean_place = np.round(self.shares @ np.arange(len(self.items)), DIGITS)
        groups: list[list[int]] = []
        for row in sorted(range(len(self.items)), key=lambda one: (mean_place[one], one)):
            home = next((group for group in groups if open_pairs[row, group].all()), None)
            if home is None:
                groups.append([row])
            else:
                home.append(row)
        return tuple(tuple(self.items[row] for row in group) for group in groups if len(group) > 1)


def tier(in_share: float) -> str:
    """Say how sure it is that an item is in.

    Parameters
    ----------
    in_share : float
        Share of lists in which it is, 0-1.

    Returns
    -------
    {"certain", "depends", "out"}
        In at least 90 % of lists, in between, in at most 10 %.
    """
    if in_share >= CERTAIN - NOISE:
        return "certain"
    return "out" if in_share <= HARDLY + NOISE else "depends"


def uniform_shares(rng: np.random.Generator, size: int, parts: int) -> Array:
    """Draw ways of sharing 100 %, all equally likely.

    Exponentials over their sum are uniform on the simplex; uniform numbers over their sum would
    crowd its middle.

    Parameters
    ----------
    rng : numpy.random.Generator
    size : int
        How many.
    parts : int
        Among how many it is shared.

    Returns
    -------
    ndarray, shape (size, parts)
        Rows sum to 1. Several small calls draw the same as one large one.

    References
    ----------
    Rubinstein and Kroese (2016), Simulation and the Monte Carlo Method, 3rd ed., section 2.5.3.
    """
    shares: Array = rng.standard_exponential((size, parts))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def acceptability(batches: Iterable[Array], items: Sequence[str]) -> Acceptability:
    """Count places over many joint lists.

    Parameters
    ----------
    batches : iterable of array, shape (n_lists, n_items)
        Joint scores, higher is better; best of `CHUNK` lists each.
    items : sequence of str
        Item ids in the order of the columns.

    Returns
    -------
    Acceptability
        Over all lists of all batches.
    """
    tally = Tally(len(items))
    for scores in batches:
        tally.add(scores)
    return told(tally, items)


def told(tally: Tally, items: Sequence[str]) -> Acceptability:
    """Turn counts into shares.

    Parameters
    ----------
    tally : Tally
        Of at least one list.
    items : sequence of str
        Item ids in the order they were counted in.

    Returns
    -------
    Acceptability
    """
    shares = np.clip(np.round(tally.places / tally.draws, DIGITS), 0.0, 1.0)
    return Acceptability(tuple(items), shares, tally.before / tally.draws, tally.draws)
