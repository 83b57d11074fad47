"""What one question seems to be: its kind or its role, with the reason."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from surveys.answers import State
from surveys.asked import Asked
from surveys.asked_scale import scale_of
from surveys.bands import birth_asked
from surveys.codebook import Option, Question
from surveys.figure_guess import about_numbers, are_numbers, banded_question
from surveys.hints import (
    asks_about_person,
    asks_for_suggestions,
    asks_for_wishes,
    asks_for_words,
    choice_limit,
    role_of,
    scale_kind,
)
from surveys.joiners import says_many
from surveys.option_guess import (
    check_options,
    consent_options,
    level_options,
    mark_options,
    mostly_alone,
    scale_options,
)
from surveys.order_guess import is_put_in_order
from surveys.reasons import Reason
from surveys.scales import Scale
from surveys.special_guess import special_draft
from surveys.vocabulary import normalise, silence, spoken

MOST_LEVELS = 30
LONG_TEXT = 6
UNIQUE_SHARE = 0.5
FEW_LEVELS = 2
FEW_TEXTS = 10
INTERVIEWED = frozenset({"kobo"})
"""Platforms on which somebody else usually fills in the form."""
_ABOUT_SURVEY = re.compile(
    r"调查|问卷|调研|答卷|信息|数据|访|研究|知情"
    r"|consent|survey|study|interview|take part|participate"
)
_OTHER_TEXT = re.compile(r"^if (?:yes |no )?other|^other\b.*specify|^其他.{0,6}(?:注明|说明|填写)")
_YES_NO = re.compile("是的?|否|有的?|没有|无|不|yes|no|y|n")
_SCALE_KINDS = {
    "satisfaction": "satisfaction",
    "importance": "importance",
    "urgency": "importance",
    "need": "importance",
    "agreement": "importance",
}


@dataclass(frozen=True)
class Draft:
    """Rows of the codebook for one question."""

    questions: tuple[Question, ...]
    options: tuple[Option, ...]


def draft_question(asked: Asked) -> Draft:
    """Guess what a question is.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    Draft
        One question, or one per row of a matrix; options by the question's name.
    """
    column = asked.columns[0]
    if column.role:
        return _platform_column(asked, column.role)
    if special := special_draft(asked):
        return Draft(*special)
    forms = {table.columns[place].form for table, places in asked.places for place in places}
    if forms & {"place", "order"}:
        return _several(asked, "ranking", Reason("order"))
    if forms & {"tick", "list"}:
        return _ticks(asked)
    if len(asked.columns) > 1:
        return _matrix(asked)
    return _one_column(asked)


def _platform_column(asked: Asked, role: str) -> Draft:
    why, confidence = Reason("platform_column"), 0.95
    if role == "duration" and asked.places[0][0].platform in INTERVIEWED:
        role, confidence = "ignore", 0.6
        why = Reason("interviewed")
    return Draft((Question(asked.name, role=role, confidence=confidence, comment=why),), ())


def _several(asked: Asked, kind: str, why: Reason, confidence: float = 0.9) -> Draft:
    options, left_out = mark_options(asked)
    if not options:
        return _comment(asked, 0.4, Reason("no_repeats"))
    if left_out:
        why = why.also("left_out", count=left_out)
    limit = choice_limit(f"{asked.words} {asked.columns[0].header}")
    if limit is not None:
        why = why.also("limit", limit=limit)
    question = Question(asked.name, kind=kind, limit=limit, confidence=confidence, comment=why)
    return Draft((question,), options)


def _ticks(asked: Asked) -> Draft:
    if sum(column.form == "list" for column in asked.columns) > 1:
        # A matrix that allows several answers per row: every row is a question.
        return _together([_ticks(_row(asked, place)) for place in range(len(asked.columns))])
    if is_put_in_order(asked):
        return _several(asked, "ranking", Reason("order_listed"), 0.55)
    if not asks_for_wishes(asked.words) and asks_about_person(asked.words):
        options, _ = mark_options(asked)
        why = Reason("ticks_person")
        return Draft((Question(asked.name, role="group", confidence=0.6, comment=why),), options)
    if asks_for_wishes(asked.words):
        return _several(asked, "choose", Reason("ticks"))
    return _several(asked, "choose", Reason("ticks_unclear"), 0.5)


def _matrix(asked: Asked) -> Draft:
    """Guess the rows of a matrix together: all answers tell the scale."""
    scale = scale_of(asked)
    kind, confidence, why = _scale_guess(asked, asked.words, scale)
    if not kind and scale.family == "number":
        kind, confidence = "importance", 0.3
        why = Reason("number_scale_unknown")
    if not kind:
        return _together([_one_column(_row(asked, place)) for place in range(len(asked.columns))])
    questions: list[Question] = []
    options = list(scale_options(asked.name, scale))
    for place, column in enumerate(asked.columns):
        row = _row(asked, place)
        if role_of(column.part) == "check":
            draft = _check(row)
            questions += draft.questions
            options += draft.options
            continue
        stem = ": ".join(words for words in (column.stem, column.part) if words)
        questions.append(
            Question(column.key, kind=kind, stem=stem, confidence=confidence, comment=why)
        )
    return Draft(tuple(questions), tuple(options))


def _together(drafts: Sequence[Draft]) -> Draft:
    return Draft(
        tuple(question for draft in drafts for question in draft.questions),
        tuple(option for draft in drafts for option in draft.options),
    )


def _row(asked: Asked, place: int) -> Asked:
    column = asked.columns[place]
    label = normalise(column.part)
    places = tuple(
        (table, tuple(here for here in all_places if normalise(table.columns[here].part) == label))
        for table, all_places in asked.places
    )
    kept = tuple(one for one in places if one[1])
    return Asked(column.key, (column,), kept, scales=asked.scales)


def _scale_guess(asked: Asked, words: str, scale: Scale) -> tuple[str, float, Reason]:
    """Kind, confidence and reason of a scale; an empty kind if it is none that is known."""
    by_stem = scale_kind(words)
    why = Reason("scale", family=scale.family)
    if scale.family == "number":
        bare = asked.columns[0].form == "code" and not asked.code_list()
        told = Reason("option_numbers" if bare else "number_scale", subject=by_stem)
        return by_stem, 0.3 if bare else 0.6, told
    kind = _SCALE_KINDS.get(scale.family, "")
    if not kind:
        return "", 0.0, why
    if scale.family == "agreement":
        return kind, 0.5, Reason("agreement")
    levels = sum(order is not None for order in scale.orders.values())
    if levels <= FEW_LEVELS:
        return kind, 0.6, Reason("two_levels", family=scale.family)
    if by_stem not in ("", kind):
        return kind, 0.6, why.also("scale_doubt", subject=by_stem)
    return kind, scale.confidence, why


def _one_column(asked: Asked) -> Draft:
    counts = asked.counts()
    if counts.empty:
        why = Reason("nobody")
        return Draft((Question(asked.name, role="ignore", confidence=0.8, comment=why),), ())
    words = f"{asked.columns[0].stem} {asked.columns[0].part}".strip() or asked.words
    role = role_of(words)
    if role in _BY_ROLE and _fits(role, asked, counts):
        return _BY_ROLE[role](asked)
    if _OTHER_TEXT.search(spoken(words)):
        return _comment(asked, 0.7, Reason("other_text"))
    if asked.columns[0].told == "words" and not birth_asked(words):
        return _comment(asked, 0.9, Reason("form_words"))
    return _by_answers(asked, counts, words)


def _by_answers(asked: Asked, counts: pd.Series, words: str) -> Draft:
    """Guess from what was answered: figures, a scale, free text, or one of a few levels."""
    if banded := banded_question(asked, counts, words):
        return Draft((banded,), ())
    scale = scale_of(asked)
    kind, confidence, why = _scale_guess(asked, words, scale)
    if kind:
        question = Question(asked.name, kind=kind, confidence=confidence, comment=why)
        return Draft((question,), scale_options(asked.name, scale))
    chosen = asked.columns[0].told == "one"
    if not chosen and len(counts) > MOST_LEVELS and are_numbers(counts):
        why = about_numbers(counts, Reason("numbers"))
        return Draft((Question(asked.name, role="ignore", confidence=0.5, comment=why),), ())
    if not chosen and (own := _own_words(asked, counts, words)):
        return own
    if not chosen and len(counts) > MOST_LEVELS:
        return _many_levels(asked, counts)
    return _few_levels(asked, counts, words, scale)


def _own_words(asked: Asked, counts: pd.Series, words: str) -> Draft | None:
    if _is_free_text(words, counts):
        return _unparted(asked, 0.8 if asks_for_words(words) else 0.5, Reason("own_texts"))
    if asks_for_suggestions(words) and _say_something(counts):
        return _comment(asked, 0.7, Reason("suggestions"))
    return None


def _say_something(counts: pd.Series) -> bool:
    """Tell whether answers are more than yes, no and silence, of which comments have enough."""
    said = [one for one in counts.index if not _YES_NO.fullmatch(spoken(one))]
    return sum(silence(one) == State.ANSWERED for one in said) > FEW_LEVELS


def _fits(role: str, asked: Asked, counts: pd.Series) -> bool:
    """Check that a role told by the words also fits the answers."""
    if role == "consent":
        return len(counts) <= 5 and bool(_ABOUT_SURVEY.search(spoken(asked.words)))  # noqa: PLR2004 - yes, no, and spellings
    if role == "check":
        return len(counts) <= MOST_LEVELS
    if role == "id":
        return len(counts) == asked.respondents()
    return True


def _check(asked: Asked) -> Draft:
    options = check_options(asked)
    known = any(option.order is not None for option in options)
    why = Reason("check") if known else Reason("check").also("check_unknown")
    question = Question(asked.name, role="check", confidence=0.9 if known else 0.5, comment=why)
    return Draft((question,), options)


def _consent(asked: Asked) -> Draft:
    why = Reason("consent")
    question = Question(asked.name, role="consent", confidence=0.8, comment=why)
    return Draft((question,), consent_options(asked))


def _building(asked: Asked) -> Draft:
    question = Question(asked.name, role="building", confidence=0.85, comment=Reason("building"))
    return Draft((question,), level_options(asked))


def _plain_role(role: str) -> Callable[[Asked], Draft]:
    def draft(asked: Asked) -> Draft:
        return Draft((Question(asked.name, role=role, confidence=0.8, comment=Reason(role)),), ())

    return draft


_BY_ROLE: dict[str, Callable[[Asked], Draft]] = {
    "check": _check,
    "consent": _consent,
    "building": _building,
    "household": _plain_role("household"),
    "id": _plain_role("id"),
    "coded": _plain_role("coded"),
    "time": _plain_role("time"),
    "duration": _plain_role("duration"),
    "mode": _plain_role("mode"),
}


def _comment(asked: Asked, confidence: float, why: Reason) -> Draft:
    if birth_asked(asked.words):
        # A date of birth that cannot be read is no comment, and nobody's words to be quoted.
        why = Reason("personal_header")
        return Draft((Question(asked.name, role="personal", confidence=0.5, comment=why),), ())
    question = Question(asked.name, kind="comment", confidence=confidence, comment=why)
    return Draft((question,), ())


def _unparted(asked: Asked, confidence: float, why: Reason) -> Draft:
    """Take answers for free text, and doubt it where the question offers several options."""
    if says_many(f"{asked.words} {asked.columns[0].header}"):
        return _comment(asked, min(confidence, 0.4), why.also("no_separator"))
    return _comment(asked, confidence, why)


def _hold_each_other(answers: Iterable[str]) -> bool:
    """Tell whether most answers hold another one, as lists of options do."""
    texts = list(answers)
    longer = sum(any(one != text and one in text for one in texts) for text in texts)
    return 2 * longer > len(texts)


def _is_free_text(words: str, counts: pd.Series) -> bool:
    lengths = counts.index.str.len().to_numpy(dtype=float)
    of_their_own = bool(len(counts) / counts.sum() > UNIQUE_SHARE)
    if asks_for_words(words):
        return of_their_own or len(counts) > FEW_TEXTS or bool(lengths.max() > 2 * LONG_TEXT)
    return of_their_own and len(counts) > FEW_LEVELS and bool(lengths.mean() >= LONG_TEXT)


def _many_levels(asked: Asked, counts: pd.Series) -> Draft:
    if asks_about_person(asked.words):
        why = Reason("many_levels", count=len(counts))
        return Draft((Question(asked.name, role="ignore", confidence=0.5, comment=why),), ())
    return _unparted(asked, 0.4, Reason("many_texts", count=len(counts)))


def _few_levels(asked: Asked, counts: pd.Series, words: str, scale: Scale) -> Draft:
    if asks_for_wishes(words) and not scale.family and len(counts) > FEW_LEVELS:
        joined = says_many(words) and _hold_each_other(counts.index)
        why = Reason("one_choice").also("no_separator") if joined else Reason("one_choice")
        draft = _several(asked, "single", why, 0.4 if joined else 0.7)
        return replace(draft, questions=tuple(replace(one, limit=None) for one in draft.questions))
    about_person = asks_about_person(words)
    if not about_person and not asked.code_list() and mostly_alone(counts):
        why = Reason("unique_levels")
        return Draft((Question(asked.name, role="ignore", confidence=0.4, comment=why),), ())
    why, confidence = (Reason("group"), 0.8) if about_person else (Reason("group_unclear"), 0.4)
    question = Question(asked.name, role="group", confidence=confidence, comment=why)
    return Draft((question,), level_options(asked))
