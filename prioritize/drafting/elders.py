"""Whether the survey lets elders speak for themselves, and under which answer."""

import re
from collections.abc import Iterator, Sequence

from surveys.answers import SurveyTable
from surveys.codebook import Codebook, Question
from surveys.encoder import encode

AGE = re.compile(r"年龄|岁|\bage\b|_age\b|how old", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
ELDER_FROM = 55
OLDEST = 120
ENOUGH = 10
"""Answers below which no interval is given and the group is too small to count with."""


def elder_level(codebook: Codebook, tables: Sequence[SurveyTable]) -> tuple[str, str] | None:
    """Find the group question and the answer that stands for elders.

    Parameters
    ----------
    codebook : Codebook
        With the options of the group questions.
    tables : sequence of SurveyTable
        To count how many gave the answer.

    Returns
    -------
    (str, str) or None
        Column and level: of the answers that begin at 55 years or more, the one given most
        often, if at least ten people gave it. Of ages in figures, all bands from the first that
        begins there.
    """
    told = [
        (_given(question, option.option, tables), question.column, option.option)
        for question in codebook.questions
        if question.role == "group" and _is_age(question, codebook, tables)
        for option in codebook.options
        if option.column == question.column and _from_years(option.option) >= ELDER_FROM
    ]
    counted = [*told, *_in_figures(codebook, tables)]
    if not counted:
        return None
    count, column, level = max(counted, key=lambda one: one[0])
    return (column, level) if count >= ENOUGH else None


def _in_figures(
    codebook: Codebook, tables: Sequence[SurveyTable]
) -> Iterator[tuple[int, str, str]]:
    """How many elders there are by every question for an age in figures."""
    asked = [one for one in codebook.questions if one.bands and max(one.bands) >= ELDER_FROM]
    if not asked:
        return
    names = {one.column for one in asked}
    needed = [
        one
        for one in codebook.questions
        if one in asked or one.same_as in names or one.role == "time"
    ]
    responses = encode(tables, Codebook(tuple(needed), codebook.options))
    starts = {one.column: min(low for low in one.bands if low >= ELDER_FROM) for one in asked}
    for banded in responses.banded:
        level = f"{starts.get(banded.column, ELDER_FROM)}+"
        elders = responses.groups[banded.column].isin(banded.bands.covered(level))
        if banded.ages:
            yield int(elders.sum()), banded.column, level


def _is_age(question: Question, codebook: Codebook, tables: Sequence[SurveyTable]) -> bool:
    words = [question.stem, question.column]
    words += [
        column.stem
        for table in tables
        for column in table.columns
        if question.column in {column.key, column.number}
    ]
    options = [one.option for one in codebook.options if one.column == question.column]
    return any(AGE.search(text) for text in (*words, *options))


def _from_years(level: str) -> int:
    """Years at which an age band begins; 0 where it names none."""
    if re.search(r"以下|under|below|younger|<", level, re.IGNORECASE):
        return 0
    numbers = [int(number) for number in NUMBER.findall(level)]
    return numbers[0] if numbers and numbers[0] <= OLDEST else 0


def _given(question: Question, level: str, tables: Sequence[SurveyTable]) -> int:
    """How many respondents gave an answer, in words or by its code."""
    return sum(
        int(table.text[column.key].isin(_spellings(table, column.number, level)).sum())
        for table in tables
        for column in table.columns
        if question.column in {column.key, column.number}
    )


def _spellings(table: SurveyTable, number: str, level: str) -> list[str]:
    codes = table.codes.get(number, {})
    return [level, *(code for code, label in codes.items() if label == level)]
