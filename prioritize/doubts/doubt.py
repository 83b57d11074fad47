"""What every doubt must say about itself and be able to draw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from prioritize.doubts.situation import Situation
from prioritize.utility import Array


@dataclass(frozen=True, eq=False)
class Drawn:
    """What is otherwise in some lists than in the study; what is not told stays as it is.

    Attributes
    ----------
    powers : ndarray, shape (n_lists, n_parties), optional
        Rows sum to 1.
    weights : mapping of int to ndarray, shape (n_lists, n_criteria)
        By place of the party.
    figures : mapping of int to ndarray, shape (n_lists, n_items)
        By place of the criterion.
    costs : ndarray, shape (n_lists, n_items), optional
    methods : tuple of str
        One per list.
    """

    powers: Array | None = None
    weights: Mapping[int, Array] = field(default_factory=dict)
    figures: Mapping[int, Array] = field(default_factory=dict)
    costs: Array | None = None
    methods: tuple[str, ...] = ()

    def with_other(self, other: "Drawn") -> "Drawn":
        """Bring together what two doubts drew; they never speak of the same."""
        return replace(
            self,
            powers=self.powers if other.powers is None else other.powers,
            weights={**self.weights, **other.weights},
            figures={**self.figures, **other.figures},
            costs=self.costs if other.costs is None else other.costs,
            methods=self.methods or other.methods,
        )


Draw = Callable[[int], Drawn]
"""Gives so many further lists; several small calls give the same as one large one."""


@dataclass(frozen=True)
class Absent:
    """Why nothing, or nothing of some parties, can be drawn.

    `reason` is a code such as ``one_judge``.
    """

    reason: str
    perspectives: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Prepared:
    """A doubt made ready for one study.

    Attributes
    ----------
    start : callable () -> Draw, or None
        Begins the same draws anew each time; None where there is nothing to draw.
    lists : int
        How many lists are worth making.
    absent : tuple of Absent
    """

    start: Callable[[], Draw] | None
    lists: int = 0
    absent: tuple[Absent, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """One thing that may be otherwise than the study says.

    Attributes
    ----------
    name : str
        As in `result.json`.
    prepare : callable (Situation) -> Prepared
    joins : bool
        Whether it is drawn together with the others. A choice of the study that no chance makes
        stays out: the number of ways on offer is no probability.
    """

    name: str
    prepare: Callable[[Situation], Prepared]
    joins: bool = True


def random_source(situation: Situation, salt: int) -> np.random.Generator:
    """Give a doubt its own stream of random numbers, so that no other doubt moves it."""
    seed = situation.study.settings.seed
    return np.random.default_rng(seed if salt == 0 else [seed, salt])
