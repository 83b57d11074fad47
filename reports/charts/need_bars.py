"""Demand for each need category and each of its items, with intervals."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from prioritize.findings import CategoryFinding, ItemFinding
from prioritize.survey_findings import DemandFinding
from reports import figures
from reports.charts.looks import (
    BAR,
    INK,
    MOST_LINES,
    NAME_SIZE,
    PAPER,
    Room,
    Spec,
    item_name,
    layered,
    of_kind,
    phone,
    row_names,
    rows_down,
    words,
)
from reports.charts.placement import text_size
from reports.document import Chart
from reports.line_breaks import shortened

if TYPE_CHECKING:
    from reports.story.context import Story

WIDTH, NAME_GAP, BESIDE = 320, 14, 54
BAR_COLOUR = "#5B8DB8"
HEAD_COLUMNS, NARROW_HEAD = 56, 20
"""Columns that the name of a category takes at most, on a page and on a phone: it may run on above
its bars."""
ITEM_BAR, MEAN_BAR = 12, 16
"""How thick the filled bar of an item is, and the outlined one of a category."""
DRAWN = ("bare", "sure", "mean-bare", "mean-sure")
"""Kinds of rows with a bar: of an item or of a category, without an interval and with one."""


def need_bars(story: "Story", names: Mapping[str, str]) -> tuple[Chart, ...]:
    """Draw the demand for each need category, and below it for its items, most asked for first.

    Parameters
    ----------
    story : Story
        The run being told.
    names : mapping of str to str
        What the categories are called, by id.

    Returns
    -------
    tuple of Chart
        One chart; none without categories, or where no demand may be shown.
    """
    item_of = story.item_of
    groups: list[tuple[CategoryFinding, list[ItemFinding]]] = []
    for one in story.findings.categories:
        told = [item_of[item] for item in one.items if item in item_of and item_of[item].demand]
        if told:
            groups.append((one, sorted(told, key=_most_wanted)))
    total = sum(len(items) for _, items in groups)
    if not total:
        return ()
    groups = _first(groups)
    shown = [item for _, items in groups for item in items]
    return (
        Chart(
            name="need-bars",
            tips=(
                ("item", story.say("column.item")),
                ("shown", story.say("column.demand")),
                ("range", story.say("column.interval")),
            ),
            spec=_spec(story, groups, names, Room(WIDTH)),
            narrow=_spec(story, groups, names, phone(BESIDE)),
            alt=_alt(story, groups, names),
            caption=story.say("chart.needs_caption", shown=len(shown), total=total),
        ),
    )


def _most_wanted(item: ItemFinding) -> float:
    return -item.demand.value if item.demand else 0.0


def _first(
    groups: Sequence[tuple[CategoryFinding, list[ItemFinding]]],
) -> list[tuple[CategoryFinding, list[ItemFinding]]]:
    """Leave every category as many of its first items as fit where there are too many in all."""
    most = max(len(items) for _, items in groups)
    room = next(
        (
            one
            for one in range(most, 1, -1)
            if sum(min(len(i), one) for _, i in groups) <= MOST_LINES
        ),
        1,
    )
    return [(one, items[:room]) for one, items in groups][:MOST_LINES]


def _alt(
    story: "Story",
    groups: Sequence[tuple[CategoryFinding, Sequence[ItemFinding]]],
    names: Mapping[str, str],
) -> str:
    demands = story.words.listed(
        _told(story, story.names.item(item.id), item.demand)
        for _, items in groups
        for item in items
        if item.demand
    )
    means = [_told(story, names.get(one.id, one.id), one.demand) for one, _ in groups if one.demand]
    if not means:
        return story.say("chart.needs_alt", demands=demands)
    return story.say("chart.needs_means_alt", means=story.words.listed(means), demands=demands)


def _told(story: "Story", name: str, demand: DemandFinding) -> str:
    value = figures.percent(demand.value)
    if demand.low is None or demand.high is None:
        return story.say("chart.demand_alt", item=name, demand=value)
    return story.say("chart.demand_range_alt", item=name, demand=value, range=_interval(demand))


def _interval(demand: DemandFinding) -> str:
    if demand.low is None or demand.high is None:
        return figures.DASH
    return figures.span(figures.percent(demand.low), figures.percent(demand.high))


def _rows(
    story: "Story",
    groups: Sequence[tuple[CategoryFinding, Sequence[ItemFinding]]],
    names: Mapping[str, str],
    columns: int,
) -> list[Spec]:
    """A row with the name of each category, one with its bar, and one for each of its items."""
    rows: list[Spec] = []
    for category, items in groups:
        head = shortened(names.get(category.id, category.id), columns)
        if category.demand_share is not None:
            share = figures.percent(category.demand_share)
            head = story.say("chart.category_head", category=head, share=share)
        rows.append({"kind": "head", "row": len(rows), "head": head})
        if category.demand is not None:
            spoken_of = sum(
                story.item_of[one].demand is not None
                for one in category.items
                if one in story.item_of
            )
            item = story.say("chart.mean_row", count=spoken_of)
            rows.append(_row(len(rows), item, category.demand, "mean-"))
        rows += [
            _row(len(rows) + place, item_name(story, one.id), one.demand)
            for place, one in enumerate(items)
            if one.demand is not None
        ]
    return rows


def _row(place: int, name: str, demand: DemandFinding, sort: str = "") -> Spec:
    return {
        "kind": sort + ("bare" if demand.low is None else "sure"),
        "row": place,
        "item": name,
        "shown": figures.percent(demand.value),
        "range": _interval(demand),
        "demand": demand.value,
        "low": demand.low,
        "high": demand.high,
    }


def _names_width(rows: Sequence[Spec]) -> float:
    """How far to the left the names of the rows reach: there the name of a category begins."""
    return NAME_GAP + max(text_size(row["item"], NAME_SIZE)[0] for row in rows if "item" in row)


def _of_kinds(*kinds: str) -> Spec:
    return {"transform": [{"filter": {"field": "kind", "oneOf": list(kinds)}}]}


def _spec(
    story: "Story",
    groups: Sequence[tuple[CategoryFinding, Sequence[ItemFinding]]],
    names: Mapping[str, str],
    room: Room,
) -> Spec:
    values = _rows(story, groups, names, NARROW_HEAD if room.narrow else HEAD_COLUMNS)
    top = max([*(one.get("high") or one.get("demand") or 0.0 for one in values), 0.1])
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {"title": None, "orient": "top", "format": ".0%", "tickCount": 5},
    }
    bars = {"x": {**x, "field": "demand"}, "x2": {"datum": 0}}
    outline = {"height": MEAN_BAR, "fill": PAPER, "stroke": INK, "strokeWidth": 1.5}
    known, means = _of_kinds(*DRAWN), _of_kinds(*DRAWN[2:])
    sure = _of_kinds("sure", "mean-sure")
    ends = {"x": {**x, "field": "low"}, "x2": {"field": "high"}}
    end = {"type": "tick", "thickness": 1.5, "size": 9, "color": INK}
    return layered(
        room.size(len(values)),
        values,
        [
            {
                **_of_kinds(*DRAWN[:2]),
                "mark": {**BAR, "height": ITEM_BAR, "color": BAR_COLOUR},
                "encoding": bars,
            },
            {**means, "mark": {**BAR, **outline}, "encoding": bars},
            {**sure, "mark": {"type": "rule", "color": INK}, "encoding": ends},
            {**sure, "mark": end, "encoding": {"x": {**x, "field": "low"}}},
            {**sure, "mark": end, "encoding": {"x": {**x, "field": "high"}}},
            {**_of_kinds(*DRAWN[:2]), **words("shown", room.width + 12)},
            {**means, **words("shown", room.width + 12, fontWeight="bold")},
            {**known, **row_names(room, NAME_GAP)},
            {**of_kind("head"), **_heads(values, room)},
        ],
        {"y": rows_down(len(values), room)},
        narrow=room.narrow,
    )


def _heads(rows: Sequence[Spec], room: Room) -> Spec:
    """The name of each category; on a phone near its first bar, which has its name above it."""
    if room.narrow:
        return words("head", 0, fontWeight="bold")
    return words("head", -_names_width(rows), fontWeight="bold")
