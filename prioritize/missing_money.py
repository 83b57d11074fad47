"""The money that lacks for a set of items, and which sources would have to give more of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from prioritize.list_findings import MoreFrom
from prioritize.pools import Pools
from prioritize.programme import NOISE, Programme, make_programme, solve
from prioritize.sequence import Works
from prioritize.utility import Array
from prioritize.years_together import total

DIGITS = 4
"""Money is exact to so many digits after the point of the programme's own unit."""
LOOSE = 1e-5
"""Leeway, in that unit, of sums that are held while something else is made small."""
OTHERS, UNLIMITED = 2e-5, 4e-5
"""Of solutions with equal sums, one with the items' own sources, in years in which they give."""

Giver = tuple[str, int | None]


@dataclass(frozen=True)
class Missing:
    """The money that lacks for a set, and who could give it.

    `money` is the least that would have to be added in all; `more_from` is one way in which the
    sources could give beyond their limits, ``only_way`` whether it is the only one. `budget` is
    what the set costs beyond the budget, where sources are limited too.
    """

    money: float
    more_from: tuple[MoreFrom, ...] = ()
    only_way: bool = True
    budget: float | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Who would have to give more, each once."""
        return tuple(dict.fromkeys(one.source for one in self.more_from))


def missing_money(
    works: Works, items: Collection[str], budget: float, own: Collection[str] = ()
) -> Missing | None:
    """Work out how much money would have to be added for a set to be paid.

    Parameters
    ----------
    works : Works
        Every item has a cost.
    items : collection of str
        With everything they need.
    budget : float
        In the study's unit of money.
    own : collection of str
        Items whose sources are asked first where several could give the same money.

    Returns
    -------
    Missing or None
        `money` is 0 where the set can be paid; with pools the least that sources would have to
        give more. None where the items cannot stand beside each other, or owners voted against
        one.
    """
    if not works.possible(items):
        return None
    beyond = total(works.costs, items) - budget
    beyond = beyond if beyond > NOISE * budget else 0.0
    if works.pools is None:
        return Missing(beyond)
    programme = make_programme(works.in_order(), budget, lending=True).holding(items, ())
    assert programme.added is not None  # noqa: S101 - it lends
    added = _row(programme, {programme.added: 1.0})
    found = solve(programme, added)
    if found is None:
        return None
    more = _money(programme, found[programme.added])
    if more <= NOISE * budget:
        return Missing(0.0)
    held = programme.within(added, 0.0, float(found[programme.added]) + LOOSE)
    lenders = _lenders(programme, works.pools)
    small = _asked_first(programme, works, lenders, own)
    lent = solve(held, small)
    lent = found if lent is None else lent
    sums = {
        giver: money
        for giver, columns in lenders.items()
        if (money := _money(programme, lent[columns].sum())) > NOISE * budget
    }
    return Missing(
        more,
        tuple(MoreFrom(source, year, money) for (source, year), money in sums.items()),
        only_way=not sums or _only_way(held, lenders, lent, sums),
        budget=beyond,
    )


def _row(programme: Programme, figures: Mapping[int, float]) -> Array:
    row = np.zeros(programme.matrix.shape[1])
    row[list(figures)] = list(figures.values())
    return row


def _money(programme: Programme, figure: float) -> float:
    return round(float(figure), DIGITS) / programme.money


def _lenders(programme: Programme, pools: Pools) -> dict[Giver, list[int]]:
    """Gather the columns by source and year; only one per source whose years are not limited."""
    found: dict[Giver, list[int]] = {}
    for (source, place), column in programme.lent.items():
        yearly = any(year is not None for year in pools.bounds(source))
        year = pools.years[place] if yearly and pools.years else None
        found.setdefault((source, year), []).append(column)
    return found


def _asked_first(
    programme: Programme,
    works: Works,
    lenders: Mapping[Giver, list[int]],
    own: Collection[str],
) -> Array:
    """Weigh what is lent, a little more where it would be asked of others, or in other years."""
    pools = works.pools
    assert pools is not None  # noqa: S101 - asked by whoever calls
    named = list(dict.fromkeys(one for item in sorted(own) for one in pools.draws.get(item, {})))
    row = np.zeros(programme.matrix.shape[1])
    for (source, year), columns in lenders.items():
        place = named.index(source) / len(named) if source in named else 1.0
        limits = pools.bounds(source)
        gives = limits.get(year, limits.get(None, 0.0)) > 0
        row[columns] = 1.0 + OTHERS * place + UNLIMITED * (not gives)
    return row


def _only_way(
    held: Programme, lenders: Mapping[Giver, list[int]], lent: Array, sums: Mapping[Giver, float]
) -> bool:
    """Whether nobody could give more than in one solution without more being given in all."""
    everyone = [column for columns in lenders.values() for column in columns]
    given = _row(held, dict.fromkeys(everyone, 1.0))
    held = held.within(given, 0.0, float(lent[everyone].sum()) + LOOSE)
    for columns in _to_ask(lenders, sums):
        most = solve(held, _row(held, dict.fromkeys(columns, -1.0)))
        if most is not None and _money(held, most[columns].sum() - lent[columns].sum()) > (
            10 * LOOSE / held.money
        ):
            return False
    return True


def _to_ask(lenders: Mapping[Giver, list[int]], sums: Mapping[Giver, float]) -> Iterator[list[int]]:
    others = [column for one, columns in lenders.items() if one not in sums for column in columns]
    if others:
        yield others
    if len(sums) > 1:
        yield from (lenders[one] for one in sums)
