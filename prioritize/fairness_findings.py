"""What a run found about fairness: why rules differ, the least concession, a proportional set."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class RuleDifference:
    """Where another joint rule contradicts the joint list first.

    The rule puts `above` before `below`, the joint list the other way round; `pairs` counts all
    pairs that it turns. `power_for` is the share of the say (0-1) that places `above` higher,
    `margin_for` and `margin_against` are the mean leads in utility (0-1), weighted by power, of
    those who do and of those who do not. All but `rule` and `pairs` are empty or None where no
    pair is turned.
    """

    rule: str
    pairs: int
    above: str = ""
    below: str = ""
    power_for: float | None = None
    margin_for: float | None = None
    margin_against: float | None = None


@dataclass(frozen=True)
class KemenyFinding:
    """The orders that contradict the parties least.

    `distance` is the power-weighted number of pairs turned; `orders` hold item ids, at most a
    hundred of `count` (None where not all of very many were counted).
    """

    distance: float
    orders: tuple[tuple[str, ...], ...]
    count: int | None


@dataclass(frozen=True)
class ConcededFinding:
    """One party under the joint list and under the least-concession one.

    `joint` and `least` are its sums of concessions; `plan_retained` and `least_retained`, None
    without a budget, the value it keeps with the plan's set and with the least-concession set.
    """

    perspective: str
    joint: float
    least: float
    plan_retained: float | None = None
    least_retained: float | None = None


@dataclass(frozen=True)
class LeastConcessionFinding:
    """The order, and the set within the budget, with the smallest largest concession."""

    order: tuple[str, ...] = ()
    parties: tuple[ConcededFinding, ...] = ()
    funded: tuple[str, ...] = ()
    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class BoughtFinding:
    """An item bought with equal shares; `price`: money its supporters pay per unit directed.

    At a price of 1 they pay all of it, above only some of them could. `with_needs` names
    prerequisites bought together with it.
    """

    item: str
    price: float | None
    with_needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProportionalFinding:
    """The set that respondents would buy with equal shares of the budget.

    `respondents` counts those who took part, None where it would point at people. `budget` is what
    the duties leave, `share` one respondent's part of it. `missing` are bought items that the plan
    leaves out, `added` items of the plan, other than duties, that the shares do not buy.
    """

    respondents: int | None = 0
    budget: float | None = None
    share: float | None = None
    bought: tuple[BoughtFinding, ...] = ()
    spent: float = 0.0
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True)
class FairnessFindings:
    """Checks beside the joint list; a part without data is empty."""

    differences: tuple[RuleDifference, ...] = ()
    kemeny: KemenyFinding | None = None
    least_concession: LeastConcessionFinding = field(default_factory=LeastConcessionFinding)
    proportional: ProportionalFinding = field(default_factory=ProportionalFinding)
