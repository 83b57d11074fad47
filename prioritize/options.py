"""What a council may choose from: led by the government, by residents, balanced, the least."""

from collections.abc import Mapping

import pandas as pd

from prioritize.choice import Choice, measure
from prioritize.decision import Decision
from prioritize.joint import JointList, join
from prioritize.plan import choose_funded, choose_top, worth
from prioritize.plan_findings import OptionFinding
from prioritize.pools import money_limit
from prioritize.ranking import Ranking
from prioritize.study import Study

OWN = "own"
LEAST = "do_minimum"
GOVERNMENT, MARKET, RESIDENTS = "government", "market", "residents"
LED = 0.5
"""Say of the party that leads where the parties are the usual three."""
USUAL = {
    "government_led": {GOVERNMENT: LED, MARKET: 0.2, RESIDENTS: 0.3},
    "resident_led": {GOVERNMENT: 0.3, MARKET: 0.2, RESIDENTS: LED},
}
"""Powers where the parties are the usual three and the leader has less than `LED` so far."""
SAME = 1e-9
"""Shares of the say closer than this are equal."""
LEADERS = {"government_led": GOVERNMENT, "resident_led": RESIDENTS}


def option_powers(powers: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Say how much each party counts under each option.

    Parameters
    ----------
    powers : mapping of str to float
        Share of every party in the study.

    Returns
    -------
    dict of str to dict of str to float
        ``government_led`` and ``resident_led``, where there is such a party and another beside
        it, and ``balanced``: all equal. What shares the say as the study itself or an option
        before does is not among them.

    Notes
    -----
    Whoever leads has more say than in the study, however many parties there are: its own share
    and half of all the others', who keep their proportions. Only where the parties are the usual
    three, and the leader has less than half of the say, do the shares of `USUAL` take the place
    of this rule; there they give the leader more too.

    Examples
    --------
    >>> option_powers({"residents": 0.5, "shops": 0.25, "school": 0.25})["resident_led"]
    {'residents': 0.75, 'shops': 0.125, 'school': 0.125}
    >>> for name, said in option_powers({"government": 0.5, "residents": 0.5}).items():
    ...     print(name, said)
    government_led {'government': 0.75, 'residents': 0.25}
    resident_led {'government': 0.25, 'residents': 0.75}
    """
    found: dict[str, dict[str, float]] = {}
    for name, leader in LEADERS.items():
        if set(powers) == set(USUAL[name]) and powers[leader] < LED - SAME:
            found[name] = {party: USUAL[name][party] for party in powers}
        elif leader in powers and len(powers) > 1:
            found[name] = _led(powers, leader)
    found["balanced"] = {party: 1 / len(powers) for party in powers}
    return _different(powers, found)


def option_findings(study: Study, decision: Decision) -> tuple[OptionFinding, ...]:
    """Work out what each option does, costs and gives every party.

    Parameters
    ----------
    study : Study
        For the joint rule, the budget and how many items are in without one.
    decision : Decision
        Of the main run: own lists, ties and votes are the same in every option.

    Returns
    -------
    tuple of OptionFinding
        The study's own plan (``own``) first, then the options of `option_powers`, then
        ``do_minimum``: what must be done, with what it needs.
    """
    powers = {str(party): float(share) for party, share in decision.powers.items()}
    own = frozenset(decision.plan.funded)
    best = {one.perspective: _best(study, decision, one) for one in decision.rankings}
    kept = _retained(decision, best, own)
    options: list[tuple[str, dict[str, float], frozenset[str]]] = [(OWN, powers, own)]
    for name, said in option_powers(powers).items():
        series = pd.Series(said, dtype=float)
        joint = join(decision.rankings, series, study.settings.joint, matrix=decision.matrix)
        options.append((name, said, _choose(study, decision, joint).items))
    options.append((LEAST, {}, decision.works.must))
    return tuple(_option(decision, *option, best, kept) for option in options)


def _led(powers: Mapping[str, float], leader: str) -> dict[str, float]:
    others = {party: share for party, share in powers.items() if party != leader}
    total = sum(others.values())
    most = (1 + powers[leader]) / 2
    rest = {
        party: (share / total if total > 0 else 1 / len(others)) * (1 - most)
        for party, share in others.items()
    }
    return {party: most if party == leader else rest[party] for party in powers}


def _different(
    powers: Mapping[str, float], options: Mapping[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """Leave out what shares the say as the study itself or an option before."""
    kept: dict[str, dict[str, float]] = {}
    for name, said in options.items():
        if not any(
            all(abs(said[party] - other[party]) <= SAME for party in powers)
            for other in (powers, *kept.values())
        ):
            kept[name] = said
    return kept


def _choose(study: Study, decision: Decision, joint: JointList) -> Choice:
    budget = money_limit(study)
    if budget is None:
        return choose_top(joint, decision.works, study.settings.top)
    return choose_funded(decision.works, worth(joint), budget)


def _utilities(ranking: Ranking) -> dict[str, float]:
    table = ranking.table
    figures = table["utility"].to_numpy(dtype=float).tolist()
    return dict(zip(map(str, table.index), figures, strict=True))


def _best(study: Study, decision: Decision, ranking: Ranking) -> float:
    """The most a party could have under the same gates, votes and budget."""
    utilities = _utilities(ranking)
    alone = JointList(ranking.table.assign(score=ranking.table["utility"]), decision.joint.rule)
    return measure(decision.works, utilities, _choose(study, decision, alone).items).value


def _retained(
    decision: Decision, best: Mapping[str, float], chosen: frozenset[str]
) -> dict[str, float]:
    return {
        one.perspective: min(
            measure(decision.works, _utilities(one), chosen).value / best[one.perspective], 1.0
        )
        if best[one.perspective] > 0
        else 1.0
        for one in decision.rankings
    }


def _option(  # noqa: PLR0917 - the three parts of an option, and what it is held against
    decision: Decision,
    name: str,
    powers: dict[str, float],
    chosen: frozenset[str],
    best: Mapping[str, float],
    own: Mapping[str, float],
) -> OptionFinding:
    told = measure(decision.works, worth(decision.joint), chosen)
    retained = _retained(decision, best, chosen)
    order = tuple(map(str, decision.joint.table.index))
    before = decision.plan.funded
    return OptionFinding(
        id=name,
        powers=powers,
        funded=tuple(item for item in order if item in chosen),
        cost=told.cost if all(item in decision.works.costs for item in chosen) else None,
        value=told.value,
        retained=retained,
        change={party: share - own[party] for party, share in retained.items()},
        came_in=tuple(item for item in order if item in chosen and item not in before),
        went_out=tuple(item for item in before if item not in chosen),
    )
