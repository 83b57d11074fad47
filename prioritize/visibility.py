"""What the list would be without the criteria of outward show."""

from collections.abc import Sequence
from dataclasses import replace

from prioritize.decision import Decision, list_items
from prioritize.evidence import Evidence
from prioritize.plan_findings import VisibilityFinding, VisibilityRank
from prioritize.study import Study
from weights.perspectives import Perspective


def visibility_finding(
    study: Study, evidence: Evidence | None, decision: Decision
) -> VisibilityFinding | None:
    """Run the lists a second time without the criteria marked `visibility`.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    decision : Decision
        Of the main run.

    Returns
    -------
    VisibilityFinding or None
        None if no criterion is marked. Without any other criterion, or any party that weighs
        one, the second list is empty.
    """
    shown = tuple(one.id for one in study.criteria if one.visibility)
    if not shown:
        return None
    kept = tuple(one for one in study.criteria if not one.visibility)
    parties = without_criteria(decision.perspectives, shown)
    heard = {party.id for party in parties}
    silent = tuple(one.id for one in decision.perspectives if one.id not in heard)
    if not parties:
        return VisibilityFinding(shown, silent, (), (), (), ())
    listed = list_items(replace(study, criteria=kept), evidence, parties)
    ranks = listed.joint.table["rank"]
    before, after = decision.plan.funded, listed.plan.funded
    places = decision.joint.table["rank"].to_numpy(dtype=float).tolist()
    return VisibilityFinding(
        criteria=shown,
        silent=silent,
        joint=tuple(
            VisibilityRank(str(item), rank, float(ranks[item]))
            for item, rank in zip(decision.joint.table.index, places, strict=True)
        ),
        funded=after,
        came_in=tuple(item for item in after if item not in before),
        went_out=tuple(item for item in before if item not in after),
    )


def without_criteria(
    perspectives: Sequence[Perspective], dropped: Sequence[str]
) -> tuple[Perspective, ...]:
    """Take criteria out of every party's weights; the others keep their proportions.

    Parameters
    ----------
    perspectives : sequence of Perspective
    dropped : sequence of str
        Ids of criteria.

    Returns
    -------
    tuple of Perspective
        Weights and powers sum to 1 again. A party that weighs nothing else has no say left and
        is not among them, nor is any party if no power is left.
    """
    kept = []
    for party in perspectives:
        weights = party.weights.drop(list(dropped))
        total = float(weights.sum())
        if total > 0:
            kept.append(replace(party, weights=weights / total))
    power = sum(party.power for party in kept)
    if power <= 0:
        return ()
    return tuple(replace(party, power=party.power / power) for party in kept)
