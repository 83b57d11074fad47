"""How the shares that kinds of questions are read by hang together with who was asked."""

from collections.abc import Iterator, Mapping

from prioritize.findings import SurveyFindings
from prioritize.small_cells import USED
from prioritize.survey_findings import ReadingFinding
from surveys.disclosure import CountTable, Key, one_way
from surveys.scoring import all_kinds

NEARLY = 1e-6

Line = tuple[str, str, str]
"""Kind, column and figure."""


def reading_counts(survey: SurveyFindings) -> Iterator[CountTable]:
    """Describe the people behind the shares that kinds of questions are read by.

    Parameters
    ----------
    survey : SurveyFindings

    Yields
    ------
    CountTable
        The people behind a reading have the key `base_key` gives, those of a share `share_key`,
        all of whom shares are told `whole_key`.
    """
    columns: dict[Line, dict[Key, int]] = {}
    largest: dict[Line, ReadingFinding] = {}
    for one in survey.pictures:
        base = one.base or 0
        yield one_way(USED, {base_key(one): base}, survey.used or 0)
        yield from _asked(survey, one)
        kind, people = all_kinds()[one.kind], _people(one)
        for names in kind.shares:
            told = {name: people[name] for name in names if name in people}
            # Weighted shares make everybody but for rounding.
            everybody = abs(sum(one.figures[name] for name in told) - 1) < NEARLY
            counts: dict[Key, int] = {share_key(one, name): told[name] for name in told}
            yield from _parts(one, counts, complete=everybody)
            for name, count in told.items():
                line = (one.kind, one.column, name)
                columns.setdefault(line, {})[share_key(one, name)] = count
                if base >= (largest.setdefault(line, one).base or 0):
                    largest[line] = one
        yield from _together(one, people)
        for name, share in (kind.behind(one.figures) if kind.behind else {}).items():
            yield from _parts(one, {share_key(one, name): round(share * base)}, complete=False)
    for line, counts in columns.items():
        # What each respondent says of one item only, such as the first place in an order.
        if len(counts) > 1 and sum(counts.values()) <= (largest[line].base or 0):
            yield from _parts(largest[line], counts, complete=False)


def tied_bases(
    survey: SurveyFindings, bases: Mapping[Key, int], minimum_cell: int
) -> Iterator[CountTable]:
    """Describe further figures as resting on the questions that nearly as many were asked.

    Whoever knows the questionnaire knows which question a figure rests on, and takes the one
    from the other; what only looks alike by chance costs an interval at most.

    Parameters
    ----------
    survey : SurveyFindings
    bases : mapping of key to int
        How many used rows stand behind each figure.
    minimum_cell : int

    Yields
    ------
    CountTable
    """
    for place, one in enumerate(survey.questions):
        for name, people in (("asked", one.asked or 0), ("answered", one.answered or 0)):
            for key, base in bases.items():
                if 0 <= people - base < minimum_cell:
                    yield one_way((name, place), {key: base}, people)


def _asked(survey: SurveyFindings, reading: ReadingFinding) -> Iterator[CountTable]:
    """Whoever is behind a reading was asked its question, and answered it."""
    for place, one in enumerate(survey.questions):
        if one.column != reading.column:
            continue
        for key, people in ((("asked", place), one.asked), (("answered", place), one.answered)):
            if (reading.base or 0) <= (people or 0):
                yield one_way(key, {base_key(reading): reading.base or 0}, people)


def _people(reading: ReadingFinding) -> Mapping[str, int]:
    """Count the people behind shares, also where some of them are outside the base."""
    kind, figures, base = all_kinds()[reading.kind], reading.figures, reading.base or 0
    outside = sum(figures.get(name, 0.0) for name in kind.outside)
    found: dict[str, int] = {}
    for names in kind.shares:
        whole = base / (1 - outside) if {*names} & {*kind.outside} and outside < 1 else base
        found |= {name: round(abs(figures[name]) * whole) for name in names if name in figures}
    return found


def _together(reading: ReadingFinding, people: Mapping[str, int]) -> Iterator[CountTable]:
    """Figures that tell how many several shares are together, and those that make the base."""
    kind = all_kinds()[reading.kind]
    base: dict[Key, int] = {
        share_key(reading, name): people[name]
        for names in kind.shares
        if {*names} & {*kind.outside}
        for name in names
        if name in people and name not in kind.outside
    }
    if base and sum(base.values()) == reading.base:
        yield one_way(base_key(reading), base)
    for figure, parts in kind.sums:
        if figure in reading.figures and {*parts} <= {*people}:
            told: dict[Key, int] = {share_key(reading, name): people[name] for name in parts}
            total: Key = share_key(reading, figure)
            yield CountTable({total: sum(told.values()), **told}, ((total, tuple(told)),))


def _parts(
    reading: ReadingFinding, counts: dict[Key, int], *, complete: bool
) -> Iterator[CountTable]:
    """Parts of the people behind a reading, or of more where a share has another base.

    What one share is follows from the others, however many people they are of: the whole is
    known even where the base is hidden.
    """
    base, added = reading.base or 0, sum(counts.values())
    if not counts:
        return
    if added == base or (added < base and not complete):
        yield one_way(base_key(reading), counts, base)
    whole = (*whole_key(reading), *counts)
    table = one_way(whole, counts, added if complete else max(base, added))
    yield CountTable(table.counts, table.sums, table.unseen, dear=frozenset({whole}))


def base_key(reading: ReadingFinding) -> Key:
    """Name the count of the people behind a reading."""
    return ("behind", reading.kind, reading.column, reading.item)


def whole_key(reading: ReadingFinding) -> tuple[str, str, str, str]:
    """Name, but for the shares it is of, all of whom shares are told."""
    return ("all", reading.kind, reading.column, reading.item)


def share_key(reading: ReadingFinding, figure: str) -> tuple[str, str, str, str]:
    """Name the count behind one share of a reading."""
    return (reading.kind, reading.column, reading.item, figure)
