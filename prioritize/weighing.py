"""From judgements to the parties' weights, as the study asks for it."""

from collections.abc import Iterable, Sequence
from functools import partial

from prioritize.errors import PrioritizeError, UnknownPerspectiveError
from prioritize.evidence import Evidence, gather_evidence
from prioritize.findings import (
    AskAgainFinding,
    CrowdFinding,
    JudgeFinding,
    PerspectiveFinding,
    ReasonFinding,
)
from prioritize.objective import objective_findings
from prioritize.panels import alternative_finding, consensus_finding, farthest_finding
from prioritize.resident_weights import asks_residents, resident_answers
from prioritize.study import Study
from prioritize.survey_judges import RESIDENTS
from prioritize.values import criterion_values
from prioritize.weights_findings import HeadingFinding, ObjectiveFinding
from surveys.errors import SurveysError
from weights.consensus import geometric_consistency
from weights.crowd import Crowd
from weights.hierarchy import weigh_hierarchy
from weights.judgements import Judgement
from weights.perspectives import Judge, Perspective, weigh_perspective, weigh_perspectives


def weigh_parties(
    study: Study, evidence: Evidence | None = None, language: str = ""
) -> tuple[Perspective, ...]:
    """Weigh the criteria as each party judged them.

    Parameters
    ----------
    study : Study
        Parties, criteria, judgements and matrices.
    evidence : Evidence or None
        The surveys; where they compare or rate criteria, the residents are weighed by them.
    language : str
        Language of the parties' names.

    Returns
    -------
    tuple of Perspective
        In the order of the sheet, powers summing to 1.

    Raises
    ------
    WeightsError
        With everything that is wrong with the judgements.
    """
    answers = resident_answers(study, evidence)
    return weigh_perspectives(
        [(party.id, party.called(language), party.power) for party in study.parties],
        study.judgements,
        study.matrices,
        [criterion.id for criterion in study.criteria],
        pooling=study.settings.pooling,
        random_index=study.settings.random_index,
        consistency_limit=study.settings.consistency_limit,
        crowds={} if answers is None else {RESIDENTS: answers},
        weigh=partial(weigh_hierarchy, tree=study.tree()) if study.headings else weigh_perspective,
    )


def find_perspectives(
    study: Study, only: str | None = None, language: str = ""
) -> tuple[PerspectiveFinding, ...]:
    """Tell the parties' weights as `result.json` does.

    Parameters
    ----------
    study : Study
        The study.
    only : str or None
        Id or name of one party; None means all.
    language : str
        Language of the parties' names.

    Returns
    -------
    tuple of PerspectiveFinding
        In the order of the sheet.

    Raises
    ------
    UnknownPerspectiveError
        If no party is called so.
    """
    evidence = gather_evidence(study) if asks_residents(study) else None
    found = tuple(
        perspective_finding(one, study.judgements)
        for one in weigh_parties(study, evidence, language)
    )
    if only is None:
        return found
    words = {one.id: {one.id, one.name, one.name_en} - {""} for one in study.parties}
    chosen = tuple(one for one in found if only in words[one.id])
    if not chosen:
        raise UnknownPerspectiveError(only, tuple(one.id for one in found))
    return chosen


def find_objective(study: Study) -> tuple[ObjectiveFinding, ...] | None:
    """Tell what the items' figures alone would say, as `result.json` does.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    tuple of ObjectiveFinding or None
        None where a figure is missing or cannot be ranked: judges may weigh before that.
    """
    try:
        evidence = gather_evidence(study) if study.settings.surveys else None
        return objective_findings(study, criterion_values(study, evidence))
    except (SurveysError, PrioritizeError):
        return None


def perspective_finding(
    perspective: Perspective, judgements: Iterable[Judgement] = ()
) -> PerspectiveFinding:
    """Turn one party's weights into plain figures, with when and why its judges judged so."""
    said: dict[str, list[Judgement]] = {}
    for one in judgements:
        if one.perspective == perspective.id:
            said.setdefault(one.judge, []).append(one)
    crowd = None if perspective.crowd is None else _crowd(perspective.crowd)
    return PerspectiveFinding(
        id=perspective.id,
        name=perspective.name,
        power=perspective.power,
        weights=_plain(perspective.weights.to_dict()),
        consistency_ratio=perspective.consistency_ratio,
        judges=len(perspective.panel) if crowd is None else crowd.counted,
        example=perspective.example,
        panel=tuple(_judge(judge, said.get(judge.name, ())) for judge in perspective.panel),
        crowd=crowd,
        pooling=perspective.pooling,
        random_index=perspective.random_index,
        geometric_consistency=perspective.geometric_consistency,
        alternative=alternative_finding(perspective),
        spread=perspective.spread if crowd is not None or len(perspective.panel) > 1 else None,
        consensus=consensus_finding(perspective),
        farthest=farthest_finding(perspective),
        headings=tuple(_heading(*part, None) for part in perspective.parts.items()),
    )


def _crowd(crowd: Crowd) -> CrowdFinding:
    return CrowdFinding(
        respondents=crowd.people,
        judged=crowd.judged,
        consistent=crowd.consistent,
        limit=crowd.limit,
        spread=crowd.spread,
        pooling=crowd.pooling,
        mean_weights={} if crowd.mean is None else _plain(crowd.mean.to_dict()),
        method=crowd.method,
    )


def _judge(judge: Judge, said: Sequence[Judgement]) -> JudgeFinding:
    return JudgeFinding(
        judge=judge.name,
        method=judge.method,
        weights=_plain(judge.weights.to_dict()),
        consistency_ratio=judge.consistency_ratio,
        ask_again=tuple(
            AskAgainFinding(one.left, one.right, float(one.value), float(one.fits))
            for one in judge.ask_again
        ),
        cycles=judge.cycles,
        consistency_limit=judge.consistency_limit,
        deviation=judge.deviation,
        geometric_consistency=geometric_consistency(judge.matrix),
        headings=tuple(
            _heading(heading, part, part.consistency_limit) for heading, part in judge.parts.items()
        ),
        dates=tuple(dict.fromkeys(one.date for one in said if one.date)),
        reasons=tuple(ReasonFinding(one.left, one.right, one.reason) for one in said if one.reason),
    )


def _heading(heading: str, part: Judge | Perspective, limit: float | None) -> HeadingFinding:
    weights = _plain(part.weights.to_dict())
    index = (
        geometric_consistency(part.matrix)
        if isinstance(part, Judge)
        else part.geometric_consistency
    )
    return HeadingFinding(heading, weights, part.consistency_ratio, limit, index)


def _plain(weights: dict[object, float]) -> dict[str, float]:
    return {str(criterion): float(weight) for criterion, weight in weights.items()}
