"""A report before it becomes a web page, a workbook or lines on a screen.

Blocks hold finished sentences and finished figures in one language; a format only lays them out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

Alignment: TypeAlias = Literal["left", "right"]


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences; no order is implied."""

    points: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Cells of finished text.

    Every row of `rows` is as long as `headers` and `alignments`; `row_header` is the place of
    the column that names the row.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[Alignment, ...]
    row_header: int = 0


@dataclass(frozen=True, eq=False)
class Chart:
    """A picture: a Vega-Lite `spec`, and the same in words.

    `name` is unique in the document (letters and hyphens), `alt` says what the picture shows.
    `tips` are the fields of the data that a chart on a screen tells where a reader points, each
    with its title; a drawing does not show them. `narrow` shows the same data on a phone.
    """

    name: str
    spec: dict[str, Any]
    alt: str
    caption: str
    tips: tuple[tuple[str, str], ...] = ()
    narrow: dict[str, Any] | None = None


@dataclass(frozen=True)
class Callout:
    """Something nobody may overlook.

    `kind` is ``example`` (rests on figures nobody agreed), ``doubt`` (bears on how far to trust
    the figures), ``decision`` (for the council to settle) or ``objection`` (where to object).
    """

    kind: Literal["example", "doubt", "decision", "objection"]
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """One thing at a glance: a title, labelled facts, and sentences that explain them."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Chart | Callout | Card


@dataclass(frozen=True)
class Chapter:
    """A chapter; `id` is the same in every language (letters and hyphens)."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole report in one language.

    `banner` stands above everything else. `created` is printed and stored where it is known;
    without it a report carries no date, so that the same findings give the same bytes.
    """

    language: str
    title: str
    community: str
    banner: tuple[Callout, ...]
    chapters: tuple[Chapter, ...]
    created: datetime | None = None
