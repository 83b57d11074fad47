"""The need categories on a notice: nothing in them gives away the demand of a single item."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from prioritize.findings import CategoryFinding, Findings, ItemFinding
from prioritize.survey_findings import DemandFinding
from reports.notice.rounding import rounded
from surveys.disclosure import Key, Shown


def category_key(category: CategoryFinding) -> Key:
    """Name the respondents behind the demand for a category."""
    return ("category", category.id)


def category_bases(categories: Iterable[CategoryFinding]) -> dict[Key, int]:
    """Count the respondents behind the demand for each category."""
    return {category_key(one): one.demand.n or 0 for one in categories if one.demand}


def public_categories(
    findings: Findings,
    items: Sequence[ItemFinding],
    untold: frozenset[str],
    shown: Shown,
    minimum_cell: int,
) -> tuple[CategoryFinding, ...]:
    """Leave out what would tell a demand that is not shown, and counts next to a small one.

    The shares of all categories together tell the demand that is missing from one; the mean
    demand of a category tells that of the one item in it that is not shown.

    Parameters
    ----------
    findings : Findings
        One run.
    items : sequence of ItemFinding
        Its items as the notice shows them.
    untold : frozenset of str
        Items of which a figure made of answers is not shown.
    shown : Shown
    minimum_cell : int

    Returns
    -------
    tuple of CategoryFinding
        Rounded.
    """
    after = {one.id: one.demand for one in items}
    hidden = any(untold & {*one.items} for one in findings.categories)
    return tuple(
        rounded(
            replace(
                one,
                demand_share=None if hidden else one.demand_share,
                demand=None
                if one.demand is None or untold & {*one.items}
                else _demand(
                    one.demand,
                    [told for item in one.items if (told := after.get(item))],
                    shown.count(category_key(one)),
                    minimum_cell,
                ),
            )
        )
        for one in findings.categories
    )


def _demand(
    demand: DemandFinding, items: Sequence[DemandFinding], n: int | None, minimum_cell: int
) -> DemandFinding | None:
    if (demand.n or 0) < minimum_cell:
        return None
    if n is None or not all(_far_enough(n, one.n, minimum_cell) for one in items):
        # An interval tells how many people are behind it.
        return replace(demand, low=None, high=None, n=None)
    return demand


def _far_enough(whole: int, part: int | None, minimum_cell: int) -> bool:
    """Whether those who spoke of other items of the category only are none, or not few."""
    return part is not None and (whole == part or whole - part >= minimum_cell)
