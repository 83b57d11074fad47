"""What the money and the places go to: kind of work, class, space, street front, building."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from prioritize.owners import building_key
from prioritize.plan_findings import BalanceFinding
from prioritize.study import Item, Study

TOGETHER = re.compile("[;；]")
"""Between levels of `population` that are counted together."""
UNTOLD = "untold"
"""Level of items whose column is empty."""
SKEWED = 0.15
"""A share of the money this far from that of the whole list, or of demand, is worth saying."""
TIMES = 2.0
"""A building with so many times more, or less, money than its share of households is named."""

Parts = Mapping[str, float]
"""Which levels an item belongs to, with shares that sum to 1."""
LEVELS = {
    "aspect": ("appearance", "function", "governance", UNTOLD),
    "class": ("basic", "improvement", "enhancement", "governance", UNTOLD),
    "space": ("production", "living", "ecology", UNTOLD),
    "street": ("street", "inner"),
}


def balance_findings(
    study: Study, funded: Iterable[str], demand: Mapping[str, float]
) -> tuple[BalanceFinding, ...]:
    """Say what share of the money and of the chosen places each kind of work takes.

    Parameters
    ----------
    study : Study
        Its items say their class, aspect, shares of space and buildings.
    funded : iterable of str
        The items that are done.
    demand : mapping of str to float
        By item id, 0-1, as far as it is known.

    Returns
    -------
    tuple of BalanceFinding
        By dimension: ``aspect``, ``class``, ``space``, ``street``, ``building``. A dimension that
        no item says anything about is left out, and so are levels that hold nothing. Within a
        dimension every share sums to 1 (where there is anything to share).
    """
    done = set(funded)
    dimensions: dict[str, Callable[[Item], Parts]] = {}
    if any(item.aspect for item in study.items):
        dimensions["aspect"] = lambda item: {item.aspect or UNTOLD: 1.0}
    if any(item.class_ for item in study.items):
        dimensions["class"] = lambda item: {item.class_ or UNTOLD: 1.0}
    if any(_space(item).keys() != {UNTOLD} for item in study.items):
        dimensions["space"] = _space
    found = [
        one
        for name, parts in dimensions.items()
        for one in _shares(name, parts, study.items, done, demand)
    ]
    return (*found, *_buildings(study, done))


def _space(item: Item) -> Parts:
    told = {"production": item.production, "living": item.living, "ecology": item.ecology}
    shares = {level: share for level, share in told.items() if share}
    total = sum(shares.values())
    return {level: share / total for level, share in shares.items()} if total else {UNTOLD: 1.0}


def _shares(
    dimension: str,
    parts: Callable[[Item], Parts],
    items: Sequence[Item],
    done: set[str],
    demand: Mapping[str, float],
) -> list[BalanceFinding]:
    chosen = [item for item in items if item.id in done]
    money = _by_level(parts, chosen, lambda item: item.cost or 0.0)
    places = _by_level(parts, chosen, lambda _item: 1.0)
    listed = _by_level(parts, items, lambda item: item.cost or 0.0)
    held = _by_level(parts, items, lambda _item: 1.0)
    wanted = _by_level(parts, items, lambda item: demand.get(item.id, 0.0))
    found = []
    for level in LEVELS[dimension]:
        if not held.get(level):
            continue
        share = _share(money, level)
        beside = (_share(listed, level), _share(wanted, level))
        found.append(
            BalanceFinding(
                dimension=dimension,
                level=level,
                money_share=share,
                places_share=_share(places, level),
                money=money.get(level, 0.0),
                list_money_share=beside[0],
                list_places_share=_share(held, level),
                demand_share=beside[1],
                households_share=None,
                skewed=share is not None
                and any(other is not None and abs(share - other) > SKEWED for other in beside),
            )
        )
    return found


def building_sizes(study: Study) -> dict[str, tuple[str, float]]:
    """Name and size of every building, by `building_key`.

    Parameters
    ----------
    study : Study
        The sheet `population` where it counts the answers of the question for the building
        (levels that are counted together share their number), and the buildings that items
        name: those nobody counted are as large as the others on average.

    Returns
    -------
    dict of str to (str, float)
    """
    columns = {one.column for one in study.codebook.questions if one.role == "building"}
    found: dict[str, tuple[str, float]] = {}
    for row in study.population:
        if row.variable in columns:
            names = [name for name in map(str.strip, TOGETHER.split(row.level)) if name]
            found |= {building_key(name): (name, row.count / len(names)) for name in names}
    usual = sum(size for _, size in found.values()) / len(found) if found else 1.0
    named = (name for item in study.items for name in item.buildings)
    return found | {
        building_key(name): (name, usual) for name in named if building_key(name) not in found
    }


def _buildings(study: Study, done: set[str]) -> list[BalanceFinding]:
    """Share every item among the buildings it serves, by their size."""
    sizes = building_sizes(study)
    street = set(map(building_key, study.settings.street_buildings))
    chosen = [item for item in study.items if item.id in done]
    if not sizes or not any(item.buildings for item in chosen):
        # What serves everybody is shared as the households are; that tells nothing.
        return []
    whole = sum(size for _, size in sizes.values())
    homes = {key: size / whole if whole else 1 / len(sizes) for key, (_, size) in sizes.items()}

    def parts(item: Item) -> Parts:
        served = {building_key(name) for name in item.buildings} & homes.keys() or homes.keys()
        total = sum(homes[key] for key in served)
        return {
            key: homes[key] / total if total else 1 / len(served) for key in homes if key in served
        }

    money = _by_level(parts, chosen, lambda item: item.cost or 0.0)
    places = _by_level(parts, chosen, lambda _item: 1.0)
    groups = {"street": street & homes.keys(), "inner": homes.keys() - street}
    told = [("street", name, keys) for name, keys in groups.items() if all(groups.values())]
    told += [("building", name, {key}) for key, (name, _) in sizes.items()]
    return [
        _part((dimension, level), _sum(money, keys), _sum(places, keys), _sum(homes, keys))
        for dimension, level, keys in told
    ]


def _sum(amounts: Parts, keys: Iterable[str]) -> tuple[float, float]:
    """What some buildings have of an amount, and the whole of it."""
    return sum(amounts.get(key, 0.0) for key in sorted(keys)), sum(amounts.values())


def _part(
    name: tuple[str, str],
    money: tuple[float, float],
    places: tuple[float, float],
    homes: tuple[float, float],
) -> BalanceFinding:
    share, fair = _of(*money), _of(*homes)
    far = share is not None and fair is not None and not fair / TIMES <= share <= fair * TIMES
    return BalanceFinding(
        dimension=name[0],
        level=name[1],
        money_share=share,
        places_share=_of(*places),
        money=money[0],
        list_money_share=None,
        list_places_share=None,
        demand_share=None,
        households_share=fair,
        skewed=far,
    )


def _by_level(
    parts: Callable[[Item], Parts], items: Iterable[Item], worth: Callable[[Item], float]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for item in items:
        for level, share in parts(item).items():
            found[level] = found.get(level, 0.0) + share * worth(item)
    return found


def _share(amounts: Parts, level: str) -> float | None:
    return _of(*_sum(amounts, [level]))


def _of(part: float, whole: float) -> float | None:
    # Shares that are added up may exceed their whole by rounding noise.
    return min(part / whole, 1.0) if whole else None
