"""What an office, a source or a ground is called in another language: the sheet `names`."""

import re
from collections.abc import Iterator, Mapping

from prioritize.responsibility import ROLES
from prioritize.study import Study

_BETWEEN = re.compile(r"[;；、,，/\n]")
_SHARE = re.compile(r"\s*[=＝:：]\s*[\d.]+\s*[%％]?$")


def say_names(text: str, names: Mapping[str, str]) -> str:
    """Call everybody whom a cell names as `names` do.

    Parameters
    ----------
    text : str
        One name, or several with ``;``, ``、`` or a comma between, with shares or without.
    names : mapping of str to str
        By what is typed.

    Returns
    -------
    str
        Whoever has no other name stays; without any the text is left as it is.

    Examples
    --------
    >>> say_names("区财政=0.6；业主=0.4", {"区财政": "District", "业主": "Owners"})
    'District=0.6; Owners=0.4'
    >>> say_names("区财政、张三", {"区财政": "District"}), say_names("张三、李四", {})
    ('District; 张三', '张三、李四')
    """
    if text.strip() in names:
        return names[text.strip()]
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if not any(_bare(piece) in names for piece in pieces):
        return text
    return "; ".join(
        names.get(_bare(piece), _bare(piece)) + piece[len(_bare(piece)) :] for piece in pieces
    )


def nameable(study: Study) -> Iterator[str]:
    """Yield what the sheet `names` may speak of, offices whole and one by one, without shares."""
    for item in study.items:
        for role in ROLES:
            text = getattr(item, role)
            yield from (text.strip(), *map(_bare, _BETWEEN.split(text)))
        yield from (item.mandatory, item.trench)
    yield from (pool.source for pool in study.pools)
    yield from (need.need for need in study.needs)


def _bare(piece: str) -> str:
    return _SHARE.sub("", piece.strip())
