"""What became of every questionnaire, and of every household it was meant for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.answers import State
from surveys.cleaning import PLANNER, Cleaning
from surveys.response_rates import Account
from surveys.responses import Responses
from surveys.totals import Margin

Mask = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

COMPLETE_SHARE = 0.8
"""A questionnaire is complete if more than this share of what it was shown is answered."""
REPEATED = ("duplicate_id", "duplicate_household")
"""Reasons of sheets whose household is counted by another sheet."""
REFUSED = "no_consent"
DISPOSITIONS = ("complete", "partial", "refused", "unusable", "repeated")


@dataclass(frozen=True, eq=False)
class GroupAccounts:
    """One account per level of a variable, the last for respondents of no level listed.

    `columns` are its questions; `levels` the words of each level, "" for the last.
    """

    variable: str
    columns: tuple[str, ...]
    levels: tuple[str, ...]
    accounts: tuple[Account, ...]


def dispositions(responses: Responses, cleaning: Cleaning) -> Integers:
    """Say of every sheet what became of it.

    Parameters
    ----------
    responses : Responses
    cleaning : Cleaning

    Returns
    -------
    ndarray of int, shape (n_rows,)
        Place in `DISPOSITIONS`.
    """
    reason = cleaning.reason
    aside = np.select(
        [reason == REFUSED, np.isin(reason.astype(str), REPEATED)],
        [DISPOSITIONS.index("refused"), DISPOSITIONS.index("repeated")],
        DISPOSITIONS.index("unusable"),
    )
    answered = np.where(is_complete(responses), 0, 1)
    return np.where(cleaning.used, answered, aside).astype(np.int64)


def is_complete(responses: Responses) -> Mask:
    """Tell whose sheet is complete: sent in, and more than 80 % of what it was shown answered.

    Questions that make demand count, each row of a matrix as one; "don't know" and "none of
    these" are answers.

    Returns
    -------
    ndarray of bool, shape (n_rows,)

    References
    ----------
    AAPOR (2016), Standard Definitions, 9th edition: more than 80 % of the applicable questions
    answered is an example of a complete interview.
    """
    shown = np.zeros(len(responses.rows), dtype=np.int64)
    answered = np.zeros_like(shown)
    for answers in responses.answers:
        if answers.kind.makes_demand:
            shown += answers.states != State.SKIPPED
            answered += np.isin(answers.states, (State.ANSWERED, State.NONE, State.DONT_KNOW))
    sent = responses.roles["finished"].to_numpy(dtype=float) != 0
    complete: Mask = sent & ((shown == 0) | (answered > COMPLETE_SHARE * shown))
    return complete


def account_for(
    found: Integers,
    cleaning: Cleaning,
    *,
    households: float | None = None,
    issued: int | None = None,
) -> Account:
    """Account for all sheets together.

    Parameters
    ----------
    found : ndarray of int, shape (n_rows,)
        From `dispositions`.
    cleaning : Cleaning
    households, issued : number, optional
        Of the whole estate.
    """
    everybody = np.zeros(len(found), dtype=np.int64)
    (account,) = _accounts(everybody, found, cleaning, [(households, issued)])
    return account


def account_by(
    margin: Margin, found: Integers, cleaning: Cleaning, *, known: bool = True
) -> GroupAccounts:
    """Account for the sheets of every level of a variable.

    Parameters
    ----------
    margin : Margin
    found : ndarray of int, shape (n_rows,)
        From `dispositions`.
    cleaning : Cleaning
    known : bool
        Whether the totals of the margin are known; if not, they are left out.

    Returns
    -------
    GroupAccounts
        Their sheets add up to all.
    """
    levels = len(margin.totals)
    told = [(total.count if known else None, total.issued) for total in margin.totals]
    codes = np.where(margin.codes < 0, levels, margin.codes)
    accounts = _accounts(codes, found, cleaning, [*told, (None, None)])
    names = (*(total.level for total in margin.totals), "")
    return GroupAccounts(margin.variable, margin.columns, names, accounts)


def _accounts(
    codes: Integers,
    found: Integers,
    cleaning: Cleaning,
    told: Sequence[tuple[float | None, int | None]],
) -> tuple[Account, ...]:
    """Count sheets by level and by what became of them; `told` holds households and issued."""
    levels, kinds = len(told), len(DISPOSITIONS)
    counts = np.bincount(codes * kinds + found, minlength=levels * kinds).reshape(levels, kinds)
    withdrawn = np.bincount(codes[cleaning.reason == PLANNER], minlength=levels)
    return tuple(
        Account(
            households=households,
            issued=issued,
            returned=sum(row),
            withdrawn=gone,
            **dict(zip(DISPOSITIONS, row, strict=True)),
        )
        for (households, issued), row, gone in zip(
            told, counts.tolist(), withdrawn.tolist(), strict=True
        )
    )
