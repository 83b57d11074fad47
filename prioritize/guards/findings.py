"""All guards of one run as findings."""

from prioritize.decision import Decision
from prioritize.evidence import Evidence
from prioritize.guard_findings import GuardsFindings
from prioritize.guards.compromise_set import compromise_sets
from prioritize.guards.magnified import interval_widths, magnified
from prioritize.guards.methods import side_by_side
from prioritize.guards.removals import removal_findings
from prioritize.guards.shared_weight import not_looked_at, shared_weights
from prioritize.pools import money_limit
from prioritize.study import Study
from prioritize.utility import stack


def guards_findings(study: Study, evidence: Evidence | None, decision: Decision) -> GuardsFindings:
    """Ask where the arithmetic of ranking, and not the figures, could decide the list.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
        For how exact figures from the survey are.
    decision : Decision
        The lists as they are, and the methods already tried on them.

    Returns
    -------
    GuardsFindings
    """
    settings, situation = study.settings, decision.situation
    own = sorted(decision.rankings, key=lambda one: one.perspective)
    removals, untold = removal_findings(
        situation,
        stack([decision.joint.table], "score", situation.items)[0],
        stack([one.table for one in own], "score", situation.items),
        decision.places,
    )
    return GuardsFindings(
        compromise_sets=tuple(compromise_sets(situation)),
        magnified=tuple(
            magnified(
                decision.matrix,
                settings.method,
                settings.normalization,
                interval_widths(study, evidence),
            )
        ),
        shared_weights=tuple(
            shared_weights(
                decision.matrix, {one.perspective: one.weights for one in decision.rankings}
            )
        ),
        shared_untold=not_looked_at(decision.matrix),
        removals=removals,
        removals_untold=untold,
        methods=side_by_side(
            decision.doubted.methods,
            decision.doubted.by_method,
            situation.items,
            decision.works,
            budget=money_limit(study),
            top=settings.top,
        ),
    )
