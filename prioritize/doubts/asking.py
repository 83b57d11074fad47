"""Makes the joint list again and again under each doubt alone and under all together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from prioritize.doubts.central import Central, weight_views
from prioritize.doubts.doubt import Absent, Draw, Drawn, Prepared
from prioritize.doubts.engine import Engine
from prioritize.doubts.registry import all_doubts
from prioritize.doubts.situation import Situation
from prioritize.robustness import CHUNK, Acceptability, acceptability, told
from prioritize.tally import Tally
from prioritize.utility import Array

TOGETHER = "together"
FIGURES_AT_ONCE = 1_000_000
"""Drawn figures held at the same time, of all parties and criteria."""


@dataclass(frozen=True, eq=False)
class Doubted:
    """What became of the joint list under each doubt.

    Attributes
    ----------
    point : Acceptability
        Of the joint list itself, as if it were the only one.
    found : dict of str to Acceptability
        By name of the doubt; ``together`` last, where at least two can be drawn together.
    absent : dict of str to tuple of Absent
        What could not be drawn, and why.
    central : Central
        Powers under which each item is first.
    weight_views : Central
        The same of the criteria's weights, all alike likely and the same for every party.
    joining : tuple of Prepared
        The doubts that are drawn together.
    methods : tuple of str
        Those that the doubt ``method`` asked.
    by_method : ndarray, shape (n_methods, n_items)
        Joint scores under each of them, higher is better.
    """

    point: Acceptability
    found: Mapping[str, Acceptability]
    absent: Mapping[str, tuple[Absent, ...]]
    central: Central
    weight_views: Central
    joining: tuple[Prepared, ...]
    methods: tuple[str, ...] = ()
    by_method: Array = field(default_factory=lambda: np.empty((0, 0)))

    @property
    def headline(self) -> str:
        """The doubt that stands for all: ``together``, or the only one."""
        return TOGETHER if TOGETHER in self.found else next(iter(self.found))

    @property
    def all_in_all(self) -> Acceptability:
        """What is found under the headline."""
        return self.found[self.headline]


def ask_doubts(situation: Situation) -> Doubted:
    """Ask which places the items take under everything that is in doubt.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Doubted
        The chunks the draws are handled in do not change it.
    """
    engine = Engine(situation)
    prepared = {
        name: _in_time(engine, doubt.prepare(situation)) for name, doubt in all_doubts().items()
    }
    ready = {name: one for name, one in prepared.items() if one.start is not None}
    tallies = {name: count_lists(engine, [one]) for name, one in ready.items()}
    joining = [one for name, one in ready.items() if all_doubts()[name].joins]
    if len(joining) > 1:
        tallies[TOGETHER] = count_lists(engine, joining)
    items = situation.items
    methods = _methods(ready)
    return Doubted(
        point=acceptability([engine.scores(Drawn(), 1)], items),
        found={name: told(tally, items) for name, tally in tallies.items() if tally.draws},
        absent={name: one.absent for name, one in prepared.items() if one.absent},
        central=Central.of(tallies["power"], [one.id for one in situation.perspectives]),
        weight_views=weight_views(situation),
        joining=tuple(joining),
        methods=methods,
        # The parties' lists by each method are at hand in the engine since they were counted.
        by_method=engine.scores(Drawn(methods=methods), len(methods))
        if methods
        else np.empty((0, len(items))),
    )


def _in_time(engine: Engine, prepared: Prepared) -> Prepared:
    """Leave out a doubt whose every list would take the joint rule a second or more."""
    if prepared.start is None or engine.most_lists(prepared.start()(1)) != 0:
        return prepared
    return Prepared(None, absent=(Absent("slow_rule"),))


def _methods(ready: Mapping[str, Prepared]) -> tuple[str, ...]:
    start = ready["method"].start if "method" in ready else None
    return () if start is None else start()(ready["method"].lists).methods


def count_lists(engine: Engine, doubts: Sequence[Prepared]) -> Tally:
    """Count places over the lists that some doubts draw together.

    Parameters
    ----------
    engine : Engine
    doubts : sequence of Prepared
        Each has something to draw.

    Returns
    -------
    Tally
        With the powers drawn as views.
    """
    n_items, n_parties = len(engine.situation.items), len(engine.situation.own)
    tally = Tally(n_items, n_parties)
    for drawn, scores in joint_lists(engine, doubts):
        made = np.isfinite(scores).all(axis=1)
        powers = None if drawn.powers is None else drawn.powers[made]
        if made.any():
            tally.add(scores[made], powers)
    return tally


def joint_lists(
    engine: Engine, doubts: Sequence[Prepared], most: int | None = None
) -> Iterator[tuple[Drawn, Array]]:
    """Draw from several doubts at once, and make the joint lists, some at a time.

    Parameters
    ----------
    engine : Engine
    doubts : sequence of Prepared
    most : int, optional
        As many as the doubts have to give unless told; fewer where they can only be made one by
        one.

    Yields
    ------
    Drawn, ndarray of shape (n_lists, n_items)
    """

    def begin() -> list[Draw]:
        return [one.start() for one in doubts if one.start is not None]

    limits = [*(one.lists for one in doubts), most, engine.most_lists(_drawn(begin(), 1))]
    lists = min(one for one in limits if one is not None)
    wide = len(engine.situation.items) * len(engine.situation.own)
    size = max(1, min(CHUNK, FIGURES_AT_ONCE // wide))
    draws = begin()
    for done in range(0, lists, size):
        part = min(size, lists - done)
        drawn = _drawn(draws, part)
        yield drawn, engine.scores(drawn, part)


def _drawn(draws: Sequence[Draw], size: int) -> Drawn:
    found = Drawn()
    for draw in draws:
        found = found.with_other(draw(size))
    return found
