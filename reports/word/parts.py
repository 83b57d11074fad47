"""Small pieces of a Word document: text that stays text, runs, paragraphs and fields."""

import re
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

REPLACEMENT = "\ufffd"
"""Shows where a character stood that a Word document cannot hold."""
_SPACE = f"{{{nsmap['w']}}}"
_PREFIX = {"w": nsmap["w"]}
_SPACES = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Make a text fit for XML; what cannot be written is shown as `REPLACEMENT`.

    Parameters
    ----------
    text : str
        Such as an answer of the survey.

    Returns
    -------
    str
        One line: tabs and line breaks are spaces.

    Examples
    --------
    >>> plain("lift" + chr(0) + chr(9) + "now")
    'lift� now'
    """
    return _UNWRITABLE.sub(REPLACEMENT, _SPACES.sub(" ", text))


def element(tag: str, parent: Any = None, **attributes: str | float) -> Any:
    """Make an element of the Word namespace, at the end of `parent` if there is one.

    Parameters
    ----------
    tag : str
        Without prefix, such as ``tbl``.
    parent : element or None
        Where to put it.
    **attributes : str or float
        Of the same namespace; numbers are rounded to whole ones.

    Returns
    -------
    element
        The new element.
    """
    made = oxml_parser.makeelement(f"{_SPACE}{tag}", nsmap=_PREFIX)
    for name, value in attributes.items():
        made.set(f"{_SPACE}{name}", value if isinstance(value, str) else str(round(value)))
    if parent is not None:
        parent.append(made)
    return made


def add_run(
    parent: Any, text: str, *, bold: bool = False, size: float = 0, hint: bool = False
) -> None:
    """Add words to a paragraph.

    Parameters
    ----------
    parent : element
        A paragraph or a link.
    text : str
        Any text.
    bold : bool
        Whether they stand out.
    size : float
        Points; 0 leaves the size to the style.
    hint : bool
        Whether marks that Chinese and Latin share (quotes, dashes) are set in the Chinese font.
    """
    run = element("r", parent)
    if bold or size or hint:
        look = element("rPr", run)
        if hint:
            element("rFonts", look, hint="eastAsia")
        if bold:
            element("b", look)
        if size:
            element("sz", look, val=size * 2)
            element("szCs", look, val=size * 2)
    words = element("t", run)
    words.set(qn("xml:space"), "preserve")
    words.text = plain(text)


def add_mark(parent: Any, kind: str) -> None:
    """Add the ``begin``, ``separate`` or ``end`` of a field."""
    element("fldChar", element("r", parent), fldCharType=kind)


def start_field(parent: Any, instruction: str) -> None:
    """Add the beginning of a field, up to where its result stands.

    Parameters
    ----------
    parent : element
        A paragraph or a link.
    instruction : str
        Such as ``PAGE``; ours, never text of the survey.
    """
    add_mark(parent, "begin")
    words = element("instrText", element("r", parent))
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    add_mark(parent, "separate")
