"""From what was drawn to joint scores, under the study's own method and rule."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.doubts.doubt import Drawn
from prioritize.doubts.separable import SEPARABLE, Scorer, make_scorer, within_range
from prioritize.doubts.situation import Situation
from prioritize.joint import JointInput, all_rules
from prioritize.matrix import NOISE, DecisionMatrix
from prioritize.ranking import score_many
from prioritize.ranking_errors import PositiveDataError
from prioritize.utility import Array, mean_ranks, utilities

Places = npt.NDArray[np.intp]

ONE_BY_ONE = 200
"""Lists made at most where a method takes one matrix, or a rule one set of lists, at a time."""


@dataclass(frozen=True, eq=False)
class _Lists:
    """One party's lists, one under the other; ranks only if somebody asks for them."""

    closeness: Array

    @cached_property
    def utilities(self) -> Array:
        """As `prioritize.utility.utilities`, rounded once the lists are joined."""
        low = self.closeness.min(axis=1, keepdims=True)
        spread = self.closeness.max(axis=1, keepdims=True) - low
        level = spread[:, 0] <= NOISE * np.maximum(np.abs(low[:, 0]), 1.0)
        spread[level] = 1.0
        stretched: Array = self.closeness - low
        stretched /= spread
        stretched[level] = 1.0
        return stretched

    @cached_property
    def ranks(self) -> Array:
        return mean_ranks(self.closeness)


class Engine:
    """Makes the joint lists of a study again under whatever is drawn.

    Parameters
    ----------
    situation : Situation
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        settings = situation.study.settings
        self.method, self.normalization = settings.method, settings.normalization
        self.rule = all_rules()[settings.joint]
        self._scorers: dict[tuple[int, str, frozenset[int]], Scorer] = {}
        self._leaders: dict[tuple[int, str, frozenset[int]], Places] = {}
        self._settled: dict[tuple[int, str], Array] = {}

    def most_lists(self, drawn: Drawn) -> int | None:
        """Say how many lists like these can be made in reasonable time; None for any number.

        Parameters
        ----------
        drawn : Drawn
            An example of what is drawn.

        Returns
        -------
        int or None
            0 where each would take an integer programme of its own.
        """
        lists_change = bool(drawn.figures or drawn.weights or drawn.methods)
        programmes = self.rule.costly is not None and self.rule.costly(self._as_it_is())
        if lists_change and self.rule.most_items is not None:
            return 0 if programmes or self.rule.costly is None else ONE_BY_ONE
        if lists_change and self.rule.contributions is None:
            return ONE_BY_ONE
        if drawn.figures and self.method not in SEPARABLE:
            return ONE_BY_ONE
        return ONE_BY_ONE if programmes else None

    def _as_it_is(self) -> JointInput:
        lists = [
            self._party(place, self.method, Drawn(), 1) for place in range(len(self.situation.own))
        ]
        return self._input(np.concatenate(lists), self.situation.powers, self.situation.weights, {})

    def scores(self, drawn: Drawn, size: int) -> Array:
        """Join the lists of many draws.

        Parameters
        ----------
        drawn : Drawn
            Of `size` lists.
        size : int

        Returns
        -------
        ndarray, shape (size, n_items)
            In the order of `situation.items`, higher is better. NaN throughout in a list that
            the method cannot make, because a figure drawn is not above 0.
        """
        if not drawn.methods:
            return self._joined(self.method, drawn, size)
        methods = np.array(drawn.methods)
        found = np.empty((size, len(self.situation.items)))
        for method in dict.fromkeys(methods.tolist()):
            rows = np.flatnonzero(methods == method)
            found[rows] = self._joined(method, _some(drawn, rows, size), len(rows))
        return found

    def _joined(self, method: str, drawn: Drawn, size: int) -> Array:
        lists = [
            self._party(place, method, drawn, size) for place in range(len(self.situation.own))
        ]
        powers = self.situation.powers[None] if drawn.powers is None else drawn.powers
        if self.rule.contributions is not None:
            total = np.zeros((1, 1))
            for place, closeness in enumerate(lists):
                # What a party adds follows from its own list alone, so many lists of one party
                # may stand where the rule expects one list of many parties.
                gain = self.rule.contributions(cast("JointInput", _Lists(closeness)))
                if method not in SEPARABLE:
                    gain = np.where(np.isfinite(closeness), gain, np.nan)
                total = total + powers[:, place, None] * gain
            return np.asarray(np.broadcast_to(total, (size, total.shape[1])))
        if all(len(one) == 1 for one in lists) and not drawn.figures:
            return self._joined_once(method, lists, powers, drawn, size, 0)
        return np.concatenate(
            [
                self._joined_once(method, lists, powers[at % len(powers)][None], drawn, 1, at)
                for at in range(size)
            ]
        )

    def _joined_once(  # noqa: PLR0917 - one list among many
        self,
        method: str,
        lists: list[Array],
        powers: Array,
        drawn: Drawn,
        size: int,
        at: int,
    ) -> Array:
        """Join one set of lists under one or many distributions of power."""
        closeness = np.concatenate([one[at % len(one)][None] for one in lists])
        if np.isnan(closeness).any():
            return np.full((size, closeness.shape[1]), np.nan)
        weights = self.situation.weights.copy()
        for place, own in drawn.weights.items():
            weights[place] = own[at]
        inputs = self._input(closeness, powers, weights, _row(drawn.figures, at), method)
        return np.broadcast_to(self.rule.join(inputs), (size, closeness.shape[1]))

    def _input(
        self,
        closeness: Array,
        powers: Array,
        weights: Array,
        figures: Mapping[int, Array],
        method: str = "",
    ) -> JointInput:
        def rerank(pooled: Array) -> Array:
            again = self._score(-1, method or self.method, np.atleast_2d(pooled), figures)
            return again.reshape(*pooled.shape[:-1], again.shape[1])

        return JointInput(
            utilities=utilities(closeness),
            ranks=mean_ranks(closeness),
            closeness=closeness,
            powers=powers,
            weights=weights,
            rerank=rerank,
        )

    def _party(self, place: int, method: str, drawn: Drawn, size: int) -> Array:
        """Give one party's lists, shape (size, n_items), or (1, n_items) if they stay the same."""
        weights = drawn.weights.get(place)
        if weights is None and not drawn.figures:
            if (place, method) not in self._settled:
                own = self.situation.weights[place][None]
                self._settled[place, method] = self._score(place, method, own, {})
            return self._settled[place, method]
        weights = self.situation.weights[place][None] if weights is None else weights
        if drawn.figures and method not in SEPARABLE:
            spread = np.broadcast_to(weights, (size, weights.shape[1]))
            rows = [
                self._score(place, method, spread[at][None], _row(drawn.figures, at))
                for at in range(size)
            ]
            return np.concatenate(rows)
        return self._score(place, method, weights, drawn.figures)

    def _score(
        self, place: int, method: str, weights: Array, figures: Mapping[int, Array]
    ) -> Array:
        """Score the items as one party sees them, or nobody in particular (place -1)."""
        matrix = self.situation.matrix if place < 0 else self.situation.own[place]
        if method not in SEPARABLE:
            return self._scored_alone(matrix, method, weights, figures)
        key = (place, method, frozenset(figures))
        if key not in self._scorers:
            self._scorers[key] = make_scorer(matrix, method, self.normalization, key[2])
            self._leaders[key] = _equals(matrix, frozenset(figures))
        found = self._scorers[key].scores(weights, figures)
        leaders = _still_equal(self._leaders[key], figures)
        return found if (leaders == np.arange(len(leaders))).all() else found[:, leaders]

    def _scored_alone(
        self, matrix: DecisionMatrix, method: str, weights: Array, figures: Mapping[int, Array]
    ) -> Array:
        values = matrix.values
        if figures:
            changed = {
                values.columns[place]: within_range(matrix, place, one, self.normalization)[0]
                for place, one in figures.items()
            }
            values = values.assign(**{str(name): one for name, one in changed.items()})
            matrix = replace(matrix, values=pd.DataFrame(values))
        try:
            return score_many(matrix, weights, method=method, normalization=self.normalization)
        except PositiveDataError:
            if not figures:
                raise
            return np.full((len(weights), len(matrix.items)), np.nan)


def _some(drawn: Drawn, rows: Places, size: int) -> Drawn:
    """Keep some of the lists."""
    if len(rows) == size:
        return replace(drawn, methods=())
    return Drawn(
        powers=None if drawn.powers is None else drawn.powers[rows],
        weights={place: one[rows] for place, one in drawn.weights.items()},
        figures={place: one[rows] for place, one in drawn.figures.items()},
    )


def _row(figures: Mapping[int, Array], at: int) -> dict[int, Array]:
    return {place: one[at][None] for place, one in figures.items()}


def _equals(matrix: DecisionMatrix, changing: frozenset[int]) -> Places:
    """Give for each item the first that is equal to it in all that does not change.

    Matrix products may differ in the last digit between equals; equal items must not.
    """
    fixed = [place for place in range(len(matrix.criteria)) if place not in changing]
    _, first, same = np.unique(
        matrix.figures[:, fixed], axis=0, return_index=True, return_inverse=True
    )
    return np.asarray(first[same.reshape(-1)])


def _still_equal(leaders: Places, figures: Mapping[int, Array]) -> Places:
    """Leave those together that are equal in what was drawn, too."""
    leaders = leaders.copy()
    for item in np.flatnonzero(leaders != np.arange(len(leaders))):
        drawn = figures.values()
        if not all(np.array_equal(one[:, item], one[:, leaders[item]]) for one in drawn):
            leaders[item] = item
    return leaders
