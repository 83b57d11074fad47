"""Options that hold the very sign that stands between options: found from all cells together."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from surveys.lists import CLOSE, OPEN

LEAST_LISTS: Final = 3
"""Answers with several options that a column must have before it is taken for lists."""

LEAST_SHARE: Final = 0.1
"""Share of the answers that must name several options."""

LEAST_REPEATS: Final = 2
"""How often an option must come up to be one; the rest are somebody's own words."""

OWN_WORDS_SHARE: Final = 0.25
"""Share of the mentions that may be somebody's own words."""

_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("“", "”"), ("《", "》"))

LEAST_TOGETHER: Final = 5
"""Answers in which two pieces must stand side by side, and never apart, to be one option."""

MOST_TYPED: Final = 0.1
"""Share of the pieces behind a blank that may stand elsewhere as options of their own."""

SAFE: Final = frozenset({"┋", "→", "|"})
"""Separators that no option holds."""

Pieces = tuple[str, ...]


def infer_options(counts: Mapping[str, int], separator: str) -> tuple[str, ...]:
    """Find the options of a list column that hold the separator themselves.

    Every answer is parted at the separator. Pieces are put together again where a bracket has
    not closed, and where two pieces never stand without each other, in this order, in whatever
    company. A column alone cannot tell two options that everybody ticks together from one that
    holds the separator: they count as one only in five answers or more that differ around them.
    Platforms that write nothing behind the separator tell an option's own by the blank behind it.

    Parameters
    ----------
    counts : mapping of str to int
        Distinct answers of the column, and how often each was given.
    separator : str
        What stands between the options, such as ``", "``.

    Returns
    -------
    tuple of str
        Options that hold the separator, by text.

    Examples
    --------
    >>> infer_options({"公园, 绿地, 电梯": 3, "电梯": 3, "停车, 公园, 绿地": 2}, ", ")
    ('公园, 绿地',)
    >>> infer_options({"Courses (Coursera, edX), Books": 1, "Books": 4}, ", ")
    ('Courses (Coursera, edX)',)
    >>> infer_options({"Fitness, play areas,Lifts": 1, "Lifts": 1}, ",")
    ('Fitness, play areas',)
    """
    if separator in SAFE or not separator:
        return ()
    cells: Counter[Pieces] = Counter()
    continued = blanks_continue(counts, separator)
    for cell, count in counts.items():
        cells[parted(cell, separator, continued=continued)] += count
    while pairs := _inseparable(cells):
        joined: Counter[Pieces] = Counter()
        for pieces, count in cells.items():
            joined[_join(pieces, pairs, separator)] += count
        cells = joined
    return tuple(sorted({piece for pieces in cells for piece in pieces if separator in piece}))


def blanks_continue(counts: Mapping[str, int], separator: str) -> bool:
    """Tell whether a blank behind the separator means that the option goes on.

    So it does on platforms that glue options together with a bare sign. People who type a list
    put the blank as they please: what they write behind one stands elsewhere without it.

    Parameters
    ----------
    counts : mapping of str to int
        Distinct answers of the column, and how often each was given.
    separator : str

    Examples
    --------
    >>> blanks_continue({"Drainage, sewers,Lifts": 3, "Lifts": 2}, ",")
    True
    >>> blanks_continue({"roofs, lifts": 3, "lifts": 2}, ",")
    False
    """
    if separator != separator.strip():
        return False
    behind: Counter[str] = Counter()
    alone: set[str] = set()
    for cell, count in counts.items():
        for place, piece in enumerate(cell.split(separator)):
            if place and piece[:1].isspace():
                behind[piece.strip()] += count
            else:
                alone.add(piece.strip())
    behind.pop("", None)
    typed = sum(count for piece, count in behind.items() if piece in alone)
    return bool(behind) and typed <= MOST_TYPED * behind.total()


def parted(cell: str, separator: str, *, continued: bool = False) -> Pieces:
    """Part a cell at the separator, but never inside brackets that close.

    Parameters
    ----------
    cell, separator : str
    continued : bool
        Whether a blank behind the separator means that the option goes on.

    Examples
    --------
    >>> parted("Courses (Coursera, edX), Books, ", ", ")
    ('Courses (Coursera, edX)', 'Books')
    >>> parted("Drainage, sewers,Lifts", ",", continued=True)
    ('Drainage, sewers', 'Lifts')
    """
    apart = rf"{re.escape(separator)}(?!\s+\S)"
    whole = re.split(apart, cell) if continued else cell.split(separator)
    pieces: list[str] = []
    for piece in whole:
        if pieces and _opens(pieces[-1]):
            pieces[-1] += separator + piece
        else:
            pieces.append(piece)
    if pieces and _opens(pieces[-1]):
        # A bracket that never closes is somebody's typing: it holds nothing together.
        pieces = whole
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _opens(text: str) -> bool:
    return any(text.count(one) > text.count(other) for one, other in _PAIRS) or (
        text.count(OPEN) > text.count(CLOSE)
    )


def _inseparable(cells: Mapping[Pieces, int]) -> dict[str, str]:
    """Pairs of pieces that only ever stand side by side, and in different answers."""
    said = Counter(piece for pieces in cells for piece in pieces)
    beside = Counter(pair for pieces in cells for pair in pairwise(pieces))
    company: dict[tuple[str, str], set[Pieces]] = {}
    times: Counter[tuple[str, str]] = Counter()
    for pieces, count in cells.items():
        for place, pair in enumerate(pairwise(pieces)):
            if beside[pair] == said[pair[0]] == said[pair[1]]:
                company.setdefault(pair, set()).add(pieces[:place] + pieces[place + 2 :])
                times[pair] += count
    found: dict[str, str] = {}
    for (one, other), others in sorted(company.items()):
        often = len(others) >= LEAST_REPEATS and times[one, other] >= LEAST_TOGETHER
        if often and other not in found and one not in found.values():
            found[one] = other
    return found


def _join(pieces: Pieces, pairs: Mapping[str, str], separator: str) -> Pieces:
    joined: list[str] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        following = pieces[place + 1 : place + 2]
        if piece in pairs and following == (pairs[piece],):
            joined.append(piece + separator + following[0])
            place += 2
        else:
            joined.append(piece)
            place += 1
    return tuple(joined)


def holds_lists(counts: Mapping[str, int], separator: str) -> bool:
    """Tell whether a column of words holds several options in one cell.

    Believed when enough answers name several in company that changes, nobody names one twice,
    and nearly all mentions are of options that come back: sentences do none of this, and a
    single choice among options that hold the separator changes no company.

    Parameters
    ----------
    counts : mapping of str to int
        Distinct answers of the column, and how often each was given.
    separator : str

    Examples
    --------
    >>> holds_lists({"roofs, walls": 9, "lifts": 8, "lights": 7}, ", ")
    False
    """
    pieces = taken_apart(counts, separator)
    company = Counter(piece for found in pieces.values() for piece in set(found))
    several = sum(
        counts[cell]
        for cell, found in pieces.items()
        if len(found) > 1 and any(company[piece] > 1 for piece in found)
    )
    answers = sum(counts[cell] for cell in pieces)
    if several < LEAST_LISTS or several < LEAST_SHARE * answers:
        return False
    if any(len(set(found)) < len(found) for found in pieces.values()):
        return False
    said: Counter[str] = Counter()
    for cell, found in pieces.items():
        said.update(dict.fromkeys(found, counts[cell]))
    times = np.array(list(said.values()))
    own = times[times < LEAST_REPEATS].sum()
    return bool(
        own <= OWN_WORDS_SHARE * times.sum()
        and (times >= LEAST_REPEATS).sum() * LEAST_REPEATS <= times[times >= LEAST_REPEATS].sum()
        and (times >= LEAST_REPEATS).sum() > 1
    )


def taken_apart(counts: Mapping[str, int], separator: str) -> dict[str, Pieces]:
    """Part every answer of a column; options that hold the separator themselves stay whole.

    Parameters
    ----------
    counts : mapping of str to int
        Distinct answers of the column, and how often each was given; "" is left out.
    separator : str

    Examples
    --------
    >>> taken_apart({"roofs (flat, steep), lifts": 2}, ", ")
    {'roofs (flat, steep), lifts': ('roofs (flat, steep)', 'lifts')}
    """
    options = infer_options(counts, separator)
    continued = blanks_continue(counts, separator)
    return {
        cell: _with_options(parted(cell, separator, continued=continued), separator, options)
        for cell in counts
        if cell
    }


def _with_options(pieces: Pieces, separator: str, options: Sequence[str]) -> Pieces:
    for option in sorted(options, key=lambda one: (-len(one), one)):
        parts = parted(option, separator)
        for place in range(len(pieces) - len(parts) + 1):
            if pieces[place : place + len(parts)] == parts:
                pieces = (*pieces[:place], option, *pieces[place + len(parts) :])
                break
    return pieces
