"""In or out: in how many of the lists each item reaches the leading places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prioritize.list_findings import JointItem
from reports import figures
from reports.charts.looks import (
    BAR,
    INK,
    MOST_LINES,
    PAPER,
    QUIET,
    TIER_COLOURS,
    Room,
    Spec,
    item_name,
    layered,
    legend,
    phone,
    row_names,
    rows_down,
    words,
)
from reports.document import Chart

if TYPE_CHECKING:
    from reports.story.context import Story

WIDTH, BESIDE = 320, 54
"""Pixels of the plane, and of the figures beside it on a phone."""


def top_shares(story: "Story") -> tuple[Chart, ...]:
    """Draw a bar for each item: filled as often as it is in, empty as often as it is out.

    Under a budget a mark shows how often the item gets money.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none where nothing was put in doubt.
    """
    told = story.findings.robustness.in_share
    known = [one for one in story.findings.joint if one.item in told]
    shown = known[:MOST_LINES]
    if not shown:
        return ()
    funded = story.findings.robustness.funded_share
    message = "chart.top_funded_caption" if funded else "chart.top_caption"
    return (
        Chart(
            name="top-shares",
            tips=(
                ("item", story.say("column.item")),
                ("shown", story.say("column.share")),
                ("tier", story.say("column.tier")),
            ),
            spec=_spec(story, shown, Room(WIDTH)),
            narrow=_spec(story, shown, phone(BESIDE)),
            alt=story.say(
                "chart.top_alt", shares=story.words.listed(_told(story, one.item) for one in shown)
            ),
            caption=_caption(story, message, len(shown)),
        ),
    )


def _told(story: "Story", item: str) -> str:
    robustness = story.findings.robustness
    name, share = story.names.item(item), figures.percent(robustness.in_share[item])
    funded = robustness.funded_share.get(item)
    if funded is None:
        return story.say("chart.top_row", item=name, share=share)
    money = figures.percent(funded)
    return story.say("chart.top_funded_row", item=name, share=share, funded=money)


def _caption(story: "Story", message: str, shown: int) -> str:
    total = len(story.findings.joint)
    if message == "chart.top_caption":
        return story.say("chart.top_caption", shown=shown, total=total)
    return story.say("chart.top_funded_caption", shown=shown, total=total)


def _spec(story: "Story", shown: Sequence[JointItem], room: Room) -> Spec:
    robustness = story.findings.robustness
    values = [
        {
            "row": row,
            "item": item_name(story, one.item),
            "share": robustness.in_share[one.item],
            "whole": 1,
            "shown": figures.percent(robustness.in_share[one.item]),
            "tier": story.words.word("tier", one.tier),
            "funded": robustness.funded_share.get(one.item),
        }
        for row, one in enumerate(shown)
    ]
    tiers = {story.words.word("tier", tier): colour for tier, colour in TIER_COLOURS.items()}
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {
            "title": None,
            "orient": "top",
            "format": ".0%",
            "tickCount": 5,
            "grid": False,
        },
    }
    colour = {
        "field": "tier",
        "type": "nominal",
        "legend": legend(symbolType="square", columns=room.columns),
        "scale": {"domain": list(tiers), "range": list(tiers.values())},
    }
    bar = {**BAR, "height": 14}
    mark = {"type": "point", "shape": "diamond", "filled": True, "opacity": 1, "size": 90}
    funded = {"transform": [{"filter": {"field": "funded", "valid": True}}]}
    return layered(
        room.size(len(values)),
        values,
        [
            {
                "mark": {**bar, "fill": PAPER, "stroke": QUIET},
                "encoding": {"x": {**x, "field": "share"}, "x2": {"field": "whole"}},
            },
            {
                "mark": bar,
                "encoding": {"x": {**x, "field": "share"}, "x2": {"datum": 0}, "color": colour},
            },
            {
                **funded,
                "mark": {**mark, "fill": PAPER, "stroke": INK, "strokeWidth": 1.5},
                "encoding": {"x": {**x, "field": "funded"}},
            },
            words("shown", room.width + 12),
            row_names(room),
        ],
        {"y": rows_down(len(values), room)},
        narrow=room.narrow,
    )
