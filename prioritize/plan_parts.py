"""The parts of the plan that choose nothing: forecasts, responsibilities, balance, options."""

from dataclasses import replace

from prioritize.balance import balance_findings
from prioritize.decision import Decision
from prioritize.evidence import Evidence
from prioritize.list_findings import PlanFindings
from prioritize.options import option_findings
from prioritize.paying import paying_findings
from prioritize.responsibility import responsibility_findings, roles_findings
from prioritize.study import Study
from prioritize.visibility import visibility_finding
from prioritize.vote_forecast import with_forecasts


def complete_plan(study: Study, evidence: Evidence | None, decision: Decision) -> PlanFindings:
    """Add to a plan what is to be said about it.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    decision : Decision
        With the plan: its chosen items and votes.

    Returns
    -------
    PlanFindings
    """
    plan = decision.plan
    demand = {} if evidence is None else evidence.demand.table["value"].to_dict()
    return replace(
        plan,
        votes=with_forecasts(plan.votes, study, evidence),
        responsibility=responsibility_findings(study.items),
        roles=roles_findings(study.items),
        # Where sources have limits, the pools say what each of them pays.
        paying=() if plan.pools else paying_findings(study.items, plan.funded),
        balance=balance_findings(
            study, plan.funded, {str(item): float(value) for item, value in demand.items()}
        ),
        visibility=visibility_finding(study, evidence, decision),
        options=option_findings(study, decision),
    )
