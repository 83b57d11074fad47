"""Who was heard and how much each counts, who must not be lost sight of, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GroupVariable:
    """What sheets are counted by.

    `variable` is as the study names it, `name` the words of its questions, `kind` ``building``
    or ``group``. `counts_households` is False where the totals are not those of all households
    (but of people, say), and None where none are known.
    """

    variable: str
    name: str
    kind: str
    counts_households: bool | None


@dataclass(frozen=True)
class AccountFinding:
    """What became of the households and sheets of one level; `level` "" is the rest.

    `households` is the known total. Every sheet is one of `complete` and `partial` (used),
    `refused`, `unusable` and `repeated`; `valid` ones are without a fault. `not_returned` and
    `not_reached` count households. `coverage` is used by households, `reaches_quorum` whether
    that is two thirds; rates are AAPOR's. None where a number is not known or not shown.
    """

    variable: str
    level: str
    households: float | None = None
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    used: int | None = None
    complete: int | None = None
    partial: int | None = None
    refused: int | None = None
    unusable: int | None = None
    repeated: int | None = None
    not_returned: int | None = None
    not_reached: float | None = None
    coverage: float | None = None
    reaches_quorum: bool | None = None
    rr1: float | None = None
    rr2: float | None = None
    rr5: float | None = None
    rr6: float | None = None


@dataclass(frozen=True)
class AccountingFindings:
    """All sheets, and those of every level of `variables`, which add up to all."""

    whole: AccountFinding | None = None
    variables: tuple[GroupVariable, ...] = ()
    groups: tuple[AccountFinding, ...] = ()


@dataclass(frozen=True)
class MarginFinding:
    """One level: used rows, its share 0-1 on the estate, and unweighted and weighted."""

    variable: str
    level: str
    used: int | None
    target: float | None
    before: float | None
    after: float | None


@dataclass(frozen=True)
class WeighedVariable:
    """A variable with known totals.

    `reason` says why rows are not weighted by it, "" if they are; `level` is the one with too
    few rows. `unknown` rows have no level with a total. The differences are mean absolute
    standardised ones.
    """

    variable: str
    name: str
    reason: str
    level: str
    unknown: int | None
    difference_before: float | None
    difference_after: float | None


@dataclass(frozen=True)
class WeightingFindings:
    """How much rows count.

    `wanted` is the setting, `weighted` whether weights differ from 1. `trimmed` rows weigh
    `limit`; `difference` is the largest that is left between a weighted and a known share, and
    `converged` False where no weights meet the totals.
    """

    wanted: bool = True
    weighted: bool = False
    variables: tuple[WeighedVariable, ...] = ()
    margins: tuple[MarginFinding, ...] = ()
    trimmed: int | None = 0
    limit: float | None = None
    difference: float | None = None
    converged: bool = True


@dataclass(frozen=True)
class GroupDemand:
    """How much a group asks for an item; `low` and `high` None below ten answers, `n` if hidden."""

    item: str
    value: float
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True)
class PlaceGap:
    """An item the group places better than the joint list does."""

    item: str
    rank: float
    joint_rank: float


@dataclass(frozen=True)
class GuardedFinding:
    """A group never to be lost sight of, and what it would have chosen.

    `n` used rows, None where they are too few to be told. `reason` says why it has no list:
    ``nobody``, ``few``, ``hidden`` (on a notice), ``no_answers``, ``few_answers``,
    ``no_residents`` or ``no_criterion``; "" if it has. `order` is its list, best first; `chosen`
    what it would do under the same gates and budget; `top` the items of its first three places,
    `top_missing` those of them that are not done; `higher` the items it places three or more
    places better than the joint list. `utility_kept` is what the items done are worth to it, as a
    share of its own choice, and `utility_lost` the rest. `top_served` is the floor rule: one of
    its first three is done.
    """

    variable: str
    level: str
    name: str
    n: int | None
    reason: str
    demand: tuple[GroupDemand, ...] = ()
    order: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    top_missing: tuple[str, ...] = ()
    higher: tuple[PlaceGap, ...] = ()
    utility_kept: float | None = None
    utility_lost: float | None = None
    top_served: bool | None = None


@dataclass(frozen=True)
class SwapFinding:
    """Two neighbours on a list, and what would make the lower one pass the upper one.

    `share` 0-1 of the households not heard, above which they swap, if all of these name the
    lower item and not the upper one; `households` is the smallest such number, None also where
    it is not shown. A share of None: not even all of them could.
    """

    upper: str
    lower: str
    share: float | None
    households: int | None


@dataclass(frozen=True)
class UnheardFindings:
    """What those who were not heard could change.

    `households` were not heard: all less the used sheets, by the setting named in `base`
    (``households``, or ``issued`` where the former is not known; "" where neither says
    anything). `joint` holds the neighbours on the joint list, `demand` those on the order by
    residents' demand, best first. `joint_untold` is why the joint list was not asked
    (``slow_rule``: every list would take its rule a second or more), or "".
    """

    base: str = ""
    households: int = 0
    joint: tuple[SwapFinding, ...] = ()
    demand: tuple[SwapFinding, ...] = ()
    joint_untold: str = ""
