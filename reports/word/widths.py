"""How a table fits a page: size of the type, page upright or on its side, widths of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reports.document import Table
from reports.page_tables import shared_out

PADDING = 8
"""Points that the two margins of a cell take."""
_LETTER = 0.56
"""Width of a Latin letter in sizes of the type; a Chinese character takes two of them."""
_WORDS, _NAME = 12, 16
"""Letters that words, and the names of rows, keep side by side, or all they need."""
_LONGEST = 24
"""Letters from which on a word may be broken."""
_HEADER = 4
"""Letters of a header that stand side by side at least."""
_BOLD = 1.2
"""How much wider than the type of the cells a header may be."""
_PIECES = re.compile(r"[!-~\u00a0-\u2e7f]+")
_FIGURES = re.compile(r"[\d.,:%−–\-+/ ]*")


@dataclass(frozen=True)
class Fit:
    """How a table is set: `size` of the type and `widths` in points, a group of columns each.

    `groups` are places of columns; more than one stand below each other.
    """

    size: float
    on_side: bool
    groups: tuple[tuple[int, ...], ...]
    widths: tuple[tuple[float, ...], ...]


def fit_table(
    table: Table, sizes: tuple[tuple[float, bool], ...], upright: float, on_side: float
) -> Fit:
    """Choose the largest type in which a table can be read on a page.

    Parameters
    ----------
    table : Table
        The table.
    sizes : tuple of (float, bool)
        Points, and whether the page lies on its side; best first.
    upright, on_side : float
        Points that the type may take across, either way.

    Returns
    -------
    Fit
        In the last of the sizes, with the columns in groups, where nothing else fits.
    """
    needs = _needs(table)
    for size, side in sizes:
        room = on_side if side else upright
        if sum(_points(one.narrow, size) for one in needs) <= room:
            every = tuple(range(len(needs)))
            return Fit(size, side, (every,), (_shared(needs, size, room),))
    size, side = sizes[-1]
    room = on_side if side else upright
    groups = _grouped([one.narrow for one in needs], table.row_header, size, room)
    widths = tuple(_shared([needs[one] for one in group], size, room) for group in groups)
    return Fit(size, side, groups, widths)


@dataclass(frozen=True)
class _Need:
    """Letters that a column takes at least, with no cell broken, and with its header whole."""

    narrow: int
    cells: int
    wide: int


def _needs(table: Table) -> list[_Need]:
    needs = []
    for place, header in enumerate(table.headers):
        cells = [row[place] for row in table.rows]
        widest = max(map(cell_len, cells), default=0)
        heading = round(_longest_piece(header) * _BOLD)
        least = max([heading, *map(_longest_piece, cells)])
        if all(map(_FIGURES.fullmatch, cells)):
            least = max(least, min(widest, _LONGEST))
        kept = _NAME if place == table.row_header else _WORDS
        narrow = max(least, min(widest, kept), min(cell_len(header), _HEADER))
        whole = max(narrow, widest)
        needs.append(_Need(narrow, whole, max(whole, cell_len(header))))
    return needs


def _longest_piece(text: str) -> int:
    # A per cent sign is as wide as two letters.
    pieces = (len(piece) + piece.count("%") for piece in _PIECES.findall(text))
    return min(max(pieces, default=2), _LONGEST)


def _points(letters: int, size: float) -> float:
    return letters * _LETTER * size + PADDING


def _shared(needs: Sequence[_Need], size: float, room: float) -> tuple[float, ...]:
    """Give each column what it needs, and what is left to cells, then headers, that want more."""
    widths = [_points(one.narrow, size) for one in needs]
    widths = shared_out(widths, [_points(one.cells, size) for one in needs], room)
    widths = shared_out(widths, [_points(one.wide, size) for one in needs], room)
    # Every table is as wide as the lines of text around it.
    return tuple(width * room / sum(widths) for width in widths)


def _grouped(
    narrow: list[int], row_header: int, size: float, room: float
) -> tuple[tuple[int, ...], ...]:
    """Put columns below each other, each group led by the one that names the rows."""
    rest = [place for place in range(len(narrow)) if place != row_header]
    name = _points(narrow[row_header], size)

    def fits(group: list[int]) -> bool:
        return name + sum(_points(narrow[place], size) for place in group) <= room

    filled: list[list[int]] = [[]]
    for place in rest:
        if filled[-1] and not fits([*filled[-1], place]):
            filled.append([])
        filled[-1].append(place)
    each = -(-len(rest) // len(filled))
    even = [rest[start : start + each] for start in range(0, len(rest), each)] or filled
    groups = even if all(map(fits, even)) else filled
    return tuple((row_header, *group) for group in groups)
