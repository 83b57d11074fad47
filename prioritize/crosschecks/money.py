"""Whether the budget can be worked with: every cost known, and the duties within it."""

from collections.abc import Iterator
from dataclasses import replace

from prioritize.choice import check_budget
from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.pools import check_funding
from prioritize.errors import (
    Issue,
    MandatoryOverBudgetError,
    MandatoryOverPoolError,
    MissingCostError,
    PrioritizeError,
)
from prioritize.pools import money_limit
from prioritize.sequence import study_works


def check_money(desk: Desk) -> Iterator[Issue]:
    """Yield costs outside their range, items without a cost, and duties that cost too much."""
    yield from _ranges(desk)
    study = desk.study
    if any(issue.severity == "error" for issue in check_funding(desk)):
        # Pools that cannot be read limit nothing yet; what is wrong with them is told elsewhere.
        study = replace(study, pools=())
    try:
        works, budget = study_works(study), money_limit(study)
    except PrioritizeError:
        # Circles and clashing duties are told by the other checks, with their own cells.
        return
    if budget is None or not desk.study.items:
        return
    try:
        check_budget(works, budget)
    except MissingCostError as error:
        for item in error.items:
            yield desk.issue("cost_missing", "items", item, "cost", item=item)
    except MandatoryOverPoolError as error:
        sources = [row.source for row in desk.study.pools]
        yield desk.issue(
            "duties_over_pool", "pools", str(sources.index(error.source) + 1), "limit",
            source=error.source, items=", ".join(error.items),
            cost=f"{error.cost:.6g}", limit=f"{error.budget:.6g}",
        )  # fmt: skip
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
                    item=item.id, column=desk.label("items", column),
                    value=f"{end:.12g}", cost=f"{item.cost:.12g}",
                )  # fmt: skip
