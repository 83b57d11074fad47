"""What a survey lets expect of an open vote: a forecast, of respondents, not of owners."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from prioritize.evidence import Evidence, demand_finding
from prioritize.owners import building_key
from prioritize.plan_findings import VoteFinding, VoteForecast
from prioritize.study import Study
from prioritize.survey_findings import DemandFinding
from prioritize.vote import ESTATE
from prioritize.vote_rules import Threshold, all_vote_rules
from surveys.errors import SurveysError

SUPPORT = "support"
OPEN = frozenset({"pending", "unknown"})
"""How votes stand that a forecast can still say something about."""


def with_forecasts(
    votes: Iterable[VoteFinding], study: Study, evidence: Evidence | None
) -> tuple[VoteFinding, ...]:
    """Add to every open vote what respondents said for and against the item.

    Parameters
    ----------
    votes : iterable of VoteFinding
    study : Study
    evidence : Evidence or None
        Questions of the kind ``support`` are counted; in a vote of one building the answers
        from that building, where the questionnaire asks for it.

    Returns
    -------
    tuple of VoteFinding
    """
    asked = _asked(evidence)
    rules = all_vote_rules()[study.settings.vote_rules]
    return tuple(
        replace(vote, forecast=forecast(said, rules[vote.kind].legs["for_heads"]))
        if vote.status in OPEN
        and vote.item in asked
        and evidence is not None
        and (said := _support(evidence, study, vote)) is not None
        else vote
        for vote in votes
    )


def forecast(said: DemandFinding, needed: Threshold) -> VoteForecast:
    """Hold the share in favour against the share that must agree.

    Parameters
    ----------
    said : DemandFinding
        Share in favour of those who answered, with its interval; neutral is not in favour.
    needed : Threshold

    Returns
    -------
    VoteForecast
        `outlook` is ``open`` where the threshold lies within the interval, or there is none.

    Examples
    --------
    >>> from prioritize.vote_rules import read_threshold
    >>> said = DemandFinding(0.9, 0.8, 0.95, 80)
    >>> forecast(said, read_threshold(">=3/4")).outlook
    'likely'
    """
    share = float(needed.share)
    outlook = "open"
    if said.low is not None and said.high is not None:
        above = said.low > share if needed.strict else said.low >= share
        below = said.high <= share if needed.strict else said.high < share
        outlook = "likely" if above else "unlikely" if below else "open"
    return VoteForecast(said.value, said.low, said.high, said.n, share, outlook)


def _asked(evidence: Evidence | None) -> frozenset[str]:
    if evidence is None:
        return frozenset()
    parts = evidence.demand.parts
    return frozenset(map(str, parts.loc[parts["kind"] == SUPPORT, "item"]))


def _support(evidence: Evidence, study: Study, vote: VoteFinding) -> DemandFinding | None:
    group = None
    if vote.scope != ESTATE:
        group = next(_same_building(evidence, study, vote.scope), None)
        if group is None:
            return None
    try:
        demand = evidence.demand_of(SUPPORT, group)
    except SurveysError:
        # Nobody of the building said anything.
        return None
    return demand_finding(demand, vote.item)


def _same_building(evidence: Evidence, study: Study, scope: str) -> Iterator[tuple[str, str]]:
    """The question and the answer that stand for a building."""
    groups = evidence.responses.groups
    for question in study.codebook.questions:
        if question.role == "building" and question.column in groups.columns:
            for level in np.unique(groups[question.column].astype(str)):
                if building_key(level) == building_key(scope):
                    yield question.column, str(level)
