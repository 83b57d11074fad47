"""How many segments there are, whether that is more than chance, and who is in which."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from surveys.chance import by_chance
from surveys.kmeans import cluster, nearest, settled, widths

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

FEWEST_SEGMENTS, MOST_SEGMENTS = 2, 6
FEWEST_MEMBERS, LEAST_SHARE = 30, 0.05
LEAST_STABILITY = 0.6
STARTS, FINAL_STARTS, CHANCES = 4, 100, 19
REPLICATES, REPLICATE_STARTS = 50, 5
LOOKED_AT = 1000
"""People among whom the number of segments is looked for; all are assigned."""
DIGITS = 10
ALIKE = 1e-9
"""Who wants everything alike but for less than this prefers nothing."""


@dataclass(frozen=True, eq=False)
class Parting:
    """People parted into segments, or the reason why not.

    Attributes
    ----------
    centres : ndarray of float, shape (n_segments, n_items)
    labels : ndarray of int, shape (n_people,)
        Segment of each person.
    stability, widths : ndarray of float, shape (n_segments,)
        Mean Jaccard coefficient with the best segment of each bootstrap sample, and mean
        silhouette width.
    silhouette, by_chance : float or None
        Mean width of all, and its mean among sets of answers given by chance.
    reason : str
        "" or ``too_small``, ``not_separated``, ``unstable``.
    """

    centres: Floats = field(default_factory=lambda: np.empty((0, 0)))
    labels: Integers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    stability: Floats = field(default_factory=lambda: np.empty(0))
    widths: Floats = field(default_factory=lambda: np.empty(0))
    silhouette: float | None = None
    by_chance: float | None = None
    reason: str = ""


def preferences(wishes: Floats) -> Floats:
    """Keep of everybody's wishes only what is wanted more and what less.

    Parameters
    ----------
    wishes : ndarray of float, shape (n_people, n_items)
        NaN where nothing was said, which counts as neither more nor less.

    Returns
    -------
    ndarray of float, shape (n_people, n_items)
        Rows of mean 0 and length 1; all 0 for who prefers nothing.
    """
    known = np.isfinite(wishes)
    filled = np.where(known, wishes, 0.0)
    mean = filled.sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    apart = np.where(known, filled - mean[:, np.newaxis], 0.0)
    length = np.sqrt((apart**2).sum(axis=1, keepdims=True))
    some = length > ALIKE
    directed = np.where(some, apart / np.where(some, length, 1.0), 0.0)
    return np.asarray(np.round(directed, DIGITS))


def part(points: Floats, wishes: Floats, weights: Floats, rng: np.random.Generator) -> Parting:
    """Part people into as many segments as stand out most from chance.

    Parameters
    ----------
    points, wishes : ndarray of float, shape (n_people, n_items)
        What each person prefers (see `preferences`) and says, in an order that only their
        content decides.
    weights : ndarray of float, shape (n_people,)
        Of the people, > 0.
    rng : numpy Generator

    Returns
    -------
    Parting
    """
    looked_at = _some(len(points), rng)
    seen, weigh = points[looked_at], weights[looked_at]
    tried = _tries(seen, weigh, rng)
    fits = [_large_enough(one.labels, weigh, len(points) / len(seen)) for one in tried]
    if not any(fits):
        return Parting(reason="too_small")
    chances = np.array(
        [
            [one.silhouette for one in _tries(preferences(told), weigh, rng)]
            for told in by_chance(wishes[looked_at], CHANCES, rng)
        ]
    )
    usual = chances.mean(axis=0)
    found = np.array([one.silhouette for one in tried])
    excess = found - usual
    telling = beyond_chance(found, chances)
    order = sorted(np.flatnonzero(fits), key=lambda place: (-round(excess[place], DIGITS), place))
    above = [place for place in order if telling[place]]
    best = replace(tried[order[0]], by_chance=float(usual[order[0]]))
    if not above:
        return replace(best, reason="not_separated")
    distances = _distances(seen)
    for place in above:
        # More tries than the comparison with chance took, so that the best parting is found.
        one = _try(seen, weigh, distances, FEWEST_SEGMENTS + int(place), FINAL_STARTS, rng)
        one = replace(one, by_chance=float(usual[place]))
        stability = _stability(seen, weigh, one, rng)
        if stability.mean() >= LEAST_STABILITY:
            return _everybody(replace(one, stability=stability), points, weights)
    return replace(best, reason="unstable")


def beyond_chance(found: Floats, chances: Floats) -> npt.NDArray[np.bool_]:
    """Tell which numbers of segments no set of chance answers comes near to, at any number.

    How far chance goes differs from number to number, so each is measured in its own standard
    deviations before the largest of all numbers is compared: a number at which silhouettes
    scatter does not hide the others. The answers themselves are one of the sets by which is
    measured; were they chance too, they would come first once in as many times as there are sets.

    Parameters
    ----------
    found : ndarray of float, shape (n_numbers,)
        Silhouettes.
    chances : ndarray of float, shape (n_sets, n_numbers)

    Returns
    -------
    ndarray of bool, shape (n_numbers,)

    References
    ----------
    Westfall and Young (1993), Resampling-Based Multiple Testing: the largest of several
    statistics; Besag and Clifford (1989), Biometrika 76(4), 633-642, for the rank of the answers.
    """
    every = np.vstack([found, chances])
    apart = every - every.mean(axis=0)
    spread = every.std(axis=0)
    scaled = np.divide(apart, spread, out=np.zeros_like(apart), where=spread > ALIKE)
    return np.asarray(scaled[0] > scaled[1:].max() + ALIKE)


def _some(people: int, rng: np.random.Generator) -> Integers:
    """Draw those among whom the number is looked for; all if they are few."""
    if people <= LOOKED_AT:
        return np.arange(people)
    return np.sort(rng.choice(people, LOOKED_AT, replace=False))


def _tries(points: Floats, weights: Floats, rng: np.random.Generator) -> list[Parting]:
    """Part people into each number of segments."""
    distances = _distances(points)
    numbers = range(FEWEST_SEGMENTS, MOST_SEGMENTS + 1)
    return [_try(points, weights, distances, groups, STARTS, rng) for groups in numbers]


def _distances(points: Floats) -> Floats:
    squares = (points**2).sum(axis=1)
    apart = squares[:, np.newaxis] + squares - 2 * (points @ points.T)
    return np.asarray(np.sqrt(np.clip(np.round(apart, DIGITS), 0.0, None)))


def _try(  # noqa: PLR0917 - people, how to part them, and chance
    points: Floats,
    weights: Floats,
    distances: Floats,
    groups: int,
    starts: int,
    rng: np.random.Generator,
) -> Parting:
    labels, centres = cluster(points, weights[np.newaxis], groups, starts, rng)
    width = widths(distances, weights, labels[0], groups)
    member = np.eye(groups)[labels[0]] * weights[:, np.newaxis]
    held = member.sum(axis=0)
    return Parting(
        centres=centres[0],
        labels=labels[0],
        widths=np.round((width @ member) / np.where(held > 0, held, 1.0), DIGITS),
        silhouette=float(np.round(weights @ width / weights.sum(), DIGITS)),
    )


def _large_enough(labels: Integers, weights: Floats, times: float) -> bool:
    """Whether every segment holds enough people; each seen stands for `times` people."""
    groups = int(labels.max()) + 1
    count = np.bincount(labels, minlength=groups) * times
    share = np.bincount(labels, weights=weights, minlength=groups) / weights.sum()
    return groups >= FEWEST_SEGMENTS and bool(
        (count >= FEWEST_MEMBERS).all() and (share >= LEAST_SHARE).all()
    )


def _stability(
    points: Floats, weights: Floats, parting: Parting, rng: np.random.Generator
) -> Floats:
    """Part people drawn with replacement again, and compare with everybody's segments."""
    people, groups = len(points), len(parting.centres)
    times = rng.multinomial(people, np.full(people, 1 / people), size=REPLICATES)
    labels, _ = cluster(points, weights * times, groups, REPLICATE_STARTS, rng)
    member = (np.eye(groups)[parting.labels] * weights[:, np.newaxis]).T
    other = np.eye(groups)[labels]
    shared = member @ other
    held = np.einsum("n,rng->rg", weights, other)
    union = member.sum(axis=1)[:, np.newaxis] + held[:, np.newaxis] - shared
    return np.asarray(np.round((shared / union).max(axis=2).mean(axis=0), DIGITS))


def _everybody(parting: Parting, points: Floats, weights: Floats) -> Parting:
    """Assign all people, not only those looked at."""
    if len(points) == len(parting.labels):
        return parting
    centres = settled(points, weights[np.newaxis], parting.centres[np.newaxis])
    labels = nearest(points, centres)[0][:, 0]
    if not _large_enough(labels, weights, 1.0):
        return replace(parting, reason="too_small")
    return replace(parting, centres=centres[0], labels=labels)
