"""What a guarded group asks for much more than everybody, where no need category holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.demand import Demand, Floats, Mask, item_demand
from surveys.errors import NothingAnsweredError
from surveys.responses import Responses

TIMES = 2.0
"""A group's rate above this many times everybody's must not vanish among the other needs."""

FEWEST_WISHES = 3
"""What fewer people of a group ask for is theirs alone, and no need of the group."""


@dataclass(frozen=True)
class MinorityNeed:
    """An item that a guarded group asks for more than twice as much as everybody.

    Attributes
    ----------
    item, variable, level : str
        The item, and the question and answer that make the group.
    rate, overall : float
        Demand of the group and of everybody, 0-1.
    n : int
        Respondents of the group behind the rate.
    """

    item: str
    variable: str
    level: str
    rate: float
    overall: float
    n: int


def minority_needs(
    responses: Responses,
    used: Mask,
    items: Sequence[str],
    groups: Sequence[tuple[str, str]],
    *,
    weights: Floats | None = None,
    minimum_base: int = 10,
) -> tuple[MinorityNeed, ...]:
    """Find the items that guarded groups ask for more than twice as much as everybody.

    Chance is kept out: the lower end of the group's interval must lie above everybody's rate, and
    the rate must be that of three people or more, so that one tick in a small group neither
    counts nor shows.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    items : sequence of str
        Those to look at: items in no need category.
    groups : sequence of (str, str)
        Question and answer of each guarded group.
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; 1 unless told.
    minimum_base : int
        Groups of fewer respondents are not looked at, and none below ten, for which there is no
        interval.

    Returns
    -------
    tuple of MinorityNeed
        By item, then in the order of the groups.

    Raises
    ------
    UnknownGroupError, UnknownLevelError
        If there is no such question or answer.

    References
    ----------
    The factor of two is a convention of participation practice, not a test.
    """
    if not groups or not items:
        return ()
    everybody = item_demand(responses, used, weights=weights)
    found = [
        need
        for group in groups
        for need in _needs_of(responses, used, group, everybody, weights)
        if need.item in items and need.n >= minimum_base
    ]
    return tuple(sorted(found, key=lambda need: need.item))


def _needs_of(
    responses: Responses,
    used: Mask,
    group: tuple[str, str],
    everybody: Demand,
    weights: Floats | None,
) -> Iterator[MinorityNeed]:
    try:
        own = item_demand(responses, used, group=group, weights=weights).table
    except NothingAnsweredError:
        return
    overall = everybody.table["value"].reindex(own.index)
    sure = (own["low"] > overall) & (own["value"] * own["n"] >= FEWEST_WISHES - 1e-9)
    more = own[(own["value"] > TIMES * overall) & sure]
    for item, rate, n in zip(more.index, more["value"], more["n"], strict=True):
        yield MinorityNeed(str(item), *group, float(rate), float(overall[item]), int(n))
