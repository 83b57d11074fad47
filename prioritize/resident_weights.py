"""Which of a questionnaire's answers weigh the criteria for the residents."""

from collections.abc import Iterator

from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.study import Study
from prioritize.survey_judges import (
    asks_for_comparisons,
    compared_answers,
    compared_criteria,
    comparison_notes,
    criteria_apart,
)
from prioritize.survey_ratings import (
    asks_for_ratings,
    criteria_unrated,
    rated_answers,
    rated_criteria,
    rating_notes,
)
from weights.crowd import CrowdAnswers
from weights.ratings import RatedAnswers


def asks_residents(study: Study) -> bool:
    """Whether criteria are compared or rated in a questionnaire of the study."""
    return asks_for_comparisons(study) or asks_for_ratings(study)


def asks_for_all(study: Study) -> bool:
    """Whether a questionnaire compares or rates enough to weigh all criteria."""
    compared = asks_for_comparisons(study) and not criteria_apart(study)
    return compared or (asks_for_ratings(study) and not criteria_unrated(study))


def asked_criteria(study: Study) -> set[str]:
    """Collect the ids of the criteria that some question compares or rates."""
    return compared_criteria(study) | rated_criteria(study)


def resident_answers(study: Study, evidence: Evidence | None) -> CrowdAnswers | RatedAnswers | None:
    """Give what all used respondents say about the criteria.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None

    Returns
    -------
    CrowdAnswers or RatedAnswers or None
        Comparisons, which say by how much; ratings where there are none that count; None where
        neither do.
    """
    return compared_answers(study, evidence) or rated_answers(study, evidence)


def resident_notes(study: Study, evidence: Evidence | None, language: str = "") -> Iterator[Note]:
    """Say how such answers were read, and what they stand in for.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    language : str
        Language of the criteria's names.

    Yields
    ------
    Note
    """
    compared = compared_answers(study, evidence) is not None
    rated = not compared and rated_answers(study, evidence) is not None
    yield from comparison_notes(study, evidence, rated=rated, language=language)
    yield from rating_notes(study, evidence, compared=compared, language=language)
