"""Accounts, weights and guarded groups as a notice may show them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prioritize.findings import SurveyFindings
from prioritize.representation_findings import (
    AccountFinding,
    AccountingFindings,
    GroupDemand,
    GuardedFinding,
    MarginFinding,
    UnheardFindings,
    WeighedVariable,
    WeightingFindings,
)
from prioritize.small_cells import RETURNED, USED
from prioritize.small_groups import (
    TRIMMED,
    account_key,
    guarded_key,
    level_key,
    unknown_key,
)
from surveys.disclosure import Shown
from surveys.totals import CROSS

OF_WHOLE = ("complete", "partial", "refused", "unusable", "repeated", "valid")
"""Counts of the whole account, each with its own key."""
OF_SILENT = ("not_returned", "not_reached")
"""What is left of numbers that everybody knows, once all households heard are subtracted."""
OF_LEVELS = (*OF_WHOLE, *OF_SILENT, "returned", "rr1", "rr5")
"""Figures of one level that are never published: two of them tell how many were set aside."""
OF_USED = ("used", "coverage", "reaches_quorum", "rr2", "rr6")
"""Figures that tell how many rows are used."""


def public_accounts(survey: SurveyFindings, shown: Shown) -> AccountingFindings:
    """Leave hidden counts out of the accounts, and of levels all but the used rows.

    Parameters
    ----------
    survey : SurveyFindings
    shown : Shown
        From `surveys.disclosure.protect`.

    Returns
    -------
    AccountingFindings
        Without variables of two questions.
    """
    accounting = survey.accounting
    return AccountingFindings(
        whole=None if accounting.whole is None else _whole(accounting.whole, shown),
        variables=tuple(one for one in accounting.variables if CROSS not in one.variable),
        groups=tuple(
            _without(one, (*OF_LEVELS, *(OF_USED if level_key(one) in shown.hidden else ())))
            for one in accounting.groups
            if CROSS not in one.variable
        ),
    )


def _whole(whole: AccountFinding, shown: Shown) -> AccountFinding:
    nothing = [name for name in OF_WHOLE if account_key(name) in shown.hidden]
    if {RETURNED, account_key("repeated")} & shown.hidden:
        nothing += OF_SILENT if whole.issued is None else OF_SILENT[:1]
    if account_key("complete") in shown.hidden:
        nothing += ["rr1", "rr5"]
    if RETURNED in shown.hidden:
        nothing.append("returned")
    return _without(whole, (*nothing, *(OF_USED if USED in shown.hidden else ())))


def _without(account: AccountFinding, names: tuple[str, ...]) -> AccountFinding:
    nothing: dict[str, Any] = dict.fromkeys(names)
    return replace(account, **nothing)


def public_weighting(survey: SurveyFindings, shown: Shown) -> WeightingFindings:
    """Leave out the shares of levels whose used rows are hidden, and what tells them.

    Parameters
    ----------
    survey : SurveyFindings
    shown : Shown

    Returns
    -------
    WeightingFindings
        Without variables of two questions.
    """
    weighting = survey.weighting
    hidden = {
        (one.variable, one.level)
        for one in survey.accounting.groups
        if level_key(one) in shown.hidden
    }
    variables = [one for one in weighting.variables if CROSS not in one.variable]
    return replace(
        weighting,
        variables=tuple(_variable(one, hidden, shown) for one in variables),
        margins=tuple(
            _margin(one, hidden=(one.variable, one.level) in hidden)
            for one in weighting.margins
            if CROSS not in one.variable
        ),
        trimmed=None if TRIMMED in shown.hidden else weighting.trimmed,
    )


def public_effect(survey: SurveyFindings, shown: Shown) -> tuple[float | None, float | None]:
    """Tell roughly what weighting costs, and not at all where a level weighed by is hidden.

    Weights are known shares over used rows, so that an exact effective number of respondents is
    an equation from which a hidden level, or a cell of two questions, can be worked out.

    Parameters
    ----------
    survey : SurveyFindings
    shown : Shown

    Returns
    -------
    design_effect, effective_n : float or None
        To one decimal, and to two digits, but no more than the rows used.
    """
    used = shown.count(USED)
    weighed = {one.variable for one in survey.weighting.variables if not one.reason}
    untold = {
        level_key(one) for one in survey.accounting.groups if one.variable in weighed
    } & shown.hidden
    effect, effective = survey.design_effect, survey.effective_n
    if used is None or untold or effect is None or effective is None:
        return None, None
    return round(effect, 1), float(min(float(f"{effective:.1e}"), used))


def _variable(one: WeighedVariable, hidden: set[tuple[str, str]], shown: Shown) -> WeighedVariable:
    unknown = None if unknown_key(one.variable) in shown.hidden else one.unknown
    if any(variable == one.variable for variable, _ in hidden):
        return replace(one, unknown=unknown, difference_before=None, difference_after=None)
    return replace(one, unknown=unknown)


def _margin(one: MarginFinding, *, hidden: bool) -> MarginFinding:
    return replace(one, used=None, before=None, after=None) if hidden else one


def public_guarded(
    group: GuardedFinding, small: Mapping[tuple[str, str], frozenset[str]], shown: Shown
) -> GuardedFinding:
    """Leave out what few people of a group say, or all of it where few are not in the group.

    Parameters
    ----------
    group : GuardedFinding
    small : mapping of (str, str) to frozenset of str
        Items whose demand by the group tells of too few, by question and answer.
    shown : Shown

    Returns
    -------
    GuardedFinding
    """
    if group.reason == "few" or guarded_key(group.variable, group.level) in shown.hidden:
        # Of two groups left out a reader need not know which is the small one.
        return GuardedFinding(group.variable, group.level, group.name, None, "hidden")
    few = small.get((group.variable, group.level), frozenset())
    return replace(
        group,
        demand=tuple(
            _wish(one, hidden=guarded_key(group.variable, group.level, one.item) in shown.hidden)
            for one in group.demand
            if one.item not in few
        ),
    )


def _wish(wish: GroupDemand, *, hidden: bool) -> GroupDemand:
    # An interval tells how many people are behind it.
    return replace(wish, low=None, high=None, n=None) if hidden else wish


def public_unheard(
    unheard: UnheardFindings, untold: frozenset[str], shown: Shown
) -> UnheardFindings:
    """Leave out numbers of households, which tell demand to more than whole per cent.

    Parameters
    ----------
    unheard : UnheardFindings
    untold : frozenset of str
        Items whose demand is not shown: their pairs tell it.
    shown : Shown

    Returns
    -------
    UnheardFindings
        Empty if the number of used rows is hidden, for that of the silent tells it.
    """
    if USED in shown.hidden:
        return UnheardFindings()
    joint, demand = (
        tuple(replace(one, households=None) for one in swaps if not {one.upper, one.lower} & untold)
        for swaps in (unheard.joint, unheard.demand)
    )
    return replace(unheard, joint=joint, demand=demand)
