"""Short words that stand for long ones while a chart is laid out, because measuring text is slow.

The renderer reads the whole Chinese font for every text that it measures, several times over. So
a text beyond ASCII is laid out as figures of nearly its width in a small font, and put back into
the finished drawing. ASCII texts stay as they are.
"""

import re
from html import escape
from typing import Any

from rich.cells import cell_len

MEASURING_FONT = "Liberation Sans"
"""Ships inside the renderer; each of its figures is as wide as the letters below."""
_BEGIN, _FILL = "\N{CYRILLIC SMALL LETTER A}", "\N{CYRILLIC SMALL LETTER O}"
"""Letters of the same width as figures; no text that is laid out as it is holds one."""
_FIGURES_PER_COLUMN = 0.9
"""A Chinese character takes two columns and one em, a figure five ninths of an em."""
_STAND_IN = re.compile(f"{_BEGIN}([0-9]+){_FILL}*")


def put_in(spec: Any) -> tuple[Any, tuple[str, ...]]:
    """Put a stand-in for every text that is not ASCII, the same for the same text.

    Parameters
    ----------
    spec : dict, list, str or other JSON value
        A description.

    Returns
    -------
    spec : the same
        With stand-ins.
    texts : tuple of str
        What they stand for.
    """
    texts: dict[str, str] = {}

    def swapped(value: Any) -> Any:
        if isinstance(value, str) and not value.isascii():
            return texts.setdefault(value, _stand_in(len(texts), value))
        if isinstance(value, dict):
            return {key: swapped(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [swapped(inner) for inner in value]
        return value

    return swapped(spec), tuple(texts)


def _stand_in(number: int, text: str) -> str:
    return f"{_BEGIN}{number}".ljust(round(_FIGURES_PER_COLUMN * cell_len(text)), _FILL)


def put_back(svg: str, texts: tuple[str, ...]) -> str | None:
    """Put the texts back into the drawing.

    Parameters
    ----------
    svg : str
        The drawing of a description with stand-ins.
    texts : tuple of str
        From `put_in`.

    Returns
    -------
    str or None
        The drawing with its texts; None where the renderer cut a stand-in short.
    """
    if re.search(f"{_BEGIN}[0-9]*{_FILL}*…", svg):
        return None
    return _STAND_IN.sub(lambda found: escape(texts[int(found[1])], quote=False), svg)
