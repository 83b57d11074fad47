"""Does this argument matter? Which disputes over a criterion's weight change what is done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from prioritize.findings import Note
from prioritize.list_findings import Dispute, WeightFlip
from prioritize.rival_sets import Chosen, Rivals, chosen_under
from prioritize.sequence import Works
from prioritize.utility import Array
from prioritize.weight_flips import weight_flips
from prioritize.weight_paths import Stage
from weights.perspectives import Perspective

HALVINGS = 4
"""A turning point between the parties is told to a sixteenth of its distance from today."""

SAME = 0.005
"""Weights that differ by no more are not in dispute: they are equal in whole per cent."""


@dataclass(frozen=True)
class Arguments:
    """What other weights of criteria would change, and which disputes over them matter."""

    flips: tuple[WeightFlip, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    exhausted: bool = False
    """Whether so many sets were drawn that the last ones were only taken from those known."""


def find_arguments(
    stage: Stage | None,
    perspectives: Sequence[Perspective],
    works: Works,
    *,
    budget: float | None = None,
    top: int = 10,
) -> Arguments:
    """Look for flips of weights, and test the disputes.

    Parameters
    ----------
    stage : Stage or None
        None under a rule that does not add up what parties contribute: nothing is found.
    perspectives : sequence of Perspective
        With their judges.
    works : Works
        Duties, ties and costs.
    budget : float, optional
        In the study's unit of money.
    top : int
        How many items are in when there is no budget.

    Returns
    -------
    Arguments
    """
    if stage is None:
        return Arguments()
    rivals = None if budget is None else Rivals(stage, works, budget)
    # The disputes first: they are what a meeting asks, should the plans run out.
    between = _between_parties(stage, works, rivals, top)
    flips = weight_flips(stage, works, rivals=rivals, top=top)
    tested = disputes(stage, perspectives, flips, between)
    return Arguments(flips, tested, exhausted=rivals is not None and rivals.exhausted)


def search_notes(arguments: Arguments) -> tuple[Note, ...]:
    """Say that the search for flips by weight was cut short, where it was."""
    if not arguments.exhausted:
        return ()
    message = (
        "there are so many items that the funded set was not drawn anew for every weight; flips by "
        "weight that are told are true, others may have been missed"
    )
    return (Note("weights_searched_less", message, {}),)


def disputes(
    stage: Stage,
    perspectives: Sequence[Perspective],
    flips: Sequence[WeightFlip],
    between: Sequence[Dispute],
) -> tuple[Dispute, ...]:
    """Test every range of weights in dispute for whether it changes the chosen set.

    Between the judges of a party the range runs from the lowest to the highest weight any of them
    gives; it matters if the party's weight flips the set inside it. Between the parties it runs
    from the lowest to the highest weight of any party that has a say, and all parties are given
    the same weight from it. Other criteria keep their proportions.

    Parameters
    ----------
    stage : Stage
    perspectives : sequence of Perspective
        With their judges.
    flips : sequence of WeightFlip
        Of these parties.
    between : sequence of Dispute
        Between the parties.

    Returns
    -------
    tuple of Dispute
        Those that matter first, then by the width of the range.
    """
    return tuple(
        sorted(
            [*_between_judges(stage, perspectives, flips), *between],
            key=lambda one: (not one.matters, -round(one.high - one.low, 9), one.criterion),
        )
    )


def _between_judges(
    stage: Stage, perspectives: Sequence[Perspective], flips: Sequence[WeightFlip]
) -> Iterator[Dispute]:
    panels = {one.id: one.panel for one in perspectives}
    for row, party in enumerate(stage.parties):
        if len(panels[party]) < 2 or stage.powers[row] <= 0:  # noqa: PLR2004 - nobody to differ
            continue
        given = np.array([judge.weights.reindex(list(stage.criteria)) for judge in panels[party]])
        for column, criterion in enumerate(stage.criteria):
            low, high = float(given[:, column].min()), float(given[:, column].max())
            if high - low <= SAME or not stage.matrices[row].telling[column]:
                continue
            dispute = Dispute(criterion, "judges", party, low, high, matters=False)
            now = float(stage.weights[row, column])
            inside = [
                flip
                for flip in flips
                if (flip.perspective, flip.criterion, flip.change) == (party, criterion, "in_set")
                and low <= flip.weight <= high
            ]
            yield _flipped(dispute, inside, now) if inside else dispute


def _flipped(dispute: Dispute, flips: Sequence[WeightFlip], now: float) -> Dispute:
    """The nearest flip inside the range is where it matters."""
    weight = min((flip.weight for flip in flips), key=lambda one: (abs(one - now), one))
    there = [flip for flip in flips if flip.weight == weight]
    return replace(
        dispute,
        matters=True,
        weight=weight,
        came_in=tuple(sorted({flip.item for flip in there if flip.item})),
        went_out=tuple(sorted({flip.over for flip in there if flip.over})),
    )


def _between_parties(
    stage: Stage, works: Works, rivals: Rivals | None, top: int
) -> tuple[Dispute, ...]:
    def chosen(values: Array) -> Chosen:
        if rivals is None:
            return chosen_under(works, values, stage.items, top)
        return rivals.best(values)

    now = chosen(stage.powers @ stage.gains) if rivals is None else rivals.now
    found = []
    weighing = stage.weights[stage.powers > 0]
    for column, criterion in enumerate(stage.criteria):
        low, high = float(weighing[:, column].min()), float(weighing[:, column].max())
        telling = any(matrix.telling[column] for matrix in stage.matrices)
        if high - low <= SAME or not telling:
            continue
        dispute = Dispute(criterion, "parties", "", low, high, matters=False)
        today = float(stage.powers @ stage.weights[:, column])
        agreed = partial(stage.agreed, column)
        found.append(_tested(dispute, agreed, today, chosen, now))
    return tuple(found)


def _tested(
    dispute: Dispute,
    agreed: Callable[[Array], Array],
    start: float,
    chosen: Callable[[Array], Chosen],
    now: Chosen,
) -> Dispute:
    """Say nearest to which agreed weight the chosen set is another one.

    The ends and the middle of the range are tried; from one that changes something the way to the
    mean weight of today is cut in halves as long as the set is another one.
    """
    low, high = dispute.low, dispute.high
    tried = sorted({low, (low + high) / 2, high}, key=lambda one: (abs(one - start), one))
    changed = ((one, chosen(agreed(np.array([one]))[0])) for one in tried)
    weight, found = next((one for one in changed if one[1] != now), (start, now))
    if found == now:
        return dispute
    near, far = start, weight
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        there = chosen(agreed(np.array([middle]))[0])
        near, far, found = (middle, far, found) if there == now else (near, middle, there)
    return replace(
        dispute,
        matters=True,
        weight=far,
        came_in=tuple(sorted(found - now)),
        went_out=tuple(sorted(now - found)),
    )
