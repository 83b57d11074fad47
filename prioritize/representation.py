"""Who was heard and how much each counts, as the report tells it."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from prioritize.representation_findings import (
    AccountFinding,
    AccountingFindings,
    GroupVariable,
    MarginFinding,
    WeighedVariable,
    WeightingFindings,
)
from prioritize.study import Study
from surveys.accounting import account_by, account_for, dispositions
from surveys.cleaning import Cleaning
from surveys.response_rates import Account
from surveys.responses import Responses
from surveys.totals import CROSS, Margin, Total, seen_margin
from surveys.weighting import WeighedMargin, Weighting

SAME_UNIT = 0.02
"""Totals that miss the number of households by no more than this share count households."""

Words = Mapping[str, str]


def known_totals(study: Study) -> tuple[Total, ...]:
    """Read the `population` sheet, each row with the cell that names its level."""
    return tuple(
        Total(
            variable=row.variable,
            level=row.level,
            count=row.count,
            issued=row.issued,
            where=study.where.get(("population", str(place), "level"), ""),
        )
        for place, row in enumerate(study.population, start=1)
    )


def accounting_findings(
    study: Study,
    responses: Responses,
    cleaning: Cleaning,
    margins: Sequence[Margin],
    words: Words,
) -> AccountingFindings:
    """Account for every sheet: all together, by building, and by what `population` names.

    Parameters
    ----------
    study : Study
        For the numbers of households and of questionnaires handed out.
    responses : Responses
    cleaning : Cleaning
    margins : sequence of Margin
        Of the `population` sheet.
    words : mapping of str to str
        The words of every question, by its column.

    Returns
    -------
    AccountingFindings
        Buildings first.
    """
    found = dispositions(responses, cleaning)
    settings = study.settings
    whole = account_for(found, cleaning, households=settings.households, issued=settings.issued)
    variables, groups = [], []
    for margin, known in _groupings(study, responses, margins):
        told = GroupVariable(
            variable=margin.variable,
            name=_name(margin, words),
            kind="building" if margin.columns[0] in _buildings(study, responses) else "group",
            counts_households=_counts_households(margin, settings.households) if known else None,
        )
        variables.append(told)
        accounts = account_by(margin, found, cleaning, known=known)
        groups += [
            _account(
                account, margin.variable, level, households=told.counts_households is not False
            )
            for level, account in zip(accounts.levels, accounts.accounts, strict=True)
            if level or account.returned
        ]
    return AccountingFindings(
        whole=_account(whole, "", "", households=True),
        variables=tuple(variables),
        groups=tuple(groups),
    )


def _groupings(
    study: Study, responses: Responses, margins: Sequence[Margin]
) -> list[tuple[Margin, bool]]:
    """What sheets are counted by, and whether totals are known; buildings first."""
    buildings = _buildings(study, responses)
    told = {margin.columns for margin in margins}
    seen = [(seen_margin(responses, one), False) for one in buildings if (one,) not in told]
    known = [(margin, True) for margin in margins]
    known.sort(key=lambda one: one[0].columns[0] not in buildings or len(one[0].columns) > 1)
    return [*seen, *known]


def _buildings(study: Study, responses: Responses) -> list[str]:
    asked = [one.column for one in study.codebook.questions if one.role == "building"]
    columns = (responses.variables.get(column, column) for column in asked)
    return [one for one in dict.fromkeys(columns) if one in responses.groups.columns]


def _name(margin: Margin, words: Words) -> str:
    return f" {CROSS} ".join(words.get(column, column) for column in margin.columns)


def _counts_households(margin: Margin, households: int | None) -> bool:
    if households is None:
        return True
    return abs(float(margin.counts.sum()) - households) <= SAME_UNIT * households


def _account(account: Account, variable: str, level: str, *, households: bool) -> AccountFinding:
    figures = {
        "not_reached": account.not_reached,
        "reaches_quorum": account.reaches_quorum,
        "rr1": account.rates.rr1,
        "rr2": account.rates.rr2,
    }
    return AccountFinding(
        variable=variable,
        level=level,
        households=account.households,
        issued=account.issued,
        returned=account.returned,
        valid=account.valid,
        used=account.used,
        complete=account.complete,
        partial=account.partial,
        refused=account.refused,
        unusable=account.unusable,
        repeated=account.repeated,
        not_returned=account.not_returned,
        coverage=account.coverage,
        rr5=account.rates.rr5,
        rr6=account.rates.rr6,
        **(figures if households else dict.fromkeys(figures)),
    )


def weighting_findings(weighting: Weighting, words: Words, *, wanted: bool) -> WeightingFindings:
    """Tell the weights by what they do to the shares of every group.

    Parameters
    ----------
    weighting : Weighting
    words : mapping of str to str
        The words of every question, by its column.
    wanted : bool
        Whether the settings ask for weights.

    Returns
    -------
    WeightingFindings
    """
    raked = weighting.raked
    return WeightingFindings(
        wanted=wanted,
        weighted=raked is not None,
        variables=tuple(_variable(one, words) for one in weighting.margins),
        margins=tuple(row for one in weighting.margins for row in _margin_rows(one)),
        trimmed=raked.trimmed if raked else 0,
        limit=raked.limit if raked else None,
        difference=raked.difference if raked else None,
        converged=raked.converged if raked else True,
    )


def _variable(one: WeighedMargin, words: Words) -> WeighedVariable:
    before, after = one.mean_differences
    return WeighedVariable(
        variable=one.margin.variable,
        name=_name(one.margin, words),
        reason=one.reason,
        level=one.level,
        unknown=one.unknown,
        difference_before=_known(before),
        difference_after=_known(after),
    )


def _margin_rows(one: WeighedMargin) -> list[MarginFinding]:
    columns = zip(
        one.margin.totals,
        one.sizes.tolist(),
        one.target.tolist(),
        one.before.tolist(),
        np.clip(one.after, 0, 1).tolist(),
        strict=True,
    )
    return [
        MarginFinding(
            variable=one.margin.variable,
            level=total.level,
            used=used,
            target=_known(target),
            before=_known(before),
            after=_known(after),
        )
        for total, used, target, before, after in columns
    ]


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else figure
