"""The report as Markdown, to be pasted into a wiki, a minute or a web page."""

import re
from collections.abc import Iterator, Sequence

from prioritize.findings import Findings
from reports.document import (
    Block,
    Bullets,
    Callout,
    Card,
    Chart,
    Document,
    Heading,
    Paragraph,
    Table,
)
from reports.formats.format import Format
from reports.wording import wording

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&]")
_LINE_START = re.compile(r"^([-+=]|\d+[.)](?=\s|$))")
"""What would begin a list, or make a line or a heading of itself."""


def render(document: Document, findings: Findings) -> bytes:
    """Write the report in GitHub's Markdown; a chart is told by its words.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        Not looked at.

    Returns
    -------
    bytes
        UTF-8. Text of the study comes out as text, whatever marks it holds.
    """
    del findings
    return ("\n\n".join(_parts(document)) + "\n").encode()


def _parts(document: Document) -> Iterator[str]:
    yield f"# {_text(document.title)}"
    if document.community:
        yield _text(document.community)
    if document.created:
        yield document.created.date().isoformat()
    for callout in document.banner:
        yield from _shown(callout, document.language)
    for chapter in document.chapters:
        yield f"## {_text(chapter.title)}"
        for block in chapter.blocks:
            yield from _shown(block, document.language)


def _shown(block: Block, language: str) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"### {_text(text)}"
        case Paragraph(text):
            yield _text(text)
        case Bullets(points):
            if points:
                yield _bullets(points)
        case Table():
            yield f"**{_text(block.caption)}**"
            yield _table(block)
        case Chart():
            yield f"**{_text(block.caption)}**"
            yield _text(block.alt)
        case Callout():
            label = wording(language).word("callout", block.kind)
            lines = [f"**{_text(label)}** {_text(block.text)}"]
            if block.points:
                lines += ["", *_bullets(block.points).split("\n")]
            yield "\n".join(f"> {line}".rstrip() for line in lines)
        case Card():
            yield f"#### {_text(block.title)}"
            yield _bullets([f"{label}: {value}" for label, value in block.facts])
            yield from (_text(sentence) for sentence in block.sentences)


def _bullets(points: Sequence[str]) -> str:
    return "\n".join(f"- {_text(point)}" for point in points)


def _table(table: Table) -> str:
    lines = [
        _row(table.headers),
        _row(["---:" if side == "right" else ":---" for side in table.alignments], raw=True),
        *(_row(row) for row in table.rows),
    ]
    return "\n".join(lines)


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(_text, cells))} |"


def _text(text: str) -> str:
    """One line in which no character of the study is taken for a mark of Markdown."""
    line = " ".join(text.split())
    line = _MARKS.sub(lambda found: f"\\{found[0]}", line)
    # Of a number the dot behind it is escaped.
    return _LINE_START.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", line)


FORMAT = Format(name="markdown", title="Markdown text", file="report.md", render=render)
