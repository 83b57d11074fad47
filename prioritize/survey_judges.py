"""Residents as judges: what a questionnaire's comparisons say about the criteria."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.study import Study
from surveys.comparisons import KIND, Comparisons, comparisons, sides
from weights.crowd import CrowdAnswers
from weights.incomplete import connected_groups

EXAMPLE_JUDGES = frozenset({"example", "示例"})
MANY = 3
"""Questions without their criteria that are told in one sentence."""
RESIDENTS = "residents"
"""The party whose criteria the respondents of a survey weigh."""


def asks_for_comparisons(study: Study) -> bool:
    """Whether the residents' criteria are compared in a questionnaire of the study."""
    return bool(compared_criteria(study)) and bool(study.settings.surveys)


def compared_criteria(study: Study) -> set[str]:
    """Collect the ids of the criteria that some question compares."""
    ids = criterion_ids(study)
    pairs = (
        sides(question.item)
        for question in study.codebook.questions
        if question.kind == KIND and question.role == "answer"
    )
    return {ids[name] for pair in pairs if pair for name in pair if name in ids}


def criteria_apart(study: Study) -> tuple[str, ...]:
    """Collect the ids of the criteria that no question links with those that are compared.

    Parameters
    ----------
    study : Study

    Returns
    -------
    tuple of str
        Empty if the questions compare enough to weigh all criteria.
    """
    ids = criterion_ids(study)
    named = (
        sides(question.item)
        for question in study.codebook.questions
        if question.kind == KIND and question.role == "answer"
    )
    known = [pair for pair in named if pair and all(name in ids for name in pair)]
    return _unlinked([(ids[left], ids[right]) for left, right in known], study)


def _unlinked(pairs: Iterable[tuple[str, str]], study: Study) -> tuple[str, ...]:
    """Criteria that no chain of compared pairs links with the first that was compared."""
    names = [one.id for one in study.criteria]
    place = {name: at for at, name in enumerate(names)}
    compared = np.full((len(names), len(names)), np.nan)
    at = [(place[left], place[right]) for left, right in pairs]
    for left, right in at:
        compared[left, right] = compared[right, left] = 1.0
    if not at:
        return tuple(names)
    groups = connected_groups(compared[None])[0]
    return tuple(
        name for name, group in zip(names, groups, strict=True) if group != groups[at[0][0]]
    )


def compared_answers(study: Study, evidence: Evidence | None) -> CrowdAnswers | None:
    """Bring the comparisons of all used respondents together.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None

    Returns
    -------
    CrowdAnswers or None
        None without comparisons, without a party of residents, where fewer respondents
        compared than may be shown, or where the pairs they compared do not link all criteria.
    """
    found = _told(study, evidence)
    if found is None or found.people < study.settings.minimum_cell or not found.party:
        return None
    if _unlinked(found.answered, study):
        return None
    return CrowdAnswers(found.pairs, found.ratios, where=found.where)


@dataclass(frozen=True, eq=False)
class _Told:
    pairs: tuple[tuple[str, str], ...]
    ratios: npt.NDArray[np.float64]
    people: int
    party: bool
    where: str
    answers: Comparisons

    @property
    def answered(self) -> list[tuple[str, str]]:
        """The pairs that somebody compared."""
        said = np.atleast_1d(np.isfinite(self.ratios).any(axis=0)).tolist()
        return [pair for pair, one in zip(self.pairs, said, strict=True) if one]


def _told(study: Study, evidence: Evidence | None) -> _Told | None:
    if evidence is None:
        return None
    answers = comparisons(evidence.responses)
    ids = criterion_ids(study)
    known = [at for at, pair in enumerate(answers.pairs) if all(name in ids for name in pair)]
    ratios = answers.ratios[evidence.used][:, known] if known else np.empty((0, 0))
    if not known and not answers.unnamed:
        return None
    pairs = tuple((ids[answers.pairs[at][0]], ids[answers.pairs[at][1]]) for at in known)
    return _Told(
        pairs=pairs,
        ratios=ratios,
        people=int(np.isfinite(ratios).any(axis=1).sum()) if known else 0,
        party=any(party.id == RESIDENTS for party in study.parties),
        where=questions_title(study),
        answers=answers,
    )


def criterion_ids(study: Study) -> dict[str, str]:
    """Give criterion ids by every name a planner may write."""
    return {word: one.id for one in study.criteria for word in (one.name, one.id) if word}


def questions_title(study: Study) -> str:
    """Name the sheet of questions as the workbook calls it."""
    places = (at for (sheet, _, _), at in study.where.items() if sheet == "questions")
    return next(places, "questions").rpartition("!")[0] or "questions"


def comparison_notes(
    study: Study, evidence: Evidence | None, *, rated: bool = False, language: str = ""
) -> Iterator[Note]:
    """Say how the comparisons were read, and what became of other judgements of the residents.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    rated : bool
        Whether ratings of the criteria stand in for comparisons that do not count.
    language : str
        Language of the criteria's names.

    Yields
    ------
    Note
    """
    told = _told(study, evidence)
    if told is None:
        return
    yield from _unnamed_notes(told.answers.unnamed)
    if not told.pairs:
        return
    if not told.party:
        yield Note(
            "pairwise_no_party",
            "the questionnaire compares criteria, but there is no party residents to weigh them "
            "for; the comparisons count for nothing",
            {},
        )
        return
    least = study.settings.minimum_cell
    if told.people < least:
        yield Note(
            "pairwise_few",
            f"fewer than {least} respondents compared criteria, so their comparisons count for "
            "nothing",
            {"least": least},
        )
        return
    if missing := _unlinked(told.answered, study):
        yield _unlinked_note(study.weighed_names(language), missing, study, rated=rated)
        return
    if told.answers.steps:
        yield Note(
            "pairwise_steps",
            "the comparisons of the questionnaire were read as steps from equal: 0 is equal, 8 "
            "steps are nine times as important",
            {},
        )
    replaced = replaced_judges(study)
    if replaced:
        yield Note(
            "pairwise_instead",
            f"the residents' weights come from the questionnaire, not from the {replaced} judges "
            "entered for them; give its questions the role ignore to count the judges instead",
            {"judges": replaced},
        )


def _unnamed_notes(columns: Sequence[str]) -> Iterator[Note]:
    """Say which questions name no two criteria: a whole grid in one sentence."""
    if len(columns) >= MANY:
        yield Note(
            "pairwise_unnamed_grid",
            f"{len(columns)} questions from {columns[0]} to {columns[-1]} compare two criteria but "
            "do not say which, so they count for nothing; write them in the column item of each "
            "as left;right",
            {"first": columns[0], "last": columns[-1], "count": len(columns)},
        )
        return
    for column in columns:
        yield Note(
            "pairwise_unnamed",
            f"question {column} compares two criteria but does not say which, so it counts for "
            "nothing; write them in its column item as left;right",
            {"column": column},
        )


def _unlinked_note(
    called: dict[str, str], missing: tuple[str, ...], study: Study, *, rated: bool
) -> Note:
    apart = [called[name] for name in missing]
    linked = [called[one.id] for one in study.criteria if one.id not in missing]
    told = (
        f"the questionnaire compares {', '.join(linked)} with each other, but not with "
        f"{', '.join(apart)}: too few criteria to weigh all of them by it, so its comparisons "
        "count for nothing and the residents' weights come from "
    )
    meant = "; give these questions the role ignore if that is meant"
    if rated:
        told = f"{told}its ratings of criteria{meant}"
        return Note("pairwise_unlinked_rated", told, {"linked": linked, "apart": apart})
    told = f"{told}the judges entered for them{meant}"
    return Note("pairwise_unlinked", told, {"linked": linked, "apart": apart})


def replaced_judges(study: Study) -> int:
    """Count the real judges of the residents; examples are made to be replaced."""
    judges = {one.judge for one in study.judgements if one.perspective == RESIDENTS}
    judges |= {one.judge for one in study.matrices if one.perspective == RESIDENTS}
    return len({judge for judge in judges if judge.strip().casefold() not in EXAMPLE_JUDGES})
