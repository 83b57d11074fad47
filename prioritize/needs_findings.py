"""What the need categories leave over and how they cut across the official classes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClassCell:
    """Items of one need category in one official class, never none.

    `category` is the id of a need category, "" for items in none; `class_` stands as ``class``
    in the JSON, "" for items without one. `demand_share` is their share of all demand, 0-1.
    """

    category: str
    class_: str
    items: int
    demand_share: float


@dataclass(frozen=True)
class MinorityFinding:
    """An item in no category that a guarded group asks for more than twice as much as everybody.

    `rate` and `overall` are demands, 0-1; `n` counts the group's respondents behind the rate.
    """

    item: str
    variable: str
    level: str
    rate: float
    overall: float
    n: int


@dataclass(frozen=True)
class NeedsFinding:
    """How the need categories came about, and what stands outside them.

    `reason` says why there are no clear groups, as a code such as ``not_separated``; "" if
    there are. `silhouette` belongs to the grouping looked at. `residual` are the items with
    demand that are in no category, `residual_share` their share of all demand, 0-1.
    """

    reason: str = ""
    silhouette: float | None = None
    residual: tuple[str, ...] = ()
    residual_share: float | None = None
    by_class: tuple[ClassCell, ...] = ()
    minorities: tuple[MinorityFinding, ...] = ()
