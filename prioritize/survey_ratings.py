"""Residents as judges: how important a questionnaire's respondents find each criterion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.study import Study
from prioritize.survey_judges import (
    MANY,
    RESIDENTS,
    criterion_ids,
    questions_title,
    replaced_judges,
)
from surveys.ratings import IMPORTANCE, KINDS, POINTS, Ratings, ratings
from weights.ratings import RatedAnswers, rated_weights


def asks_for_ratings(study: Study) -> bool:
    """Whether the criteria are rated in a questionnaire of the study."""
    return bool(rated_criteria(study)) and bool(study.settings.surveys)


def rated_criteria(study: Study) -> set[str]:
    """Collect the ids of the criteria that some question rates."""
    return set().union(*_by_kind(study).values())


def criteria_unrated(study: Study) -> tuple[str, ...]:
    """Collect the ids of the criteria that no question rates.

    Parameters
    ----------
    study : Study

    Returns
    -------
    tuple of str
        Empty if the questions of one kind rate all criteria; otherwise what the kind that rates
        most of them lacks.
    """
    most = max(_by_kind(study).values(), key=len)
    return tuple(one.id for one in study.criteria if one.id not in most)


def _by_kind(study: Study) -> dict[str, set[str]]:
    ids = criterion_ids(study)
    return {
        kind: {
            ids[question.item]
            for question in study.codebook.questions
            if question.kind == kind and question.role == "answer" and question.item in ids
        }
        for kind in KINDS
    }


def rated_answers(study: Study, evidence: Evidence | None) -> RatedAnswers | None:
    """Bring the ratings of all used respondents together.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None

    Returns
    -------
    RatedAnswers or None
        None without ratings, without a party of residents, or where fewer respondents rated all
        criteria by questions of one kind than may be shown. Of two kinds that would do, the
        points.
    """
    if not any(party.id == RESIDENTS for party in study.parties):
        return None
    least = study.settings.minimum_cell
    enough = (one for one in _told(study, evidence) if one.complete >= max(least, 1))
    found = next(enough, None)
    if found is None:
        return None
    criteria = tuple(one.id for one in study.criteria)
    return RatedAnswers(criteria, found.values, found.ratings.kind, where=questions_title(study))


@dataclass(frozen=True, eq=False)
class _Told:
    """The ratings of one kind; `values` has a column for each criterion of the study."""

    ratings: Ratings
    values: npt.NDArray[np.float64]
    people: int
    complete: int


def _told(study: Study, evidence: Evidence | None) -> Iterator[_Told]:
    if evidence is None:
        return
    ids = criterion_ids(study)
    for kind in KINDS:
        found = ratings(evidence.responses, kind)
        if not found.names and not found.unnamed:
            continue
        values = np.full((int(evidence.used.sum()), len(study.criteria)), np.nan)
        for place, one in enumerate(study.criteria):
            same = [at for at, name in enumerate(found.names) if ids.get(name) == one.id]
            if same:
                values[:, place] = _mean(found.values[evidence.used][:, same])
        weights = rated_weights(values, shared_out=kind == POINTS)
        yield _Told(
            found,
            values,
            people=int(np.isfinite(values).any(axis=1).sum()),
            complete=int(np.isfinite(weights).all(axis=1).sum()),
        )


def _mean(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean of what each person said, where several questions rate one criterion."""
    said = np.isfinite(values)
    total, count = np.where(said, values, 0.0).sum(axis=1), said.sum(axis=1)
    return np.asarray(np.divide(total, count, out=np.full(len(values), np.nan), where=count > 0))


def rating_notes(
    study: Study, evidence: Evidence | None, *, compared: bool = False, language: str = ""
) -> Iterator[Note]:
    """Say how the ratings were read, and what became of other judgements of the residents.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    compared : bool
        Whether comparisons of the criteria count in their place.
    language : str
        Language of the criteria's names.

    Yields
    ------
    Note
    """
    told = list(_told(study, evidence))
    for one in told:
        yield from _unnamed_notes(one.ratings.unnamed)
    if not any(one.ratings.names for one in told):
        return
    if not any(party.id == RESIDENTS for party in study.parties):
        yield Note(
            "rated_no_party",
            "the questionnaire lets people rate criteria, but there is no party residents to "
            "weigh them for; the ratings count for nothing",
            {},
        )
    elif compared:
        yield Note(
            "rated_aside",
            "the questionnaire asks for comparisons and for ratings of the criteria: the "
            "comparisons weigh them for the residents, the ratings count for nothing; give the "
            "comparisons the role ignore to count the ratings instead",
            {},
        )
    else:
        yield from _counted_notes(study, evidence, told, language)


def _unnamed_notes(columns: Sequence[str]) -> Iterator[Note]:
    """Say which questions name no criterion: a whole grid in one sentence."""
    if len(columns) >= MANY:
        yield Note(
            "rated_unnamed_grid",
            f"{len(columns)} questions from {columns[0]} to {columns[-1]} ask how important a "
            "criterion is but do not say which, so they count for nothing; write its name in the "
            "column item of each",
            {"first": columns[0], "last": columns[-1], "count": len(columns)},
        )
        return
    for column in columns:
        yield Note(
            "rated_unnamed",
            f"question {column} asks how important a criterion is but does not say which, so "
            "it counts for nothing; write its name in the column item",
            {"column": column},
        )


def _counted_notes(
    study: Study, evidence: Evidence | None, told: list[_Told], language: str
) -> Iterator[Note]:
    found = rated_answers(study, evidence)
    if found is None:
        yield _uncounted_note(study, language)
        return
    least = study.settings.minimum_cell
    if sum(one.complete >= least for one in told) > 1:
        yield Note(
            "rated_points_first",
            "the questionnaire asks for points and for importance of all criteria: the points "
            "weigh them for the residents, the importance counts for nothing",
            {},
        )
    counted = next(one for one in told if one.ratings.kind == found.method)
    if found.method == IMPORTANCE:
        yield Note(
            "rated_scale",
            "the residents' weights come from answers on a scale: the lowest answer counts as "
            "no importance, the others as equal steps from there, although nobody said by how "
            "much one step is more. Where people call most criteria important, such weights lie "
            "close together",
            {},
        )
    if len(counted.ratings.ends) > 1:
        ends = [f"{one:g}" for one in counted.ratings.ends]
        yield Note(
            "rated_scales_differ",
            f"the questions that rate criteria end at different places ({', '.join(ends)}): all "
            f"were read on one scale up to {ends[-1]}; if an end was only never ticked, list it "
            "on the sheet options, otherwise ask all criteria on one scale",
            {"ends": ends, "end": ends[-1]},
        )
    replaced = replaced_judges(study)
    if replaced:
        yield Note(
            "rated_instead",
            f"the residents' weights come from the ratings in the questionnaire, not from the "
            f"{replaced} judges entered for them; give its questions the role ignore to count "
            "the judges instead",
            {"judges": replaced},
        )


def _uncounted_note(study: Study, language: str) -> Note:
    missing = criteria_unrated(study)
    if missing:
        called = study.weighed_names(language)
        apart = [called[name] for name in missing]
        return Note(
            "rated_missing",
            f"the questionnaire does not let people rate {', '.join(apart)}, so its ratings of "
            "other criteria count for nothing; add judgements, or give its questions the role "
            "ignore if that is meant",
            {"apart": apart},
        )
    least = study.settings.minimum_cell
    return Note(
        "rated_few",
        f"fewer than {least} respondents rated all criteria, so their ratings count for nothing",
        {"least": least},
    )
