"""Examples of what residents wrote, without anything that tells who they are."""

import re
from collections.abc import Sequence

from surveys.comments.folding import HAN, fold
from surveys.comments.needs import need_book
from surveys.comments.words import Segmenter
from surveys.redaction import GAP, looks_personal, redacted

MOST_QUOTES = 3
LONGEST_QUOTE = 60
SHORTEST_QUOTE = 4
USUAL_QUOTE = 16
MOST_GAPS = 2
"""Gaps in a quotation from which on too little of it is left."""

_SENTENCE = re.compile(r"[。！？；!?;\n\r…]+|(?<=[a-z])\.\s+")
_LETTERS = re.compile(rf"[a-zA-Z{HAN}]")


def pick_quotes(
    texts: Sequence[str], words: Sequence[str], segmenter: Segmenter
) -> tuple[str, ...]:
    """Choose sentences that speak of a need, fit to be shown.

    Personal data is taken out (see `surveys.redaction`); a sentence that may still tell who
    somebody is, in which too little is left, or that holds a word no dictionary knows and that
    could be a name, is not shown.

    Parameters
    ----------
    texts : sequence of str
        Comments that speak of the need.
    words : sequence of str
        The words of the need.
    segmenter : Segmenter

    Returns
    -------
    tuple of str
        At most three, those without gaps and of middling length first; the same for any order
        of the texts.
    """
    book = need_book(words)
    found = {
        quote
        for text in texts
        for sentence in _SENTENCE.split(text)
        if book.find(fold(sentence)) and (quote := _shown(sentence, segmenter))
    }
    telling = (one for one in found if book.find(fold(one)))
    best = sorted(telling, key=lambda one: (one.count(GAP), abs(len(one) - USUAL_QUOTE), one))
    return tuple(best[:MOST_QUOTES])


def _shown(sentence: str, segmenter: Segmenter) -> str:
    """Give a sentence as it may be quoted, "" if it may not."""
    quote = redacted(" ".join(sentence.split()))
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rstrip() + GAP
    gaps = quote.removesuffix(GAP).count(GAP)
    if len(_LETTERS.findall(quote)) < SHORTEST_QUOTE or gaps > MOST_GAPS:
        return ""
    return "" if looks_personal(quote) or segmenter.may_name(quote) else quote
