"""Who wants what: the items in groups, by how many parties have them in their first places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reports import figures
from reports.charts.looks import (
    MOST_LINES,
    NAME_SIZE,
    PARTY_COLOURS,
    PARTY_SHAPES,
    QUIET,
    SOFT,
    Room,
    Spec,
    heads,
    item_name,
    layered,
    of_kind,
    party_name,
    party_scale,
    phone,
    row_names,
    rows_down,
    words,
)
from reports.charts.placement import text_size
from reports.document import Chart
from reports.wanted import chosen_items, wanted_items

if TYPE_CHECKING:
    from reports.story.context import Story

BOTH = 2
COLUMN, GAP = 96, 10
"""Pixels from one party to the next, and from the last one to what is done."""


def agreement_strip(story: "Story") -> tuple[Chart, ...]:
    """Draw which parties want each item, those that all want first.

    A party wants what stands in its own first places, as many as are chosen.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none with fewer than two parties, or where everything is chosen.
    """
    wanted = wanted_items(story.findings)
    places = len(chosen_items(story.findings))
    if len(wanted) < 2 or not 0 < places < len(story.findings.joint):  # noqa: PLR2004 - as said
        return ()
    by_somebody = [
        one.item
        for one in story.findings.joint
        if any(one.item in items for items in wanted.values())
    ]
    groups = _evenly(_groups(wanted, by_somebody), MOST_LINES)
    return (
        Chart(
            name="agreement",
            tips=(
                ("whole", story.say("column.item")),
                ("party", story.say("column.party")),
                ("place", story.say("column.own_rank")),
            ),
            spec=_spec(story, wanted, groups, Room(len(wanted) * COLUMN)),
            narrow=_spec(story, wanted, groups, phone(_beside(story, groups))),
            alt=story.say(
                "chart.agreement_alt",
                groups=story.words.told(
                    story.say(
                        "chart.agreement_group",
                        group=group_name(story, count, len(wanted)),
                        items=story.items(items),
                    )
                    for count, items in groups.items()
                ),
            ),
            caption=story.say(
                "chart.agreement_caption",
                places=places,
                shown=min(len(by_somebody), MOST_LINES),
                total=len(story.findings.joint),
            ),
        ),
    )


def group_name(story: "Story", count: int, parties: int) -> str:
    """How many of the parties want the items of a group."""
    if count == parties == BOTH:
        return story.say("chart.both_want")
    if count == parties:
        return story.say("chart.all_want", parties=parties)
    return story.say("chart.some_want", count=count, parties=parties)


def _groups(
    wanted: Mapping[str, frozenset[str]], items: Sequence[str]
) -> dict[int, tuple[str, ...]]:
    """Items by how many parties want them, most first, each group in joint order."""
    wanting = {item: sum(item in those for those in wanted.values()) for item in items}
    return {
        count: tuple(item for item in items if wanting[item] == count)
        for count in sorted({*wanting.values()}, reverse=True)
    }


def _evenly(groups: Mapping[int, Sequence[str]], most: int) -> dict[int, tuple[str, ...]]:
    """Leave every group as many of its first items as fit, so that disagreement is seen too.

    Examples
    --------
    >>> _evenly({3: "abcdef", 2: "g", 1: "hij"}, 6)
    {3: ('a', 'b', 'c'), 2: ('g',), 1: ('h', 'i')}
    """
    room = dict.fromkeys(groups, 0)
    left = min(most, sum(map(len, groups.values())))
    while left:
        for count, items in groups.items():
            if left and room[count] < len(items):
                room[count] += 1
                left -= 1
    return {count: tuple(items[: room[count]]) for count, items in groups.items()}


def _rows(
    story: "Story",
    wanted: Mapping[str, frozenset[str]],
    groups: Mapping[int, Sequence[str]],
) -> Iterator[Spec]:
    """A row for the name of each group and for each of its items, with a mark for each party."""
    own, row = story.own_ranks, 0
    for count, items in groups.items():
        yield {"kind": "head", "row": row, "head": group_name(story, count, len(wanted))}
        for item in items:
            row += 1
            chosen = story.chosen(item)
            yield {"kind": "item", "row": row, "item": item_name(story, item), "chosen": chosen}
            for party, those in wanted.items():
                kind = "wants" if item in those else "not"
                place = own.get((party, item))
                yield {
                    "kind": kind,
                    "row": row,
                    "party": party_name(story, party),
                    "whole": story.names.item(item),
                    "place": figures.DASH if place is None else figures.rank(place),
                }
        row += 1


def _beside(story: "Story", groups: Mapping[int, Sequence[str]]) -> float:
    """How far the words for what is done reach to the right of the marks."""
    told = {story.chosen(item) for items in groups.values() for item in items}
    return GAP + max(text_size(one, NAME_SIZE)[0] for one in told)


def _spec(
    story: "Story",
    wanted: Mapping[str, frozenset[str]],
    groups: Mapping[int, Sequence[str]],
    room: Room,
) -> Spec:
    values = list(_rows(story, wanted, groups))
    rows = max(one["row"] for one in values) + 1
    parties = [party_name(story, party) for party in wanted]
    party = {"field": "party", "type": "nominal"}
    shape = {**party, "legend": None, "scale": party_scale(story, PARTY_SHAPES, wanted)}
    colour = {**party, "legend": None, "scale": party_scale(story, PARTY_COLOURS, wanted)}
    point = {"type": "point", "size": 150, "opacity": 1, "strokeWidth": 1.5}
    return layered(
        room.size(rows),
        values,
        [
            {
                **of_kind("not"),
                "mark": {**point, "filled": False, "color": QUIET},
                "encoding": {"shape": shape},
            },
            {
                **of_kind("wants"),
                "mark": {**point, "filled": True},
                "encoding": {"shape": shape, "color": colour},
            },
            {**of_kind("item"), **row_names(room)},
            {**of_kind("head"), **_heads(room)},
            {**of_kind("item"), **words("chosen", room.width + GAP, color=SOFT)},
        ],
        {
            "x": {
                **party,
                "sort": parties,
                "scale": {"domain": parties, "padding": 0.5},
                "axis": heads(parties, room.width / len(parties)),
            },
            "y": rows_down(rows, room),
        },
        narrow=room.narrow,
    )


def _heads(room: Room) -> Spec:
    """The name of each group; on a phone near its first item, which has its name above it."""
    if room.narrow:
        return words("head", 0, color=SOFT, fontStyle="italic")
    return words("head", -14, align="right", color=SOFT, fontStyle="italic")
