"""Need categories: found in the answers or official, named by a planner or by their items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritize.category_demand import with_demand
from prioritize.evidence import Evidence
from prioritize.findings import CategoryFinding
from prioritize.needs_findings import ClassCell, MinorityFinding, NeedsFinding
from prioritize.study import CategoryLabel, Study

SAME_CORE = 0.5
"""Jaccard coefficient with the items a label was given for, from which on the group is the same."""


def category_findings(
    evidence: Evidence | None, study: Study, language: str
) -> tuple[CategoryFinding, ...]:
    """Need categories: clustered, or the official classes when the settings ask for them.

    Parameters
    ----------
    evidence : Evidence or None
    study : Study
        With the labels of its sheet ``categories``, which are put on the groups that still
        have the core they were given for.
    language : str
        Of names made from items.

    Returns
    -------
    tuple of CategoryFinding
    """
    shares = demand_shares(evidence, study)
    if study.settings.categories == "official":
        return with_demand(tuple(_official_classes(study, shares)), evidence)
    if evidence is None:
        return ()
    return with_demand(tuple(_found(evidence, study, shares, language)), evidence)


def _found(
    evidence: Evidence, study: Study, shares: pd.Series, language: str
) -> Iterator[CategoryFinding]:
    groups = evidence.categories.groups
    labels = kept_labels([group.items for group in groups], study.categories)
    names = {item.id: item.called(language) for item in study.items}
    # Names may hold the signs that part the names of a list.
    between = "＋" if language == "zh" else " + "
    for place, group in enumerate(groups):
        yield CategoryFinding(
            id=f"C{place + 1}",
            label=labels[place].called(language)
            if place in labels
            else between.join(names[item] for item in group.label_items),
            items=group.items,
            stability=group.stability,
            silhouette=group.silhouette,
            demand_share=_share(shares, group.items),
            label_from="study" if place in labels else "items",
        )


def kept_labels(
    groups: Sequence[Sequence[str]], labels: Sequence[CategoryLabel]
) -> dict[int, CategoryLabel]:
    """Give each group the label whose core it shares, one label a group.

    A label stays with a group while at least half of the items that either of them holds are
    in both (Jaccard coefficient); of all ways to pair labels and groups the one with the
    largest sum of coefficients is taken.

    Parameters
    ----------
    groups : sequence of sequence of str
        Item ids of each group.
    labels : sequence of CategoryLabel
        Rows without a label count for nothing.

    Returns
    -------
    dict of int to CategoryLabel
        By the place of the group.
    """
    return {
        group: labels[place]
        for group, place in same_cores(groups, [one.items for one in labels]).items()
        if labels[place].named
    }


def same_cores(groups: Sequence[Sequence[str]], cores: Sequence[Sequence[str]]) -> dict[int, int]:
    """Pair groups with the cores they still share, by place; see `kept_labels`.

    Examples
    --------
    >>> same_cores([("a", "b", "c"), ("d", "e")], [("d", "f"), ("a", "b")])
    {0: 1}
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to load, rarely needed

    if not groups or not cores:
        return {}
    overlap = np.array([[_jaccard(set(one), set(other)) for other in cores] for one in groups])
    same = np.where(overlap >= SAME_CORE, overlap, 0.0)
    return {
        int(group): int(core)
        for group, core in zip(*linear_sum_assignment(-same), strict=True)
        if same[group, core] > 0
    }


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


@dataclass(frozen=True)
class LostLabel:
    """A label of the sheet ``categories`` that no group carries: its text and its row."""

    label: str
    row: int


def lost_labels(evidence: Evidence | None, study: Study) -> tuple[LostLabel, ...]:
    """List the labels that were not applied because no group has their core any more."""
    found = [] if evidence is None else evidence.categories.groups
    kept = set(same_cores([one.items for one in found], [one.items for one in study.categories])
               .values())  # fmt: skip
    return tuple(
        LostLabel(one.label or one.label_en, place + 1)
        for place, one in enumerate(study.categories)
        if one.named and place not in kept
    )


def needs_finding(
    evidence: Evidence | None, study: Study, categories: Sequence[CategoryFinding]
) -> NeedsFinding:
    """Tell what stands outside the categories, and how they cut across the official classes."""
    if evidence is None:
        return NeedsFinding()
    shares = demand_shares(evidence, study)
    inside = {item for category in categories for item in category.items}
    residual = tuple(item for item in map(str, shares.index) if item not in inside)
    official = study.settings.categories == "official"
    return NeedsFinding(
        reason="" if official else evidence.categories.reason,
        silhouette=None if official else evidence.categories.silhouette,
        residual=residual,
        residual_share=_share(shares, residual),
        by_class=() if official else tuple(_by_class(study, categories, shares)),
        minorities=tuple(
            MinorityFinding(one.item, one.variable, one.level, one.rate, one.overall, one.n)
            for one in evidence.minorities
            if one.item in residual
        ),
    )


def demand_shares(evidence: Evidence | None, study: Study) -> pd.Series:
    """Give each item of the study its share of all demand.

    Returns
    -------
    Series of float by item id, in the order of the study
        Sums to 1 (all 0 where nobody asks for anything); without items nobody is asked about.
    """
    if evidence is None:
        return pd.Series(dtype=float)
    table = evidence.demand.table["value"]
    values = table.reindex([one.id for one in study.items if one.id in table.index])
    return values / (values.sum() or 1.0)


def _share(shares: pd.Series, items: Sequence[str]) -> float | None:
    if shares.empty:
        return None
    return min(float(shares.reindex(list(items)).fillna(0.0).sum()), 1.0)


def _by_class(
    study: Study, categories: Sequence[CategoryFinding], shares: pd.Series
) -> Iterator[ClassCell]:
    home = {item: one.id for one in categories for item in one.items}
    asked = [item for item in study.items if item.id in shares.index]
    cells: dict[tuple[str, str], list[str]] = {}
    for item in asked:
        cells.setdefault((home.get(item.id, ""), item.class_), []).append(item.id)
    order = [one.id for one in categories] + [""]
    for (category, class_), members in sorted(
        cells.items(), key=lambda cell: (order.index(cell[0][0]), CLASSES.index(cell[0][1]))
    ):
        yield ClassCell(category, class_, len(members), _share(shares, members) or 0.0)


CLASSES = ("basic", "improvement", "enhancement", "governance", "")
"""Official classes in their official order; "" for none."""


def _official_classes(study: Study, shares: pd.Series) -> Iterator[CategoryFinding]:
    classes: dict[str, list[str]] = {}
    for item in study.items:
        if item.class_:
            classes.setdefault(item.class_, []).append(item.id)
    for name, members in classes.items():
        yield CategoryFinding(
            id=name,
            label=name,
            items=tuple(members),
            stability=None,
            silhouette=None,
            demand_share=_share(shares, members),
            label_from="class",
        )
