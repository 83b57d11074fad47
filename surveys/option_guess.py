"""The answer options of a question as a first draft: text, place on the scale, state."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from surveys.answers import State
from surveys.asked import Asked
from surveys.codebook import Option, Question
from surveys.people import expected_answers, is_refusal
from surveys.privacy import ENOUGH_ASKED, tells_person
from surveys.reasons import Reason
from surveys.scales import Scale
from surveys.vocabulary import is_other, normalise, silence

SURE, UNSURE = 0.9, 0.3
COMPLETED = 0.5
"""Of a level that nobody ticked: low enough to be marked, for it moves all the others."""

MOST_OPTIONS = 40
RARE_SHARE = 0.005
MOST_ALONE = 5
"""Distinct answers that a small survey may have although most come from one person each."""

_OTHER_SAID = re.compile(
    r"\s*(?:其[他它]|others?)[^:：]{0,12}[:：]"
    r"\s*(?!(?:请(?:注明|填写|说明|补充)|please specify)\s*$)[^\s_＿]",
    re.IGNORECASE,
)
_STATE_NAMES = {
    State.ANSWERED: "answer",
    State.NONE: "none",
    State.DONT_KNOW: "dont_know",
    State.REFUSED: "refused",
}


def mark_options(asked: Asked) -> tuple[tuple[Option, ...], int]:
    """List the options of a question with ticks, one choice or an order.

    Texts that may be somebody's own words are left out (see `listed_texts`); they are counted
    when the answers are read.

    Returns
    -------
    options : tuple of Option
    left_out : int
        Distinct texts that were left out.
    """
    if asked.columns[0].form in ("tick", "place"):
        texts = list(dict.fromkeys(column.part or column.header for column in asked.columns))
        return tuple(_mark_option(asked.name, text) for text in texts), 0
    listed, left_out = listed_texts(asked)
    return tuple(_mark_option(asked.name, text) for text in listed), left_out


def listed_texts(asked: Asked) -> tuple[list[str], int]:
    """Find the answers that are options of the questionnaire rather than somebody's own words.

    Left out is what tells who a person is, what stands behind "other:", and, unless the
    platform's code list knows it, what a single person wrote where thirty or more answered
    (in long lists, what next to nobody wrote). Answers that say nothing, such as "none of
    these", always stay.

    Returns
    -------
    texts : list of str
        Those of the code list first.
    left_out : int
        Distinct answers that were left out.
    """
    counts = asked.counts()
    told = [text for text in asked.code_list() if not tells_person(text)]
    seen = _distinct(counts.index)
    said = counts.groupby(counts.index.map(normalise)).sum().to_dict()
    often = _often_enough(asked, list(said.values()))
    kept = [
        text
        for text in seen
        if _says_nothing_new(text) or (said[normalise(text)] >= often and not is_own_text(text))
    ]
    listed = _distinct([*told, *kept])
    known = {normalise(text) for text in listed}
    return listed, sum(normalise(text) not in known for text in seen)


def _often_enough(asked: Asked, said: list[int]) -> float:
    """How many people must have given an answer for it to be an option."""
    if asked.columns[0].form == "code":
        return 1.0  # Numbers of options are nobody's words.
    if asked.columns[0].form in {"list", "order"} and _keeps_words_apart(asked):
        return 1.0
    if len(said) > MOST_OPTIONS:
        return max(2.0, RARE_SHARE * asked.respondents())
    return 2.0 if asked.respondents() >= ENOUGH_ASKED else 1.0


def _keeps_words_apart(asked: Asked) -> bool:
    """Tell whether a platform sets free words in brackets, so that the rest are options."""
    return all(table.platform == "wjx" for table, _ in asked.places)


def is_own_text(text: str) -> bool:
    """Tell whether an answer is a respondent's own text by what it holds.

    Examples
    --------
    >>> [is_own_text(text) for text in ("其他：楼道太暗", "其他（请注明）", "打13800000000")]
    [True, False, True]
    """
    return bool(_OTHER_SAID.match(text)) or tells_person(text)


def mostly_alone(counts: pd.Series) -> bool:
    """Tell whether most answers were given by one person each, as names are."""
    return len(counts) > MOST_ALONE and 2 * int((counts == 1).sum()) > len(counts)


def _says_nothing_new(text: str) -> bool:
    return silence(text) != State.ANSWERED or is_other(text)


def _mark_option(column: str, text: str) -> Option:
    state = silence(text)
    if state == State.ANSWERED:
        return Option(column, text)
    name = _STATE_NAMES[state]
    return Option(column, text, state=name, confidence=SURE, comment=Reason("by_words"))


def _distinct(texts: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(normalise(text), text)
    return [text for plain, text in first.items() if plain]


def scale_options(column: str, scale: Scale) -> tuple[Option, ...]:
    """List the levels of a scale, lowest first; what stands off the scale comes last."""
    levels = [
        Option(column, text, order=order, confidence=scale.confidence,
               )
        for text, order in scale.orders.items()
        if order is not None and not tells_person(text)
    ]  # fmt: skip
    ends = [
        Option(column, text, order=order, confidence=COMPLETED,
               comment=Reason("completes"))
        for text, order in scale.missing
    ]  # fmt: skip
    off = [text for text, order in scale.orders.items() if order is None and not tells_person(text)]
    return (
        *sorted([*levels, *ends], key=lambda option: option.order or 0.0),
        *(off_scale(column, text) for text in off),
    )


def off_scale(column: str, text: str) -> Option:
    """List an answer that has no place on a scale, with its state if its words tell it."""
    option = _mark_option(column, text)
    if option.state != "answer":
        return option
    return replace(option, confidence=UNSURE, comment=Reason("no_place"))


def level_options(asked: Asked) -> tuple[Option, ...]:
    """List the levels of a group question, in their natural order where numbers tell it."""
    texts, _ = listed_texts(asked)
    if (
        not asked.code_list()
        and sum(any(sign.isdigit() for sign in text) for text in texts) > len(texts) / 2
    ):
        texts = sorted(texts, key=lambda text: (_first_number(text), text))
    states = {text: silence(text) for text in texts}
    return tuple(
        Option(asked.name, text, state=_STATE_NAMES[states[text]], confidence=SURE)
        if states[text] in (State.DONT_KNOW, State.REFUSED)
        else Option(asked.name, text)
        for text in texts
    )


def _first_number(text: str) -> float:
    match = re.search(r"\d+", text)
    return float(match[0]) if match else float("inf")


def check_options(asked: Asked) -> tuple[Option, ...]:
    """List the answers to an attention question; the one that passes gets the order 1."""
    texts = _distinct([*asked.code_list(), *asked.counts().index])
    wanted = expected_answers(Question(asked.name), asked.words, texts, ())
    listed, _ = listed_texts(asked)
    return tuple(
        Option(asked.name, text, order=1.0, confidence=SURE, comment=Reason("passes"))
        if normalise(text) in wanted
        else Option(asked.name, text)
        for text in texts
        if text in listed or (normalise(text) in wanted and not is_own_text(text))
    )


def consent_options(asked: Asked) -> tuple[Option, ...]:
    """List the answers to a consent question; "no" is a refusal."""
    texts = _distinct([*asked.code_list(), *asked.counts().index])
    listed, _ = listed_texts(asked)
    return tuple(
        Option(asked.name, text, state="refused", confidence=SURE, comment=Reason("refuses"))
        if is_refusal(text)
        else Option(asked.name, text)
        for text in texts
        if text in listed or (is_refusal(text) and not is_own_text(text))
    )
