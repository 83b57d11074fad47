"""Whether the budget can be worked with: every cost known, and the duties within it."""

from collections.abc import Iterator

from prioritize.choice import check_budget
from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue, MandatoryOverBudgetError, MissingCostError, PrioritizeError
from prioritize.sequence import make_works


def check_money(desk: Desk) -> Iterator[Issue]:
    """Yield costs outside their range, items without a cost, and duties that cost too much."""
    yield from _ranges(desk)
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


def _ranges(desk: Desk) -> Iterator[Issue]:
    for item in desk.study.items:
        ends = {"cost_low": item.cost_low, "cost_high": item.cost_high}
        for column, end in ends.items():
            if end is None:
                continue
            if item.cost is None:
                yield desk.issue("cost_range_alone", "items", item.id, column, item=item.id)
                break
            if (end - item.cost) * (-1 if column == "cost_low" else 1) < 0:
                yield desk.issue(
                    "cost_range_wrong", "items", item.id, column,
                    item=item.id, column=column, value=f"{end:.12g}", cost=f"{item.cost:.12g}",
                )  # fmt: skip
