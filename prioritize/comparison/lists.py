"""Makes the lists again from what a result says they are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.comparison.errors import FundUnknownError, YearUnknownError
from prioritize.comparison.files import Result
from prioritize.comparison.inputs import Inputs, Money
from prioritize.joint import JointList, join
from prioritize.matrix import DecisionMatrix, make_matrix
from prioritize.plan import choose_funded, choose_top, worth
from prioritize.pools import Pools, plan_years
from prioritize.ranking import rank
from prioritize.sequence import Works, make_works
from prioritize.study import Item
from prioritize.utility import mean_ranks

CLOSE = 1e-9
"""Scores made again may differ from those of the file by so much: the noise of arithmetic."""


@dataclass(frozen=True)
class Lists:
    """Joint score and rank by item id, best first, and what is done (None: not asked)."""

    scores: Mapping[str, float]
    ranks: Mapping[str, float]
    chosen: frozenset[str] | None

    @property
    def first(self) -> tuple[str, ...]:
        """The items that nobody precedes."""
        best = min(self.ranks.values())
        return tuple(item for item, place in self.ranks.items() if place == best)


def make_lists(inputs: Inputs, *, choosing: bool = True) -> Lists:
    """Rank for every party, join the lists, and choose.

    Parameters
    ----------
    inputs : Inputs
    choosing : bool
        Whether to ask what is done, too.

    Returns
    -------
    Lists

    Raises
    ------
    PrioritizeError
        If the inputs do not go together: a new item lacks a figure, what must be done exceeds the
        budget, a method does not take the figures.
    """
    joint = joint_list(inputs)
    chosen = choose(joint, inputs) if choosing else None
    scores = {str(item): float(score) for item, score in joint.table["score"].items()}
    ranks = {str(item): float(place) for item, place in joint.table["rank"].items()}
    return Lists(scores, ranks, chosen)


def choose(joint: JointList, inputs: Inputs) -> frozenset[str]:
    """Choose what is done; see `make_lists`."""
    works = works_of(inputs)
    budget = inputs.budget
    if budget is None and works.pools is not None:
        budget = works.pools.total
    if budget is None:
        return choose_top(joint, works, inputs.top).items
    return choose_funded(works, worth(joint), budget).items


def joint_list(inputs: Inputs) -> JointList:
    """Rank for every party and join the lists; see `make_lists`."""
    everybodys = _matrix(inputs)
    rated = {party for party, _, _ in inputs.own}
    rankings = [
        rank(
            _matrix(inputs, party) if party in rated else everybodys,
            pd.Series({one: weights.get(one, 0.0) for one in inputs.scales}, dtype=float),
            perspective=party,
            method=inputs.method[0],
            normalization=inputs.method[1],
        )
        for party, weights in inputs.weights.items()
    ]
    powers = pd.Series(dict(inputs.powers), dtype=float)
    return join(rankings, powers, inputs.joint, matrix=everybodys)


def _matrix(inputs: Inputs, party: str | None = None) -> DecisionMatrix:
    """The figures as one party sees them, or as all do."""
    rows = [
        [
            inputs.own.get((party or "", item, criterion), inputs.figures.get((item, criterion)))
            for criterion in inputs.scales
        ]
        for item in inputs.items
    ]
    return make_matrix(
        pd.DataFrame(rows, index=list(inputs.items), columns=list(inputs.scales), dtype=float),
        {name: 1 if one.direction == "benefit" else -1 for name, one in inputs.scales.items()},
        worst={name: one.worst for name, one in inputs.scales.items() if one.worst is not None},
        best={name: one.best for name, one in inputs.scales.items() if one.best is not None},
        threshold={name: one.threshold for name, one in inputs.scales.items()},
    )


def works_of(inputs: Inputs) -> Works:
    """Costs, duties, ties and sources; ties to items that are not there are passed over."""
    money = inputs.money
    trench = {} if money is None else money.trench
    items = [
        Item(
            id=name,
            name=name,
            cost=inputs.costs.get(name),
            mandatory=inputs.ties[name].mandatory,
            after=inputs.ties[name].after,
            excludes=inputs.ties[name].excludes,
            trench=trench.get(name, ""),
        )
        for name in inputs.items
    ]
    refused = [name for name in inputs.items if inputs.ties[name].refused]
    return make_works(items, refused, None if money is None else _pools(money, inputs.costs))


def _pools(money: Money, costs: Mapping[str, float | None]) -> Pools:
    """Put limits, years and sources together, which must know each other."""
    pools = Pools(limits=money.rows, years=plan_years(money.rows, money.years), draws=money.draws)
    for source, year in money.limits:
        if year is not None and year not in pools.years:
            raise YearUnknownError(source, year)
    for item, draws in money.draws.items():
        if not {*draws} <= {*pools.sources} or (costs.get(item) and not draws):
            raise FundUnknownError(item)
    return pools


def same_order(lists: Lists, result: Result) -> bool:
    """Tell whether a joint list made again is that of the file, scores to 1e-9.

    Parameters
    ----------
    lists : Lists
    result : Result

    Returns
    -------
    bool
    """
    told = {one.item: one for one in result.joint}
    return told.keys() == lists.ranks.keys() and all(
        one.score is not None
        and abs(one.score - lists.scores[item]) <= CLOSE
        and abs(one.rank - lists.ranks[item]) <= CLOSE
        for item, one in told.items()
    )


def ranks_among(ranks: Mapping[str, float], items: Iterable[str]) -> dict[str, float]:
    """Rank some of the items among themselves.

    Parameters
    ----------
    ranks : mapping of str to float
        Rank by item id, 1 is best.
    items : iterable of str
        Those that are compared.

    Returns
    -------
    dict of str to float
        Rank 1 to the number of `items`, equals share the mean.

    Examples
    --------
    >>> ranks_among({"roof": 1.0, "lift": 2.5, "path": 2.5, "lamp": 4.0}, ["roof", "path", "lamp"])
    {'roof': 1.0, 'path': 2.0, 'lamp': 3.0}
    """
    names = list(items)
    if not names:
        return {}
    places = mean_ranks(-np.array([[ranks[name] for name in names]], dtype=float))[0]
    return dict(zip(names, map(float, places), strict=True))
