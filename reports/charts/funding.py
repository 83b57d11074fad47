"""Money: what the chosen items take of the budget, and what each source still has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from prioritize.plan_findings import PoolFinding
from reports import figures
from reports.charts.looks import (
    ABOVE,
    BAR,
    INK,
    MOST_LINES,
    PAPER,
    QUIET,
    SOFT,
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
from reports.document import Chart
from reports.line_breaks import shortened_apart

if TYPE_CHECKING:
    from reports.story.context import Story

Priced: TypeAlias = tuple[str, float]
"""An item and its cost."""

WIDTH, BESIDE = 340, 50
"""Pixels of the plane, and of the figures beside it on a phone."""
SPENT, WHOLE = "#5B8DB8", "#1F4E79"
MANY: Spec = {"fill": PAPER, "stroke": SPENT, "strokeWidth": 1.5}
"""How a bar looks that stands for several items."""
SOURCE, NARROW_SOURCE = 36, 26
"""Columns that the name of a source takes, on a page and on a phone, where figures follow it."""
FIRST_CALENDAR_YEAR = 1900
"""From here on a number is a year of the calendar, below it a year of the plan."""
OWN = "own"
"""Id of the option that is the study's own plan."""


def money_by_item(story: "Story") -> tuple[Chart, ...]:
    """Draw the budget as a stair: every chosen item begins where the one before it ended.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none without a budget, or where the costs are not told.
    """
    plan, basis = story.findings.plan, story.findings.basis
    if plan.budget is None or basis is None:
        return ()
    costs = {one.id: one.cost for one in basis.items if one.cost}
    ranks = {one.item: one.rank for one in story.findings.joint}
    priced = [
        (item, costs[item])
        for item in sorted(plan.funded, key=lambda item: ranks.get(item, 0.0))
        if item in costs
    ]
    if not priced:
        return ()
    shown, rest = _single(priced)
    together = next((one.cost for one in plan.options if one.id == OWN), None)
    parts = [(story.names.item(item), cost) for item, cost in shown]
    parts += [(_more(story, rest), _sum(rest))] if rest else []
    told = (
        story.say("chart.money_row", item=name, money=story.money_of(cost)) for name, cost in parts
    )
    return (
        Chart(
            name="money-by-item",
            tips=(
                ("item", story.say("column.item")),
                ("shown", story.say("column.money")),
            ),
            spec=_stair(story, priced, together, Room(WIDTH)),
            narrow=_stair(story, priced, together, phone(BESIDE)),
            alt=story.say(
                "chart.money_alt",
                budget=story.money_of(plan.budget),
                rows=story.words.listed(told),
            ),
            caption=story.say(
                "chart.money_caption",
                money=story.money,
                shown=len(shown),
                total=len(plan.funded),
            ),
        ),
    )


def _single(priced: Sequence[Priced]) -> tuple[Sequence[Priced], Sequence[Priced]]:
    """Which items have bars of their own, and which share one where they are too many."""
    if len(priced) <= MOST_LINES:
        return priced, ()
    return priced[: MOST_LINES - 1], priced[MOST_LINES - 1 :]


def _sum(priced: Sequence[Priced]) -> float:
    return sum(cost for _, cost in priced)


def _more(story: "Story", rest: Sequence[Priced]) -> str:
    return story.say("chart.more_items", count=len(rest))


def _stair(story: "Story", priced: Sequence[Priced], together: float | None, room: Room) -> Spec:
    budget = story.findings.plan.budget or 0.0
    rows: list[Spec] = [_bar(story.say("chart.budget"), 0.0, budget, kind="whole")]
    spent = 0.0
    single, rest = _single(priced)
    for item, cost in single:
        rows.append(_bar(item_name(story, item), spent, spent + cost, money=cost))
        spent += cost
    if rest:
        more = _sum(rest)
        rows.append(_bar(_more(story, rest), spent, spent + more, money=more, kind="rest"))
    if together is not None:
        rows.append(_bar(story.say("chart.together"), 0.0, together, kind="whole"))
    values = [{"row": row, **one} for row, one in enumerate(rows)]
    last = max(one["end"] for one in values)
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, last], "nice": False},
        "axis": {"title": None, "orient": "top", "tickCount": 5},
    }
    ends = {"x": {**x, "field": "start"}, "x2": {"field": "end"}}
    bar = {**BAR, "height": 14}
    return layered(
        room.size(len(values)),
        values,
        [
            {**of_kind("whole"), "mark": {**bar, "color": WHOLE}, "encoding": ends},
            {**of_kind("item"), "mark": {**bar, "color": SPENT}, "encoding": ends},
            {**of_kind("rest"), "mark": {**bar, **MANY}, "encoding": ends},
            {
                "data": {"values": [{"budget": budget}]},
                "mark": {"type": "rule", "strokeDash": [5, 4], "color": INK},
                "encoding": {"x": {**x, "field": "budget"}, "y": None},
            },
            words("shown", room.width + 12),
            row_names(room),
        ],
        {"y": rows_down(len(values), room)},
        narrow=room.narrow,
    )


def _bar(
    name: str, start: float, end: float, *, money: float | None = None, kind: str = "item"
) -> Spec:
    shown = figures.amount(end if money is None else money)
    return {"item": name, "start": start, "end": end, "shown": shown, "kind": kind}


def money_by_source(story: "Story") -> tuple[Chart, ...]:
    """Draw what each source gives at most, and how much of it is used.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Chart
        One chart; none where sources are not limited.
    """
    pools = story.findings.plan.pools
    shown = pools[:MOST_LINES]
    if not shown:
        return ()
    names = [_source_name(story, one) for one in shown]
    told = [
        story.say(
            "chart.source_row",
            source=name,
            used=figures.amount(one.used),
            limit=figures.amount(one.limit),
        )
        for name, one in zip(names, shown, strict=True)
    ]
    return (
        Chart(
            name="money-by-source",
            tips=(
                ("item", story.say("column.source")),
                ("shown", story.say("column.used")),
            ),
            spec=_sources_spec(names, shown, Room(WIDTH)),
            narrow=_sources_spec(names, shown, phone()),
            alt=story.say("chart.sources_alt", rows=story.words.listed(told)),
            caption=story.say(
                "chart.sources_caption", money=story.money, shown=len(shown), total=len(pools)
            ),
        ),
    )


def _source_name(story: "Story", one: PoolFinding) -> str:
    name = story.names.source(one.source)
    if one.year is None:
        return name
    if one.year >= FIRST_CALENDAR_YEAR:
        return story.say("chart.source_calendar_year", source=name, year=one.year)
    return story.say("chart.source_year", source=name, year=one.year)


def _sources_spec(names: Sequence[str], shown: Sequence[PoolFinding], room: Room) -> Spec:
    cut = shortened_apart(names, NARROW_SOURCE if room.narrow else SOURCE)
    values: list[Spec] = [
        {
            "row": row,
            "item": name,
            "used": one.used,
            "limit": one.limit,
            "shown": f"{figures.amount(one.used)} / {figures.amount(one.limit)}",
        }
        for row, (name, one) in enumerate(zip(cut, shown, strict=True))
    ]
    last = max([*(max(one["limit"], one["used"]) for one in values), 1e-9])
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, last], "nice": False},
        "axis": {"title": None, "orient": "top", "tickCount": 5},
    }
    beside = words("shown", room.width + 12, color=SOFT)
    if room.narrow:
        beside = words("shown", room.width, align="right", dy=-ABOVE, color=SOFT)
    return layered(
        room.size(len(values)),
        values,
        [
            {
                "mark": {**BAR, "height": 16, "fill": PAPER, "stroke": QUIET},
                "encoding": {"x": {**x, "field": "limit"}, "x2": {"datum": 0}},
            },
            {
                "mark": {**BAR, "height": 10, "color": SPENT},
                "encoding": {"x": {**x, "field": "used"}, "x2": {"datum": 0}},
            },
            beside,
            row_names(room),
        ],
        {"y": rows_down(len(values), room)},
        narrow=room.narrow,
    )
