"""The item that a clause comes nearest to, where none is named in it."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from surveys.comments.folding import HAN
from surveys.comments.words import Segmenter

NEAR_ENOUGH = 0.4
"""Cosine from which a clause speaks of an item."""

CLEAR_LEAD = 0.1
"""By so much the nearest item must be nearer than the next; otherwise none is meant."""

FEWEST_EXAMPLES = 5
"""Clauses that name an item, from which on what they have in common speaks of it too."""

SPELT_ALIKE = 87.0
"""Similarity 0-100 from which an unknown English word is a known one, misspelt."""
SHORTEST_MISSPELT = 6

_PAIR = re.compile(rf"(?=([{HAN}]{{2}}))")
_PAIR_MARK = "#"

Floats = npt.NDArray[np.float64]


def similar_items(
    clauses: Sequence[str],
    phrases: Sequence[tuple[str, str]],
    examples: Sequence[tuple[str, str]],
    segmenter: Segmenter,
) -> list[str]:
    """Find the item that each clause comes nearest to.

    Clauses and phrases are weighed by TF-IDF over their words and, so that a slip of the pen
    does not hide a word, their pairs of Chinese signs. A clause is as near to an item as to the
    nearest of its phrases, or to the middle of the clauses that name it.

    Parameters
    ----------
    clauses : sequence of str
        Folded, distinct.
    phrases : sequence of (str, str)
        Item id and words.
    examples : sequence of (str, str)
        Item id and a clause that names it.
    segmenter : Segmenter

    Returns
    -------
    list of str, length n_clauses
        Item ids; "" where none is near enough (cosine `NEAR_ENOUGH`), or where another one is
        nearly as near (within `CLEAR_LEAD`).
    """
    if not clauses or not phrases:
        return [""] * len(clauses)
    named = sorted({item for item, _ in phrases})
    near = _nearness(clauses, phrases, examples, segmenter)
    order = np.argsort(-near, axis=1, kind="stable")
    rows = np.arange(len(near))
    best = near[rows, order[:, 0]]
    second = near[rows, order[:, 1]] if len(named) > 1 else np.zeros(len(near))
    clear = (best >= NEAR_ENOUGH) & (best - second >= CLEAR_LEAD)
    return [named[place] if sure else "" for place, sure in zip(order[:, 0], clear, strict=True)]


def _nearness(
    clauses: Sequence[str],
    phrases: Sequence[tuple[str, str]],
    examples: Sequence[tuple[str, str]],
    segmenter: Segmenter,
) -> Floats:
    """Cosine of every clause with every item; rounded, so that no order of rows decides."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow to load

    known = [_features(words, segmenter) for _, words in phrases]
    shown = [_features(clause, segmenter) for _, clause in examples]
    asked = _mended([_features(clause, segmenter) for clause in clauses], known)
    vectors = TfidfVectorizer(analyzer=_as_they_are).fit_transform([*known, *shown, *asked])
    first, last = len(known), len(known) + len(shown)
    owners = np.array([item for item, _ in phrases])
    shown_of = np.array([item for item, _ in examples], dtype=owners.dtype)
    named = sorted(set(owners.tolist()))
    near = np.zeros((len(asked), len(named)))
    for place, item in enumerate(named):
        mine = np.flatnonzero(owners == item)
        near[:, place] = _nearest(vectors[last:], vectors[mine])
        told = np.flatnonzero(shown_of == item)
        if len(told) >= FEWEST_EXAMPLES:
            middle = _middle(vectors[first:last][told])
            near[:, place] = np.maximum(near[:, place], vectors[last:] @ middle)
    rounded: Floats = np.round(near, 9)
    return rounded


def _as_they_are(features: list[str]) -> list[str]:
    return features


def _nearest(clauses: Any, phrases: Any) -> Floats:
    return np.asarray((clauses @ phrases.T).max(axis=1).toarray(), dtype=float).ravel()


def _middle(vectors: Any) -> Floats:
    total = np.asarray(vectors.sum(axis=0), dtype=float).ravel()
    length = float(np.sqrt((total**2).sum()))
    return total / length if length else total


def _features(clause: str, segmenter: Segmenter) -> list[str]:
    pairs = (_PAIR_MARK + pair for pair in _PAIR.findall(segmenter.telling(clause)))
    return [*segmenter.words(clause), *pairs]


def _mended(asked: list[list[str]], known: list[list[str]]) -> list[list[str]]:
    """Read English words that no item has as those that they misspell."""
    ours = {word for words in known for word in words if word.isascii()}
    theirs = {word for words in asked for word in words if word.isascii()} - ours
    strange = sorted(word for word in theirs if len(word) >= SHORTEST_MISSPELT)
    models = sorted(word for word in ours if len(word) >= SHORTEST_MISSPELT)
    if not strange or not models:
        return asked
    alike = process.cdist(strange, models, scorer=fuzz.ratio, score_cutoff=SPELT_ALIKE)
    best = alike.argmax(axis=1)
    meant = {
        word: models[place]
        for word, place, row in zip(strange, best, alike, strict=True)
        if row[place] > 0
    }
    return [[meant.get(word, word) for word in words] for words in asked]
