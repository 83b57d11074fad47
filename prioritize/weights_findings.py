"""Findings about the judges of a party: the other way of pooling, and how far they agree."""

from dataclasses import dataclass


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
