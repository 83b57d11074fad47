"""Which counts and figures of a run are of too few people to be posted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from prioritize.evidence import Evidence
from prioritize.findings import Note, SurveyFindings
from prioritize.groups import Group, guarded_groups, is_heard
from prioritize.representation_findings import GuardedFinding
from prioritize.sources import parse_source
from prioritize.study import Study
from surveys.cleaning import PLANNER
from surveys.disclosure import CountTable, Key, one_way
from surveys.disclosure_demand import DemandSource, small_figures
from surveys.selection import group_mask

RETURNED, USED, STRICT = ("rows", "returned"), ("rows", "used"), ("rows", "strict")
DOUBTFUL, TWICE = ("rows", "doubtful"), ("rows", "doubtful for several reasons")
COMMENT = "comment"
DEAR = frozenset({RETURNED, USED})
"""Everything else rests on them."""

COUNTED_NOTES = ("answers_", "comments_", "few_", "much_", "reading_", "suspicion_")
"""How the codes of notes start whose whole numbers count people or answers."""


@dataclass(frozen=True)
class SmallFigures:
    """Items whose demand tells of too few people: of everybody, by criterion, by guarded group.

    `groups` are the groups whose answers alone feed a criterion, by criterion, with no demand.
    """

    demand: frozenset[str] = frozenset()
    criteria: dict[str, frozenset[str]] = field(default_factory=dict)
    guarded: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    groups: dict[str, GuardedFinding] = field(default_factory=dict)


def small_demand(study: Study, evidence: Evidence | None) -> SmallFigures:
    """Find the demands and criterion values that must not be posted.

    Parameters
    ----------
    study : Study
        Its criteria and guarded groups say whose demand is shown; its settings, how few are
        too few.
    evidence : Evidence or None

    Returns
    -------
    SmallFigures
    """
    if evidence is None:
        return SmallFigures()
    sources = {}
    for criterion in study.criteria:
        source = parse_source(criterion.source)
        if source is not None and source.origin == "survey":
            sources[criterion.id] = DemandSource(source.name, source.group)
    groups = {
        group: DemandSource(None, group)
        for group in guarded_groups(study)
        if is_heard(evidence.responses, group)
    }
    shown = [DemandSource(), *sources.values(), *groups.values()]
    written = _only_written_of(evidence)
    found = small_figures(
        evidence.responses,
        evidence.used,
        [*shown, *(_in_comments(one) for one in shown if written and one.kind is None)],
        study.settings.minimum_cell,
    )

    def small(source: DemandSource) -> frozenset[str]:
        if not written or source.kind is not None:
            return found[source]
        return found[source] | (found[_in_comments(source)] & written)

    return SmallFigures(
        small(DemandSource()),
        {criterion: small(source) for criterion, source in sources.items()},
        {group: small(source) for group, source in groups.items()},
        {
            criterion: _group_of(evidence, source.group)
            for criterion, source in sources.items()
            if source.group is not None
        },
    )


def _group_of(evidence: Evidence, group: Group) -> GuardedFinding:
    variable, level = group
    column = evidence.responses.variables.get(variable, variable)
    name = evidence.column_words.get(column, variable)
    heard = is_heard(evidence.responses, group)
    members = group_mask(evidence.responses, *group) & evidence.used if heard else np.zeros(0)
    return GuardedFinding(variable, level, name, int(members.sum()), "")


def _only_written_of(evidence: Evidence) -> frozenset[str]:
    """Accepted needs whose demand over all kinds is that of the comments."""
    parts = evidence.demand.parts
    return frozenset(map(str, parts["item"][parts["kind"] == COMMENT])) & evidence.accepted


def _in_comments(source: DemandSource) -> DemandSource:
    return DemandSource(COMMENT, source.group)


def survey_counts(
    survey: SurveyFindings, bases: dict[Key, int], notes: Iterable[Note] = ()
) -> list[CountTable]:
    """Describe every count of people that a run shows, and how they hang together.

    Whoever adds a count to the findings adds it here, with the sums that it is part of.

    Parameters
    ----------
    survey : SurveyFindings
    bases : dict of key to int
        How many used rows stand behind further figures.
    notes : iterable of Note

    Returns
    -------
    list of CountTable
        For `surveys.disclosure.protect`.
    """
    used, returned = survey.used or 0, survey.returned or 0
    parts: dict[Key, int] = {("aside", one.reason): one.rows or 0 for one in survey.set_aside}
    exports: dict[Key, int] = {
        ("export", place): one.rows or 0 for place, one in enumerate(survey.exports)
    }
    return [
        CountTable({RETURNED: returned, USED: used}, dear=DEAR),
        one_way(RETURNED, {USED: used, **parts}, returned),
        *_files(exports, returned),
        *_questions(survey, used),
        *_cautions(survey, used),
        *_corrections(survey, parts),
        *(one_way(USED, {key: rows}, used) for key, rows in bases.items()),
        *(CountTable(counts) for note in notes if (counts := note_counts(note))),
    ]


def _files(exports: dict[Key, int], returned: int) -> Iterator[CountTable]:
    """The files add up to the rows, unless some hold the same people."""
    if sum(exports.values()) == returned:
        yield one_way(RETURNED, exports, returned)
        return
    for key, rows in exports.items():
        yield (
            one_way(RETURNED, {key: rows}, returned)
            if rows <= returned
            else CountTable({key: rows})
        )


def _corrections(survey: SurveyFindings, aside: Mapping[Key, int]) -> Iterator[CountTable]:
    if survey.corrections is None:
        return
    told = {"cells": survey.corrections.cells, "kept": survey.corrections.kept}
    yield CountTable({("corrected", name): rows or 0 for name, rows in told.items()})
    whole, rows = ("corrected", "set_aside"), survey.corrections.set_aside or 0
    known = ("aside", PLANNER)
    # The same rows, told twice.
    same = ((whole, (known,)),) if aside.get(known) == rows else ()
    yield CountTable({whole: rows, **({known: rows} if same else {})}, same)


def _questions(survey: SurveyFindings, used: int) -> Iterator[CountTable]:
    for place, one in enumerate(survey.questions):
        asked, answered = one.asked or 0, one.answered or 0
        yield one_way(USED, {("asked", place): asked}, used)
        yield one_way(("asked", place), {("answered", place): answered}, asked)


def _cautions(survey: SurveyFindings, used: int) -> Iterator[CountTable]:
    """The rows in doubt are those that the strict run leaves out; some rules overlap."""
    rules: dict[Key, int] = {("caution", one.rule): one.rows or 0 for one in survey.cautions}
    if survey.strict is None:
        yield from (one_way(USED, {rule: rows}, used) for rule, rows in rules.items())
        return
    strict = survey.strict.used or 0
    doubtful = used - strict
    yield CountTable(
        {USED: used, STRICT: strict, DOUBTFUL: doubtful},
        sums=((USED, (STRICT, DOUBTFUL)),),
        unseen=frozenset({DOUBTFUL}),
    )
    yield from (one_way(DOUBTFUL, {rule: rows}, doubtful) for rule, rows in rules.items())
    if rules:
        together: Key = ("sum", "cautions")
        yield CountTable(
            {**rules, DOUBTFUL: doubtful, together: sum(rules.values()),
             TWICE: sum(rules.values()) - doubtful},
            sums=((together, tuple(rules)), (together, (DOUBTFUL, TWICE))),
            unseen=frozenset({DOUBTFUL, TWICE, together}),
        )  # fmt: skip


def hidden_note(minimum_cell: int) -> Note:
    """Say what a public version leaves out."""
    return Note(
        "small_counts_hidden",
        f"counts of fewer than {minimum_cell} people are not shown, nor others that would give "
        "them away; figures that rest on answers are rounded to 1%; some items have a figure made "
        "of answers, their own demand or that of a group, that is not shown: they keep their "
        "ranks, but no score, and a concession only where the ranks give it anyway; sums that hold "
        "one are told to 0.1, their chances and the shifts of power that move one in steps of 10%",
        {"minimum": minimum_cell},
    )


def note_counts(note: Note) -> dict[Key, int]:
    """Give the whole numbers of a note that count people or answers."""
    if not note.code.startswith(COUNTED_NOTES):
        return {}
    return {
        (note.code, str(sorted(note.facts.items(), key=str)), name): value
        for name, value in note.facts.items()
        if isinstance(value, int) and not isinstance(value, bool)
    }
