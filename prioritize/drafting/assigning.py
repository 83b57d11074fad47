"""Which item each answer option and each matrix row asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritize.catalogue import Match, match_names
from prioritize.drafting.frames import subject_of
from prioritize.spelling import plain
from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook, Question
from surveys.vocabulary import is_other

OPTION_KINDS = frozenset(
    {
        *("choose", "single", "ranking", "points"),
        *("maxdiff:best", "maxdiff:worst", "maxdiff:shown"),
    }
)
"""Kinds whose options name items; in other kinds the column itself speaks of one."""
SILENT_KINDS = frozenset({"", "comment", "pairwise"})
NO_ITEM = re.compile(
    r"\s*(其他|其它|以上|无所谓|不|都不|都没|说不清|没有$|无$|暂无|没有?(意见|建议|需求|要求)"
    r"|other|none|nothing|no$|n/?a$|don.?t|not )",
    re.IGNORECASE,
)
"""Options that ask for no item, whatever the codebook calls them."""
NEW_ID = re.compile(r"N(\d+)")


@dataclass(frozen=True)
class Wanted:
    """One item that the survey speaks of; `match` is None for an item that is new."""

    id: str
    name: str
    match: Match | None


@dataclass(frozen=True)
class Assignment:
    """A codebook with items, the items in the order of their ids, and the match per name.

    `subjects` gives the name by which a question that speaks of one item was matched.
    """

    codebook: Codebook
    items: tuple[Wanted, ...]
    matches: dict[str, Match]
    subjects: dict[str, str] = field(default_factory=dict)


def assign_items(
    codebook: Codebook,
    tables: Sequence[SurveyTable],
    own: Mapping[str, str] | None = None,
    taken: Sequence[str] = (),
) -> Assignment:
    """Give every option and every matrix row its item.

    Parameters
    ----------
    codebook : Codebook
        Guessed; items that are already there stay.
    tables : sequence of SurveyTable
        The exports, for the words of matrix rows.
    own : mapping of str to str, optional
        Words that already mean an item of the study.
    taken : sequence of str
        Ids that new items must not get.

    Returns
    -------
    Assignment
        New items are numbered ``N01``, ``N02`` … in the order of the questionnaire.
    """
    questions = one_column_each(codebook.questions, tables)
    kinds = {one.column: one.kind for one in questions if _asks(one)}
    stems = {
        one.column: _words_of(one, tables)
        for one in questions
        if _asks(one) and one.kind not in OPTION_KINDS and not one.item
    }
    asking = [
        one
        for one in codebook.options
        if kinds.get(one.column) in OPTION_KINDS
        and one.state == "answer"
        and not one.item
        and not NO_ITEM.match(one.option)
        and not is_other(one.option)
    ]
    names = list(dict.fromkeys([*(one.option for one in asking), *filter(None, stems.values())]))
    matches = dict(zip(names, match_names(names, own), strict=True))
    ids = _ids(names, matches, taken)
    asked = {id(one) for one in asking}
    options = tuple(
        replace(one, item=ids[one.option]) if id(one) in asked else one for one in codebook.options
    )
    questions = tuple(
        replace(one, item=ids.get(stems.get(one.column, ""), one.item)) for one in questions
    )
    wanted = {
        ids[name]: Wanted(ids[name], name, matches[name] if matches[name].item_id else None)
        for name in reversed(names)
    }
    ordered = tuple(wanted[name] for name in sorted(wanted, key=_order))
    return Assignment(Codebook(questions, options), ordered, matches, stems)


def _asks(question: Question) -> bool:
    return question.role == "answer" and question.kind not in SILENT_KINDS


def _order(item_id: str) -> tuple[bool, int, str]:
    """Catalogue items first, new ones behind them by number."""
    number = NEW_ID.fullmatch(item_id)
    return number is not None, int(number[1]) if number else 0, item_id


def _ids(names: list[str], matches: Mapping[str, Match], taken: Sequence[str]) -> dict[str, str]:
    """Item id per name; names that differ in width or case alone are one item."""
    used = [int(found[1]) for one in taken if (found := NEW_ID.fullmatch(one))]
    count = max(used, default=0)
    fresh: dict[str, str] = {}
    ids = {}
    for name in names:
        if matches[name].item_id:
            ids[name] = matches[name].item_id
            continue
        if plain(name) not in fresh:
            count += 1
            fresh[plain(name)] = f"N{count:02d}"
        ids[name] = fresh[plain(name)]
    return ids


def _columns(question: Question, tables: Sequence[SurveyTable]) -> list[Column]:
    """Columns that a row of the codebook covers, each header once."""
    columns = [
        column
        for table in tables
        if not question.export or question.export == table.file
        for column in table.columns
    ]
    # A repeated header is the key of its first column only, so that keys are asked first.
    found = [column for column in columns if column.key == question.column]
    found = found or [column for column in columns if column.number == question.column]
    return list({column.key: column for column in found}.values())


def one_column_each(
    questions: Sequence[Question], tables: Sequence[SurveyTable]
) -> tuple[Question, ...]:
    """Split a matrix into its rows, for each of them speaks of an item of its own.

    Parameters
    ----------
    questions : sequence of Question
    tables : sequence of SurveyTable
        To know the columns behind a question number.

    Returns
    -------
    tuple of Question
        A row per column where the kind asks about a column; other rows as they are.
    """
    split: list[Question] = []
    for question in questions:
        columns = _columns(question, tables)
        if not _asks(question) or question.kind in OPTION_KINDS or len(columns) <= 1:
            split.append(question)
        else:
            split += [replace(question, column=column.key) for column in columns]
    return tuple(split)


def _words_of(question: Question, tables: Sequence[SurveyTable]) -> str:
    """What a column speaks of: its matrix row, otherwise its question."""
    columns = _columns(question, tables)
    part = columns[0].part if columns else ""
    words = part or subject_of(columns[0].stem if columns else question.stem)
    return "" if NO_ITEM.match(words) else words.strip()
