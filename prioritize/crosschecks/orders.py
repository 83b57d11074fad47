"""Orders of importance: places that leave out others are likely misspelt."""

from collections.abc import Iterator

from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.references import judgement_row
from prioritize.errors import Issue
from weights.judgements import Judgement

ORDER = "order"


def check_orders(desk: Desk) -> Iterator[Issue]:
    """Yield the first place of each order that no count of criteria can reach.

    Criteria that share a place may hold the first, the mean or the last of their places.
    """
    study = desk.study
    parents = {one.id: one.parent for one in study.headings}
    parents |= {one.id: one.parent for one in study.criteria}
    orders: dict[tuple[str, str, str], list[Judgement]] = {}
    for row in study.judgements:
        if row.method == ORDER and row.left in parents:
            orders.setdefault((row.perspective, row.judge, parents[row.left]), []).append(row)
    for rows in orders.values():
        for row in sorted(rows, key=lambda one: one.value):
            ahead = sum(other.value < row.value for other in rows)
            alike = sum(other.value == row.value for other in rows)
            if row.value > ahead + alike:
                yield _gap(desk, row, ahead)
                break


def _gap(desk: Desk, row: Judgement, ahead: int) -> Issue:
    return desk.issue(
        "places_gap",
        "judgements",
        judgement_row(row),
        "value",
        judge=row.judge,
        criterion=row.left,
        value=f"{row.value:g}",
        ahead=ahead,
    )
