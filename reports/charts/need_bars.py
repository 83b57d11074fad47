"""Demand for each item with its interval, in the groups of items asked for together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from prioritize.findings import CategoryFinding, ItemFinding
from prioritize.survey_findings import DemandFinding
from reports import figures
from reports.charts.looks import (
    BAR,
    INK,
    MOST_LINES,
    ROW,
    SOFT,
    Spec,
    item_name,
    layered,
    of_kind,
    row_names,
    rows_down,
    words,
)
from reports.document import Chart

if TYPE_CHECKING:
    from reports.story.context import Story

WIDTH = 320
BAR_COLOUR = "#5B8DB8"


def need_bars(story: "Story", names: Mapping[str, str]) -> tuple[Chart, ...]:
    """Draw the demand for the items of each need category, most asked for first.

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
            spec=_spec(story, groups, names),
            alt=story.say(
                "chart.needs_alt", demands=story.words.listed(_told(story, one) for one in shown)
            ),
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


def _told(story: "Story", item: ItemFinding) -> str:
    demand = item.demand
    if demand is None:
        return ""
    name, value = story.names.item(item.id), figures.percent(demand.value)
    if demand.low is None or demand.high is None:
        return story.say("chart.demand_alt", item=name, demand=value)
    ends = figures.span(figures.percent(demand.low), figures.percent(demand.high))
    return story.say("chart.demand_range_alt", item=name, demand=value, range=ends)


def _interval(demand: DemandFinding) -> str:
    if demand.low is None or demand.high is None:
        return figures.DASH
    return figures.span(figures.percent(demand.low), figures.percent(demand.high))


def _spec(
    story: "Story",
    groups: Sequence[tuple[CategoryFinding, Sequence[ItemFinding]]],
    names: Mapping[str, str],
) -> Spec:
    values: list[Spec] = []
    for category, items in groups:
        head = names.get(category.id, category.id)
        if category.demand_share is not None:
            share = figures.percent(category.demand_share)
            head = story.say("chart.category_head", category=head, share=share)
        values.append({"kind": "head", "row": len(values), "head": head})
        for one in items:
            if one.demand is not None:
                told = {"demand": one.demand.value, "low": one.demand.low, "high": one.demand.high}
                shown = figures.percent(one.demand.value)
                item = item_name(story, one.id)
                kind = "bare" if one.demand.low is None else "sure"
                values.append(
                    {
                        "kind": kind,
                        "row": len(values),
                        "item": item,
                        "shown": shown,
                        "range": _interval(one.demand),
                        **told,
                    }
                )
    top = max([*(one.get("high") or one.get("demand") or 0.0 for one in values), 0.1])
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {"title": None, "orient": "top", "format": ".0%", "tickCount": 5},
    }
    known = {"transform": [{"filter": {"field": "kind", "oneOf": ["bare", "sure"]}}]}
    ends = {"x": {**x, "field": "low"}, "x2": {"field": "high"}}
    end = {"type": "tick", "thickness": 1.5, "size": 9, "color": INK}
    return layered(
        (WIDTH, len(values) * ROW),
        values,
        [
            {
                **known,
                "mark": {**BAR, "height": 13, "color": BAR_COLOUR},
                "encoding": {"x": {**x, "field": "demand"}, "x2": {"datum": 0}},
            },
            {**of_kind("sure"), "mark": {"type": "rule", "color": INK}, "encoding": ends},
            {**of_kind("sure"), "mark": end, "encoding": {"x": {**x, "field": "low"}}},
            {**of_kind("sure"), "mark": end, "encoding": {"x": {**x, "field": "high"}}},
            {**known, **words("shown", WIDTH + 12)},
            {**known, **row_names()},
            {**of_kind("head"), **words("head", -254, color=SOFT, fontWeight="bold")},
        ],
        {"y": rows_down(len(values))},
    )
