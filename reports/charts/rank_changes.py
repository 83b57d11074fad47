"""Each party's own list beside what is done: only the items that cross the line."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reports import figures
from reports.charts.looks import (
    INK,
    NAME_SIZE,
    PARTY_COLOURS,
    PARTY_DASHES,
    PHONE_WIDTH,
    QUIET,
    SOFT,
    Room,
    Spec,
    heads,
    item_name,
    layered,
    legend,
    party_name,
    party_scale,
    words,
)
from reports.charts.placement import text_size
from reports.document import Chart
from reports.ledger import hardest_hit
from reports.wanted import chosen_items, wanted_items

if TYPE_CHECKING:
    from reports.story.context import Story

MOST_CROSSING = 15
"""How many items are drawn at most: more lines cannot be followed."""
MOST_CONTESTED = 8
"""How many contested items are drawn in colour."""
SHORT_RANK = 2
"""Signs of a rank that fit a small circle."""
COLUMN = 120
"""Pixels from one list to the next."""
NAME_GAP = 20
"""Pixels from the middle of the last list to the names."""
NARROW_NAME, NARROW_ROW = 16, 26
"""Columns of a name, and pixels from one place to the next, on a phone."""


def rank_changes(story: "Story") -> tuple[Chart, ...]:
    """Draw the items that some lists have above the line and others below, a line per item.

    Above the line stands what a party has in its own first places, and on the joint list what is
    done. The most contested items wear the colour and the dashes of the party that gave up most.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none with fewer than two parties, or where the lists have the same items above
        the line.
    """
    wanted = wanted_items(story.findings)
    if len(wanted) < 2:  # noqa: PLR2004 - a line needs two lists beside the joint one
        return ()
    crossing = crossing_items(story)
    if not crossing:
        return ()
    hit = {item: party for item, party in hardest_hit(story.findings).items() if party in wanted}
    # The contested ones first, then those highest on the joint list.
    contested = [item for item in hit if item in {*crossing}]
    kept = list(dict.fromkeys((*contested, *crossing)))[:MOST_CROSSING]
    shown = [item for item in crossing if item in kept]
    loud = {item: hit[item] for item in contested[:MOST_CONTESTED] if item in kept}
    points = _points(story, wanted, shown, loud)
    return (
        Chart(
            name="rank-changes",
            tips=(
                ("label", story.say("column.item")),
                ("column", story.say("column.party")),
                ("shown_rank", story.say("chart.rank")),
            ),
            spec=_spec(story, points, list(wanted), Room((len(wanted) + 1) * COLUMN)),
            narrow=_narrow(story, points, list(wanted)),
            alt=_alt(story, wanted, shown),
            caption=story.say(
                "chart.changes_caption",
                shown=len(shown),
                total=len(crossing),
                places=len(chosen_items(story.findings)),
            ),
        ),
    )


def crossing_items(story: "Story") -> tuple[str, ...]:
    """Name the items that stand above the line on some lists and below it on others.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of str
        In joint order.
    """
    sides = [chosen_items(story.findings), *wanted_items(story.findings).values()]
    return tuple(
        one.item
        for one in story.findings.joint
        if 0 < sum(one.item in above for above in sides) < len(sides)
    )


def _points(
    story: "Story",
    wanted: Mapping[str, frozenset[str]],
    shown: Sequence[str],
    loud: Mapping[str, str],
) -> list[Spec]:
    own = story.own_ranks
    lists = [
        (
            party_name(story, party),
            {item: own[party, item] for item in shown if (party, item) in own},
            above,
        )
        for party, above in wanted.items()
    ]
    joint = {one.item: one.rank for one in story.findings.joint}
    done = chosen_items(story.findings)
    lists.append((story.say("chart.joint"), {item: joint[item] for item in shown}, done))
    return [
        {
            "item": item,
            "label": item_name(story, item),
            "column": column,
            "stop": stop,
            "height": height,
            "rank": ranks[item],
            "shown_rank": figures.rank(ranks[item]),
            "loser": party_name(story, loud[item]) if item in loud else "",
            "contested": item in loud,
        }
        for stop, (column, ranks, above) in enumerate(lists)
        for item, height in _heights(ranks, above).items()
    ]


def _heights(ranks: Mapping[str, float], above: frozenset[str]) -> dict[str, float]:
    """Stack the items of a list on both sides of the line, which is 0, the best at the top."""
    order = sorted(ranks, key=lambda item: (item not in above, ranks[item]))
    first = sum(item in above for item in order)
    return {item: place - first + 0.5 for place, item in enumerate(order)}


def _narrow(story: "Story", points: Sequence[Spec], parties: Sequence[str]) -> Spec:
    """The same for a phone: names cut shorter, and lists as near to each other as that leaves."""
    short = {point["item"]: story.short_name(point["item"], NARROW_NAME) for point in points}
    named = [{**point, "label": short[point["item"]]} for point in points]
    beside = NAME_GAP + max(text_size(one, NAME_SIZE)[0] for one in short.values())
    lists = len(parties) + 1
    column = (PHONE_WIDTH - beside) / (lists - 0.5)
    return _spec(story, named, parties, Room(lists * column, NARROW_ROW, narrow=True))


def _spec(story: "Story", points: Sequence[Spec], parties: Sequence[str], room: Room) -> Spec:
    columns = [*(party_name(story, party) for party in parties), story.say("chart.joint")]
    heights = [point["height"] for point in points]
    top, bottom = min(0.0, min(heights) - 0.5), max(0.0, max(heights) + 0.5)
    column = room.width / len(columns)
    loud = {"filter": {"field": "contested", "equal": True}}
    quiet = {"filter": {"field": "contested", "equal": False}}
    line = {"detail": {"field": "item"}, "order": {"field": "stop", "type": "quantitative"}}
    losers = {
        "field": "loser",
        "type": "nominal",
        "legend": legend(
            symbolType="stroke", symbolSize=400, symbolStrokeWidth=3, columns=room.columns
        ),
    }
    told = {point["loser"] for point in points}
    lined = [party for party in parties if party_name(story, party) in told]
    colour = {**losers, "scale": party_scale(story, PARTY_COLOURS, lined)}
    dash = {**losers, "scale": party_scale(story, PARTY_DASHES, lined)}
    longest = max(len(point["shown_rank"]) for point in points)
    dot = {"type": "circle", "size": 330 if longest <= SHORT_RANK else 600, "opacity": 1}
    name = words("label", room.width - column / 2 + NAME_GAP)
    return layered(
        (room.width, (bottom - top) * room.row),
        points,
        [
            _line(story, room),
            {"transform": [quiet], "mark": {"type": "line", "color": QUIET}, "encoding": line},
            {
                "transform": [loud],
                "mark": {"type": "line", "strokeWidth": 3},
                "encoding": {**line, "color": colour, "strokeDash": dash},
            },
            {"transform": [quiet], "mark": {**dot, "color": "#6B7680"}},
            {"transform": [loud], "mark": dot, "encoding": {"color": colour}},
            {
                "mark": {"type": "text", "fontSize": 11, "color": "white"},
                "encoding": {"text": {"field": "shown_rank"}},
            },
            {"transform": [{"filter": {"field": "column", "equal": columns[-1]}}], **name},
        ],
        {
            "x": {
                "field": "column",
                "type": "nominal",
                "sort": columns,
                "axis": {**heads(columns, column), "labelPadding": 8},
                "scale": {"padding": 0.5},
            },
            "y": {
                "field": "height",
                "type": "quantitative",
                "scale": {"reverse": True, "domain": [top, bottom], "nice": False, "zero": False},
                "axis": None,
            },
        },
        narrow=room.narrow,
    )


def _line(story: "Story", room: Room) -> Spec:
    """The line itself, with its name at the left where there is room."""
    line = {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 1.5, "color": INK}
    text = {"type": "text", "align": "right", "color": SOFT, "fontSize": NAME_SIZE}
    at = {"y": {"field": "at", "type": "quantitative"}}
    drawn = {"mark": line, "encoding": {**at, "x": {"value": 0}, "x2": {"value": room.width}}}
    named = {"mark": text, "encoding": {**at, "x": {"value": -4}, "text": {"field": "said"}}}
    return {
        "data": {"values": [{"at": 0, "said": story.say("chart.line")}]},
        "layer": [drawn] if room.narrow else [drawn, named],
    }


def _alt(story: "Story", wanted: Mapping[str, frozenset[str]], shown: Sequence[str]) -> str:
    own = story.own_ranks
    joint = {one.item: one.rank for one in story.findings.joint}
    told = [
        story.say(
            "chart.change_alt",
            item=story.names.item(item),
            ranks=story.words.listed(
                story.say(
                    "chart.own_alt",
                    party=story.names.party(party),
                    rank=figures.rank(own[party, item]),
                )
                for party in wanted
                if (party, item) in own
            ),
            joint=figures.rank(joint[item]),
            chosen=story.chosen(item),
        )
        for item in shown
    ]
    return story.say("chart.changes_alt", changes=story.words.listed(told))
