"""Need categories: items that the same people ask for, if such groups are there at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from surveys.clustering import (
    average_linkage,
    cut,
    jaccard_with_best,
    silhouette_widths,
    weighted_correlation,
)
from surveys.responses import Responses
from surveys.selection import check_length, row_weights
from surveys.signals import item_signals

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

FEWEST_GROUPS, MOST_GROUPS = 3, 7
FEWEST_ITEMS = 6
FEWEST_RESPONDENTS = 30
LEAST_SILHOUETTE = 0.1
LEAST_STABILITY = 0.6
LARGEST_SAMPLE = 50_000
"""Respondents in a bootstrap sample; with more it would take minutes to show the same."""
LABEL_ITEMS = 2

_MESSAGES = {
    "": "",
    "too_few_items": "no clear groups: fewer than {fewest_items} items are asked about",
    "too_few_respondents": "no clear groups: fewer than {fewest_respondents} respondents",
    "not_separated": "no clear groups: no parting of the items that was tried ({fewest_groups} to "
    "{most_groups} groups, or the number asked for) stands out; single items may still be asked "
    "for together",
    "unstable": "no clear groups: other respondents would have given other groups",
    "no_such_number": "no clear groups: the items do not part into that many groups",
}


@dataclass(frozen=True)
class NeedGroup:
    """Items asked for by the same people.

    Attributes
    ----------
    items : tuple of str
        Item ids, most wanted first.
    stability : float
        Mean Jaccard coefficient with the best group of each bootstrap sample, 0-1.
    silhouette : float
        Mean width of its items, -1 to 1: how much nearer they are to each other than to the
        items of the next group.
    label_items : tuple of str
        The items that give the group its name.
    """

    items: tuple[str, ...]
    stability: float
    silhouette: float
    label_items: tuple[str, ...]


@dataclass(frozen=True)
class NeedCategories:
    """Groups of items, or why there are none.

    Attributes
    ----------
    groups : tuple of NeedGroup
        Most wanted first; empty if there are no clear groups.
    residual : tuple of str
        Items in no group, by id.
    silhouette : float or None
        Of the grouping looked at, -1 to 1; None if none was.
    reason : str
        "" or ``too_few_items``, ``too_few_respondents``, ``not_separated``, ``unstable``,
        ``no_such_number``. With a number of groups that was asked for, ``not_separated`` and
        ``unstable`` are told beside the groups.
    message : str
        The reason in English.
    """

    groups: tuple[NeedGroup, ...] = ()
    residual: tuple[str, ...] = ()
    silhouette: float | None = None
    reason: str = ""

    @property
    def message(self) -> str:
        """The reason in English, "" if there is none."""
        return _MESSAGES[self.reason].format(
            fewest_items=FEWEST_ITEMS,
            fewest_respondents=FEWEST_RESPONDENTS,
            fewest_groups=FEWEST_GROUPS,
            most_groups=MOST_GROUPS,
        )


@dataclass(frozen=True, eq=False)
class _Grouping:
    labels: Integers
    groups: tuple[Integers, ...]
    widths: Floats

    @property
    def silhouette(self) -> float:
        return float(self.widths.mean())


def need_categories(
    responses: Responses,
    used: Mask,
    items: Sequence[str],
    *,
    categories: str | int = "auto",
    replicates: int = 100,
    seed: int = 0,
    minimum_size: int = 2,
    weights: Floats | None = None,
) -> NeedCategories:
    """Group items by how the same people ask for them.

    Items are joined by average linkage on 1 minus the correlation of what respondents ask for.
    Of the cuts that give three to seven groups of at least `minimum_size` items, the one with
    the widest silhouette is taken, the one with fewer groups among equals. Each group's
    stability is the mean Jaccard coefficient over bootstrap samples of the respondents; a sample
    holds 50,000 of them at most.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    items : sequence of str
        Item ids; those no question speaks of, or on which all agree, stay residual.
    categories : "auto" or int
        A number asks for exactly that many groups, clear or not.
    replicates : int
        Bootstrap samples, >= 1.
    seed : int
    minimum_size : int
        Fewest items of a group; smaller ones stay residual.
    weights : ndarray of float, shape (n_rows,), optional
        Of the respondents; 1 unless told.

    Returns
    -------
    NeedCategories
        The same for any order of rows and items.
    """
    check_length("used", used, responses)
    names = sorted(set(items))
    weighing = row_weights(responses, weights)
    wishes = respondent_demand(responses, names)
    kept = used & np.isfinite(wishes).any(axis=1)
    wishes, weighing = wishes[kept], weighing[kept]
    varied = [place for place in range(len(names)) if _varies(wishes[:, place])]
    nothing = NeedCategories(residual=tuple(names))
    wanted = categories if isinstance(categories, int) else None
    if len(varied) < (FEWEST_ITEMS if wanted is None else wanted + 1):
        return replace(nothing, reason="too_few_items")
    if len(wishes) < FEWEST_RESPONDENTS:
        return replace(nothing, reason="too_few_respondents")
    wishes, grouped = wishes[:, varied], [names[place] for place in varied]
    # The draws below go by place, so the rows take an order that only their content decides.
    weighing = _in_order(wishes, weighing)
    grouping = _best_grouping(weighted_correlation(wishes, weighing), wanted, minimum_size)
    if grouping is None:
        return replace(nothing, reason="no_such_number" if wanted else "not_separated")
    rng = np.random.default_rng(seed)
    stability = _stability(wishes, weighing, grouping, replicates, rng)
    reason = _doubt(grouping, stability)
    if reason and wanted is None:
        return replace(nothing, silhouette=grouping.silhouette, reason=reason)
    means = _mean_wishes(wishes, weighing)
    groups = _name_groups(grouping, stability, grouped, means)
    inside = {item for group in groups for item in group.items}
    return NeedCategories(
        groups=groups,
        residual=tuple(name for name in names if name not in inside),
        silhouette=grouping.silhouette,
        reason=reason,
    )


def _in_order(wishes: Floats, weighing: Floats) -> Floats:
    """Sort the rows where they lie, those without an answer first; gives the sorted weights."""
    unknown = np.isnan(wishes)
    wishes[unknown] = -1.0
    order = np.lexsort((weighing, *wishes.T))
    wishes[unknown] = np.nan
    for place in range(wishes.shape[1]):
        wishes[:, place] = wishes[order, place]
    return weighing[order]


def respondent_demand(responses: Responses, items: Sequence[str]) -> Floats:
    """Give what each respondent asks for, item by item.

    Parameters
    ----------
    responses : Responses
    items : sequence of str

    Returns
    -------
    ndarray of float, shape (n_rows, n_items)
        Mean over the questions about the item, weighted by the questions' weights; 0-1, NaN
        where the respondent is in the base of none.
    """
    places = {item: place for place, item in enumerate(items)}
    total = np.zeros((len(responses.rows), len(items)))
    weight = np.zeros_like(total)
    for signal in item_signals(responses):
        if signal.item in places:
            known = np.isfinite(signal.wishes) * signal.weight
            total[:, places[signal.item]] += np.nan_to_num(signal.wishes) * known
            weight[:, places[signal.item]] += known
    # Divided where it lies: a million respondents take 8 MB per item for every copy.
    unknown = weight <= 0
    np.divide(total, weight, out=total, where=~unknown)
    total[unknown] = np.nan
    return total


def _varies(values: Floats) -> bool:
    known = values[np.isfinite(values)]
    return len(known) > 0 and bool(np.ptp(known) > 0)


def _mean_wishes(wishes: Floats, weights: Floats) -> Floats:
    known = np.isfinite(wishes)
    total = weights @ np.nan_to_num(wishes)
    means: Floats = np.round(total / np.maximum(weights @ known, 1e-300), 12)
    return means


def _best_grouping(correlation: Floats, wanted: int | None, minimum_size: int) -> _Grouping | None:
    tree = average_linkage(correlation)
    allowed = range(FEWEST_GROUPS, MOST_GROUPS + 1) if wanted is None else (wanted,)
    found = []
    for parts in range(min(allowed), len(correlation)):
        labels = cut(tree, parts)
        sizes = np.bincount(labels)
        groups = tuple(
            np.flatnonzero(labels == one) for one in np.flatnonzero(sizes >= minimum_size)
        )
        if len(groups) in allowed:
            found.append(_Grouping(labels, groups, _widths(correlation, labels)))
    return max(found, key=lambda one: round(one.silhouette, 10)) if found else None


def _widths(correlation: Floats, labels: Integers) -> Floats:
    return silhouette_widths(correlation, labels) if labels.max() > 0 else np.zeros(len(labels))


def _stability(
    wishes: Floats,
    weights: Floats,
    grouping: _Grouping,
    replicates: int,
    rng: np.random.Generator,
) -> Floats:
    """Group again for respondents drawn with replacement, and compare."""
    respondents = len(wishes)
    parts = int(grouping.labels.max()) + 1
    overlap = np.zeros(len(grouping.groups))
    for _ in range(replicates):
        if respondents <= LARGEST_SAMPLE:
            times = rng.multinomial(respondents, np.full(respondents, 1 / respondents))
            correlation = weighted_correlation(wishes, weights * times)
        else:
            # Smaller samples vary more, so a group that is stable in them is so in the whole.
            drawn = rng.integers(respondents, size=LARGEST_SAMPLE)
            correlation = weighted_correlation(wishes[drawn], weights[drawn])
        overlap += jaccard_with_best(grouping.groups, cut(average_linkage(correlation), parts))
    return overlap / replicates


def _doubt(grouping: _Grouping, stability: Floats) -> str:
    if grouping.silhouette < LEAST_SILHOUETTE:
        return "not_separated"
    return "unstable" if stability.mean() < LEAST_STABILITY else ""


def _name_groups(
    grouping: _Grouping, stability: Floats, names: Sequence[str], means: Floats
) -> tuple[NeedGroup, ...]:
    groups = []
    for places, firm in zip(grouping.groups, stability, strict=True):
        order = sorted(places, key=lambda place: (-means[place], names[place]))
        items = tuple(names[place] for place in order)
        average = float(np.round(means[places].mean(), 12))
        width = float(grouping.widths[places].mean())
        groups.append((-average, NeedGroup(items, float(firm), width, items[:LABEL_ITEMS])))
    return tuple(group for _, group in sorted(groups, key=lambda one: (one[0], one[1].items)))
