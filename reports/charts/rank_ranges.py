"""How far down and up each item may come: its rank with the 90 % interval."""

from typing import TYPE_CHECKING

from reports import figures
from reports.charts.looks import (
    BAR,
    MOST_LINES,
    TIER_COLOURS,
    TIER_SHAPES,
    Room,
    Spec,
    item_name,
    layered,
    legend,
    phone,
    row_names,
    rows_down,
)
from reports.document import Chart

if TYPE_CHECKING:
    from reports.story.context import Story


def rank_ranges(story: "Story") -> tuple[Chart, ...]:
    """Draw the 90 % rank interval of each item around its joint rank.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none without a joint list.
    """
    shown = story.findings.joint[:MOST_LINES]
    if not shown:
        return ()
    rows = [
        {
            "row": row,
            "item": item_name(story, one.item),
            "rank": one.rank,
            "low": one.rank_low,
            "high": one.rank_high,
            "shown_rank": figures.rank(one.rank),
            "range": figures.span(figures.rank(one.rank_low), figures.rank(one.rank_high)),
            "tier": story.words.word("tier", one.tier),
        }
        for row, one in enumerate(shown)
    ]
    ranges = (
        story.say(
            "chart.range_alt",
            item=row["item"],
            rank=figures.rank(one.rank),
            range=figures.span(figures.rank(one.rank_low), figures.rank(one.rank_high)),
        )
        for row, one in zip(rows, shown, strict=True)
    )
    return (
        Chart(
            name="rank-ranges",
            tips=(
                ("item", story.say("column.item")),
                ("shown_rank", story.say("column.joint_rank")),
                ("range", story.say("column.rank_range")),
                ("tier", story.say("column.tier")),
            ),
            spec=_spec(story, rows, Room(440)),
            narrow=_spec(story, rows, phone()),
            alt=story.say("chart.ranges_alt", ranges=story.words.listed(ranges)),
            caption=story.say(
                "chart.ranges_caption", shown=len(shown), total=len(story.findings.joint)
            ),
        ),
    )


def _spec(story: "Story", rows: list[Spec], room: Room) -> Spec:
    last = max(row["high"] for row in rows)
    x = {
        "type": "quantitative",
        "scale": {"domain": [0.5, last + 0.5], "nice": False, "zero": False},
        "axis": {"title": story.say("chart.rank"), "tickMinStep": 1, "orient": "top"},
    }
    tiers = {"field": "tier", "type": "nominal", "legend": legend(columns=room.columns)}
    names = [story.words.word("tier", tier) for tier in TIER_COLOURS]
    colour = {**tiers, "scale": {"domain": names, "range": list(TIER_COLOURS.values())}}
    shape = {**tiers, "scale": {"domain": names, "range": list(TIER_SHAPES.values())}}
    return layered(
        room.size(len(rows)),
        rows,
        [
            {
                "mark": {**BAR, "height": 9, "opacity": 0.45, "cornerRadius": 4},
                "encoding": {
                    "x": {**x, "field": "low"},
                    "x2": {"field": "high"},
                    "color": colour,
                },
            },
            {
                "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
                "encoding": {"x": {**x, "field": "rank"}, "color": colour, "shape": shape},
            },
            row_names(room),
        ],
        {"y": rows_down(len(rows), room)},
        narrow=room.narrow,
    )
