"""The scale that the answers to a question form, with the levels that nobody ticked there."""

from collections.abc import Sequence
from dataclasses import replace

from surveys.asked import Asked
from surveys.scales import MAXIMUM_LEVELS, Scale, read_scale
from surveys.vocabulary import normalise


def given_answers(asked: Asked) -> list[str]:
    """Answers that were given, and those that could be where the form tells."""
    return list(dict.fromkeys([*asked.code_list(), *map(str, asked.counts().index)]))


def scale_of(asked: Asked) -> Scale:
    """Read the scale of a question.

    Levels that nobody ticked are those of another question in `Asked.scales` whose words hold
    all of this one's; failing that, what the words themselves say is missing. Where the form
    lists the answers, none is missing.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    Scale
        `missing` are the levels that were added.
    """
    own = given_answers(asked)
    scale = read_scale(own)
    if scale.family in ("", "number"):
        return scale
    if asked.columns[0].told in ("one", "matrix") and asked.code_list():
        return read_scale(own, whole=True)
    ticked = _levels(scale)
    wider = [levels for levels in asked.scales if ticked < _plain(levels)]
    if not wider:
        return scale
    levels = max(wider, key=len)
    whole = read_scale([*own, *(text for text in levels if normalise(text) not in ticked)])
    if whole.family != scale.family:
        return scale
    orders = {text: whole.orders[text] for text in own}
    borrowed = [
        (text, order)
        for text, order in whole.orders.items()
        if text not in orders and order is not None
    ]
    return replace(whole, orders=orders, missing=(*whole.missing, *borrowed), confidence=0.75)


def scales_among(asked: Sequence[Asked]) -> tuple[tuple[str, ...], ...]:
    """Find the different scales of words that questions show, for `Asked.scales`.

    Returns
    -------
    tuple of tuple of str
        The levels of each, in order of appearance.
    """
    found: dict[tuple[str, ...], None] = {}
    for one in asked:
        answers = given_answers(one)
        if one.columns[0].role or len(answers) > 2 * MAXIMUM_LEVELS:
            continue
        scale = read_scale(answers)
        if scale.family not in ("", "number"):
            found[tuple(text for text, order in scale.orders.items() if order is not None)] = None
    return tuple(found)


def _levels(scale: Scale) -> frozenset[str]:
    return _plain([text for text, order in scale.orders.items() if order is not None])


def _plain(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(map(normalise, texts))
