"""Which columns of an export a row of the codebook speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook, Option, Question
from surveys.errors import (
    CodebookErrors,
    SurveysError,
    UnknownColumnError,
    UnknownExportError,
    UnknownKindError,
    UnknownSameError,
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
    borrowed : frozenset of int
        Tables that call it by another name: what the codebook says of that name there is about
        another question.
    limits : dict of str to int
        How many options may be chosen, by file, where a further name of it says so.
    """

    question: Question
    columns: tuple[tuple[int, ...], ...]
    block: str
    borrowed: frozenset[int] = frozenset()
    limits: dict[str, int] = field(default_factory=dict)


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

    A row that names its export goes before one that does not: it alone speaks of the columns it
    finds there. A row that says `same_as` gives its columns to the question it names.

    Raises
    ------
    CodebookErrors
        With every unknown column, export and kind at once.
    """
    problems = list(filter(None, (_problem(one, tables) for one in codebook.questions)))
    heads = [one for one in codebook.questions if not one.same_as]
    named = {normalise(one.column): place for place, one in reversed([*enumerate(heads)])}
    links: dict[int, list[Question]] = {}
    for one in codebook.questions:
        target = named.get(normalise(one.same_as), -1)
        if one.same_as and target < 0:
            near = tuple(get_close_matches(one.same_as, [head.column for head in heads], n=3))
            problems.append(UnknownSameError(one.column, one.same_as, near))
        elif one.same_as:
            links.setdefault(target, []).append(one)
    if problems:
        raise CodebookErrors(tuple(problems))
    taken = _taken(tables, codebook)
    units: list[Unit] = []
    for place, head in enumerate(heads):
        units += _units(head, links.get(place, ()), tables, taken)
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


def _taken(tables: Sequence[SurveyTable], codebook: Codebook) -> list[set[int]]:
    """Columns per table of which a row speaks that names the export."""
    if len(tables) == 1:
        return [set()]
    own = [one for one in codebook.questions if one.export]
    return [{place for one in own for place in _found(one, table)} for table in tables]


def _units(
    question: Question,
    links: Sequence[Question],
    tables: Sequence[SurveyTable],
    taken: Sequence[set[int]],
) -> list[Unit]:
    found: list[tuple[int, ...]] = []
    borrowed = set()
    limits: dict[str, int] = {}
    for number, table in enumerate(tables):
        here = _found(question, table)
        if not question.export:
            here = tuple(place for place in here if place not in taken[number])
        link = next((one for one in links if _found(one, table)), None)
        if link is not None:
            borrowed.add(number)
            limits |= {} if link.limit is None else {table.file: link.limit}
        found.append(here if link is None else _found(link, table))
    if not any(found):
        return []  # Other rows speak of all its columns, export by export.
    firsts = [
        table.columns[places[0]] for table, places in zip(tables, found, strict=True) if places
    ]
    block = firsts[0].number or firsts[0].key
    foreign = frozenset(borrowed)
    kind = kind_called(question.kind) if question.kind else None
    lists = sum(column.form == "list" for column in _columns(tables, found))
    rows_apart = kind is not None and (
        kind.per_column or lists > len([here for here in found if here])
    )
    if not rows_apart or max(map(len, found)) == 1:
        return [Unit(question, tuple(found), block, foreign, limits)]
    if all(column.form == "tick" for column in _columns(tables, found)):
        return [Unit(question, tuple(found), block, foreign, limits)]
    rows: dict[str, list[tuple[int, ...]]] = {}
    names: dict[str, str] = {}
    for number, (table, places) in enumerate(zip(tables, found, strict=True)):
        for place in places:
            column = table.columns[place]
            label = normalise(column.part or column.key)
            names.setdefault(label, column.key)
            rows.setdefault(label, [()] * len(tables))[number] = (place,)
    return [
        Unit(replace(question, column=names[label]), tuple(places), block, foreign, limits)
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
    own = [() if at in unit.borrowed else places for at, places in enumerate(unit.columns)]
    columns = _columns(tables, own)
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
