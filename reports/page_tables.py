"""Fitting a table onto paper: size of type, upright or across, and how wide each column is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.document import Alignment, Table
from reports.glyphs import widths

UPRIGHT = 470
"""Width of the text on an upright A4 page in points."""
ACROSS = 715
"""The same with the page turned."""
ROOMY, DENSE = 9.0, 7.0
"""Largest and smallest size of type in a table, in points."""
_LAYOUTS = ((UPRIGHT, ROOMY), (UPRIGHT, 8.0), (UPRIGHT, DENSE), (ACROSS, 8.0), (ACROSS, DENSE))
"""Widths and sizes of type in the order they are tried."""
_GAP = 0.9
"""Space between columns, in ems."""
_SLACK = 0.2
"""Ems by which a text may turn out wider than its letters."""
_BESIDE = 0.25
"""Ems that the printer puts between a Chinese sign and a letter or figure beside it."""
_MIXED = re.compile(r"(?<=[\u2e80-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u2e80-\u9fff])")
_WORD = 9.0
"""Ems that a column of words keeps at least, or all it needs."""
_HEADER = 3.0
"""Ems that a Chinese header over figures keeps at least, or all it needs."""
_LONG_WORD = 24
"""Letters from which on a word may be broken anywhere."""
_PIECE = 8
"""Letters of such a word that stay together."""


@dataclass(frozen=True)
class Part:
    """Columns that stand beside each other; `widths` and `gap` are in points."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[Alignment, ...]
    widths: tuple[float, ...]
    gap: float


@dataclass(frozen=True)
class PaperTable:
    """A table as it is printed.

    `size` is the size of type in points. A table that is too wide even for a turned page comes
    in several `parts`, each with the column that names the rows.
    """

    caption: str
    size: float
    across: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class _Column:
    """How narrow and how wide a column may be, in ems; `cells` is what its longest cell takes."""

    narrow: float
    cells: float
    wide: float


def fit(block: Table) -> PaperTable:
    """Lay a table out for A4: upright in smaller type before the page is turned.

    Parameters
    ----------
    block : Table
        The table.

    Returns
    -------
    PaperTable
        Every cell of it; long words may break at zero-width spaces.
    """
    columns = [_measured(block, place) for place in range(len(block.headers))]
    everything = list(range(len(columns)))
    for width, size in _LAYOUTS:
        if _needed(columns) * size <= width:
            return PaperTable(
                block.caption,
                size,
                width == ACROSS,
                (_part(block, columns, everything, width, size),),
            )
    groups = _groups(columns, block.row_header, ACROSS / DENSE)
    parts = tuple(_part(block, columns, group, ACROSS, DENSE) for group in groups)
    return PaperTable(block.caption, DENSE, across=True, parts=parts)


def breakable(text: str) -> str:
    """Let a word break that is longer than a line may be, such as a checksum.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same with zero-width spaces inside its longest words.

    Examples
    --------
    >>> breakable("0123456789" * 3).split("\N{ZERO WIDTH SPACE}")
    ['01234567', '89012345', '67890123', '456789']
    """
    return re.sub(rf"[!-~]{{{_LONG_WORD + 1},}}", _in_pieces, text)


def _in_pieces(word: re.Match[str]) -> str:
    pieces = (word[0][start : start + _PIECE] for start in range(0, len(word[0]), _PIECE))
    return "\N{ZERO WIDTH SPACE}".join(pieces)


def _measured(block: Table, place: int) -> _Column:
    header, cells = block.headers[place], [row[place] for row in block.rows]
    longest = max(map(_ems, cells), default=0.0)
    heading = _ems(header)
    word = max(map(_longest_word, (header, *cells)))
    if block.alignments[place] == "right":
        narrow = max(longest, min(heading, max(_HEADER, _longest_word(header))))
    else:
        narrow = max(min(longest, _WORD), min(heading, _HEADER), word)
    return _Column(narrow, max(longest, narrow), max(longest, narrow, heading))


def _ems(text: str) -> float:
    wide = widths()
    mixed = _BESIDE * len(_MIXED.findall(text))
    return _SLACK + mixed + sum(wide.get(one, 1.0) for one in text)


def _longest_word(text: str) -> float:
    words = re.findall(r"[!-~\u00c0-\u024f]+", text)
    return max(
        (_ems(one if len(one) <= _LONG_WORD else one[:_PIECE]) for one in words), default=0.0
    )


def _needed(columns: Sequence[_Column]) -> float:
    return sum(column.narrow + _GAP for column in columns)


def _groups(columns: Sequence[_Column], row_header: int, width: float) -> list[list[int]]:
    """Spread the columns over as many parts as it takes; each repeats the names of the rows."""
    groups = [[row_header]]
    for place in range(len(columns)):
        if place == row_header:
            continue
        wanted = sorted({*groups[-1], place})
        if _needed([columns[one] for one in wanted]) > width and groups[-1] != [row_header]:
            groups.append(sorted([row_header, place]))
        else:
            groups[-1] = wanted
    return groups


def _part(
    block: Table, columns: Sequence[_Column], places: Sequence[int], width: float, size: float
) -> Part:
    chosen = [columns[place] for place in places]
    ems = _widths(chosen, width / size - _GAP * len(chosen))
    return Part(
        headers=tuple(breakable(block.headers[place]) for place in places),
        rows=tuple(tuple(breakable(row[place]) for place in places) for row in block.rows),
        alignments=tuple(block.alignments[place] for place in places),
        widths=tuple(round((one + _GAP) * size, 2) for one in ems),
        gap=_GAP * size,
    )


def _widths(columns: Sequence[_Column], width: float) -> list[float]:
    """Give every column its least, then the rest to those that want more, cells before headers.

    A column that does not fit even alone takes what there is.
    """
    least = sum(column.narrow for column in columns)
    given = [column.narrow * min(1.0, width / least) for column in columns]
    # A header that breaks costs one line, a name that breaks costs one in every row.
    given = shared_out(given, [column.cells for column in columns], width)
    return shared_out(given, [column.wide for column in columns], width)


def shared_out(given: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Share out what is left of the room, the least eager first.

    Parameters
    ----------
    given, wanted : sequence of float, one per column
        What each column has, and what it would take.
    room : float
        What all may have together.

    Returns
    -------
    list of float
        No column gets more than it wants.

    Examples
    --------
    >>> shared_out([1, 1, 1], [2, 9, 1], 9)
    [2, 6.0, 1]
    """
    shared = list(given)
    eager = sorted(range(len(shared)), key=lambda one: wanted[one] - shared[one])
    for served, place in enumerate(eager):
        share = max(room - sum(shared), 0.0) / (len(eager) - served)
        shared[place] += max(min(wanted[place] - shared[place], share), 0)
    return shared
