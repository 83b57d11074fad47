"""The figure of every item on every criterion: from the survey, the items or ratings."""

import pandas as pd

from prioritize.crosschecks.figures import asked_items
from prioritize.errors import Issue, StudyError
from prioritize.evidence import Evidence
from prioritize.issues import make_issue
from prioritize.matrix import DecisionMatrix, make_matrix
from prioritize.sources import Source, parse_source
from prioritize.study import Criterion, Item, Rating, Study


def item_fact(item: Item, column: str) -> float | None:
    """One numeric column of the `items` sheet, None where the cell is empty."""
    if column in {"cost", "production", "living", "ecology"}:
        value: float | None = getattr(item, column)
        return value
    return item.facts.get(column)


def criterion_values(study: Study, evidence: Evidence | None) -> pd.DataFrame:
    """Collect the items × criteria table.

    Ratings of all parties are averaged here; `party_matrix` puts a party's own in their place.

    Parameters
    ----------
    study : Study
        Items, criteria and ratings.
    evidence : Evidence or None
        The counted surveys.

    Returns
    -------
    DataFrame, shape (n_items, n_criteria)
        Indexed by item id, columns are criterion ids; no NaN.

    Raises
    ------
    StudyError
        With one issue per missing figure.
    """
    index = pd.Index([item.id for item in study.items], name="item")
    columns = {
        criterion.id: _column(criterion, study, evidence, index) for criterion in study.criteria
    }
    table = pd.DataFrame(columns, index=index, dtype=float)
    issues = [
        _missing(study, criterion, str(item))
        for criterion in study.criteria
        for item in table.index[table[criterion.id].isna()]
    ]
    if issues:
        raise StudyError(issues)
    return table


def criterion_bases(study: Study, evidence: Evidence | None) -> dict[str, int]:
    """Count how few people a criterion's figures rest on.

    Parameters
    ----------
    study : Study
        Criteria and items.
    evidence : Evidence or None
        The counted surveys.

    Returns
    -------
    dict of str to int
        By id, for criteria that a survey feeds: the smallest number of people behind the
        figure of any item.
    """
    if evidence is None:
        return {}
    items = [item.id for item in study.items]
    sources = {criterion.id: parse_source(criterion.source) for criterion in study.criteria}
    return {
        name: int(evidence.demand_of(source.name, source.group).table["n"].reindex(items).min())
        for name, source in sources.items()
        if source is not None and source.origin == "survey"
    }


def _column(
    criterion: Criterion, study: Study, evidence: Evidence | None, index: pd.Index
) -> pd.Series:
    source = parse_source(criterion.source)
    if source is None or (source.origin == "survey" and evidence is None):
        return pd.Series(float("nan"), index=index)
    if source.origin == "survey" and evidence is not None:
        return evidence.demand_of(source.name, source.group).table["value"].reindex(index)
    if source.origin == "item":
        facts = [item_fact(item, str(source.name)) for item in study.items]
        return pd.Series(facts, index=index, dtype=float)
    return mean_ratings(study.ratings, criterion.id).reindex(index)


def mean_ratings(ratings: tuple[Rating, ...], criterion: str) -> pd.Series:
    """Mean rating per item on one criterion, indexed by item id."""
    rows = [(rating.item, rating.value) for rating in ratings if rating.criterion == criterion]
    frame = pd.DataFrame(rows, columns=["item", "value"])
    return frame.groupby("item")["value"].mean()


def party_matrix(study: Study, values: pd.DataFrame, party: str | None = None) -> DecisionMatrix:
    """Build the decision matrix as one party sees it.

    Parameters
    ----------
    study : Study
        Criteria with direction, reference range and threshold.
    values : DataFrame, shape (n_items, n_criteria)
        From `criterion_values`.
    party : str or None
        Where this party rated items itself, its own mean rating counts.

    Returns
    -------
    DecisionMatrix
        Validated.
    """
    values = values.copy()
    for criterion in study.criteria:
        if criterion.source.strip() == "rating" and party is not None:
            own = tuple(rating for rating in study.ratings if rating.perspective == party)
            seen = mean_ratings(own, criterion.id).reindex(values.index)
            values[criterion.id] = seen.fillna(values[criterion.id])
    return make_matrix(
        values,
        directions={one.id: 1 if one.direction == "benefit" else -1 for one in study.criteria},
        worst={one.id: one.worst for one in study.criteria if one.worst is not None},
        best={one.id: one.best for one in study.criteria if one.best is not None},
        threshold={one.id: one.threshold for one in study.criteria},
    )


def _missing(study: Study, criterion: Criterion, item: str) -> Issue:
    """Say which cell a planner has to fill."""
    source = parse_source(criterion.source) or Source("")
    code, sheet, row, column = {
        "survey": ("demand_missing", "criteria", criterion.id, "source"),
        "item": ("fact_missing", "items", item, source.name or ""),
        "rating": ("rating_missing", "ratings", item, "item"),
        "": ("source_unknown", "criteria", criterion.id, "source"),
    }[source.origin]
    if source.origin == "survey" and not study.settings.surveys:
        code = "survey_missing"
    elif source.origin == "survey" and item in asked_items(study, source.name):
        code = "demand_silent"
    title, _, cell = study.where.get((sheet, row, column), "").rpartition("!")
    return make_issue(
        code,
        file=study.file,
        sheet=title or sheet,
        cell=cell,
        criterion=criterion.id,
        item=item,
        column=column,
        value=criterion.source,
    )
