"""Breaking Chinese and English text into lines of a given width."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size

_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]+"
)
_NEVER_FIRST = "，。、；：！？）》】”’…—%"
_NEVER_LAST = "（《【“‘"


def break_lines(text: str, width: int) -> list[str]:
    """Break a text so that no line is wider than `width` columns.

    A Chinese character takes two columns and may end a line; words of letters and digits stay
    whole where they fit. No line starts with a closing mark or ends with an opening one.

    Parameters
    ----------
    text : str
        One paragraph.
    width : int
        Columns, at least 2.

    Returns
    -------
    list of str
        The lines, without the spaces at their breaks.

    Examples
    --------
    >>> break_lines("位次 1 最优先。", 10)
    ['位次 1 最', '优先。']
    """
    lines, line = [], ""
    for piece in _unbreakable(text, width):
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def shortened(text: str, width: int) -> str:
    """Cut a text that is wider than `width` columns, and show that it was cut.

    A word that would be cut goes as a whole, unless that took half of the room or more.

    Parameters
    ----------
    text : str
        One line.
    width : int
        Columns, at least 3.

    Returns
    -------
    str
        The text, or its beginning with ``…`` (which may take two columns).

    Examples
    --------
    >>> shortened("加装电梯", 8), shortened("加装电梯", 6)
    ('加装电梯', '加装…')
    >>> shortened("Street façade insulation and painting", 36)
    'Street façade insulation and…'
    """
    if cell_len(text) <= width:
        return text
    kept = set_cell_size(text, width - 2).rstrip()
    before, _, word = kept.rpartition(" ")
    inside = text[len(kept)] != " " and cell_len(word) == len(word)
    if inside and cell_len(before) > width // 2:
        kept = before.rstrip()
    return kept + "…"


def shortened_apart(texts: Sequence[str], width: int) -> list[str]:
    """Cut texts as `shortened` does, but so that no two different ones look alike.

    Texts that begin alike are cut in the middle; where that does not help they are numbered, each
    by its place among all texts, so that it has the same number at every width.

    Parameters
    ----------
    texts : sequence of str
        One line each.
    width : int
        Columns, at least 16.

    Returns
    -------
    list of str
        As many as there are texts.

    Examples
    --------
    >>> shortened_apart(["Renewal of the pipes, east side", "Renewal of the pipes, west side"], 24)
    ['Renewal of…, east side', 'Renewal of…, west side']
    """
    cut = [shortened(text, width) for text in texts]
    cut = _told_apart(texts, cut, lambda text, _: _middle_cut(text, width))
    return _told_apart(
        texts, cut, lambda text, nth: f"{shortened(text, width - len(f' ({nth})') - 1)} ({nth})"
    )


def _told_apart(
    texts: Sequence[str], cut: Sequence[str], mend: Callable[[str, int], str]
) -> list[str]:
    """Mend the cuts that different texts share, each with its number among all texts."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts), 1)}
    sharing = Counter(dict(zip(texts, cut, strict=True)).values())
    return [
        mend(text, places[text]) if sharing[short] > 1 else short
        for text, short in zip(texts, cut, strict=True)
    ]


def _middle_cut(text: str, width: int) -> str:
    """Keep the beginning and the end of a text."""
    if cell_len(text) <= width:
        return text
    half = (width - 2) // 2
    end = text
    while cell_len(end) > width - 2 - half:
        end = end[1:]
    return f"{set_cell_size(text, half).rstrip()}…{end.lstrip()}"


def _unbreakable(text: str, width: int) -> list[str]:
    """Split a text into pieces that stay together, none wider than a line."""
    pieces: list[str] = []
    for found in _PIECES.findall(text):
        joined = pieces and (found[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST)
        if joined and cell_len(pieces[-1] + found) <= width:
            pieces[-1] += found
        else:
            pieces += _folded(found, width)
    return pieces


def _folded(piece: str, width: int) -> list[str]:
    """Cut a word that is wider than a whole line, such as a checksum."""
    if cell_len(piece) <= width:
        return [piece]
    step = max(width // 2, 1) if cell_len(piece) > len(piece) else width
    return [piece[start : start + step] for start in range(0, len(piece), step)]
