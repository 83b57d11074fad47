"""What exports bring that a study does not have yet."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from prioritize.drafting.assigning import (
    OPTION_KINDS,
    Assignment,
    assign_items,
    one_column_each,
)
from prioritize.spelling import plain
from prioritize.study import Study
from surveys.answers import SurveyTable
from surveys.codebook import Codebook, Question


def only_new(study: Study, codebook: Codebook, tables: Sequence[SurveyTable]) -> Assignment:
    """Keep the questions and options that the study lacks, with their items.

    Parameters
    ----------
    study : Study
        As the planner left it: its words for items win, and what it says about a question
        stays.
    codebook : Codebook
        Guessed from the exports.
    tables : sequence of SurveyTable
        The exports.

    Returns
    -------
    Assignment
        New rows only; its items are all that new rows speak of, also those of the study.
    """
    known = {(plain(one.column), one.export) for one in study.codebook.questions}
    fresh = [
        one for one in one_column_each(codebook.questions, tables) if not _is_known(one, known)
    ]
    there = {(plain(one.column), plain(one.option)) for one in study.codebook.options}
    otherwise = _understood_otherwise(study, codebook)
    options = tuple(
        one
        for one in codebook.options
        if (plain(one.column), plain(one.option)) not in there
        and plain(one.column) not in otherwise
    )
    standing = [_settled(one) for one in study.codebook.questions]
    assignment = assign_items(
        Codebook((*standing, *fresh), options),
        tables,
        own=own_words(study),
        taken=[item.id for item in study.items],
    )
    new = {(one.column, one.export) for one in fresh}
    questions = tuple(
        one for one in assignment.codebook.questions if (one.column, one.export) in new
    )
    return replace(assignment, codebook=Codebook(questions, assignment.codebook.options))


def _is_known(question: Question, known: Collection[tuple[str, str]]) -> bool:
    """Whether the study speaks of a row; a further name of a question is told by its export."""
    name = plain(question.column)
    if question.same_as:
        return (name, question.export) in known
    wide = {"", question.export}
    return any(name == one and (not question.export or other in wide) for one, other in known)


def _settled(question: Question) -> Question:
    """A question that stands: its new options ask for items, its own item is not guessed again."""
    return question if question.kind in OPTION_KINDS else replace(question, role="ignore")


def _understood_otherwise(study: Study, codebook: Codebook) -> set[str]:
    """Columns whose answers the guess takes for something else than the planner does.

    What would be levels or whole lists to the guess are no options of the planner's question.
    """
    guessed = {plain(one.column): one for one in codebook.questions}
    return {
        name
        for one in study.codebook.questions
        if (name := plain(one.column)) in guessed
        and one.kind in OPTION_KINDS
        and guessed[name].kind not in OPTION_KINDS
    }


def own_words(study: Study) -> dict[str, str]:
    """Words that mean an item of a study, and its id."""
    words = {alias: item.id for item in study.items for alias in item.aliases}
    # A name is the planner's own word; it wins over an alias of another item.
    words |= {name: item.id for item in study.items for name in (item.name_en, item.name) if name}
    words |= {one.option: one.item for one in study.codebook.options if one.item}
    return words
