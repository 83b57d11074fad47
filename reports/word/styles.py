"""The styles of a Word report: all of them in a new document, only those missing in a base."""

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from reports.word.base import page_sizes
from reports.word.layouts import Layout, Look

TABLE_STYLE = "Report Table"
_BUILT_IN = ("Normal", "Title", "Subtitle", "Heading", "List", "Caption", "TOC", "toc", "Footer")
_STORED = {"Heading": "heading", "Caption": "caption", "Footer": "footer"}
"""How Word itself writes the names of its own styles in a file."""
OWN_FRAMES = ("Report Example", "Report Doubt", "Report Decision", "Report Card")
"""How styles of frames begin, which stand between the paragraphs of a base."""
_LATIN = {"zh": "en-US", "en": "en-GB"}
"""Whose spelling Latin words are held against."""

_LINE = '<w:{side} w:val="{kind}" w:sz="{width}" w:space="4" w:color="000000"/>'
_SIDES = ("top", "left", "bottom", "right")
_BOXES = {
    "dashed": (_SIDES, "dashed", 8, ""),
    "bar": (("left",), "single", 36, ""),
    "double": (_SIDES, "double", 6, ""),
    "head": (("top", "left", "right"), "single", 6, "D9D9D9"),
    "body": (("left", "bottom", "right"), "single", 6, ""),
}
"""Sides, line, its width in eighths of a point, and the filling of each kind of frame."""


def add_styles(document: WordDocument, layout: Layout, *, in_base: bool = False) -> dict[str, str]:
    """Add the styles of a layout that a document has none of that name for.

    Parameters
    ----------
    document : docx document
        Changed in place.
    layout : Layout
        The looks by name.
    in_base : bool
        Whether the document is somebody's own, whose type the frames of the report then take.

    Returns
    -------
    dict of str to str
        Id of each style, by name.
    """
    width = page_sizes(document)[0]
    for name, look in layout.looks.items():
        if name not in document.styles:
            numbering = _bullets(document) if look.bullet else 0
            described = _style(name, look, layout, numbering, width)
            if in_base and name.startswith(OWN_FRAMES):
                described = _typeless(described)
            _append(document, name, described)
    if TABLE_STYLE not in document.styles:
        _append(document, TABLE_STYLE, _table_style())
    names = (*layout.looks, TABLE_STYLE)
    return {name: str(document.styles[name].style_id) for name in names}


def replace_styles(document: WordDocument, language: str, layout: Layout) -> dict[str, str]:
    """Give a new document the styles of a layout and no others.

    Parameters
    ----------
    document : docx document
        Fresh from the library's template; changed in place.
    language : str
        ``zh`` or ``en``, for the spelling.
    layout : Layout
        The looks by name.

    Returns
    -------
    dict of str to str
        Id of each style, by name.
    """
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        kept = style.get(qn("w:default")) == "1" and style.get(qn("w:type")) != "paragraph"
        if not kept:
            styles.remove(style)
    body = layout.looks["Normal"]
    defaults = (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(body, layout)}"
        f'<w:lang w:val="{_LATIN[language]}" w:eastAsia="zh-CN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles.replace(styles.find(qn("w:docDefaults")), parse_xml(defaults))
    return add_styles(document, layout)


def _typeless(described: str) -> str:
    """Leave font, size and height of lines to the style that a style is based on."""
    kept = re.sub(r"<w:(?:rFonts|sz|szCs)\b[^>]*/>", "", described)
    return re.sub(r'w:line="\d+"(?: w:lineRule="exact")?', 'w:line="240"', kept)


def _append(document: WordDocument, name: str, described: str) -> None:
    style = parse_xml(described)
    taken = {one.style_id for one in document.styles}
    identifier = name.replace(" ", "")
    while identifier in taken:
        identifier += "x"
    style.set(qn("w:styleId"), identifier)
    based = style.find(qn("w:basedOn"))
    if based is not None:
        base = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        based.set(qn("w:val"), base.style_id if base is not None else "Normal")
    document.styles.element.append(style)


def _style(name: str, look: Look, layout: Layout, numbering: int, width: float) -> str:
    """Describe a paragraph style; nothing is left to the style it is based on."""
    first = next((part for part in _STORED if name.startswith(part)), "")
    stored = name.replace(first, _STORED[first]) if first else name
    kind = 'w:default="1"' if name == "Normal" else ""
    if not name.startswith(_BUILT_IN):
        kind = 'w:customStyle="1"'
    based = "" if name == "Normal" else '<w:basedOn w:val=""/>'
    heading = "<w:uiPriority w:val='39'/>" if name.startswith(("TOC", "toc")) else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" {kind} w:styleId="">'
        f"<w:name w:val={quoteattr(stored)}/>{based}{heading}<w:qFormat/>"
        f"<w:pPr>{_paragraph(name, look, numbering, width)}</w:pPr>"
        f"<w:rPr>{_fonts(look, layout)}</w:rPr></w:style>"
    )


def _paragraph(name: str, look: Look, numbering: int, width: float) -> str:
    rule = f'w:line="{look.line * 20:.0f}" w:lineRule="exact"' if look.line else ""
    if not look.line:
        rule = 'w:line="264" w:lineRule="auto"' if look.size > 10 else 'w:line="240"'  # noqa: PLR2004
    first = f'w:firstLine="{look.first_characters * look.size * 20:.0f}"'
    indents = f'w:hanging="{look.hanging * 20:.0f}"' if look.hanging else first
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width * 20:.0f}"/></w:tabs>'
    return (
        f"<w:keepNext w:val='{int(look.keep_next)}'/>"
        f"<w:keepLines w:val='{int(look.keep_next)}'/><w:widowControl/>"
        + (f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>' if numbering else "")
        + _box(look)
        + (tab if name == "toc 1" else "")
        # A base document may have a grid, which would stretch what is set smaller than the body.
        + '<w:snapToGrid w:val="0"/>'
        + f'<w:spacing w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}" {rule}/>'
        f'<w:ind w:left="{look.left * 20:.0f}" w:firstLineChars="{look.first_characters * 100}" '
        f'{indents}/><w:jc w:val="{look.align}"/>'
        + (f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "")
    )


def _box(look: Look) -> str:
    if not look.box:
        return ""
    sides, kind, width, filling = _BOXES[look.box]
    lines = "".join(_LINE.format(side=side, kind=kind, width=width) for side in sides)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{filling}"/>' if filling else ""
    return f"<w:pBdr>{lines}</w:pBdr>{shade}"


def _fonts(look: Look, layout: Layout) -> str:
    latin = quoteattr(layout.latin)
    return (
        f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:cs={latin} "
        f"w:eastAsia={quoteattr(look.font)}/><w:b w:val='{int(look.bold)}'/>"
        f'<w:spacing w:val="{look.tracking * 20:.0f}"/>'
        f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
    )


def _table_style() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in (*_SIDES, "insideH", "insideV")
    )
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="">'
        f'<w:name w:val="{TABLE_STYLE}"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"
    )


def _bullets(document: WordDocument) -> int:
    """Add a list of points to the document's lists and return its number."""
    lists = _lists(document)
    taken = [int(one.get(qn("w:abstractNumId"))) for one in lists.findall(qn("w:abstractNum"))]
    numbers = [int(one.get(qn("w:numId"))) for one in lists.findall(qn("w:num"))]
    shape, number = max(taken, default=0) + 1, max(numbers, default=0) + 1
    described = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{shape}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
    )
    # All shapes of lists come before the lists that use them.
    users = lists.findall(qn("w:num"))
    lists.insert(lists.index(users[0]) if users else len(lists), described)
    lists.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{shape}"/></w:num>'
        )
    )
    return number


def _lists(document: WordDocument) -> Any:
    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element
