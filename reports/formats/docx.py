"""The report as a Word document: official layout in Chinese, a plain one in English."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from docx.document import Document as WordDocument

from prioritize.findings import Findings
from reports.document import Chapter, Document, Heading
from reports.formats.format import Format
from reports.word.base import new_document, open_base, read_base
from reports.word.contents import build_contents, is_numbered, mark_title, set_page_numbers
from reports.word.layouts import LAYOUTS
from reports.word.numerals import numeral
from reports.word.packing import pack
from reports.word.pen import Pen
from reports.word.styles import add_styles, replace_styles
from reports.wording import wording


def render(document: Document, findings: Findings, base: bytes | None = None) -> bytes:
    """Write the report as a Word document.

    Parameters
    ----------
    document : Document
        The report.
    findings : Findings
        Not looked at.
    base : bytes or None
        A document as `read_base` gives it. What stands in it stays in front, with its page, its
        header and its footer; styles that it has keep their look. None makes a document of its own.

    Returns
    -------
    bytes
        A ``.docx`` file without macros or links to elsewhere. Charts are pictures that say in
        words what they show.
    """
    del findings
    layout = LAYOUTS[document.language]
    word = new_document(layout) if base is None else open_base(base)
    if base is None:
        ids = replace_styles(word, document.language, layout)
        set_page_numbers(word.sections[0], ids, outer=layout.outer_numbers)
    else:
        ids = add_styles(word, layout, in_base=True)
    words = wording(document.language)
    pen = Pen(word, layout, ids, words, hint=document.language == "zh")
    _write_front(pen, document)
    titles = [
        f"{_number(word, document.language, 1, place)}{chapter.title}"
        for place, chapter in enumerate(document.chapters, start=1)
    ]
    if titles:
        pen.put(build_contents(words.say("html.contents"), titles, ids, hint=pen.hint))
    for place, (chapter, title) in enumerate(zip(document.chapters, titles, strict=True)):
        _write_chapter(pen, document.language, chapter, title, place)
    pen.turn(on_side=False)
    return pack(word, document.title, document.created)


def _write_front(pen: Pen, document: Document) -> None:
    pen.line("Title", document.title)
    if document.community:
        pen.line("Subtitle", document.community)
    if document.created:
        pen.line("Subtitle", document.created.date().isoformat())
    for callout in document.banner:
        pen.block(callout)


def _write_chapter(pen: Pen, language: str, chapter: Chapter, title: str, place: int) -> None:
    pen.turn(on_side=False)
    written = pen.line("Heading 1", title)
    mark_title(written, place)
    headings = 0
    for block in chapter.blocks:
        number = ""
        if isinstance(block, Heading):
            headings += 1
            number = _number(pen.document, language, 2, headings, place + 1)
        pen.block(block, number=number)


def _number(word: WordDocument, language: str, level: int, place: int, above: int = 0) -> str:
    """Say the number of a title, unless the style of a base document counts itself."""
    if is_numbered(word.styles[f"Heading {level}"]):
        return ""
    return numeral(language, level, place, above)


def _based_on(path: Path) -> Format:
    return replace(FORMAT, render=partial(render, base=read_base(path)))


FORMAT = Format(
    name="docx",
    title="Word document",
    file="report.docx",
    render=render,
    based_on=_based_on,
)
