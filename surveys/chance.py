"""Answers as they would be if people wanted things together only by chance."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SLACK = 0.1
"""How far a person's sum of wishes may drift, as a share of the range of all wishes."""
FIRST_SWEEPS, SWEEPS = 100, 40
"""Rounds of exchanges before the first set of answers, and before every further one."""


def by_chance(wishes: Floats, sets: int, rng: np.random.Generator) -> Iterator[Floats]:
    """Let people exchange answers until who wants what is chance.

    Two people swap what they said of two items, if neither of them then asks for more or less
    than before. So every item keeps all its answers, and everybody stays as eager, or as bound
    by a limit, as they were; only what goes together is lost.

    Parameters
    ----------
    wishes : ndarray of float, shape (n_people, n_items)
        NaN where nothing was said; what was not said is not exchanged.
    sets : int
        How many sets of answers to give.
    rng : numpy Generator

    Yields
    ------
    ndarray of float, shape (n_people, n_items)

    References
    ----------
    Gotelli (2000), Ecology 81(9), 2606-2621: null models that keep row and column sums; Strona
    et al. (2014), Nature Communications 5, 4114: random exchanges between pairs of rows.
    """
    present = wishes.copy()
    asked = np.nansum(wishes, axis=1)
    slack = SLACK * float(np.nanmax(wishes) - np.nanmin(wishes))
    for number in range(sets):
        for _ in range(SWEEPS if number else FIRST_SWEEPS):
            _exchange(present, asked, slack, rng)
        yield present.copy()


def _exchange(present: Floats, asked: Floats, slack: float, rng: np.random.Generator) -> None:
    """Pair all people and all items at random, and swap where both people may."""
    people = rng.permutation(len(present))[: len(present) // 2 * 2].reshape(2, -1, 1)
    items = rng.permutation(present.shape[1])[: present.shape[1] // 2 * 2].reshape(2, 1, -1)
    said = [[present[person, item] for item in items] for person in people]
    change = (said[1][0] - said[0][0]) + (said[1][1] - said[0][1])
    drift = np.nansum(present, axis=1) - asked
    # Several pairs of items may swap at once, so only exchanges that balance alone, or the one
    # that comes first, may use the slack.
    exact = np.abs(change) < 1e-9  # noqa: PLR2004 - rounding
    rough = ~exact & np.isfinite(change)
    rough &= np.abs(drift[people[0]] + change) <= slack
    rough &= np.abs(drift[people[1]] - change) <= slack
    rough &= np.cumsum(rough, axis=1) == 1
    swap = exact | rough
    for place, item in enumerate(items):
        present[people[0], item] = np.where(swap, said[1][place], said[0][place])
        present[people[1], item] = np.where(swap, said[0][place], said[1][place])
