"""Findings about weights: how far a party's judges agree, and what figures alone would say."""

from dataclasses import dataclass

from prioritize.list_findings import CheckedItem


@dataclass(frozen=True)
class HeadingFinding:
    """What one judge, or all of a party, weigh directly under one heading; "" is the top.

    `geometric_consistency` is None unless all pairs under it were compared.
    """

    heading: str
    weights: dict[str, float]
    consistency_ratio: float | None
    consistency_limit: float | None
    geometric_consistency: float | None = None


@dataclass(frozen=True)
class AlternativeFinding:
    """What the other way of pooling gives; `first_agrees` if the same criterion comes first."""

    pooling: str
    weights: dict[str, float]
    first_agrees: bool


@dataclass(frozen=True)
class ConsensusFinding:
    """How alike several people weigh: `index` 0-1, in words by `level`.

    `scale` is the end of the scale that bounds how far apart they could be, None where a weight
    may be 0. `level` is ``very_low``, ``low``, ``moderate``, ``high`` or ``very_high``.
    """

    index: float
    scale: float | None
    level: str


@dataclass(frozen=True)
class FarthestFinding:
    """The judge and criterion farthest from the group: own weight and the group's."""

    judge: str
    criterion: str
    own: float
    group: float


@dataclass(frozen=True)
class ObjectiveFinding:
    """Weights from figures alone, by one method, and the list under them, best first.

    `weights` sum to 1, 0 for the criteria in `dropped`, on which all items are equal. Where the
    method is `refused` (``not_positive`` because of the criteria in `because`,
    ``nothing_tells`` or ``too_alike``) weights and ranking are empty.
    """

    method: str
    weights: dict[str, float]
    dropped: tuple[str, ...]
    refused: str | None
    because: tuple[str, ...]
    ranking: tuple[CheckedItem, ...]
