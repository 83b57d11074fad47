"""A first draft of the codebook: what each column seems to ask, how sure that is, and why."""

from collections.abc import Sequence
from dataclasses import replace

from surveys.answers import SurveyTable
from surveys.asked import Asked, list_questions
from surveys.codebook import Codebook, Option, Question
from surveys.families import Family, find_families
from surveys.option_guess import mark_options
from surveys.privacy import find_personal
from surveys.question_guess import Draft, draft_question


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
        Every column of every export is spoken of once, by its question number or its header.
    """
    personal = {
        (table.file, found.key): found.reason for table in tables for found in find_personal(table)
    }
    asked = list_questions(tables)
    free = [one for one in asked if not _is_personal(one, personal)]
    families = _drafted_families(find_families(free))
    questions: list[Question] = []
    options: list[Option] = []
    for one in asked:
        reason = _is_personal(one, personal)
        draft = families.get(one) or (_personal(one, reason) if reason else draft_question(one))
        stem = draft.questions[0].stem or one.words
        questions += [
            replace(question, export=one.export, stem=question.stem or stem)
            for question in draft.questions
        ]
        options += draft.options
    return Codebook(tuple(questions), _once(options))


def _once(options: Sequence[Option]) -> tuple[Option, ...]:
    first: dict[tuple[str, str], Option] = {}
    for option in options:
        first.setdefault((option.column, option.option), option)
    return tuple(first.values())


def _is_personal(asked: Asked, personal: dict[tuple[str, str], str]) -> str:
    reasons = (
        personal.get((table.file, table.columns[place].key), "")
        for table, places in asked.places
        for place in places
    )
    return next((reason for reason in reasons if reason), "")


def _personal(asked: Asked, reason: str) -> Draft:
    why = {
        "platform": "the platform's own column about the person",
    }.get(reason, f"looks personal ({reason.replace('_', ' ')}); kept out of every output")
    question = Question(asked.name, role="personal", confidence=0.9, comment=why)
    return Draft((question,), ())


def _drafted_families(families: Sequence[Family]) -> dict[Asked, Draft]:
    """Take the longest run of priorities as answers; the others are only pointed out."""
    drafts: dict[Asked, Draft] = {}
    for rank, family in enumerate(families):
        for place, one in enumerate(family.members):
            drafts[one] = _answer(one, place, len(family.members)) if rank == 0 else _ignored(one)
    return drafts


def _answer(one: Asked, place: int, length: int) -> Draft:
    options, _ = mark_options(one)
    why = (
        f"choice {place + 1} of {length} from one list: the first weighs {length}, the last 1; "
        "change the weights if the places should count otherwise"
    )
    question = Question(
        one.name, kind="single", weight=float(length - place), confidence=0.8, comment=why
    )
    return Draft((question,), options)


def _ignored(one: Asked) -> Draft:
    why = "looks like a ranking of options too; set kind to single and role to answer to use it"
    return Draft((Question(one.name, role="ignore", confidence=0.5, comment=why),), ())
