"""The answer options of a question as a first draft: text, place on the scale, state."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from surveys.answers import State
from surveys.asked import Asked
from surveys.codebook import Option, Question
from surveys.people import expected_answers, is_refusal
from surveys.scales import Scale
from surveys.vocabulary import normalise, silence

SURE, FAIRLY_SURE, UNSURE = 0.9, 0.7, 0.3
MOST_OPTIONS = 40
RARE_SHARE = 0.005
_STATE_NAMES = {
    State.ANSWERED: "answer",
    State.NONE: "none",
    State.DONT_KNOW: "dont_know",
    State.REFUSED: "refused",
}


def mark_options(asked: Asked) -> tuple[tuple[Option, ...], int]:
    """List the options of a question with ticks, one choice or an order.

    Texts that next to nobody else wrote are left out of long lists: they are other-text mixed
    into the answers, and are counted when the answers are read.

    Returns
    -------
    options : tuple of Option
    left_out : int
        Distinct texts that were left out.
    """
    if asked.columns[0].form in ("tick", "place"):
        texts = list(dict.fromkeys(column.part or column.header for column in asked.columns))
        return tuple(_mark_option(asked.name, text) for text in texts), 0
    counts = asked.counts()
    seen = _distinct(counts.index)
    kept = seen
    if len(seen) > MOST_OPTIONS:
        often = max(2, RARE_SHARE * asked.respondents())
        kept = [text for text in seen if counts[text] >= often]
    listed = _distinct([*asked.code_list(), *kept])
    return tuple(_mark_option(asked.name, text) for text in listed), len(seen) - len(kept)


def _mark_option(column: str, text: str) -> Option:
    state = silence(text)
    if state == State.ANSWERED:
        return Option(column, text)
    name = _STATE_NAMES[state]
    return Option(column, text, state=name, confidence=SURE, comment="by its words")


def _distinct(texts: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(normalise(text), text)
    return [text for plain, text in first.items() if plain]


def scale_options(column: str, scale: Scale) -> tuple[Option, ...]:
    """List the levels of a scale, lowest first; what stands off the scale comes last."""
    levels = [
        Option(column, text, order=order, confidence=scale.confidence,
               comment="" if order is not None else "its place on the scale is not known")
        for text, order in scale.orders.items()
        if order is not None
    ]  # fmt: skip
    ends = [
        Option(column, text, order=order, confidence=FAIRLY_SURE,
               comment="nobody ticked it; it completes the scale")
        for text, order in scale.missing
    ]  # fmt: skip
    off = [text for text, order in scale.orders.items() if order is None]
    return (
        *sorted([*levels, *ends], key=lambda option: option.order or 0.0),
        *(_off_scale(column, text) for text in off),
    )


def _off_scale(column: str, text: str) -> Option:
    option = _mark_option(column, text)
    if option.state != "answer":
        return option
    return replace(option, confidence=UNSURE, comment="its place on the scale is not known")


def level_options(column: str, counts: pd.Series, listed: Sequence[str]) -> tuple[Option, ...]:
    """List the levels of a group question, in their natural order where numbers tell it."""
    texts = _distinct([*listed, *counts.index])
    if not listed and sum(any(sign.isdigit() for sign in text) for text in texts) > len(texts) / 2:
        texts = sorted(texts, key=lambda text: (_first_number(text), text))
    states = {text: silence(text) for text in texts}
    return tuple(
        Option(column, text, state=_STATE_NAMES[states[text]], confidence=SURE)
        if states[text] in (State.DONT_KNOW, State.REFUSED)
        else Option(column, text)
        for text in texts
    )


def _first_number(text: str) -> float:
    match = re.search(r"\d+", text)
    return float(match[0]) if match else float("inf")


def check_options(asked: Asked) -> tuple[Option, ...]:
    """List the answers to an attention question; the one that passes gets the order 1."""
    texts = _distinct([*asked.code_list(), *asked.counts().index])
    wanted = expected_answers(Question(asked.name), asked.words, texts, ())
    return tuple(
        Option(asked.name, text, order=1.0, confidence=SURE, comment="the answer that passes")
        if normalise(text) in wanted
        else Option(asked.name, text)
        for text in texts
    )


def consent_options(asked: Asked) -> tuple[Option, ...]:
    """List the answers to a consent question; "no" is a refusal."""
    texts = _distinct([*asked.code_list(), *asked.counts().index])
    return tuple(
        Option(asked.name, text, state="refused", confidence=SURE, comment="no consent")
        if is_refusal(text)
        else Option(asked.name, text)
        for text in texts
    )
