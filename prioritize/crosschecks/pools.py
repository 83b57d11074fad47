"""Sources of money, years and trenches: every name known, every share whole, every year planned."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue
from prioritize.funding import Draw, holds_marks, read_draws, read_fund
from prioritize.pools import plan_years
from prioritize.spelling import nearest
from prioritize.study import Item

MOST_YEARS = 30
SHARE_NOISE = 1e-9


def check_funding(desk: Desk) -> Iterator[Issue]:
    """Yield sources nobody knows, shares that miss 1, years outside the plan, lonely trenches."""
    study = desk.study
    yield from _trenches(desk)
    if not study.pools:
        if study.settings.years is not None:
            yield desk.issue("years_unused", "settings", "years", "value")
        return
    yield from _rows(desk)
    sources = list(dict.fromkeys(row.source for row in study.pools))
    for item in study.items:
        yield from _fund(desk, item, sources)
    drawn = {source for item in study.items for source in read_fund(item.fund, sources)}
    for count, row in enumerate(study.pools, start=1):
        if row.source not in drawn:
            yield desk.issue("pool_unused", "pools", str(count), "source", value=row.source)


def _rows(desk: Desk) -> Iterator[Issue]:
    rows, settings = desk.study.pools, desk.study.settings
    years = plan_years(rows, settings.years)
    if len(years) > MOST_YEARS:
        yield desk.issue(
            "pool_years_many", "pools", "1", "year", count=len(years), limit=MOST_YEARS
        )
        return
    seen: Counter[tuple[str, int | None]] = Counter()
    for count, row in enumerate(rows, start=1):
        seen[row.source, row.year] += 1
        if seen[row.source, row.year] > 1:
            code = "pool_total_twice" if row.year is None else "pool_twice"
            facts = {} if row.year is None else {"year": row.year}
            yield desk.issue(code, "pools", str(count), "source", value=row.source, **facts)
        if row.year is not None and row.year not in years:
            yield desk.issue(
                "pool_year_outside", "pools", str(count), "year",
                value=row.year, first=years[0], last=years[-1],
            )  # fmt: skip


def _fund(desk: Desk, item: Item, sources: list[str]) -> Iterator[Issue]:
    draws = read_draws(item.fund, sources)
    if not draws and item.cost:
        yield desk.issue("fund_missing", "items", item.id, "fund", item=item.id)
    for name, count in Counter(draw.source for draw in draws).items():
        if name not in sources:
            code, facts = _unknown(name, sources)
            yield desk.issue(code, "items", item.id, "fund", value=name, **facts)
        elif count > 1:
            yield desk.issue("fund_twice", "items", item.id, "fund", value=item.fund, source=name)
    unread = [draw for draw in draws if draw.share is not None and math.isnan(draw.share)]
    for draw in unread:
        yield desk.issue(
            "fund_share_unread", "items", item.id, "fund", value=draw.written, source=draw.source
        )
    if not unread and not _repeated(draws) and not _whole([draw.share for draw in draws]):
        yield desk.issue("fund_shares", "items", item.id, "fund", value=item.fund)


def _unknown(name: str, sources: list[str]) -> tuple[str, dict[str, str]]:
    """Say what a name may have meant, but never a part of it: that would change who pays."""
    near = nearest(name, sources)
    marked = holds_marks(name) and not holds_marks(near)
    if near and not marked:
        return "pool_source_misspelt", {"nearest": near}
    code = "pool_source_marks" if marked else "pool_source_unknown"
    return code, {"choices": "; ".join(sources)}


def _repeated(draws: list[Draw]) -> bool:
    return len({draw.source for draw in draws}) < len(draws)


def _whole(shares: list[float | None]) -> bool:
    told = [share for share in shares if share is not None]
    if not told:
        return True
    within = all(0 <= share <= 1 for share in told)
    return within and len(told) == len(shares) and math.isclose(sum(told), 1, abs_tol=SHARE_NOISE)


def _trenches(desk: Desk) -> Iterator[Issue]:
    items = desk.study.items
    labels = Counter(item.trench for item in items if item.trench)
    for item in items:
        if labels.get(item.trench) == 1:
            near = nearest(item.trench, [one for one in labels if one != item.trench])
            if near:
                yield desk.issue(
                    "trench_alone", "items", item.id, "trench", value=item.trench, nearest=near
                )
    after = {item.id: tuple(item.after) for item in items}
    for label in (one for one, count in labels.items() if count > 1):
        members = {item.id for item in items if item.trench == label}
        for item in items:
            waits = item.id not in members and _reached(item.id, after) & members
            if waits and any(item.id in _reached(one, after) for one in members):
                first = next(one.id for one in items if one.id in members)
                yield desk.issue(
                    "trench_split", "items", first, "trench", value=label, between=item.id
                )


def _reached(item: str, after: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everything an item waits for, near and far."""
    found: set[str] = set()
    waiting = list(after.get(item, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(after.get(name, ()))
    return found
