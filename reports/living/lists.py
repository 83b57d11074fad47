"""Scores, utilities and ranks of every party, and the joint list, one item a row."""

from prioritize.basis_findings import EVERYBODY
from reports.living import formulas
from reports.living.areas import Area
from reports.living.layout import Layout, list_columns
from reports.living.page import Content, Formula, Look, Page
from reports.living.trial import POOLED, Trial

_LOOKS: dict[str, Look] = {
    "rank": "rank",
    "order": "rank",
    "reported": "rank",
    "chosen": "name",
}
_ADDED = {"compromise": "utility", "mean_closeness": "score"}
"""What a party adds to the joint score, by rule."""


def fill_lists(page: Page, trial: Trial, places: Layout) -> None:
    """Lay out the lists.

    Parameters
    ----------
    page : Page
        Gets a header and one row per item.
    trial : Trial
    places : Layout
    """
    story, top = trial.story, places.across.top - 2 - len(trial.items)
    page.put(top - 1, 0, story.words.word("column", "item"), "header")
    for row, item in enumerate(trial.items):
        page.put(top + row, 0, story.names.item(item), "name")
    for party, name in list_columns(trial):
        area = places.lists[party, name]
        header = story.words.word("trial", name)
        if party != EVERYBODY:
            header = story.say("living.of_party", party=story.names.party(party), figure=header)
        elif name in {"score", "rank"}:
            header = story.words.word("column", f"joint_{name}")
        look = _LOOKS.get(name, "score")
        page.put(top - 1, area.left, header, "header" if look == "name" else "over_figures")
        contents = _joint(trial, places, name) if party == EVERYBODY else None
        for row, content in enumerate(contents or _own(trial, places, party, name)):
            page.put(top + row, area.left, content, look)


def _own(trial: Trial, places: Layout, party: str, name: str) -> list[Content]:
    scores, bounded = places.lists[party, "score"], bool(trial.criteria)
    contents: list[Content] = []
    for row, item in enumerate(trial.items):
        told = trial.ranked[party, item]
        cell = scores.cell(row)
        if name in {"to_best", "to_worst"}:
            contents.append(_distance(trial, places, party, name, row))
        elif name == "score":
            contents.append(Formula(_score(trial, places, party, row), told.score or 0.0))
        elif name == "utility":
            text = formulas.utility(cell, scores, bounded=bounded)
            contents.append(Formula(text, told.utility or 0.0))
        else:
            contents.append(Formula(formulas.rank(cell, scores, bounded=bounded), told.rank))
    return contents


def _distance(trial: Trial, places: Layout, party: str, name: str, row: int) -> Formula:
    """How far an item is from the best or the worst figures; for the pooled weights too."""
    view = trial.view(party)
    point = places.scales[view].row(1 if name == "to_worst" else 2)
    text = formulas.distance(
        _weights(trial, places, party),
        places.seen[view].row(row),
        point,
        places.scales[view].row(3),
    )
    return Formula(text, trial.distances[party, trial.items[row]][name == "to_worst"])


def _weights(trial: Trial, places: Layout, party: str) -> Area:
    row = len(trial.parties) if party == EVERYBODY else trial.parties.index(party)
    return places.counting.row(row)


def _score(trial: Trial, places: Layout, party: str, row: int) -> str:
    if not trial.criteria:
        column = places.matrix.column(trial.parties.index(party))
        return f"=IF(COUNT({column})<{column.rows},NA(),{column.cell(row)})"
    if trial.method == "topsis":
        to_best, to_worst = (
            places.lists[party, name].cell(row) for name in ("to_best", "to_worst")
        )
        return formulas.closeness(to_best, to_worst)
    view = trial.view(party)
    zero = None if trial.form == "vector" else places.scales[view].row(1)
    units = places.scales[view].row(3)
    figures = places.seen[view].row(row)
    return formulas.weighted_sum(_weights(trial, places, party), figures, units, zero)


def _joint(trial: Trial, places: Layout, name: str) -> list[Content]:
    scores, ranks = (places.lists[EVERYBODY, key] for key in ("score", "rank"))
    raw = trial.rule == "mean_closeness" and bool(trial.criteria)
    bounded = trial.rule in {"compromise", POOLED} or raw
    contents: list[Content] = []
    place = {item: count for count, item in enumerate(trial.joint, start=1)}
    for row, item in enumerate(trial.items):
        told = trial.joint[item]
        if name in {"to_best", "to_worst"}:
            contents.append(_distance(trial, places, EVERYBODY, name, row))
        elif name == "score":
            contents.append(Formula(_joint_score(trial, places, row), told.score or 0.0))
        elif name == "rank":
            text = formulas.rank(scores.cell(row), scores, bounded=bounded)
            contents.append(Formula(text, told.rank))
        elif name == "order":
            contents.append(Formula(formulas.order(ranks.cell(row), ranks, row), place[item]))
        else:
            contents.append(told.rank if name == "reported" else trial.story.chosen(item))
    return contents


def _joint_score(trial: Trial, places: Layout, row: int) -> str:
    if trial.rule == POOLED:
        return _score(trial, places, EVERYBODY, row)
    ranks = [places.lists[party, "rank"] for party in trial.parties]
    if trial.rule == "copeland":
        return formulas.duels(places.share, [one.cell(row) for one in ranks], ranks)
    if trial.rule == "borda":
        parts = [f"({len(trial.items)}-{one.cell(row)})" for one in ranks]
    else:
        name = _ADDED[trial.rule]
        parts = [places.lists[party, name].cell(row) for party in trial.parties]
    return formulas.powered(places.share, parts)
