"""The table of contents: a field of Word's, already filled with the titles of the chapters."""

from typing import Any

from docx.oxml.ns import qn

from reports.word.parts import add_mark, add_run, element, start_field

_FIRST_MARK = 9_000_000
"""Far from the numbers of bookmarks that a base document may hold."""


def bookmark(place: int) -> str:
    """Name the bookmark of a chapter.

    Parameters
    ----------
    place : int
        Place of the chapter, from 0.

    Returns
    -------
    str
        A name as Word gives them to titles.
    """
    return f"_Toc{_FIRST_MARK + place}"


def mark_title(paragraph: Any, place: int) -> None:
    """Put the bookmark of a chapter around the words of its title.

    Parameters
    ----------
    paragraph : element
        The title.
    place : int
        Place of the chapter, from 0.
    """
    number = str(_FIRST_MARK + place)
    start = element("bookmarkStart", id=number, name=bookmark(place))
    paragraph.insert(1, start)
    element("bookmarkEnd", paragraph, id=number)


def build_contents(heading: str, titles: list[str], ids: dict[str, str], *, hint: bool) -> Any:
    """Build the contents; the numbers of pages are fields.

    Parameters
    ----------
    heading : str
        What stands above.
    titles : list of str
        Titles of the chapters as they are printed, at least one.
    ids : dict of str to str
        Ids of styles by name.
    hint : bool
        As in `add_run`.

    Returns
    -------
    element
        A block that Word knows as a table of contents and offers to bring up to date.
    """
    block = element("sdt")
    parts = element("docPartObj", element("sdtPr", block))
    element("docPartGallery", parts, val="Table of Contents")
    element("docPartUnique", parts)
    content = element("sdtContent", block)
    above = element("p", content)
    element("pStyle", element("pPr", above), val=ids["TOC Heading"])
    add_run(above, heading, hint=hint)
    lines = [_entry(content, place, title, ids, hint=hint) for place, title in enumerate(titles)]
    opening = element("p")
    start_field(opening, r'TOC \o "1-1" \h \z \u')
    for run in reversed(list(opening)):
        lines[0].insert(1, run)
    add_mark(lines[-1], "end")
    return block


def _entry(content: Any, place: int, title: str, ids: dict[str, str], *, hint: bool) -> Any:
    paragraph = element("p", content)
    element("pStyle", element("pPr", paragraph), val=ids["toc 1"])
    link = element("hyperlink", paragraph, anchor=bookmark(place), history="1")
    add_run(link, title, hint=hint)
    element("tab", element("r", link))
    start_field(link, rf"PAGEREF {bookmark(place)} \h")
    # Word fills in the page once the reader has the table updated; nothing is guessed here.
    add_run(link, "")
    add_mark(link, "end")
    return paragraph


def set_page_numbers(section: Any, ids: dict[str, str], *, outer: bool) -> None:
    """Number the pages of a section and all that follow it.

    Parameters
    ----------
    section : docx section
        The first; changed in place.
    ids : dict of str to str
        Ids of styles by name.
    outer : bool
        Whether numbers stand between dashes at the outer edge, one character from it.
    """
    feet = ((section.footer, "right"), (section.even_page_footer, "left"))
    for foot, side in feet if outer else feet[:1]:
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]._p  # noqa: SLF001 - the library offers no fields
        for child in list(paragraph):
            paragraph.remove(child)
        look = element("pPr", paragraph)
        element("pStyle", look, val=ids["Footer"])
        if outer:
            element("ind", look, **{f"{side}Chars": "100", side: "280"})
            element("jc", look, val=side)
            add_run(paragraph, "— ", hint=True)
        start_field(paragraph, "PAGE")
        add_run(paragraph, "1")
        add_mark(paragraph, "end")
        if outer:
            add_run(paragraph, " —", hint=True)


def is_numbered(style: Any) -> bool:
    """Whether a style numbers its paragraphs itself.

    Parameters
    ----------
    style : docx style
        Of a base document, say.

    Returns
    -------
    bool
        Whether it, or one it is based on, does.
    """
    while style is not None:
        if style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
            return True
        style = style.base_style
    return False
