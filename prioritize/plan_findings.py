"""What the plan says beside the chosen items: votes, responsibilities and balance."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ResponsibilityFinding:
    """A gap of the responsibility matrix.

    `problem` is ``no_decide``, ``no_fund``, ``no_deliver``, ``no_supervise``, ``no_accept``,
    ``no_maintain``, ``physical_no_maintain`` or ``two_deciders``; with an empty `item`,
    ``matrix_empty``.
    """

    item: str
    problem: str


@dataclass(frozen=True)
class RolesFinding:
    """Who does what for an item, as the study has it; "" where nobody is named."""

    item: str
    decide: str
    fund: str
    deliver: str
    supervise: str
    accept: str
    maintain: str


@dataclass(frozen=True)
class PayingFinding:
    """What the chosen items cost somebody, as the study says who pays.

    `sources` are those who pay, several where nobody wrote their shares, none where nobody is
    named; `amount` is in the study's unit, `share` its part of the cost of the chosen items, 0-1,
    `items` those with a cost that they pay for.
    """

    sources: tuple[str, ...]
    amount: float
    share: float
    items: tuple[str, ...]


@dataclass(frozen=True)
class BalanceFinding:
    """What one kind of work, or one part of the estate, takes of the plan.

    Attributes
    ----------
    dimension : str
        ``aspect``, ``class``, ``space``, ``street`` or ``building``.
    level : str
        One of its levels, ``untold`` where items do not say; for ``building`` its name.
    money_share, places_share : float or None
        Of the cost and of the number of all chosen items; an item without a cost counts for
        places only, one that serves several levels for each by its part.
    money : float
        In the study's unit.
    list_money_share, list_places_share : float or None
        The same over all items of the study.
    demand_share : float or None
        Of the demand for all items added up.
    households_share : float or None
        For parts of the estate: of the households.
    skewed : bool
        Whether the share of the money is far from those it is held against.
    """

    dimension: str
    level: str
    money_share: float | None
    places_share: float | None
    money: float
    list_money_share: float | None
    list_places_share: float | None
    demand_share: float | None
    households_share: float | None
    skewed: bool


@dataclass(frozen=True)
class PhaseFinding:
    """One year of the plan: `items` in the order of construction, and what each source pays."""

    year: int
    items: tuple[str, ...]
    cost: float
    by_source: dict[str, float]


@dataclass(frozen=True)
class PoolFinding:
    """What a source gives at most in a year (over all years where None), and what is used."""

    source: str
    year: int | None
    limit: float
    used: float


@dataclass(frozen=True)
class TrenchFinding:
    """Chosen items that lie in one trench and are built one after the other: dug once."""

    trench: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class VisibilityRank:
    """An item's joint rank, and its rank without the criteria of outward show."""

    item: str
    rank: float
    rank_without: float


@dataclass(frozen=True)
class VisibilityFinding:
    """The lists once more without the `criteria` of outward show.

    `silent` are parties that weigh nothing else and so have no say in it; `joint` stands in
    the order of the joint list. `funded` is what would be done, `came_in` and `went_out` how
    that differs from the plan.
    """

    criteria: tuple[str, ...]
    silent: tuple[str, ...]
    joint: tuple[VisibilityRank, ...]
    funded: tuple[str, ...]
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]


@dataclass(frozen=True)
class OptionFinding:
    """One option for the council.

    Attributes
    ----------
    id : str
        ``own``, ``government_led``, ``resident_led``, ``balanced`` or ``do_minimum``.
    powers : dict of str to float
        Share of each party; empty for ``do_minimum``.
    funded : tuple of str
        What is done, in the order of the study's joint list.
    cost : float or None
        None if an item of it has no cost.
    value : float
        Sum of the study's own joint scores, so that options can be compared.
    retained : dict of str to float
        By party: its utility as a share of the most it could have under the same rules.
    change : dict of str to float
        By party: `retained` minus that of the study's own plan.
    came_in, went_out : tuple of str
        Against the study's own plan.
    """

    id: str
    powers: dict[str, float]
    funded: tuple[str, ...]
    cost: float | None
    value: float
    retained: dict[str, float]
    change: dict[str, float]
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]


@dataclass(frozen=True)
class VoteNeeded:
    """What a vote still lacks at the smallest turnout at which it can pass.

    At least `heads` and `area` (in the unit of the sheet) must still take part, and of these at
    least `for_heads` and `for_area` must agree; `area` must be exceeded where `area_over`, and
    `for_area` where `for_area_over`. None where all others together are too few.
    """

    heads: int | None
    area: float | None
    for_heads: int | None
    for_area: float | None
    area_over: bool = False
    for_area_over: bool = False


@dataclass(frozen=True)
class VoteForecast:
    """What a survey lets expect of a vote: of respondents, who are not the owners.

    `in_favour` of the `n` who answered (neutral is not in favour), with a 95 % interval (None
    below ten);
    `threshold` is the share that must agree; `outlook` is ``likely``, ``unlikely`` or ``open``.
    """

    in_favour: float
    low: float | None
    high: float | None
    n: int | None
    threshold: float
    outlook: str


@dataclass(frozen=True)
class VoteFinding:
    """One vote of owners on one item, in the whole estate (`scope` ``all``) or in one building.

    Attributes
    ----------
    kind : str
        ``ordinary`` or ``special``.
    area_share, head_share : float or None
        Of all owners: who took part. None without a ballot, and where not all owners are
        known: of those listed alone it would say nothing.
    for_area_share, for_head_share : float or None
        Of those who took part: who agreed.
    passed : bool
        False unless every leg is met by all owners known to the study.
    failed_legs : tuple of str
        Of ``area``, ``heads``, ``for_area``, ``for_heads``; none while `status` is ``unknown``.
    status : str
        ``passed``, ``failed``, ``unknown`` (not all owners are known: nothing is decided) or
        ``pending`` (no ballot).
    base : str
        Who all owners are: ``counted`` (as many units as are known to exist), ``listed`` (all
        units of the sheet, some without a ballot), ``incomplete`` (fewer than exist),
        ``voters`` (nobody else is listed) or ``none``.
    owners, units_known : int or None
        Heads on the sheet, and units known to exist, in the scope.
    area : float or None
        Of all units on the sheet, in the unit of the sheet.
    took_part_area, for_area : float or None
    took_part_heads, for_heads : int or None
        What the shares are shares of. None without a ballot.
    """

    item: str
    scope: str
    area_share: float | None
    head_share: float | None
    for_area_share: float | None
    for_head_share: float | None
    passed: bool
    failed_legs: tuple[str, ...]
    kind: str
    status: str
    base: str
    owners: int | None
    units_known: int | None
    area: float | None = None
    took_part_area: float | None = None
    for_area: float | None = None
    took_part_heads: int | None = None
    for_heads: int | None = None
    needed: VoteNeeded | None = None
    forecast: VoteForecast | None = None
