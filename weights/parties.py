"""Parties, criteria and settings, checked before anything is weighed."""

import math
from collections import Counter
from collections.abc import Sequence

from weights.errors import (
    DuplicateCriteriaError,
    NoCriteriaError,
    NoPowerError,
    PowerValueError,
    RepeatedPerspectiveError,
    UnknownPoolingError,
    WeightsError,
)
from weights.random_index import mean_random_index

POOLINGS = ("aij", "aip")
"""Ways of pooling judges: what they said (AIJ), or what they weigh (AIP)."""


def wrong_settings(criteria: Sequence[str], pooling: str, random_index: str) -> list[WeightsError]:
    """List what is wrong with the criteria and how they are to be weighed."""
    problems: list[WeightsError] = [
        DuplicateCriteriaError(name) for name, count in Counter(criteria).items() if count > 1
    ]
    if not criteria:
        problems.append(NoCriteriaError())
    if pooling not in POOLINGS:
        problems.append(UnknownPoolingError(pooling, POOLINGS))
    try:
        mean_random_index(random_index, 1)
    except WeightsError as problem:
        problems.append(problem)
    return problems


def power_shares(powers: Sequence[float]) -> list[float]:
    """Powers divided by their sum; those that are refused anyway count as 0."""
    fine = [power if math.isfinite(power) and power > 0 else 0.0 for power in powers]
    largest = max(fine, default=0.0) or 1.0
    fine = [power / largest for power in fine]
    total = math.fsum(fine) or 1.0
    return [power / total for power in fine]


def wrong_power(powers: dict[str, float]) -> list[WeightsError]:
    """List the powers that are no share of a say, by party."""
    return [
        PowerValueError(party, power)
        for party, power in powers.items()
        if not (math.isfinite(power) and power >= 0)
    ]


def wrong_parties(
    parties: Sequence[tuple[str, str, float]], known: tuple[str, ...]
) -> list[WeightsError]:
    """List the parties that stand twice and the powers that do not do."""
    problems: list[WeightsError] = [
        RepeatedPerspectiveError(party)
        for party, count in Counter(party for party, _, _ in parties).items()
        if count > 1
    ]
    problems += wrong_power({party: power for party, _, power in parties})
    if not any(power > 0 for _, _, power in parties) and not problems:
        problems.append(NoPowerError(known))
    return problems
