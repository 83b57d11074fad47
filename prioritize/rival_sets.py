"""What is funded under other joint scores, and the sets that come near what is funded today."""

import numpy as np

from prioritize.choice import choose
from prioritize.plan import take_in_turn
from prioritize.sequence import Works
from prioritize.utility import Array
from prioritize.weight_paths import Stage

Chosen = frozenset[str]

NOISE = 1e-12

FEWEST_PLANS, ITEMS_IN_ALL = 12, 3_000
"""A study gets so many plans, and fewer the more items each has to look at."""


def chosen_under(works: Works, values: Array, items: tuple[str, ...], top: int) -> Chosen:
    """Choose the duties and the first items by score, with what they need.

    Parameters
    ----------
    works : Works
    values : array, shape (n_items,)
        Joint scores.
    items : tuple of str
    top : int

    Returns
    -------
    frozenset of str
        As `prioritize.plan.choose_top`.
    """
    before = (values[None, :] > values[:, None] + NOISE).sum(axis=1)
    first = sorted((int(count), item) for count, item in zip(before, items, strict=True))
    return take_in_turn(works, [item for count, item in first if count < top])


def funded_under(works: Works, values: Array, items: tuple[str, ...], budget: float) -> Chosen:
    """Choose the most valuable set within a budget; lifts scores below 0 as the plan does."""
    lifted = values - min(0.0, float(values.min()))
    found = choose(works, dict(zip(items, map(float, lifted), strict=True)), budget)
    return works.must if found is None else found.items


class Rivals:
    """Funded sets met so far: the next search begins with those that come near today's.

    Attributes
    ----------
    now : frozenset of str
        The set that is funded today.
    exhausted : bool
        Whether so many sets were drawn that further ones are only taken from those met so far.
    """

    def __init__(self, stage: Stage, works: Works, budget: float) -> None:
        self._stage, self._works, self._budget = stage, works, budget
        self._sets: dict[Chosen, Array] = {}
        self._left = max(FEWEST_PLANS, ITEMS_IN_ALL // len(stage.items))
        self.exhausted = False
        self.now = self.best(stage.powers @ stage.gains)

    def best(self, scores: Array) -> Chosen:
        """Choose anew under some joint scores, and remember the set.

        Parameters
        ----------
        scores : array, shape (n_items,)

        Returns
        -------
        frozenset of str
            The most valuable set; once plans are exhausted, of those met so far.
        """
        if self._left <= 0:
            self.exhausted = True
            values = {one: float(scores @ held) for one, held in self._sets.items()}
            most = max(values.values())
            return (
                self.now
                if values[self.now] >= most - NOISE
                else max(values, key=lambda one: (values[one], sorted(one)))
            )
        self._left -= 1
        found = funded_under(self._works, scores, self._stage.items, self._budget)
        if found not in self._sets:
            self._sets[found] = np.isin(self._stage.items, sorted(found)).astype(np.float64)
        return found

    def lead(self, scores: Array) -> Array:
        """How far the best other set met so far is ahead of today's, shape (n_vectors,)."""
        others = [held for one, held in self._sets.items() if one != self.now]
        if not others:
            return np.full(len(scores), -np.inf)
        values: Array = (scores @ np.array(others).T).max(axis=1) - scores @ self._sets[self.now]
        return values
