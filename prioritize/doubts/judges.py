"""Who judged: the members of each party's panel might have been others."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from prioritize.doubts.doubt import Absent, Doubt, Draw, Drawn, Prepared, random_source
from prioritize.doubts.situation import Situation
from prioritize.robustness import uniform_shares
from prioritize.utility import DIGITS, Array
from weights.group import aggregate_judgements, aggregate_priorities, mean_priorities
from weights.incomplete import priorities
from weights.perspectives import Perspective

SALT = 1
TWO = 2


def prepare(situation: Situation) -> Prepared:
    """Give every judge of a party a random share in what the party says (Bayesian bootstrap).

    The shares are uniform on the simplex, and the judges are pooled by them in the party's own
    way. Drawing judges with replacement would leave a party of two to one of them alone in half
    of all lists; shares move between them instead, with the mean and nearly the spread of such
    draws.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Prepared
        Absent are parties of one judge, whose spread nobody knows. Parties that respondents of
        a survey weigh are left to the doubt about the respondents.

    References
    ----------
    Rubin (1981), The Bayesian bootstrap, Annals of Statistics 9(1), 130-134.
    """
    panels = {
        place: party
        for place, party in enumerate(situation.perspectives)
        if len(party.panel) >= TWO
    }
    several = {party.id for party in panels.values()}
    alone = tuple(
        one.id for one in situation.perspectives if one.id not in several and one.crowd is None
    )
    absent = (Absent("one_judge", alone),) if alone else ()
    criteria = list(situation.matrix.criteria)
    places = {place: _places(party) for place, party in panels.items()}

    def start() -> Draw:
        # Each party draws from its own stream, so that many small calls equal one large one.
        streams = {place: random_source(situation, SALT + place * 100) for place in panels}

        def draw(size: int) -> Drawn:
            return Drawn(
                weights={
                    place: pooled_weights(
                        party,
                        uniform_shares(streams[place], size, len(party.panel))[:, places[place]],
                        criteria,
                    )
                    for place, party in panels.items()
                }
            )

        return draw

    return Prepared(start if panels else None, situation.study.settings.draws, absent)


def _places(party: Perspective) -> npt.NDArray[np.intp]:
    """Order the judges by what they weigh, so that neither names nor sheets move the draws."""
    names = sorted(map(str, party.panel[0].weights.index))
    weights = np.array([judge.weights.reindex(names).to_numpy() for judge in party.panel])
    return np.argsort(np.lexsort(np.round(weights, DIGITS).T))


def pooled_weights(party: Perspective, shares: Array, criteria: Sequence[str]) -> Array:
    """Pool a party's judges in its own way when each of them counts so much.

    Parameters
    ----------
    party : Perspective
        With a panel.
    shares : ndarray, shape (n_lists, n_judges)
        Not negative, rows sum to 1; 0 leaves a judge out.
    criteria : sequence of str
        Order of the columns.

    Returns
    -------
    ndarray, shape (n_lists, n_criteria)
        Rows sum to 1.
    """
    order = [str(name) for name in party.panel[0].weights.index]
    stacked = np.array([judge.weights.reindex(order).to_numpy() for judge in party.panel])
    matrices = [judge.matrix for judge in party.panel if judge.matrix is not None]
    if party.pooling == "aij" and len(matrices) == len(party.panel):
        found, _ = priorities(aggregate_judgements(np.stack(matrices), shares))
    elif (stacked > 0).all():
        found = aggregate_priorities(stacked, shares)
    else:
        found = mean_priorities(stacked, shares)
    return np.asarray(found[:, [order.index(name) for name in criteria]])


DOUBT = Doubt("judges", prepare)
