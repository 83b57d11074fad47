"""Writing the blocks of a report into a Word document, one after the other."""

import io
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.image.image import Image
from docx.oxml.ns import qn
from docx.shared import Pt

from reports.document import Block, Bullets, Callout, Card, Chart, Heading, Paragraph, Table
from reports.drawing import PICTURE_SCALE, draw_picture
from reports.word.base import page_sizes
from reports.word.layouts import Layout
from reports.word.parts import add_run, element, plain
from reports.word.tables import build_tables
from reports.word.widths import fit_table
from reports.wording import Wording

_PIXEL = 72 / 96
"""Points that a pixel of a drawing takes."""
_TALLEST = 0.8
"""Share of a page's height that a picture may take, so that its caption stays with it."""
_CALLOUTS = {
    "example": "Report Example",
    "doubt": "Report Doubt",
    "decision": "Report Decision",
    "objection": "Report Decision",
}


@dataclass
class Pen:
    """Writes at the end of a document; a wide table turns the page until the next other block."""

    document: WordDocument
    layout: Layout
    ids: dict[str, str]
    words: Wording
    hint: bool
    _turned: bool = field(default=False, init=False)
    _sections: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._upright, self._on_side, self._height = page_sizes(self.document)

    def put(self, built: Any) -> Any:
        """Put a paragraph, table or block at the end."""
        self.document.element.body.insert_element_before(built, "w:sectPr")
        return built

    def line(self, style: str, text: str, *, label: str = "", keep: bool = False) -> Any:
        """Put a paragraph at the end; `label` stands in front in bold, `keep` holds the next."""
        paragraph = element("p")
        look = element("pPr", paragraph)
        element("pStyle", look, val=self.ids[style])
        if keep:
            element("keepNext", look)
            element("keepLines", look)
        if label:
            add_run(paragraph, label, bold=True, hint=self.hint)
        add_run(paragraph, text, hint=self.hint)
        return self.put(paragraph)

    def block(self, block: Block, *, number: str = "") -> None:
        """Write any block; `number` stands before a heading."""
        if not isinstance(block, Table):
            self.turn(on_side=False)
        match block:
            case Heading(text):
                self.line("Heading 2", number + text)
            case Paragraph(text):
                self.line("Normal", text)
            case Bullets(points):
                for point in points:
                    self.line("List Bullet", point)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Callout():
                self._callout(block)
            case Card():
                self._card(block)

    def turn(self, *, on_side: bool) -> None:
        """Lay the pages that follow on their side, or upright again."""
        if self._turned == on_side:
            return
        section = self.document.element.body.sectPr
        ending = element("p")
        look = element("pPr", ending)
        element("pStyle", look, val=self.ids["Report Gap"])
        look.append(deepcopy(section))
        self.put(ending)
        # What follows has the same header and footer, and goes on counting the pages.
        for child in list(section):
            if child.tag in _ONLY_FIRST:
                section.remove(child)
        _turn_section(self.document.sections[-1])
        self._turned = on_side

    def _table(self, table: Table) -> None:
        fit = fit_table(table, self.layout.table_sizes, self._upright, self._on_side)
        self.turn(on_side=fit.on_side and self._on_side > self._upright)
        self.line("Caption", table.caption)
        for built in build_tables(table, fit, self.ids, hint=self.hint):
            self.put(built)
            # Without it Word would join two tables into one.
            self.line("Report Gap", "")

    def _chart(self, chart: Chart) -> None:
        picture = draw_picture(chart)
        drawn = Image.from_blob(picture)
        width = drawn.px_width / PICTURE_SCALE * _PIXEL
        height = drawn.px_height / PICTURE_SCALE * _PIXEL
        shrunk = min(1, self._upright / width, self._height * _TALLEST / height)
        inline = self.document.part.new_pic_inline(
            io.BytesIO(picture), Pt(width * shrunk), Pt(height * shrunk)
        )
        inline.docPr.set("name", chart.name)
        inline.docPr.set("descr", plain(chart.alt))
        paragraph = self.line("Report Picture", "")
        element("drawing", paragraph.find(qn("w:r"))).append(inline)
        self.line("Report Picture Caption", chart.caption)

    def _callout(self, callout: Callout) -> None:
        style = _CALLOUTS[callout.kind]
        label = self.words.word("callout", callout.kind)
        self.line(style, callout.text, label=self.words.say("docx.label", label=label))
        for point in callout.points:
            self.line(style, f"• {point}")
        # Without it two frames of a kind would be one.
        self.line("Report Gap", "", keep=callout.kind == "example")

    def _card(self, card: Card) -> None:
        self.line("Report Card Title", card.title)
        facts = (
            self.words.say("docx.fact", label=label, value=value) for label, value in card.facts
        )
        *upper, last = (self.words.say("docx.between").join(facts), *card.sentences)
        for text in upper:
            self.line("Report Card", text, keep=True)
        self.line("Report Card", last)
        self.line("Report Gap", "")


_ONLY_FIRST = {
    qn(f"w:{name}") for name in ("headerReference", "footerReference", "titlePg", "pgNumType")
}


def _turn_section(section: Any) -> None:
    """Turn a page by a quarter, with its margins."""
    width, height = section.page_width, section.page_height
    section.page_width, section.page_height = height, width
    section.orientation = int(height > width)
    top, right = section.top_margin, section.right_margin
    bottom, left = section.bottom_margin, section.left_margin
    if height > width:
        section.top_margin, section.right_margin = left, top
        section.bottom_margin, section.left_margin = right, bottom
    else:
        section.top_margin, section.right_margin = right, bottom
        section.bottom_margin, section.left_margin = left, top
