"""Who owns what, and how it was voted: the sheet `owners` as units, heads and ballots."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prioritize.study import OwnerVote

NAMES_APART = re.compile(r"[、;；,，/&\n]")
"""What stands between the names of people who own a unit together."""
BUILDING = re.compile(r"^(?:building|block|no\.?)?\s*(.+?)\s*(?:号楼|栋楼|号|楼|栋|幢|座|#)?$")

UnitKey = tuple[str, str]
"""Building and unit, as `building_key` and `plain_key` write them."""


@dataclass(frozen=True, repr=False)
class Unit:
    """One unit: its building, its floor area exactly as written, and its head.

    People who own a unit together are one head, and so is somebody who owns several.
    """

    building: str
    area: Fraction
    head: frozenset[str]


@dataclass(frozen=True, repr=False)
class Register:
    """All units of the sheet, and by item the ballots that were cast, each by its unit.

    A unit without a ballot did not take part.
    """

    units: Mapping[UnitKey, Unit]
    ballots: Mapping[str, Mapping[UnitKey, str]]

    def __repr__(self) -> str:
        return f"Register({len(self.units)} units, {len(self.ballots)} votes)"


def plain_key(text: str) -> str:
    """Write a name in one way: full and half width, upper and lower case are the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def building_key(text: str) -> str:
    """Write a building in one way, whatever it is called beside its number.

    Examples
    --------
    >>> [building_key(text) for text in ("4号楼", "4#", "Building 4", "4", "4号楼1单元")]
    ['4', '4', '4', '4', '4号楼1单元']
    """
    found = BUILDING.match(plain_key(text))
    return found[1] if found else plain_key(text)


def heads_of(owner: str) -> frozenset[str]:
    """Take apart the names of people who own a unit together.

    Examples
    --------
    >>> heads_of("A、B") == heads_of("B; A")
    True
    """
    names = (plain_key(name) for name in NAMES_APART.split(owner))
    return frozenset(name for name in names if name)


def unit_keys(rows: Iterable[OwnerVote]) -> list[UnitKey]:
    """Find the unit of each row; an empty building is the one other rows name for the unit."""
    listed = [(building_key(row.building), plain_key(row.unit)) for row in rows]
    homes: dict[str, set[str]] = {}
    for building, unit in listed:
        if building:
            homes.setdefault(unit, set()).add(building)
    return [
        (next(iter(homes[unit])) if not building and len(homes.get(unit, ())) == 1 else building,
         unit)
        for building, unit in listed
    ]  # fmt: skip


def exact(area: float) -> Fraction:
    """The decimal as it was written, not as the machine holds it.

    Examples
    --------
    >>> exact(66.66)
    Fraction(3333, 50)
    """
    return Fraction(str(area))


def read_register(rows: Iterable[OwnerVote]) -> Register:
    """Read the sheet `owners`.

    Parameters
    ----------
    rows : iterable of OwnerVote
        A row without a vote only says that there is such a unit. Contradictions are refused by
        `prioritize.crosschecks.ballots`; here the first area and the least favourable ballot hold.

    Returns
    -------
    Register
        Rows of one unit with several owners make one head of all of them.
    """
    listed = list(rows)
    keys = unit_keys(listed)
    areas: dict[UnitKey, Fraction] = {}
    people: dict[UnitKey, frozenset[str]] = {}
    ballots: dict[str, dict[UnitKey, str]] = {}
    for key, row in zip(keys, listed, strict=True):
        areas.setdefault(key, exact(row.area))
        people[key] = people.get(key, frozenset()) | heads_of(row.owner)
        if row.item and row.vote:
            cast = ballots.setdefault(row.item, {})
            cast[key] = row.vote if cast.get(key, row.vote) == row.vote else "against"
    units = {key: Unit(key[0], area, people[key]) for key, area in areas.items()}
    return Register(units, ballots)
