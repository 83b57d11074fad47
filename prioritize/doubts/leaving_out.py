"""What a single judge decides: the range of places when one of a few is left out."""

from collections.abc import Iterator

import numpy as np

from prioritize.doubts.doubt import Drawn
from prioritize.doubts.engine import Engine
from prioritize.doubts.judges import pooled_weights
from prioritize.doubts.situation import Situation
from prioritize.robustness_findings import LeaveOneOut
from prioritize.utility import mean_ranks
from weights.incomplete import connected_groups
from weights.perspectives import Perspective

FEWEST_FOR_INTERVAL = 10
TWO = 2


def leave_one_out(situation: Situation) -> tuple[LeaveOneOut, ...]:
    """Leave out each judge of each small panel in turn, and join the lists without them.

    From fewer than ten judges no interval is made: what a few interviews would have said
    otherwise, they cannot tell. The range says only what hangs on a single one of them.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    tuple of LeaveOneOut
        Parties in the order of their ids with two to nine judges, and their items; none under a
        joint rule that takes seconds for each list.
    """
    engine = Engine(situation)
    if engine.most_lists(Drawn(weights={0: situation.weights[:1]})) == 0:
        return ()
    return tuple(
        found
        for place, party in enumerate(situation.perspectives)
        if TWO <= len(party.panel) < FEWEST_FOR_INTERVAL
        for found in _ranges(engine, place, party)
    )


def _ranges(engine: Engine, place: int, party: Perspective) -> Iterator[LeaveOneOut]:
    count = len(party.panel)
    shares = (1 - np.eye(count)) / (count - 1)
    shares = shares[[_enough(party, row) for row in range(count)]]
    if not len(shares):
        return
    weights = pooled_weights(party, shares, engine.situation.matrix.criteria)
    drawn = Drawn(weights={place: weights})
    ranks = mean_ranks(engine.scores(drawn, len(shares)))
    for item, low, high in zip(
        engine.situation.items, ranks.min(axis=0).tolist(), ranks.max(axis=0).tolist(), strict=True
    ):
        yield LeaveOneOut(party.id, item, low, high)


def _enough(party: Perspective, left_out: int) -> bool:
    """Whether the comparisons of the others still link all criteria, where they are pooled."""
    others = [judge.matrix for at, judge in enumerate(party.panel) if at != left_out]
    matrices = [one for one in others if one is not None]
    if party.pooling != "aij" or len(matrices) < len(others):
        return True
    known = np.isfinite(matrices).any(axis=0)
    known |= known.T
    return not connected_groups(np.where(known, 1.0, np.nan)[None]).any()
