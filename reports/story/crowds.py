"""Residents weighed by the questionnaire itself: how many people that were, how they agree."""

from collections.abc import Iterator, Sequence

from prioritize.findings import CrowdFinding, PerspectiveFinding
from reports import figures
from reports.names import Names
from reports.story.panels import agreement
from reports.wording import Wording
from surveys.ratings import POINTS

COMPARED = "pairwise"


def crowd_sentences(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Iterator[str]:
    """Say of parties weighed by a questionnaire how many people that were, and how they agree."""
    for party in perspectives:
        crowd = party.crowd
        if crowd is None:
            continue
        name = names.party(party.id)
        if crowd.method == COMPARED:
            yield words.told([*_compared(crowd, name, words), *_judged(crowd, words)])
        else:
            # Without another way of pooling no table says how far they agree.
            agreed = () if party.alternative else agreement(party, words, names)
            yield words.told([*_rated(crowd, name, words), *agreed])


def _compared(crowd: CrowdFinding, party: str, words: Wording) -> Iterator[str]:
    facts = {"party": party, "way": words.word("crowd", crowd.pooling)}
    if crowd.respondents is None:
        yield words.say("weights.crowd_uncounted", **facts)
    else:
        people = figures.amount(crowd.respondents)
        yield words.say("weights.crowd", respondents=people, **facts)


def _rated(crowd: CrowdFinding, party: str, words: Wording) -> Iterator[str]:
    """Say how many rated the criteria, how many all of them, and how they agree."""
    facts = {"party": party, "way": words.word("rated", crowd.pooling)}
    people, shared = figures.amount(crowd.respondents), crowd.method == POINTS
    if crowd.respondents is None:
        yield (
            words.say("weights.rated_points_uncounted", **facts)
            if shared
            else words.say("weights.rated_uncounted", **facts)
        )
    elif shared:
        yield words.say("weights.rated_points", respondents=people, **facts)
    else:
        yield words.say("weights.rated", respondents=people, **facts)
    if crowd.judged is not None:
        yield words.say("weights.rated_judged", judged=figures.amount(crowd.judged))
    yield words.say("weights.rated_spread", spread=figures.percent(crowd.spread))


def _judged(crowd: CrowdFinding, words: Wording) -> Iterator[str]:
    """How many compared enough and consistently, as far as it may be told, and how they agree."""
    judged = figures.amount(crowd.judged)
    if crowd.judged is not None and crowd.consistent is None:
        yield words.say("weights.crowd_judged", judged=judged)
    elif crowd.judged is not None:
        yield words.say(
            "weights.crowd_consistent",
            judged=judged,
            consistent=figures.amount(crowd.consistent),
            limit=figures.amount(crowd.limit),
        )
    yield words.say("weights.crowd_spread", spread=figures.percent(crowd.spread))
