"""Who is for and who is against: the answers of a question put in their order."""

import re
from collections.abc import Mapping

from surveys.answers import State
from surveys.asked import Asked
from surveys.asked_scale import given_answers, scale_of
from surveys.codebook import Option
from surveys.completing import MIDDLE
from surveys.option_guess import SURE, off_scale, scale_options
from surveys.scales import Scale, scale_word
from surveys.vocabulary import silence, spoken

_WILLING_ANSWER = re.compile(r"愿意|willing")
_YES_NO = {re.compile("是的?|yes|y"): 1, re.compile("否|不是|no|n"): -1}
_IT = "(?: (?:of |to )?(?:it|this|them))?"
_AGAINST = rf"(?:我)?反对|(?:i am )?(?:against|opposed){_IT}|oppose"
_ABSTAINS = "弃权|abstain|abstention"
_BALLOT = {
    re.compile(rf"(?:我)?(?:同意|赞成|支持)|(?:i am )?(?:for|in favou?r){_IT}|support"): 1,
    re.compile(rf"(?:我)?(?:不同意|不赞成|不支持)|{_AGAINST}"): -1,
    re.compile(_ABSTAINS): 0,
}
_BALLOT_ONLY = re.compile(f"{_AGAINST}|{_ABSTAINS}")
"""Said only of something that one may be for or against, whatever the question says."""
_PLACE = {-1: 1.0, 0: 2.0, 1: 3.0}


def stands_asked(asked: Asked) -> tuple[Option, ...]:
    """List the answers to a question that asks who is for, against, or willing.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    tuple of Option
        Against first; empty if the answers are neither levels of agreement nor two sides.
    """
    scale = scale_of(asked)
    if scale.family == "agreement" or (scale.family == "need" and _are_willing(scale)):
        return scale_options(asked.name, scale)
    return _sides(asked, _YES_NO) or _sides(asked, _BALLOT)


def stands_told(asked: Asked) -> tuple[Option, ...]:
    """List the answers where they alone tell that people are for or against.

    Parameters
    ----------
    asked : Asked
        Its words may be anything.

    Returns
    -------
    tuple of Option
        Against first; empty unless one of them is said of nothing else.
    """
    told = any(_BALLOT_ONLY.fullmatch(spoken(answer)) for answer in given_answers(asked))
    return _sides(asked, _BALLOT) if told else ()


def _are_willing(scale: Scale) -> bool:
    """Tell whether the levels that are no middle word say who is willing."""
    levels = [text for text, order in scale.orders.items() if order is not None]
    sided = [text for text in levels if scale_word(text) != ("", MIDDLE)]
    return bool(sided) and all(_WILLING_ANSWER.search(spoken(text)) for text in sided)


def _sides(asked: Asked, said: Mapping[re.Pattern[str], int]) -> tuple[Option, ...]:
    """Put for above against; empty if more is said beside them, a middle word and don't know."""
    options = []
    for answer in given_answers(asked):
        words = spoken(answer)
        stand = next((one for pattern, one in said.items() if pattern.fullmatch(words)), None)
        if stand is None and scale_word(answer) == ("", MIDDLE):
            stand = 0
        if stand is not None:
            options.append(Option(asked.name, answer, order=_PLACE[stand], confidence=SURE))
        elif silence(answer) == State.ANSWERED:
            return ()
        else:
            options.append(off_scale(asked.name, answer))
    if not {_PLACE[-1], _PLACE[1]} <= {option.order for option in options}:
        return ()
    return tuple(sorted(options, key=lambda option: option.order or 9.0))
