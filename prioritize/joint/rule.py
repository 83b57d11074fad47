"""What every way of joining the parties' lists must say about itself and be able to do."""

from collections.abc import Callable
from dataclasses import dataclass

from prioritize.utility import Array


@dataclass(frozen=True, eq=False)
class JointInput:
    """The parties' lists as arrays; rows are parties, columns items.

    `utilities` (0-1), `ranks` (1 is best, ties share their mean) and `closeness` (the method's
    own scores) have shape (n_parties, n_items), `powers` (n_parties,) or (n_draws, n_parties)
    sum to 1 in the last axis, `weights` (n_parties, n_criteria) has rows that sum to 1. `rerank`
    ranks the items once more under other weights, shape (..., n_criteria) to (..., n_items),
    higher is better.
    """

    utilities: Array
    ranks: Array
    closeness: Array
    powers: Array
    weights: Array
    rerank: Callable[[Array], Array]


@dataclass(frozen=True)
class JointRule:
    """A way of making one list out of the parties' lists.

    `name` is what the settings say, `title` the name in the literature, `summary` one sentence
    for a report. `join` gives scores of shape (n_items,), higher is better, or (n_draws, n_items)
    for as many distributions of power. `contributions`,
    where a rule has them, say what each party adds per unit of power, shape (n_parties,
    n_items): the scores are then ``powers @ contributions``, and what more power would change
    can be computed exactly. A rule with `most_items` solves integer programmes and is asked of no
    more items than that. `costly` tells of an input whether every distribution of power takes
    such a programme of its own.
    """

    name: str
    title: str
    summary: str
    join: Callable[[JointInput], Array]
    contributions: Callable[[JointInput], Array] | None = None
    most_items: int | None = None
    costly: Callable[[JointInput], bool] | None = None


def summing_rule(
    name: str, title: str, summary: str, contributions: Callable[[JointInput], Array]
) -> JointRule:
    """Make a rule that adds up what each party contributes, weighted by power.

    Parameters
    ----------
    name, title, summary : str
        As in `JointRule`.
    contributions : callable
        What each party adds per unit of power, shape (n_parties, n_items).

    Returns
    -------
    JointRule
        With ``powers @ contributions`` as scores.
    """

    def join(inputs: JointInput) -> Array:
        scores: Array = inputs.powers @ contributions(inputs)
        return scores

    return JointRule(name, title, summary, join, contributions)
