"""Question numbers, questions and their parts, as headers tell them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OLD = re.compile(r"^第\s*(\d{1,3})\s*题\s*[(（](.*)[)）]\s*$", re.DOTALL)
_NUMBERED = re.compile(r"^[*＊]?\s*[Qq]?(\d{1,3})\s*(?:、|[：:.．](?!\d))\s*(.*)$", re.DOTALL)
_SHORT = re.compile(r"^[Qq](\d{1,3})(?:[\s_\-]+(.*))?$", re.DOTALL)
_DASH = re.compile(r"^(.*)(?<!—)—(?!—)(.*)$", re.DOTALL)
_LONG_DASH = re.compile(r"^(.*?)—+([^—]*)$", re.DOTALL)
_BRACKETED = re.compile(r"^[(（](.*)[)）]$", re.DOTALL)
_REPEATED_STEM = re.compile(r"^.*[:：—\-_\[]", re.DOTALL)
_PAIRS = {")": "(", "）": "（"}


@dataclass(frozen=True)
class Heading:
    """What a header says: question number ("" if none), question, and part of the question."""

    number: str
    stem: str
    part: str


def read_headings(headers: Sequence[str]) -> list[Heading]:
    """Read numbered headers; the columns of one question share its number and its words.

    Known forms: ``12、题干``; ``第6题(选项)``, where the option runs to the last bracket;
    ``8、题干—行1`` followed by ``8、行2``, where the question stands only once; ``3、(1)…``;
    ``25、(选项)``; ``21.题干:选项``.

    Parameters
    ----------
    headers : sequence of str
        Stripped headers.

    Returns
    -------
    list of Heading
        In the same order.

    Examples
    --------
    >>> read_headings(["8、满意度—道路", "8、路灯"])[1]
    Heading(number='8', stem='满意度', part='路灯')
    >>> read_headings(["第6题(ACG文化(动漫、游戏等))"])[0].part
    'ACG文化(动漫、游戏等)'
    """
    headings = [_split_number(header) for header in headers]
    groups: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading.number and not heading.part:
            groups.setdefault(heading.number, []).append(place)
    for number, places in groups.items():
        stem, parts = _split_parts([headings[place].stem for place in places])
        for place, part in zip(places, parts, strict=True):
            headings[place] = Heading(number, stem, part)
    return headings


def _split_number(header: str) -> Heading:
    if match := _OLD.match(header):
        return Heading(str(int(match[1])), "", _option(match[2]))
    if match := _NUMBERED.match(header) or _SHORT.match(header):
        return Heading(str(int(match[1])), (match[2] or "").strip(), "")
    return Heading("", header, "")


def _split_parts(rests: Sequence[str]) -> tuple[str, list[str]]:
    """Part the words of a question's columns into the stem and one part each."""
    if len(rests) == 1:
        return rests[0], [""]
    stem, parts = _split_blanks(rests) or _split_options(rests) or _split_rows(rests)
    counted = [f"{place}." for place in range(1, len(parts) + 1)]
    if all(part.startswith(count) for part, count in zip(parts, counted, strict=True)):
        parts = [part[len(count) :] for part, count in zip(parts, counted, strict=True)]
    return stem.strip(), [part.strip() for part in parts]


def _split_blanks(rests: Sequence[str]) -> tuple[str, list[str]] | None:
    """Split ``3、题干(1)…``, ``3、(2)…``: the blanks count up from 1."""
    starts = []
    for place, rest in enumerate(rests, start=1):
        match = re.search(rf"[(（]{place}[)）]", rest)
        if match is None or (place > 1 and match.start() > 0):
            return None
        starts.append(match.start())
    return rests[0][: starts[0]], [rest[start:] for rest, start in zip(rests, starts, strict=True)]


def _split_options(rests: Sequence[str]) -> tuple[str, list[str]] | None:
    """Split ``25、题干(选项1)``, ``25、(选项2)``: every part stands in brackets."""
    if not all(_BRACKETED.match(rest) for rest in rests[1:]):
        return None
    start = _last_bracket(rests[0])
    if start is None:
        return None
    return rests[0][:start], [_option(rest[1:-1]) for rest in (rests[0][start:], *rests[1:])]


def _split_rows(rests: Sequence[str]) -> tuple[str, list[str]]:
    first, *others = rests
    prefix = _REPEATED_STEM.match(_common_start(rests))
    if prefix and len(prefix[0].strip("—:：-_[ ")) > 1:
        return prefix[0].rstrip("—:：-_[ "), [rest[prefix.end() :].rstrip("]") for rest in rests]
    if match := _DASH.match(first) or _LONG_DASH.match(first):
        return match[1], [match[2], *others]
    return first, list(rests)


def _common_start(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    shared = (place for place, letter in enumerate(first) if last[place : place + 1] != letter)
    return first[: next(shared, len(first))]


def _last_bracket(text: str) -> int | None:
    """Where the bracket opens that closes at the end of the text."""
    if not text or text[-1] not in _PAIRS:
        return None
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in _PAIRS) - (text[place] in _PAIRS.values())
        if depth == 0:
            return place
    return None


def _option(text: str) -> str:
    return text.strip().rstrip(":：").strip()
