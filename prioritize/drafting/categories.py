"""Rows for the need categories that the answers show and a study does not list yet."""

from prioritize.categories import same_cores
from prioritize.drafting.draft import Draft
from prioritize.errors import PrioritizeError
from prioritize.evidence import gather_evidence
from prioritize.study import Study
from surveys.errors import SurveysError


def draft_categories(study: Study) -> Draft | None:
    """Write a row per need category that no row of the sheet has the core of.

    Parameters
    ----------
    study : Study
        As it stands; its exports are counted as a run would.

    Returns
    -------
    Draft or None
        None if the exports cannot be counted; `prioritize.checking` says why.
    """
    draft = Draft(study.settings.language)
    if study.settings.categories == "official":
        return draft
    try:
        evidence = gather_evidence(study)
    except (SurveysError, PrioritizeError):
        return None
    if evidence is None:
        return draft
    groups = [group.items for group in evidence.categories.groups]
    listed = same_cores(groups, [one.items for one in study.categories])
    names = {item.id: item.called(draft.language) for item in study.items}
    between = "、" if draft.language == "zh" else ", "
    for number, group in enumerate(evidence.categories.groups):
        if number not in listed:
            proposed = between.join(names[item] for item in group.label_items)
            place = draft.add("categories", {"items": group.items, "proposed": proposed})
            draft.say(("categories", place, "label"), "category_label")
    return draft
