"""What each of many people adds to pooled weights, so that they can be pooled again and again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from weights.incomplete import connected_groups, priorities
from weights.pairwise import Floats

AT_ONCE = 2_000_000
"""Figures held at the same time while weights are pooled again."""


@dataclass(frozen=True, eq=False)
class Voices:
    """Many people's answers, ready to be pooled however much each of them counts.

    Attributes
    ----------
    rows : ndarray of int, shape (n_voices,)
        Whose answers they are, by place among all who were asked.
    pool : callable (say of shape (n_lists, n_voices)) -> ndarray, shape (n_lists, n_criteria)
        Rows sum to 1. Called with at least one voice above 0 in each list; NaN throughout in a
        list where what is said does not link all criteria.
    powers : ndarray of float, shape (n_voices,), optional
        How much each of them counts anyway; equal unless given.
    """

    rows: npt.NDArray[np.intp] = field(repr=False)
    pool: Callable[[Floats], Floats] = field(repr=False)
    powers: Floats | None = field(default=None, repr=False)

    def pooled(self, say: npt.NDArray[np.generic], instead: Floats) -> Floats:
        """Pool the weights once for each list.

        Parameters
        ----------
        say : ndarray, shape (n_lists, n_asked)
            How often each of those asked counts, not negative.
        instead : ndarray, shape (n_criteria,)
            Weights of a list in which nobody weighs all criteria.

        Returns
        -------
        ndarray, shape (n_lists, n_criteria)
            Rows sum to 1.
        """
        found = np.tile(np.asarray(instead, dtype=np.float64), (len(say), 1))
        step = max(1, AT_ONCE // max(len(self.rows), len(instead) ** 2))
        for start in range(0, len(say), step):
            part = say[start : start + step, self.rows].astype(np.float64)
            if self.powers is not None:
                part *= self.powers
            heard = np.flatnonzero(part.sum(axis=1) > 0)
            if not len(heard):
                continue
            weights = self.pool(part[heard])
            told = np.isfinite(weights).all(axis=1)
            found[start + heard[told]] = weights[told]
        return found


@dataclass(frozen=True, eq=False)
class Pairs:
    """Comparisons as logarithms, to be pooled entry by entry (AIJ).

    Attributes
    ----------
    logs : ndarray of float, shape (n_people, n_pairs)
        0 where nothing was said.
    known : ndarray of float, shape (n_people, n_pairs)
        1 where something was.
    places : tuple of (int, int), length n_pairs
        Places of left and right.
    size : int
        Number of criteria.
    """

    logs: Floats = field(repr=False)
    known: Floats = field(repr=False)
    places: tuple[tuple[int, int], ...]
    size: int

    def matrices(self, say: Floats) -> Floats:
        """Give the weighted geometric mean of each comparison; NaN where nobody compared.

        Parameters
        ----------
        say : ndarray, shape (..., n_people)

        Returns
        -------
        ndarray, shape (..., n_criteria, n_criteria)
        """
        total, count = say @ self.logs, say @ self.known
        sums = np.zeros((*say.shape[:-1], self.size, self.size))
        counts = np.zeros_like(sums)
        for place, (row, column) in enumerate(self.places):
            sums[..., row, column] += total[..., place]
            sums[..., column, row] -= total[..., place]
            counts[..., row, column] += count[..., place]
            counts[..., column, row] += count[..., place]
        means = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
        here = np.arange(self.size)
        means[..., here, here] = 0.0
        return np.asarray(np.exp(means))

    def weights(self, say: Floats) -> Floats:
        """Weigh the criteria by the pooled comparisons of each list.

        Parameters
        ----------
        say : ndarray, shape (n_lists, n_people)

        Returns
        -------
        ndarray, shape (n_lists, n_criteria)
            NaN throughout where the pairs compared do not link all criteria.
        """
        stack = self.matrices(say)
        found = np.full((len(stack), self.size), np.nan)
        linked = ~connected_groups(stack).any(axis=1)
        if linked.any():
            found[linked], _ = priorities(stack[linked])
        return found


def pairs_of(ratios: Floats, places: Sequence[tuple[int, int]], size: int) -> Pairs:
    """Take the logarithms of comparisons.

    Parameters
    ----------
    ratios : ndarray of float, shape (n_people, n_pairs)
        > 0; NaN where nothing was said.
    places : sequence of (int, int)
        Places of left and right.
    size : int
        Number of criteria.

    Returns
    -------
    Pairs
    """
    known = np.isfinite(ratios)
    logs = np.log(np.where(known, ratios, 1.0))
    return Pairs(logs, known.astype(np.float64), tuple(places), size)
