"""How far the judges of a party agree, as findings and as notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from prioritize.decision import rank_for
from prioritize.findings import Note
from prioritize.study import Study
from prioritize.weights_findings import AlternativeFinding, ConsensusFinding, FarthestFinding
from weights.perspectives import Perspective

LEVELS = ((0.5, "very_low"), (0.625, "low"), (0.75, "moderate"), (0.875, "high"))
"""Below which consensus index a level ends; above the last it is ``very_high``. Goepel (2022)
found it to be half-way for most groups, hence four equal steps from there."""
_DIGITS = 12


def first_of(weights: pd.Series) -> frozenset[str]:
    """Ids that share the largest weight, but for rounding."""
    rounded = weights.round(_DIGITS)
    return frozenset(map(str, rounded.index[rounded == rounded.max()]))


def alternative_finding(party: Perspective) -> AlternativeFinding | None:
    """Tell the weights of the other way of pooling; None where there is no other way."""
    if party.alternative is None or party.alternative_pooling is None:
        return None
    return AlternativeFinding(
        pooling=party.alternative_pooling,
        weights={str(name): float(weight) for name, weight in party.alternative.items()},
        first_agrees=bool(first_of(party.weights) & first_of(party.alternative)),
    )


def consensus_finding(party: Perspective) -> ConsensusFinding | None:
    """Tell the consensus index in words too; None where fewer than two people judged."""
    found = party.consensus
    if found is None:
        return None
    level = next((name for end, name in LEVELS if found.index < end), "very_high")
    return ConsensusFinding(found.index, found.scale, level)


def farthest_finding(party: Perspective) -> FarthestFinding | None:
    """Tell who stands farthest out on which criterion; None where nobody does."""
    found = party.farthest
    if found is None:
        return None
    return FarthestFinding(found.judge, found.criterion, found.own, found.group)


def pooling_notes(
    study: Study,
    values: pd.DataFrame,
    perspectives: Sequence[Perspective],
    language: str = "",
) -> Iterator[Note]:
    """Say where the two ways of pooling disagree about what comes first.

    Parameters
    ----------
    study : Study
    values : DataFrame, shape (n_items, n_criteria)
        As `prioritize.values.criterion_values` gives.
    perspectives : sequence of Perspective
    language : str
        Language of the names.

    Yields
    ------
    Note
        ``pooling_first_criterion`` if another criterion weighs most, ``pooling_first_item`` if
        the party's own list begins with another item.
    """
    criteria = {one.id: one.called(language) or one.id for one in study.criteria}
    items = {one.id: one.called(language) or one.id for one in study.items}
    for party in perspectives:
        if party.alternative is None or party.alternative_pooling is None:
            continue
        ways = (party.pooling.upper(), party.alternative_pooling.upper())
        name = party.name or party.id
        here, there = first_of(party.weights), first_of(party.alternative)
        if not here & there:
            first, other = (_named(ids, criteria) for ids in (here, there))
            yield Note(
                "pooling_first_criterion",
                f"pooled by {ways[0]}, {first} weighs most for {name}; by {ways[1]}, {other}",
                {
                    "perspective": name,
                    "pooling": ways[0],
                    "first": first,
                    "alternative": ways[1],
                    "other": other,
                },
            )
        other_party = replace(party, weights=party.alternative)
        here, there = (
            first_of(rank_for(study, values, one).table["score"]) for one in (party, other_party)
        )
        if not here & there:
            first, other = (_named(ids, items) for ids in (here, there))
            yield Note(
                "pooling_first_item",
                f"pooled by {ways[0]}, {first} comes first for {name}; by {ways[1]}, {other} "
                "would; let the judges talk before the list is relied on",
                {
                    "perspective": name,
                    "pooling": ways[0],
                    "first": first,
                    "alternative": ways[1],
                    "other": other,
                },
            )


def _named(ids: frozenset[str], names: dict[str, str]) -> list[str]:
    return [names[one] for one in sorted(ids)]
