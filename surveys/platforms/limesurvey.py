"""LimeSurvey: ``Question [Part]`` or codes in the header, ``N/A`` for what was not shown."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from surveys.answers import Column, State, SurveyTable
from surveys.layout import Grid, States, build_table, header_of, header_rows, lay_out, with_column
from surveys.part_forms import Part, form_columns
from surveys.platforms.dialect import Platform
from surveys.rank_columns import is_ranking, with_orders
from surveys.sheets import Export, Sheet

IDS: Final = frozenset(
    (
        *("id", "answer id", "response id", "antwort id", "id de la réponse", "id de respuesta"),
        *("id da resposta", "id risposta", "答案id", "回答id", "答卷id"),
    )
)
SUBMITTED: Final = frozenset(
    (
        *("submitdate", "date submitted", "datum abgeschickt", "date de soumission"),
        *("fecha de envío", "data de envio", "提交日期", "提交时间"),
    )
)
TIMES: Final = frozenset(
    (
        *("startdate", "datestamp", "date started", "date last action", "datum gestartet"),
        *("datum letzte aktivität", "date de lancement", "date de la dernière action"),
        *("fecha de inicio", "fecha de la última acción", "开始日期", "最后操作日期"),
    )
)
PERSONAL: Final = frozenset(
    (
        *("ipaddr", "ip address", "ip-adresse", "adresse ip", "dirección ip", "ip地址"),
        *("token", "access code", "zugangscode", "firstname", "lastname", "email"),
        *("refurl", "referrer url", "weiterleitungs-url", "url de référence"),
    )
)
IGNORED: Final = frozenset(
    (
        *("lastpage", "last page", "letzte seite", "dernière page", "última página", "最后一页"),
        *("startlanguage", "start language", "start-sprache", "langue de départ"),
        *("lenguaje inicial", "起始语言", "seed", "zufallsstartwert", "tête de série", "semilla"),
        *("completed", "attribute_1"),
    )
)
SILENCES: Final = {"N/A": State.SKIPPED}
LEAST_OWN: Final = 2
FINISHED: Final = "interview finished"

_TIMING = re.compile(
    r"interviewtime|grouptime\d*|\w+time|total time|gesamtzeit|temps total"
    r"|(?:group|question) time: .*|(?:gruppen|fragen)zeit: .*|durée pour l[ae] .*",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^([A-Za-z]\w*(?:\[\w+\])*)\.\s+(.*)$", re.DOTALL)
_PART = re.compile(r"^(.*?)\s*\[(.*)\]\s*$", re.DOTALL)
_RANK = re.compile(r"^(?:rank|rang|rango|排名|排序)?\s*(\d{1,2})$", re.IGNORECASE)
_TAGS = re.compile(r"<(style|script)\b[^<>]*>.*?</\1>|<[^<>]{1,2000}>", re.DOTALL | re.IGNORECASE)
_FREE = frozenset(("comment", "kommentar", "commentaire", "comentario", "othercomment"))


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from LimeSurvey, 0-1."""
    if _is_deep(sheet):
        return 0.6
    header = [name.lower() for name in header_of(sheet)]
    own = sum(name in SUBMITTED | TIMES | IGNORED for name in header)
    parts = sum(bool(_PART.match(name)) for name in header)
    if header and header[0] in IDS and (own >= LEAST_OWN or (own and parts)):
        return 0.95
    unusual = bool(header) and header[0] in IDS - {"id"}
    return 0.9 if unusual and parts >= LEAST_OWN else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a LimeSurvey sheet.

    ``N/A`` was not shown. An empty cell was seen and left, unless the question has several
    columns and another one of them was not shown in the same row. Columns that all say yes or
    no are the ticks of one question. An interview without a time of sending in was broken off.
    The places of a ranking (``rk[1]``, ``Rank them [Rank 1]``) become one order.
    """
    if _is_deep(sheet):
        names, parts = _deep(sheet)
        grid = lay_out(export, sheet, names, depth=2)
        variant = "two header rows"
    else:
        grid = lay_out(export, sheet)
        parts = _told_apart(
            [_part(key, header) for key, header in zip(grid.keys, grid.headers, strict=True)]
        )
        variant = "one header row"
    columns, grid, states = form_columns(grid, grid.states(SILENCES), parts)
    columns, grid, states = with_orders(
        grid, states, parts, columns, _rankings(grid, states, parts)
    )
    for number in {column.number for column in columns if column.number and column.part}:
        places = [place for place, column in enumerate(columns) if column.number == number]
        unseen = (states[:, places] == State.SKIPPED).any(axis=1)
        unseen &= (states[:, places] != State.ANSWERED).all(axis=1)
        states[np.ix_(unseen, places)] = State.SKIPPED
    if sent := [place for place, name in enumerate(grid.headers) if name.lower() in SUBMITTED]:
        ended = np.where(grid.cells[:, sent[0]] == "", "no", "yes").astype(object)
        grid = with_column(grid, FINISHED, ended)
        states = np.hstack([states, np.zeros((len(ended), 1), dtype=np.uint8)])
        columns.append(Column(FINISHED, FINISHED, stem=FINISHED, role="finished"))
    return build_table(
        export,
        sheet,
        grid,
        platform="limesurvey",
        variant=variant,
        columns=columns,
        states=states,
    )


def plain_words(text: str) -> str:
    """Take entities and tags out of a header.

    Examples
    --------
    >>> plain_words("<b>Lifts &amp; ramps</b>")
    'Lifts & ramps'
    """
    return " ".join(_TAGS.sub("", html.unescape(text)).split())


def _part(key: str, header: str) -> Part:
    name = header.strip().lower()
    role = ""
    if name in IDS:
        role = "id"
    elif name in SUBMITTED | TIMES:
        role = "time"
    elif name in PERSONAL:
        role = "personal"
    elif name in IGNORED or _TIMING.fullmatch(name):
        role = "ignore"
    if role:
        return Part("", header.strip(), role=role)
    code, words = "", header.strip()
    if both := _BOTH.match(words):
        code, words = both[1].partition("[")[0], both[2]
    match = _PART.match(words)
    if match is None:
        return Part(key, plain_words(words))
    stem, part = plain_words(match[1]), plain_words(match[2])
    return Part(code or stem or key, stem, part.replace("][", " | "))


def _rankings(grid: Grid, states: States, parts: Sequence[Part]) -> list[list[int]]:
    """Questions whose parts are the places of a ranking from 1 on, by their columns."""
    questions: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if part.number and part.part and not part.role:
            questions.setdefault(part.number, []).append(place)
    return [
        places
        for places in questions.values()
        if [_RANK.sub(r"\1", parts[place].part) for place in places]
        == [str(number) for number in range(1, len(places) + 1)]
        and is_ranking(grid.cells[:, places], states[:, places])
    ]


def _told_apart(parts: Sequence[Part]) -> list[Part]:
    """Number questions of the same words: where a part comes up again, the next one begins."""
    seen: dict[str, list[set[str]]] = {}
    result = []
    for part in parts:
        turns = seen.setdefault(part.number, [set()]) if part.number and part.part else [set()]
        if part.part in turns[-1]:
            turns.append(set())
        turns[-1].add(part.part)
        number = part.number if len(turns) == 1 else f"{part.number} ({len(turns)})"
        result.append(replace(part, number=number))
    return result


def _is_deep(sheet: Sheet) -> bool:
    """Tell a header of two rows: the question over its first column, its parts below."""
    rows = header_rows(sheet, 2)
    if len(rows) < 2 or len(rows[0]) < 3:  # noqa: PLR2004 - two rows, and columns to speak of
        return False
    first, second = rows
    below = sum(bool(other) for one, other in zip(first, second, strict=True) if not one)
    blank = sum(not one for one in first)
    spoken = {cell for cell in second if cell}
    repeated = {cell for row in sheet.rows[3:40] for cell in row}
    merged = any(top == bottom and left < right for top, left, bottom, right in sheet.merged)
    return (
        bool(first[0])
        and below == blank
        and (merged or 3 * blank >= len(first))
        and len(spoken) >= 0.8 * sum(map(bool, second))
        and len(spoken & repeated) <= 0.1 * len(spoken)
    )


def _deep(sheet: Sheet) -> tuple[list[str], list[Part]]:
    """Give a stem to every column that stands below it, inside merged cells where there are any."""
    first, second = header_rows(sheet, 2)
    top = min((row for row, _, end, _ in sheet.merged if row == end), default=None)
    ranges = [(left, right) for row, left, _, right in sheet.merged if row == top]
    parts: list[Part] = []
    stem = ""
    for place, (one, other) in enumerate(zip(first, second, strict=True)):
        stem = one or stem
        covered = not ranges or any(left <= place <= right for left, right in ranges)
        if one and (not other or not covered):
            parts.append(Part(one, plain_words(one)))
        elif covered:
            parts.append(Part(stem, plain_words(stem), plain_words(other)))
        else:
            parts.append(Part(other, plain_words(other)))
    names = [" - ".join(filter(None, (part.stem, part.part))) for part in parts]
    return names, parts


PLATFORM = Platform("limesurvey", "LimeSurvey", recognise, read)
