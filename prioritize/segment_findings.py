"""Respondent segments: who wants what, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WantFinding:
    """What a segment asks for of one item, beside everybody.

    `demand` and `overall` are 0-1; `lift` is the one over the other, None where nobody asks.
    """

    item: str
    demand: float
    overall: float
    lift: float | None


@dataclass(frozen=True)
class ProfileFinding:
    """How many of a segment gave one answer about themselves.

    `variable` is the question, `levels` the answer; `row` is ``answer``, or ``rest`` where it
    holds together what may not stand alone and who gave no answer, with the answers among it that
    enough people gave. `share` is of the segment, `overall` of all segments together, 0-1.
    """

    variable: str
    levels: tuple[str, ...]
    row: str
    count: int
    share: float
    overall: float


@dataclass(frozen=True)
class SegmentRank:
    """An item's place on the residents' list if only this segment had answered."""

    item: str
    score: float | None
    utility: float | None
    rank: float
    joint_rank: float


@dataclass(frozen=True)
class SegmentFinding:
    """Respondents who want much the same.

    `share` is of all who are in a segment, 0-1; `stability` the mean Jaccard coefficient over
    resampled respondents, 0-1; `silhouette` the mean width of its respondents, -1 to 1. `wants`
    begin with what the segment asks for more than everybody; `ranking` is best first, empty
    where there is no party ``residents``. `size` is None where it would point at people.
    """

    id: str
    label: str
    size: int | None
    share: float
    stability: float
    silhouette: float
    wants: tuple[WantFinding, ...] = ()
    profile: tuple[ProfileFinding, ...] = ()
    ranking: tuple[SegmentRank, ...] = ()


@dataclass(frozen=True)
class SegmentsFinding:
    """The segments, largest first, or why there are none.

    `reason` is a code such as ``not_separated``, "" if there are segments. `silhouette` and
    `by_chance` are the mean width of the parting looked at, and what the same number of segments
    has where people want things together only by chance. `outside` counts used respondents who
    prefer nothing to anything, None where the number would point at people. `untold` names the
    questions about people of which no profile can be shown.
    """

    reason: str = ""
    silhouette: float | None = None
    by_chance: float | None = None
    outside: int | None = 0
    segments: tuple[SegmentFinding, ...] = ()
    untold: tuple[str, ...] = ()
