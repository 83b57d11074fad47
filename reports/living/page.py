"""What a sheet with formulas is made of, before it is written."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reports.living.areas import Area

Look: TypeAlias = Literal[
    "title",
    "note",
    "example",
    "status",
    "alarm",
    "header",
    "over_figures",
    "name",
    "plain",
    "rank",
    "moved",
    "score",
    "share",
    "figure",
    "fraction",
    "power_input",
    "weight_input",
    "figure_input",
    "fraction_input",
]


@dataclass(frozen=True)
class Formula:
    """A formula, and the figure of the program that it gives as long as nothing is changed.

    `longest` is the longest text that it may give later on, where that is longer.
    """

    text: str
    value: str | float
    longest: str = ""


ALARMS: tuple[Look, ...] = ("status", "alarm")
"""Looks of the line that says what is wrong: the first also says that all is well."""
Content: TypeAlias = str | float | int | Formula | None


@dataclass(frozen=True)
class Entry:
    """One cell; rows and columns are counted from 0."""

    row: int
    column: int
    content: Content
    look: Look


@dataclass(frozen=True)
class Allowed:
    """Numbers that may be typed into some cells: from `low` to `high`, without an end None."""

    area: Area
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Bars:
    """A chart of bars, one for each name."""

    title: str
    names: Area
    figures: Area
    row: int
    column: int


@dataclass
class Page:
    """A sheet being laid out.

    `widths` are those of the columns, `span` how many of them a line of text runs across,
    `frozen` the first row and column that move, `settled` what the status says if all is well.
    """

    title: str
    widths: tuple[int, ...]
    span: int
    colour: str
    entries: list[Entry] = field(default_factory=list)
    allowed: list[Allowed] = field(default_factory=list)
    bars: Bars | None = None
    frozen: tuple[int, int] = (0, 0)
    settled: str = ""

    def put(self, row: int, column: int, content: Content, look: Look) -> None:
        """Fill one cell."""
        self.entries.append(Entry(row, column, content, look))

    def put_head(self, lines: list[tuple[str, Look]], alarm: Formula) -> None:
        """Set texts above everything else, each in a row of its own, `alarm` where it belongs."""
        for row, (line, look) in enumerate(lines):
            self.put(row, 0, alarm if look in ALARMS else line, look)

    def put_row(self, row: int, column: int, contents: "list[Content]", look: Look) -> None:
        """Fill cells beside each other."""
        for place, content in enumerate(contents, start=column):
            self.put(row, place, content, look)
