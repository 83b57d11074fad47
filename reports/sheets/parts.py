"""What the sheets of the report's workbook are made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reports.story.context import Story

Cell: TypeAlias = str | float | int | None
Look: TypeAlias = Literal["text", "rank", "score", "share", "count", "amount"]

LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t")
"""A text that begins so is kept a text even after somebody edits its cell."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: a header row, and rows of cells as long as `columns`.

    `columns` pair a header with how its cells look. `example` marks a sheet whose figures rest
    on weights that nobody agreed.
    """

    title: str
    columns: tuple[tuple[str, Look], ...]
    rows: tuple[tuple[Cell, ...], ...]
    example: bool = False


def make_sheet(
    story: Story,
    name: str,
    columns: Iterable[tuple[str, Look]],
    rows: Iterable[Sequence[Cell]],
    *,
    on_weights: bool = True,
) -> Sheet:
    """Put a sheet together; `on_weights` where its figures rest on the parties' weights."""
    example = any(party.example for party in story.findings.perspectives)
    return Sheet(
        title=story.words.word("sheet", name),
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
        example=on_weights and example,
    )


def column(story: Story, name: str, look: Look) -> tuple[str, Look]:
    """The header of a column, and how its cells look."""
    return story.words.word("column", name), look
