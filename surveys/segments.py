"""Respondent segments: people who want much the same, if such groups are there at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from surveys.needs import respondent_demand
from surveys.responses import Responses
from surveys.segment_search import (
    FEWEST_MEMBERS,
    FEWEST_SEGMENTS,
    LEAST_SHARE,
    Parting,
    part,
    preferences,
)
from surveys.selection import check_length, row_weights

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

FEWEST_ITEMS = 4

_MESSAGES = {
    "": "",
    "too_few_items": "no clear segments: fewer than {fewest_items} items are asked about",
    "too_few_respondents": "no clear segments: fewer than {fewest_respondents} respondents "
    "prefer some items to others",
    "too_small": "no clear segments: whatever the number, one would be smaller than "
    "{fewest_members} respondents or {least_share:.0%}",
    "not_separated": "no clear segments: no parting was found that stands out from chance",
    "unstable": "no clear segments: other respondents would have given other segments",
}


@dataclass(frozen=True)
class Segment:
    """Respondents who want much the same.

    Attributes
    ----------
    size : int
        Respondents in it.
    share : float
        Of all who are in a segment, weighted, 0-1.
    stability : float
        Mean Jaccard coefficient with the best segment of each bootstrap sample, 0-1.
    silhouette : float
        Mean width of its respondents, -1 to 1.
    """

    size: int
    share: float
    stability: float
    silhouette: float


@dataclass(frozen=True)
class Segments:
    """Segments, or why there are none.

    Attributes
    ----------
    segments : tuple of Segment
        Largest first; empty if there are no clear segments.
    members : tuple of ndarray of bool, each of shape (n_rows,)
        Who is in which; never shown.
    outside : int
        Used respondents who prefer no item to any other.
    silhouette, by_chance : float or None
        Mean width of the segments, and what the same number of segments gets where people want
        things together only by chance; of the best separated number where there are none.
    reason : str
        "" or ``too_few_items``, ``too_few_respondents``, ``too_small``, ``not_separated``,
        ``unstable``.
    """

    segments: tuple[Segment, ...] = ()
    members: tuple[Mask, ...] = field(default=(), repr=False, compare=False)
    outside: int = 0
    silhouette: float | None = None
    by_chance: float | None = None
    reason: str = ""

    @property
    def message(self) -> str:
        """The reason in English, "" if there is none."""
        return _MESSAGES[self.reason].format(
            fewest_items=FEWEST_ITEMS,
            fewest_respondents=FEWEST_SEGMENTS * FEWEST_MEMBERS,
            fewest_members=FEWEST_MEMBERS,
            least_share=LEAST_SHARE,
        )


def find_segments(
    responses: Responses,
    used: Mask,
    items: Sequence[str],
    *,
    weights: Floats | None = None,
    seed: int = 0,
) -> Segments:
    """Group respondents by what they want more and what they want less.

    Of what a respondent says about the items only the differences count: the mean is taken away
    and the rest brought to length 1, so that people who tick much and people who tick little
    stand together if they prefer the same. They are parted by k-means into two to six segments.
    The number is the one whose silhouette exceeds most what it would be if people wanted things
    together only by chance (see `surveys.chance`), provided that no set of chance answers gets as
    far at any number (see `surveys.segment_search.beyond_chance`), that every segment is large
    enough, and that bootstrap samples of the respondents find the segments again.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    items : sequence of str
        Item ids; those no question speaks of, or on which all agree, count for nothing.
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; 1 unless told.
    seed : int

    Returns
    -------
    Segments
        The same for any order of rows and items; the work grows in proportion to the rows.

    References
    ----------
    Hennig (2007), Computational Statistics and Data Analysis 52(1), 258-271: stability by
    resampling; Rousseeuw (1987) for the silhouette.
    """
    check_length("used", used, responses)
    weighing = row_weights(responses, weights)
    wishes = respondent_demand(responses, sorted(set(items)))
    rows = np.flatnonzero(used & np.isfinite(wishes).any(axis=1) & (weighing > 0))
    wishes = wishes[rows]
    wishes = wishes[:, [_varies(column) for column in wishes.T]]
    if wishes.shape[1] < FEWEST_ITEMS:
        return Segments(reason="too_few_items")
    points = preferences(wishes)
    prefers = (np.abs(points) > 0).any(axis=1)
    nothing = Segments(outside=int((~prefers).sum()))
    rows, points, wishes = rows[prefers], points[prefers], wishes[prefers]
    if len(rows) < FEWEST_SEGMENTS * FEWEST_MEMBERS:
        return replace(nothing, reason="too_few_respondents")
    # The draws below go by place, so the rows take an order that only their content decides.
    order = np.lexsort((weighing[rows], *np.nan_to_num(wishes, nan=-1.0).T))
    rows, points, wishes = rows[order], points[order], wishes[order]
    found = part(points, wishes, weighing[rows], np.random.default_rng(seed))
    if found.reason:
        return replace(
            nothing,
            reason=found.reason,
            silhouette=found.silhouette,
            by_chance=found.by_chance,
        )
    return replace(_named(found, rows, weighing[rows], len(used)), outside=nothing.outside)


def _varies(values: Floats) -> bool:
    known = values[np.isfinite(values)]
    return len(known) > 0 and bool(np.ptp(known) > 0)


def _named(parting: Parting, rows: Integers, weights: Floats, length: int) -> Segments:
    """Put the largest segment first, and say of every row of the export whether it is in it."""
    groups = range(len(parting.stability))
    held = [float(weights[parting.labels == group].sum()) for group in groups]
    first = sorted(groups, key=lambda group: (-round(held[group], 9), *-parting.centres[group]))
    members = []
    for group in first:
        mask = np.zeros(length, dtype=bool)
        mask[rows[parting.labels == group]] = True
        members.append(mask)
    return Segments(
        segments=tuple(
            Segment(
                size=int(mask.sum()),
                share=held[group] / sum(held),
                stability=float(parting.stability[group]),
                silhouette=float(parting.widths[group]),
            )
            for group, mask in zip(first, members, strict=True)
        ),
        members=tuple(members),
        silhouette=parting.silhouette,
        by_chance=parting.by_chance,
    )
