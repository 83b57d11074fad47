"""Figures from which the demand of one item could be computed: left out, or told roughly."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from math import isclose
from typing import Any, TypeVar

from prioritize.balance import SKEWED
from prioritize.fairness_findings import FairnessFindings
from prioritize.list_findings import (
    CheckedItem,
    Dispute,
    JointItem,
    LedgerEntry,
    PlanFindings,
    RankedItem,
    Totals,
    TradeOffs,
)
from prioritize.plan_findings import BalanceFinding, OptionFinding
from prioritize.robustness_findings import CentralView, RobustnessFindings
from prioritize.segment_findings import SegmentRank
from prioritize.weights_findings import ObjectiveFinding
from reports.notice.rounding import DIGITS, rounded

Scored = TypeVar("Scored", CheckedItem, JointItem, RankedItem, SegmentRank)
FIGURES = ("score", "utility")
TENTHS = 1
SAME = 1e-9
"""Concessions closer than this are the same."""


def without_scores(scored: Iterable[Scored], untold: frozenset[str]) -> tuple[Scored, ...]:
    """Leave out the scores of items whose demand is not shown; ranks stay as they are.

    With weights and all other figures known, a score of one item is an equation for its demand.

    Parameters
    ----------
    scored : iterable of CheckedItem, JointItem, RankedItem or SegmentRank
    untold : frozenset of str
        Items whose demand, or another figure made of answers, is not shown.

    Returns
    -------
    tuple of the same
    """
    return tuple(_silent(one) if one.item in untold else one for one in scored)


def public_tradeoffs(told: TradeOffs, untold: frozenset[str]) -> TradeOffs:
    """Leave out what a party conceded on such items; tell the sums that hold it in tenths.

    A concession is a utility times places that everybody sees, so that it tells the utility, unless
    the ranks tell it anyway: what comes first on a party's list has a utility of 1. A sum of many
    in tenths tells it only roughly.

    Parameters
    ----------
    told : TradeOffs
    untold : frozenset of str

    Returns
    -------
    TradeOffs
    """
    known = _by_rank_alone(told.ledger)
    ledger = tuple(
        replace(one, concession=None)
        # Without lost places a concession is 0 whatever the utility.
        if one.item in untold and one.places > 0 and (one.perspective, one.item) not in known
        else one
        for one in told.ledger
    )
    silent = {one.perspective for one in ledger if one.concession is None}
    return replace(
        told,
        ledger=ledger,
        totals=tuple(_total(one, silent, untold) for one in told.totals),
        overrides=tuple(
            replace(one, margin=None) if untold & {one.preferred, one.placed_above} else one
            for one in told.overrides
        ),
        disputes=tuple(_dispute(one, untold) for one in told.disputes if one.between == "parties"),
    )


def _by_rank_alone(ledger: Iterable[LedgerEntry]) -> set[tuple[str, str]]:
    """Party and item of concessions that whoever sees the ranks can work out.

    A party's utilities run from 1 for its first place to 0 for its last.
    """
    lists: dict[str, list[LedgerEntry]] = {}
    for one in ledger:
        lists.setdefault(one.perspective, []).append(one)
    known = set()
    for party, entries in lists.items():
        ranks = [one.own_rank for one in entries]
        ends = {min(ranks): 1.0, max(ranks): 0.0} if min(ranks) < max(ranks) else {}
        for one in entries:
            if one.own_rank not in ends or one.concession is None:
                continue
            given = ends[one.own_rank] * one.places / (len(entries) - 1)
            if isclose(given, one.concession, abs_tol=SAME):
                known.add((party, one.item))
    return known


def _dispute(one: Dispute, untold: frozenset[str]) -> Dispute:
    """Say that it matters, but not at which weight; what single judges said is left out whole."""
    return replace(one, weight=None) if untold & {*one.came_in, *one.went_out} else one


def public_robustness(told: RobustnessFindings, untold: frozenset[str]) -> RobustnessFindings:
    """Tell in tenths how often such items take a place, are chosen, or come first.

    What is left when one judge is left out is nothing for a notice: of a panel of two it is the
    list of the other.
    """
    return replace(
        told,
        acceptability={
            name: {item: _tenths(shares, item, untold) for item, shares in items.items()}
            for name, items in told.acceptability.items()
        },
        in_share=_by_item(told.in_share, untold),
        in_error=_by_item(told.in_error, untold),
        before={
            item: _by_item(others, untold | ({*others} if item in untold else set()))
            for item, others in told.before.items()
        },
        # One figure for the whole list holds every item.
        effects=tuple(
            replace(
                one,
                in_change=round(one.in_change, TENTHS),
                pair_change=round(one.pair_change, TENTHS),
            )
            if untold
            else one
            for one in told.effects
        ),
        central_powers=tuple(_rough_view(one, untold) for one in told.central_powers),
        central_weights=tuple(_rough_view(one, untold) for one in told.central_weights),
        funded_share=_by_item(told.funded_share, untold),
        leave_one_out=(),
    )


def public_fairness(told: FairnessFindings, untold: frozenset[str]) -> FairnessFindings:
    """Tell fairness by ranks, sets and costs; figures made of such items' demand in tenths or not.

    Who took part in the equal shares, and at what price, tells how many answered what.
    """
    proportional = replace(
        told.proportional,
        respondents=None,
        share=None,
        bought=tuple(replace(one, price=None) for one in told.proportional.bought),
    )
    differences = tuple(
        replace(one, margin_for=None, margin_against=None)
        if untold & {one.above, one.below}
        else one
        for one in told.differences
    )
    parties = told.least_concession.parties
    if untold:
        parties = tuple(
            replace(
                one,
                joint=round(one.joint, TENTHS),
                least=round(one.least, TENTHS),
                plan_retained=_roughly(one.plan_retained),
                least_retained=_roughly(one.least_retained),
            )
            for one in parties
        )
    return replace(
        told,
        differences=differences,
        least_concession=replace(told.least_concession, parties=parties),
        proportional=proportional,
    )


def _roughly(share: float | None) -> float | None:
    return None if share is None else round(share, TENTHS)


def _by_item(shares: Mapping[str, float], untold: Container[str]) -> dict[str, float]:
    return {
        item: round(share, TENTHS) if item in untold else share for item, share in shares.items()
    }


def _rough_view(one: CentralView, untold: frozenset[str]) -> CentralView:
    if one.item not in untold:
        return one
    view = None if one.view is None else _by_item(one.view, one.view)
    return replace(one, first=round(one.first, TENTHS), view=view)


def public_plan(told: PlanFindings, untold: frozenset[str]) -> PlanFindings:
    """Tell the value of a chosen set that holds such an item in tenths, and no share of demand.

    The shares of all kinds of work together tell the demand that is missing from one.
    """
    balance = tuple(
        replace(one, demand_share=None if untold else rounded(one.demand_share), skewed=_seen(one))
        if one.demand_share is not None
        else one
        for one in told.balance
    )
    told = replace(
        told,
        balance=balance,
        options=tuple(_option(one, untold) for one in told.options),
        # Sets that are equal are an equation of their items' scores; twins have equal figures.
        interchangeable=tuple(
            one
            for one in told.interchangeable
            if one.alike or not untold & {*one.chosen, *one.left_out}
        ),
        twins=tuple(group for group in told.twins if not untold & {*group}),
    )
    if told.value is None or not untold & {*told.funded}:
        return told
    return replace(told, value=round(told.value, TENTHS))


def public_objective(
    told: Iterable[ObjectiveFinding], untold: frozenset[str]
) -> tuple[ObjectiveFinding, ...]:
    """Leave out weights from figures, and the scores of such items, where one is not shown.

    Each of these weights is an equation of all figures of its criterion.
    """
    return tuple(
        replace(
            one,
            weights={} if untold else one.weights,
            ranking=without_scores(one.ranking, untold),
        )
        for one in told
    )


def _option(one: OptionFinding, untold: frozenset[str]) -> OptionFinding:
    """Tell what parties keep in whole per cent, or in tenths where utilities must not be known."""
    digits = TENTHS if untold else DIGITS
    return replace(
        one,
        value=round(one.value, digits),
        retained={party: round(share, digits) for party, share in one.retained.items()},
        change={party: round(share, digits) + 0.0 for party, share in one.change.items()},
    )


def _seen(one: BalanceFinding) -> bool:
    """Whether a share of money is far from one that everybody sees."""
    money, listed = one.money_share, one.list_money_share
    return money is not None and listed is not None and abs(money - listed) > SKEWED


def _silent(one: Scored) -> Scored:
    changed: dict[str, Any] = {name: None for name in FIGURES if hasattr(one, name)}
    return replace(one, **changed)


def _total(one: Totals, silent: Iterable[str], untold: frozenset[str]) -> Totals:
    return replace(
        one,
        concession=round(one.concession, TENTHS) if one.perspective in silent else one.concession,
        retained_value=round(one.retained_value, TENTHS)
        if untold and one.retained_value is not None
        else one.retained_value,
    )


def _tenths(shares: tuple[float, ...], item: str, untold: frozenset[str]) -> tuple[float, ...]:
    return tuple(round(one, TENTHS) for one in shares) if item in untold else shares
