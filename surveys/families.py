"""Runs of questions such as "biggest problem, second biggest, third": one ranking in pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from surveys.asked import Asked
from surveys.hints import family_place
from surveys.scales import read_scale
from surveys.vocabulary import normalise, spoken

MOST_OPTIONS = 60
SHARED_OPTIONS = 0.5
_OTHER_TEXT = re.compile(r"^if (?:yes |no )?other|^other\b|^其他")


@dataclass(frozen=True, eq=False)
class Family:
    """Questions that ask for the first, second … choice from one list of options.

    `certain` is False where only the repeated name says that they belong together.
    """

    members: tuple[Asked, ...]
    certain: bool


def find_families(asked: Sequence[Asked]) -> tuple[Family, ...]:
    """Find runs of priority questions.

    Parameters
    ----------
    asked : sequence of Asked
        All questions in the order of the export.

    Returns
    -------
    tuple of Family
        With at least two members each, the longest first, in order of appearance among equals.
    """
    families: list[Family] = []
    run: list[Asked] = []
    certain = True
    for one in asked:
        if not is_categorical(one):
            continue
        place = family_place(one.words)
        if run and _continues(run, one, place):
            certain = certain and place == len(run) + 1
            run.append(one)
            continue
        families += _closed(run, certain=certain)
        run, certain = ([one], True) if place == 1 else ([], True)
    families += _closed(run, certain=certain)
    return tuple(sorted(families, key=lambda family: -len(family.members)))


def is_categorical(asked: Asked) -> bool:
    """Tell whether a question has one answer out of a short list that is no scale of numbers."""
    if len(asked.columns) != 1 or asked.columns[0].role or asked.columns[0].form != "text":
        return False
    options = asked.counts().index
    return (
        1 < len(options) <= MOST_OPTIONS
        and not _OTHER_TEXT.search(spoken(asked.words))
        and read_scale(options).family == ""
    )


def _continues(run: Sequence[Asked], one: Asked, place: int) -> bool:
    if not shares_options(run[0], one):
        return False
    return place == len(run) + 1 or (place == 1 and len(run) == 1 and _base(run[0]) == _base(one))


def _base(asked: Asked) -> str:
    return re.sub(r"[_ ]\d+$", "", asked.words.strip())


def _closed(run: Sequence[Asked], *, certain: bool) -> list[Family]:
    return [Family(tuple(run), certain)] if len(run) > 1 else []


def shares_options(left: Asked, right: Asked) -> bool:
    """Tell whether most options of the shorter list stand in the longer one too."""
    a, b = ({normalise(text) for text in one.counts().index} for one in (left, right))
    return len(a & b) >= SHARED_OPTIONS * min(len(a), len(b))
