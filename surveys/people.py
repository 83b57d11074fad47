"""What an export tells about each sheet of answers: when, how long, which home, with consent."""

import hashlib
import re
import secrets
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State, SurveyTable
from surveys.codebook import Option, Question
from surveys.marks import UNTICKED, decode
from surveys.vocabulary import normalise, silence

Texts = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]

LEVEL_SEPARATOR = "┋"
_KEY = secrets.token_bytes(32)
_DURATION = re.compile(
    r"(?:(\d+)\s*(?:小时|时|h(?:ours?)?))?\s*(?:(\d+)\s*(?:分钟|分|m(?:in(?:utes?)?)?))?\s*"
    r"(?:(\d+(?:\.\d+)?)\s*(?:秒钟?|s(?:ec(?:onds?)?)?)?)?"
)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)")
_QUOTED = re.compile(r"[“\"「『‘']([^”\"」』’']+)[”\"」』’']")
_REFUSAL = re.compile(
    r"(?:我)?(?:不同意|不愿意?|否|不参加|不参与|不|拒绝)|no\b.*|i do not.*|disagree|0|false"
)
_INVALID = re.compile(
    r"无效|作废|测试|预览|驳回|未通过|不合格|审核不|已拒绝|垃圾|preview|\btest\b|spam|reject|not.approved|invalid|screened"
)
_INVALID_CODES = frozenset({"1", "2", "8", "9", "12", "17", "18", "40", "48"})
_OPEN = frozenset({"0", "false", "no", "incomplete", "partial", "未完成", "否"})
_NETWORK_HEADER = re.compile(r"(?:^|[^a-z])ip(?:$|[^a-z])", re.IGNORECASE)


def seconds(text: str, unit: float = 1.0) -> float:
    """Read a time span; a bare number counts in `unit` seconds; NaN if it is none.

    Examples
    --------
    >>> seconds("137秒"), seconds("2分17秒"), seconds("0:02:17"), seconds("?")
    (137.0, 137.0, 137.0, nan)
    """
    words = text.strip().casefold()
    if clock := _CLOCK.fullmatch(words):
        hours, minutes, rest = (float(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + rest
    span = _DURATION.fullmatch(words)
    if not words or span is None:
        return float("nan")
    hours, minutes, rest = (float(part or 0) for part in span.groups())
    bare = span[1] is None and span[2] is None and words[-1].isdigit()
    return rest * unit if bare else hours * 3600 + minutes * 60 + rest


def durations(text: Texts, header: str) -> Floats:
    """Read a column of time spans in seconds."""
    in_minutes = bool(re.search(r"分钟|minute", header, re.IGNORECASE))
    inverse, distinct = pd.factorize(text)
    values = np.array(
        [seconds(cell, 60.0 if in_minutes else 1.0) for cell in distinct], dtype=float
    )
    result: Floats = values[inverse] if len(values) else np.full(len(text), np.nan)
    return result


def levels(table: SurveyTable, places: Sequence[int], options: Sequence[Option]) -> Texts:
    """Give each respondent's answer to a group question in the codebook's spelling.

    Parameters
    ----------
    table : SurveyTable
    places : sequence of int
        One column, or the tick columns of one question.
    options : sequence of Option
        Spellings and states; without them, the words themselves tell.

    Returns
    -------
    ndarray of str, shape (n_rows,)
        "" where nothing is known; several answers stand with ``┋`` between them.
    """
    columns = [table.columns[place] for place in places]
    if columns[0].form == "tick":
        return _ticked_levels(table, places)
    column = columns[0]
    text = table.text.iloc[:, places[0]].to_numpy(dtype=object)
    if column.form == "code":
        text = decode(text, table.codes.get(column.number, {}))
    separator = table.separator_at(places[0]) if column.form == "list" else ""
    known = {normalise(option.option): option for option in reversed(options)}
    spelling: dict[str, str] = {}
    inverse, distinct = pd.factorize(text)
    words = [
        LEVEL_SEPARATOR.join(
            level
            for part in (cell.split(separator) if separator else [cell])
            if (level := _level(part, known, spelling))
        )
        for cell in distinct
    ]
    result: Texts = np.array(words, dtype=object)[inverse] if words else text
    answered = table.states[:, places[0]] == State.ANSWERED
    return np.where(answered, result, "").astype(object)


def _level(text: str, known: dict[str, Option], spelling: dict[str, str]) -> str:
    plain = normalise(text)
    option = known.get(plain)
    if option is not None:
        return "" if option.state in ("dont_know", "refused") else option.option
    if silence(text) in (State.DONT_KNOW, State.REFUSED):
        return ""
    return spelling.setdefault(plain, plain if "〖" in text else " ".join(text.split()))


def _ticked_levels(table: SurveyTable, places: Sequence[int]) -> Texts:
    names = [table.columns[place].part for place in places]
    cells = table.text.iloc[:, list(places)].to_numpy(dtype=object)
    inverse, distinct = pd.factorize(cells.ravel())
    on = np.array([normalise(cell) not in UNTICKED for cell in distinct], dtype=bool)
    ticks = on[inverse].reshape(cells.shape)
    patterns, index = np.unique(ticks, axis=0, return_inverse=True)
    words = [
        LEVEL_SEPARATOR.join(name for name, tick in zip(names, pattern, strict=True) if tick)
        for pattern in patterns
    ]
    result: Texts = np.array(words, dtype=object)[index.ravel()]
    return result


def consents(text: Texts, states: npt.NDArray[np.uint8], options: Sequence[Option]) -> Floats:
    """Tell who agreed: 1 yes, 0 no or left empty, NaN not shown (or a column nobody filled in)."""
    refused = {normalise(option.option) for option in options if option.state == "refused"}
    inverse, distinct = pd.factorize(text)
    no = np.array([normalise(cell) in refused or is_refusal(cell) for cell in distinct], dtype=bool)
    answered = states == State.ANSWERED
    given = np.where(answered, np.where(no[inverse], 0.0, 1.0), 0.0)
    shown = (states != State.SKIPPED) & answered.any()
    return np.where(shown, given, np.nan)


def validity(text: Texts, *, coded: bool) -> Floats:
    """Tell which sheets the platform itself calls answers: 1 yes, 0 no, NaN where it is silent.

    Parameters
    ----------
    text : ndarray of str, shape (n_rows,)
        Such as ``Survey Preview``, ``无效`` or ``REJECTED``.
    coded : bool
        Whether the cells may be the numbers that Qualtrics gives to previews, tests and spam.
    """
    inverse, distinct = pd.factorize(text)
    found = [
        np.nan
        if not cell
        else 0.0
        if _INVALID.search(normalise(cell)) or (coded and cell in _INVALID_CODES)
        else 1.0
        for cell in distinct
    ]
    return np.array(found, dtype=float)[inverse] if found else np.full(len(text), np.nan)


def finished(text: Texts) -> Floats:
    """Tell which sheets were sent in: 1 yes, 0 no, NaN where nothing is said."""
    inverse, distinct = pd.factorize(text)
    found = [np.nan if not cell else float(normalise(cell) not in _OPEN) for cell in distinct]
    return np.array(found, dtype=float)[inverse] if found else np.full(len(text), np.nan)


def is_refusal(text: str) -> bool:
    """Tell whether an answer to a consent question says no."""
    return bool(_REFUSAL.fullmatch(normalise(text)))


def expected_answers(
    question: Question, stem: str, distinct: Sequence[str], options: Sequence[Option]
) -> set[str]:
    """Find what an attention question wants to hear.

    The options with a place in the codebook; else the words in quotation marks; else the longest
    answer that stands in the question itself.

    Returns
    -------
    set of str
        Normalised; empty if the question does not say.
    """
    wanted = {normalise(option.option) for option in options if option.order is not None}
    if wanted:
        return wanted
    words = f"{stem} {question.stem}"
    if quoted := {normalise(part) for part in _QUOTED.findall(words)}:
        return quoted
    inside = [normalise(cell) for cell in distinct if cell and normalise(cell) in normalise(words)]
    return {max(inside, key=lambda answer: (len(answer), answer))} if inside else set()


def checks(text: Texts, states: npt.NDArray[np.uint8], expected: set[str]) -> Floats:
    """Tell who passed an attention question: 1 yes, 0 no, NaN not answered or not shown."""
    inverse, distinct = pd.factorize(text)
    right = np.array([normalise(cell) in expected for cell in distinct], dtype=float)
    known = (states == State.ANSWERED) & bool(expected)
    return np.where(known, right[inverse], np.nan)


def anonymous_marks(text: Texts) -> npt.NDArray[np.int64]:
    """Replace door numbers or network addresses by marks that only tell them apart.

    The marks are keyed hashes; the key is drawn anew for every process and never leaves it.

    Returns
    -------
    ndarray of int, shape (n_rows,)
        Above -1; -1 where nothing stands.
    """
    inverse, distinct = pd.factorize(text)
    marks = np.array([_mark(_address(cell)) for cell in distinct], dtype=np.int64)
    return marks[inverse] if len(marks) else np.full(len(text), -1, dtype=np.int64)


def _mark(address: str) -> int:
    if not address:
        return -1
    digest = hashlib.blake2b(address.encode(), digest_size=8, key=_KEY).digest()
    return int.from_bytes(digest) >> 1


def running_numbers(marks: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Number marks from 0 in the order in which they come; -1 stays."""
    codes = pd.factorize(np.where(marks < 0, -1, marks))[0]
    silent = marks < 0
    first = codes[silent][:1]
    numbers = codes - (codes > first[0]) if len(first) else codes
    return np.where(silent, -1, numbers).astype(np.int64)


def _address(text: str) -> str:
    plain = normalise(text)
    return re.sub(r"(?<=\d)\([^)]*\)$", "", plain) if plain.count(".") > 2 else plain  # noqa: PLR2004 - an IPv4 address


def door(text: str) -> str:
    """Write a door number in one way: ``3栋2单元401室`` and ``3-2-401`` are the same home.

    Examples
    --------
    >>> door("3栋2单元401室"), door("3-2-0401")
    ('3-2-401', '3-2-401')
    """
    parts = re.findall(r"\d+|[a-z]+", normalise(text))
    return "-".join(part.lstrip("0") or "0" for part in parts) if parts else normalise(text)


def is_network(header: str) -> bool:
    """Tell whether a column holds network addresses, such as ``来自IP``."""
    return bool(_NETWORK_HEADER.search(header))
