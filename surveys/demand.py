"""How much residents ask for each renovation item: one share per question, and all together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State
from surveys.errors import NothingAnsweredError, UnknownKindError
from surveys.responses import Responses
from surveys.scoring import all_kinds
from surveys.scoring.kind import Estimate
from surveys.selection import check_length, group_mask, row_weights
from surveys.shares import share_of
from surveys.signals import ItemSignal, item_signals

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

FEWEST_FOR_INTERVAL = 10
PART_COLUMNS = ("column", "kind", "item", "value", "low", "high",
                "asked", "answered", "chose", "base", "weight")  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """Further figures of one question about one item.

    `estimate` holds them by name; see the file of the kind in `surveys.scoring`.
    """

    column: str
    kind: str
    item: str
    estimate: Estimate


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
    readings : tuple of Reading
        What kinds that tell more than a demand say beside it.
    """

    table: pd.DataFrame
    parts: pd.DataFrame
    readings: tuple[Reading, ...] = ()

    def __repr__(self) -> str:
        return f"Demand({len(self.table)} items from {len(self.parts)} parts)"


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
    parts: list[dict[str, Any]] = []
    readings: list[Reading] = []
    bases: dict[str, Mask] = {}
    for signal in item_signals(responses, kind):
        estimate = _estimate(signal, counted, weighing)
        part = _count(signal, counted, weighing, estimate)
        parts.append(part)
        if estimate is not None and estimate.figures:
            readings.append(Reading(signal.column, signal.kind.name, signal.item, estimate))
        if np.isfinite(part["value"]) and signal.weight > 0:
            base = np.isfinite(signal.wishes) & counted & (weighing > 0)
            bases[signal.item] = base | bases.get(signal.item, False)
    _refuse_silence(parts, counted, responses)
    people = {item: int(base.sum()) for item, base in bases.items()}
    frame = pd.DataFrame(parts, columns=list(PART_COLUMNS))
    few = frame["base"] < FEWEST_FOR_INTERVAL
    shown = frame.assign(low=frame["low"].mask(few), high=frame["high"].mask(few))
    return Demand(_together(frame, people), shown, tuple(readings))


def _refuse_silence(
    parts: Sequence[Mapping[str, Any]], counted: Mask, responses: Responses
) -> None:
    if parts and not any(part["answered"] for part in parts):
        columns = tuple(dict.fromkeys(str(part["column"]) for part in parts))
        files = tuple(map(str, responses.rows["file"].unique()))
        raise NothingAnsweredError(files, columns, int(counted.sum()))


def _estimate(signal: ItemSignal, counted: Mask, weights: Floats) -> Estimate | None:
    """What a kind says beside, or in place of, the mean of the wishes."""
    tell = signal.kind.estimate or signal.kind.figures
    return None if tell is None else tell(signal.sides, counted, weights)


def _count(
    signal: ItemSignal, counted: Mask, weights: Floats, estimate: Estimate | None
) -> dict[str, Any]:
    base = counted & np.isfinite(signal.wishes)
    if signal.kind.estimate is not None and estimate is not None:
        value, low, high, behind = estimate.value, estimate.low, estimate.high, estimate.base
        value = float("nan") if behind == 0 else value
    else:
        value, low, high = share_of(signal.wishes, base, weights)
        behind = int((base & (weights > 0)).sum())
    states = np.bincount(signal.states[counted], minlength=len(State))
    return {
        "column": signal.column,
        "kind": signal.kind.name,
        "item": signal.item,
        "value": value,
        "low": low,
        "high": high,
        "asked": int(states.sum() - states[State.SKIPPED]),
        "answered": int(states[State.ANSWERED] + states[State.NONE]),
        "chose": int((signal.named & counted).sum()),
        "base": behind,
        "weight": signal.weight,
    }


def _together(parts: pd.DataFrame, people: dict[str, int]) -> pd.DataFrame:
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
    table["n"] = [people[str(item)] for item in table.index]
    table["n"] = table["n"].astype(int)
    few = table["n"] < FEWEST_FOR_INTERVAL
    return table.assign(low=table["low"].mask(few), high=table["high"].mask(few))


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
