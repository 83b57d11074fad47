"""One run, from study to findings: the way of the data in one place."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from prioritize.agreement import agreement
from prioritize.basis import basis_findings
from prioritize.basis_findings import BasisFindings
from prioritize.categories import category_findings, needs_finding
from prioritize.comment_notes import comment_notes
from prioritize.decision import Decision, decide
from prioritize.disputes import search_notes
from prioritize.doubts.findings import robustness_findings
from prioritize.evidence import (
    Evidence,
    demand_finding,
    gather_evidence,
    survey_findings,
)
from prioritize.fairness import fairness_findings
from prioritize.findings import CategoryFinding, Findings, ItemFinding, StudyHead, SurveyFindings
from prioritize.guarded import guarded_findings
from prioritize.guards import guards_findings
from prioritize.joint import all_rules, join
from prioritize.list_findings import CheckedItem, JointItem, RankedItem
from prioritize.notes import few_answers, gather_notes
from prioritize.objective import objective_findings
from prioritize.panels import pooling_notes
from prioritize.plan_notes import years_notes
from prioritize.plan_parts import complete_plan
from prioritize.problems import Attempts
from prioritize.provenance import provenance
from prioritize.ranking import Ranking
from prioritize.resident_weights import asks_residents
from prioritize.robustness import tier
from prioritize.segments import segments_finding
from prioritize.sequence import study_works
from prioritize.strict import strict_run
from prioritize.study import Study
from prioritize.tradeoffs import trade_offs
from prioritize.unheard import unheard_findings
from prioritize.values import criterion_bases
from prioritize.vote import refused_items
from prioritize.weighing import perspective_finding, weigh_parties
from prioritize.workings import study_workings

Step = Callable[[str], None]


def _silent(_step: str) -> None:
    """Report no progress."""


def run_study(study: Study, *, language: str | None = None, step: Step = _silent) -> Findings:
    """Compute everything a report says about a study.

    Parameters
    ----------
    study : Study
        Read by `prioritize.inspection.open_study`.
    language : str or None
        ``zh`` or ``en``: the names to use; None takes the study's language.
    step : callable (str) -> None
        Told the name of each step before it starts.

    Returns
    -------
    Findings
        The content of `result.json`.

    Raises
    ------
    StudyError
        With everything that is wrong with exports, judgements and figures.
    """
    return run_with_evidence(study, language=language, step=step)[0]


def run_with_evidence(
    study: Study, *, language: str | None = None, step: Step = _silent
) -> tuple[Findings, Evidence | None]:
    """Compute everything a report says, and give the surveys behind it too.

    Parameters
    ----------
    study : Study
    language : str or None
    step : callable (str) -> None
        As in `run_study`.

    Returns
    -------
    Findings
        As `run_study` gives.
    Evidence or None
        For the cleaning log.

    Raises
    ------
    StudyError
        As `run_study`.
    """
    language = language or study.settings.language
    attempts = Attempts(file=study.file)
    step("count the questionnaires")
    evidence = attempts.attempt(lambda: gather_evidence(study))
    step("weigh the criteria")
    perspectives = None
    if evidence is not None or not asks_residents(study):
        perspectives = attempts.attempt(lambda: weigh_parties(study, evidence, language))
    attempts.raise_errors()
    step("rank the items")
    decision = attempts.attempt(lambda: decide(study, evidence, perspectives or ()))
    attempts.raise_errors()
    assert decision is not None  # noqa: S101 - raise_errors has raised otherwise
    if evidence is not None and evidence.cleaning.cautions:
        step("leave out doubtful rows")
    strict = strict_run(study, evidence, decision)
    if evidence is not None:
        step("look for people who want the same")
    segments = segments_finding(study, evidence, decision, language)
    survey = replace(survey_findings(evidence, study, strict, language), segments=segments)
    return _findings(study, evidence, decision, language, survey), evidence


def _findings(
    study: Study,
    evidence: Evidence | None,
    decision: Decision,
    language: str,
    survey: SurveyFindings,
) -> Findings:
    said = study.settings.said(language)
    categories = category_findings(evidence, study, language)
    checks = _checks(study, decision)
    intervals = decision.doubted.all_in_all.intervals()
    return Findings(
        study=StudyHead(said["title"], said["community"], language),
        provenance=provenance(
            study,
            language,
            None if evidence is None else evidence.question_texts,
            flips_computed=decision.flips_computed,
            criterion_bases=criterion_bases(study, evidence),
        ),
        survey=replace(survey, needs=needs_finding(evidence, study, categories)),
        items=_items(study, evidence, decision, categories, language),
        categories=categories,
        perspectives=tuple(
            perspective_finding(one, study.judgements) for one in decision.perspectives
        ),
        rankings={one.perspective: _ranked(one) for one in decision.rankings},
        joint=_joint(decision, intervals),
        tradeoffs=trade_offs(
            decision.rankings,
            decision.joint,
            decision.works,
            decision.plan,
            intervals=intervals,
            flips=decision.flips,
            arguments=decision.arguments,
        ),
        agreement=agreement(decision.rankings),
        checks=checks,
        robustness=robustness_findings(
            decision.situation,
            decision.doubted,
            decision.works,
            decision.places,
            unheard_findings(study, evidence, decision),
        ),
        plan=complete_plan(study, evidence, decision),
        objective=objective_findings(study, decision.values),
        guarded=guarded_findings(study, evidence, decision),
        fairness=fairness_findings(study, evidence, decision, checks),
        basis=_basis(study, decision),
        guards=guards_findings(study, evidence, decision),
        notes=(
            *gather_notes(study, evidence, decision.matrix, decision.perspectives, language),
            *pooling_notes(study, decision.values, decision.perspectives, language),
            *comment_notes(study, evidence, language),
            *few_answers(study, criterion_bases(study, evidence), language),
            *search_notes(decision.arguments),
            *years_notes(study, decision.near),
        ),
    )


def _basis(study: Study, decision: Decision) -> BasisFindings:
    basis = basis_findings(study, study_works(study, refused_items(decision.plan.votes)))
    own = tuple(dict.fromkeys(one.perspective for one in basis.own_values))
    return replace(basis, workings=study_workings(study, decision, own))


def _items(
    study: Study,
    evidence: Evidence | None,
    decision: Decision,
    categories: tuple[CategoryFinding, ...],
    language: str,
) -> tuple[ItemFinding, ...]:
    home = {item: category.id for category in categories for item in category.items}
    demand = None if evidence is None else evidence.demand
    criteria = list(map(str, decision.values.columns))
    values = {
        item: dict(zip(criteria, figures, strict=True))
        for item, figures in _rows(decision.values, *criteria)
    }
    return tuple(
        ItemFinding(
            id=item.id,
            name=item.called(language),
            class_=item.class_,
            category=home.get(item.id, ""),
            demand=demand_finding(demand, item.id),
            values=values[item.id],
        )
        for item in study.items
    )


def _ranked(ranking: Ranking) -> tuple[RankedItem, ...]:
    rows = _rows(ranking.table, "score", "utility", "rank")
    return tuple(RankedItem(item, score, utility, rank) for item, (score, utility, rank) in rows)


def _joint(decision: Decision, intervals: pd.DataFrame) -> tuple[JointItem, ...]:
    table = decision.joint.table.join(intervals)
    inside = decision.doubted.all_in_all.in_share(decision.places)
    table["inside"] = inside.reindex(table.index)
    return tuple(
        JointItem(item, score, rank, low, high, tier(inside))
        for item, (score, rank, low, high, inside) in _rows(
            table, "score", "rank", "low", "high", "inside"
        )
    )


def _checks(study: Study, decision: Decision) -> dict[str, tuple[CheckedItem, ...]]:
    found = {}
    for rule, known in all_rules().items():
        too_many = known.most_items is not None and len(study.items) > known.most_items
        if rule == study.settings.joint or too_many:
            continue
        table = join(decision.rankings, decision.powers, rule, matrix=decision.matrix).table
        found[rule] = tuple(
            CheckedItem(item, score, rank) for item, (score, rank) in _rows(table, "score", "rank")
        )
    return found


def _rows(table: pd.DataFrame, *columns: str) -> list[tuple[str, list[float]]]:
    """Item id and plain figures of every row, in the order of the table."""
    figures: list[list[float]] = table[list(columns)].to_numpy(dtype=float).tolist()
    return list(zip(map(str, table.index), figures, strict=True))
