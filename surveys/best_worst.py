"""Questions that ask for the least needed: halves of best and worst, or no wish at all."""

import re
from collections.abc import Sequence

from surveys.asked import Asked
from surveys.codebook import Option, Question
from surveys.families import is_categorical, shares_options
from surveys.hints import asks_for_wishes
from surveys.option_guess import mark_options
from surveys.reasons import Reason
from surveys.scales import read_scale
from surveys.vocabulary import spoken

Rows = tuple[tuple[Question, ...], tuple[Option, ...]]

_LEAST = re.compile(
    r"最(?:不|没有?|无)(?:太)?(?:需|重要|关键|急|迫切|紧迫|希望|想|期待|关心|优先|应|必要|有必要|值得)"
    r"|\bleast (?:\w+ )?(?:need|important|urgent|want|necess|pressing|prefer|useful|priorit|wish)"
    r"|\b(?:need|want|like to see|matters?|like) (?:\w+ )?(?:the )?least\b"
    r"|\b(?:lowest|least) priorit|\bnot (?:be )?(?:needed|necessary)\b|\bunnecessary\b"
)
_MOST = re.compile(r"最(?!不|没|无)|\b(?:most|best|first|top|highest)\b")
NEAR = 2
"""Questions of one pair stand at most so far apart."""


def asks_for_least(asked: Asked) -> bool:
    """Tell whether a question asks what is needed least.

    What satisfies least is a wish, and so is not meant; nor is a question that asks for both.

    Parameters
    ----------
    asked : Asked
        With one answer, or several, out of a list.
    """
    words = spoken(asked.words)
    if asked.columns[0].role or not _LEAST.search(words) or _MOST.search(_LEAST.sub("", words)):
        return False
    if asked.columns[0].form != "text":
        return True
    return is_categorical(asked) and not read_scale(asked.counts().index).family


def drafted_least(asked: Sequence[Asked], taken: Sequence[Asked]) -> dict[Asked, Rows]:
    """Draft the questions that ask for the least needed, and the best that belong to them.

    Parameters
    ----------
    asked : sequence of Asked
        All questions in the order of the export.
    taken : sequence of Asked
        Questions that belong to something else already.

    Returns
    -------
    dict of Asked to (questions, options)
        A pair over the same options is best and worst; any other question of this kind is left
        aside, for it is no wish.
    """
    drafts: dict[Asked, Rows] = {}
    for place, one in enumerate(asked):
        if not asks_for_least(one):
            continue
        near = sorted(range(len(asked)), key=lambda other: (abs(other - place), other))
        best = next(
            (
                asked[other]
                for other in near
                if abs(other - place) <= NEAR
                and asked[other] not in drafts
                and asked[other] not in taken
                and _belongs(asked[other], one)
            ),
            None,
        )
        if best is None:
            why = Reason("least")
            question = Question(one.name, role="ignore", confidence=0.5, comment=why)
            drafts[one] = ((question,), ())
            continue
        drafts[best], drafts[one] = _half(best, "best"), _half(one, "worst")
    return drafts


def _belongs(best: Asked, worst: Asked) -> bool:
    words = spoken(best.words)
    return (
        worst.columns[0].form == "text"
        and is_categorical(best)
        and asks_for_wishes(best.words)
        and bool(_MOST.search(words))
        and not _LEAST.search(words)
        and shares_options(best, worst)
    )


def _half(asked: Asked, half: str) -> Rows:
    options, left_out = mark_options(asked)
    why = Reason(half)
    if left_out:
        why = why.also("left_out", count=left_out)
    question = Question(asked.name, kind=f"maxdiff:{half}", confidence=0.5, comment=why)
    return (question,), options
