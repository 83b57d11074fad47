"""What the lists of a run are made of, so far as it stands nowhere else in the result."""

from dataclasses import dataclass, field

EVERYBODY = ""
"""Stands for the figures that all parties share, and for the parties' pooled weights."""


@dataclass(frozen=True)
class CriterionBasis:
    """A criterion: `direction` is ``benefit`` or ``cost``, `source` as in the study.

    `worst` and `best` are the ends of its fixed range, None where it has none; differences
    below `threshold` do not count.
    """

    id: str
    direction: str
    source: str
    worst: float | None
    best: float | None
    threshold: float


@dataclass(frozen=True)
class FundBasis:
    """A source that an item draws on; `share` of its cost, None where the split is free."""

    source: str
    share: float | None


@dataclass(frozen=True)
class ItemBasis:
    """What ties an item: its cost, its duty, what it waits for and what it excludes.

    `mandatory` holds the ground or "", `excludes` is told from both sides, `refused` is true
    where owners voted the item down. `trench` is the trench it lies in or "", `fund` who pays
    for it, in the order it names them; empty in a study without pools.
    """

    id: str
    cost: float | None
    mandatory: str
    after: tuple[str, ...]
    excludes: tuple[str, ...]
    refused: bool
    trench: str
    fund: tuple[FundBasis, ...]


@dataclass(frozen=True)
class LimitBasis:
    """What a source gives at most in a year, over all years where `year` is None."""

    source: str
    year: int | None
    limit: float


@dataclass(frozen=True)
class OwnValue:
    """A party's own mean rating of an item, which counts for it instead of everybody's."""

    perspective: str
    item: str
    criterion: str
    value: float


@dataclass(frozen=True)
class ScaleFinding:
    """How a criterion is read: an item's figure lies (figure - worst) / unit above the worst.

    `perspective` is a party with figures of its own, "" for everybody else. A criterion that does
    not tell items apart does not `count` and has unit 1. `worst` and `best` are the figures of the
    ideal points, `unit` is what figures are divided by, negative for costs.
    """

    perspective: str
    criterion: str
    counts: bool
    worst: float
    best: float
    unit: float


@dataclass(frozen=True)
class WorkedWeights:
    """A party's weights of the criteria that count, summing to 1; all 0 where none counts.

    `perspective` is "" for the pooled weights of all.
    """

    perspective: str
    weights: dict[str, float]


@dataclass(frozen=True)
class DistanceFinding:
    """TOPSIS: an item's weighted Euclidean distance to the best and to the worst figures."""

    perspective: str
    item: str
    to_best: float
    to_worst: float


@dataclass(frozen=True)
class WorkingsFinding:
    """The steps between figures and scores; empty for methods whose steps are not told.

    `distances` are empty for sums.
    """

    scales: tuple[ScaleFinding, ...] = ()
    weights: tuple[WorkedWeights, ...] = ()
    distances: tuple[DistanceFinding, ...] = ()


@dataclass(frozen=True)
class BasisFindings:
    """With values, weights, powers and settings, all that makes the lists and the chosen set.

    `pools` are the rows of the sheet; how many years the plan has is among the settings.
    `workings` are the steps in between, for whoever follows the arithmetic. A notice
    has no basis: some of the figures behind its lists are not for everybody.
    """

    criteria: tuple[CriterionBasis, ...]
    items: tuple[ItemBasis, ...]
    own_values: tuple[OwnValue, ...]
    pools: tuple[LimitBasis, ...]
    workings: WorkingsFinding = field(default_factory=WorkingsFinding)
