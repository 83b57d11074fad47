"""The method of equal shares: everybody gets the same money, and groups buy what they want."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from prioritize.utility import Array

NOISE = 1e-9
"""Prices closer than this are equal; the cheaper thing is bought first."""


class Purchase(NamedTuple):
    """Things bought in one go: the `wanted` one and its needs, the price of utility, the cost."""

    wanted: int
    things: tuple[int, ...]
    price: float
    cost: float


@dataclass(frozen=True, eq=False)
class Shares:
    """What was bought, in the order of buying, and the money each voter has left."""

    purchases: tuple[Purchase, ...]
    left: Array


def equal_shares(
    utilities: Array,
    costs: Array,
    budget: float,
    *,
    weights: Array | None = None,
    bundle: Callable[[int, Collection[int]], Sequence[int]] | None = None,
) -> Shares:
    """Let voters with equal shares of a budget buy things together.

    As long as a thing's supporters can pay for it, the thing is bought whose supporters pay
    least per unit of utility, each in proportion to the utility and never more than is left:
    the smallest p with ``sum_i min(b_i, p u_i) = cost``.

    Parameters
    ----------
    utilities : array, shape (n_voters, n_things)
        From 0 up.
    costs : array, shape (n_things,)
        From 0 up.
    budget : float
    weights : array, shape (n_voters,), optional
        How many voters each row stands for; equal unless given.
    bundle : callable (thing, bought) -> sequence of int, optional
        The thing together with whatever must be bought with it; empty where it cannot be
        bought any more. It must not grow while more is bought.

    Returns
    -------
    Shares

    References
    ----------
    Peters, Pierczyński and Skowron (2021), Proportional participatory budgeting with additive
    utilities, NeurIPS 34. Money that no group can spend stays unspent here.

    Examples
    --------
    >>> found = equal_shares(np.array([[1.0, 0], [1, 0], [0, 1]]), np.array([2.0, 2.0]), 3.0)
    >>> [purchase.wanted for purchase in found.purchases], found.left.tolist()
    ([0], [0.0, 0.0, 1.0])
    """
    bundle = bundle or _alone
    say = np.ones(len(utilities)) if weights is None else weights
    left = budget * say / say.sum()
    # A row that stands for several voters has their money and their utilities.
    gains = utilities * say[:, None]
    bought: set[int] = set()
    purchases: list[Purchase] = []
    known: dict[int, Purchase] = {}
    while True:
        best: Purchase | None = None
        # A price only ever rises while money is spent, so an old one is a lower bound.
        for thing in sorted(range(len(costs)), key=lambda one: _last_price(known.get(one))):
            things = None if thing in bought else tuple(bundle(thing, bought))
            if not things:
                continue
            last = known.get(thing)
            if last and best and last.things == things and last.price > best.price + NOISE:
                continue
            wanted = gains[:, list(things)].sum(axis=1)
            cost = float(costs[list(things)].sum())
            one = Purchase(thing, things, least_price(left, wanted, cost), cost)
            known[thing] = one
            if np.isfinite(one.price) and (best is None or _sooner(one, best)):
                best = one
        if best is None:
            return Shares(tuple(purchases), left)
        wanted = gains[:, list(best.things)].sum(axis=1)
        left = left - np.minimum(left, best.price * wanted)
        purchases.append(best)
        bought.update(best.things)


def least_price(left: Array, wanted: Array, cost: float) -> float:
    """Find the smallest price of utility at which supporters can pay together.

    Parameters
    ----------
    left, wanted : array, shape (n_voters,)
        Money and utility of each, from 0 up.
    cost : float
        To be paid.

    Returns
    -------
    float
        The smallest p with ``sum_i min(left_i, p wanted_i) = cost``; infinity where the
        supporters have too little money, or nobody wants it.
    """
    paying = wanted > 0
    money, utility = left[paying], wanted[paying]
    if not len(money) or money.sum() < cost - NOISE * max(cost, 1.0):
        return float("inf")
    # Up to the price p, those with little money per utility pay all they have.
    ends = money / utility
    order = np.argsort(ends, kind="stable")
    spent = np.concatenate([[0.0], np.cumsum(money[order])[:-1]])
    sharing = np.cumsum(utility[order][::-1])[::-1]
    prices = (cost - spent) / sharing
    enough = np.flatnonzero(prices <= ends[order] + NOISE)
    return float(max(prices[enough[0]], 0.0)) if len(enough) else float(ends[order][-1])


def _last_price(last: Purchase | None) -> float:
    return 0.0 if last is None else last.price


def _sooner(one: Purchase, other: Purchase) -> bool:
    if abs(one.price - other.price) > NOISE:
        return one.price < other.price
    return (one.cost, one.wanted) < (other.cost, other.wanted)


def _alone(thing: int, _bought: Collection[int]) -> Sequence[int]:
    return (thing,)
