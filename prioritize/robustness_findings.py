"""What a run found about how sure the joint list is."""

from dataclasses import dataclass, field

from prioritize.representation_findings import UnheardFindings


@dataclass(frozen=True)
class DoubtEffect:
    """How much one doubt alone, or all ``together``, changes about the list.

    `items` are those whose tier is another than the joint list alone would give them, `in_change`
    the share of the leading items that others replace on average, `pair_change` the share of all
    pairs of items that stand the other way round on average, both 0-1. `lists` were made.
    """

    doubt: str
    lists: int
    items: tuple[str, ...]
    in_change: float
    pair_change: float


@dataclass(frozen=True)
class NotDoubted:
    """What could not be put in doubt, and why; `perspectives` where only parties are meant.

    `reason` is ``one_judge``, ``no_survey``, ``no_survey_criterion``, ``no_ranges``,
    ``one_method`` or ``slow_rule``.
    """

    doubt: str
    reason: str
    perspectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class CentralView:
    """The mean view of those under which an item is first; None if it never is.

    `first` is the share of such views; `view` holds shares by party or by criterion, sum 1.
    """

    item: str
    first: float
    view: dict[str, float] | None


@dataclass(frozen=True)
class LeaveOneOut:
    """Best and worst joint rank of an item when one judge of a party is left out."""

    perspective: str
    item: str
    low: float
    high: float


@dataclass(frozen=True)
class RobustnessFindings:
    """How often each item takes each place when something is in doubt.

    `in_share`, `in_error` (its standard error by chance of the draws), `before` (share of lists
    in which the first item stands before the second), `ties`, tiers and rank intervals are those
    under `headline`. `draws` and `replicates` are how many powers and resampled surveys were
    drawn. `funded_share` is the share of `funded_lists` in which an item is funded; empty without
    a budget.
    """

    acceptability: dict[str, dict[str, tuple[float, ...]]] = field(default_factory=dict)
    in_share: dict[str, float] = field(default_factory=dict)
    ties: tuple[tuple[str, ...], ...] = ()
    draws: int = 0
    replicates: int = 0
    unheard: UnheardFindings = field(default_factory=UnheardFindings)
    headline: str = ""
    in_error: dict[str, float] = field(default_factory=dict)
    before: dict[str, dict[str, float]] = field(default_factory=dict)
    effects: tuple[DoubtEffect, ...] = ()
    not_doubted: tuple[NotDoubted, ...] = ()
    methods: tuple[str, ...] = ()
    central_powers: tuple[CentralView, ...] = ()
    central_weights: tuple[CentralView, ...] = ()
    leave_one_out: tuple[LeaveOneOut, ...] = ()
    funded_share: dict[str, float] = field(default_factory=dict)
    funded_lists: int = 0
