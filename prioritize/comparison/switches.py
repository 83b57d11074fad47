"""Exchanges one kind of input at a time: a result's lists with something of another's."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from prioritize.comparison.inputs import Inputs, Money

Switch = Callable[[Inputs, Inputs], Inputs]
"""Gives the first inputs with one kind of them as in the second."""

Key = TypeVar("Key", bound=str | tuple[str, ...])
Value = TypeVar("Value")

SAME = 1e-12
"""Shares that differ by less are the same share, worked out in two ways."""


def _items(mine: Inputs, theirs: Inputs) -> Inputs:
    """Which items there are; a new one brings its figures, cost, ties and sources."""
    moved = {*mine.items} ^ {*theirs.items}
    return replace(
        mine,
        items=theirs.items,
        figures=_exchanged(mine.figures, theirs.figures, lambda key: key[0] in moved),
        own=_exchanged(mine.own, theirs.own, lambda key: key[1] in moved),
        costs=_exchanged(mine.costs, theirs.costs, lambda key: key in moved),
        ties=_exchanged(mine.ties, theirs.ties, lambda key: key in moved),
        money=_money_of(mine.money, theirs.money, theirs.items, moved),
    )


def _criteria(mine: Inputs, theirs: Inputs) -> Inputs:
    """Which criteria there are and how they are read.

    A new one, or one with another source, brings its figures. A new one comes with the weight it
    has in the second; the others keep their proportions.
    """
    kept = _kept(mine, theirs)
    coming = {*theirs.scales} - {*mine.scales}
    weights = {
        party: _blended(
            {name: share for name, share in own.items() if name in theirs.scales},
            {one: theirs.weights[party][one] for one in coming if party in theirs.weights},
            theirs.weights.get(party, {}),
        )
        for party, own in mine.weights.items()
    }
    return replace(
        mine,
        scales=theirs.scales,
        figures=_exchanged(mine.figures, theirs.figures, lambda key: key[1] not in kept),
        own=_exchanged(mine.own, theirs.own, lambda key: key[2] not in kept),
        weights=weights,
    )


def _figures_from(kind: str) -> Switch:
    def switch(mine: Inputs, theirs: Inputs) -> Inputs:
        """What is known of the items both have, on criteria of one kind of source."""
        kept = {name for name in _kept(mine, theirs) if mine.scales[name].kind == kind}
        common = {*mine.items} & {*theirs.items}
        both = {*mine.weights} & {*theirs.weights}
        return replace(
            mine,
            figures=_exchanged(
                mine.figures, theirs.figures, lambda key: key[0] in common and key[1] in kept
            ),
            own=_exchanged(
                mine.own,
                theirs.own,
                lambda key: key[0] in both and key[1] in common and key[2] in kept,
            ),
        )

    return switch


def _costs(mine: Inputs, theirs: Inputs) -> Inputs:
    """What items cost, also where it is a criterion."""
    common = {*mine.items} & {*theirs.items}
    costs = _exchanged(mine.costs, theirs.costs, lambda key: key in common)
    return replace(_figures_from("costs")(mine, theirs), costs=costs)


def _parties(mine: Inputs, theirs: Inputs) -> Inputs:
    """Who has a say; a new party brings its weights and ratings.

    It comes with the power it has in the second; the others keep their proportions.
    """
    moved = {*mine.weights} ^ {*theirs.weights}
    weights = {
        party: _with_proportions(
            dict.fromkeys(mine.scales, 1 / len(mine.scales)), theirs.weights[party]
        )
        if party in moved
        else mine.weights[party]
        for party in theirs.weights
    }
    powers = _blended(
        {party: share for party, share in mine.powers.items() if party not in moved},
        {party: share for party, share in theirs.powers.items() if party in moved},
        theirs.powers,
    )
    own = _exchanged(mine.own, theirs.own, lambda key: key[0] in moved)
    return replace(mine, weights=weights, powers=powers, own=own)


def _weights(mine: Inputs, theirs: Inputs) -> Inputs:
    """How parties weigh the criteria that both know; what others weigh in all stays."""
    return replace(
        mine,
        weights={
            party: _with_proportions(own, theirs.weights[party]) if party in theirs.weights else own
            for party, own in mine.weights.items()
        },
    )


def _powers(mine: Inputs, theirs: Inputs) -> Inputs:
    """How much say the parties have that both know; what others have stays."""
    return replace(mine, powers=_with_proportions(mine.powers, theirs.powers))


def _duties(mine: Inputs, theirs: Inputs) -> Inputs:
    """What must be done, waits for, excludes or was voted down."""
    common = {*mine.items} & {*theirs.items}
    return replace(mine, ties=_exchanged(mine.ties, theirs.ties, lambda key: key in common))


def _funds(mine: Inputs, theirs: Inputs) -> Inputs:
    """Which sources pay for the items both have."""
    if mine.money is None or theirs.money is None:
        return mine
    common = {*mine.items} & {*theirs.items}
    draws = _exchanged(mine.money.draws, theirs.money.draws, lambda key: key in common)
    return replace(mine, money=replace(mine.money, draws=draws))


def _pools(mine: Inputs, theirs: Inputs) -> Inputs:
    """What the sources give; where only one has sources, all that is said of them."""
    if theirs.money is None or mine.money is None:
        return replace(mine, money=_money_of(theirs.money, theirs.money, mine.items, ()))
    return replace(mine, money=replace(mine.money, limits=theirs.money.limits))


def _years(mine: Inputs, theirs: Inputs) -> Inputs:
    """How many years the plan has, and what is dug at once."""
    if mine.money is None or theirs.money is None:
        return mine
    common = {*mine.items} & {*theirs.items}
    trench = _exchanged(mine.money.trench, theirs.money.trench, lambda key: key in common)
    return replace(mine, money=replace(mine.money, years=theirs.money.years, trench=trench))


def _money_of(
    mine: Money | None, theirs: Money | None, items: Iterable[str], moved: Collection[str]
) -> Money | None:
    """The first money for other items, of which those that `moved` draw as in the second."""
    if mine is None:
        return None
    found = theirs or replace(mine, draws={}, trench={})
    draws = _exchanged(mine.draws, found.draws, lambda key: key in moved)
    trench = _exchanged(mine.trench, found.trench, lambda key: key in moved)
    return replace(
        mine,
        draws={item: draws.get(item, {}) for item in items},
        trench={item: trench[item] for item in items if item in trench},
    )


SWITCHES: dict[str, Switch] = {
    "items": _items,
    "criteria": _criteria,
    "survey": _figures_from("survey"),
    "ratings": _figures_from("ratings"),
    "facts": _figures_from("facts"),
    "costs": _costs,
    "parties": _parties,
    "weights": _weights,
    "powers": _powers,
    "method": lambda mine, theirs: replace(mine, method=theirs.method),
    "joint": lambda mine, theirs: replace(mine, joint=theirs.joint),
    "duties": _duties,
    "funds": _funds,
    "pools": _pools,
    "years": _years,
    "budget": lambda mine, theirs: replace(mine, budget=theirs.budget),
    "top": lambda mine, theirs: replace(mine, top=theirs.top),
}
"""Every kind of input, in the order in which a way from one result to another takes them.

What is judged comes first, then what is known of it, who judges and how, the rules, and at last
what the choice alone rests on. All of them, one after the other, lead to the second result.
"""


def changed_kinds(mine: Inputs, theirs: Inputs) -> tuple[str, ...]:
    """Name the kinds of input that differ.

    Parameters
    ----------
    mine, theirs : Inputs

    Returns
    -------
    tuple of str
        Keys of `SWITCHES`, in their order; empty where the inputs are the same.
    """
    found, now = [], mine
    for kind, switch in SWITCHES.items():
        following = switch(now, theirs)
        if following != now and (kind != "top" or _counts_places(mine) or _counts_places(theirs)):
            found.append(kind)
        now = following
    return tuple(found)


def _counts_places(inputs: Inputs) -> bool:
    """Whether no money but the number of places limits what is chosen."""
    return inputs.budget is None and inputs.money is None


def _kept(mine: Inputs, theirs: Inputs) -> set[str]:
    """Criteria that both have from one source."""
    return {
        name
        for name in {*mine.scales} & {*theirs.scales}
        if mine.scales[name].source == theirs.scales[name].source
    }


def _exchanged(
    mine: Mapping[Key, Value], theirs: Mapping[Key, Value], where: Callable[[Key], bool]
) -> dict[Key, Value]:
    kept = {key: value for key, value in mine.items() if not where(key)}
    return kept | {key: value for key, value in theirs.items() if where(key)}


def _blended(
    staying: Mapping[str, float], coming: Mapping[str, float], whole: Mapping[str, float]
) -> dict[str, float]:
    """Let new shares in as they are; the others share what is left in their old proportions."""
    left, total = 1 - sum(coming.values()), sum(staying.values())
    if not coming and abs(total - 1) <= SAME:
        return dict(staying)
    if total > 0:
        shares = {name: left * share / total for name, share in staying.items()}
    else:
        shares = {name: whole.get(name, 0.0) for name in staying}
    return _snapped(shares | dict(coming), whole)


def _with_proportions(mine: Mapping[str, float], theirs: Mapping[str, float]) -> dict[str, float]:
    """Divide what common names have in all as the others do."""
    common = [name for name in mine if name in theirs]
    total, weight = sum(mine[name] for name in common), sum(theirs[name] for name in common)
    if weight <= 0:
        return dict(mine)
    return _snapped(
        {
            name: total * theirs[name] / weight if name in theirs else share
            for name, share in mine.items()
        },
        mine,
        theirs,
    )


def _snapped(shares: Mapping[str, float], *models: Mapping[str, float]) -> dict[str, float]:
    """Take a model's own shares where these are the same but for the noise of arithmetic."""
    for model in models:
        if shares.keys() == model.keys() and all(
            abs(share - model[name]) <= SAME for name, share in shares.items()
        ):
            return dict(model)
    return dict(shares)
