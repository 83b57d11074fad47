"""Checks of fairness as sheets: other rules, least concession, equal shares of the money."""

from reports.sheets.parts import Cell, Sheet, column, make_sheet
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
        column(story, "rule", "text"),
        column(story, "pairs", "count"),
        column(story, "rule_above", "text"),
        column(story, "rule_below", "text"),
        column(story, "power_for", "share"),
        column(story, "margin_for", "score"),
        column(story, "margin_against", "score"),
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
    return make_sheet(story, "rule_differences", columns, rows)


def _kemeny(story: Story) -> Sheet:
    found = story.findings.fairness.kemeny
    columns = [
        column(story, "order_no", "count"),
        column(story, "orders_count", "count"),
        column(story, "contradiction", "score"),
        column(story, "place_in_order", "count"),
        column(story, "item", "text"),
    ]
    rows: list[list[Cell]] = [
        [number, found.count, found.distance, place, story.names.item(item)]
        for number, order in enumerate(found.orders if found else (), start=1)
        for place, item in enumerate(order, start=1)
        if found
    ]
    return make_sheet(story, "kemeny", columns, rows)


def _least_parties(story: Story) -> Sheet:
    columns = [
        column(story, "party", "text"),
        column(story, "conceded_joint", "score"),
        column(story, "conceded_least", "score"),
        column(story, "kept_plan", "share"),
        column(story, "kept_least", "share"),
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
    return make_sheet(story, "least_parties", columns, rows)


def _least_list(story: Story) -> Sheet:
    told = story.findings.fairness.least_concession
    joint = {one.item: one.rank for one in story.findings.joint}
    columns = [
        column(story, "place_in_order", "count"),
        column(story, "item", "text"),
        column(story, "joint_rank", "rank"),
        column(story, "chosen", "text"),
        column(story, "in_least", "text"),
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
    return make_sheet(story, "least_list", columns, rows)


def _equal_shares(story: Story) -> Sheet:
    told = story.findings.fairness.proportional
    columns = [
        column(story, "purchase", "count"),
        column(story, "item", "text"),
        column(story, "price", "score"),
        column(story, "with_needs", "text"),
        column(story, "chosen", "text"),
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
    return make_sheet(story, "equal_shares", columns, rows)


def _equal_sums(story: Story) -> Sheet:
    told = story.findings.fairness.proportional
    columns = [column(story, "figure", "text"), column(story, "value", "amount")]
    figures = [
        (story.say("sheets.respondents"), told.respondents),
        (story.say("sheets.share_of_each"), told.share),
        (story.say("sheets.left_for_shares"), told.budget),
        (story.say("sheets.spent"), told.spent),
    ]
    rows: list[list[Cell]] = [
        [name, figure] for name, figure in figures if told.budget is not None and figure is not None
    ]
    return make_sheet(story, "equal_sums", columns, rows)
