"""More published ways of ranking, computed by the library pymcdm."""

from collections.abc import Callable
from typing import Any

import numpy as np

from prioritize.ranking.method import Problem, RankingMethod, Score
from prioritize.utility import Array

Factory = Callable[[Array, Array, Array], Any]
"""Makes the library's method from the lowest and highest admissible figures, and the types."""

EXCLUDED: dict[str, str] = {
    "aroman": "an item that is worse in everything can score higher than its better",
    "balanced_spotis": "without an expected solution of somebody's it is SPOTIS",
    "cocoso": "divides by the worst item's score, which is 0 for an item that is worst in all",
    "codas": "its threshold lets an item that is worse in everything score higher than its better",
    "comet": "its characteristic objects multiply with the criteria, and somebody must judge them",
    "ervd": "it needs a reference point and an attitude to losses that nobody stated",
    "lopm": "it needs limits for every criterion that nobody stated",
    "probid": "an item that is worse in everything can score higher than its better",
    "sprobid": "divides by 0 where few items differ",
}
"""Methods of pymcdm that break a promise every ranking here keeps, and which one."""


def _class(name: str, **options: Any) -> Factory:
    def make(_low: Array, _high: Array, _types: Array) -> Any:
        from pymcdm import methods  # noqa: PLC0415 - loading it takes most of a second

        return getattr(methods, name)(**options)

    return make


def _promethee(_low: Array, _high: Array, _types: Array) -> Any:
    from pymcdm.methods import PROMETHEE_II  # noqa: PLC0415 - as above

    return PROMETHEE_II("usual")


def _spotis(low: Array, high: Array, _types: Array) -> Any:
    from pymcdm.methods import SPOTIS  # noqa: PLC0415 - as above

    return SPOTIS(np.column_stack([low, high]))


def _rafsi(low: Array, high: Array, types: Array) -> Any:
    from pymcdm.methods import RAFSI  # noqa: PLC0415 - as above

    return RAFSI(np.where(types > 0, high, low), np.where(types > 0, low, high))


def _rim(low: Array, high: Array, types: Array) -> Any:
    from pymcdm.methods import RIM  # noqa: PLC0415 - as above

    ideal = np.where(types > 0, high, low)
    return RIM(np.column_stack([low, high]), np.column_stack([ideal, ideal]))


def _score(factory: Factory, sign: int) -> Score:
    def score(problem: Problem, weights: Array) -> Array:
        # A figure beyond the reference range moves the bound: distance past the best value
        # would otherwise count against an item.
        ends = np.vstack([problem.worst, problem.best, problem.values])
        types = problem.types.astype(int)
        method = factory(np.nanmin(ends, axis=0), np.nanmax(ends, axis=0), types)
        # The library scores one weight vector a call.
        rows = [method(problem.values, row, types, validation=False) for row in weights]
        return sign * np.array(rows, dtype=float)

    return score


METHODS = (
    RankingMethod(
        name="promethee_ii",
        title="PROMETHEE II",
        summary=(
            "PROMETHEE II: net flow of pairwise preferences, usual criterion (any difference "
            "counts fully)"
        ),
        score=_score(_promethee, 1),
        scale="order",
    ),
    RankingMethod(
        name="aras",
        title="ARAS",
        summary="ARAS: weighted sum of figures over their sum, relative to an ideal item",
        score=_score(_class("ARAS"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="edas",
        title="EDAS",
        summary="EDAS: distance above and below the average item",
        score=_score(_class("EDAS"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="mabac",
        title="MABAC",
        summary="MABAC: distance from the border of geometric means, min-max normalised",
        score=_score(_class("MABAC"), 1),
        scale="minmax",
    ),
    RankingMethod(
        name="mairca",
        title="MAIRCA",
        summary="MAIRCA: minus the gap to the ideal shares, min-max normalised",
        score=_score(_class("MAIRCA"), -1),
        scale="minmax",
    ),
    RankingMethod(
        name="marcos",
        title="MARCOS",
        summary="MARCOS: utility between the ideal and the anti-ideal item",
        score=_score(_class("MARCOS"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="ocra",
        title="OCRA",
        summary="OCRA: weighted lead over the worst item, in multiples of the smallest figure",
        score=_score(_class("OCRA"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="wpm",
        title="Weighted product (WPM)",
        summary="WPM: product of figures over their sum, raised to their weights",
        score=_score(_class("WPM"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="waspas",
        title="WASPAS",
        summary="WASPAS: half weighted sum, half weighted product, linear normalisation",
        score=_score(_class("WASPAS"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="spotis",
        title="SPOTIS",
        summary=(
            "SPOTIS: minus the weighted distance to the best value within the bounds: the "
            "reference range where given, otherwise the items' own"
        ),
        score=_score(_spotis, -1),
        scale="bounds",
    ),
    RankingMethod(
        name="lmaw",
        title="LMAW",
        summary="LMAW: sum of weighted logarithms of figures over the best or the lowest",
        score=_score(_class("LMAW"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="ram",
        title="RAM",
        summary="RAM: root of weighted shares of all benefits, its degree from those of the costs",
        score=_score(_class("RAM"), 1),
        needs_positive=True,
        scale="sum",
    ),
    RankingMethod(
        name="rafsi",
        title="RAFSI",
        summary=(
            "RAFSI: figures mapped to one scale from the worst to the best value: the reference "
            "range where given, otherwise the items' own"
        ),
        score=_score(_rafsi, 1),
        needs_positive=True,
        scale="bounds",
    ),
    RankingMethod(
        name="rim",
        title="RIM",
        summary=(
            "RIM: nearness to the best value within the bounds: the reference range where given, "
            "otherwise the items' own"
        ),
        score=_score(_rim, 1),
        scale="bounds",
    ),
)
