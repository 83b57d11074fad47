"""What must be said aloud about who was heard and how rows are weighted."""

from collections.abc import Iterable

from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.study import Study
from surveys.weighting import Weighting

UNHEARD_OF = "{} needs a questionnaire, and the settings name none; no figure rests on it"


def representation_notes(study: Study, evidence: Evidence | None) -> Iterable[Note]:
    """Say what keeps rows from being weighted, and numbers that cannot be true together.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None

    Returns
    -------
    iterable of Note
    """
    if evidence is None:
        if study.population:
            told = UNHEARD_OF.format("the sheet `population`")
            yield Note("population_without_survey", told, {})
        if study.settings.guarded:
            told = UNHEARD_OF.format("the setting `guarded`")
            yield Note("guarded_without_survey", told, {})
        return
    yield from _numbers(study, evidence)
    if study.settings.weighting == "auto":
        yield from _left_out(evidence.weighting)
        yield from _cut(evidence.weighting)


def _numbers(study: Study, evidence: Evidence) -> Iterable[Note]:
    households, issued = study.settings.households, study.settings.issued
    returned, used = len(evidence.used), int(evidence.used.sum())
    if issued is not None and returned > issued:
        yield Note(
            "accounting_over_issued",
            f"{returned} questionnaires came back, more than the {issued} that the settings say "
            "were handed out; correct `issued`, or leave it empty where anybody could answer",
            {"returned": returned, "issued": issued},
        )
    most = max(issued or 0, used)
    if households is not None and most > households:
        yield Note(
            "accounting_over_households",
            f"{most} questionnaires were handed out or used, more than the {households} "
            "households of the settings; correct `households`, or mind that a household may "
            "count more than once",
            {"most": most, "households": households},
        )


def _left_out(weighting: Weighting) -> Iterable[Note]:
    for one in weighting.margins:
        variable = one.margin.variable
        if one.reason == "few":
            levels = [total.level for total in one.margin.totals]
            people = int(one.sizes[levels.index(one.level)])
            yield Note(
                "weighting_few",
                f"rows are not weighted by {variable!r}, for only {people} used questionnaires "
                f"come from {one.level!r}; merge it with a neighbour in one row of the sheet "
                f"population, as {one.level};<neighbour>",
                {"variable": variable, "level": one.level, "people": people},
            )
        elif one.reason == "no_counts":
            yield Note(
                "weighting_no_counts",
                f"rows are not weighted by {variable!r}, for none of its counts on the sheet "
                "population is above 0; fill them in",
                {"variable": variable},
            )
        elif one.unknown:
            yield Note(
                "weighting_unknown",
                f"{one.unknown} used questionnaires name no level of {variable!r} that has a "
                "count on the sheet population; together they keep the share they have",
                {"variable": variable, "people": one.unknown},
            )


def _cut(weighting: Weighting) -> Iterable[Note]:
    raked = weighting.raked
    if raked is None:
        return
    left = f"{100 * raked.difference:.1f}"
    if not raked.converged:
        yield Note(
            "weighting_not_met",
            "no weights meet all counts of the sheet population together; the largest share is "
            f"still {left} percentage points off, so look for counts that contradict each other",
            {"difference": left},
        )
    elif raked.trimmed:
        yield Note(
            "weighting_trimmed",
            f"the weights of {raked.trimmed} questionnaires were cut to five times the median, "
            f"which leaves the largest share {left} percentage points off its count",
            {"people": raked.trimmed, "difference": left},
        )
