"""The need categories as sheets of the workbook."""

from prioritize.survey_findings import DemandFinding
from reports.sheets.parts import Cell, Sheet
from reports.sheets.parts import column as _column
from reports.sheets.parts import make_sheet as _sheet
from reports.story.context import Story
from reports.story.needs import category_name, class_name


def categories(story: Story) -> Sheet:
    """A row per need category, and one for the items in none."""
    needs = story.findings.survey.needs
    columns = [
        _column(story, "id", "text"),
        _column(story, "category", "text"),
        _column(story, "items", "text"),
        _column(story, "mean_demand", "share"),
        _column(story, "low", "share"),
        _column(story, "high", "share"),
        _column(story, "n", "count"),
        _column(story, "demand_share", "share"),
        _column(story, "silhouette", "score"),
        _column(story, "stability", "score"),
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
    return _sheet(story, "categories", columns, rows, on_weights=False)


def _demand(told: DemandFinding | None) -> list[Cell]:
    return [None] * 4 if told is None else [told.value, told.low, told.high, told.n]


def needs_by_class(story: Story) -> Sheet:
    """Need categories across the official classes, a row per pair that holds items."""
    columns = [
        _column(story, "category", "text"),
        _column(story, "class", "text"),
        _column(story, "items_count", "count"),
        _column(story, "demand_share", "share"),
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
    return _sheet(story, "needs_by_class", columns, rows, on_weights=False)
