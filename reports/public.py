"""The version for the notice board: no judges, and no count small enough to point at somebody."""

import dataclasses
from collections.abc import Collection, Iterable

from prioritize.findings import (
    CrowdFinding,
    Findings,
    ItemFinding,
    Note,
    PerspectiveFinding,
    SetAside,
)
from prioritize.needs_findings import NeedsFinding
from prioritize.segment_findings import SegmentsFinding

MERGED = "several_reasons"
"""Reason under which counts too small to publish are added up."""

HALF_A_PERSON = 0.5
"""A rate times its base is a count but for rounding."""


def public_version(findings: Findings, minimum_cell: int) -> Findings:
    """Take out of a run what a public notice must not show.

    Judges, and notes that name one, are dropped (each party's pooled weights stay). Set-aside
    counts under `minimum_cell` are merged into one; if the sum is still too small, the next
    smallest counts join it, so that nothing can be worked out by subtraction and the rows still
    add up. Questions asked of fewer, needs of a guarded group that fewer of it have or lack,
    demand that rests on fewer answers, the figures of criteria that rest on a smaller group, and
    the sizes of segments outside of which fewer stand are left out.

    Parameters
    ----------
    findings : Findings
        One run.
    minimum_cell : int
        Smallest number of respondents that may be shown.

    Returns
    -------
    Findings
        The same run, fit to be posted.
    """
    bases = findings.provenance.settings.get("criterion_bases")
    hidden = {name for name, people in (bases or {}).items() if people < minimum_cell}
    survey = dataclasses.replace(
        findings.survey,
        set_aside=_merged(findings.survey.set_aside, minimum_cell),
        questions=tuple(
            question for question in findings.survey.questions if question.asked >= minimum_cell
        ),
        needs=_without_few(findings.survey.needs, minimum_cell),
        segments=_without_sizes(findings.survey.segments, minimum_cell),
    )
    return dataclasses.replace(
        findings,
        survey=survey,
        items=tuple(_item(item, minimum_cell, hidden) for item in findings.items),
        perspectives=_without_judges(findings.perspectives, minimum_cell),
        notes=tuple(note for note in findings.notes if not _speaks_of_judges(note)),
    )


def _merged(counts: tuple[SetAside, ...], minimum_cell: int) -> tuple[SetAside, ...]:
    if all(one.rows >= minimum_cell for one in counts if one.rows):
        return counts
    small, total = set[str](), 0
    for one in sorted(counts, key=lambda one: (one.rows, one.reason)):
        if not one.rows:
            continue
        if one.rows >= minimum_cell and total >= minimum_cell and len(small) > 1:
            break
        small.add(one.reason)
        total += one.rows
    shown = tuple(one for one in counts if one.reason not in small)
    return (*shown, SetAside(MERGED, total))


def _without_few(needs: NeedsFinding, minimum_cell: int) -> NeedsFinding:
    """Leave out what too few people of a group ask for, or too few do not."""
    shown = tuple(
        one
        for one in needs.minorities
        if min(one.rate, 1 - one.rate) * one.n >= minimum_cell - HALF_A_PERSON
    )
    return dataclasses.replace(needs, minorities=shown)


def _without_sizes(told: SegmentsFinding, minimum_cell: int) -> SegmentsFinding:
    """Leave out the sizes of segments where they tell how few stand outside all of them."""
    if not told.outside or told.outside >= minimum_cell:
        return told
    segments = tuple(dataclasses.replace(one, size=None, profile=()) for one in told.segments)
    return dataclasses.replace(told, outside=None, segments=segments)


def _item(item: ItemFinding, minimum_cell: int, hidden: Collection[str]) -> ItemFinding:
    few = item.demand is not None and item.demand.n < minimum_cell
    return dataclasses.replace(
        item,
        demand=None if few else item.demand,
        values={name: value for name, value in item.values.items() if name not in hidden},
    )


def _speaks_of_judges(note: Note) -> bool:
    return note.code.startswith("judg") or "judge" in note.facts


def _without_judges(
    perspectives: Iterable[PerspectiveFinding], minimum_cell: int
) -> tuple[PerspectiveFinding, ...]:
    return tuple(
        dataclasses.replace(one, panel=(), crowd=_without_few_consistent(one.crowd, minimum_cell))
        for one in perspectives
    )


def _without_few_consistent(crowd: CrowdFinding | None, minimum_cell: int) -> CrowdFinding | None:
    """Leave out how many contradict themselves, where that or its opposite is a small number."""
    if crowd is None or crowd.consistent is None:
        return crowd
    both = crowd.consistent, crowd.judged - crowd.consistent
    small = any(0 < count < minimum_cell for count in both)
    return dataclasses.replace(crowd, consistent=None) if small else crowd
