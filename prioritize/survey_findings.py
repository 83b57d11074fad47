"""What the questionnaires say beside the demand of each item, as frozen data.

Counts are None where they are too small to be shown, or give a small one away.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingFinding:
    """What one kind of question tells of one item.

    `label` is the class or quadrant the item falls into, "" if the kind has none; `figures`
    are named in the file of the kind in `surveys.scoring`; figures that nobody's answer gives
    are left out.
    """

    kind: str
    column: str
    item: str
    base: int | None
    label: str
    figures: dict[str, float]


@dataclass(frozen=True)
class CautionFinding:
    """Used rows that break a rule of caution; `rule` is its name."""

    rule: str
    rows: int | None


@dataclass(frozen=True)
class NotJudged:
    """A rule that the exports do not allow to judge; `reason` is a code such as ``no_times``."""

    rule: str
    reason: str


@dataclass(frozen=True)
class StrictMove:
    """An item whose place on the joint list differs when doubtful rows are left out."""

    item: str
    rank: float
    strict_rank: float


@dataclass(frozen=True)
class StrictFinding:
    """The run without the rows that break a rule of caution.

    `used` are the rows left; `moves` the items whose joint place changes; `in_set` and
    `out_of_set` the items that come into and go out of what is chosen; `not_weighted` the
    variables that have too few rows left to be weighted by.
    """

    used: int | None
    moves: tuple[StrictMove, ...] = ()
    in_set: tuple[str, ...] = ()
    out_of_set: tuple[str, ...] = ()
    not_weighted: tuple[str, ...] = ()


@dataclass(frozen=True)
class CorrectionsFinding:
    """What a planner mended: cells changed, rows set aside and kept, corrections refused."""

    cells: int | None = 0
    set_aside: int | None = 0
    kept: int | None = 0
    refused: int = 0
