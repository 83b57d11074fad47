"""All free text of a survey: coded, counted, and searched for needs that no item stands for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.comments.by_hand import Ballot, HandCodes, take_hand_codes
from surveys.comments.coded import CodedComments, Codes, How, Stance
from surveys.comments.coding import TextCodes, code_texts
from surveys.comments.columns import TextColumn, people_of, pool_texts
from surveys.comments.folding import clauses, fold
from surveys.comments.needs import FEWEST_PEOPLE, suggest_needs
from surveys.comments.phrases import PhraseBook
from surveys.comments.quotes import pick_quotes
from surveys.comments.words import Segmenter
from surveys.marks import row_states
from surveys.own_words import BEYOND, NOTHING
from surveys.responses import Responses

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

MOST_PHRASES = 12
"""Words told of a need whose words are known."""


@dataclass(frozen=True)
class CommentCounts:
    """What became of the answers to one question of free text.

    ``answered = no_content + coded + uncoded + unread``; texts `unread` were not kept.
    """

    column: str
    asked: int
    answered: int
    no_content: int
    coded: int
    uncoded: int
    unread: int


@dataclass(frozen=True)
class Need:
    """A need that comments speak of and no item stands for.

    Attributes
    ----------
    name : str
        What the book calls it; "" for one that was found in what was left over.
    words : tuple of str
        By which it is recognised, the most used first.
    people : int
        Respondents who speak of it.
    quotes : tuple of str
        Without personal data; none where fewer speak of it than may be quoted.
    """

    name: str
    words: tuple[str, ...] = field(repr=False)
    people: int
    quotes: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, eq=False)
class CommentReading:
    """Everything that is known of the comments of a survey; never a comment itself.

    `shared` are words of the book that mean several items, and so none.
    """

    coded: CodedComments
    questions: tuple[CommentCounts, ...]
    needs: tuple[Need, ...]
    by_hand: tuple[HandCodes, ...]
    shared: tuple[str, ...] = ()


def read_comments(
    responses: Responses,
    used: Mask,
    items: Sequence[str],
    book: PhraseBook,
    *,
    names: Mapping[str, str] | None = None,
    minimum_cell: int = FEWEST_PEOPLE,
) -> CommentReading | None:
    """Code the free text of the rows that are used, and find further needs in it.

    Each distinct text is coded once. Codes given by hand win over the machine's.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    items : sequence of str
        Ids of the study.
    book : PhraseBook
        The words for them, and for needs that are no items.
    names : mapping of str to str, optional
        Further words for items in columns of codes given by hand.
    minimum_cell : int
        Fewest respondents of a need that is quoted.

    Returns
    -------
    CommentReading or None
        None if no question asks for free text.

    Raises
    ------
    UnclearCodesError
        If it is not clear which question a column of codes speaks of.
    """
    columns, texts = pool_texts(responses, used)
    if not columns:
        return None
    segmenter = Segmenter(phrase.words for phrase in book.phrases)
    codes = code_texts(texts, items, book, segmenter)
    ballot = take_hand_codes(
        Ballot(columns, codes.stances, codes.ways),
        responses.words,
        used,
        codes.items,
        names=names,
        may_name=segmenter.may_be_name,
    )
    search = _Search(columns, texts, codes, book, segmenter, minimum_cell)
    return CommentReading(
        coded=_together(ballot, codes.items),
        questions=tuple(_count(column, ballot.stances, used) for column in ballot.columns),
        needs=(*search.known_needs(), *search.new_needs()),
        by_hand=ballot.by_hand,
        shared=book.shared,
    )


def _count(column: TextColumn, stances: Codes, used: Mask) -> CommentCounts:
    states, numbers = column.states[used], column.numbers[used]
    coded = np.append(np.asarray(stances.any(axis=1)), [False, False])[numbers]
    unread = numbers == BEYOND
    content = states == State.ANSWERED
    return CommentCounts(
        column=column.column,
        asked=int((states != State.SKIPPED).sum()),
        answered=int(np.isin(states, (State.ANSWERED, State.NONE)).sum()),
        no_content=int((states == State.NONE).sum()),
        coded=int((content & coded).sum()),
        uncoded=int((content & ~coded & ~unread).sum()),
        unread=int((content & unread).sum()),
    )


def _together(ballot: Ballot, items: tuple[str, ...]) -> CodedComments:
    """Make one answer out of what a respondent wrote in all the questions."""
    numbers = np.column_stack([column.numbers for column in ballot.columns])
    numbers[numbers < 0] = NOTHING
    states = row_states(np.column_stack([column.states for column in ballot.columns]))
    if numbers.shape[1] == 1:
        stances, ways, places = ballot.stances, ballot.ways, numbers[:, 0]
    else:
        answers, places = np.unique(numbers, axis=0, return_inverse=True)
        several = _padded(ballot.stances)[answers]
        stances = several.max(axis=1)
        told = np.where(several > 0, _padded(ballot.ways)[answers], np.uint8(255)).min(axis=1)
        ways = np.where(stances > 0, told, np.uint8(0))
        silent = np.flatnonzero((answers < 0).all(axis=1))
        places = np.where(np.isin(places.ravel(), silent), NOTHING, places.ravel())
    return CodedComments(
        columns=tuple(column.column for column in ballot.columns),
        items=items,
        stances=stances,
        ways=ways,
        places=places.astype(np.int32),
        states=states,
    )


def _padded(codes: Codes) -> Codes:
    """Add a row of nothing, which the place -1 stands for."""
    return np.vstack([codes, np.zeros((1, codes.shape[1]), dtype=codes.dtype)])


@dataclass(frozen=True, eq=False)
class _Search:
    """Looks for needs that no item stands for."""

    columns: tuple[TextColumn, ...]
    texts: tuple[str, ...]
    codes: TextCodes
    book: PhraseBook
    segmenter: Segmenter
    minimum_cell: int

    def known_needs(self) -> list[Need]:
        """Needs of the book that anybody speaks of, the largest first."""
        found = []
        for place, name in enumerate(self.codes.needs):
            members = np.flatnonzero(self.codes.named[:, place])
            if len(members):
                found.append(self._need(name, self._met(name, members), members))
        return sorted(found, key=lambda one: (-one.people, one.name))

    def new_needs(self) -> list[Need]:
        """Needs found among the comments in which nothing was recognised."""
        people = sum(
            np.bincount(column.numbers[column.numbers >= 0], minlength=len(self.texts))
            for column in self.columns
        )
        suggested = suggest_needs(
            self.codes.left, self.texts, np.asarray(people, dtype=np.int64), self.segmenter
        )
        found = [self._need("", one.words, np.array(one.texts)) for one in suggested]
        return [one for one in found if one.people >= FEWEST_PEOPLE]

    def _need(self, name: str, words: tuple[str, ...], members: Integers) -> Need:
        people = int(people_of(self.columns, members, len(self.texts)).sum())
        quotes: tuple[str, ...] = ()
        if people >= self.minimum_cell:
            quotes = pick_quotes([self.texts[at] for at in members], words, self.segmenter)
        return Need(name, words, people, quotes)

    def _met(self, name: str, members: Integers) -> tuple[str, ...]:
        """Give the words by which a need of the book was recognised, the most used first."""
        met = Counter(
            hit.phrase.words
            for at in members.tolist()
            for clause in clauses(self.texts[at])
            for hit in self.book.find(fold(clause))
            if hit.phrase.item == name
        )
        most = sorted(met, key=lambda word: (-met[word], word))
        return tuple(most[:MOST_PHRASES])


def count_by_way(coded: CodedComments, used: Mask) -> dict[str, dict[str, int]]:
    """Count the respondents who say something of each item, by stance and by way.

    Returns
    -------
    dict of str to dict of str to int
        Per item: ``mentioned``, ``against``, ``praised``, and how those who ask for it were
        recognised: ``hand``, ``alias``, ``accepted``, ``similar``.
    """
    people = coded.counts(used)
    wanted = coded.stances == Stance.FOR
    return {
        item: {
            "mentioned": int(people @ wanted[:, place]),
            "against": int(people @ (coded.stances[:, place] == Stance.AGAINST)),
            "praised": int(people @ (coded.stances[:, place] == Stance.PRAISED)),
            **{
                way.name.lower(): int(people @ (wanted[:, place] & (coded.ways[:, place] == way)))
                for way in How
                if way
            },
        }
        for place, item in enumerate(coded.items)
    }
