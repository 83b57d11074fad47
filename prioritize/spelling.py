"""Comparing words that people type: width, case and blanks do not matter."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

NEAR_MISS = 78.0
"""Similarity 0-100 from which a name counts as misspelt rather than as another name."""

BLANKS = re.compile(r"[\s_\-]+")


def plain(text: str) -> str:
    """Fold width, case, blanks, hyphens and underscores.

    Examples
    --------
    >>> plain(" Name_EN "), plain("编　号")
    ('nameen', '编号')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    # A lone minus sign is a word of its own (direction "cost").
    return BLANKS.sub("", folded) or folded.strip()


def nearest(text: str, names: Mapping[str, str] | Iterable[str], at_least: float = 60.0) -> str:
    """Find what a misspelt name may have meant.

    Parameters
    ----------
    text : str
        What was written.
    names : mapping of str to str, or iterable of str
        Names as people write them, to the name to suggest (itself for an iterable).
    at_least : float
        Similarity 0-100 below which nothing is suggested.

    Returns
    -------
    str
        The suggestion, or "" if nothing comes near.

    Examples
    --------
    >>> nearest("saftey", ["safety", "need"])
    'safety'
    >>> nearest("colour", ["safety", "need"])
    ''
    """
    known = dict(names) if isinstance(names, Mapping) else {name: name for name in names}
    folded = {plain(name): target for name, target in known.items() if plain(name)}
    found = process.extractOne(
        plain(text), sorted(folded), scorer=fuzz.ratio, score_cutoff=at_least
    )
    return folded[found[0]] if found else ""
