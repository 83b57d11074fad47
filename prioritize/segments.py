"""Who wants what: segments of the respondents, and the list each of them would have made."""

from collections.abc import Iterator, Sequence

import numpy as np

from prioritize.decision import Decision, rank_for
from prioritize.errors import PrioritizeError
from prioritize.evidence import Evidence, evidence_of
from prioritize.segment_findings import (
    ProfileFinding,
    SegmentFinding,
    SegmentRank,
    SegmentsFinding,
    WantFinding,
)
from prioritize.study import Study
from prioritize.values import criterion_values
from surveys.errors import SurveysError
from surveys.segment_profile import (
    ProfileTable,
    Want,
    profile_tables,
    segment_wants,
    untold_variables,
)
from surveys.segments import find_segments

RESIDENTS = "residents"
"""The party whose list a segment's answers change."""
LABEL_ITEMS = 2


def segments_finding(
    study: Study, evidence: Evidence | None, decision: Decision, language: str
) -> SegmentsFinding:
    """Look for segments, and say of each who is in it, what it wants and how it would rank.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
        The counted surveys; without them there is nothing to look for.
    decision : Decision
        Of the main run: the residents' weights, and the joint list.
    language : str
        Of names made from items.

    Returns
    -------
    SegmentsFinding
    """
    if evidence is None:
        return SegmentsFinding()
    items = [item.id for item in study.items if item.id in evidence.demand.table.index]
    found = find_segments(
        evidence.responses,
        evidence.used,
        items,
        seed=study.settings.seed,
        weights=evidence.weighting.weights,
    )
    tables = profile_tables(evidence.responses, found.members, study.settings.minimum_cell)
    names = {item.id: item.called(language) for item in study.items}
    between = "、" if language == "zh" else ", "
    if any(between.strip() in name for name in names.values()):
        # Two names must not read as three.
        between = "；" if language == "zh" else "; "
    told = []
    for place, segment in enumerate(found.segments):
        own = evidence_of(evidence, found.members[place])
        wants = [one for one in segment_wants(evidence.demand, own.demand) if one.item in names]
        told.append(
            SegmentFinding(
                id=f"S{place + 1}",
                label=between.join(names[one.item] for one in wants[:LABEL_ITEMS] if _more(one)),
                size=segment.size,
                share=segment.share,
                stability=segment.stability,
                silhouette=segment.silhouette,
                wants=tuple(_told(one) for one in wants),
                profile=tuple(_profile(tables, place)),
                ranking=_ranking(study, own, decision),
            )
        )
    return SegmentsFinding(
        found.reason,
        found.silhouette,
        found.by_chance,
        found.outside,
        tuple(told),
        untold_variables(evidence.responses, found.members, tables),
    )


def _more(want: Want) -> bool:
    return want.demand > want.overall


def _told(want: Want) -> WantFinding:
    return WantFinding(want.item, want.demand, want.overall, want.lift)


def _profile(tables: Sequence[ProfileTable], place: int) -> Iterator[ProfileFinding]:
    """One segment's column of every table."""
    for table in tables:
        size, everybody = table.sizes[place], int(table.sizes.sum())
        for level, counts in zip(table.levels, table.counts, strict=True):
            yield ProfileFinding(
                variable=table.variable,
                levels=(level,) if level else table.held_together,
                row="answer" if level else "rest",
                count=int(counts[place]),
                share=float(counts[place] / size),
                overall=float(counts.sum() / everybody),
            )


def _ranking(study: Study, own: Evidence, decision: Decision) -> tuple[SegmentRank, ...]:
    """Rank the items as the residents would if only the segment had answered."""
    party = next((one for one in decision.perspectives if one.id == RESIDENTS), None)
    if party is None:
        return ()
    try:
        ranking = rank_for(study, criterion_values(study, own), party)
    except (PrioritizeError, SurveysError):
        # Such as an item that nobody in the segment was asked about.
        return ()
    table = ranking.table.assign(joint=decision.joint.table["rank"].reindex(ranking.table.index))
    figures = table[["score", "utility", "rank", "joint"]].to_numpy(dtype=float)
    return tuple(
        SegmentRank(str(item), *map(float, row))
        for item, row in zip(table.index, figures, strict=True)
        if np.isfinite(row).all()
    )
