"""The report as lines of text, for a screen 80 columns wide or a mail."""

from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from prioritize.findings import Findings
from reports.document import (
    Block,
    Bullets,
    Callout,
    Card,
    Chapter,
    Chart,
    Document,
    Heading,
    Paragraph,
    Table,
)
from reports.formats.format import Format
from reports.grids import FittedTable
from reports.line_breaks import break_lines
from reports.wording import wording

WIDTH = 80
"""Columns of a plain terminal."""

_APART = (Heading, Table, Chart, Card)
"""Blocks with an empty line before them, and all but the heading with one behind them."""

_COLOURS = {"example": "yellow", "doubt": "cyan", "decision": "green", "objection": "green"}


def show(document: Document, console: Console | None = None) -> None:
    """Print a report on a terminal.

    Parameters
    ----------
    document : Document
        The report.
    console : Console or None
        Where to print; None means standard output.
    """
    console = console or Console()
    console.print(Text(document.title, style="bold"))
    if document.community:
        console.print(Text(document.community))
    if document.created:
        console.print(Text(document.created.date().isoformat()))
    for callout in document.banner:
        console.print(_laid_out(callout, document.language))
    for chapter in document.chapters:
        _show_chapter(console, chapter, document.language)


def render(document: Document, findings: Findings) -> bytes:
    """Write the report as plain text, 80 columns wide, without colour.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        Not looked at.

    Returns
    -------
    bytes
        UTF-8 text.
    """
    del findings
    lines = StringIO()
    console = Console(
        file=lines,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        _environ={},
    )
    show(document, console)
    text = "\n".join(line.rstrip() for line in lines.getvalue().splitlines())
    return f"{text}\n".encode()


def _show_chapter(console: Console, chapter: Chapter, language: str) -> None:
    console.print()
    console.rule(Text(chapter.title, style="bold"), align="left", characters="─")
    above: Block | None = None
    for block in chapter.blocks:
        if (isinstance(block, _APART) and above) or isinstance(above, _APART[1:]):
            console.print()
        console.print(_laid_out(block, language))
        above = block


def _laid_out(block: Block, language: str) -> RenderableType:
    """Everything goes through `Text`: survey words are never read as markup."""
    laid: RenderableType
    match block:
        case Heading(text):
            laid = _Prose(text, "bold")
        case Paragraph(text):
            laid = _Prose(text)
        case Bullets(points):
            laid = _bullets(points)
        case Callout():
            laid = _panel(block, language)
        case Chart():
            laid = _Prose(block.alt, "dim")
        case Card(title, facts, sentences):
            told = _Prose("   ".join(f"{label} {value}" for label, value in facts))
            inside = Padding(Group(told, _bullets(sentences)), (0, 0, 0, 2))
            laid = Group(_Prose(f"■ {title}", "bold"), inside)
        case Table():
            laid = Group(_Prose(block.caption, "italic"), FittedTable(block, language))
    return laid


@dataclass(frozen=True)
class _Prose:
    """A paragraph that breaks where Chinese and English lines may."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("\n".join(break_lines(self.text, options.max_width)), style=self.style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(2, max(2, min(cell_len(self.text), options.max_width)))


def _panel(block: Callout, language: str) -> Panel:
    inside: list[RenderableType] = [_Prose(block.text)]
    inside += [_bullets(block.points)] if block.points else []
    return Panel(
        Group(*inside),
        title=Text(wording(language).word("callout", block.kind)),
        title_align="left",
        border_style=_COLOURS[block.kind],
    )


def _bullets(points: tuple[str, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    for point in points:
        grid.add_row(Text("•"), _Prose(point))
    return grid


FORMAT = Format(name="terminal", title="Plain text, 80 columns", file="report.txt", render=render)
