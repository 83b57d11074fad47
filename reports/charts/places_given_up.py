"""Places given up: from where a party has an item to where the joint list has it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prioritize.list_findings import LedgerEntry
from reports import figures
from reports.charts.looks import (
    FIGURE_SIZE,
    INK,
    PAPER,
    PARTY_COLOURS,
    PARTY_SHAPES,
    QUIET,
    Room,
    Spec,
    item_name,
    layered,
    legend,
    party_name,
    party_scale,
    phone,
    row_names,
    rows_down,
)
from reports.document import Chart
from reports.ledger import concessions

if TYPE_CHECKING:
    from reports.story.context import Story

BESIDE = 28
"""Pixels of the figures beside the plane on a phone."""
MOST_CONCESSIONS = 15
"""How many concessions are drawn, the largest; the ledger lists all."""


def places_given_up(story: "Story") -> tuple[Chart, ...]:
    """Draw the largest concessions, a row for each item and party that gave way.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none where nobody gave anything up.
    """
    parties = {*story.party_ids}
    given_up = [one for one in concessions(story.findings) if one.perspective in parties]
    shown = given_up[:MOST_CONCESSIONS]
    if not shown:
        return ()
    told = (
        story.say(
            "chart.given_up_row",
            party=story.names.party(one.perspective),
            item=story.names.item(one.item),
            own=figures.rank(one.own_rank),
            joint=figures.rank(one.joint_rank),
        )
        for one in shown
    )
    return (
        Chart(
            name="places-given-up",
            tips=(
                ("item", story.say("column.item")),
                ("party", story.say("column.party")),
                ("shown_own", story.say("column.own_rank")),
                ("shown_joint", story.say("column.joint_rank")),
            ),
            spec=_spec(story, shown, Room(400)),
            narrow=_spec(story, shown, phone(BESIDE)),
            alt=story.say("chart.given_up_alt", rows=story.words.listed(told)),
            caption=story.say("chart.given_up_caption", shown=len(shown), total=len(given_up)),
        ),
    )


def _spec(story: "Story", shown: Sequence[LedgerEntry], room: Room) -> Spec:
    values = [
        {
            "row": row,
            "item": item_name(story, one.item),
            "party": party_name(story, one.perspective),
            "own": one.own_rank,
            "joint": one.joint_rank,
            "shown_own": figures.rank(one.own_rank),
            "shown_joint": figures.rank(one.joint_rank),
        }
        for row, one in enumerate(shown)
    ]
    losers = {one.perspective for one in shown}
    party = {"field": "party", "type": "nominal", "legend": legend(columns=room.columns)}
    colour = {**party, "scale": party_scale(story, PARTY_COLOURS, losers)}
    shape = {**party, "scale": party_scale(story, PARTY_SHAPES, losers)}
    last = max(one.joint_rank for one in shown)
    x = {
        "type": "quantitative",
        "scale": {"domain": [0.2, last + 0.5], "nice": False, "zero": False},
        "axis": {"title": story.say("chart.rank"), "tickMinStep": 1, "orient": "top"},
    }
    own, joint = {**x, "field": "own"}, {**x, "field": "joint"}
    point = {"type": "point", "opacity": 1, "size": 130}
    number = {"type": "text", "baseline": "middle", "fontSize": FIGURE_SIZE, "color": INK}
    return layered(
        room.size(len(values)),
        values,
        [
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": QUIET},
                "encoding": {"x": own, "x2": {"field": "joint"}},
            },
            {
                "mark": {**point, "filled": True, "strokeWidth": 0},
                "encoding": {"x": own, "color": colour, "shape": shape},
            },
            {
                "mark": {
                    **point,
                    "shape": "circle",
                    "filled": True,
                    "fill": PAPER,
                    "stroke": INK,
                    "strokeWidth": 2,
                    "size": 90,
                },
                "encoding": {"x": joint},
            },
            {
                "mark": {**number, "align": "right", "dx": -11},
                "encoding": {"x": own, "text": {"field": "shown_own"}},
            },
            {
                "mark": {**number, "align": "left", "dx": 11},
                "encoding": {"x": joint, "text": {"field": "shown_joint"}},
            },
            row_names(room, gap=26),
        ],
        {"y": rows_down(len(values), room)},
        narrow=room.narrow,
    )
