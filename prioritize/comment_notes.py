"""What must be said beside what free text asks for."""

from collections.abc import Iterable

from prioritize.evidence import Evidence
from prioritize.findings import Note
from prioritize.study import Study
from surveys.comments.by_hand import HandCodes
from surveys.scoring import kind_called

SHOWN = 5
"""Words named in one note; the others are only counted by their absence."""


def comment_notes(study: Study, evidence: Evidence | None, language: str = "") -> Iterable[Note]:
    """Say which words code nothing, which codes by hand did not fit, and what stands on comments.

    Parameters
    ----------
    study : Study
    evidence : Evidence or None
    language : str
        Language of the items' names.

    Returns
    -------
    iterable of Note
    """
    if evidence is None or evidence.comments is None:
        return
    if shared := evidence.comments.shared:
        words = ", ".join(shared[:SHOWN])
        yield Note(
            "comments_shared_words",
            f"comments are not coded by words that mean several items ({words}); "
            "leave each of them to one item on the sheet of items",
            {"words": words},
        )
    for one in evidence.comments.by_hand:
        if one.unknown:
            yield _unknown_codes(one)
        if one.idle:
            yield Note(
                "comments_hand_idle",
                f"column {one.column}: {one.idle} codes given by hand stand beside no comment "
                "with content and were passed over",
                {"column": one.column, "rows": one.idle},
            )
    yield from _resting_on_comments(study, evidence, language)


def _unknown_codes(hand: HandCodes) -> Note:
    """Say what stands in a column of codes and means no item, and what to do about it."""
    words = ", ".join(hand.met)
    remedy = (
        "for these comments the program's own coding counts, and they are left out of the "
        "agreement. Write ids or names of the sheet of items there, or add the words to the "
        "aliases of an item"
    )
    cells = f"column {hand.column}: codes that mean no item of the study, in cells: {hand.unknown}"
    if not words:
        return Note(
            "comments_hand_unclear",
            f"{cells}; {remedy}",
            {"column": hand.column, "rows": hand.unknown},
        )
    return Note(
        "comments_hand_unknown",
        f"{cells} ({words}); {remedy}",
        {"column": hand.column, "rows": hand.unknown, "words": words},
    )


def _resting_on_comments(study: Study, evidence: Evidence, language: str) -> Iterable[Note]:
    """Name the items whose demand nobody was asked about."""
    asked = {
        str(item)
        for item, kind in zip(
            evidence.demand.parts["item"], evidence.demand.parts["kind"], strict=True
        )
        if not kind_called(str(kind)).own_words
    }
    items = [item for item in study.items if item.id in evidence.accepted - asked]
    if items:
        names = ", ".join(item.called(language) for item in items)
        yield Note(
            "comments_only",
            f"no question was asked about {names}: their demand is the share of those who wrote "
            "of them unasked, which is smaller than an answer to a list would give",
            {"items": names},
        )
