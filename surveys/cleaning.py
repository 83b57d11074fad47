"""Which rows count and which are set aside, each with its reason; nothing is ever deleted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State
from surveys.responses import Responses
from surveys.suspicions import find_suspicions

Mask = npt.NDArray[np.bool_]

TOO_FAST_SHARE = 0.3
FEWEST_DURATIONS = 30
STRAIGHT_LINE_ROWS = 6
PAPER_MODES = r"代填|纸质|录入|访员|访问员|入户|面访|paper|interviewer|keyed|enumerator"


@dataclass(frozen=True, eq=False)
class Cleaning:
    """Every row, used or set aside for one reason.

    Attributes
    ----------
    used : ndarray of bool, shape (n_rows,)
    reason : ndarray of str objects, shape (n_rows,)
        Code of the first rule that set the row aside, "" when used.
    suspicions : tuple of (str, int)
        Code and number of used rows that look odd but are kept.
    set_aside : DataFrame
        `file`, `row`, `reason` of every row set aside; never an answer.
    doubtful : DataFrame
        `file`, `row`, `suspicion` of every suspicious row.
    """

    used: Mask
    reason: npt.NDArray[np.object_]
    suspicions: tuple[tuple[str, int], ...]
    set_aside: pd.DataFrame
    doubtful: pd.DataFrame

    def __repr__(self) -> str:
        return f"Cleaning({int(self.used.sum())} of {len(self.used)} rows used, {self.counts()})"

    def counts(self) -> dict[str, int]:
        """Rows set aside per reason, in the order of the rules; reasons that met nobody left out.

        Returns
        -------
        dict of str to int
            With the used rows they sum to all rows.
        """
        return {
            code: int((self.reason == code).sum()) for code in RULES if (self.reason == code).any()
        }


def clean(
    responses: Responses,
    *,
    rules: Iterable[str] | None = None,
    too_fast_share: float = TOO_FAST_SHARE,
    straight_line_rows: int = STRAIGHT_LINE_ROWS,
    paper_modes: str = PAPER_MODES,
) -> Cleaning:
    """Set rows aside, each for the first rule in the order of `RULES` that it breaks.

    A row that is set aside no longer counts for the rules behind: the copy of a questionnaire
    that was refused or left empty does not push out the one that was filled in.

    Parameters
    ----------
    responses : Responses
    rules : iterable of str, optional
        Codes of the rules to apply, some of `RULES`; all unless told.
    too_fast_share : float
        Share of the median time per answered question below which a row is too fast.
    straight_line_rows : int
        Fewest rows of a matrix for which giving them all one value is suspicious.
    paper_modes : str
        Regular expression of entry modes that are exempt from `too_fast`: somebody keyed them
        in from paper.

    Returns
    -------
    Cleaning
        Rows in = used + set aside.
    """
    wanted = set(RULES if rules is None else rules)
    limits = Limits(too_fast_share, straight_line_rows, paper_modes)
    reason = np.full(len(responses.rows), "", dtype=object)
    for code, rule in RULES.items():
        if code in wanted:
            left = np.asarray(reason == "", dtype=bool)
            reason[left & rule(responses, left, limits)] = code
    used = np.asarray(reason == "", dtype=bool)
    doubtful = find_suspicions(responses, used)
    out = responses.rows[~used].assign(reason=reason[~used]).reset_index(drop=True)
    counts = {code: int(mask.sum()) for code, mask in doubtful.items() if mask.any()}
    listed = [responses.rows[mask].assign(suspicion=code) for code, mask in doubtful.items()]
    return Cleaning(
        used=used,
        reason=reason,
        suspicions=tuple(counts.items()),
        set_aside=out,
        doubtful=pd.concat(listed, ignore_index=True),
    )


@dataclass(frozen=True)
class Limits:
    """The figures the rules work with, as in `clean`."""

    too_fast_share: float
    straight_line_rows: int
    paper_modes: str


def no_consent(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows whose consent was refused or left open."""
    refused: Mask = responses.roles["consent"].to_numpy(dtype=float) == 0
    return refused


def incomplete(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that left empty whatever they were shown of the questions that make demand.

    Who was shown none of these questions, because of an earlier answer, is complete without
    them as long as anything at all is answered.
    """
    nothing: Mask = answered_questions(responses) == 0
    scored = [answers.states for answers in responses.answers if answers.kind.makes_demand]
    if not scored:
        return nothing
    states = np.column_stack(scored)
    silent = np.asarray(np.isin(states, (State.BLANK, State.SKIPPED)).all(axis=1))
    found: Mask = silent & (nothing | np.asarray((states == State.BLANK).any(axis=1)))
    return found


def duplicate_id(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find further copies of one sheet of answers; the latest is kept.

    The platform's id counts within its file; across files only a long id or the same id at the
    same moment does, for every 问卷星 export numbers its rows from 1. Without times, the first
    copy is kept.
    """
    ids = responses.roles["id"].to_numpy(dtype=object)
    files = responses.rows["file"].to_numpy(dtype=object)
    times = responses.roles["time"]
    known = left & (ids != "")
    short = pd.Series(ids, dtype=str).str.fullmatch(r"\D*\d{0,6}\D?").to_numpy(dtype=bool)
    within = pd.Series(np.where(short, files + "\x1f" + ids, ids), dtype=str)
    stamped = known & times.notna().to_numpy()
    moment = pd.Series(ids, dtype=str) + "\x1f" + times.astype(str)
    first = _older_copies(within, known, times)
    return first | _older_copies(moment, stamped & ~first, times)


def duplicate_household(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find homes that answered more than once; the latest sheet is kept."""
    homes = pd.Series(responses.roles["household"].to_numpy())
    return _older_copies(homes, left & (homes >= 0).to_numpy(), responses.roles["time"])


def _older_copies(keys: pd.Series, among: Mask, times: pd.Series) -> Mask:
    """Mark all but the latest row of each key; rows without a time are the oldest."""
    places = np.flatnonzero(among)
    age = times.rank(method="dense").fillna(0).to_numpy()[places]
    latest_first = places[np.lexsort((places, -age))]
    older = pd.Series(keys.to_numpy()[latest_first]).duplicated(keep="first").to_numpy()
    result = np.zeros(len(among), dtype=bool)
    result[latest_first[older]] = True
    return result


def failed_check(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that gave a wrong answer to an attention question."""
    failed: Mask = responses.roles["check"].to_numpy(dtype=float) == 0
    return failed


def too_fast(responses: Responses, left: Mask, limits: Limits) -> Mask:
    """Find rows filled in far faster than others, per question answered.

    Needs `FEWEST_DURATIONS` rows with a time; rows keyed in from paper are exempt.
    """
    modes = responses.roles["mode"].astype(str)
    paper = modes.str.contains(limits.paper_modes, case=False, regex=True).to_numpy(dtype=bool)
    answered = answered_questions(responses)
    spent = responses.roles["duration"].to_numpy(dtype=float)
    timed = left & ~paper & (answered > 0) & np.isfinite(spent)
    if timed.sum() < FEWEST_DURATIONS:
        return np.zeros(len(left), dtype=bool)
    pace = np.divide(spent, answered, out=np.full(len(left), np.inf), where=answered > 0)
    found: Mask = timed & (pace < limits.too_fast_share * np.median(pace[timed]))
    return found


def straight_lining(responses: Responses, left: Mask, limits: Limits) -> Mask:  # noqa: ARG001 - shared by all rules
    """Find rows that give one and the same place to every row of a long matrix."""
    blocks: dict[str, list[npt.NDArray[np.float64]]] = {}
    for answers in responses.answers:
        if answers.kind.is_scale:
            blocks.setdefault(answers.block, []).append(answers.levels)
    found = np.zeros(len(responses.rows), dtype=bool)
    for rows in blocks.values():
        if len(rows) >= limits.straight_line_rows:
            values = np.column_stack(rows)
            found |= np.asarray((values == values[:, :1]).all(axis=1))
    return found


def answered_questions(responses: Responses) -> npt.NDArray[np.int64]:
    """Count the questions each row answers, groups included, "don't know" counted as answered.

    Returns
    -------
    ndarray of int, shape (n_rows,)
    """
    count = (responses.groups != "").sum(axis=1).to_numpy(dtype=np.int64)
    for answers in responses.answers:
        count = count + ~np.isin(answers.states, (State.BLANK, State.SKIPPED))
    return count


RULES: dict[str, Callable[[Responses, Mask, Limits], Mask]] = {
    "no_consent": no_consent,
    "incomplete": incomplete,
    "duplicate_id": duplicate_id,
    "duplicate_household": duplicate_household,
    "failed_check": failed_check,
    "too_fast": too_fast,
    "straight_lining": straight_lining,
}
"""The rules by their reason code, in order of precedence."""
