"""What the plan says beside the chosen items: votes, responsibilities and balance."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VoteNeeded:
    """What a vote still lacks at the smallest turnout at which it can pass.

    `heads` and `area` (in the unit of the sheet) must still take part, and of these `for_heads`
    and at least `for_area` must agree; in an ordinary vote the area must be exceeded. None where
    all others together are too few.
    """

    heads: int | None
    area: float | None
    for_heads: int | None
    for_area: float | None


@dataclass(frozen=True)
class VoteForecast:
    """What a survey lets expect of a vote: of respondents, who are not the owners.

    `in_favour` of those `n` who took a stand, with a 95 % interval (None below ten);
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
        Of all owners: who took part. None without a ballot.
    for_area_share, for_head_share : float or None
        Of those who took part: who agreed.
    passed : bool
        False unless every leg is met by all owners known to the study.
    failed_legs : tuple of str
        Of ``area``, ``heads``, ``for_area``, ``for_heads``.
    status : str
        ``passed``, ``failed``, ``unknown`` (nothing failed, but not all owners are known) or
        ``pending`` (no ballot).
    base : str
        Who all owners are: ``counted`` (as many units as are known to exist), ``listed`` (all
        units of the sheet, some without a ballot), ``incomplete`` (fewer than exist),
        ``voters`` (nobody else is listed) or ``none``.
    owners, units_known : int or None
        Heads on the sheet, and units known to exist, in the scope.
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
    needed: VoteNeeded | None = None
    forecast: VoteForecast | None = None
