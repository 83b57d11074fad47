"""Fitting a table onto a screen: which columns stand together, and how wide each may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table as Grid
from rich.text import Text

from reports.document import Table
from reports.line_breaks import break_lines
from reports.wording import wording

NAME_WIDTH = 24
"""Columns that the names of the rows keep at least, or all they need."""
_WORD_WIDTH = 12
"""Columns that other words keep at least, or all they need."""
_HEADER = 10
"""Columns that a Chinese header over figures takes before it breaks."""
_TALLEST = 3
"""Lines of a header over figures; a longer one becomes a number with a legend."""
_ROOMY = 6
"""Columns of a table up to which two spaces stand between them; wider ones get one."""


@dataclass(frozen=True)
class _Column:
    """A column: its header's lines, its cells, and how narrow and how wide it may be."""

    header: tuple[str, ...]
    cells: tuple[str, ...]
    narrow: int
    wide: int
    figures: bool


@dataclass(frozen=True)
class FittedTable:
    """A table that splits where its columns do not fit beside each other."""

    block: Table
    language: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns, legend = _columns(self.block)
        for number, group in enumerate(_groups(columns, self.block.row_header, options.max_width)):
            if number:
                yield Text()
            yield _grid([columns[place] for place in group], options.max_width)
        if legend:
            words = wording(self.language)
            entries = (
                words.say("terminal.legend_entry", number=number, name=name)
                for number, name in legend
            )
            told = words.say("terminal.legend", names=words.listed(entries))
            yield Text("\n".join(break_lines(told, options.max_width)), style="dim")


def _columns(block: Table) -> tuple[list[_Column], list[tuple[int, str]]]:
    """Measure the columns; headers too long to stand over figures are numbered."""
    columns: list[_Column] = []
    legend: list[tuple[int, str]] = []
    for place, (header, alignment) in enumerate(zip(block.headers, block.alignments, strict=True)):
        cells = tuple(row[place] for row in block.rows)
        longest = max(map(cell_len, cells), default=0)
        if alignment == "right":
            lines = _over_figures(header)
            if lines is None:
                legend.append((len(legend) + 1, header))
                lines = (f"({len(legend)})",)
            width = max(longest, *map(cell_len, lines))
            columns.append(_Column(lines, cells, width, width, figures=True))
            continue
        wide = max(longest, cell_len(header), 2)
        least = NAME_WIDTH if place == block.row_header else _WORD_WIDTH
        columns.append(_Column((header,), cells, min(wide, least), wide, figures=False))
    return columns, legend


def _over_figures(header: str) -> tuple[str, ...] | None:
    """Break a header that would be wider than the figures; None if it stays too long."""
    width = max(map(cell_len, header.split()), default=2) if header.isascii() else _HEADER
    lines = break_lines(header, max(width, 2))
    if len(lines) > _TALLEST or max(map(cell_len, lines)) > _WORD_WIDTH:
        return None
    return tuple(lines)


def _groups(columns: Sequence[_Column], row_header: int, width: int) -> list[list[int]]:
    """Spread the columns over as many tables as it takes; each repeats the names of the rows."""
    groups = [list(range(row_header + 1))]
    for place in range(row_header + 1, len(columns)):
        wanted = [*groups[-1], place]
        needed = sum(columns[one].narrow for one in wanted) + len(wanted) - 1
        if needed > width and groups[-1] != [row_header]:
            groups.append([row_header, place])
        else:
            groups[-1].append(place)
    return groups


def _grid(columns: Sequence[_Column], width: int) -> Grid:
    """Columns of figures keep their width; columns of words share what is left."""
    narrowest = sum(column.narrow for column in columns)
    gap = 2 if len(columns) <= _ROOMY and narrowest + 2 * len(columns) <= width else 1
    widths = _widths(columns, width - gap * (len(columns) - 1))
    grid = Grid(box=SIMPLE_HEAD, padding=(0, gap - 1, 0, 0), pad_edge=False, show_edge=False)
    for column, given in zip(columns, widths, strict=True):
        header = column.header if column.figures else break_lines(column.header[0], given)
        grid.add_column(
            Text("\n".join(header)),
            justify="right" if column.figures else "left",
            width=given,
            no_wrap=column.figures,
        )
    broken = [
        [Text("\n".join(break_lines(cell, given))) for cell in column.cells]
        for column, given in zip(columns, widths, strict=True)
    ]
    for row in zip(*broken, strict=True):
        grid.add_row(*row)
    return grid


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Give every column its least, then the rest to those that want more, the least eager first."""
    widths = [column.narrow for column in columns]
    eager = sorted(range(len(columns)), key=lambda one: columns[one].wide - columns[one].narrow)
    for served, place in enumerate(eager):
        share = max(width - sum(widths), 0) // (len(eager) - served)
        widths[place] += min(columns[place].wide - columns[place].narrow, share)
    return widths
