"""What is decided about the items once their figures and the parties' weights are known."""

from dataclasses import dataclass, replace

import pandas as pd

from prioritize.disputes import Arguments, find_arguments
from prioritize.doubts import Doubted, Situation, ask_doubts, make_situation
from prioritize.evidence import Evidence
from prioritize.flips import power_flips
from prioritize.interchangeable import alike_items
from prioritize.joint import (
    JointList,
    contributions,
    join,
)
from prioritize.list_findings import Flip, PlanFindings
from prioritize.matrix import DecisionMatrix
from prioritize.plan import make_plan, worth
from prioritize.pools import money_limit
from prioritize.ranking import Ranking, rank
from prioritize.sequence import Works, study_works
from prioritize.study import Study
from prioritize.utility import DIGITS
from prioritize.values import criterion_values, party_matrix
from prioritize.vote import refused_items, study_votes
from prioritize.weight_paths import make_stage
from prioritize.years_together import Near, years_together
from weights.perspectives import Perspective


@dataclass(frozen=True, eq=False)
class Decision:
    """What was decided about the items, once their figures and the weights are known."""

    values: pd.DataFrame
    matrix: DecisionMatrix
    perspectives: tuple[Perspective, ...]
    rankings: tuple[Ranking, ...]
    joint: JointList
    works: Works
    plan: PlanFindings
    flips: tuple[Flip, ...]
    arguments: Arguments
    situation: Situation
    doubted: Doubted
    flips_computed: bool
    """False under a rule whose scores do not move along straight lines with power."""
    places: int
    """How many first places count as in, when something is in doubt."""
    near: Near | None = None
    """How near the plan is to the best, where `works` put the years together."""

    @property
    def powers(self) -> pd.Series:
        """Power share by party id."""
        return party_powers(self.perspectives)


def decide(
    study: Study, evidence: Evidence | None, perspectives: tuple[Perspective, ...]
) -> Decision:
    """Rank the items for every party and join the lists.

    Parameters
    ----------
    study : Study
        Items, criteria and settings.
    evidence : Evidence or None
        The counted surveys.
    perspectives : tuple of Perspective
        The parties' weights.

    Returns
    -------
    Decision
        Own lists, joint list, plan, flips and doubt about power.
    """
    settings = study.settings
    listed = list_items(study, evidence, perspectives)
    values, matrix, rankings = listed.values, listed.matrix, listed.rankings
    joint, plan, works = listed.joint, listed.plan, listed.works
    powers = party_powers(perspectives)
    own = [party_matrix(study, values, party.id) for party in perspectives]
    arguments = find_arguments(
        make_stage(rankings, powers, own, settings.joint),
        perspectives,
        works,
        budget=money_limit(study),
        top=settings.top,
    )
    situation = make_situation(study, evidence, perspectives, rankings, values)
    return Decision(
        values=values,
        matrix=matrix,
        perspectives=perspectives,
        rankings=rankings,
        joint=joint,
        works=works,
        plan=plan,
        flips=power_flips(
            rankings,
            powers,
            works,
            rule=settings.joint,
            budget=money_limit(study),
            top=settings.top,
        ),
        arguments=arguments,
        situation=situation,
        doubted=ask_doubts(situation),
        flips_computed=contributions(rankings, powers, settings.joint) is not None,
        places=min(
            settings.top if money_limit(study) is None else len(plan.funded), len(study.items)
        ),
        near=listed.near,
    )


@dataclass(frozen=True, eq=False)
class Listed:
    """The lists alone: every party's own, the joint one, and what is done.

    Where items and years are too many to be solved together, `works` put the years together and
    `near` tells how near the plan is to the best.
    """

    values: pd.DataFrame
    matrix: DecisionMatrix
    rankings: tuple[Ranking, ...]
    joint: JointList
    works: Works
    plan: PlanFindings
    near: Near | None = None


def list_items(
    study: Study, evidence: Evidence | None, perspectives: tuple[Perspective, ...]
) -> Listed:
    """Rank the items for every party, join the lists and choose, without asking how sure it is.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    perspectives : tuple of Perspective

    Returns
    -------
    Listed
    """
    settings = study.settings
    values = criterion_values(study, evidence)
    matrix = party_matrix(study, values)
    rankings = tuple(rank_for(study, values, party) for party in perspectives)
    votes = study_votes(study)
    works = study_works(study, refused_items(votes))
    joint = join(rankings, party_powers(perspectives), settings.joint, matrix=matrix)
    budget = money_limit(study)
    near = None if budget is None else years_together(works, worth(joint), budget)
    together = works if near is None else near.works
    plan = make_plan(joint, together, budget=budget, top=settings.top, paid_by=works)
    plan = replace(plan, votes=votes, twins=_twins(rankings, joint, works))
    return Listed(values, matrix, rankings, joint, together, plan, near)


def _twins(
    rankings: tuple[Ranking, ...], joint: JointList, works: Works
) -> tuple[tuple[str, ...], ...]:
    """Items that no party tells apart; nothing but their ids will."""
    figures = {
        str(item): tuple(round(float(one.table.loc[item, "utility"]), DIGITS) for one in rankings)
        for item in joint.table.index
    }
    return alike_items(works, figures)


def rank_for(study: Study, values: pd.DataFrame, party: Perspective) -> Ranking:
    """Rank the items as one party weighs the criteria.

    Parameters
    ----------
    study : Study
        For the method, and the party's own ratings.
    values : DataFrame, shape (n_items, n_criteria)
        As `prioritize.values.criterion_values` gives.
    party : Perspective

    Returns
    -------
    Ranking
    """
    return rank(
        party_matrix(study, values, party.id),
        party.weights,
        perspective=party.id,
        method=study.settings.method,
        normalization=study.settings.normalization,
    )


def join_values(
    study: Study, values: pd.DataFrame, perspectives: tuple[Perspective, ...]
) -> JointList:
    """Make the joint list of other figures than the study's own.

    Parameters
    ----------
    study : Study
    values : DataFrame, shape (n_items, n_criteria)
    perspectives : tuple of Perspective

    Returns
    -------
    JointList
    """
    rankings = tuple(rank_for(study, values, party) for party in perspectives)
    matrix = party_matrix(study, values)
    return join(rankings, party_powers(perspectives), study.settings.joint, matrix=matrix)


def party_powers(perspectives: tuple[Perspective, ...]) -> pd.Series:
    """Power share by party id."""
    return pd.Series({party.id: party.power for party in perspectives}, dtype=float)
