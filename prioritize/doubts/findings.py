"""What the doubts do to the list, as plain figures."""

import numpy as np

from prioritize.doubts.asking import TOGETHER, Doubted
from prioritize.doubts.central import Central
from prioritize.doubts.funding import funded_share
from prioritize.doubts.leaving_out import leave_one_out
from prioritize.doubts.situation import Situation
from prioritize.representation_findings import UnheardFindings
from prioritize.robustness import Acceptability, tier
from prioritize.robustness_findings import (
    CentralView,
    DoubtEffect,
    NotDoubted,
    RobustnessFindings,
)
from prioritize.sequence import Works


def robustness_findings(
    situation: Situation,
    doubted: Doubted,
    works: Works,
    places: int,
    unheard: UnheardFindings,
) -> RobustnessFindings:
    """Tell how sure the list is, and which doubt matters.

    Parameters
    ----------
    situation : Situation
    doubted : Doubted
        From `prioritize.doubts.ask_doubts`.
    works : Works
    places : int
        How many leading places count as in.
    unheard : UnheardFindings

    Returns
    -------
    RobustnessFindings
    """
    whole = doubted.all_in_all
    inside = {str(item): float(share) for item, share in whole.in_share(places).items()}
    funded, plans = funded_share(situation, works, doubted.joining)
    respondents = doubted.found.get("respondents")
    return RobustnessFindings(
        acceptability={name: _shares(one) for name, one in doubted.found.items()},
        in_share=inside,
        ties=whole.ties(),
        draws=doubted.found["power"].draws,
        replicates=0 if respondents is None else respondents.draws,
        unheard=unheard,
        headline=doubted.headline,
        in_error={item: chance_error(share, whole.draws) for item, share in inside.items()},
        before=_before(doubted.point, whole),
        effects=effects(doubted, places),
        not_doubted=tuple(
            NotDoubted(name, one.reason, one.perspectives)
            for name, absent in doubted.absent.items()
            for one in absent
        ),
        methods=doubted.methods,
        central_powers=_views(doubted.central, situation.items),
        central_weights=_views(doubted.weight_views, situation.items),
        leave_one_out=leave_one_out(situation),
        funded_share=funded,
        funded_lists=plans,
    )


def chance_error(share: float, draws: int) -> float:
    """Give the standard error of a share of so many draws: ``sqrt(p (1 - p) / n)``.

    Examples
    --------
    >>> chance_error(0.5, 10_000)
    0.005
    """
    return float(np.sqrt(share * (1 - share) / draws))


def effects(doubted: Doubted, places: int) -> tuple[DoubtEffect, ...]:
    """Compare every doubt with the joint list, the one that changes most first.

    Parameters
    ----------
    doubted : Doubted
    places : int

    Returns
    -------
    tuple of DoubtEffect
        ``together`` last.
    """
    found = [effect(name, doubted.point, one, places) for name, one in doubted.found.items()]
    found.sort(key=lambda one: (one.doubt == TOGETHER, -one.in_change, -one.pair_change))
    return tuple(found)


def effect(name: str, point: Acceptability, found: Acceptability, places: int) -> DoubtEffect:
    """Say how far the lists under a doubt lie from the joint list.

    Parameters
    ----------
    name : str
    point, found : Acceptability
        Of the joint list alone, and of many.
    places : int
        How many leading places count as in.

    Returns
    -------
    DoubtEffect
    """
    sure, now = point.in_share(places), found.in_share(places)
    pairs = np.triu_indices(len(point.items), 1)
    moved = np.abs(found.before - point.before)[pairs]
    return DoubtEffect(
        doubt=name,
        lists=found.draws,
        items=tuple(item for item in point.items if tier(sure[item]) != tier(now[item])),
        in_change=min(float((now - sure).abs().sum() / (2 * sure.sum())), 1.0),
        pair_change=min(float(moved.mean()), 1.0),
    )


def _shares(found: Acceptability) -> dict[str, tuple[float, ...]]:
    return {
        item: tuple(map(float, row)) for item, row in zip(found.items, found.shares, strict=True)
    }


def _before(point: Acceptability, found: Acceptability) -> dict[str, dict[str, float]]:
    """Every pair once: the item that stands higher on the joint list before the other."""
    mean_place: list[float] = (point.shares @ np.arange(len(point.items))).tolist()
    order = sorted(range(len(point.items)), key=lambda row: (round(mean_place[row], 9), row))
    return {
        found.items[row]: {
            found.items[other]: float(found.before[row, other]) for other in order[at + 1 :]
        }
        for at, row in enumerate(order[:-1])
    }


def _views(central: Central, items: tuple[str, ...]) -> tuple[CentralView, ...]:
    """Items that are first most often lead; ids decide between equals."""
    if not central.draws:
        return ()
    rows = sorted(range(len(items)), key=lambda row: (-central.first[row], items[row]))
    return tuple(
        CentralView(
            item=items[row],
            first=min(float(central.first[row]), 1.0),
            view=dict(zip(central.names, central.means[row].tolist(), strict=True))
            if central.first[row] > 0
            else None,
        )
        for row in rows
    )
