"""How the counts of households, levels and groups that a run shows hang together."""

import re
from collections.abc import Iterator, Sequence

from prioritize.findings import SurveyFindings
from prioritize.representation_findings import AccountFinding, GuardedFinding
from prioritize.small_cells import USED
from surveys.accounting import REFUSED, REPEATED
from surveys.bands import lies_within
from surveys.cleaning import PLANNER
from surveys.disclosure import CountTable, Key, one_way
from surveys.totals import CROSS
from surveys.vocabulary import normalise

TRIMMED = ("rows", "trimmed")
_JOINT = re.compile(r"[;；]")


def group_counts(survey: SurveyFindings, guarded: Sequence[GuardedFinding]) -> Iterator[CountTable]:
    """Describe the counts of the accounts, the weighting and the guarded groups.

    Of a level only the used rows are described, for nothing else of it is published; variables of
    two questions are not published at all.

    Parameters
    ----------
    survey : SurveyFindings
    guarded : sequence of GuardedFinding

    Yields
    ------
    CountTable
        For `surveys.disclosure.protect`, beside those of `prioritize.small_cells`.
    """
    whole = survey.accounting.whole
    if whole is None:
        return
    used = survey.used or 0
    yield from _become(survey, whole)
    for variable in survey.accounting.variables:
        if CROSS not in variable.variable:
            levels = {
                level_key(one): one.used or 0
                for one in survey.accounting.groups
                if one.variable == variable.variable
            }
            yield one_way(USED, levels, used)
    yield from _unknown(survey)
    if survey.weighting.trimmed:
        yield one_way(USED, {TRIMMED: survey.weighting.trimmed}, used)
    for group in guarded:
        yield from _guarded(survey, group, used)
        yield from _within(group, guarded)


def account_key(name: str) -> Key:
    """Name a count of the whole account."""
    return ("account", name)


def level_key(account: AccountFinding) -> Key:
    """Name the used rows of one level."""
    return ("level", account.variable, account.level)


def unknown_key(variable: str) -> Key:
    """Name the used rows without a level that has a total."""
    return ("level unknown", variable)


def guarded_key(variable: str, level: str, item: str = "") -> Key:
    """Name the used rows of a group, or those of them that say something of an item."""
    return ("guarded", variable, level, item)


def _become(survey: SurveyFindings, whole: AccountFinding) -> Iterator[CountTable]:
    """What became of all sheets, as sums of the reasons for which rows are set aside."""
    aside: dict[str, int] = {one.reason: one.rows or 0 for one in survey.set_aside}
    repeated = [reason for reason in aside if reason in REPEATED]
    unusable = [reason for reason in aside if reason not in (*REPEATED, REFUSED)]
    refused = [reason for reason in aside if reason == REFUSED]
    for name, reasons in (("refused", refused), ("repeated", repeated), ("unusable", unusable)):
        yield _same_as(account_key(name), {("aside", one): aside[one] for one in reasons})
    answered = {account_key(name): getattr(whole, name) or 0 for name in ("complete", "partial")}
    yield one_way(USED, answered, survey.used or 0)
    sound: dict[Key, int] = {
        USED: survey.used or 0,
        account_key("repeated"): whole.repeated or 0,
        ("aside", PLANNER): aside.get(PLANNER, 0),
    }
    yield one_way(account_key("valid"), sound)


def _same_as(key: Key, parts: dict[Key, int]) -> CountTable:
    return one_way(key, parts) if parts else CountTable({key: 0})


def _unknown(survey: SurveyFindings) -> Iterator[CountTable]:
    """Rows without a level, or of one that nobody is said to live in."""
    empty = {(one.variable, one.level) for one in survey.weighting.margins if one.target == 0}
    for variable in survey.weighting.variables:
        if CROSS in variable.variable:
            continue
        parts: dict[Key, int] = {
            level_key(one): one.used or 0
            for one in survey.accounting.groups
            if one.variable == variable.variable
            and (not one.level or (one.variable, one.level) in empty)
        }
        yield _same_as(unknown_key(variable.variable), parts)


def _guarded(survey: SurveyFindings, group: GuardedFinding, used: int) -> Iterator[CountTable]:
    if group.n is None:
        return
    own = guarded_key(group.variable, group.level)
    yield one_way(USED, {own: group.n}, used)
    for wish in group.demand:
        yield one_way(
            own, {guarded_key(group.variable, group.level, wish.item): wish.n or 0}, group.n
        )
    names = {one.variable: one.name for one in survey.accounting.variables}
    for account in survey.accounting.groups:
        levels = {normalise(part) for part in (account.level, *_JOINT.split(account.level))}
        here = names.get(account.variable) == group.name
        same = here and (
            normalise(group.level) in levels
            or any(lies_within(group.level, level) for level in levels)
        )
        if same and (account.used or 0) >= group.n:
            yield one_way(level_key(account), {own: group.n}, account.used or 0)
    parts = {
        level_key(account): account.used or 0
        for account in survey.accounting.groups
        if names.get(account.variable) == group.name and lies_within(account.level, group.level)
    }
    if parts and sum(parts.values()) <= group.n:
        yield one_way(own, parts, group.n)


def _within(group: GuardedFinding, guarded: Sequence[GuardedFinding]) -> Iterator[CountTable]:
    """Guarded groups of which one holds the other, such as ``60+`` and ``80+``."""
    own = guarded_key(group.variable, group.level)
    for other in guarded:
        key = guarded_key(other.variable, other.level)
        nested = other.name == group.name and lies_within(other.level, group.level)
        if nested and key != own and group.n is not None and (other.n or 0) <= group.n:
            yield one_way(own, {key: other.n or 0}, group.n)
