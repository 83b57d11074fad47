"""The document a Word report is written into: a new one, or a council's own."""

import io
import zipfile
import zlib
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from lxml.etree import LxmlError

from reports.errors import BrokenBaseError
from reports.word.layouts import MM, Layout

LARGEST_BASE = 64 * 2**20
"""Bytes that a base document may take once unpacked."""
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml")
"""What the library's template brings along and a report has no use for."""


def read_base(path: Path) -> bytes:
    """Read a base document and make sure that a report can be written into it.

    Parameters
    ----------
    path : Path
        A ``.docx`` file.

    Returns
    -------
    bytes
        The file.

    Raises
    ------
    BrokenBaseError
        If it is no Word document or far too large.
    OSError
        If it cannot be read.
    """
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > LARGEST_BASE:
            raise BrokenBaseError(path.name)
        opened = docx.Document(io.BytesIO(content))
        # A body without a section has no page to write on.
        opened.sections[-1]
        list(opened.styles)
    except (
        zipfile.BadZipFile, PackageNotFoundError, LxmlError,
        AttributeError, EOFError, IndexError, KeyError, NotImplementedError, RuntimeError,
        TypeError, ValueError, zlib.error,
    ) as error:  # fmt: skip
        raise BrokenBaseError(path.name) from error
    return content


def open_base(content: bytes) -> WordDocument:
    """Open a base document; what stands in it stays, in front of the report.

    Parameters
    ----------
    content : bytes
        As `read_base` gave it.

    Returns
    -------
    docx document
        To be written into.
    """
    return docx.Document(io.BytesIO(content))


def new_document(layout: Layout) -> WordDocument:
    """Make an empty document with the page of a layout.

    Parameters
    ----------
    layout : Layout
        Its margins.

    Returns
    -------
    docx document
        To be written into; its styles are the library's.
    """
    document = docx.Document()
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(_UNWANTED):
                del holder.rels[key]
    section = document.sections[0]
    section.page_width, section.page_height = Pt(210 * MM), Pt(297 * MM)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(
        Pt, layout.margins
    )
    section.header_distance = section.footer_distance = Pt(layout.footer)
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - no other way
        section._sectPr.remove(grid)  # noqa: SLF001 - as above
    document.settings.odd_and_even_pages_header_footer = layout.outer_numbers
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    return document


def page_sizes(document: WordDocument) -> tuple[float, float, float]:
    """Measure the page that a report is written on.

    Parameters
    ----------
    document : docx document
        Its last section counts.

    Returns
    -------
    tuple of float
        Width of the type with the page upright and on its side, and its height upright; points.
    """
    section = document.sections[-1]
    width, height = sorted((_size(section.page_width, 210), _size(section.page_height, 297)))
    across = _size(section.left_margin, 25) + _size(section.right_margin, 25)
    down = _size(section.top_margin, 25) + _size(section.bottom_margin, 25)
    upright = section.orientation != WD_ORIENT.LANDSCAPE
    return (width - across, height - down, height - down) if upright else (
        height - across, height - across, width - down
    )  # fmt: skip


def _size(length: Length | None, millimetres: float) -> float:
    return float(length.pt) if length is not None else millimetres * MM
