"""Characters that the fonts of a printed report cannot draw: finding them and marking the place."""

import dataclasses
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from reports.document import Chapter, Document

MARK = "□"
"""Stands for a character that cannot be drawn, as in Chinese printing."""
_SILENT = {"Cc", "Cf"}
"""Categories of characters that are never seen: control and format characters."""


@dataclasses.dataclass(frozen=True)
class MissingGlyph:
    """A character without a glyph; `chapters` holds titles, ``""`` for what stands before them."""

    character: str
    chapters: tuple[str, ...]

    @property
    def code_point(self) -> str:
        """The character's number as Unicode writes it, such as ``U+20BB7``."""
        return f"U+{ord(self.character):04X}"


def drawable(document: Document) -> tuple[Document, tuple[MissingGlyph, ...]]:
    """Put a mark in the place of every character that the shipped fonts cannot draw.

    White space becomes single spaces, and characters that are never seen are dropped, as on a
    web page.

    Parameters
    ----------
    document : Document
        The report.

    Returns
    -------
    document : Document
        The same, with ``□`` for what cannot be drawn.
    missing : tuple of MissingGlyph
        What cannot be drawn and where, in the order of the report.
    """
    found: dict[str, dict[str, None]] = {}

    def at(place: str) -> Callable[[str], str]:
        return lambda text: _drawn(text, place, found)

    front: Document = _mapped(dataclasses.replace(document, chapters=()), at(""))
    chapters: list[Chapter] = [_mapped(one, at(one.title)) for one in document.chapters]
    whole = dataclasses.replace(front, chapters=tuple(chapters))
    return whole, tuple(MissingGlyph(one, tuple(places)) for one, places in found.items())


def _drawn(text: str, place: str, found: dict[str, dict[str, None]]) -> str:
    # Most texts are fine as they are, and looking at them all at once is quick.
    if glyphs().issuperset(text) and "  " not in text:
        return text
    seen = "".join(
        one for one in text if one.isspace() or not (_unseen(one) or one == "\N{SOFT HYPHEN}")
    )
    spaced = " ".join(seen.split())
    for one in spaced:
        if one not in glyphs():
            found.setdefault(one, {})[place] = None
    return "".join(one if one in glyphs() else MARK for one in spaced)


def _unseen(character: str) -> bool:
    variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return variation or unicodedata.category(character) in _SILENT


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text inside blocks, tuples, lists and descriptions of charts."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, (tuple, list)):
        return type(value)(_mapped(one, change) for one in value)
    if isinstance(value, dict):
        return {_mapped(key, change): _mapped(one, change) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {entry.name: getattr(value, entry.name) for entry in dataclasses.fields(value)}
        return dataclasses.replace(value, **_mapped(parts, change))
    return value


@lru_cache
def glyphs() -> frozenset[str]:
    """Find the characters that both shipped fonts can draw.

    Returns
    -------
    frozenset of str
        Single characters.

    Examples
    --------
    >>> "梯" in glyphs(), "\U0001f600" in glyphs()
    (True, False)
    """
    return frozenset(widths()) & _advances("serif_path").keys()


def widths() -> dict[str, float]:
    """Find how wide each character is in the font of tables.

    Returns
    -------
    dict of str to float
        In ems: a Chinese character takes one.

    Examples
    --------
    >>> widths()["梯"]
    1.0
    """
    return _advances("sans_path")


@lru_cache
def _advances(font_path: str) -> dict[str, float]:
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - needed only where paper is printed
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    with TTFont(getattr(pylopdf_fonts_zh_cn, font_path)(), lazy=True) as font:
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        return {chr(code): advances[name][0] / em for code, name in font.getBestCmap().items()}
