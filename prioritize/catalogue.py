"""What can be renovated on an old estate, and which item a resident's words mean."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from rapidfuzz import fuzz, process


@dataclass(frozen=True)
class CatalogueItem:
    """One item of the catalogue; costs are indicative, in yuan per `unit`, before 2025.

    `beneficiaries`, `pay` and the aliases list names; `hazard` names the danger that the item
    removes, or is empty. `pay`, `do` and `keep` use the codes Gv (budget), Ut (utility), Or
    (former owner unit), Ow (owners), Mk (market), Ct (contractor), PM (property manager), Op
    (operator). `vote` is N (none), O (ordinary), S (special) or a combination.
    """

    id: str
    name_zh: str
    name_en: str
    class_: str
    aspect: str
    hazard: str
    unit: str
    cost_low: float
    cost_high: float
    cost_note: str
    beneficiaries: tuple[str, ...]
    after: tuple[str, ...]
    pay: tuple[str, ...]
    do: str
    keep: str
    vote: str
    vote_scope: str
    production: float
    living: float
    ecology: float
    aliases_zh: tuple[str, ...]
    aliases_en: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """Which item a name means.

    `how` is ``exact`` (the item's own name), ``alias`` (a known name, or one inside a longer
    phrase), ``fuzzy`` (nearly a known name) or ``none``. `score` is 0-1. `others` are further
    items that the name may mean; the match is then unsure.
    """

    name: str
    item_id: str
    score: float
    how: str
    others: tuple[str, ...] = ()


NOTHING = re.compile(
    r"(其他|其它|以上|无所谓|都[不没无]|全都?[不没]"
    r"|不(需要|关注|关心|清楚|知道|了解|想|愿|同意|支持|赞成|用|必)|说不清"
    r"|(没有|暂无|无)(意见|建议|需求|需要|要求|想法|特别)|(没有|暂无|没|无)$"
    r"|(none|other|others|no|nothing|n/?a)\b(?!\s+(parking|lift|elevator|light))"
    r"|don.?t know|not (sure|interested|needed)|prefer not)"
)
"""Answers that ask for nothing in particular."""
BRACKETS = re.compile(r"[(（\[【〖][^)）\]】〗]*[)）\]】〗]")
SIGNS = re.compile(r"[^\w'&-]+|_+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
BLANKS = re.compile(r"\s+")
FILLERS = re.compile(
    r"小区内?|社区|老旧|本楼|楼栋|公共|设施|设备|系统|问题|情况|工程|项目|方面|区域|场所"
    r"|改造|更新|维修|修缮|整治|整修|完善|建设|提升|增加|增设|新增|新建|加建|改善|优化|更换|升级"
    r"|翻新|修复|加强|规范|配备|配置|补充|安装|治理|管理|维护|解决|希望|需要|建议|尽快"
    r"|规整|打通|建立|补种|种植|现有|室外|户外|安全|治安|线路|环境|质量|条件|秩序|日常|老年人?"
    r"|老化|破损|损坏|坏了|不足|缺少|缺乏|没有|太少|太差|困难|不便|陈旧|落后|严重|杂乱|混乱"
    r"|和|与|及|等|的|了|难|差|少|乱|多"
)
PLURALS = frozenset({"s", "es"})
"""What is left of a plural once its known singular is taken out."""
FILLERS_EN = frozenset(
    [
        "a", "add", "and", "bad", "better", "broken", "build", "for", "fix", "improve",
        "improved", "improvement", "install", "lack", "more", "my", "need", "new", "no", "not",
        "of", "old", "on", "our", "poor", "problem", "problems", "public", "renew", "renewal",
        "renovate", "renovation", "repair", "repairs", "replace", "the", "to", "upgrade",
        "upgrades", "with", "work", "works", "enough",
    ]
)  # fmt: skip
SHORT_ALIAS = 2
SHORT_COVERAGE = 0.51
LONG_COVERAGE = 0.3
NEAR_ENOUGH = 87.0
"""Similarity 0-100 for a fuzzy match; two letters of ten may not differ."""
SHORTEST_FUZZY = 6
UNSURE_SCORE = 0.45


def _names(text: str, mark: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())


@cache
def load_catalogue() -> tuple[CatalogueItem, ...]:
    """Read the catalogue.

    Returns
    -------
    tuple of CatalogueItem
        In the order of the ids.

    Examples
    --------
    >>> lift = next(item for item in load_catalogue() if item.id == "I06")
    >>> lift.name_zh, lift.class_, lift.cost_low, lift.cost_high
    ('加装电梯', 'improvement', 400000.0, 800000.0)
    """
    text = files("prioritize").joinpath("data", "catalogue.csv").read_text(encoding="utf-8")
    return tuple(_item(row) for row in csv.DictReader(text.splitlines()))


def _item(row: Mapping[str, str]) -> CatalogueItem:
    return CatalogueItem(
        id=row["id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        class_=row["class"],
        aspect=row["aspect"],
        hazard=row["hazard"],
        unit=row["unit"],
        cost_low=float(row["cost_low_rmb"]),
        cost_high=float(row["cost_high_rmb"]),
        cost_note=row["cost_note"],
        beneficiaries=_names(row["beneficiaries"], ","),
        after=_names(row["after"]),
        pay=_names(row["pay"], "+"),
        do=row["do"],
        keep=row["keep"],
        vote=row["vote"],
        vote_scope=row["vote_scope"],
        production=float(row["production"]),
        living=float(row["living"]),
        ecology=float(row["ecology"]),
        aliases_zh=_names(row["aliases_zh"]),
        aliases_en=_names(row["aliases_en"]),
    )


def match_names(names: Sequence[str], own: Mapping[str, str] | None = None) -> tuple[Match, ...]:
    """Find the item that each name means; rather none than a wrong one.

    Parameters
    ----------
    names : sequence of str
        Option texts or matrix rows as residents saw them.
    own : mapping of str to str, optional
        Further words and the item ids that they mean; they win over the catalogue.

    Returns
    -------
    tuple of Match
        In the order of `names`.

    Examples
    --------
    >>> [(one.item_id, one.how) for one in match_names(["加装电梯（三层以上）", "不关注"])]
    [('I06', 'alias'), ('', 'none')]
    """
    known = _vocabulary() | {
        _folded(word): (item, "alias") for word, item in (own or {}).items() if _folded(word)
    }
    first = [_match_words(name, known) for name in names]
    open_places = [place for place, match in enumerate(first) if match.how == "none"]
    for place, match in zip(
        open_places, _match_nearly([names[place] for place in open_places], known), strict=True
    ):
        first[place] = match
    return tuple(first)


Vocabulary = dict[str, tuple[str, str]]
"""Folded word to (item id, how)."""


@cache
def _vocabulary() -> Vocabulary:
    words: Vocabulary = {}
    for item in load_catalogue():
        words |= {
            _folded(word): (item.id, "alias") for word in (*item.aliases_zh, *item.aliases_en)
        }
    for item in load_catalogue():
        words |= {_folded(word): (item.id, "exact") for word in (item.name_zh, item.name_en)}
    return words


def _folded(text: str) -> str:
    """Fold width, case and signs; Chinese text loses its blanks."""
    text = SIGNS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return BLANKS.sub("" if CHINESE.search(text) else " ", text)


def _match_words(name: str, known: Vocabulary) -> Match:
    """Match a name that is, or holds, a known word."""
    if NOTHING.match(_plain_start(name)):
        return Match(name, "", 0.0, "none")
    whole = _folded(name)
    if whole in known:
        item, how = known[whole]
        return Match(name, item, 1.0 if how == "exact" else 0.95, how)
    base = _folded(BRACKETS.sub(" ", name))
    if base in known:
        item, how = known[base]
        return Match(name, item, 0.95, "alias" if base != whole else how)
    # What stands in brackets are examples; they only speak when the words before them do not.
    return _match_inside(name, base, known) or (
        _match_inside(name, whole, known) or Match(name, "", 0.0, "none")
    )


def _plain_start(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold().replace("_", " ")


def _match_inside(name: str, text: str, known: Vocabulary) -> Match | None:
    """Match known words inside a longer phrase."""
    hits = _longest_hits(text, known)
    if not hits:
        return None
    covered = sum(len(word) for word in hits)
    coverage = min(1.0, covered / max(1, len(_core(text, hits))))
    longest = max(len(word) for word in hits)
    short = bool(CHINESE.search(text)) and longest <= SHORT_ALIAS
    if coverage < (SHORT_COVERAGE if short else LONG_COVERAGE):
        return None
    items = list(dict.fromkeys(known[word][0] for word in sorted(hits, key=_by_length)))
    if len(items) > 1:
        return Match(name, items[0], UNSURE_SCORE, "alias", tuple(items[1:]))
    return Match(name, items[0], round(0.6 + 0.3 * coverage, 3), "alias")


def _by_length(word: str) -> int:
    return -len(word)


def _longest_hits(text: str, known: Vocabulary) -> list[str]:
    """Known words in a text, the longer one where two overlap, in the order of the text."""
    spans = sorted(
        (
            (start, start + len(word), word)
            for word in known
            # Asked here, for nearly all words are nowhere in the text.
            if word in text
            for start in _places(word, text)
        ),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    kept: list[tuple[int, int, str]] = []
    for start, end, word in spans:
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, word))
    return [word for _start, _end, word in sorted(kept)]


def _places(word: str, text: str) -> Iterable[int]:
    """Where a word that a text holds stands; Latin words only as whole words, in the plural too."""
    if CHINESE.search(word):
        return (text.index(word),)
    found = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?:e?s)?(?![a-z0-9])", text)
    return (found.start(),) if found else ()


def _core(text: str, hits: Sequence[str]) -> str:
    """The phrase without words that say nothing about what is meant."""
    rest = text
    for word in hits:
        rest = rest.replace(word, " ", 1)
    if CHINESE.search(text):
        return "".join([*hits, BLANKS.sub("", FILLERS.sub("", rest))])
    words = [word for word in rest.split() if word not in FILLERS_EN and word not in PLURALS]
    return "".join([*hits, *words])


def _match_nearly(names: Sequence[str], known: Vocabulary) -> list[Match]:
    """Match names that are a known word but for a letter, all in one table of similarities."""
    words = [word for word in known if len(word) >= SHORTEST_FUZZY]
    texts = [_folded(BRACKETS.sub(" ", name)) for name in names]
    if not texts:
        return []
    similar = process.cdist(texts, words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    best = np.argmax(similar, axis=1)
    return [
        _nearly(name, text, words[place], float(row[place]), known)
        for name, text, place, row in zip(names, texts, best, similar, strict=True)
    ]


def _nearly(name: str, text: str, word: str, similarity: float, known: Vocabulary) -> Match:
    asks_nothing = NOTHING.match(_plain_start(name)) is not None
    if similarity < NEAR_ENOUGH or len(text) < SHORTEST_FUZZY or asks_nothing:
        return Match(name, "", 0.0, "none")
    return Match(name, known[word][0], round(0.75 * similarity / 100, 3), "fuzzy")
