"""The findings as sheets for the workbook and the CSV tables, one room of the report a file."""

from collections.abc import Callable

from reports.sheets import lists
from reports.sheets.doubts import doubt_sheets
from reports.sheets.fairness import fairness_sheets
from reports.sheets.guards import guard_sheets
from reports.sheets.needs import categories, needs_by_class
from reports.sheets.parts import Sheet
from reports.sheets.plan import (
    balance,
    left_out,
    options,
    paying,
    phases,
    pools,
    responsibility,
    roles,
    visibility,
    votes,
)
from reports.sheets.representation import representation_sheets
from reports.sheets.segments import segment_profile, segment_wants, segments
from reports.sheets.weights import weight_sheets
from reports.story.context import Story

__all__ = ["Sheet", "all_sheets"]


def all_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay the findings out as sheets, the joint list and the ledger first.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Sheet
        Every sheet of the list and the plan, also those without rows, but for a notice; of what
        was looked into beside them, those with rows.
    """
    makers: tuple[Callable[[Story], Sheet], ...] = (
        lists.joint,
        lists.ledger,
        lists.totals,
        lists.overrides,
        lists.flips,
        lists.rankings,
        lists.agreement,
        lists.weights,
        lists.demand,
        categories,
        needs_by_class,
        segments,
        segment_wants,
        segment_profile,
        lists.checks,
        options,
        visibility,
        left_out,
        pools,
        paying,
        phases,
        responsibility,
        roles,
        balance,
        votes,
        lists.rows,
    )
    made = (*(make(story) for make in makers), *representation_sheets(story))
    # An empty sheet tells a planner what could stand there, and a resident nothing.
    kept = (sheet for sheet in made if sheet.rows or not story.is_notice)
    beside = (
        *weight_sheets(story),
        *guard_sheets(story),
        *doubt_sheets(story),
        *fairness_sheets(story),
    )
    told = (sheet for sheet in beside if sheet.rows)
    return (*kept, *told, lists.provenance(story))
