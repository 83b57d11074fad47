"""What several rules need to know of the rows: paper, pace, fingerprints of the answers."""

import re

import numpy as np
import numpy.typing as npt

from surveys.answers import is_silent
from surveys.responses import Answers, Responses
from surveys.rules.rule import Limits, Mask
from surveys.text_rows import TextColumn

Integers = npt.NDArray[np.int64]

FEWEST_DURATIONS = 30
_STEP = 1024.0
"""Values are told apart down to a thousandth when answers are compared."""


def on_paper(responses: Responses, limits: Limits) -> Mask:
    """Tell which rows somebody keyed in from paper, or in an interview."""
    modes = TextColumn.of(responses.roles["mode"].astype(str).to_numpy(dtype=object))
    paper = re.compile(limits.paper_modes, re.IGNORECASE)
    found: Mask = modes.said(lambda mode: paper.search(mode) is not None, np.bool_)
    return found


def answered_questions(responses: Responses) -> Integers:
    """Count the questions each row answers, groups included, "don't know" counted as answered.

    Returns
    -------
    ndarray of int, shape (n_rows,)
    """
    count = (responses.groups != "").sum(axis=1).to_numpy(dtype=np.int64)
    for one in responses.banded:
        count = count + np.isin(np.arange(len(count)), one.uncounted)
    for answers in responses.answers:
        count = count + ~is_silent(answers.states)
    return count


def pace(responses: Responses, left: Mask, limits: Limits) -> npt.NDArray[np.float64]:
    """Seconds per answered question over their median among the rows left; inf if not timed.

    Paper is not timed. All are inf where fewer than `FEWEST_DURATIONS` rows are timed.

    Returns
    -------
    ndarray of float, shape (n_rows,)
    """
    answered = answered_questions(responses)
    spent = responses.roles["duration"].to_numpy(dtype=float)
    timed = left & ~on_paper(responses, limits) & (answered > 0) & np.isfinite(spent)
    nothing = np.full(len(left), np.inf)
    if timed.sum() < FEWEST_DURATIONS:
        return nothing
    seconds = np.divide(spent, answered, out=nothing.copy(), where=answered > 0)
    median = float(np.median(seconds[timed]))
    return np.where(timed, seconds / median if median > 0 else np.inf, np.inf)


def no_durations(responses: Responses, limits: Limits) -> str:
    """Say that too few rows are timed to call any of them fast."""
    spent = responses.roles["duration"].to_numpy(dtype=float)
    timed = np.isfinite(spent) & ~on_paper(responses, limits)
    return "no_durations" if timed.sum() < FEWEST_DURATIONS else ""


def fingerprint(answers: Answers) -> Integers:
    """Give rows that answered a question alike the same number, others (surely) another.

    Returns
    -------
    ndarray of int, shape (n_rows,)
        0 where nothing was answered.
    """
    values = answers.values
    # Fixed odd factors, so that the sum is exact whatever the order, and the same in every run.
    rng = np.random.default_rng(20_240_501)
    drawn: Integers = rng.integers(1, 2**62, size=values.shape[1:], dtype=np.int64)
    mixed: Integers = np.zeros(len(values), dtype=np.int64)
    with np.errstate(over="ignore"):
        for place, factor in enumerate((drawn * 2 + 1).tolist()):
            column = values[:, place]
            steps = np.round(np.where(np.isnan(column), -1.0, column) * _STEP)
            mixed += steps.astype(np.int64) * factor
        mixed = mixed * 31 + answers.states
    silent = is_silent(answers.states)
    return np.where(silent, 0, np.where(mixed == 0, 1, mixed))


def few_questions(responses: Responses, least: int) -> str:
    """Say that the survey has too few questions about items for rows to be compared."""
    return "few_questions" if len(responses.answers) < least else ""
