"""Which item each answer option and each matrix row asks for."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from prioritize.catalogue import Match, match_names
from prioritize.drafting.frames import subject_of
from prioritize.drafting.sentences import named_inside
from prioritize.drafting.wholes import speaks_of_all
from prioritize.spelling import plain
from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook, Question
from surveys.rank_columns import says_place
from surveys.ratings import KINDS as RATED
from surveys.vocabulary import is_other

OPTION_KINDS = frozenset(
    {
        *("choose", "single", "ranking", "points"),
        *("maxdiff:best", "maxdiff:worst", "maxdiff:shown"),
    }
)
"""Kinds whose options name items; in other kinds the column itself speaks of one."""
ONLY_PRICED = "willingness"
"""Kind that makes no demand unless a criterion names it."""
NAMED_KINDS = frozenset({"importance", "support"})
"""Kinds whose questions make a new item only by a name, never by a whole sentence."""
RATED_KINDS = NAMED_KINDS | {"satisfaction"}
"""Kinds that may ask about the estate or its renovation as a whole."""
SILENT_KINDS = frozenset({"", "comment", "pairwise", *RATED})
NO_ITEM = re.compile(
    r"\s*(其他|其它|以上|无所谓|不|都不|都没|说不清|没有$|无$|暂无|没有?(意见|建议|需求|要求)"
    r"|other|none|nothing|no$|n/?a$|don.?t|not )",
    re.IGNORECASE,
)
"""Options that ask for no item, whatever the codebook calls them."""
_ARTICLE = re.compile(r"^(?:the|an?) (?=\w)", re.IGNORECASE)
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

    `subjects` gives the name by which a question that speaks of one item was matched; `unnamed`
    the columns that ask in a whole sentence in which no item was found; `about_all` those that
    ask about the estate or its renovation as a whole.
    """

    codebook: Codebook
    items: tuple[Wanted, ...]
    matches: dict[str, Match]
    subjects: dict[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    about_all: frozenset[str] = frozenset()


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
        and not says_place(one.option)
    ]
    about_all = _about_all(questions, stems, tables, own)
    stems |= dict.fromkeys(about_all, "")
    stems = _as_pairs(questions, stems)
    priced = {one.column for one in questions if one.kind == ONLY_PRICED}
    standing = [one for one in stems if kinds[one] in NAMED_KINDS]
    named = named_inside(stems, standing, own, [one.option for one in asking])
    inside = named_inside(stems, [one for one in stems if one in priced], own)
    stems |= named | {column: name for column, name in inside.items() if name}
    asked_for = [stem for column, stem in stems.items() if stem and column not in priced]
    names = list(dict.fromkeys([*(one.option for one in asking), *asked_for]))
    matches = dict(zip(names, match_names(names, own), strict=True))
    ids = _ids(names, matches, taken)
    prices = _of_asked_items(
        [stems[column] for column in stems if column in priced], ids, own, taken
    )
    matches = prices | matches
    asked = {id(one) for one in asking}
    options = tuple(
        replace(one, item=ids[one.option]) if id(one) in asked else one for one in codebook.options
    )
    questions = tuple(
        replace(one, item=_item_of(stems.get(one.column, ""), ids, prices) or one.item)
        for one in questions
    )
    wanted = {
        ids[name]: Wanted(ids[name], name, matches[name] if matches[name].item_id else None)
        for name in reversed(names)
    }
    ordered = tuple(wanted[name] for name in sorted(wanted, key=_order))
    unnamed = frozenset(column for column, name in named.items() if not name)
    codebook = Codebook(questions, options)
    return Assignment(codebook, ordered, matches, stems, unnamed, about_all)


def _about_all(
    questions: Sequence[Question],
    stems: Mapping[str, str],
    tables: Sequence[SurveyTable],
    own: Mapping[str, str] | None,
) -> frozenset[str]:
    """Columns that ask about everything at once, in words that are no item's name."""
    rated = [one for one in questions if one.kind in RATED_KINDS and stems.get(one.column)]
    matches = match_names([stems[one.column] for one in rated], own)
    return frozenset(
        one.column
        for one, match in zip(rated, matches, strict=True)
        if not match.item_id
        and speaks_of_all(match.name, beside=any(at.part for at in columns_of(one, tables)))
    )


def _item_of(name: str, ids: Mapping[str, str], prices: Mapping[str, Match]) -> str:
    return ids.get(name) or (prices[name].item_id if name in prices else "")


def _of_asked_items(
    names: Sequence[str],
    ids: Mapping[str, str],
    own: Mapping[str, str] | None,
    taken: Sequence[str],
) -> dict[str, Match]:
    """Match what has a price only to items that the survey or the study speaks of already.

    What people would pay makes no demand, so that an item of its own would have none.
    """
    known = {_bare(name): name_id for name, name_id in ids.items()}
    spoken_of = {*ids.values(), *taken}
    found = {}
    for match in match_names([name for name in names if name], own):
        item = match.item_id if match.item_id in spoken_of else known.get(_bare(match.name), "")
        if item:
            found[match.name] = match if match.item_id else replace(match, item_id=item, score=1.0)
    return found


def _as_pairs(questions: Sequence[Question], stems: Mapping[str, str]) -> dict[str, str]:
    """Give both halves of a Kano pair the name of one, where the catalogue knows not both.

    Halves are a pair where one follows the other and neither has its like among the rest.
    """
    paired = dict(stems)
    halves = [one for one in questions if one.kind.startswith("kano:") and one.column in stems]
    said = Counter(_bare(stems[one.column]) for one in halves)
    for one, other in pairwise(halves):
        names = stems[one.column], stems[other.column]
        alone = one.kind != other.kind and all(said[_bare(name)] == 1 for name in names)
        if not alone or one.export != other.export:
            continue
        matched = [match.item_id for match in match_names(names)]
        if matched[0] and not matched[1]:
            paired[other.column] = names[0]
        elif not matched[0]:
            paired[one.column] = names[1] if matched[1] else names[0]
            paired[other.column] = paired[one.column]
    return paired


def _asks(question: Question) -> bool:
    return question.role == "answer" and question.kind not in SILENT_KINDS


def _bare(name: str) -> str:
    return plain(_ARTICLE.sub("", name.strip()))


def _order(item_id: str) -> tuple[bool, int, str]:
    """Catalogue items first, new ones behind them by number."""
    number = NEW_ID.fullmatch(item_id)
    return number is not None, int(number[1]) if number else 0, item_id


def _ids(names: list[str], matches: Mapping[str, Match], taken: Sequence[str]) -> dict[str, str]:
    """Item id per name; names that differ in width, case or article are one item."""
    used = [int(found[1]) for one in taken if (found := NEW_ID.fullmatch(one))]
    count = max(used, default=0)
    fresh: dict[str, str] = {}
    ids = {}
    for name in names:
        if matches[name].item_id:
            ids[name] = matches[name].item_id
            continue
        if _bare(name) not in fresh:
            count += 1
            fresh[_bare(name)] = f"N{count:02d}"
        ids[name] = fresh[_bare(name)]
    return ids


def columns_of(question: Question, tables: Sequence[SurveyTable]) -> list[Column]:
    """Collect the columns that a row of the codebook covers, each header once.

    Parameters
    ----------
    question : Question
    tables : sequence of SurveyTable

    Returns
    -------
    list of Column
    """
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
        columns = columns_of(question, tables)
        if not _asks(question) or question.kind in OPTION_KINDS or len(columns) <= 1:
            split.append(question)
        else:
            split += [replace(question, column=column.key) for column in columns]
    return tuple(split)


def _words_of(question: Question, tables: Sequence[SurveyTable]) -> str:
    """What a column speaks of: its matrix row, otherwise its question."""
    columns = columns_of(question, tables)
    part = columns[0].part if columns else ""
    words = part or subject_of(columns[0].stem if columns else question.stem)
    return "" if NO_ITEM.match(words) or says_place(words) else words.strip()
