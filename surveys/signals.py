"""What every respondent says about every item, question by question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.comments.coded import CodedComments, Stance
from surveys.marks import row_states
from surveys.packed import Resting
from surveys.responses import Answers, Responses
from surveys.scoring import all_kinds
from surveys.scoring.kind import Kind, Side

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
States = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class ItemSignal:
    """What one question, or several that belong together, says about one item.

    Attributes
    ----------
    kind : Kind
    column : str
        The question; of several, the first.
    item : str
    wishes : ndarray of float, shape (n_rows,)
        Each respondent's demand, 0-1, NaN outside the base; may rest packed.
    named : ndarray of bool, shape (n_rows,)
        Whether the respondent named, placed or rated the item.
    states : ndarray of uint8, shape (n_rows,)
    weight : float
        Of the question in the demand of its items.
    sides : tuple of Side
        What the kind's own figures are made of.
    """

    kind: Kind
    column: str
    item: str
    wishes: Resting
    named: Mask
    states: States
    weight: float
    sides: tuple[Side, ...]


def item_signals(responses: Responses, kind: str | None = None) -> Iterator[ItemSignal]:
    """Give every respondent's demand per question and item, one after the other.

    An item that several options of one question name counts with the strongest of them.

    Parameters
    ----------
    responses : Responses
    kind : str, optional
        Only this kind; all that count in ``survey:demand`` unless told. Kinds that bring other
        questions together (importance with satisfaction, say) must be asked for by name, for
        their answers are counted already; so must comments, once they are coded.

    Yields
    ------
    ItemSignal
        In the order of the codebook. With a million respondents each takes many megabytes: use
        one and let it go before the next.
    """
    wanted = all_kinds().get(kind) if kind else None
    if wanted is not None and wanted.of:
        yield from _brought_together(responses, wanted)
        return
    if wanted is not None and wanted.own_words:
        if responses.coded:
            yield from _mentions(responses.coded, wanted)
        return
    halves: dict[tuple[str, str], list[_Said]] = {}
    for answers in responses.answers:
        if not answers.kind.makes_demand or not _counts(answers.kind, kind):
            continue
        for said in _said(answers):
            if answers.kind.sides:
                halves.setdefault((answers.kind.name, said.item), []).append(said)
            else:
                yield _signal(answers.kind, [said], said.side.wishes)
    for (name, _item), several in halves.items():
        whole = all_kinds()[name]
        if whole.wish is not None and _is_whole(whole, several):
            yield _signal(whole, several, whole.wish([said.side for said in several]))


@dataclass(frozen=True, eq=False)
class _Said:
    answers: Answers
    item: str
    named: Mask
    side: Side


def _counts(kind: Kind, wanted: str | None) -> bool:
    return kind.in_demand if wanted is None else kind.name == wanted


def _said(answers: Answers) -> Iterator[_Said]:
    items = [item for item in dict.fromkeys(answers.items) if item]
    if not items:
        return
    demand, named, values = answers.demand, answers.named, answers.values
    scale = answers.scale
    if answers.kind.name == "ranking":
        scale = (1.0, float(values.shape[1]))
    for item in items:
        places = [place for place, one in enumerate(answers.items) if one == item]
        side = Side(
            name=answers.question.kind,
            values=_strongest(values[:, places], least=answers.kind.name == "ranking"),
            wishes=_strongest(demand[:, places]),
            states=answers.states_of(places),
            scale=scale,
        )
        yield _Said(answers, item, np.asarray(named[:, places].any(axis=1)), side)


def _strongest(values: Floats, *, least: bool = False) -> Floats:
    """Give the highest (or lowest) known value of each row; NaN where none is known."""
    if values.shape[1] == 1:
        return values[:, 0]
    missing = np.inf if least else -np.inf
    filled = np.where(np.isnan(values), missing, values)
    found = filled.min(axis=1) if least else filled.max(axis=1)
    return np.where(np.isinf(found), np.nan, found)


def _signal(kind: Kind, several: Sequence[_Said], wishes: Floats) -> ItemSignal:
    first = several[0]
    states = first.side.states
    if len(several) > 1:
        states = row_states(np.column_stack([said.side.states for said in several]))
    return ItemSignal(
        kind=kind,
        column=first.answers.question.column,
        item=first.item,
        wishes=wishes,
        named=np.logical_or.reduce([said.named for said in several]),
        states=states,
        weight=max(said.answers.question.weight for said in several),
        sides=tuple(said.side for said in several),
    )


def _is_whole(kind: Kind, several: Sequence[_Said]) -> bool:
    """Whether the halves that are needed are there: all but what was shown."""
    have = {said.side.name.partition(":")[2] for said in several}
    return set(kind.sides) - {"shown"} <= have


def _mentions(coded: CodedComments, kind: Kind) -> Iterator[ItemSignal]:
    """Items that free text asks for: all questions of it count as one.

    The base is everybody who was asked; who wrote nothing, or of something else, asks for none.
    """
    outside = ~coded.asked
    for item in coded.items:
        named = coded.says(item, Stance.FOR)
        wishes = named.astype(float)
        wishes[outside] = np.nan
        yield ItemSignal(
            kind=kind,
            column=coded.columns[0],
            item=item,
            # Many items of many respondents: they rest as half floats.
            wishes=wishes.astype(np.float16),
            named=named & ~outside,
            states=coded.states,
            weight=1.0,
            sides=(),
        )


def _brought_together(responses: Responses, kind: Kind) -> Iterator[ItemSignal]:
    """Items about which there is a question for each half of the kind."""
    wanted = {name for half in kind.of for name in half}
    by_item: dict[str, list[_Said]] = {}
    for answers in responses.answers:
        if answers.kind.name in wanted:
            for said in _said(answers):
                by_item.setdefault(said.item, []).append(said)
    for several in by_item.values():
        have = {said.side.name for said in several}
        if kind.wish is not None and all(have & set(half) for half in kind.of):
            yield _signal(kind, several, kind.wish([said.side for said in several]))
