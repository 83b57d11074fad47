"""Sheets about who was heard: accounts, weights, guarded groups, and what others could change."""

from prioritize.representation_findings import AccountFinding
from reports.sheets.parts import Cell, Look, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.guarded import group_name
from reports.story.representation import COUNTS, SHARES


def representation_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay out who was heard, in the order of the report."""
    return (_accounts(story), _margins(story), _guarded(story), _unheard(story))


def _accounts(story: Story) -> Sheet:
    accounting = story.findings.survey.accounting
    names = {one.variable: one.name for one in accounting.variables}
    columns: list[tuple[str, Look]] = [
        column(story, "group", "text"),
        column(story, "level", "text"),
        *((story.words.word("account", name), _look(name)) for name in (*COUNTS, *SHARES)),
    ]
    rows: list[list[Cell]] = []
    if accounting.whole is not None:
        rows.append([story.say("representation.everybody"), "", *_figures(accounting.whole)])
    rows += [
        [
            names.get(one.variable, one.variable),
            one.level or story.say("representation.rest"),
            *_figures(one),
        ]
        for one in accounting.groups
    ]
    return make_sheet(story, "accounting", columns, rows, on_weights=False)


def _look(name: str) -> Look:
    return "share" if name in SHARES else "count"


def _figures(account: AccountFinding) -> list[Cell]:
    return [getattr(account, name) for name in (*COUNTS, *SHARES)]


def _margins(story: Story) -> Sheet:
    weighting = story.findings.survey.weighting
    names = {one.variable: one.name for one in weighting.variables}
    columns = [
        column(story, "group", "text"),
        column(story, "level", "text"),
        column(story, "used", "count"),
        column(story, "target", "share"),
        column(story, "unweighted", "share"),
        column(story, "weighted", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            names.get(one.variable, one.variable),
            one.level,
            one.used,
            one.target,
            one.before,
            one.after,
        ]
        for one in weighting.margins
    ]
    return make_sheet(story, "weighting", columns, rows, on_weights=False)


def _guarded(story: Story) -> Sheet:
    joint = {one.item: one.rank for one in story.findings.joint}
    columns = [
        column(story, "group", "text"),
        column(story, "item", "text"),
        column(story, "demand", "share"),
        column(story, "low", "share"),
        column(story, "high", "share"),
        column(story, "n", "count"),
        column(story, "own_place", "count"),
        column(story, "joint_rank", "rank"),
        column(story, "own_choice", "text"),
        column(story, "chosen", "text"),
    ]
    rows: list[list[Cell]] = []
    for group in story.findings.guarded:
        places = {item: place for place, item in enumerate(group.order, start=1)}
        rows += [
            [
                group_name(story, group),
                story.names.item(wish.item),
                wish.value,
                wish.low,
                wish.high,
                wish.n,
                places.get(wish.item),
                joint.get(wish.item),
                story.say("sheets.yes") if wish.item in group.chosen else "",
                story.chosen(wish.item),
            ]
            for wish in group.demand
        ]
    return make_sheet(story, "guarded", columns, rows)


def _unheard(story: Story) -> Sheet:
    unheard = story.findings.robustness.unheard
    columns = [
        column(story, "list", "text"),
        column(story, "place", "count"),
        column(story, "upper", "text"),
        column(story, "lower", "text"),
        column(story, "unheard_share", "share"),
        column(story, "unheard_households", "count"),
    ]
    rows: list[list[Cell]] = [
        [
            name,
            place,
            story.names.item(one.upper),
            story.names.item(one.lower),
            one.share,
            one.households,
        ]
        for name, swaps in (
            (story.say("unheard.joint"), unheard.joint),
            (story.say("unheard.demand"), unheard.demand),
        )
        for place, one in enumerate(swaps, start=1)
    ]
    return make_sheet(story, "unheard", columns, rows)
