"""Which columns of an export a row of the codebook speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook, Option, Question
from surveys.errors import (
    CodebookErrors,
    SurveysError,
    UnknownColumnError,
    UnknownExportError,
    UnknownKindError,
)
from surveys.scoring import kind_called, question_kinds
from surveys.vocabulary import normalise


@dataclass(frozen=True)
class Unit:
    """One question to encode: where it stands in each export.

    Attributes
    ----------
    question : Question
        `column` names the single column where a question number covers several questions.
    columns : tuple of tuple of int
        Per table the positions of its columns; empty where the table does not ask it.
    block : str
        What the rows of one matrix share: the question number or name.
    """

    question: Question
    columns: tuple[tuple[int, ...], ...]
    block: str


def columns_called(table: SurveyTable, name: str) -> tuple[int, ...]:
    """Find columns by exact header, then by question number, then by the question's words.

    Parameters
    ----------
    table : SurveyTable
    name : str
        As in the column `column` of the codebook.

    Returns
    -------
    tuple of int
        Positions; a number leaves out columns that the platform itself puts aside.
    """
    wanted = normalise(name)
    # A summary bears the name of its question; the columns it sums up hold the answers.
    asked = {column.number for column in table.columns if not column.role}
    columns = [
        (place, column)
        for place, column in enumerate(table.columns)
        if not (column.role and column.key in asked)
    ]
    for answers_to in (_key, _header, _number):
        found = [place for place, column in columns if answers_to(column) == wanted]
        if found:
            free = [place for place in found if not table.columns[place].role]
            return tuple(free if answers_to is _number and free else found)
    stems = {column.number for _, column in columns if column.stem and _stem(column) == wanted}
    if len(stems) != 1:
        return ()
    return tuple(place for place, column in columns if column.number in stems and not column.role)


def _key(column: Column) -> str:
    return normalise(column.key)


def _header(column: Column) -> str:
    return normalise(column.header)


def _number(column: Column) -> str:
    return normalise(column.number)


def _stem(column: Column) -> str:
    return normalise(column.stem)


def find_units(tables: Sequence[SurveyTable], codebook: Codebook) -> tuple[Unit, ...]:
    """Find the columns of every question, and part matrices into one question per row.

    Raises
    ------
    CodebookErrors
        With every unknown column, export and kind at once.
    """
    units: list[Unit] = []
    problems: list[SurveysError] = []
    for question in codebook.questions:
        problem = _problem(question, tables)
        if problem is not None:
            problems.append(problem)
            continue
        units += _units(question, tables)
    if problems:
        raise CodebookErrors(tuple(problems))
    return tuple(units)


def _problem(question: Question, tables: Sequence[SurveyTable]) -> SurveysError | None:
    files = tuple(table.file for table in tables)
    known = question_kinds()
    if question.kind and question.kind not in known:
        near = tuple(get_close_matches(question.kind, known, n=2))
        return UnknownKindError(question.kind, question.column, known, near)
    if question.export and question.export not in _files(tables):
        return UnknownExportError(question.column, question.export, files)
    if any(_found(question, table) for table in tables):
        return None
    names = dict.fromkeys(
        name
        for table in tables
        for column in table.columns
        for name in (column.key, column.number, column.stem)
        if name
    )
    near = tuple(get_close_matches(question.column, names, n=3, cutoff=0.7))
    return UnknownColumnError(question.column, near, files)


def _files(tables: Sequence[SurveyTable]) -> set[str]:
    return {table.file for table in tables} | {
        source.file for table in tables for source in table.sources
    }


def _found(question: Question, table: SurveyTable) -> tuple[int, ...]:
    if question.export and question.export not in _files([table]):
        return ()
    return columns_called(table, question.column)


def _units(question: Question, tables: Sequence[SurveyTable]) -> list[Unit]:
    found = [_found(question, table) for table in tables]
    firsts = [
        table.columns[places[0]] for table, places in zip(tables, found, strict=True) if places
    ]
    block = firsts[0].number or firsts[0].key
    kind = kind_called(question.kind) if question.kind else None
    if kind is None or not kind.per_column or max(map(len, found)) == 1:
        return [Unit(question, tuple(found), block)]
    if all(column.form == "tick" for column in _columns(tables, found)):
        return [Unit(question, tuple(found), block)]
    rows: dict[str, list[tuple[int, ...]]] = {}
    names: dict[str, str] = {}
    for number, (table, places) in enumerate(zip(tables, found, strict=True)):
        for place in places:
            column = table.columns[place]
            label = normalise(column.part or column.key)
            names.setdefault(label, column.key)
            rows.setdefault(label, [()] * len(tables))[number] = (place,)
    return [
        Unit(replace(question, column=names[label]), tuple(places), block)
        for label, places in rows.items()
    ]


def _columns(tables: Sequence[SurveyTable], found: Sequence[tuple[int, ...]]) -> list[Column]:
    return [
        table.columns[place]
        for table, places in zip(tables, found, strict=True)
        for place in places
    ]


def options_of(
    codebook: Codebook, question: Question, tables: Sequence[SurveyTable], unit: Unit
) -> tuple[Option, ...]:
    """List the options of a question; those of its own column go before those of its number.

    Parameters
    ----------
    codebook : Codebook
    question : Question
    tables : sequence of SurveyTable
    unit : Unit
        The question's columns.

    Returns
    -------
    tuple of Option
        Empty if the codebook lists none.
    """
    columns = _columns(tables, unit.columns)
    names = (
        {normalise(question.column)},
        {name for column in columns for name in (_key(column), _header(column))},
        {_number(column) for column in columns},
    )
    for wanted in names:
        listed = tuple(option for option in codebook.options if normalise(option.column) in wanted)
        if listed:
            return listed
    return ()
