"""Weights that nobody chose: what the figures of the items alone would say.

A criterion weighs more, the more it tells items apart. That is no opinion about what matters, so
these weights stand beside those of the parties as a neutral voice and are mixed into nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from weights.pairwise import Floats

Flags = npt.NDArray[np.bool_]
Weigh = Callable[[Any, Floats, Floats], Floats]
"""Takes the library's module of weights, figures and types; gives weights."""

NOT_POSITIVE = "not_positive"
NOTHING_TELLS = "nothing_tells"
TOO_ALIKE = "too_alike"
_HAIR = 1e-9
_EVEN = 1e-6  # figures as even as this leave an entropy of rounding noise


@dataclass(frozen=True)
class ObjectiveMethod:
    """One way of weighing by figures alone.

    Attributes
    ----------
    name, title, summary : str
        `summary` says in one sentence what makes a criterion weigh more.
    weigh : callable
        `Weigh`, for two or more criteria that tell items apart.
    needs_positive : bool
        Whether every figure must be above 0: the method takes logarithms of figures.
    """

    name: str
    title: str
    summary: str
    weigh: Weigh
    needs_positive: bool = False


@dataclass(frozen=True, eq=False)
class ObjectiveWeights:
    """What one method says.

    `weights` has shape (n_criteria,) and sums to 1, 0 for criteria that were dropped; None where
    the method was refused: `refused` is then ``not_positive`` (with the places of the criteria at
    fault in `because`), ``nothing_tells`` (all items are equal on every criterion) or
    ``too_alike`` (what is left of the figures is rounding noise or runs together entirely).
    """

    method: str
    weights: Floats | None
    refused: str | None = None
    because: tuple[int, ...] = ()


def stretched(figures: Floats, types: Floats) -> Floats:
    """Bring every criterion to 0 (worst item) to 1 (best item), costs turned round."""
    low, high = figures.min(axis=0), figures.max(axis=0)
    turned: Floats = np.where(types > 0, figures - low, high - figures) / (high - low)
    return turned


def _critic(library: Any, figures: Floats, types: Floats) -> Floats:
    # The library takes every criterion for a benefit, so costs are turned round before.
    turned = stretched(figures, types)
    if (1.0 - np.corrcoef(turned, rowvar=False)).max() < _HAIR:
        return np.full(len(types), np.nan)
    found: Floats = library.critic_weights(turned)
    return found


def _standard_deviation(library: Any, figures: Floats, types: Floats) -> Floats:
    # Raw deviations would only compare units, years with yuan.
    found: Floats = library.standard_deviation_weights(stretched(figures, types))
    return found


def _entropy(library: Any, figures: Floats, _types: Floats) -> Floats:
    if (figures.std(axis=0) / figures.mean(axis=0)).max() < _EVEN:
        return np.full(figures.shape[1], np.nan)
    found: Floats = library.entropy_weights(figures)
    return found


def _merec(library: Any, figures: Floats, types: Floats) -> Floats:
    found: Floats = library.merec_weights(figures, types)
    return found


METHODS = (
    ObjectiveMethod(
        name="critic",
        title="CRITIC",
        summary=(
            "CRITIC: the spread of a criterion times its conflict with the others "
            "(Diakoulaki, Mavrotas and Papayannakis 1995)."
        ),
        weigh=_critic,
    ),
    ObjectiveMethod(
        name="entropy",
        title="Entropy",
        summary="Entropy: how unevenly a criterion's figures are shared out (all above 0).",
        weigh=_entropy,
        needs_positive=True,
    ),
    ObjectiveMethod(
        name="merec",
        title="MEREC",
        summary=(
            "MEREC: how much the items' performance changes without the criterion "
            "(Keshavarz-Ghorabaee and others 2021; all above 0)."
        ),
        weigh=_merec,
        needs_positive=True,
    ),
    ObjectiveMethod(
        name="standard_deviation",
        title="Standard deviation",
        summary="Standard deviation: the spread of a criterion between its worst and best item.",
        weigh=_standard_deviation,
    ),
)


def objective_weights(
    figures: npt.ArrayLike, types: npt.ArrayLike, telling: npt.ArrayLike | None = None
) -> tuple[ObjectiveWeights, ...]:
    """Weigh criteria by every method of `METHODS`.

    Parameters
    ----------
    figures : array_like, shape (n_items, n_criteria)
        Finite, at least two items.
    types : array_like, shape (n_criteria,)
        1 where more is better, -1 where less is better.
    telling : array_like of bool, shape (n_criteria,), optional
        Criteria that tell items apart; the others are dropped and weigh 0. Unless given, all on
        which not all items are equal.

    Returns
    -------
    tuple of ObjectiveWeights
        In the order of the names.

    References
    ----------
    Computed by pymcdm (Kizielewicz, Shekhovtsov and Sałabun 2023, SoftwareX 22, 101368).

    Examples
    --------
    >>> found = objective_weights([[1, 5], [2, 5], [4, 5]], [1, -1])
    >>> [(one.method, one.weights.tolist()) for one in found][0]
    ('critic', [1.0, 0.0])
    """
    table = np.asarray(figures, dtype=np.float64)
    signs = np.asarray(types, dtype=np.float64)
    told = table.max(axis=0) > table.min(axis=0)
    if telling is not None:
        told = told & np.asarray(telling, dtype=np.bool_)
    return tuple(_weighed(method, table, signs, told) for method in METHODS)


def _weighed(
    method: ObjectiveMethod, figures: Floats, types: Floats, told: Flags
) -> ObjectiveWeights:
    if not told.any():
        return ObjectiveWeights(method.name, None, NOTHING_TELLS)
    at_fault = np.flatnonzero(told & (figures.min(axis=0) <= 0)) if method.needs_positive else ()
    if len(at_fault):
        return ObjectiveWeights(method.name, None, NOT_POSITIVE, tuple(map(int, at_fault)))
    found = np.ones(1)
    if told.sum() > 1:
        from pymcdm import weights as library  # noqa: PLC0415 - loading takes most of a second

        with np.errstate(all="ignore"):
            found = method.weigh(library, figures[:, told], types[told])
    if not np.isfinite(found).all() or (found < -_HAIR).any():
        return ObjectiveWeights(method.name, None, TOO_ALIKE)
    weights = np.zeros(len(types))
    weights[told] = np.maximum(found, 0.0)
    return ObjectiveWeights(method.name, weights / weights.sum())
