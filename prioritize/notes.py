"""What must be said aloud beside the figures of a run."""

from collections.abc import Iterable, Mapping

from prioritize.categories import lost_labels
from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.guards.shared_weight import shared_weights
from prioritize.matrix import DecisionMatrix
from prioritize.representation_notes import representation_notes
from prioritize.resident_weights import resident_notes
from prioritize.study import Study
from weights.perspectives import Perspective

FEWEST_PEOPLE = 10
"""No figure of a group below this size can carry a decision."""
MUCH = 0.3
"""Share of rows set aside above which somebody should ask why."""

SUSPICIONS = {
    "same_network": "came from an address that others used too, as happens in one building "
    "or when staff key in paper forms",
}
"""What is odd about the rows of a suspicion, in English."""

POOLED_BECAUSE = {
    "aip": "not all of them compared in pairs",
    "aip-arithmetic": "one of them gave a criterion no weight at all",
}
"""Why judges were pooled in another way than asked, in English."""


REFUSED = {
    "no_such_row": "no export has this row",
    "several_rows": "several rows have this id, and the row number picks none of them",
    "no_such_question": "no single column has this name",
    "old_differs": "the cell holds something else than the correction says",
    "no_such_verdict": "a whole row can only be set aside or kept",
}
"""Why a correction was not applied, in English."""


def gather_notes(
    study: Study,
    evidence: Evidence | None,
    matrix: DecisionMatrix,
    perspectives: Iterable[Perspective],
    language: str = "",
) -> tuple[Note, ...]:
    """Collect the notes of all steps.

    Parameters
    ----------
    study : Study
        Its doubts, and the criteria's names.
    evidence : Evidence or None
        What was decided while reading and cleaning.
    matrix : DecisionMatrix
        For criteria that change no order, or count the same thing twice.
    perspectives : iterable of Perspective
        For weights pooled in another way than asked, and corrected reciprocals.
    language : str
        Language of the criteria's names.

    Returns
    -------
    tuple of Note
        In the order of the steps.
    """
    names = study.weighed_names(language)
    return (
        *_reading(evidence),
        *representation_notes(study, evidence),
        *_category_labels(study, evidence),
        *_flat(matrix, names),
        *_correlated(matrix, names),
        *resident_notes(study, evidence, language),
        *_judging(perspectives, study.settings.pooling),
        *(
            Note(issue.code, str(issue), issue.facts | {"place": issue.place})
            for issue in study.doubts
        ),
    )


def _reading(evidence: Evidence | None) -> Iterable[Note]:
    if evidence is None:
        return
    for table in evidence.tables:
        for remark in table.notes:
            yield Note(
                f"reading_{remark.code}",
                f"{table.file}: {remark}",
                {"place": table.file, **remark.facts},
            )
    for remark in evidence.responses.remarks:
        yield Note(f"reading_{remark.code}", str(remark), {"place": "", **remark.facts})
    returned, used = len(evidence.used), int(evidence.used.sum())
    if used < (1 - MUCH) * returned:
        yield Note(
            "much_set_aside",
            f"only {used} of {returned} returned questionnaires were used; "
            "see whether the reasons for setting them aside hold",
            {"used": used, "returned": returned},
        )
    for met in evidence.responses.notes:
        yield Note(f"answers_{met.code}", met.message, {"column": met.column, "rows": met.rows})
    for suspicion, rows in evidence.cleaning.suspicions:
        told = SUSPICIONS.get(suspicion, f"look odd ({suspicion})")
        yield Note(
            f"suspicion_{suspicion}",
            f"{rows} questionnaires {told}; they were kept",
            {"rows": rows},
        )
    for refusal in evidence.corrector.refused():
        place = refusal.correction.where or "corrections"
        yield Note(
            f"correction_{refusal.why}",
            f"{place}: {REFUSED[refusal.why]}; it was not applied",
            {"place": place},
        )
    if evidence.categories.reason:
        yield Note(f"needs_{evidence.categories.reason}", evidence.categories.message, {})


def _category_labels(study: Study, evidence: Evidence | None) -> Iterable[Note]:
    """Say which names of need categories were not applied."""
    if study.settings.categories == "official":
        if any(one.named for one in study.categories):
            yield Note(
                "category_labels_unused",
                "the settings take the official classes for need categories, so the names on the "
                "sheet `categories` were not applied",
                {},
            )
        return
    for lost in lost_labels(evidence, study):
        place = study.where.get(("categories", str(lost.row), "label"), "categories")
        yield Note(
            "category_label_lost",
            f"{place}: the name {lost.label!r} was not applied, because no category found now "
            "shares half of its items with the core in this row; write another core if the name "
            "still fits",
            {"place": place, "label": lost.label},
        )


def few_answers(study: Study, bases: Mapping[str, int], language: str = "") -> Iterable[Note]:
    """Say which criteria rest on so few people that chance alone may decide their figures."""
    for criterion in study.criteria:
        people = bases.get(criterion.id, FEWEST_PEOPLE)
        if people < FEWEST_PEOPLE:
            name = criterion.called(language) or criterion.id
            yield Note(
                "few_answers",
                f"some figures of criterion {name!r} rest on the answers of {people} people only",
                {"criterion": name, "people": people},
            )


def _flat(matrix: DecisionMatrix, names: dict[str, str]) -> Iterable[Note]:
    for criterion in matrix.flat:
        yield Note(
            "flat_criterion",
            f"all items are equal on criterion {names[criterion]!r}; it changes no order",
            {"criterion": names[criterion]},
        )


def _correlated(matrix: DecisionMatrix, names: dict[str, str]) -> Iterable[Note]:
    for pair in shared_weights(matrix, {}):
        first, second = names[pair.first], names[pair.second]
        correlation = f"{pair.correlation:.2f}"
        if pair.opposed:
            yield Note(
                "opposed_criteria",
                f"criteria {first!r} and {second!r} pull opposite ways on nearly every "
                f"item (r = {correlation}); they take weight from each other",
                {"first": first, "second": second, "correlation": correlation},
            )
        else:
            yield Note(
                "correlated_criteria",
                f"criteria {first!r} and {second!r} run together "
                f"(r = {correlation}); what they share counts twice",
                {"first": first, "second": second, "correlation": correlation},
            )


def _judging(perspectives: Iterable[Perspective], asked: str) -> Iterable[Note]:
    for party in perspectives:
        name = party.name or party.id
        if len(party.panel) > 1 and party.pooling != asked:
            reason = POOLED_BECAUSE[party.pooling]
            yield Note(
                f"pooled_{party.pooling.replace('-', '_')}",
                f"the weights of the judges of {name} were pooled by {party.pooling.upper()}, "
                f"not by {asked.upper()} as the settings ask, because {reason}",
                {"perspective": name, "pooling": party.pooling, "asked": asked.upper()},
            )
        for judge in party.panel:
            for notice in judge.notices:
                yield Note(
                    f"judged_{notice.code}",
                    notice.message,
                    {"perspective": name, "judge": judge.name, **notice.facts},
                )
