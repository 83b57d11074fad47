"""A first draft of the codebook: what each column seems to ask, how sure that is, and why."""

from collections.abc import Sequence
from dataclasses import replace

from surveys.answers import SurveyTable
from surveys.asked import Asked
from surveys.asked_scale import scales_among
from surveys.best_worst import asks_for_least, drafted_least
from surveys.codebook import Codebook, Option, Question
from surveys.families import Family, find_families
from surveys.lone_answers import bound_to_exports
from surveys.offered import OWN_WORDS
from surveys.option_guess import mark_options
from surveys.privacy import PersonalColumn, find_personal
from surveys.question_guess import Draft, draft_question
from surveys.reasons import Reason
from surveys.rounds import list_questions
from surveys.scoring import kind_called
from surveys.shared_rows import Drafted, rows_per_export


def guess_codebook(tables: Sequence[SurveyTable]) -> Codebook:
    """Guess kinds, roles, limits, options and scales from headers and answers.

    A guess is a draft for people to correct: each row says how sure it is and why. Items are
    left empty, for they are matched elsewhere. Options are never listed for columns that tell
    who a person is, nor for free text.

    Parameters
    ----------
    tables : sequence of SurveyTable

    Returns
    -------
    Codebook
        Every column of every export is spoken of once, by its question number or its header;
        what several exports ask in the same or nearly the same words is one question.
    """
    personal = {
        (table.file, found.key): found for table in tables for found in find_personal(table)
    }
    asked = list_questions(tables)
    free = [one for one in asked if not _is_personal(one, personal)]
    families = _drafted_families(find_families([one for one in free if not asks_for_least(one)]))
    least = drafted_least(free, tuple(families))
    families |= {one: Draft(*rows) for one, rows in least.items()}
    scales = scales_among(free)
    drafted: list[Drafted] = []
    options: list[Option] = []
    for one in asked:
        found = _is_personal(one, personal)
        draft = families.get(one) or (
            _personal(one, found) if found else draft_question(replace(one, scales=scales))
        )
        stem = draft.questions[0].stem or one.words
        drafted += [
            (replace(question, stem=question.stem or stem), one) for question in draft.questions
        ]
        options += _offered(one, draft)
    return Codebook(rows_per_export(drafted, tables), _once(options))


def _offered(asked: Asked, draft: Draft) -> tuple[Option, ...]:
    """Options of a question, bound to the exports that offer them; levels of a scale are not."""
    kinds = [kind_called(question.kind) for question in draft.questions if question.kind]
    listed = kinds and not any(kind.is_scale or kind.name in OWN_WORDS for kind in kinds)
    return bound_to_exports(asked, draft.options) if listed else draft.options


def _once(options: Sequence[Option]) -> tuple[Option, ...]:
    first: dict[tuple[str, str], Option] = {}
    for option in options:
        first.setdefault((option.column, option.option), option)
    return tuple(first.values())


def _is_personal(
    asked: Asked, personal: dict[tuple[str, str], PersonalColumn]
) -> PersonalColumn | None:
    found = [
        personal.get((table.file, table.columns[place].key))
        for table, places in asked.places
        for place in places
    ]
    # What a header says is surer than what some answers hold.
    return min(filter(None, found), key=lambda one: one.by_content, default=None)


def _personal(asked: Asked, found: PersonalColumn) -> Draft:
    confidence = 0.9
    if found.reason == "platform":
        why = Reason("platform_person")
    elif found.by_content:
        # Low enough to be marked: a question put aside by mistake must be seen.
        why, confidence = Reason("personal_content", cells=found.cells), 0.5
    else:
        why = Reason("personal_header")
    question = Question(asked.name, role="personal", confidence=confidence, comment=why)
    return Draft((question,), ())


def _drafted_families(families: Sequence[Family]) -> dict[Asked, Draft]:
    """Take the longest run of priorities as answers; the others are only pointed out."""
    drafts: dict[Asked, Draft] = {}
    for rank, family in enumerate(families):
        for place, one in enumerate(family.members):
            drafts[one] = _answer(one, place, len(family.members)) if rank == 0 else _ignored(one)
    return drafts


def _answer(one: Asked, place: int, length: int) -> Draft:
    options, left_out = mark_options(one)
    why = Reason("family", place=place + 1, length=length)
    if left_out:
        why = why.also("left_out", count=left_out)
    question = Question(
        one.name, kind="single", weight=float(length - place), confidence=0.8, comment=why
    )
    return Draft((question,), options)


def _ignored(one: Asked) -> Draft:
    why = Reason("family_other")
    return Draft((Question(one.name, role="ignore", confidence=0.5, comment=why),), ())
