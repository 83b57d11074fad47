"""The words by which comments are coded: a study's own, and the catalogue's behind them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prioritize.catalogue import CatalogueItem, load_catalogue, match_names
from prioritize.study import Item, NeedRow
from surveys.codebook import Option
from surveys.comments.folding import fold
from surveys.comments.phrases import OWN, Phrase, PhraseBook, make_book

SURE_ENOUGH = 0.6
"""Score of a match from which on an item is the catalogue's of that name."""

NAME, ALIAS, ACCEPTED = 0, 1, OWN
OPTION, CATALOGUE, PROBLEM, BEYOND, BEYOND_PROBLEM, DECOY = 3, 4, 5, 6, 7, 8
"""Whose words count first where two items share them."""

_CATALOGUE, _ROW = "catalogue ", "row "
NOTHING = "-"
"""Stands for the id beside words that mean none."""
SHORTEST_PART = 3
"""Signs of a part of an answer that speaks for the whole; ``安全`` could mean much else."""
_BRACKETS = str.maketrans("（）()【】[]", "\n" * 8)
_PARTS = str.maketrans("、，,/；;", "\n" * 6)


@dataclass(frozen=True)
class Called:
    """What an item of a study is called."""

    id: str
    name: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: Item) -> "Called":
        """Take the names of an item."""
        return cls(item.id, item.name, item.name_en, item.aliases)


def comment_book(
    items: Sequence[Called], needs: Sequence[NeedRow] = (), options: Iterable[Option] = ()
) -> PhraseBook:
    """Gather the words for the items of a study, and for needs that are none of them.

    Names come first, then the planner's aliases, the words of accepted needs, the answers
    that ask for an item, in whose language residents write, and the words that the catalogue has
    in both languages for items of these names. What else the catalogue knows, and rows of
    the sheet `comments` that are not accepted, are needs beyond the items.

    Parameters
    ----------
    items : sequence of Called
    needs : sequence of NeedRow
        Rows of the sheet `comments`.
    options : iterable of Option
        Rows of the sheet `options`.

    Returns
    -------
    PhraseBook
        Needs beyond the items are called as `need_of` reads them.
    """
    known = catalogue_ids(items)
    return make_book(
        [
            *_own_words(items),
            *_row_words(needs),
            *_option_words(options, frozenset(item.id for item in items)),
            *_catalogue_words(known),
            *_decoys(),
        ]
    )


def code_words(items: Sequence[Called], options: Iterable[Option] = ()) -> dict[str, str]:
    """Gather the words by which a person may call the items in a column of codes.

    Names go before aliases, aliases before the answers that ask for an item, and these before
    what the catalogue calls it; words of one rank that mean several items mean none.

    Parameters
    ----------
    items : sequence of Called
    options : iterable of Option
        Rows of the sheet `options`.

    Returns
    -------
    dict of str to str
        Words, folded, to item ids.

    Examples
    --------
    >>> words = code_words([Called("7", "加装电梯", aliases=("升降机",))])
    >>> words["升降机"], words["lifts"]
    ('7', '7')
    """
    catalogue = {item.id: item for item in load_catalogue()}
    ours = {one.id for one in items}
    ranks: list[list[tuple[str, str]]] = [
        [(name, one.id) for one in items for name in (one.name, one.name_en)],
        [(alias, one.id) for one in items for alias in one.aliases],
        [(one.option, one.item) for one in options if one.item in ours],
        [
            (name, item)
            for item, known in catalogue_ids(items).items()
            for name in _names(catalogue[known])
        ],
    ]
    meant: dict[str, set[str]] = {}
    for rank in ranks:
        before = set(meant)
        for words, item in rank:
            if (word := fold(words)) and word not in before:
                meant.setdefault(word, set()).add(item)
    return {word: min(several) for word, several in meant.items() if len(several) == 1}


def need_of(name: str) -> tuple[str, int]:
    """Read what a need beyond the items is.

    Returns
    -------
    catalogue : str
        Id of the catalogue, "" if it is none of it.
    row : int
        Place of the row of the sheet `comments`, from 0; -1 if it has none.

    Examples
    --------
    >>> need_of("catalogue I19"), need_of("row 2"), need_of("")
    (('I19', -1), ('', 2), ('', -1))
    """
    if name.startswith(_ROW):
        return "", int(name.removeprefix(_ROW))
    return name.removeprefix(_CATALOGUE), -1


def catalogue_ids(items: Sequence[Called]) -> dict[str, str]:
    """Find the catalogue's id for each item that the catalogue knows by name.

    An id of the catalogue alone says nothing: a planner may number items otherwise. Where two
    items could be one of the catalogue, the one that bears its id is, then the surer one.

    Returns
    -------
    dict of str to str
        Item id to catalogue id.

    Examples
    --------
    >>> catalogue_ids([Called("7", "加装电梯（三部）"), Called("I06", "石桌石凳")])
    {'7': 'I06'}
    """
    claims: dict[str, list[tuple[bool, float, str]]] = {}
    for item in items:
        names = [name for name in (item.name, item.name_en) if name]
        matches = match_names([*names, *item.aliases])
        if any(item.id in (match.item_id, *match.others) for match in matches):
            claims.setdefault(item.id, []).append((True, 1.0, item.id))
            continue
        for match in matches[: len(names)]:
            if match.score >= SURE_ENOUGH:
                claims.setdefault(match.item_id, []).append((False, match.score, item.id))
    found: dict[str, str] = {}
    for catalogue_id, several in claims.items():
        best = max(one[:2] for one in several)
        winners = {item for *sure, item in several if tuple(sure) == best}
        if len(winners) == 1:
            found.setdefault(winners.pop(), catalogue_id)
    return found


def _own_words(items: Iterable[Called]) -> Iterator[Phrase]:
    for item in items:
        for name in filter(None, (item.name, item.name_en)):
            whole, parts = _name_parts(name)
            yield Phrase(item.id, name, NAME)
            yield Phrase(item.id, whole, NAME)
            for part in parts:
                yield Phrase(item.id, part, ALIAS)
        for alias in item.aliases:
            yield Phrase(item.id, alias, ALIAS)


def _name_parts(name: str) -> tuple[str, list[str]]:
    """Cut a name into what stands before brackets, and the things that it joins."""
    whole, *inside = (part.strip() for part in name.translate(_BRACKETS).split("\n"))
    parts = whole.translate(_PARTS).replace("与", "\n").replace("和", "\n").split("\n")
    return whole, [*parts, *(inside if len(parts) == 1 else ())]


def _option_words(options: Iterable[Option], known: frozenset[str]) -> Iterator[Phrase]:
    """Take the answers and their parts; those that ask for several items mean none."""
    meant: dict[str, set[str]] = {}
    for option in options:
        if option.item in known:
            whole, parts = _name_parts(option.option)
            longer = {part for part in (whole, *parts) if len(part.strip()) >= SHORTEST_PART}
            for words in {option.option} | longer:
                meant.setdefault(fold(words), set()).add(option.item)
    for words, several in meant.items():
        if len(several) == 1:
            yield Phrase(min(several), words, OPTION)


def _row_words(needs: Sequence[NeedRow]) -> Iterator[Phrase]:
    for place, row in enumerate(needs):
        for word in row.words:
            if row.accepted:
                yield Phrase(row.item, word, ACCEPTED, how="accepted")
            else:
                yield Phrase(f"{_ROW}{place}", word, ACCEPTED, how="accepted", beyond=True)


def _catalogue_words(known: dict[str, str]) -> Iterator[Phrase]:
    owners = {catalogue_id: item for item, catalogue_id in known.items()}
    for item in load_catalogue():
        owner = owners.get(item.id)
        target = owner or f"{_CATALOGUE}{item.id}"
        for rank, words in (
            (CATALOGUE if owner else BEYOND, _names(item)),
            (PROBLEM if owner else BEYOND_PROBLEM, problem_words().get(item.id, ())),
        ):
            for word in words:
                yield Phrase(target, word, rank, beyond=not owner)


def _decoys() -> Iterator[Phrase]:
    """Words that hold others by chance and mean none of the items."""
    for word in problem_words()[NOTHING]:
        yield Phrase("", word, DECOY)


def _names(item: CatalogueItem) -> tuple[str, ...]:
    return (item.name_zh, item.name_en, *item.aliases_zh, *item.aliases_en)


@cache
def problem_words() -> dict[str, tuple[str, ...]]:
    """Read what residents say where they mean an item of the catalogue: the trouble they have.

    Returns
    -------
    dict of str to tuple of str
        By catalogue id, Chinese and English together.

    Examples
    --------
    >>> "返味" in problem_words()["B03"]
    True
    """
    text = files("prioritize").joinpath("data", "problem_words.csv").read_text(encoding="utf-8")
    return {
        row["id"]: tuple(filter(None, f"{row['words_zh']};{row['words_en']}".split(";")))
        for row in csv.DictReader(text.splitlines())
    }
