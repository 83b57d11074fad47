"""Rank acceptability: how often each item takes each place when much is in doubt."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reports import figures
from reports.charts.looks import (
    FIGURE_SIZE,
    INK,
    MOST_LINES,
    PAPER,
    PHONE_WIDTH,
    ROW,
    Room,
    Spec,
    item_name,
    layered,
    of_kind,
    row_names,
    rows_down,
)
from reports.document import Chart

if TYPE_CHECKING:
    from reports.story.context import Story

CELL, LEAST_CELL = 26, 14
"""Pixels from one rank to the next, and the fewest that hold a figure."""
ROOMY = 20
"""Pixels of a cell from which on every rank is written at the axis."""
NARROW_HIGH = 18
"""Pixels of a cell's height where its name stands above it."""
RARE = 0.005
"""A share that would be written as 0 % is left out."""
TOLD = 0.05
"""Share from which on a cell holds its figure."""
DARK = 0.3
"""Share from which on a figure is written in white."""


def rank_shares(story: "Story") -> tuple[Chart, ...]:
    """Draw the share of lists in which each item takes each rank, under the main doubt.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none where nothing was put in doubt.
    """
    robustness = story.findings.robustness
    shares = robustness.acceptability.get(robustness.headline, {})
    shown = [one.item for one in story.findings.joint if shares.get(one.item)][:MOST_LINES]
    if not shown:
        return ()
    last = min(max(_last(shares[item]) for item in shown), MOST_LINES)
    cell = min(max(PHONE_WIDTH / last, LEAST_CELL), CELL)
    told = [_peak(story, item, shares[item]) for item in shown]
    return (
        Chart(
            name="rank-shares",
            tips=(
                ("item", story.say("column.item")),
                ("rank", story.say("chart.rank")),
                ("shown_share", story.say("column.share")),
            ),
            spec=_spec(story, shares, shown, Room(last * CELL)),
            narrow=_spec(story, shares, shown, Room(last * cell, 40, narrow=True)),
            alt=story.say("chart.shares_alt", peaks=story.words.listed(told)),
            caption=story.say(
                "chart.shares_caption",
                doubt=story.words.word("doubt", robustness.headline),
                ranks=last,
                shown=len(shown),
                total=len(story.findings.joint),
            ),
        ),
    )


def _last(shares: Sequence[float]) -> int:
    """The last rank that is more than rare."""
    return max((rank for rank, share in enumerate(shares, 1) if share >= RARE), default=1)


def _peak(story: "Story", item: str, shares: Sequence[float]) -> str:
    share = max(shares)
    return story.say(
        "chart.share_alt",
        item=story.names.item(item),
        rank=shares.index(share) + 1,
        share=figures.percent(share),
    )


def _spec(
    story: "Story", shares: Mapping[str, Sequence[float]], shown: Sequence[str], room: Room
) -> Spec:
    last = min(max(_last(shares[item]) for item in shown), MOST_LINES)
    cell, high = room.width / last, NARROW_HIGH if room.narrow else ROW - 2
    values: list[Spec] = [
        {"kind": "item", "row": row, "item": item_name(story, item)}
        for row, item in enumerate(shown)
    ]
    values += [
        {
            "kind": "told" if share >= TOLD else "cell",
            "row": row,
            "item": item_name(story, item),
            "rank": rank,
            "share": share,
            "shown_share": figures.percent(share),
            "shown": figures.hundredths(share),
        }
        for row, item in enumerate(shown)
        for rank, share in enumerate(shares[item][:last], 1)
        if share >= RARE
    ]
    cells = {"transform": [{"filter": {"field": "kind", "oneOf": ["told", "cell"]}}]}
    share = {
        "field": "share",
        "type": "quantitative",
        "scale": {
            "type": "sqrt",
            "domain": [0, 1],
            "range": ["#EAF1F7", "#0B3C5D"],
            "interpolate": "lab",
        },
        "legend": None,
    }
    ink = {"condition": {"test": {"field": "share", "gte": DARK}, "value": PAPER}, "value": INK}
    return layered(
        room.size(len(shown)),
        values,
        [
            {
                **cells,
                "mark": {"type": "rect", "width": cell - 2, "height": high},
                "encoding": {"color": share},
            },
            {
                **of_kind("told"),
                "mark": {"type": "text", "baseline": "middle", "fontSize": FIGURE_SIZE - 1},
                "encoding": {"text": {"field": "shown"}, "color": ink},
            },
            {**of_kind("item"), **row_names(room)},
        ],
        {
            "x": {
                "field": "rank",
                "type": "quantitative",
                "scale": {"domain": [0.5, last + 0.5], "nice": False, "zero": False},
                "axis": {
                    "title": story.say("chart.rank"),
                    "orient": "top",
                    "grid": False,
                    "values": list(range(1, last + 1, 1 if cell > ROOMY else 2)),
                    "domain": False,
                    "ticks": False,
                },
            },
            "y": rows_down(len(shown), room),
        },
        narrow=room.narrow,
    )
