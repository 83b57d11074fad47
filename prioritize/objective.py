"""The neutral voice: weights from the figures alone, and the list they would make."""

import pandas as pd

from prioritize.list_findings import CheckedItem
from prioritize.ranking import rank
from prioritize.study import Study
from prioritize.values import party_matrix
from prioritize.weights_findings import ObjectiveFinding
from weights.objective import objective_weights


def objective_findings(study: Study, values: pd.DataFrame) -> tuple[ObjectiveFinding, ...]:
    """Weigh the criteria by the items' figures and rank the items by the study's own method.

    Nothing else rests on these weights.

    Parameters
    ----------
    study : Study
        Criteria, ratings and the method of ranking.
    values : DataFrame, shape (n_items, n_criteria)
        As `prioritize.values.criterion_values` gives.

    Returns
    -------
    tuple of ObjectiveFinding
        One per method, in the order of the names.
    """
    matrix = party_matrix(study, values)
    found = []
    for one in objective_weights(matrix.figures, matrix.directions.to_numpy(), matrix.telling):
        because = tuple(matrix.criteria[place] for place in one.because)
        if one.weights is None:
            found.append(ObjectiveFinding(one.method, {}, matrix.flat, one.refused, because, ()))
            continue
        weights = pd.Series(one.weights, index=list(matrix.criteria))
        table = rank(
            matrix,
            weights,
            perspective=one.method,
            method=study.settings.method,
            normalization=study.settings.normalization,
        ).table
        ranking = tuple(
            CheckedItem(str(item), float(row["score"]), float(row["rank"]))
            for item, row in table.iterrows()
        )
        plain = {str(name): float(weight) for name, weight in weights.items()}
        found.append(ObjectiveFinding(one.method, plain, matrix.flat, None, (), ranking))
    return tuple(found)
