"""Pictures of the findings, as descriptions (Vega-Lite) that any format can draw.

Survey text only ever stands in data values, never in a field name or an expression, so a label
such as ``datum.x`` comes out as it was written.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

from prioritize.list_findings import JointItem
from reports import figures
from reports.document import Chart
from reports.ledger import hardest_hit

if TYPE_CHECKING:
    from reports.story.context import Story

MOST_LINES = 25
"""How many items a chart shows at most; more cannot be told apart."""
MOST_CONTESTED = 8
"""How many contested items are drawn in colour."""

PARTY_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito (2008): told apart by colour-blind readers and on a grey printer."""
TIER_COLOURS = {"certain": "#0072B2", "depends": "#E69F00", "out": "#767676"}

_QUIET = "#B8BEC4"
_INK = "#1F2933"
_ROW = 24

_Spec = dict[str, Any]


def rank_changes(story: "Story") -> tuple[Chart, ...]:
    """Draw each party's own ranks beside the joint ranks, a line per item.

    The most contested items carry the colour of the party that gave up most on them.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none with fewer than two parties.
    """
    parties = [one for one in story.party_ids if story.findings.rankings.get(one)]
    if len(parties) < 2:  # noqa: PLR2004 - a line needs two lists beside the joint one
        return ()
    hit = dict(list(hardest_hit(story.findings).items())[:MOST_CONTESTED])
    shown = _shown(story.findings.joint, hit)
    columns = [*(story.names.party(party) for party in parties), story.say("chart.joint")]
    points = _points(story, parties, shown, hit)
    colours = [PARTY_COLOURS[place % len(PARTY_COLOURS)] for place in range(len(parties))]
    scale = {"domain": columns[:-1], "range": colours}
    return (
        Chart(
            name="rank-changes",
            spec=_rank_changes_spec(points, columns, scale),
            alt=_rank_changes_alt(story, shown, hit),
            caption=story.say(
                "chart.changes_caption", shown=len(shown), total=len(story.findings.joint)
            ),
        ),
    )


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
            "item": story.names.item(one.item),
            "rank": one.rank,
            "low": one.rank_low,
            "high": one.rank_high,
            "tier": story.words.word("tier", one.tier),
        }
        for one in shown
    ]
    tiers = {story.words.word("tier", tier): colour for tier, colour in TIER_COLOURS.items()}
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
            spec=_rank_ranges_spec(rows, tiers, story.say("chart.rank")),
            alt=story.say("chart.ranges_alt", ranges=story.words.listed(ranges)),
            caption=story.say(
                "chart.ranges_caption", shown=len(shown), total=len(story.findings.joint)
            ),
        ),
    )


def _shown(joint: tuple[JointItem, ...], hit: dict[str, str]) -> tuple[JointItem, ...]:
    """The contested items and the best of the others, in joint order."""
    room = MOST_LINES - len(hit)
    others = [one.item for one in joint if one.item not in hit][:room]
    kept = {*hit, *others}
    return tuple(one for one in joint if one.item in kept)


def _points(
    story: "Story", parties: list[str], shown: tuple[JointItem, ...], hit: dict[str, str]
) -> list[_Spec]:
    own, heights = story.own_ranks, _label_heights(shown)
    points = []
    for one in shown:
        loser = story.names.party(hit[one.item]) if one.item in hit else ""
        stops = [(story.names.party(party), own.get((party, one.item))) for party in parties]
        for stop, (column, rank) in enumerate([*stops, (story.say("chart.joint"), one.rank)]):
            if rank is not None:
                points.append(
                    {
                        "item": one.item,
                        "label": story.names.item(one.item),
                        "column": column,
                        "stop": stop,
                        "rank": rank,
                        "label_rank": heights[one.item],
                        "shown_rank": figures.rank(rank),
                        "loser": loser,
                        "contested": bool(loser),
                    }
                )
    return points


def _label_heights(shown: tuple[JointItem, ...]) -> dict[str, float]:
    """Spread the names of items that share a joint rank, so that none covers another."""
    sharing = Counter(one.rank for one in shown)
    placed: Counter[float] = Counter()
    heights = {}
    for one in shown:
        heights[one.item] = one.rank - (sharing[one.rank] - 1) / 2 + placed[one.rank]
        placed[one.rank] += 1
    return heights


def _rank_changes_spec(points: list[_Spec], columns: list[str], scale: _Spec) -> _Spec:
    last = max((point["rank"] for point in points), default=1)
    x = {
        "field": "column",
        "type": "nominal",
        "sort": columns,
        "axis": {"orient": "top", "title": None, "labelAngle": 0, "domain": False, "ticks": False},
        "scale": {"padding": 0.25},
    }
    y = {
        "field": "rank",
        "type": "quantitative",
        "scale": {"reverse": True, "domain": [0.5, last + 0.5], "nice": False, "zero": False},
        "axis": None,
    }
    colour = {
        "field": "loser",
        "type": "nominal",
        "scale": scale,
        "legend": {"title": None, "orient": "bottom", "symbolType": "stroke", "labelLimit": 300},
    }
    quiet = {"filter": {"field": "contested", "equal": False}}
    loud = {"filter": {"field": "contested", "equal": True}}
    line = {"detail": {"field": "item"}, "order": {"field": "stop", "type": "quantitative"}}
    mark = {"type": "line", "strokeWidth": 1.5, "color": _QUIET}
    dot = {"type": "circle", "size": 330, "opacity": 1}
    number = {"type": "text", "fontSize": 11, "color": "white"}
    name = {"type": "text", "align": "left", "dx": 16, "fontSize": 13, "color": _INK, "limit": 260}
    beside = {"text": {"field": "label"}, "y": {**y, "field": "label_rank"}}
    at_joint = {"filter": {"field": "column", "equal": columns[-1]}}
    return _spec(
        len(columns) * 120,
        int(last) * _ROW,
        points,
        [
            {"transform": [quiet], "mark": mark, "encoding": line},
            {
                "transform": [loud],
                "mark": {**mark, "strokeWidth": 3},
                "encoding": {**line, "color": colour},
            },
            {"transform": [quiet], "mark": {**dot, "color": "#6B7680"}},
            {"transform": [loud], "mark": dot, "encoding": {"color": colour}},
            {"mark": number, "encoding": {"text": {"field": "shown_rank"}}},
            {"transform": [at_joint], "mark": name, "encoding": beside},
        ],
        {"x": x, "y": y},
    )


def _rank_changes_alt(story: "Story", shown: tuple[JointItem, ...], hit: dict[str, str]) -> str:
    own = story.own_ranks
    told = [
        story.say(
            "chart.change_alt",
            item=story.names.item(one.item),
            party=story.names.party(hit[one.item]),
            own=figures.rank(own[hit[one.item], one.item]),
            joint=figures.rank(one.rank),
        )
        for one in shown
        if (hit.get(one.item, ""), one.item) in own
    ]
    if not told:
        return story.say("chart.no_change_alt")
    return story.say("chart.changes_alt", changes=story.words.listed(told))


def _rank_ranges_spec(rows: list[_Spec], tiers: dict[str, str], rank_title: str) -> _Spec:
    order = [row["item"] for row in rows]
    last = max(row["high"] for row in rows)
    y = {
        "field": "item",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "labelLimit": 260, "domain": False, "ticks": False},
    }
    x = {
        "type": "quantitative",
        "scale": {"domain": [0.5, last + 0.5], "nice": False, "zero": False},
        "axis": {"title": rank_title, "tickMinStep": 1, "orient": "top"},
    }
    colour = {
        "field": "tier",
        "type": "nominal",
        "scale": {"domain": list(tiers), "range": list(tiers.values())},
        "legend": {"title": None, "orient": "bottom"},
    }
    return _spec(
        440,
        len(rows) * _ROW,
        rows,
        [
            {
                "mark": {"type": "bar", "height": 9, "opacity": 0.45, "cornerRadius": 4},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
            },
            {
                "mark": {"type": "circle", "size": 110, "opacity": 1},
                "encoding": {"x": {**x, "field": "rank"}},
            },
        ],
        {"y": y, "color": colour},
    )


def _spec(
    width: int, height: int, values: list[_Spec], layers: list[_Spec], encoding: _Spec
) -> _Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "background": None,
        "data": {"values": values},
        "layer": layers,
        "encoding": encoding,
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 13, "titleFontSize": 12, "labelColor": _INK},
            "legend": {"labelFontSize": 13, "labelColor": _INK},
        },
    }
