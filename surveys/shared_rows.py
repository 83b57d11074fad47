"""Rows of the codebook for exports that call one question by different names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from surveys.answers import SurveyTable
from surveys.asked import Asked
from surveys.codebook import Question
from surveys.hints import choice_limit
from surveys.matching import columns_called
from surveys.reasons import Reason
from surveys.vocabulary import normalise

SURE = 0.95
UNSURE = 0.5
"""Confidence of a match by words that are nearly the same: low enough to be marked."""

Drafted = tuple[Question, Asked]


def rows_per_export(
    drafted: Sequence[Drafted], tables: Sequence[SurveyTable]
) -> tuple[Question, ...]:
    """Write the rows so that each finds its own columns in every export, and no others.

    A row names its export where its name means something else in another one. Where a later
    export calls the question otherwise, a row of its own says so, with `same_as`.

    Parameters
    ----------
    drafted : sequence of (Question, Asked)
        Each row of the draft and the question it is about.
    tables : sequence of SurveyTable

    Returns
    -------
    tuple of Question
        Every row of the draft, the further names of its question behind it.
    """
    if len(tables) == 1:
        return tuple(question for question, _ in drafted)
    meant = [_meant(question, asked, tables) for question, asked in drafted]
    owner = {
        (number, place): row
        for row, places in enumerate(meant)
        for number, here in enumerate(places)
        for place in here
    }
    own_name: set[tuple[int, int]] = set()
    alone: set[int] = set()
    for row, (question, _) in enumerate(drafted):
        for number, table in enumerate(tables):
            strays = set(columns_called(table, question.column)) - set(meant[row][number])
            for place in strays:
                other = owner.get((number, place))
                if other is None:
                    alone.add(row)
                else:
                    own_name.add((other, number))
                    alone |= {row} if sum(map(bool, meant[row])) == 1 else set()
    rows: list[Question] = []
    for row, (question, asked) in enumerate(drafted):
        named = {number for other, number in own_name if other == row}
        rows += _rows(question, asked, meant[row], tables, named, alone=row in alone)
    return tuple(rows)


def _meant(
    question: Question, asked: Asked, tables: Sequence[SurveyTable]
) -> list[tuple[int, ...]]:
    """Columns that a row speaks of, per table: all of its question, or one row of a matrix."""
    whole = question.column == asked.name or len(asked.columns) == 1
    part = next((one.part for one in asked.columns if one.key == question.column), "")
    found: list[tuple[int, ...]] = []
    for table in tables:
        places = next((here for one, here in asked.places if one is table), ())
        if not whole:
            places = tuple(
                place for place in places if normalise(table.columns[place].part) == normalise(part)
            )
        found.append(places)
    return found


def _rows(
    question: Question,
    asked: Asked,
    meant: Sequence[tuple[int, ...]],
    tables: Sequence[SurveyTable],
    named: set[int],
    *,
    alone: bool,
) -> Iterator[Question]:
    present = [number for number, places in enumerate(meant) if places]
    first = present[0]
    export = tables[first].file if alone or first in named else ""
    yield replace(question, export=export)
    for number in present[1:]:
        table, places = tables[number], meant[number]
        by_name = set(columns_called(table, question.column)) == set(places)
        if by_name and not export and number not in named:
            continue
        at = next(at for at, (one, _) in enumerate(asked.places) if one is table)
        whole = question.column == asked.name or len(places) > 1
        column = table.columns[places[0]]
        limit = choice_limit(f"{column.stem} {column.header}")
        differs = question.kind and limit not in (None, question.limit)
        why = _why(asked, at)
        yield Question(
            asked.names[at] if whole else column.key,
            export=table.file,
            same_as=question.column,
            limit=limit if differs else None,
            stem=column.stem,
            confidence=SURE if asked.likeness[at] >= 1 else UNSURE,
            comment=why.also("limit", limit=limit) if differs else why,
        )


def _why(asked: Asked, at: int) -> Reason:
    (host, here), (table, places) = asked.places[0], asked.places[at]
    if asked.likeness[at] >= 1:
        return Reason("same_words", file=host.file)
    return Reason(
        "close_words",
        here=table.columns[places[0]].header.strip(),
        file=host.file,
        there=host.columns[here[0]].header.strip(),
        score=round(100 * asked.likeness[at]),
    )
