"""Segments, leftover needs and crowds as a notice may show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from prioritize.findings import CrowdFinding, PerspectiveFinding
from prioritize.needs_findings import MinorityFinding, NeedsFinding
from prioritize.segment_findings import SegmentsFinding
from prioritize.small_groups import guarded_key
from prioritize.small_segments import crowd_key, segment_key
from reports.notice.rounding import rounded
from reports.notice.scores import without_scores
from surveys.disclosure import Key, Shown

TOO_SMALL = "too_small"
"""Why there are no segments."""
HALF_A_PERSON = 0.5
"""A rate times its base is a count but for rounding."""


def public_segments(
    told: SegmentsFinding, unasked: Mapping[str, int], shown: Shown, minimum_cell: int
) -> SegmentsFinding:
    """Leave out who is in the segments, sizes that give few away, and wishes of few.

    Parameters
    ----------
    told : SegmentsFinding
    unasked : mapping of str to int
        How many used respondents were not asked about an item, for those whose demand is shown.
    shown : Shown
        From `surveys.disclosure.protect`.
    minimum_cell : int

    Returns
    -------
    SegmentsFinding
        Without profiles: they tell how many people of which age or building want what.
    """
    if any((one.size or 0) < minimum_cell for one in told.segments):
        # Their shares tell how many they are of whatever number.
        return SegmentsFinding(TOO_SMALL, outside=None)
    sizes = [segment_key(one.id) for one in told.segments]
    hidden = bool({*sizes, segment_key("")} & shown.hidden)
    few = {
        want.item
        for one in told.segments
        for want in one.wants
        # All who were not asked may be in this segment.
        if want.item not in unasked
        or _few(want.demand, (one.size or 0) - unasked[want.item], minimum_cell)
    }
    return replace(
        told,
        outside=None if hidden else told.outside,
        untold=(),
        segments=tuple(
            replace(
                one,
                size=None if hidden else one.size,
                profile=(),
                # What few want in one segment follows from what all the others want.
                wants=tuple(want for want in one.wants if want.item not in few),
                ranking=without_scores(one.ranking, frozenset(few)),
            )
            for one in told.segments
        ),
    )


def public_needs(
    needs: NeedsFinding,
    small: Mapping[tuple[str, str], frozenset[str]],
    untold: frozenset[str],
    shown: Shown,
    minimum_cell: int,
) -> NeedsFinding:
    """Leave out what few of a group, or of everybody, ask for or do not ask for.

    Parameters
    ----------
    needs : NeedsFinding
    small : mapping of (str, str) to frozenset of str
        Items whose demand by the group tells of too few, by question and answer.
    untold : frozenset of str
        Items whose demand by everybody is not shown.
    shown : Shown
    minimum_cell : int

    Returns
    -------
    NeedsFinding
    """
    return replace(
        needs,
        minorities=tuple(
            one
            for one in needs.minorities
            if one.item not in untold
            and one.item not in small.get((one.variable, one.level), frozenset())
            and not _group_keys(one) & shown.hidden
            and not _few(one.rate, one.n, minimum_cell)
        ),
    )


def _group_keys(one: MinorityFinding) -> set[Key]:
    return {guarded_key(one.variable, one.level, item) for item in ("", one.item)}


def _few(share: float, people: int, minimum_cell: int) -> bool:
    """Whether too few say so, or too few do not."""
    return min(share, 1 - share) * people < minimum_cell - HALF_A_PERSON


_NO_JUDGES: dict[str, Any] = {
    "panel": (),
    "geometric_consistency": None,
    "alternative": None,
    "spread": None,
    "consensus": None,
    "farthest": None,
}


def public_perspectives(
    perspectives: Iterable[PerspectiveFinding], shown: Shown
) -> Iterator[PerspectiveFinding]:
    """Leave out judges, and how many residents compared criteria where that gives few away.

    What was pooled two ways or lies between two judges could tell what one of them said. Weights
    that are means over residents are told in whole per cent: with every digit, only one number of
    people makes sums of their points or levels whole.

    Parameters
    ----------
    perspectives : iterable of PerspectiveFinding
    shown : Shown

    Yields
    ------
    PerspectiveFinding
    """
    for one in perspectives:
        headings = tuple(replace(part, geometric_consistency=None) for part in one.headings)
        told = replace(one, **_NO_JUDGES, headings=headings)
        if one.crowd is None:
            yield told
            continue
        crowd = _crowd(one.id, one.crowd, shown)
        yield replace(
            told,
            judges=crowd.counted,
            crowd=crowd,
            weights=rounded(told.weights),
            consistency_ratio=rounded(told.consistency_ratio),
            headings=rounded(told.headings),
        )


def _crowd(party: str, crowd: CrowdFinding, shown: Shown) -> CrowdFinding:
    def kept(name: str, count: int | None) -> int | None:
        return None if crowd_key(party, name) in shown.hidden else count

    return replace(
        crowd,
        respondents=kept("respondents", crowd.respondents),
        judged=kept("judged", crowd.judged),
        consistent=kept("consistent", crowd.consistent),
        spread=rounded(crowd.spread),
        mean_weights=rounded(crowd.mean_weights),
    )
