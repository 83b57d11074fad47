"""The report on paper: a tagged PDF that everybody can read, also with a screen reader."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from prioritize.findings import Findings, Note
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
from reports.drawing import draw, shipped_fonts
from reports.formats.format import Format
from reports.glyphs import MissingGlyph, drawable
from reports.page_tables import UPRIGHT, breakable, fit
from reports.wording import Wording, wording

FILE = "report.pdf"
_PIXEL = 0.8
"""Points that a pixel of a drawing takes, so that its words are as large as the text."""
_TALLEST = 600
"""Points that a chart may be high, so that its caption stands on the same page."""


def render(document: Document, findings: Findings) -> bytes:
    """Set the report on A4 pages, by the rules of PDF/UA-1.

    A character that the fonts lack is printed as ``□``, and the first page says so.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        Not looked at.

    Returns
    -------
    bytes
        The PDF.
    """
    del findings
    import typst  # noqa: PLC0415 - needed only where paper is printed

    printed, missing = drawable(document)
    words = wording(document.language)
    content = typst.compile(
        files("reports").joinpath("templates", "report.typ").read_bytes(),
        font_paths=shipped_fonts(),
        format="pdf",
        pdf_standards=["ua-1"],
        # Nothing may depend on the day it was printed.
        timestamp=0,
        sys_inputs={"report": json.dumps(_report(printed, missing, words), ensure_ascii=False)},
    )
    if not isinstance(content, bytes):
        raise TypeError(content)
    return content


def doubts(document: Document) -> tuple[Note, ...]:
    """Name the characters that the fonts lack, and where they stand.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    tuple of Note
        One, or none where everything can be printed.
    """
    missing = drawable(document)[1]
    if not missing:
        return ()
    words = wording(document.language)
    told = _told(missing, words, with_character=True)
    message = (
        f"no glyph for {told}; □ stands in its place. Write it otherwise, "
        "or hand out report.html, which shows it"
    )
    return (Note("missing_glyphs", message, {"place": FILE, "characters": told}),)


def _told(missing: Sequence[MissingGlyph], words: Wording, *, with_character: bool) -> str:
    """Name each character by its code point, and by itself where that can be seen.

    Those that stand in the same chapters are named together.
    """
    front = words.say("pdf.front")
    together: dict[tuple[str, ...], list[str]] = {}
    for one in missing:
        named = f"{one.character} {one.code_point}" if with_character else one.code_point
        together.setdefault(tuple(one.chapters), []).append(named)
    return words.listed(
        words.say(
            "pdf.missing_glyph",
            character=words.listed(named),
            chapters=words.listed(place or front for place in chapters),
        )
        for chapters, named in together.items()
    )


def _report(document: Document, missing: Sequence[MissingGlyph], words: Wording) -> dict[str, Any]:
    banner = list(document.banner)
    if missing:
        told = _told(missing, words, with_character=False)
        banner.append(Callout("doubt", words.say("pdf.missing_glyphs", characters=told)))
    created = document.created
    units = ("year", "month", "day", "hour", "minute", "second")
    return {
        "language": document.language,
        # A file without a title would break the rules for screen readers.
        "title": document.title.strip() or words.say("document.title"),
        "community": document.community,
        "mark": _mark(document, words),
        "created": created and {unit: getattr(created, unit) for unit in units},
        "date": created.date().isoformat() if created else "",
        "contents": words.say("html.contents"),
        "banner": [_block(one, words) for one in banner],
        "chapters": [
            {"title": one.title, "blocks": _blocks(one.blocks, words)} for one in document.chapters
        ],
    }


def _mark(document: Document, words: Wording) -> str | None:
    """What stands at the top of every page of a report that rests on example weights."""
    example = any(one.kind == "example" for one in document.banner)
    return words.word("callout", "example") if example else None


def _blocks(blocks: Sequence[Block], words: Wording) -> list[dict[str, Any]]:
    """Tables for a turned page that follow each other share it, with the heading above them."""
    laid: list[dict[str, Any]] = []
    for block in blocks:
        one = _block(block, words)
        if not one.get("across"):
            laid.append(one)
            continue
        if not laid or laid[-1]["is"] != "wide":
            above = [laid.pop()] if laid and laid[-1]["is"] == "heading" else []
            laid.append({"is": "wide", "blocks": above})
        laid[-1]["blocks"].append(one)
    return laid


def _block(block: Block, words: Wording) -> dict[str, Any]:
    told: dict[str, Any]
    match block:
        case Heading(text) | Paragraph(text):
            told = {"text": breakable(text)}
        case Bullets(points):
            told = {"points": list(map(breakable, points))}
        case Callout(kind, text, points):
            label = words.word("callout", kind)
            told = {"kind": kind, "label": label, "text": breakable(text)}
            told["points"] = list(map(breakable, points))
        case Card(title, facts, sentences):
            told = {"title": title, "facts": facts, "sentences": list(map(breakable, sentences))}
        case Chart():
            told = _drawn(block)
        case Table():
            told = asdict(fit(block))
    return {"is": type(block).__name__.lower(), **told}


def _drawn(chart: Chart) -> dict[str, Any]:
    """Draw a chart in its own size, or smaller where the page is."""
    svg = draw(chart)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = map(float, box.groups()) if box else (UPRIGHT, UPRIGHT)
    fitting = min(width * _PIXEL, UPRIGHT, _TALLEST * width / height)
    return {"svg": svg, "alt": chart.alt, "caption": chart.caption, "width": fitting}


FORMAT = Format(name="pdf", title="A4 pages, tagged PDF", file=FILE, render=render, doubts=doubts)
