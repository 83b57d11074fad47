"""How sure the joint list is: how often each item takes each place when something is in doubt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.joint import joint_scores
from prioritize.utility import DIGITS, Array, place_spans

CHUNK = 1024
"""Lists handled at once, at most; fewer where many items make the pairs many."""

PAIRS_AT_ONCE = 4_000_000

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
        share = np.round(self.shares[:, :places].sum(axis=1), DIGITS)
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


def power_acceptability(
    contributions: Array, items: Sequence[str], draws: int, rng: np.random.Generator
) -> Acceptability:
    """Ask which places the items take when nothing at all is agreed about power.

    Powers are drawn uniformly from all ways of sharing 100 % (normalised exponentials).

    Parameters
    ----------
    contributions : array, shape (n_parties, n_items)
        The parties' utilities, or what another summing rule adds per unit of power.
    items : sequence of str
        Item ids in the order of the columns.
    draws : int
        Number of joint lists.
    rng : numpy.random.Generator
        Where the powers come from.

    Returns
    -------
    Acceptability
        The chunks the draws are handled in do not change it.
    """
    # Items equal for every party are equal in every list; scored once, they cannot differ by
    # the noise of a matrix product.
    distinct, same = np.unique(contributions, axis=1, return_inverse=True)
    expanded = same.reshape(-1)

    def score(powers: Array) -> Array:
        scores: Array = joint_scores(distinct, powers)[:, expanded]
        return scores

    return drawn_acceptability(score, len(contributions), items, draws, rng)


def drawn_acceptability(
    score: Callable[[Array], Array],
    n_parties: int,
    items: Sequence[str],
    draws: int,
    rng: np.random.Generator,
) -> Acceptability:
    """Ask the same of any rule, also of one that does not add up contributions.

    Parameters
    ----------
    score : callable
        Joint scores under many distributions of power, (n_draws, n_parties) to
        (n_draws, n_items), higher is better.
    n_parties : int
        Number of parties.
    items, draws, rng
        As in `power_acceptability`.

    Returns
    -------
    Acceptability
        The chunks the draws are handled in do not change it.
    """

    def lists() -> Iterator[Array]:
        size = chunk_size(len(items))
        for start in range(0, draws, size):
            powers = rng.standard_exponential((min(size, draws - start), n_parties))
            powers /= powers.sum(axis=1, keepdims=True)
            yield score(powers)

    return acceptability(lists(), items)


def chunk_size(n_items: int) -> int:
    """Say how many lists to handle at once."""
    return max(1, min(CHUNK, PAIRS_AT_ONCE // n_items**2))


def acceptability(batches: Iterable[Array], items: Sequence[str]) -> Acceptability:
    """Count places over many joint lists.

    Parameters
    ----------
    batches : iterable of array, shape (n_lists, n_items)
        Joint scores, higher is better; best of `chunk_size` lists each.
    items : sequence of str
        Item ids in the order of the columns.

    Returns
    -------
    Acceptability
        Over all lists of all batches.
    """
    size = len(items)
    # An item that shares places a to b adds to the running sum at a and takes off after b.
    steps = np.zeros(size * (size + 1))
    before = np.zeros((size, size))
    draws = 0
    for scores in batches:
        first, last = place_spans(scores)
        part = 1 / (last - first + 1)
        rows = np.arange(size) * (size + 1)
        steps += np.bincount((rows + first).ravel(), part.ravel(), minlength=len(steps))
        steps -= np.bincount((rows + last + 1).ravel(), part.ravel(), minlength=len(steps))
        middle = first + last
        ahead = (middle[:, :, None] < middle[:, None, :]).sum(axis=0)
        before += (ahead + len(scores) - ahead.T) / 2
        draws += len(scores)
    counts = steps.reshape(size, size + 1)[:, :size].cumsum(axis=1)
    shares = np.clip(np.round(counts / draws, DIGITS), 0.0, 1.0)
    return Acceptability(tuple(items), shares, before / draws, draws)
