"""The need categories as sheets of the workbook."""

from prioritize.survey_findings import DemandFinding
from reports.sheets.parts import Cell, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.needs import category_name, class_name


def categories(story: Story) -> Sheet:
    """A row per need category, and one for the items in none."""
    needs = story.findings.survey.needs
    columns = [
        column(story, "id", "text"),
        column(story, "category", "text"),
        column(story, "items", "text"),
        column(story, "mean_demand", "share"),
        column(story, "low", "share"),
        column(story, "high", "share"),
        column(story, "n", "count"),
        column(story, "demand_share", "share"),
        column(story, "silhouette", "score"),
        column(story, "stability", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            one.id,
            category_name(story, one.id),
            story.items(one.items),
            *_demand(one.demand),
            one.demand_share,
            one.silhouette,
            one.stability,
        ]
        for one in story.findings.categories
    ]
    if needs.residual:
        outside = [category_name(story, ""), story.items(needs.residual)]
        rows.append(["", *outside, *_demand(None), needs.residual_share, None, None])
    return make_sheet(story, "categories", columns, rows, on_weights=False)


def _demand(told: DemandFinding | None) -> list[Cell]:
    return [None] * 4 if told is None else [told.value, told.low, told.high, told.n]


def needs_by_class(story: Story) -> Sheet:
    """Need categories across the official classes, a row per pair that holds items."""
    columns = [
        column(story, "category", "text"),
        column(story, "class", "text"),
        column(story, "items_count", "count"),
        column(story, "demand_share", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            category_name(story, cell.category),
            class_name(story, cell.class_),
            cell.items,
            cell.demand_share,
        ]
        for cell in story.findings.survey.needs.by_class
    ]
    return make_sheet(story, "needs_by_class", columns, rows, on_weights=False)
