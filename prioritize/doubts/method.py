"""Which method ranks: every one on offer that can work with the figures."""

from prioritize.doubts.doubt import Absent, Doubt, Draw, Drawn, Prepared
from prioritize.doubts.situation import Situation
from prioritize.errors import PrioritizeError
from prioritize.ranking import all_methods, score_many

TWO = 2


def prepare(situation: Situation) -> Prepared:
    """Make one joint list by every method, each counting alike.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Prepared
        Absent if the study's own method is the only one that can.
    """
    usable = tuple(name for name in all_methods() if _can(situation, name))
    if len(usable) < TWO:
        return Prepared(None, absent=(Absent("one_method"),))

    def start() -> Draw:
        left = list(usable)

        def draw(size: int) -> Drawn:
            taken = tuple(left[:size])
            del left[:size]
            return Drawn(methods=taken)

        return draw

    return Prepared(start, len(usable))


def _can(situation: Situation, method: str) -> bool:
    settings = situation.study.settings
    honoured = all_methods()[method].normalizations
    if honoured and settings.normalization not in honoured:
        return False
    try:
        for matrix, weights in zip(situation.own, situation.weights, strict=True):
            score_many(matrix, weights[None], method=method, normalization=settings.normalization)
    except PrioritizeError:
        return False
    return True


DOUBT = Doubt("method", prepare, joins=False)
