"""Where a criterion takes its figures from: the survey, a column of the items, or ratings."""

import re
from dataclasses import dataclass

SURVEY = re.compile(r"survey:(?P<kind>[^@]+?)(?:@(?P<variable>[^=]+)=(?P<level>.+))?")
WORDS_ZH = {"问卷": "survey", "survey": "survey", "项目": "item", "item": "item"}
RATING = frozenset({"rating", "评分"})
DEMAND = frozenset({"demand", "需求", "需求度"})


@dataclass(frozen=True)
class Source:
    """Where a criterion's figures come from.

    `origin` is ``survey``, ``item`` or ``rating``; `name` the question kind (None: all kinds)
    or the item column; `group` the (variable, level) of respondents or None.
    """

    origin: str
    name: str | None = None
    group: tuple[str, str] | None = None

    def __str__(self) -> str:
        if self.origin == "rating":
            return "rating"
        if self.origin == "item":
            return f"item:{self.name}"
        group = f"@{self.group[0]}={self.group[1]}" if self.group else ""
        return f"survey:{self.name or 'demand'}{group}"


def parse_source(text: str) -> Source | None:
    """Read a criterion's `source`.

    Parameters
    ----------
    text : str
        ``survey:demand``, ``survey:<kind>``, either with ``@variable=level``,
        ``item:<column>`` or ``rating``; the words before the colon also in Chinese.

    Returns
    -------
    Source or None
        None if the text is none of these.

    Examples
    --------
    >>> parse_source("survey:demand@年龄=60岁以上")
    Source(origin='survey', name=None, group=('年龄', '60岁以上'))
    >>> parse_source("项目：造价")
    Source(origin='item', name='造价', group=None)
    >>> parse_source("survey") is None
    True
    """
    text = text.strip()
    if text.casefold() in RATING:
        return Source("rating")
    head, colon, rest = text.replace("：", ":", 1).partition(":")
    origin, rest = WORDS_ZH.get(head.strip().casefold(), ""), rest.strip()
    if not colon or not origin or not rest:
        return None
    if origin == "item":
        return Source("item", rest)
    match = SURVEY.fullmatch(f"survey:{rest}")
    if not match:
        return None
    kind = match["kind"].strip()
    group = (match["variable"].strip(), match["level"].strip()) if match["variable"] else None
    return Source("survey", None if kind.casefold() in DEMAND else kind, group)
