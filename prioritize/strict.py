"""What changes when the rows that look doubtful are left out: the strict run."""

import numpy as np
import pandas as pd

from prioritize.decision import Decision, list_items
from prioritize.errors import PrioritizeError
from prioritize.evidence import Evidence, strict_evidence
from prioritize.study import Study
from prioritize.survey_findings import StrictFinding, StrictMove
from surveys.errors import SurveysError
from surveys.weighting import Weighting


def strict_run(study: Study, evidence: Evidence | None, decision: Decision) -> StrictFinding | None:
    """Join the lists once more without the rows that break a rule of caution.

    Weights, powers and settings are those of the main run; the draws are not repeated.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    decision : Decision
        Of the main run.

    Returns
    -------
    StrictFinding or None
        None without a survey, or if too few rows are left to make a list.
    """
    if evidence is None:
        return None
    used = int(evidence.cleaning.strict.sum())
    if used == int(evidence.used.sum()):
        return StrictFinding(used)
    try:
        evidence_left = strict_evidence(evidence, weighted=study.settings.weighting == "auto")
        strict = list_items(study, evidence_left, decision.perspectives)
    except (SurveysError, PrioritizeError):
        return None
    places = pd.DataFrame({"all": decision.joint.table["rank"]})
    places["strict"] = strict.joint.table["rank"].reindex(places.index)
    figures = places.to_numpy(dtype=float).tolist()
    moves = [
        StrictMove(str(item), rank, stricter)
        for item, (rank, stricter) in zip(places.index, figures, strict=True)
        if not np.isclose(rank, stricter)
    ]
    before, after = set(decision.plan.funded), set(strict.plan.funded)
    return StrictFinding(
        used=used,
        moves=tuple(moves),
        in_set=tuple(sorted(after - before)),
        out_of_set=tuple(sorted(before - after)),
        not_weighted=_no_longer(evidence.weighting, evidence_left.weighting),
    )


def _no_longer(main: Weighting, strict: Weighting) -> tuple[str, ...]:
    """Variables that the main run is weighted by and the strict run is not."""
    return tuple(
        before.margin.variable
        for before, after in zip(main.margins, strict.margins, strict=True)
        if after.reason and not before.reason
    )
