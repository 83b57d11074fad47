"""Who was asked a question, by the condition that the questionnaire itself sets."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]
Value = npt.NDArray[Any]
Lookup = Callable[[str, str], Texts]
"""Codes that everybody gave: to a question, or in one of its columns ("" for all of it)."""

_TOKEN = re.compile(
    r"\s*(?:(?P<field>\$\{[^}]*\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z][\w:-]*)|(?P<sign>&&|\|\||==|!=|<>|<=|>=|[=<>!(),+*-])|(?P<odd>\S))"
)
_SAME: Final = {"==": "=", "<>": "!=", "&&": "and", "||": "or", "!": "not", "eq": "=", "ne": "!="}
_STRENGTH: Final = {"or": 1, "and": 2, **dict.fromkeys(("=", "!=", "<", "<=", ">", ">="), 3)}
_TRUE: Final = frozenset({"true", "yes", "1"})


class ConditionError(ValueError):
    """A condition uses what is not understood here; it is then said and not applied."""


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def evaluate(condition: str, rows: int, look_up: Lookup) -> Mask:
    """Tell who was asked.

    Understood are comparisons of questions, texts and numbers, ``and``, ``or``, ``not``,
    ``selected``, ``count-selected``, ``string-length``, ``is_empty``, ``true`` and ``false``, in
    the spelling of XLSForm, LimeSurvey or REDCap. A question that was left empty equals the
    empty text and is neither above nor below any number.

    Parameters
    ----------
    condition : str
        With questions written ``${name}`` and columns of them ``${name|code}``.
    rows : int
        How many respondents there are.
    look_up : callable (name, code) -> ndarray of str, shape (n_rows,)
        Raises `KeyError` where there is no such question.

    Returns
    -------
    ndarray of bool, shape (n_rows,)

    Raises
    ------
    ConditionError
        If the condition cannot be understood, or speaks of a question that the export lacks.

    Examples
    --------
    >>> cells = {"car": np.array(["yes", "no", ""]), "floor": np.array(["3", "12", "7"])}
    >>> evaluate("${car} = 'yes' or ${floor} > 6", 3, lambda name, code: cells[name]).tolist()
    [True, True, True]
    >>> evaluate("selected(${car}, 'no')", 3, lambda name, code: cells[name]).tolist()
    [False, True, False]
    """
    reader = _Reader(list(_tokens(condition)), rows, look_up)
    found = reader.expression(0)
    if not reader.ended:
        raise ConditionError(condition)
    return np.broadcast_to(_truth(found), (rows,)).copy()


def _tokens(condition: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(condition):
        kind = str(match.lastgroup)
        text = match[kind]
        if kind == "odd":
            raise ConditionError(condition)
        yield _Token(kind, _SAME.get(text.lower(), text))


class _Reader:
    """Reads and computes an expression at once, weaker operators last."""

    def __init__(self, tokens: list[_Token], rows: int, look_up: Lookup) -> None:
        self._tokens, self._at, self._rows, self._look_up = tokens, 0, rows, look_up

    @property
    def ended(self) -> bool:
        return self._at == len(self._tokens)

    def expression(self, least: int) -> Value:
        left = self._single()
        while not self.ended:
            operator = self._tokens[self._at].text.lower()
            strength = _STRENGTH.get(operator, 0)
            if self._tokens[self._at].kind in ("text", "field") or strength <= least:
                break
            self._at += 1
            left = _joined(operator, left, self.expression(strength))
        return left

    def _single(self) -> Value:
        if self.ended:
            raise ConditionError("it ends too early")
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "field":
            found = self._answers(token.text[2:-1])
        elif token.kind in ("text", "number"):
            found = _constant(token.text.strip("'\"") if token.kind == "text" else token.text)
        elif token.text == "(":
            found = self.expression(0)
            self._expect(")")
        elif token.text == "-" and not self.ended:
            found = _constant(f"-{self._single()[0]}")
        elif token.text == "not" and not self._is_next("("):
            found = ~_truth(self.expression(max(_STRENGTH.values())))
        elif token.kind == "word" or token.text == "not":
            found = self._call(token.text.lower())
        else:
            raise ConditionError(token.text)
        return found

    def _answers(self, name: str) -> Value:
        question, _, code = name.partition("|")
        try:
            return self._look_up(question.strip(), code.strip())
        except KeyError as error:
            raise ConditionError(name) from error

    def _call(self, name: str) -> Value:
        if name not in FUNCTIONS:
            raise ConditionError(name)
        self._expect("(")
        given: list[Value] = []
        while not self._is_next(")"):
            given.append(self.expression(0))
            if self._is_next(","):
                self._at += 1
        self._expect(")")
        count, compute = FUNCTIONS[name]
        if len(given) != count:
            raise ConditionError(name)
        return compute(*given)

    def _is_next(self, text: str) -> bool:
        return not self.ended and self._tokens[self._at].text == text

    def _expect(self, text: str) -> None:
        if not self._is_next(text):
            raise ConditionError(text)
        self._at += 1


def _constant(text: str) -> Value:
    return np.array([text], dtype=object)


def _each(value: Value, answer: Callable[[str], Any], dtype: npt.DTypeLike) -> Value:
    """Ask something of every distinct answer and give it for every respondent."""
    codes, words = pd.factorize(value)
    answers = np.fromiter(map(answer, map(str, words)), dtype=dtype, count=len(words))
    told: Value = answers[codes]
    return told


def _truth(value: Value) -> Mask:
    return value if value.dtype == bool else _each(value, lambda one: one.lower() in _TRUE, bool)


def _numbers(value: Value) -> npt.NDArray[np.float64]:
    return pd.to_numeric(pd.Series(value, dtype=object), errors="coerce").to_numpy(dtype=float)


def _joined(operator: str, left: Value, right: Value) -> Value:
    if operator in ("and", "or"):
        a, b = _truth(left), _truth(right)
        both: Mask = a & b if operator == "and" else a | b
        return both
    if bool in {left.dtype, right.dtype}:
        return _told(operator, _truth(left) == _truth(right))
    if operator in ("=", "!="):
        return _told(operator, _equal(left, right))
    a, b = np.broadcast_arrays(_numbers(left), _numbers(right))
    compared: Mask = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]
    return compared


def _told(operator: str, same: Mask) -> Mask:
    return same if operator == "=" else np.logical_not(same)


def _equal(left: Value, right: Value) -> Mask:
    """Equal as numbers where both are numbers (``1`` and ``1.0``), otherwise as texts."""
    texts = np.asarray(left == right, dtype=bool)
    a, b = np.broadcast_arrays(_numbers(left), _numbers(right))
    same: Mask = texts | (a == b)
    return same


def _selected(answers: Value, code: Value) -> Mask:
    wanted = str(code[0])
    return _each(answers, lambda one: wanted in one.split(" "), bool)


def _count(answers: Value) -> Value:
    return _each(answers, lambda one: str(len(one.split())), object)


def _length(answers: Value) -> Value:
    return _each(answers, lambda one: str(len(one)), object)


def _empty(answers: Value) -> Mask:
    return _each(answers, lambda one: not one, bool)


def _not(value: Value) -> Mask:
    return ~_truth(value)


def _yes() -> Mask:
    return np.array([True])


def _no() -> Mask:
    return np.array([False])


FUNCTIONS: Mapping[str, tuple[int, Callable[..., Value]]] = {
    "selected": (2, _selected),
    "count-selected": (1, _count),
    "string-length": (1, _length),
    "strlen": (1, _length),
    "is_empty": (1, _empty),
    "not": (1, _not),
    "true": (0, _yes),
    "false": (0, _no),
}
"""Functions that conditions may use: how many things they need, and what they make of them."""
