"""Parties and judges: everybody is judged for, every criterion is judged, somebody has a say."""

from collections.abc import Iterator

from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.references import judgement_row
from prioritize.errors import Issue
from prioritize.resident_weights import asked_criteria, asks_for_all, asks_residents
from prioritize.study import Study
from prioritize.survey_judges import (
    EXAMPLE_JUDGES,
    RESIDENTS,
    asks_for_comparisons,
    criteria_apart,
)
from prioritize.survey_ratings import criteria_unrated
from weights.elicitation import compares_pairs


def check_say(desk: Desk) -> Iterator[Issue]:
    """Yield parties without judgements, criteria nobody judged, values below 0, examples."""
    study = desk.study
    if not study.parties:
        yield desk.issue("no_perspective", "perspectives")
    elif all(party.power == 0 for party in study.parties):
        yield desk.issue("powers_zero", "perspectives", study.parties[0].id, "power")
    judged = {one.perspective for one in study.judgements}
    judged |= {one.perspective for one in study.matrices}
    asked = asks_residents(study)
    if asks_for_all(study):
        judged.add(RESIDENTS)
    for party in study.parties:
        if party.id not in judged and party.id == RESIDENTS and asked:
            code, apart = _lacking(study)
            names = ", ".join(one.name or one.id for one in study.criteria if one.id in apart)
            yield desk.issue(code, "perspectives", party.id, "id", apart=names)
        elif party.id not in judged:
            yield desk.issue("party_unjudged", "perspectives", party.id, "id", perspective=party.id)
    named = {name for one in study.judgements for name in (one.left, one.right)}
    named |= {name for one in study.matrices for name in one.criteria}
    named |= asked_criteria(study)
    if judged:
        # Whoever weighs criteria in a questionnaire needs no headings.
        headings = {one.id for one in study.headings} if asked else set()
        yield from _unjudged(desk, named | headings)
    yield from _values(desk)
    yield from example_judges(desk, replaced=asks_for_all(study))


def _lacking(study: Study) -> tuple[str, tuple[str, ...]]:
    """Say what the questionnaire would have to ask to weigh all criteria."""
    if asks_for_comparisons(study):
        return "residents_apart", criteria_apart(study)
    return "residents_unrated", criteria_unrated(study)


def _unjudged(desk: Desk, named: set[str]) -> Iterator[Issue]:
    """Yield what nobody judged; what stands alone under a heading needs no judgement."""
    study = desk.study
    alone = {
        name
        for heading, under in study.tree().items()
        for name in under
        if len(under) == 1 and (heading or study.headings)
    }
    for criterion in study.criteria:
        if criterion.id not in named | alone:
            yield desk.issue(
                "criterion_unjudged", "criteria", criterion.id, "id", criterion=criterion.id
            )
    for heading in study.headings:
        if heading.id not in named | alone:
            yield desk.issue("heading_unjudged", "criteria", heading.id, "id", heading=heading.id)


def _values(desk: Desk) -> Iterator[Issue]:
    for judgement in desk.study.judgements:
        value, compares = judgement.value, compares_pairs(judgement.method)
        if compares and not value > 0:
            code = "not_positive"
        elif not compares and not value >= 0:
            code = "negative_points"
        else:
            continue
        yield desk.issue(code, "judgements", judgement_row(judgement), "value", value=f"{value:g}")


def example_judges(desk: Desk, *, replaced: bool) -> Iterator[Issue]:
    """Yield the judges whose weights are the program's own examples.

    Parameters
    ----------
    desk : Desk
        The study.
    replaced : bool
        Whether the respondents of a questionnaire take the place of the residents' example.

    Yields
    ------
    Issue
        One for each example that counts.
    """
    study = desk.study
    judges = [(one.perspective, one.judge) for one in study.judgements]
    judges += [(one.perspective, one.judge) for one in study.matrices]
    pairs = dict.fromkeys(pair for pair in judges if pair[1].casefold() in EXAMPLE_JUDGES)
    rows = {(one.perspective, one.judge): judgement_row(one) for one in reversed(study.judgements)}
    for perspective, judge in pairs:
        if not (replaced and perspective == RESIDENTS):
            row = rows.get((perspective, judge), "")
            yield desk.issue(
                "example_judge", "judgements", row, "judge", perspective=perspective, judge=judge
            )
