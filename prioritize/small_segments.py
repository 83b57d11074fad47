"""How the counts of segments and of residents who weigh criteria hang together."""

from collections.abc import Iterator, Sequence

from prioritize.findings import PerspectiveFinding, SurveyFindings
from prioritize.small_cells import USED
from surveys.disclosure import CountTable, Key, one_way
from surveys.ratings import KINDS as RATED


def segment_counts(
    survey: SurveyFindings, perspectives: Sequence[PerspectiveFinding]
) -> Iterator[CountTable]:
    """Describe the sizes of the segments, and of crowds that weigh criteria.

    Who is in a segment and gave which answer about themselves is not described: a notice does
    not show it.

    Parameters
    ----------
    survey : SurveyFindings
    perspectives : sequence of PerspectiveFinding

    Yields
    ------
    CountTable
        For `surveys.disclosure.protect`, beside those of `prioritize.small_cells`.
    """
    used = survey.used or 0
    segments = survey.segments
    if segments.segments:
        sizes: dict[Key, int] = {segment_key(one.id): one.size or 0 for one in segments.segments}
        # Whoever answered but belongs nowhere; other rows said nothing of any item.
        yield one_way(USED, {**sizes, segment_key(""): segments.outside or 0}, used)
    for party in perspectives:
        if party.crowd is None:
            continue
        heard, judged, consistent = (
            crowd_key(party.id, name) for name in ("respondents", "judged", "consistent")
        )
        people, linked = party.crowd.respondents or 0, party.crowd.judged or 0
        yield one_way(USED, {heard: people}, used)
        yield one_way(heard, {judged: linked}, people)
        for place, question in enumerate(survey.questions):
            # Whoever answered a comparison or a rating is among those who did so.
            answered = question.answered or 0
            if question.kind == party.crowd.method and answered <= people:
                yield one_way(heard, {("answered", place): answered}, people)
                if party.crowd.method in RATED and linked <= answered:
                    # Whoever rated all criteria is among those who answered each question.
                    yield one_way(("answered", place), {judged: linked}, answered)
        if party.crowd.consistent is not None:
            yield one_way(judged, {consistent: party.crowd.consistent}, linked)


def segment_key(segment: str) -> Key:
    """Name the count of a segment's people, "" for those in none."""
    return ("segment", segment)


def crowd_key(party: str, name: str) -> Key:
    """Name a count of the residents who weigh criteria for a party."""
    return ("crowd", party, name)
