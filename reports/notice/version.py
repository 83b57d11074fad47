"""The version for the notice board: no judges, and no count small enough to point at somebody."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import cast

from prioritize.findings import Findings, Note, Provenance, SetAside, SurveyFindings
from prioritize.list_findings import TradeOffs
from prioritize.small_cells import (
    RETURNED,
    STRICT,
    USED,
    SmallFigures,
    hidden_note,
    note_counts,
    survey_counts,
)
from prioritize.small_comments import comment_counts
from prioritize.small_groups import group_counts, guarded_key
from prioritize.small_readings import reading_counts, tied_bases
from prioritize.small_segments import segment_counts
from reports.errors import NoticeCountsError
from reports.names import names_on_notice
from reports.notice.categories import category_bases, public_categories
from reports.notice.comments import public_comments
from reports.notice.counts import (
    public_accounts,
    public_effect,
    public_guarded,
    public_unheard,
    public_weighting,
)
from reports.notice.flips import public_flips
from reports.notice.guards import public_guards
from reports.notice.items import demand_key, public_item, without_a_figure
from reports.notice.readings import public_reading
from reports.notice.rounding import rounded
from reports.notice.scores import (
    public_fairness,
    public_objective,
    public_plan,
    public_robustness,
    public_tradeoffs,
    without_scores,
)
from reports.notice.segments import public_needs, public_perspectives, public_segments
from reports.notice.votes import public_votes
from surveys.disclosure import CountTable, Shown, protect
from surveys.errors import DifferentCountsError, UnequalSumError

MERGED = "several_reasons"
"""Reason under which counts too small to publish are added up."""
COUNTS_AGAIN = frozenset(
    {
        *("weighting_few", "weighting_unknown", "weighting_trimmed"),
        *("accounting_over_issued", "accounting_over_households", "much_set_aside"),
    }
)
"""Notes whose counts stand in the tables of who was heard."""


def public_version(findings: Findings, minimum_cell: int, small: SmallFigures) -> Findings:
    """Take out of a run what a public notice must not show.

    Judges, and notes that name one, are dropped (each party's pooled weights stay). Counts under
    `minimum_cell` are hidden, and as many others as it takes so that none can be worked out (see
    `surveys.disclosure.protect`); the hidden reasons of rows set aside are shown added up.
    Shares, demand and criterion values that rest on hidden counts are left out, and so are the
    scores of their items; whatever else is computed from answers is rounded, so that nobody
    computes back. Nothing that was written in
    free text is quoted.

    Parameters
    ----------
    findings : Findings
        One run.
    minimum_cell : int
        Smallest number of respondents that may be shown.
    small : SmallFigures
        Of the same run, from `prioritize.small_cells.small_demand`.

    Returns
    -------
    Findings
        The same run, fit to be posted.

    Raises
    ------
    NoticeCountsError
        If counts contradict each other, so that nothing can be promised about small ones.
    """
    notes = [note for note in findings.notes if not _is_left_out(note)]
    shown = _protected(findings, notes, small, minimum_cell)
    silent = [
        name
        for name, one in small.groups.items()
        if guarded_key(one.variable, one.level) in shown.hidden
    ]
    # The values of a group tell how many it holds, so they go where its number goes.
    fed = _criterion_bases(findings) | dict.fromkeys(silent, 0)
    items = tuple(public_item(item, small, fed, shown, minimum_cell) for item in findings.items)
    untold = frozenset(item.id for item in items if item.demand is None)
    unsure = without_a_figure(findings.items, items)
    used = findings.survey.used or 0
    unasked = {
        one.id: used - (one.demand.n or 0)
        for one in findings.items
        if one.demand and one.id not in untold
    }
    robustness = dataclasses.replace(
        public_robustness(findings.robustness, unsure),
        unheard=public_unheard(findings.robustness.unheard, untold, shown),
    )
    plan = public_plan(findings.plan, unsure)
    return dataclasses.replace(
        findings,
        provenance=_provenance(findings, small, shown),
        survey=_survey(findings.survey, small, unasked, shown, minimum_cell),
        items=items,
        guarded=tuple(
            rounded(public_guarded(group, small.guarded, shown)) for group in findings.guarded
        ),
        robustness=rounded(robustness),
        perspectives=tuple(public_perspectives(findings.perspectives, shown)),
        notes=(
            *(note for note in notes if not set(note_counts(note)) & shown.hidden),
            # Without answers and votes there is nothing to hide.
            *((hidden_note(minimum_cell),) if findings.survey.exports or plan.votes else ()),
        ),
        categories=public_categories(findings, items, unsure, shown, minimum_cell),
        tradeoffs=_tradeoffs(findings, unsure),
        joint=rounded(without_scores(findings.joint, unsure)),
        rankings={
            party: rounded(without_scores(ranked, unsure))
            for party, ranked in findings.rankings.items()
        },
        checks={
            rule: rounded(without_scores(checked, unsure))
            for rule, checked in findings.checks.items()
        },
        fairness=rounded(public_fairness(findings.fairness, unsure)),
        guards=public_guards(
            findings.guards, unsure, _criterion_bases(findings).keys() | small.criteria.keys()
        ),
        plan=dataclasses.replace(
            plan,
            value=rounded(plan.value),
            roles=(),
            paying=(),
            votes=public_votes(plan.votes, minimum_cell),
        ),
        objective=rounded(public_objective(findings.objective, unsure)),
        # Whoever can make the lists again can work out the figures that are left out.
        basis=None,
    )


def _tradeoffs(findings: Findings, unsure: frozenset[str]) -> TradeOffs:
    powers = {one.id: one.power for one in findings.perspectives}
    # Turning points first: they are rounded away from today, and rounding again changes nothing.
    told = public_flips(findings.tradeoffs, unsure, powers)
    return cast("TradeOffs", rounded(public_tradeoffs(told, unsure)))


def _protected(
    findings: Findings, notes: Iterable[Note], small: SmallFigures, minimum_cell: int
) -> Shown:
    try:
        return protect(_tables(findings, notes, small, minimum_cell), minimum_cell)
    except UnequalSumError as error:
        raise NoticeCountsError(error.total) from error
    except DifferentCountsError as error:
        raise NoticeCountsError(error.key) from error


def _tables(
    findings: Findings, notes: Iterable[Note], small: SmallFigures, minimum_cell: int
) -> list[CountTable]:
    bases = {demand_key(one): one.demand.n or 0 for one in findings.items if one.demand}
    bases |= category_bases(findings.categories)
    bases |= {("criterion", name): people for name, people in _criterion_bases(findings).items()}
    return [
        *survey_counts(findings.survey, bases, notes),
        *reading_counts(findings.survey),
        *tied_bases(findings.survey, bases, minimum_cell),
        *group_counts(findings.survey, [*findings.guarded, *small.groups.values()]),
        *segment_counts(findings.survey, findings.perspectives),
        *comment_counts(findings.survey),
    ]


def _criterion_bases(findings: Findings) -> dict[str, int]:
    return dict(findings.provenance.settings.get("criterion_bases") or {})


def _provenance(findings: Findings, small: SmallFigures, shown: Shown) -> Provenance:
    bases = {
        name: people
        for name, people in _criterion_bases(findings).items()
        # How many of a group say something is nearly how many it holds.
        if ("criterion", name) not in shown.hidden and name not in small.groups
    }
    settings = findings.provenance.settings | {"criterion_bases": bases}
    if "written_names" in settings:
        settings["written_names"] = names_on_notice(findings.plan, settings["written_names"])
    return dataclasses.replace(findings.provenance, settings=settings)


def _survey(
    survey: SurveyFindings,
    small: SmallFigures,
    unasked: Mapping[str, int],
    shown: Shown,
    minimum_cell: int,
) -> SurveyFindings:
    used = shown.count(USED)
    effect, effective = public_effect(survey, shown)
    untold = frozenset(one.item for one in survey.needs.minorities) - {*unasked}
    return dataclasses.replace(
        survey,
        exports=tuple(
            dataclasses.replace(one, rows=shown.count(("export", place)))
            for place, one in enumerate(survey.exports)
        ),
        returned=shown.count(RETURNED),
        used=used,
        set_aside=_set_aside(survey.set_aside, shown),
        questions=tuple(
            dataclasses.replace(
                one, asked=shown.count(("asked", place)), answered=shown.count(("answered", place))
            )
            for place, one in enumerate(survey.questions)
        ),
        design_effect=effect,
        effective_n=effective,
        pictures=tuple(
            rounded(public_reading(one, shown, minimum_cell)) for one in survey.pictures
        ),
        cautions=tuple(
            dataclasses.replace(one, rows=shown.count(("caution", one.rule)))
            for one in survey.cautions
        ),
        accounting=rounded(public_accounts(survey, shown)),
        weighting=rounded(public_weighting(survey, shown)),
        comments=rounded(public_comments(survey, shown)),
        needs=rounded(public_needs(survey.needs, small.guarded, untold, shown, minimum_cell)),
        segments=rounded(public_segments(survey.segments, unasked, shown, minimum_cell)),
        strict=survey.strict and dataclasses.replace(survey.strict, used=shown.count(STRICT)),
        corrections=survey.corrections
        and dataclasses.replace(
            survey.corrections,
            cells=shown.count(("corrected", "cells")),
            kept=shown.count(("corrected", "kept")),
            set_aside=shown.count(("corrected", "set_aside")),
        ),
    )


def _set_aside(counts: tuple[SetAside, ...], shown: Shown) -> tuple[SetAside, ...]:
    """Show the hidden reasons added up, unless the sum itself is hidden."""
    hidden = [one for one in counts if ("aside", one.reason) in shown.hidden]
    if not hidden:
        return counts
    whole = {RETURNED, USED} & shown.hidden
    rows = None if whole else sum(one.rows or 0 for one in hidden)
    return (*(one for one in counts if one not in hidden), SetAside(MERGED, rows))


def _is_left_out(note: Note) -> bool:
    """Whether a note names a judge, tells counts that other parts tell or hide, or codes.

    Codes that somebody gave to comments may stand in a single questionnaire, and what is to be
    done about them is a planner's business.
    """
    judged = note.code.startswith("judg") or "judge" in note.facts
    return judged or note.code in COUNTS_AGAIN or note.code.startswith("comments_hand_")
