"""Groups never to be lost sight of: what each asks for, and what it would have chosen alone."""

import math
from dataclasses import replace

import pandas as pd

from prioritize.choice import measure
from prioritize.decision import Decision, rank_for
from prioritize.evidence import Evidence
from prioritize.groups import Group, guarded_groups
from prioritize.joint import JointList
from prioritize.plan import choose_funded, choose_top, top_items
from prioritize.pools import money_limit
from prioritize.ranking import Ranking
from prioritize.representation_findings import GroupDemand, GuardedFinding, PlaceGap
from prioritize.sources import parse_source
from prioritize.study import Study
from surveys.demand import Demand
from surveys.errors import NothingAnsweredError, UnknownLevelError
from surveys.selection import group_mask

RESIDENTS = "residents"
"""The party whose weights a group of residents is taken to share."""
FIRST = 3
"""Places at the top of a group's list that the floor rule speaks of."""
FAR = 3.0
"""Places by which an item must stand better on a group's list to be named."""


def guarded_findings(
    study: Study, evidence: Evidence | None, decision: Decision
) -> tuple[GuardedFinding, ...]:
    """Tell of each group its demand, its own list, and what the joint list leaves it.

    The own list weighs the criteria as the residents do, but every criterion that the survey
    feeds takes its figures from this group alone; gates and budget are those of the plan.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    decision : Decision

    Returns
    -------
    tuple of GuardedFinding
        In the order of the setting; nothing is told of fewer respondents than `minimum_cell`.
    """
    if evidence is None:
        return ()
    return tuple(_finding(study, evidence, decision, group) for group in guarded_groups(study))


def _finding(study: Study, evidence: Evidence, decision: Decision, group: Group) -> GuardedFinding:
    fewest = study.settings.minimum_cell
    people = _people(evidence, group)
    column = evidence.responses.variables.get(group[0], group[0])
    told = GuardedFinding(
        variable=group[0],
        level=group[1],
        name=evidence.column_words.get(column, group[0]),
        n=people if people >= fewest or not people else None,
        reason="",
    )
    if people < fewest:
        return replace(told, reason="few" if people else "nobody")
    try:
        demand = evidence.demand_of(None, group)
        values = _values_of(study, evidence, decision.values, group)
    except NothingAnsweredError:
        return replace(told, reason="no_answers")
    told = replace(told, demand=_demand(study, demand, fewest))
    party = next((one for one in decision.perspectives if one.id == RESIDENTS), None)
    if party is None:
        return replace(told, reason="no_residents")
    if isinstance(values, str):
        return replace(told, reason=values)
    return _with_list(told, study, decision, rank_for(study, values, party))


def _people(evidence: Evidence, group: Group) -> int:
    try:
        return int((group_mask(evidence.responses, *group) & evidence.used).sum())
    except UnknownLevelError:
        return 0


def _demand(study: Study, demand: Demand, fewest: int) -> tuple[GroupDemand, ...]:
    """Demand per item, most wanted first, without what fewer people say than may be shown."""
    known = {item.id for item in study.items}
    table = demand.table[demand.table["n"] >= fewest]
    rows = zip(
        map(str, table.index),
        *(table[name].to_numpy(dtype=float).tolist() for name in ("value", "low", "high", "n")),
        strict=True,
    )
    found = [
        GroupDemand(item, value, _known(low), _known(high), int(n))
        for item, value, low, high, n in rows
        if item in known
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.value, 12), one.item)))


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else figure


def _values_of(
    study: Study, evidence: Evidence, values: pd.DataFrame, group: Group
) -> pd.DataFrame | str:
    """Put the group's own figures in every criterion that the survey feeds, or say why not."""
    sources = {one.id: parse_source(one.source) for one in study.criteria}
    fed = {name: one for name, one in sources.items() if one and one.origin == "survey"}
    if not fed:
        return "no_criterion"
    replaced = values.copy()
    for name, source in fed.items():
        table = evidence.demand_of(source.name, group).table.reindex(values.index)
        if table["value"].isna().any():
            return "no_answers"
        if (table["n"] < study.settings.minimum_cell).any():
            return "few_answers"
        replaced[name] = table["value"]
    return replaced


def _with_list(
    told: GuardedFinding, study: Study, decision: Decision, ranking: Ranking
) -> GuardedFinding:
    """Compare a group's own list with the joint list and with what is done."""
    done = set(decision.plan.funded)
    joint = decision.joint.table["rank"]
    alone = JointList(ranking.table, decision.joint.rule)
    places = zip(
        map(str, ranking.table.index), ranking.table["rank"].to_numpy(dtype=float).tolist(),
        strict=True,
    )  # fmt: skip
    gaps = [PlaceGap(item, rank, float(joint[item])) for item, rank in places]
    top = top_items(alone, FIRST)
    chosen, kept = _own_choice(study, decision, alone)
    return replace(
        told,
        order=tuple(map(str, ranking.table.index)),
        chosen=tuple(str(item) for item in ranking.table.index if item in chosen),
        top=top,
        top_missing=tuple(item for item in top if item not in done),
        higher=tuple(one for one in gaps if one.joint_rank - one.rank >= FAR),
        utility_kept=kept,
        utility_lost=1 - kept,
        top_served=any(item in done for item in top),
    )


def _own_choice(study: Study, decision: Decision, alone: JointList) -> tuple[frozenset[str], float]:
    """What the group would do under the same gates and budget, and how much of that it gets."""
    settings, works = study.settings, decision.works
    utilities = dict(
        zip(map(str, alone.table.index), alone.table["utility"].to_numpy().tolist(), strict=True)
    )
    budget = money_limit(study)
    if budget is None:
        chosen = choose_top(alone, works, settings.top).items
    else:
        chosen = choose_funded(works, utilities, budget).items
    best = measure(works, utilities, chosen).value
    got = measure(works, utilities, decision.plan.funded).value
    return chosen, min(got / best, 1.0) if best > 0 else 1.0
