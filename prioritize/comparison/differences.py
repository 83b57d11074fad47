"""Which single inputs differ between two results, kind by kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from prioritize.comparison.findings import Difference
from prioritize.comparison.inputs import Inputs, Scale, Ties
from prioritize.comparison.switches import SAME

Listing = Callable[[Inputs, Inputs], Iterator[Difference]]


def differences(kind: str, mine: Inputs, theirs: Inputs) -> tuple[Difference, ...]:
    """List what differs of one kind of input.

    Parameters
    ----------
    kind : str
        A key of `prioritize.comparison.switches.SWITCHES`.
    mine, theirs : Inputs

    Returns
    -------
    tuple of Difference
        Largest first where they are shares of weight or power; else by id.
    """
    return tuple(LISTINGS[kind](mine, theirs))


def _items(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    for item in sorted({*mine.items} ^ {*theirs.items}):
        yield Difference(item in mine.items, item in theirs.items, item=item)


def _criteria(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    for name in sorted({*mine.scales} | {*theirs.scales}):
        old, new = mine.scales.get(name), theirs.scales.get(name)
        if old is None or new is None:
            yield Difference(old is not None, new is not None, criterion=name)
            continue
        for entry in fields(Scale):
            before, after = getattr(old, entry.name), getattr(new, entry.name)
            if before != after:
                yield Difference(before, after, criterion=name, aspect=entry.name)


def _figures(kind: str) -> Listing:
    def listing(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
        told = {
            name
            for name, scale in mine.scales.items()
            if name in theirs.scales
            and scale.source == theirs.scales[name].source
            and scale.kind == kind
        }
        common = {*mine.items} & {*theirs.items}
        both = {*mine.weights} & {*theirs.weights}
        for item, criterion in _changed(mine.figures, theirs.figures):
            if item in common and criterion in told:
                before, after = mine.figures[item, criterion], theirs.figures[item, criterion]
                yield Difference(before, after, item=item, criterion=criterion)
        for key in _changed(mine.own, theirs.own):
            party, item, criterion = key
            if party in both and item in common and criterion in told:
                before_own, after_own = mine.own.get(key), theirs.own.get(key)
                yield Difference(before_own, after_own, item, criterion, party)

    return listing


def _costs(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    for item in _changed(mine.costs, theirs.costs):
        if item in mine.costs and item in theirs.costs:
            yield Difference(mine.costs[item], theirs.costs[item], item=item, aspect="cost")
    yield from _figures("costs")(mine, theirs)


def _parties(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    for party in sorted({*mine.weights} ^ {*theirs.weights}):
        yield Difference(party in mine.weights, party in theirs.weights, perspective=party)


def _weights(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    found = [
        Difference(mine.weights[party][name], weight, criterion=name, perspective=party)
        for party, weights in theirs.weights.items()
        if party in mine.weights
        for name, weight in weights.items()
        if name in mine.weights[party] and abs(mine.weights[party][name] - weight) > SAME
    ]
    yield from _largest_first(found)


def _powers(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    found = [
        Difference(mine.powers[party], power, perspective=party)
        for party, power in theirs.powers.items()
        if party in mine.powers and abs(mine.powers[party] - power) > SAME
    ]
    yield from _largest_first(found)


def _duties(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    for item in _changed(mine.ties, theirs.ties):
        if item in mine.ties and item in theirs.ties:
            for entry in fields(Ties):
                before = getattr(mine.ties[item], entry.name)
                after = getattr(theirs.ties[item], entry.name)
                if before != after:
                    yield Difference(before, after, item=item, aspect=entry.name)


def _funds(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    if mine.money is None or theirs.money is None:
        return
    old, new = mine.money.draws, theirs.money.draws
    for item in _changed(old, new):
        if item in old and item in new:
            yield Difference(dict(old[item]), dict(new[item]), item=item, aspect="fund")


def _pools(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    old = {} if mine.money is None else mine.money.limits
    new = {} if theirs.money is None else theirs.money.limits
    for source, year in sorted({*old} | {*new}, key=lambda key: (key[0], key[1] or 0)):
        before, after = old.get((source, year)), new.get((source, year))
        if before != after:
            yield Difference(before, after, source=source, year=year)


def _years(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    if mine.money is None or theirs.money is None:
        return
    if mine.money.years != theirs.money.years:
        yield Difference(mine.money.years, theirs.money.years, aspect="years")
    old, new = mine.money.trench, theirs.money.trench
    common = {*mine.items} & {*theirs.items}
    for item in _changed(old, new):
        if item in common:
            yield Difference(old.get(item), new.get(item), item=item, aspect="trench")


def _setting(name: str) -> Listing:
    def listing(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
        yield Difference(getattr(mine, name), getattr(theirs, name), aspect=name)

    return listing


def _method(mine: Inputs, theirs: Inputs) -> Iterator[Difference]:
    pairs = zip(("method", "normalization"), mine.method, theirs.method, strict=True)
    for name, before, after in pairs:
        if before != after:
            yield Difference(before, after, aspect=name)


LISTINGS: dict[str, Listing] = {
    "items": _items,
    "criteria": _criteria,
    "survey": _figures("survey"),
    "ratings": _figures("ratings"),
    "facts": _figures("facts"),
    "costs": _costs,
    "parties": _parties,
    "weights": _weights,
    "powers": _powers,
    "method": _method,
    "joint": _setting("joint"),
    "duties": _duties,
    "funds": _funds,
    "pools": _pools,
    "years": _years,
    "budget": _setting("budget"),
    "top": _setting("top"),
}


def _changed(mine: Mapping[Any, Any], theirs: Mapping[Any, Any]) -> list[Any]:
    """Keys under which the two hold something else."""
    return sorted(key for key in {*mine} | {*theirs} if mine.get(key) != theirs.get(key))


def _largest_first(found: list[Difference]) -> list[Difference]:
    return sorted(
        found,
        key=lambda one: (-abs(one.after - one.before), one.perspective, one.criterion),
    )
