"""The parts of the plan that choose nothing: forecasts, responsibilities and balance."""

from dataclasses import replace

from prioritize.balance import balance_findings
from prioritize.evidence import Evidence
from prioritize.list_findings import PlanFindings
from prioritize.responsibility import responsibility_findings
from prioritize.study import Study
from prioritize.vote_forecast import with_forecasts


def complete_plan(plan: PlanFindings, study: Study, evidence: Evidence | None) -> PlanFindings:
    """Add to a plan what is to be said about it.

    Parameters
    ----------
    plan : PlanFindings
        With its chosen items and votes.
    study : Study
    evidence : Evidence or None

    Returns
    -------
    PlanFindings
    """
    demand = {} if evidence is None else evidence.demand.table["value"].to_dict()
    return replace(
        plan,
        votes=with_forecasts(plan.votes, study, evidence),
        responsibility=responsibility_findings(study.items),
        balance=balance_findings(
            study, plan.funded, {str(item): float(value) for item, value in demand.items()}
        ),
    )
