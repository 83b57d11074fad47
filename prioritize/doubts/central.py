"""For what view of the world each item comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prioritize.doubts.doubt import random_source
from prioritize.doubts.separable import SEPARABLE
from prioritize.doubts.situation import Situation
from prioritize.ranking import score_many
from prioritize.robustness import CHUNK, uniform_shares
from prioritize.tally import Tally
from prioritize.utility import Array

SALT = 9
FEWER = 1_000
"""Weight vectors drawn for a method that takes one at a time."""


@dataclass(frozen=True, eq=False)
class Central:
    """The mean view, powers or weights, of those under which an item is first.

    Attributes
    ----------
    names : tuple of str, length n_views
        Parties or criteria.
    first : ndarray, shape (n_items,)
        Share of the views under which the item is first.
    means : ndarray, shape (n_items, n_views)
        Rows sum to 1; NaN for an item that is never first: there is no such view.
    draws : int
    """

    names: tuple[str, ...]
    first: Array
    means: Array
    draws: int

    @classmethod
    def of(cls, tally: Tally, names: Sequence[str]) -> "Central":
        """Take the means from counts.

        Parameters
        ----------
        tally : Tally
            With as many views as names.
        names : sequence of str

        Returns
        -------
        Central

        References
        ----------
        Lahdelma, Hokkanen and Salminen (1998), European Journal of Operational Research 106(1),
        137-143: rank acceptability and central weight vector.
        """
        counts = tally.first[:, None]
        nothing = np.full(tally.views.shape, np.nan)
        means = np.divide(tally.views, counts, out=nothing, where=counts > 0)
        return cls(tuple(names), tally.first / max(tally.draws, 1), means, tally.draws)


def weight_views(situation: Situation) -> Central:
    """Ask under which weights of the criteria each item would come first.

    All weights are alike likely, and the same for everybody, so that the parties and their
    powers play no part.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Central
        Without draws where there is one criterion only.
    """
    settings, matrix = situation.study.settings, situation.matrix
    criteria = matrix.criteria
    tally = Tally(len(situation.items), len(criteria))
    if len(criteria) > 1:
        rng = random_source(situation, SALT)
        places = np.argsort(np.argsort(criteria))
        draws = settings.draws if settings.method in SEPARABLE else min(settings.draws, FEWER)
        for start in range(0, draws, CHUNK):
            weights = uniform_shares(rng, min(CHUNK, draws - start), len(criteria))[:, places]
            scores = score_many(
                matrix, weights, method=settings.method, normalization=settings.normalization
            )
            tally.add(scores, weights)
    return Central.of(tally, criteria)
