"""What an item says about who pays: the sources its cell names, each with its share."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

BETWEEN = re.compile(r"[;；\n]")
LISTED = re.compile(r"、|(?<!\d)[,，/／&＆+＋]|[,，/／&＆+＋](?!\d)")
"""May stand between sources or within a name; between two digits most belong to a number."""
SHARES = re.compile(r"[:：%％]")


@dataclass(frozen=True)
class Draw:
    """One source that an item draws on.

    `share` is its part of the cost, 0-1, NaN if `written` is no number, and None where none is
    written.
    """

    source: str
    share: float | None = None
    written: str = ""


def read_draws(text: str, sources: Collection[str] = ()) -> list[Draw]:
    """Read the sources one by one, also a source that is named twice.

    Parameters
    ----------
    text : str
        As `read_fund`.
    sources : collection of str
        The names that are known.

    Returns
    -------
    list of Draw
        In the order of the text.
    """
    parts = (one.strip() for one in BETWEEN.split(text))
    pieces = (piece for part in parts for piece in _listed(part, sources))
    return [draw for draw in (_draw(piece, sources) for piece in pieces) if draw.source]


def read_fund(text: str, sources: Collection[str] = ()) -> dict[str, float | None]:
    """Read what an item says about who pays.

    Parameters
    ----------
    text : str
        Sources with ``;`` or ``、`` between, each alone or as ``source=share``; a share is a
        number or a percentage and may also stand behind a colon.
    sources : collection of str
        The names that are known: these are never taken apart, and a comma or slash beside one
        of them stands between sources.

    Returns
    -------
    dict of str to float or None
        Share of every source, None where it has none; NaN for a share that is no number.

    Examples
    --------
    >>> read_fund("政府=0.6；业主:40%"), read_fund("city; owners")
    ({'政府': 0.6, '业主': 0.4}, {'city': None, 'owners': None})
    >>> read_fund("city, owners", ["city", "owners"]), read_fund("Bank, city", ["Bank, city"])
    ({'city': None, 'owners': None}, {'Bank, city': None})
    """
    return {draw.source: draw.share for draw in read_draws(text, sources)}


def holds_marks(name: str) -> bool:
    """Say whether a name may be several sources, or one with a share.

    Examples
    --------
    >>> [holds_marks(name) for name in ("city,bank", "city 60%", "city")]
    [True, True, False]
    """
    return bool(LISTED.search(name) or SHARES.search(name))


def _listed(part: str, sources: Collection[str]) -> list[str]:
    """Take a list apart; a mark that may belong to a name parts only what is known."""
    whole = _draw(part, sources)
    if whole.source in sources and not LISTED.search(whole.written):
        return [part]
    pieces = [piece.strip() for piece in LISTED.split(part)]
    if any(_draw(piece, sources).source in sources for piece in pieces):
        return pieces
    return part.split("、")


def _draw(piece: str, sources: Collection[str]) -> Draw:
    text = piece.strip()
    if text in sources:
        return Draw(text)
    name, equals, written = (one.strip() for one in text.replace("＝", "=").partition("="))
    if equals:
        return Draw(name, _share(written), written)
    name, colon, written = (one.strip() for one in text.replace("：", ":").rpartition(":"))
    # A colon may belong to the name of a source; before a number it stands for the equals sign.
    share = _share(written)
    return Draw(text) if not colon or math.isnan(share) else Draw(name, share, written)


def _share(text: str) -> float:
    figures = text.replace("％", "%")
    try:
        return float(figures.removesuffix("%")) / (100 if figures.endswith("%") else 1)
    except ValueError:
        return float("nan")
