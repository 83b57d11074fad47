"""What the lists of a result are made of, in one place, so that parts of it can be exchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from prioritize.comparison.files import BasisPart, Result
from prioritize.crosschecks.pools import MOST_YEARS
from prioritize.pools import ORDINAL_YEARS
from prioritize.sources import parse_source
from prioritize.study import PoolRow, Settings


@dataclass(frozen=True)
class Scale:
    """How the figures of a criterion are read; as `prioritize.basis_findings.CriterionBasis`."""

    direction: str
    source: str
    worst: float | None
    best: float | None
    threshold: float

    @property
    def kind(self) -> str:
        """Where the figures come from: ``survey``, ``ratings``, ``facts`` or ``costs``."""
        source = parse_source(self.source)
        if source is None or source.origin == "item":
            return "costs" if source is not None and source.name == "cost" else "facts"
        return "survey" if source.origin == "survey" else "ratings"


@dataclass(frozen=True)
class Ties:
    """What binds an item beside its money; as `prioritize.basis_findings.ItemBasis`."""

    mandatory: str
    after: tuple[str, ...]
    excludes: tuple[str, ...]
    refused: bool


@dataclass(frozen=True)
class Money:
    """Where the money comes from, in a study with pools; as `prioritize.pools.Pools`.

    `limits` are by source and year, `years` is the setting. `draws` maps every item to its
    sources, `trench` those items to their trench that lie in one.
    """

    limits: Mapping[tuple[str, int | None], float]
    years: int | None
    draws: Mapping[str, Mapping[str, float | None]]
    trench: Mapping[str, str]

    @property
    def rows(self) -> tuple[PoolRow, ...]:
        """The limits as the sheet has them."""
        return tuple(
            PoolRow(source=source, year=year, limit=limit)
            for (source, year), limit in self.limits.items()
        )


@dataclass(frozen=True)
class Inputs:
    """Everything that makes own lists, joint list and chosen set.

    `figures` are by (item, criterion), `own` by (party, item, criterion). `weights` map a party
    to its weight of every criterion, `powers` to its share; both sum to 1. `method` is the way of
    ranking and its normalization. `money` is None where no sources limit it.
    """

    items: tuple[str, ...]
    scales: Mapping[str, Scale]
    figures: Mapping[tuple[str, str], float]
    own: Mapping[tuple[str, str, str], float]
    costs: Mapping[str, float | None]
    ties: Mapping[str, Ties]
    weights: Mapping[str, Mapping[str, float]]
    powers: Mapping[str, float]
    method: tuple[str, str]
    joint: str
    budget: float | None
    top: int
    money: Money | None = None


def inputs_of(result: Result) -> Inputs | None:
    """Gather what the lists of a result are made of.

    Parameters
    ----------
    result : Result

    Returns
    -------
    Inputs or None
        None where the file does not tell it, or tells it in part.
    """
    basis = result.basis
    if basis is None or not _whole(result, basis):
        return None
    told = result.provenance.settings
    names = ("method", "normalization", "joint", "budget", "top", "years")
    try:
        settings = Settings.model_validate({name: told[name] for name in names if name in told})
    except ValidationError:
        return None
    if settings.years is None and _endless(basis):
        return None
    return Inputs(
        items=tuple(sorted(one.id for one in result.items)),
        scales={
            one.id: Scale(one.direction, one.source, one.worst, one.best, one.threshold)
            for one in basis.criteria
        },
        figures={
            (one.id, criterion): value
            for one in result.items
            for criterion, value in one.values.items()
        },
        own={(one.perspective, one.item, one.criterion): one.value for one in basis.own_values},
        costs={one.id: one.cost for one in basis.items},
        ties={
            one.id: Ties(
                one.mandatory, tuple(sorted(one.after)), tuple(sorted(one.excludes)), one.refused
            )
            for one in basis.items
        },
        weights={one.id: one.weights for one in result.perspectives},
        powers={one.id: one.power for one in result.perspectives},
        method=(settings.method, settings.normalization),
        joint=settings.joint,
        budget=settings.budget,
        top=settings.top,
        money=_money(basis, settings.years),
    )


def _money(basis: BasisPart, years: int | None) -> Money | None:
    if not basis.pools:
        return None
    return Money(
        limits={(one.source, one.year): one.limit for one in basis.pools},
        years=years,
        draws={one.id: {fund.source: fund.share for fund in one.fund} for one in basis.items},
        trench={one.id: one.trench for one in basis.items if one.trench},
    )


def _whole(result: Result, basis: BasisPart) -> bool:
    """Whether every item has a figure, and every party a weight, for every criterion."""
    criteria = {one.id for one in basis.criteria}
    told = [one.values for one in result.items] + [one.weights for one in result.perspectives]
    return all(set(one) == criteria for one in told)


def _endless(basis: BasisPart) -> bool:
    """Whether the limits name more years than any run plans."""
    named = [one.year for one in basis.pools or () if one.year is not None]
    if not named:
        return False
    first = min(named) if min(named) >= ORDINAL_YEARS else 1
    return max(named) - first >= MOST_YEARS
