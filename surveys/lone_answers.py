"""Answers that some of several exports show and others lack: offered in one round only, perhaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from surveys.answers import SurveyTable
from surveys.asked import Asked
from surveys.codebook import Option
from surveys.offered import BOXES
from surveys.option_guess import listed_texts
from surveys.reasons import Reason
from surveys.vocabulary import is_other, normalise

ENOUGH: Final = 30
"""Answers from which on it says something that nobody in an export gave an answer."""

WORTH_SAYING: Final = 0.05
"""Share of an export's answers from which on an answer is missed in another export."""

UNSURE: Final = 0.5

Places = Sequence[tuple[SurveyTable, Sequence[int]]]


@dataclass(frozen=True)
class _Shown:
    """Answers of one export, normalised.

    `often` are the options that enough people gave (of boxes: all there are) with the words for
    them, `at_all` every answer; `tells` is whether it says something that one is missing.
    """

    often: dict[str, str]
    at_all: frozenset[str]
    tells: bool


def lone_answers(
    places: Places, options: Sequence[Option]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Find the options that some exports show and others do not.

    Parameters
    ----------
    places : sequence of (SurveyTable, sequence of int)
        The columns of one question in every export that asks it.
    options : sequence of Option
        What the codebook lists; empty if it lists nothing. Free words are never named.

    Returns
    -------
    dict of str to (tuple of str, tuple of str)
        By option: the files that show it, and the files that do not, each in their order.
    """
    if len(places) < 2:  # noqa: PLR2004 - one export differs from none
        return {}
    shown = [(table.file, _shown(table, here, options)) for table, here in places]
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    words = {plain: text for _, one in shown for plain, text in one.often.items()}
    for plain, text in words.items():
        having = tuple(file for file, one in shown if plain in one.at_all)
        lacking = tuple(file for file, one in shown if one.tells and plain not in one.at_all)
        if having and lacking:
            found[text] = having, lacking
    return found


def _shown(table: SurveyTable, places: Sequence[int], options: Sequence[Option]) -> _Shown:
    columns = tuple(table.columns[place] for place in places)
    if all(column.form in BOXES for column in columns):
        parts = {normalise(column.part): column.part for column in columns}
        return _Shown(parts, frozenset(parts), tells=True)
    asked = Asked("", columns, ((table, tuple(places)),))
    counts = asked.counts()
    said: dict[str, int] = {}
    for text, count in zip(map(normalise, counts.index), counts.tolist(), strict=True):
        said[text] = said.get(text, 0) + count
    listed = [option.option for option in options] or listed_texts(asked)[0]
    answers = asked.respondents()
    often = {
        plain: text
        for text in listed
        if said.get(plain := normalise(text), 0) >= WORTH_SAYING * max(answers, ENOUGH)
    }
    return _Shown(often, frozenset(said), tells=answers >= ENOUGH)


def bound_to_exports(asked: Asked, options: Sequence[Option]) -> tuple[Option, ...]:
    """Name the exports that offer an option, where others seem not to offer it.

    Parameters
    ----------
    asked : Asked
    options : sequence of Option
        Drafted for this question.

    Returns
    -------
    tuple of Option
        The same; an option that people gave in some exports only is bound to those, for a
        person to confirm. "Other" is left alone: nobody knows what it held.
    """
    lone = lone_answers(asked.places, options)
    return tuple(
        replace(
            option,
            export=";".join(lone[option.option][0]),
            confidence=min(option.confidence, UNSURE),
            comment=Reason("lone_option", file=", ".join(lone[option.option][1])),
        )
        if option.option in lone and not is_other(option.option)
        else option
        for option in options
    )
