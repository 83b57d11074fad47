"""Needs that residents write of and no item stands for: words that go together in what is left."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from surveys.comments.folding import HAN, fold
from surveys.comments.phrases import Phrase, PhraseBook, make_book
from surveys.comments.words import Segmenter
from surveys.redaction import redacted

FEWEST_PEOPLE = 5
"""Respondents from which on a need is suggested, and a word may name it."""

MOSTLY_LEFT = 0.5
"""Share of the people using a word in whose comments nothing else was recognised."""

TOGETHER = 0.3
"""Cosine, on average, of words that make one need."""

MOST_WORDS = 400
"""Words that are looked at, the most used first."""

LABEL_WORDS = 3

LONGEST_TERM = 6
NEARLY_ALWAYS = 0.8
"""Share of the people using a term who write the same sign beside it, so that it belongs there."""
FEWEST_TEXTS = 3
"""Different texts that show it: of one text alone, all signs stand beside each other."""

DIGITS = 9
"""Cosines are rounded, so that the order of summation never decides a tie."""

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class SuggestedNeed:
    """A need that comments speak of.

    Attributes
    ----------
    words : tuple of str
        Whoever uses any of them speaks of it; the most used first.
    people : int
        Respondents, of those in whose comments no item was recognised.
    texts : tuple of int
        Places of their distinct texts.
    """

    words: tuple[str, ...]
    people: int
    texts: tuple[int, ...]

    @property
    def label(self) -> tuple[str, ...]:
        """Words to call it by: the most used."""
        return self.words[:LABEL_WORDS]


def suggest_needs(
    left: Sequence[Sequence[str]],
    texts: Sequence[str],
    people: Integers,
    segmenter: Segmenter,
) -> tuple[SuggestedNeed, ...]:
    """Find needs in the comments in which nothing was recognised.

    Words that at least five people use, and most of them in comments in which nothing was
    recognised, are weighed by TF-IDF and joined by average linkage of the cosine between the
    comments that hold them. A need is all comments that hold one of the words of a group, so
    that its words alone find it again in other answers. A need of which fewer than five people
    speak who do not speak of a larger one is left out.

    Parameters
    ----------
    left : sequence of sequence of str, length n_texts
        Clauses as written, per distinct text; none for texts in which something was recognised.
    texts : sequence of str, length n_texts
        The texts themselves, to see which words are used with what was recognised.
    people : ndarray of int, shape (n_texts,)
        How many respondents wrote each text.
    segmenter : Segmenter

    Returns
    -------
    tuple of SuggestedNeed
        The largest first; the same for any order of the texts.
    """
    order = sorted((at for at, clauses in enumerate(left) if clauses), key=texts.__getitem__)
    folded = [tuple(fold(redacted(clause)) for clause in left[at]) for at in order]
    terms = [frozenset(chain.from_iterable(map(segmenter.plain_words, one))) for one in folded]
    weight = people[order]
    elsewhere = _used_elsewhere(left, texts, people, segmenter)
    wanted = _telling(terms, weight, elsewhere)
    found = [
        _need(group, wanted, folded, order, weight) for group in _grouped(terms, wanted, weight)
    ]
    largest = sorted(
        (one for one in found if one.people >= FEWEST_PEOPLE),
        key=lambda one: (-one.people, one.words),
    )
    kept: list[SuggestedNeed] = []
    told: set[int] = set()
    for one in largest:
        new = sorted(set(one.texts) - told)
        if people[new].sum() >= FEWEST_PEOPLE:
            kept.append(one)
            told.update(one.texts)
    return tuple(kept)


def _used_elsewhere(
    left: Sequence[Sequence[str]], texts: Sequence[str], people: Integers, segmenter: Segmenter
) -> Counter[str]:
    """Count the people who use a term in comments in which something was recognised."""
    counts: Counter[str] = Counter()
    for clauses, text, several in zip(left, texts, people.tolist(), strict=True):
        if several and not clauses:
            counts.update(dict.fromkeys(segmenter.plain_words(fold(text)), several))
    return counts


def _telling(
    terms: Sequence[frozenset[str]], people: Integers, elsewhere: Mapping[str, int]
) -> dict[str, int]:
    """Keep the terms that enough people use, mostly where nothing was recognised."""
    counts: Counter[str] = Counter()
    for mine, several in zip(terms, people.tolist(), strict=True):
        counts.update(dict.fromkeys(mine, several))
    often = {
        term: count
        for term, count in counts.items()
        if count >= FEWEST_PEOPLE and count >= MOSTLY_LEFT * (count + elsewhere.get(term, 0))
    }
    first = sorted(often, key=lambda term: (-often[term], term))[:MOST_WORDS]
    return {term: often[term] for term in first}


def _grouped(
    terms: Sequence[frozenset[str]], wanted: Mapping[str, int], people: Integers
) -> list[list[str]]:
    names = sorted(wanted)
    if len(names) <= 1:
        return [names] if names else []
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow to load
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    weighing = TfidfVectorizer(analyzer=sorted, vocabulary=names, binary=True)
    vectors = weighing.fit_transform(terms)
    vectors = vectors.multiply(np.sqrt(people.astype(float))[:, np.newaxis]).tocsc()
    products = np.asarray((vectors.T @ vectors).toarray(), dtype=float)
    lengths = np.sqrt(np.diag(products))
    cosine = np.round(products / np.outer(lengths, lengths), DIGITS)
    distance = np.clip(1 - cosine, 0, None)
    tree = linkage(distance[np.triu_indices(len(names), 1)], method="average")
    labels = fcluster(tree, t=1 - TOGETHER, criterion="distance")
    return [
        [name for name, label in zip(names, labels, strict=True) if label == one]
        for one in sorted(set(labels.tolist()))
    ]


def _need(
    group: Sequence[str],
    wanted: Mapping[str, int],
    folded: Sequence[Sequence[str]],
    order: Sequence[int],
    people: Integers,
) -> SuggestedNeed:
    """Count who uses the words of a group, the way they are looked for in new answers."""
    ranked = sorted(_told_once(group, wanted), key=lambda term: (-wanted[term], -len(term), term))
    words = tuple(dict.fromkeys(_grown(term, folded, people) for term in ranked))
    book = need_book(words)
    members = [
        at
        for at, clauses in enumerate(folded)
        if any(word in "\n".join(clauses) for word in words) and any(map(book.find, clauses))
    ]
    return SuggestedNeed(words, int(people[members].sum()), tuple(order[at] for at in members))


def _told_once(group: Sequence[str], wanted: Mapping[str, int]) -> list[str]:
    """Leave out terms that nearly always stand within a longer one of the group."""
    return [
        term
        for term in group
        if not any(
            term in longer and term != longer and wanted[longer] >= NEARLY_ALWAYS * wanted[term]
            for longer in group
        )
    ]


def _grown(term: str, folded: Sequence[Sequence[str]], people: Integers) -> str:
    """Lengthen a Chinese term by the signs that nearly always stand beside it."""
    while not term.isascii() and len(term) < LONGEST_TERM:
        beside: Counter[str] = Counter()
        total = texts = 0
        around = re.compile(f"([{HAN}]?){term}(?=([{HAN}]?))")
        for clauses, several in zip(folded, people.tolist(), strict=True):
            if not any(term in clause for clause in clauses):
                continue
            met = [found.groups() for clause in clauses for found in around.finditer(clause)]
            total, texts = total + several, texts + 1
            longer = {
                *(before + term for before, _ in met if before),
                *(term + after for _, after in met if after),
            }
            beside.update(dict.fromkeys(longer, several))
        best = min(beside, key=lambda one: (-beside[one], one), default="")
        if texts < FEWEST_TEXTS or not best or beside[best] < NEARLY_ALWAYS * total:
            break
        term = best
    return term


def need_book(words: Sequence[str]) -> PhraseBook:
    """Make the book that finds a need by its words."""
    return make_book(Phrase("need", word, how="accepted") for word in words)
