"""Items inside a whole question: what is to be paid for, or stood for, behind all its words."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from prioritize.catalogue import match_names
from prioritize.spelling import plain

LONGEST_NAME: Final = 30
"""Signs of the longest name that an item is given; three times as many in Latin letters."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ADDRESSED = re.compile(r"[?？您你]|\b(?:you|your)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[，,。；;：:？?！!]+(?!\d)")
_MONEY_ZH = re.compile(
    r"(?:每户|每家|每人|户均|各户|居民|业主|自己|您家|您|你)*(?:需要?|要|再|只|愿意?|自费|平均)*"
    r"(?:出资?|分?摊|承担|缴纳?|交|支付|付|花)?\s*[\d一二三四五六七八九十百千][\d,.千百]*\s*万?元"
    r"(?:/\S+?)?(?:左右|以内|以下|的?费用|钱)?(?:来|去|用于|用来)?"
)
_ASKED_ZH = re.compile(
    r"^(?:如果|若|假如|假设|请问|对于?|为了?)|(?:请问)?[您你]?家?(?:会|是否|愿不愿意|能否)?(?:愿意|支持"
    r"|同意|赞成|赞同|接受|出资|愿不愿意|是否)+(?:吗|么|呢)?|[您你]|(?:吗|么|呢)$"
)
_MONEY = re.compile(
    r"(?:\b(?:at|of|costing) )?(?:[£$€¥] ?\d[\d,.]*"
    r"|\d[\d,.]* ?(?:yuan|rmb|cny|euros?|pounds?|dollars?))"
    r"(?: ?(?:per|a|each|every|/) ?(?:household|home|flat|family|year|month|person))*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^.*?\b(?:for|towards?|support|favou?r|accept|to (?:fund|install|repair|renew|build|have))\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|your|our|an?|any) (?=\w)", re.IGNORECASE)


def is_sentence(name: str) -> bool:
    """Tell whether words ask somebody something, or are too long to be a name.

    Examples
    --------
    >>> [is_sentence(name) for name in ("加装电梯", "每户出500元，您愿意吗？", "Would you pay")]
    [False, True, True]
    """
    longest = LONGEST_NAME * (1 if _CHINESE.search(name) else 3)
    return len(name) > longest or bool(_ADDRESSED.search(name))


def things_in(sentence: str) -> list[str]:
    """List what a question may be about: its clauses without amounts and without the asking.

    Examples
    --------
    >>> things_in("每户出500元做屋面防水，您愿意吗？")
    ['做屋面防水']
    >>> things_in("Would you pay 500 yuan per household for the roof?")
    ['roof']
    """
    found = []
    for clause in _CLAUSES.split(sentence):
        if _CHINESE.search(clause):
            thing = _ASKED_ZH.sub("", _MONEY_ZH.sub("", clause.strip())).strip()
            thing = _ASKED_ZH.sub("", thing)
        else:
            words = re.sub(r"\s+", " ", _MONEY.sub(" ", clause)).strip()
            thing = _ARTICLE.sub("", _BEFORE.sub("", words, count=1), count=1)
        found.append(thing.strip())
    return [thing for thing in dict.fromkeys(found) if thing]


def named_inside(
    stems: Mapping[str, str],
    columns: Iterable[str],
    own: Mapping[str, str] | None = None,
    options: Iterable[str] = (),
) -> dict[str, str]:
    """Name questions that are whole sentences by the item found inside them.

    Parameters
    ----------
    stems : mapping of str to str
        What each question speaks of, by column.
    columns : iterable of str
        The questions to look at.
    own : mapping of str to str, optional
        Words that already mean an item of the study.
    options : iterable of str
        Names of items that other questions speak of.

    Returns
    -------
    dict of str to str
        By column, for sentences that are no item themselves; "" where none is found inside.
    """
    asked = [column for column in columns if is_sentence(stems.get(column, ""))]
    whole = match_names([stems[column] for column in asked], own)
    known = {_bare(option) for option in options}
    named = {}
    for column, match in zip(asked, whole, strict=True):
        if match.item_id:
            continue
        found = match_names(things_in(stems[column]), own)
        named[column] = next(
            (one.name for one in found if one.item_id or _bare(one.name) in known), ""
        )
    return named


def _bare(name: str) -> str:
    return plain(_ARTICLE.sub("", name.strip(), count=1))
