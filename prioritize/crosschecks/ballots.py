"""Owners' votes: one area a unit, one ballot an owner, and votes on items that need them."""

from collections.abc import Iterator

from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue
from prioritize.owners import building_key, heads_of, read_register, unit_keys
from prioritize.vote import KINDS

SHEET = "owners"


def check_ballots(desk: Desk) -> Iterator[Issue]:
    """Yield contradictions on the sheet of owners; messages name cells, never units or people."""
    yield from _loose(desk)
    yield from _areas(desk)
    yield from _homes(desk)
    yield from _contradictions(desk)
    yield from _pointless(desk)
    yield from _no_area(desk)


def _loose(desk: Desk) -> Iterator[Issue]:
    for count, row in enumerate(desk.study.owners, start=1):
        if row.vote and not row.item:
            yield desk.issue("ballot_no_item", SHEET, str(count), "vote")


def _areas(desk: Desk) -> Iterator[Issue]:
    first: dict[tuple[str, str], tuple[int, float]] = {}
    rows = desk.study.owners
    for count, (key, row) in enumerate(zip(unit_keys(rows), rows, strict=True), start=1):
        place, area = first.setdefault(key, (count, row.area))
        if area != row.area:
            other = _cell(desk, place, "area")
            yield desk.issue("unit_areas", SHEET, str(count), "area", other=other)


def _homes(desk: Desk) -> Iterator[Issue]:
    """Yield units that the same owner has under two buildings: likely one unit, written twice."""
    first: dict[tuple[str, str, float], tuple[int, str]] = {}
    rows = desk.study.owners
    for count, (key, row) in enumerate(zip(unit_keys(rows), rows, strict=True), start=1):
        building, unit = key
        place, home = first.setdefault((unit, row.owner, row.area), (count, building))
        if home != building:
            other = _cell(desk, place, "building")
            yield desk.issue("unit_buildings", SHEET, str(count), "building", other=other)


def _contradictions(desk: Desk) -> Iterator[Issue]:
    """Yield ballots of one head on one item that differ from an earlier one."""
    rows = desk.study.owners
    units, keys = read_register(rows).units, unit_keys(rows)
    first: dict[tuple[str, frozenset[str]], tuple[int, str]] = {}
    for count, (key, row) in enumerate(zip(keys, rows, strict=True), start=1):
        if not (row.item and row.vote):
            continue
        place, vote = first.setdefault((row.item, units[key].head), (count, row.vote))
        if vote != row.vote:
            other = _cell(desk, place, "vote")
            shared = key == keys[place - 1] and heads_of(row.owner) != heads_of(
                rows[place - 1].owner
            )
            code = "co_owners_differ" if shared else "ballots_differ"
            yield desk.issue(code, SHEET, str(count), "vote", other=other)


def _pointless(desk: Desk) -> Iterator[Issue]:
    """Yield the first ballot on each item that needs no vote, or from outside its buildings."""
    items = {item.id: item for item in desk.study.items}
    told: set[str] = set()
    rows = desk.study.owners
    for count, (key, row) in enumerate(zip(unit_keys(rows), rows, strict=True), start=1):
        item = items.get(row.item)
        if item is None or not row.vote or item.id in told:
            continue
        if item.vote not in KINDS:
            told.add(item.id)
            yield desk.issue("ballot_unneeded", SHEET, str(count), "item", item=item.id)
        elif item.buildings and key[0] not in map(building_key, item.buildings):
            told.add(item.id)
            yield desk.issue("ballot_outside", SHEET, str(count), "building", item=item.id)


def _no_area(desk: Desk) -> Iterator[Issue]:
    """Yield the first row of each unit without floor area."""
    told: set[tuple[str, str]] = set()
    rows = desk.study.owners
    for count, (key, row) in enumerate(zip(unit_keys(rows), rows, strict=True), start=1):
        if row.area == 0 and key not in told:
            told.add(key)
            yield desk.issue("unit_no_area", SHEET, str(count), "area")


def _cell(desk: Desk, row: int, column: str) -> str:
    return desk.study.where.get((SHEET, str(row), column), f"row {row}").rpartition("!")[2]
