"""Whether the budget can be worked with: every cost known, and the duties within it."""

from collections.abc import Iterator

from prioritize.choice import check_budget
from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue, MandatoryOverBudgetError, MissingCostError, PrioritizeError
from prioritize.sequence import make_works


def check_money(desk: Desk) -> Iterator[Issue]:
    """Yield items without a cost, and duties that cost more than there is."""
    budget = desk.study.settings.budget
    if budget is None or not desk.study.items:
        return
    try:
        check_budget(make_works(desk.study.items), budget)
    except MissingCostError as error:
        for item in error.items:
            yield desk.issue("cost_missing", "items", item, "cost", item=item)
    except MandatoryOverBudgetError as error:
        yield desk.issue(
            "duties_over_budget",
            "settings",
            "budget",
            "value",
            items=", ".join(error.items),
            cost=f"{error.cost:.12g}",
            budget=f"{error.budget:.12g}",
        )
    except PrioritizeError:
        # Circles and clashing duties are told by the other checks, with their own cells.
        return
