"""Everything wrong or doubtful in a study, without computing a list."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.objections import past_objections
from prioritize.crosschecks.say import example_judges
from prioritize.errors import Issue, StudyError
from prioritize.evidence import Evidence, gather_evidence
from prioritize.findings import Note
from prioritize.language import language_for
from prioritize.problems import Attempts
from prioritize.resident_weights import (
    asks_for_all,
    asks_residents,
    resident_answers,
    resident_notes,
)
from prioritize.sequence import study_works
from prioritize.study import Study
from prioritize.survey_judges import RESIDENTS
from prioritize.values import criterion_values, party_matrix
from prioritize.weighing import weigh_parties
from prioritize.workbook import examine_study

WEIGHING = frozenset({"points_unread", "importance_no_scale"})
"""Codes of remarks on answers that weigh criteria and cannot be read."""
UNNAMED = frozenset(
    {"pairwise_unnamed", "pairwise_unnamed_grid", "rated_unnamed", "rated_unnamed_grid"}
)
"""Codes of notes on questions that do not say what they weigh."""


def open_study(path: Path) -> Study:
    """Read a study that is to be computed.

    Parameters
    ----------
    path : Path
        Study folder or workbook.

    Returns
    -------
    Study
        Free of errors in the workbook; exports and judgements are looked at later.

    Raises
    ------
    StudyError
        With everything that is wrong, by sheet and cell. Where the workbook can be read, this
        includes what is wrong with exports and judgements.
    """
    study, issues = examine_study(path)
    if study is not None and not any(issue.severity == "error" for issue in issues):
        return study
    language = ""
    if study is not None:
        issues, language = _look_further(study, issues), study.settings.language
    raise StudyError((issue for issue in issues if issue.severity == "error"), language)


def inspect_study(path: Path, today: date | None = None) -> tuple[str, tuple[Issue, ...]]:
    """Read a study as `run` would and gather what is wrong or doubtful.

    Parameters
    ----------
    path : Path
        Study folder or workbook.
    today : date or None
        The day on which somebody asks; None holds no date of the study against it.

    Returns
    -------
    language : str
        The study's language, for the messages.
    issues : tuple of Issue
        Errors first, then doubts.
    """
    try:
        study, issues = examine_study(path)
    except StudyError as error:
        return language_for(error), error.issues
    if study is None:
        return language_for(StudyError(issues)), issues
    past = () if today is None else past_objections(Desk(study), today)
    found = (*_look_further(study, issues), *past)
    return study.settings.language, tuple(sorted(found, key=lambda one: one.severity != "error"))


def _look_further(study: Study, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Read the exports and the judgements too, as far as that makes sense."""
    attempts = Attempts(issues, study.file)
    wrong = {issue.sheet for issue in issues if issue.severity == "error"}
    evidence: Evidence | None = None
    missing_files = {issue.code for issue in issues} & {
        "survey_file_missing",
        "survey_file_misspelt",
    }
    if not missing_files:
        evidence = attempts.attempt(lambda: gather_evidence(study))
        attempts.issues.extend(_unread(evidence) if evidence else ())
        attempts.issues.extend(_residents_say(study, evidence) if evidence else ())
    # Where residents weigh in the questionnaire, nobody can be weighed until it can be read.
    readable = evidence is not None or not asks_residents(study)
    if readable and not wrong & {"judgements", "判断", "criteria", "准则", "perspectives", "主体"}:
        attempts.attempt(lambda: weigh_parties(study, evidence))
    if not any(issue.severity == "error" for issue in attempts.issues):
        attempts.attempt(lambda: study_works(study))
        values = attempts.attempt(lambda: criterion_values(study, evidence))
        if values is not None:
            for party in study.parties:
                attempts.attempt(partial(party_matrix, study, values, party.id))
    return tuple(attempts.issues)


def _unread(evidence: Evidence) -> Iterator[Issue]:
    """Say which dates could not be read: speed, order and rounds of the answers rest on them."""
    for remark in evidence.responses.remarks:
        if remark.code == "dates_unread":
            code = f"reading_{remark.code}"
            yield Issue(code, str(remark), severity="doubt", facts=dict(remark.facts))


def _residents_say(study: Study, evidence: Evidence) -> Iterator[Issue]:
    """Say which questions weigh nothing, and why a questionnaire about all criteria does not."""
    desk = Desk(study)
    silent = asks_for_all(study) and resident_answers(study, evidence) is None
    told = [
        *(
            Note(f"answers_{one.code}", one.message, {"column": one.column, "rows": one.rows})
            for one in evidence.responses.notes
            if one.code in WEIGHING
        ),
        *(one for one in resident_notes(study, evidence) if silent or one.code in UNNAMED),
    ]
    for note in told:
        where, title = study.file, desk.title("questions")
        yield Issue(note.code, note.message, where, title, severity="doubt", facts=note.facts)
    # The sheets alone let the respondents take the example's place.
    for issue in example_judges(desk, replaced=False) if silent else ():
        if issue.facts["perspective"] == RESIDENTS:
            yield issue
