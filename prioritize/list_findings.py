"""What a run found about the lists: own and joint, what was traded, how sure it is, the plan."""

from dataclasses import dataclass

from prioritize.plan_findings import (
    BalanceFinding,
    OptionFinding,
    PayingFinding,
    PhaseFinding,
    PoolFinding,
    ResponsibilityFinding,
    RolesFinding,
    TrenchFinding,
    VisibilityFinding,
    VoteFinding,
)


@dataclass(frozen=True)
class RankedItem:
    """An item's own score, utility (0-1) and rank (1 best, ties share the mean) for a party.

    On a notice, figures from which a hidden demand could be computed are None, here and below.
    """

    item: str
    score: float | None
    utility: float | None
    rank: float


@dataclass(frozen=True)
class JointItem:
    """An item's place on the joint list.

    `rank_low`, `rank_high`: 90 % rank interval; `tier`: ``certain``, ``depends`` or ``out``.
    """

    item: str
    score: float | None
    rank: float
    rank_low: float
    rank_high: float
    tier: str


@dataclass(frozen=True)
class LedgerEntry:
    """What one party gave up on one item. `places` = joint - own (positive: lower than wanted)."""

    item: str
    perspective: str
    own_rank: float
    joint_rank: float
    places: float
    concession: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """One party's sum of concessions; `retained_value` None without a budget."""

    perspective: str
    concession: float
    kendall_distance: float
    top_kept: float
    retained_value: float | None


@dataclass(frozen=True)
class Override:
    """`placed_above` stands before `preferred` although the party holds the opposite."""

    perspective: str
    preferred: str
    placed_above: str
    margin: float | None


@dataclass(frozen=True)
class Flip:
    """The nearest power share at which the first place or the chosen set changes."""

    perspective: str
    direction: str
    power: float
    change: str
    item: str
    over: str


@dataclass(frozen=True)
class WeightFlip:
    """The nearest weight of a criterion with a party at which the outcome changes.

    `weight` is the criterion's share (0-1) of the party's weights; the rest as in `Flip`.
    """

    perspective: str
    criterion: str
    direction: str
    weight: float
    change: str
    item: str
    over: str


@dataclass(frozen=True)
class Dispute:
    """A range of weights on which people differ, and whether it changes what is done.

    `between` is ``judges`` (of `perspective`) or ``parties`` (`perspective` is empty); `low` and
    `high` are the lowest and highest weight anybody gives the criterion, 0-1. Where it `matters`,
    `weight` is one at which the chosen set changes, with what comes and goes there.
    """

    criterion: str
    between: str
    perspective: str
    low: float
    high: float
    matters: bool
    weight: float | None = None
    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class TradeOffs:
    """Who gave up what, and what would flip it.

    `weight_flips_untold` counts the changes by weight that a public notice leaves out.
    """

    ledger: tuple[LedgerEntry, ...] = ()
    totals: tuple[Totals, ...] = ()
    overrides: tuple[Override, ...] = ()
    flips: tuple[Flip, ...] = ()
    weight_flips: tuple[WeightFlip, ...] = ()
    weight_flips_untold: int = 0
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True)
class Correlation:
    """Spearman rank correlation of two parties; None where one of them ranks all items equal."""

    a: str
    b: str
    spearman: float | None


@dataclass(frozen=True)
class Agreement:
    """Kendall's W with tie correction (None where undefined) and pairwise correlations."""

    kendall_w: float | None = None
    correlations: tuple[Correlation, ...] = ()


@dataclass(frozen=True)
class CheckedItem:
    """An item's score and rank under another joint rule."""

    item: str
    score: float | None
    rank: float


@dataclass(frozen=True)
class Gate:
    """An item that must be done, and on what ground."""

    item: str
    reason: str


@dataclass(frozen=True)
class Carried:
    """`item` is built earlier than its need says, because `by` waits for it."""

    item: str
    by: str


@dataclass(frozen=True)
class MoreFrom:
    """What a source would have to give beyond its limit in a year (None: whenever)."""

    source: str
    year: int | None
    money: float


@dataclass(frozen=True)
class LeftOut:
    """An item outside the chosen set; `displaces`: what bringing it in would push out.

    `cost_more` is the money that would have to be added so that it comes in, with what it needs,
    beside everything chosen; None where no money can do that, or money is not limited. `sources`
    are those whose money does not reach, where it is they and not the sum that keep it out;
    `more_from` is a way in which sources could give that money beyond their limits, and `only_way`
    whether it is the only one; `budget_more` is by how much the budget would have to rise.
    """

    item: str
    reason: str
    displaces: tuple[str, ...]
    cost_more: float | None = None
    sources: tuple[str, ...] = ()
    more_from: tuple[MoreFrom, ...] = ()
    only_way: bool = True
    budget_more: float | None = None


@dataclass(frozen=True)
class Interchangeable:
    """Chosen items and others that could take their place: only the ids decided between them.

    Where they are `alike`, each is worth and costs as much as every other; elsewhere sets of
    them are. Without a budget costs count for nothing.
    """

    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    alike: bool


@dataclass(frozen=True)
class PlanFindings:
    """What the budget and the order of construction allow; money in the study's unit.

    `budget` is what there is in all: the study's own, or else what the sources give together.
    `twins` are items that no party tells apart, that cost the same and are tied to the same.
    """

    balance: tuple[BalanceFinding, ...] = ()
    responsibility: tuple[ResponsibilityFinding, ...] = ()
    roles: tuple[RolesFinding, ...] = ()
    budget: float | None = None
    funded: tuple[str, ...] = ()
    value: float | None = None
    gates: tuple[Gate, ...] = ()
    build_order: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    phases: tuple[PhaseFinding, ...] = ()
    pools: tuple[PoolFinding, ...] = ()
    paying: tuple[PayingFinding, ...] = ()
    trenches: tuple[TrenchFinding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    interchangeable: tuple[Interchangeable, ...] = ()
    twins: tuple[tuple[str, ...], ...] = ()
    votes: tuple[VoteFinding, ...] = ()
    visibility: VisibilityFinding | None = None
    options: tuple[OptionFinding, ...] = ()
