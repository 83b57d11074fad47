"""One person's weights, and what to talk about with that person."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class AskAgain:
    """A comparison that fits the judge's other answers badly.

    `value` is what was said about `left` over `right`; `fits` what the rest implies.
    """

    left: str
    right: str
    value: float
    fits: float


@dataclass(frozen=True)
class Notice:
    """Something that was understood otherwise than it is written, and must be said.

    `code` names the kind of notice, `message` says it in English, `facts` hold the values that
    a translation needs.
    """

    code: str
    message: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ConsistencyRules:
    """How strictly contradictions are seen.

    `random_index` names the table behind the consistency ratio; above the ratio `limit` a
    judge is asked again.
    """

    random_index: str = "saaty"
    limit: float = 0.1


@dataclass(frozen=True, eq=False)
class Judge:
    """One person's weights.

    `weights` is a Series indexed by criterion id that sums to 1. `consistency_ratio` is None
    for methods that cannot contradict themselves, and so is `consistency_limit`, up to which the
    ratio is accepted: each method has its own measure. `deviation` is the largest distance, in
    weight, between the comparisons with the best and the worst and the weights; None for other
    methods. `cycles` hold criterion ids in circles
    such as ``("a", "b", "c")``: a before b before c before a. `matrix` holds the comparisons in
    pairs, shape (n_criteria, n_criteria) in the order of `weights`, NaN where nothing was
    compared; None for judges who did not compare in pairs. `parts` holds, by heading, what
    the judge said under each where criteria stand under headings; the ratio is then the worst.
    """

    name: str
    method: str
    weights: pd.Series
    consistency_ratio: float | None
    ask_again: tuple[AskAgain, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    matrix: npt.NDArray[np.float64] | None = None
    notices: tuple[Notice, ...] = ()
    consistency_limit: float | None = None
    deviation: float | None = None
    parts: "dict[str, Judge]" = field(default_factory=dict)


def weights_by_criterion(
    values: npt.NDArray[np.float64], criteria: tuple[str, ...] | list[str]
) -> pd.Series:
    """Put names to weights.

    Parameters
    ----------
    values : ndarray, shape (n_criteria,)
        Weights that sum to 1.
    criteria : sequence of str, length n_criteria
        Criterion ids in the same order.

    Returns
    -------
    Series
        Named ``weight``, indexed by ``criterion``.
    """
    return pd.Series(
        values, index=pd.Index(list(criteria), name="criterion", dtype=object), name="weight"
    )
