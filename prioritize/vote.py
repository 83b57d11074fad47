"""Owners' votes: who took part and who agreed, by floor area and by heads, in exact fractions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from prioritize.owners import Register, building_key, read_register
from prioritize.plan_findings import VoteFinding, VoteNeeded
from prioritize.study import Item, Study
from prioritize.vote_rules import LEGS, VoteRule, all_vote_rules

ESTATE = "all"
KINDS = ("ordinary", "special")
PEOPLE = 1.5
"""Totals of so many times the households count people; below, the count of a building is used."""


@dataclass(frozen=True)
class Tally:
    """One vote counted: floor area and heads of all, of those who took part, who agreed.

    Attributes
    ----------
    area, took_part_area, for_area : Fraction
        In the unit of the sheet, exact.
    heads, took_part_heads, for_heads : int
    units, silent_units : int
        All units in the scope, and those without a ballot.
    """

    area: Fraction
    took_part_area: Fraction
    for_area: Fraction
    heads: int
    took_part_heads: int
    for_heads: int
    units: int
    silent_units: int


class _Area(NamedTuple):
    more: Fraction | None
    agree: Fraction | None
    over: bool
    agree_over: bool


def tally(register: Register, item: str, building: str = "") -> Tally:
    """Count one vote.

    Parameters
    ----------
    register : Register
    item : str
        Id of the item voted on.
    building : str
        Only the owners of this building, as `building_key` writes it; all where empty.

    Returns
    -------
    Tally
        A head takes part if a ballot was cast for one of its units; the area of a unit counts
        only with a ballot for that unit: silence is never consent. A head is in favour if it
        never voted otherwise. Who abstains takes part and is not in favour.
    """
    units = {key: unit for key, unit in register.units.items() if building in {"", unit.building}}
    cast = {key: vote for key, vote in register.ballots.get(item, {}).items() if key in units}
    voters = {units[key].head for key in cast}
    dissent = {units[key].head for key, vote in cast.items() if vote != "for"}
    return Tally(
        area=sum((unit.area for unit in units.values()), Fraction()),
        took_part_area=sum((units[key].area for key in cast), Fraction()),
        for_area=sum((units[key].area for key, vote in cast.items() if vote == "for"), Fraction()),
        heads=len({unit.head for unit in units.values()}),
        took_part_heads=len(voters),
        for_heads=len(voters - dissent),
        units=len(units),
        silent_units=len(units) - len(cast),
    )


def failed_legs(count: Tally, rule: VoteRule) -> tuple[str, ...]:
    """Name the legs that a vote does not meet.

    Parameters
    ----------
    count : Tally
    rule : VoteRule

    Returns
    -------
    tuple of str
        Of `LEGS`, in their order.
    """
    sides: dict[str, tuple[Fraction | int, Fraction | int]] = {
        "area": (count.took_part_area, count.area),
        "heads": (count.took_part_heads, count.heads),
        "for_area": (count.for_area, count.took_part_area),
        "for_heads": (count.for_heads, count.took_part_heads),
    }
    return tuple(leg for leg in LEGS if not rule.legs[leg].met(*sides[leg]))


def needed_turnout(count: Tally, rule: VoteRule) -> VoteNeeded:
    """Say how many more must take part, and how many of them agree, for a vote to pass.

    Parameters
    ----------
    count : Tally
        Of all owners.
    rule : VoteRule

    Returns
    -------
    VoteNeeded
        At the smallest turnout at which the vote can pass if those who have voted stay with
        it. Where even all others together are too few, the turnout is None.
    """
    heads, for_heads = _needed_heads(count, rule)
    area = _needed_area(count, rule)
    return VoteNeeded(
        heads=heads,
        area=_figure(area.more),
        for_heads=for_heads,
        for_area=_figure(area.agree),
        area_over=area.over,
        for_area_over=area.agree_over,
    )


def _needed_heads(count: Tally, rule: VoteRule) -> tuple[int | None, int | None]:
    need = rule.legs["for_heads"]
    fewest = max(rule.legs["heads"].least(count.heads) - count.took_part_heads, 0)
    for more in range(fewest, count.heads - count.took_part_heads + 1):
        agree = max(need.least(count.took_part_heads + more) - count.for_heads, 0)
        if agree <= more:
            return more, agree
    return None, None


def _needed_area(count: Tally, rule: VoteRule) -> _Area:
    """The least areas; those that are over must be exceeded, by however little."""
    need, whole = rule.legs["for_area"], rule.legs["area"]
    left = count.area - count.took_part_area
    quorum = max(whole.share * count.area - count.took_part_area, Fraction())
    # All who come agree: for + more = share * (took part + more).
    enough = (need.share * count.took_part_area - count.for_area) / (1 - need.share)
    more = max(quorum, enough, Fraction())
    agree = need.share * (count.took_part_area + more) - count.for_area
    agree_over = need.strict and agree >= 0
    over = (agree_over and more == enough) or (
        whole.strict and not whole.met(count.took_part_area + more, count.area)
    )
    if more > left or (over and more == left):
        return _Area(None, None, over=False, agree_over=False)
    return _Area(more, max(agree, Fraction()), over=over, agree_over=agree_over)


def study_votes(study: Study) -> tuple[VoteFinding, ...]:
    """Count the votes of every item that needs one.

    Parameters
    ----------
    study : Study
        An item whose `buildings` are named is voted on in each of them, by their owners alone.

    Returns
    -------
    tuple of VoteFinding
        In the order of the items, then of their buildings; ``pending`` where no ballot was cast,
        ``unknown`` where not all owners are known: the others may still carry it or sink it.
    """
    rules = all_vote_rules()[study.settings.vote_rules]
    register, known = read_register(study.owners), known_units(study)
    return tuple(
        _vote(item, scope, register, rules[item.vote], known)
        for item in study.items
        if item.vote in KINDS
        for scope in item.buildings or (ESTATE,)
    )


def known_units(study: Study) -> dict[str, int]:
    """How many units there are in the estate (`ESTATE`) and in each building, where told.

    Parameters
    ----------
    study : Study
        The setting `households`, and the buildings on the sheet `population`; without the setting
        their sum stands for it. They are left aside only where they count people: where they come
        to `PEOPLE` times the households or more.

    Returns
    -------
    dict of str to int
        By `building_key`.
    """
    columns = {one.column for one in study.codebook.questions if one.role == "building"}
    totals: dict[str, dict[str, int]] = {}
    for row in study.population:
        if row.variable in columns:
            totals.setdefault(row.variable, {})[building_key(row.level)] = round(row.count)
    households = study.settings.households
    found = {} if households is None else {ESTATE: households}
    for buildings in totals.values():
        whole = sum(buildings.values())
        if households is not None and whole >= PEOPLE * households:
            continue
        told = buildings if households is not None else {ESTATE: whole, **buildings}
        # Of two counts the larger leaves more units to be listed.
        found |= {name: max(count, found.get(name, 0)) for name, count in told.items()}
    return found


def refused_items(votes: Iterable[VoteFinding]) -> frozenset[str]:
    """Items whose vote failed everywhere; one refused in some buildings only is not among them."""
    votes = tuple(votes)
    failed = {vote.item for vote in votes if vote.status == "failed"}
    return frozenset(failed - {vote.item for vote in votes if vote.status != "failed"})


def _vote(
    item: Item, scope: str, register: Register, rule: VoteRule, known: Mapping[str, int]
) -> VoteFinding:
    building = "" if scope == ESTATE else building_key(scope)
    count = tally(register, item.id, building)
    exist = known.get(building or ESTATE)
    base = _base(count, exist)
    whole = base in {"counted", "listed"}
    held = count.silent_units < count.units
    legs = failed_legs(count, rule) if held and whole else ()
    status = "pending" if not held else "unknown" if not whole else "failed" if legs else "passed"
    return VoteFinding(
        item=item.id,
        scope=scope,
        area_share=_share(count.took_part_area, count.area) if held and whole else None,
        head_share=_share(count.took_part_heads, count.heads) if held and whole else None,
        for_area_share=_share(count.for_area, count.took_part_area) if held else None,
        for_head_share=_share(count.for_heads, count.took_part_heads) if held else None,
        passed=status == "passed",
        failed_legs=legs,
        kind=rule.kind,
        status=status,
        base=base,
        owners=count.heads or None,
        units_known=exist,
        area=_figure(count.area) if count.units else None,
        took_part_area=_figure(count.took_part_area) if held else None,
        for_area=_figure(count.for_area) if held else None,
        took_part_heads=count.took_part_heads if held else None,
        for_heads=count.for_heads if held else None,
        needed=needed_turnout(count, rule) if whole and status != "passed" else None,
    )


def _base(count: Tally, exist: int | None) -> str:
    """Say who all owners are: a share of voters alone would make every quorum."""
    if not count.units:
        return "none"
    if exist is not None:
        return "counted" if count.units >= exist else "incomplete"
    return "listed" if count.silent_units else "voters"


def _share(part: Fraction | int, whole: Fraction | int) -> float | None:
    return float(Fraction(part) / whole) if whole else None


def _figure(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)
