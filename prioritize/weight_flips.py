"""What would flip it: how much more or less a criterion has to weigh with a party."""

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np

from prioritize.list_findings import WeightFlip
from prioritize.rival_sets import NOISE, Chosen, Rivals, chosen_under
from prioritize.sequence import Works
from prioritize.utility import Array
from prioritize.weight_paths import Stage, moved_weights

PRECISION = 1e-6
"""How exactly a weight is found."""

STEPS = 64
"""Weights looked at before the first that changes the list is closed in on."""

PARTS = 32
"""Parts into which the step is cut, again and again, until the weight is known."""

MOST_RIVALS = 20
"""Times the funded set is drawn anew on the way to the nearest weight that changes it."""

VALUE_NOISE = 1e-9
"""Values of funded sets closer than this are equal, as in `prioritize.choice`."""

Outcome = Callable[[Array], list[Chosen]]
"""Weights, shape (n,), to what comes first, or is in, under each of them."""


def weight_flips(
    stage: Stage, works: Works, *, rivals: Rivals | None = None, top: int = 10
) -> tuple[WeightFlip, ...]:
    """Find the nearest weight, up and down, at which the first place or the chosen set changes.

    One criterion's weight with one party moves, that party's other criteria keep their
    proportions. Scores do not move along straight lines: the way is searched in steps, and the
    first step that changes something is cut into parts until the weight is known to 1e-6. The
    funded set is chosen anew at the end of the way and wherever a set met so far overtakes
    today's, until nothing beats it there.

    Parameters
    ----------
    stage : Stage
    works : Works
        Duties, ties and costs.
    rivals : Rivals, optional
        Under a budget, to choose the most valuable set that fits; otherwise the duties and the
        first `top` items are in, with what they need.
    top : int
        How many items are in when there is no budget.

    Returns
    -------
    tuple of WeightFlip
        By party, criterion, down before up, ``first_place`` before ``in_set``. What changes
        only where the criterion weighs all, or nothing, is no flip.
    """
    flips: list[WeightFlip] = []
    telling = [matrix.telling for matrix in stage.matrices]
    for party, criterion in product(range(len(stage.parties)), range(len(stage.criteria))):
        if telling[party][criterion] and stage.powers[party] > 0 and len(stage.criteria) > 1:
            flips += _of_criterion(stage, works, party, criterion, rivals, top)
    return tuple(flips)


def _of_criterion(  # noqa: PLR0917 - whose weight of what, and what is chosen
    stage: Stage, works: Works, party: int, criterion: int, rivals: Rivals | None, top: int
) -> Iterator[WeightFlip]:
    now = float(stage.weights[party, criterion])

    def scores(values: Array) -> Array:
        return stage.scores(party, moved_weights(stage.weights[party], criterion, values))

    def first(values: Array) -> list[Chosen]:
        return [_first(row, stage.items) for row in scores(values)]

    def inside(values: Array) -> list[Chosen]:
        return [chosen_under(works, row, stage.items, top) for row in scores(values)]

    for direction, end in (("down", 0.0), ("up", 1.0)):
        found = [("first_place", nearest_change(first, now, end))]
        if rivals is None:
            found.append(("in_set", nearest_change(inside, now, end)))
        else:
            found.append(("in_set", _funded_change(rivals, scores, now, end)))
        for change, flip in found:
            # At the very end nothing lies beyond: no weight is more than all, or less than none.
            if flip is not None and abs(flip[0] - end) > PRECISION:
                yield from _told(stage, party, criterion, direction, change, flip)


def _first(scores: Array, items: tuple[str, ...]) -> Chosen:
    return frozenset(items[place] for place in np.flatnonzero(scores >= scores.max() - NOISE))


def nearest_change(
    outcome: Outcome, start: float, end: float
) -> tuple[float, Chosen, Chosen] | None:
    """Find where something first changes on the way from one weight to another.

    Parameters
    ----------
    outcome : callable
    start, end : float
        0-1.

    Returns
    -------
    tuple of float, frozenset and frozenset, or None
        The weight, what was and what comes; None where all steps come to the same.
    """
    if abs(end - start) <= PRECISION:
        return None
    steps = np.linspace(start, end, STEPS + 1)
    outcomes = outcome(steps)
    place = next((one for one in range(1, STEPS + 1) if outcomes[one] != outcomes[0]), None)
    if place is None:
        return None
    near, far, there = float(steps[place - 1]), float(steps[place]), outcomes[place]
    while abs(far - near) > PRECISION:
        # Many weights at once take hardly longer than the one in the middle.
        steps = np.linspace(near, far, PARTS + 1)[1:]
        found = [*outcome(steps[:-1]), there]
        place = next(one for one, what in enumerate(found) if what != outcomes[0])
        near, far, there = (
            float(steps[place - 1]) if place else near,
            float(steps[place]),
            found[place],
        )
    return far, outcomes[0], there


def _funded_change(
    rivals: Rivals, scores: Callable[[Array], Array], start: float, end: float
) -> tuple[float, Chosen, Chosen] | None:
    """Let every set met so far race today's, until none beats it where it was caught up with."""
    if abs(end - start) <= PRECISION:
        return None
    found, new = end, rivals.best(scores(np.array([end]))[0])
    for _ in range(MOST_RIVALS):
        caught_up = _overtaken(rivals, scores, start, found)
        if caught_up is None or (new != rivals.now and abs(caught_up - found) <= PRECISION):
            break
        found, new = caught_up, rivals.best(scores(np.array([caught_up]))[0])
    return None if new == rivals.now else (found, rivals.now, new)


def _overtaken(
    rivals: Rivals, scores: Callable[[Array], Array], start: float, end: float
) -> float | None:
    """Where a set met so far is first worth more than today's."""
    steps = np.linspace(start, end, STEPS + 1)
    places = np.flatnonzero(rivals.lead(scores(steps)) > VALUE_NOISE)
    places = places[places > 0]
    if not len(places):
        return None
    near, far = float(steps[places[0] - 1]), float(steps[places[0]])
    while abs(far - near) > PRECISION:
        steps = np.linspace(near, far, PARTS + 1)[1:]
        ahead = np.append(rivals.lead(scores(steps[:-1])) > VALUE_NOISE, [True])
        place = int(np.argmax(ahead))
        near, far = float(steps[place - 1]) if place else near, float(steps[place])
    return far


def _told(  # noqa: PLR0917 - what, whose, where
    stage: Stage,
    party: int,
    criterion: int,
    direction: str,
    change: str,
    found: tuple[float, Chosen, Chosen],
) -> Iterator[WeightFlip]:
    weight, old, new = found
    for item, over in product(sorted(new - old) or [""], sorted(old - new) or [""]):
        yield WeightFlip(
            perspective=stage.parties[party],
            criterion=stage.criteria[criterion],
            direction=direction,
            weight=weight,
            change=change,
            item=item,
            over=over,
        )
