"""Who has how much say: every way of sharing it counts alike."""

from prioritize.doubts.doubt import Doubt, Draw, Drawn, Prepared, random_source
from prioritize.doubts.situation import Situation
from prioritize.robustness import uniform_shares


def prepare(situation: Situation) -> Prepared:
    """Draw powers uniformly from all ways of sharing 100 % among the parties.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Prepared
        Of one party all lists are the same.

    References
    ----------
    Lahdelma, Hokkanen and Salminen (1998), SMAA, European Journal of Operational Research
    106(1), 137-143.
    """
    parties = len(situation.own)

    def start() -> Draw:
        rng = random_source(situation, 0)
        return lambda size: Drawn(powers=uniform_shares(rng, size, parties))

    return Prepared(start, situation.study.settings.draws)


DOUBT = Doubt("power", prepare)
