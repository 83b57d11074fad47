"""What the questionnaires say beside the demand of each item, as frozen data.

Counts are None where they are too small to be shown, or give a small one away.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemandFinding:
    """Share 0-1 with its interval; `low` and `high` None below ten answers, `n` if hidden."""

    value: float
    low: float | None
    high: float | None
    n: int | None


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


@dataclass(frozen=True)
class CommentQuestion:
    """What became of the answers to one question of free text.

    ``answered = no_content + coded + uncoded + unread``: "none", recognised as an item, not
    recognised, and beyond what is kept; all four None in the public version where one is small.
    """

    column: str
    asked: int
    answered: int
    no_content: int | None
    coded: int | None
    uncoded: int | None
    unread: int | None


@dataclass(frozen=True)
class CommentItem:
    """What free text says of one item.

    `mentioned` respondents ask for it, `against` refuse it, `praised` only say that it is fine.
    `ways` counts those who ask by how they were recognised: ``hand``, ``alias``, ``accepted``
    (words of an accepted need), ``similar``. `demand` is their share of those asked. Small
    counts are None in the public version.
    """

    item: str
    mentioned: int
    against: int | None
    praised: int | None
    ways: dict[str, int]
    demand: DemandFinding


@dataclass(frozen=True)
class NeedFinding:
    """A need that comments speak of, that is no item, and on which nobody has decided.

    `source` is ``sheet`` (a row of the sheet `comments`), ``catalogue`` (an item of the
    catalogue, by id in `catalogue`, that is none of the study) or ``comments`` (words that go
    together). `examples` hold no personal data, and are empty below the smallest cell.
    """

    label: str
    source: str
    catalogue: str
    words: tuple[str, ...]
    people: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class ItemKappa:
    """Codes by hand and by machine on one item; `kappa` None where it is not defined."""

    item: str
    both: int
    hand_only: int
    machine_only: int
    neither: int
    kappa: float | None


@dataclass(frozen=True)
class HandFinding:
    """A column of codes given by hand, and how far the machine agrees with it.

    `kappa` and `agreed` are over all comments and items together; None for fewer comments than
    the smallest cell.
    """

    column: str
    codes: str
    comments: int
    kappa: float | None
    agreed: float | None
    items: tuple[ItemKappa, ...]


@dataclass(frozen=True)
class CommentsFinding:
    """Free text: counts, items, needs that no item stands for, agreement with codes by hand.

    `needs_unnamed` counts the needs known by words of comments only, which a public notice leaves
    out.
    """

    questions: tuple[CommentQuestion, ...] = ()
    items: tuple[CommentItem, ...] = ()
    needs: tuple[NeedFinding, ...] = ()
    needs_unnamed: int = 0
    by_hand: tuple[HandFinding, ...] = ()
