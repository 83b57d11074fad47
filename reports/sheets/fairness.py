"""Checks of fairness as sheets: other rules, least concession, equal shares of the money."""

from reports.sheets.parts import Cell, Sheet
from reports.sheets.parts import column as _column
from reports.sheets.parts import make_sheet as _sheet
from reports.story.context import Story


def fairness_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay out what was checked beside the joint list."""
    return (
        _rule_differences(story),
        _kemeny(story),
        _least_parties(story),
        _least_list(story),
        _equal_shares(story),
        _equal_sums(story),
    )


def _rule_differences(story: Story) -> Sheet:
    columns = [
        _column(story, "rule", "text"),
        _column(story, "pairs", "count"),
        _column(story, "rule_above", "text"),
        _column(story, "rule_below", "text"),
        _column(story, "power_for", "share"),
        _column(story, "margin_for", "score"),
        _column(story, "margin_against", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            story.rule(one.rule),
            one.pairs,
            story.names.item(one.above) if one.above else "",
            story.names.item(one.below) if one.below else "",
            one.power_for,
            one.margin_for,
            one.margin_against,
        ]
        for one in story.findings.fairness.differences
    ]
    return _sheet(story, "rule_differences", columns, rows)


def _kemeny(story: Story) -> Sheet:
    found = story.findings.fairness.kemeny
    columns = [
        _column(story, "order_no", "count"),
        _column(story, "orders_count", "count"),
        _column(story, "contradiction", "score"),
        _column(story, "place_in_order", "count"),
        _column(story, "item", "text"),
    ]
    rows: list[list[Cell]] = [
        [number, found.count, found.distance, place, story.names.item(item)]
        for number, order in enumerate(found.orders if found else (), start=1)
        for place, item in enumerate(order, start=1)
        if found
    ]
    return _sheet(story, "kemeny", columns, rows)


def _least_parties(story: Story) -> Sheet:
    columns = [
        _column(story, "party", "text"),
        _column(story, "conceded_joint", "score"),
        _column(story, "conceded_least", "score"),
        _column(story, "kept_plan", "share"),
        _column(story, "kept_least", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(one.perspective),
            one.joint,
            one.least,
            one.plan_retained,
            one.least_retained,
        ]
        for one in story.findings.fairness.least_concession.parties
    ]
    return _sheet(story, "least_parties", columns, rows)


def _least_list(story: Story) -> Sheet:
    told = story.findings.fairness.least_concession
    joint = {one.item: one.rank for one in story.findings.joint}
    columns = [
        _column(story, "place_in_order", "count"),
        _column(story, "item", "text"),
        _column(story, "joint_rank", "rank"),
        _column(story, "chosen", "text"),
        _column(story, "in_least", "text"),
    ]
    yes, no = story.say("chosen.yes"), story.say("chosen.no")
    rows: list[list[Cell]] = [
        [
            place,
            story.names.item(item),
            joint.get(item),
            story.chosen(item),
            "" if not told.funded else yes if item in told.funded else no,
        ]
        for place, item in enumerate(told.order, start=1)
    ]
    return _sheet(story, "least_list", columns, rows)


def _equal_shares(story: Story) -> Sheet:
    told = story.findings.fairness.proportional
    columns = [
        _column(story, "purchase", "count"),
        _column(story, "item", "text"),
        _column(story, "price", "score"),
        _column(story, "with_needs", "text"),
        _column(story, "chosen", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            number,
            story.names.item(one.item),
            one.price,
            story.items(one.with_needs),
            story.chosen(one.item),
        ]
        for number, one in enumerate(told.bought, start=1)
    ]
    # Chosen items that the shares do not buy.
    rows += [[None, story.names.item(one), None, "", story.chosen(one)] for one in told.added]
    return _sheet(story, "equal_shares", columns, rows)


def _equal_sums(story: Story) -> Sheet:
    told = story.findings.fairness.proportional
    columns = [_column(story, "figure", "text"), _column(story, "value", "amount")]
    figures = [
        (story.say("sheets.respondents"), told.respondents),
        (story.say("sheets.share_of_each"), told.share),
        (story.say("sheets.left_for_shares"), told.budget),
        (story.say("sheets.spent"), told.spent),
    ]
    rows: list[list[Cell]] = [
        [name, figure] for name, figure in figures if told.budget is not None and figure is not None
    ]
    return _sheet(story, "equal_sums", columns, rows)
