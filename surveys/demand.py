"""How much residents ask for each renovation item: one share per question, and all together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State
from surveys.errors import (
    NothingAnsweredError,
    UnknownKindError,
)
from surveys.intervals import effective_size, wilson_interval
from surveys.responses import Answers, Responses
from surveys.scoring import all_kinds
from surveys.selection import check_length, group_mask, row_weights

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

FEWEST_FOR_INTERVAL = 10


@dataclass(frozen=True, eq=False)
class Demand:
    """How much is asked for each item.

    Attributes
    ----------
    table : DataFrame, one row per item with demand, index item id in alphabetical order
        `value`, `low`, `high` (0-1; the interval is NaN below ten respondents) and `n` (used
        respondents in the base of at least one question, int).
    parts : DataFrame, one row per question and item
        `column`, `kind`, `item`, `value`, `low`, `high`, `asked`, `answered`, `chose` (named,
        placed or rated it), `base` (respondents behind `value`) and `weight` of the question.
        `value` is NaN where the base is empty.
    """

    table: pd.DataFrame
    parts: pd.DataFrame

    def __repr__(self) -> str:
        return f"Demand({len(self.table)} items from {len(self.parts)} parts)"


@dataclass(frozen=True, eq=False)
class ItemSignal:
    """What one question says about one item.

    `wishes` is each respondent's demand, 0-1, NaN outside the base; `named` whether the
    respondent named, placed or rated the item. Both have shape (n_rows,).
    """

    answers: Answers
    item: str
    wishes: Floats
    named: Mask


def item_signals(responses: Responses, kind: str | None = None) -> tuple[ItemSignal, ...]:
    """Give every respondent's demand per question and item.

    An item that several options of one question name counts with the strongest of them.

    Parameters
    ----------
    responses : Responses
    kind : str, optional
        Only questions of this kind.

    Returns
    -------
    tuple of ItemSignal
        In the order of the codebook.
    """
    return tuple(
        signal
        for answers in responses.answers
        if answers.kind.makes_demand and kind in (None, answers.kind.name)
        for signal in _signals(answers)
    )


def _signals(answers: Answers) -> Iterator[ItemSignal]:
    asked_for = [item for item in dict.fromkeys(answers.items) if item]
    if not asked_for:
        return
    demand = answers.demand
    named = answers.named
    for item in asked_for:
        places = [place for place, one in enumerate(answers.items) if one == item]
        wishes = np.where(np.isnan(demand[:, places]), -np.inf, demand[:, places]).max(axis=1)
        yield ItemSignal(
            answers,
            item,
            np.where(np.isinf(wishes), np.nan, wishes),
            np.asarray(named[:, places].any(axis=1)),
        )


def item_demand(
    responses: Responses,
    used: Mask,
    *,
    kind: str | None = None,
    group: tuple[str, str] | None = None,
    weights: Floats | None = None,
) -> Demand:
    """Count how much the rows that are used ask for each item.

    Every question brings what it says to 0-1 (see `surveys.scoring`). The demand of an item is
    the mean over its questions, weighted by the question's `weight`; questions whose base is
    empty are left out. Intervals are Wilson's with the effective number of respondents; those
    of an item are the same weighted mean of the questions' ends, as if all questions erred
    together, and so rather too wide.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)
    kind : str, optional
        Count only questions of this kind.
    group : (str, str), optional
        Count only respondents of one group: question and answer, such as ``("5", "60岁及以上")``.
    weights : ndarray of float, shape (n_rows,), optional
        Weight of each respondent, >= 0; 1 unless told.

    Returns
    -------
    Demand
        Without the items that nobody in the base of any question could ask for.

    Raises
    ------
    NothingAnsweredError
        If there are questions about items and none of the rows answers any.
    UnknownKindError, UnknownGroupError, UnknownLevelError
        If the kind, the question or the answer is not there.
    WrongLengthError, NegativeWeightError
        If `used` or `weights` do not fit the rows.
    """
    check_length("used", used, responses)
    if kind is not None and kind not in all_kinds():
        raise UnknownKindError(kind, "", tuple(all_kinds()), ())
    counted = used & group_mask(responses, *group) if group else np.asarray(used, dtype=bool)
    weighing = row_weights(responses, weights)
    signals = item_signals(responses, kind)
    _refuse_silence(signals, counted)
    parts = pd.DataFrame(
        [_count(signal, counted, weighing) for signal in signals],
        columns=["column", "kind", "item", "value", "low", "high",
                 "asked", "answered", "chose", "base", "weight"],
    )  # fmt: skip
    table = _together(parts, signals, counted & (weighing > 0))
    few = parts["base"] < FEWEST_FOR_INTERVAL
    shown = parts.assign(low=parts["low"].mask(few), high=parts["high"].mask(few))
    return Demand(table, shown)


def _refuse_silence(signals: Sequence[ItemSignal], counted: Mask) -> None:
    questions = {id(signal.answers): signal.answers for signal in signals}.values()
    said = (
        np.isin(answers.states, (State.ANSWERED, State.NONE)) & counted for answers in questions
    )
    if signals and not any(answered.any() for answered in said):
        columns = tuple(dict.fromkeys(answers.question.column for answers in questions))
        raise NothingAnsweredError(columns, int(counted.sum()))


def _count(signal: ItemSignal, counted: Mask, weights: Floats) -> tuple[object, ...]:
    answers = signal.answers
    base = counted & np.isfinite(signal.wishes)
    weighing = weights[base]
    total = weighing.sum()
    # Rounding may carry a mean of ones past 1.
    value = min(float((weighing * signal.wishes[base]).sum() / total), 1.0) if total else np.nan
    low, high = wilson_interval(np.array([value]), np.array([effective_size(weighing)]))
    states = answers.states[counted]
    return (
        answers.question.column,
        answers.kind.name,
        signal.item,
        value,
        float(low[0]),
        float(high[0]),
        int((states != State.SKIPPED).sum()),
        int(np.isin(states, (State.ANSWERED, State.NONE)).sum()),
        int((signal.named & counted).sum()),
        int((weighing > 0).sum()),
        answers.question.weight,
    )


def _together(parts: pd.DataFrame, signals: Sequence[ItemSignal], counted: Mask) -> pd.DataFrame:
    known = parts["value"].notna() & (parts["weight"] > 0)
    weight = parts["weight"].where(known, 0.0)
    sums = pd.DataFrame(
        {
            "weight": weight,
            **{name: parts[name].fillna(0.0) * weight for name in ("value", "low", "high")},
        }
    )
    sums = sums.groupby(parts["item"]).sum()
    sums = sums[sums["weight"] > 0].sort_index()
    table = sums[["value", "low", "high"]].div(sums["weight"], axis=0)
    table["n"] = [
        _distinct_rows([one for one, kept in zip(signals, known, strict=True)
                        if kept and one.item == item], counted)
        for item in table.index
    ]  # fmt: skip
    table["n"] = table["n"].astype(int)
    few = table["n"] < FEWEST_FOR_INTERVAL
    return table.assign(low=table["low"].mask(few), high=table["high"].mask(few))


def _distinct_rows(signals: Sequence[ItemSignal], counted: Mask) -> int:
    values = np.column_stack([signal.wishes for signal in signals])
    return int((np.isfinite(values).any(axis=1) & counted).sum())


def question_counts(responses: Responses, used: Mask) -> pd.DataFrame:
    """Count who was asked each question and how they kept silent.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)

    Returns
    -------
    DataFrame, one row per question (or row of a matrix) in the order of the codebook
        `column`, `kind`, `asked` (seen), `answered` (including "none of these"), and of those
        `none`; `blank`, `dont_know`, `refused` (with `answered` they sum to `asked`);
        `skipped` (not shown).
    """
    check_length("used", used, responses)
    names = ["column", "kind", "asked", "answered", "none", "blank",
             "dont_know", "refused", "skipped"]  # fmt: skip
    rows = []
    for answers in responses.answers:
        count = np.bincount(answers.states[used], minlength=len(State))
        rows.append(
            (
                answers.question.column,
                answers.kind.name,
                int(count.sum() - count[State.SKIPPED]),
                int(count[State.ANSWERED] + count[State.NONE]),
                *(int(count[state]) for state in
                  (State.NONE, State.BLANK, State.DONT_KNOW, State.REFUSED, State.SKIPPED)),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=names)
