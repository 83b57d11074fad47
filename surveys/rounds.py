"""Which questions of several exports are one question: by name, by words, by nearly the same."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from surveys.answers import Column, SurveyTable
from surveys.asked import Asked
from surveys.families import MOST_OPTIONS, shares_options
from surveys.hints import family_place
from surveys.matching import columns_called
from surveys.scales import read_scale
from surveys.vocabulary import normalise, spoken

NEAR: Final = 70.0
"""Similarity of the words, 0-100, from which it is asked whether two questions are one."""

NEAR_BY_OPTIONS: Final = 80.0
"""Similarity from which equal answer options make them one."""

LEAST_OPTIONS: Final = 3
"""Answer options from which on two questions are known by them."""

AHEAD: Final = 5.0
"""How much the best match must be ahead of the second best, else neither is believed."""

SHORTEST: Final = 4
"""Signs below which words are too short to be nearly the same."""

_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_NUMBERS = re.compile(r"\d+|第?[一二三四五六七八九十]+(?=[、项个次位选层楼号栋])")
_NOT = re.compile(r"不|没|无|未|非|\b(?:not?|without|never|don t|dis\w+|un\w+)\b")
_SAYS_LITTLE = re.compile(
    r"[您你的了吗呢请问是否对于和与及我们咱贵本]|小区|社区|目前|现在|当前|认为|觉得|感到|希望|程度|度|情况|方面"
    r"|如何|怎么样|怎样|怎么|什么|哪些|哪个|哪项|评价"
    r"|\b(?:the|an?|of|your?|we|our|do|does|did|are|is|was|with|how|what|which|please|in|on|at|for"
    r"|to|this|these|that|it|any|and|or|level|degree|estate|neighbou?rhood|area|here)\b|[\W_]+"
)
_SEVERAL = frozenset({"tick", "list", "place", "order"})

Likeness = tuple[int, int, float]
"""Place among the known, place among the new, similarity 0-1."""


def list_questions(tables: Sequence[SurveyTable]) -> tuple[Asked, ...]:
    """Gather the columns of each question over all exports.

    Two exports ask the same question where number or header and words agree; else where the
    words agree and stand once in each; else where the words are nearly the same, the answers
    are as well, and nothing else comes near. What cannot be told stays apart.

    Parameters
    ----------
    tables : sequence of SurveyTable

    Returns
    -------
    tuple of Asked
        In the order of the first export, then of the others. A name that means something else
        in a later export is replaced there by the question's words.
    """
    found: list[Asked] = []
    for table in tables:
        new = [
            Asked(
                name,
                tuple(table.columns[place] for place in places),
                ((table, tuple(places)),),
                (name,),
                (1.0,),
            )
            for name, places in _groups(table).items()
        ]
        found = _joined(found, new)
    return _named_apart(found)


def _groups(table: SurveyTable) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    asked = {column.number for column in table.columns if not column.role}
    for place, column in enumerate(table.columns):
        if column.role and column.key in asked:
            continue  # A summary: its answers are read from the columns it sums up.
        own = bool(column.role) or not column.number
        groups.setdefault(column.key if own else column.number, []).append(place)
    return groups


def _joined(known: Sequence[Asked], new: Sequence[Asked]) -> list[Asked]:
    pairs = _by_name(known, new)
    for further in (_by_words, _nearly):
        free_known = [place for place in range(len(known)) if place not in {a for a, _, _ in pairs}]
        free_new = [place for place in range(len(new)) if place not in {b for _, b, _ in pairs}]
        found = further([known[place] for place in free_known], [new[place] for place in free_new])
        pairs += [(free_known[a], free_new[b], alike) for a, b, alike in found]
    result = list(known)
    for a, b, alike in pairs:
        one, other = result[a], new[b]
        result[a] = Asked(
            one.name,
            (*one.columns, *_further_parts(one.columns, other.columns)),
            (*one.places, *other.places),
            (*one.names, other.name),
            (*one.likeness, alike),
        )
    joined = {b for _, b, _ in pairs}
    return [*result, *(one for place, one in enumerate(new) if place not in joined)]


def _further_parts(known: Sequence[Column], new: Sequence[Column]) -> list[Column]:
    """Options or rows that only the new export has."""
    labels = {normalise(column.part) for column in known}
    if "" in labels:
        return []
    return [column for column in new if normalise(column.part) not in {*labels, ""}]


def _by_name(known: Sequence[Asked], new: Sequence[Asked]) -> list[Likeness]:
    pairs: list[Likeness] = []
    for b, other in enumerate(new):
        same = (
            a
            for a, one in enumerate(known)
            if one.name == other.name and len({_stem(one), _stem(other)} - {""}) < 2  # noqa: PLR2004 - both say the same, or one says nothing
        )
        if (a := next(same, None)) is not None:
            pairs.append((a, b, 1.0))
    return pairs


def _stem(asked: Asked) -> str:
    return normalise(asked.columns[0].stem)


def _is_answer(asked: Asked) -> bool:
    return not any(column.role for column in asked.columns)


def _by_words(known: Sequence[Asked], new: Sequence[Asked]) -> list[Likeness]:
    """Pair questions whose words are the same and stand once on either side."""
    places = [
        {_stem(one): at for at, one in enumerate(side) if _is_answer(one) and _is_alone(one, side)}
        for side in (known, new)
    ]
    return [
        (places[0][words], at, 1.0)
        for words, at in places[1].items()
        if words and words in places[0]
    ]


def _is_alone(one: Asked, among: Sequence[Asked]) -> bool:
    return Counter(map(_stem, among))[_stem(one)] == 1


def _nearly(known: Sequence[Asked], new: Sequence[Asked]) -> list[Likeness]:
    """Pair questions whose words are nearly the same, each the best of the other by far."""
    left = [at for at, one in enumerate(known) if _is_answer(one) and len(_core(one)) >= SHORTEST]
    right = [at for at, one in enumerate(new) if _is_answer(one) and len(_core(one)) >= SHORTEST]
    if not left or not right:
        return []
    alike = process.cdist(
        [_core(known[at]) for at in left],
        [_core(new[at]) for at in right],
        scorer=fuzz.ratio,
        score_cutoff=NEAR,
        dtype=np.float32,
    )
    pairs: list[Likeness] = []
    for a, b in np.argwhere(alike >= NEAR).tolist():
        score = float(alike[a, b])
        one, other = known[left[a]], new[right[b]]
        if _stands_out(alike, a, b) and _can_be_one(one, other, score):
            pairs.append((left[a], right[b], score / 100))
    return pairs


def _core(asked: Asked) -> str:
    """The words without what stands in brackets, such as how many may be ticked."""
    return _BRACKETS.sub("", normalise(asked.columns[0].stem)).strip(" :：?？*.。")


def _stands_out(alike: npt.NDArray[np.float32], a: int, b: int) -> bool:
    others = np.concatenate([np.delete(alike[a], b), np.delete(alike[:, b], a), [0.0]])
    return bool(alike[a, b] >= others.max() + AHEAD)


def _can_be_one(one: Asked, other: Asked, score: float) -> bool:
    """Whether two questions with similar words may ask the same: same numbers, same answers."""
    words = [spoken(_core(asked)) for asked in (one, other)]
    if len({family_place(text) for text in words}) > 1:
        return False
    for telling in (_NUMBERS, _NOT):
        if Counter(telling.findall(words[0])) != Counter(telling.findall(words[1])):
            return False
    if _forms(one) != _forms(other):
        return False
    if _is_known_by_options(one) or _is_known_by_options(other):
        return score >= NEAR_BY_OPTIONS and shares_options(one, other)
    # On a scale or in free text, only the words tell what is asked: all that matter must agree.
    return len({_SAYS_LITTLE.sub("", text) for text in words}) == 1


def _is_known_by_options(asked: Asked) -> bool:
    options = asked.counts().index
    return LEAST_OPTIONS <= len(options) <= MOST_OPTIONS and not read_scale(options).family


def _forms(asked: Asked) -> tuple[bool, bool]:
    several = any(column.form in _SEVERAL for column in asked.columns)
    return several, not several and len(asked.columns) > 1


def _named_apart(found: Sequence[Asked]) -> tuple[Asked, ...]:
    """Call questions by their words where a number means another question elsewhere."""
    taken: set[str] = set()
    named = []
    for one in found:
        name = one.name
        if name in taken:
            table, places = one.places[0]
            words = one.columns[0].key if len(places) == 1 else one.columns[0].stem
            if words not in taken and columns_called(table, words) == places:
                name = words
        taken.add(name)
        named.append(replace(one, name=name) if name != one.name else one)
    return tuple(named)
