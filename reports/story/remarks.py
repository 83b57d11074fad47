"""What a reader must know beside the figures, like remarks gathered so that they are read."""

from collections.abc import Iterator, Sequence

from prioritize.findings import Note
from reports import figures
from reports.story.context import Story
from reports.wording import explain

MOST = 12
"""Bullets that somebody still reads."""
ALIKE = 3
"""Remarks of one kind that are told one by one; of more, only the first."""
HOW_POOLED = ("pooled_", "pooling_")
"""How notes begin that stand beside the weights: a summary names no methods."""
FOR_PLANNERS = (
    *("pairwise_", "rated_", "pooled_", "pooling_"),
    *("category_label", "comments_", "missing_glyphs", "weights_searched", "flat_", "weighting_"),
    *("correlated_", "opposed_", "population_without", "guarded_without"),
)
"""How notes begin that say how sheets were read or what to look over; not for a notice."""
GUESSED = ("unsure_guess", "unsure_guesses")
NEUTRAL = "neutral_facts"
ANSWERS = "answers_"
NAMED = 5
"""Items that a gathered remark names."""


def remarks(story: Story, *, pooling: bool = False) -> tuple[str, ...]:
    """Say the notes of a run, those of one kind together.

    Parameters
    ----------
    story : Story
        The run being told.
    pooling : bool
        Whether to tell how judges were pooled, which names methods, or everything else.

    Returns
    -------
    tuple of str
        At most a dozen sentences; what is not told is counted.
    """
    kinds: dict[str, list[Note]] = {}
    notes = tuple(one for one in story.findings.notes if one.code.startswith(HOW_POOLED) is pooling)
    if story.is_notice:
        notes = tuple(filter(_for_residents, notes))
    for note in notes:
        kinds.setdefault(note.code, []).append(note)
    told = [point for notes in kinds.values() for point in _of_one_kind(story, notes)]
    if story.is_notice:
        told = [*_in_plain_words(story), *told]
    if len(told) <= MOST:
        return tuple(told)
    return (*told[: MOST - 1], story.say("remarks.more_in_all", more=len(told) - MOST + 1))


def _for_residents(note: Note) -> bool:
    """Whether a note is neither about cells of the study nor about how sheets were read."""
    return not note.facts.get("place") and not note.code.startswith((*FOR_PLANNERS, ANSWERS))


def _in_plain_words(story: Story) -> Iterator[str]:
    """What a notice says instead of notes that name cells and what a planner is to do there."""
    notes = story.findings.notes
    neutral = [str(one.facts.get("item", "")) for one in notes if one.code == NEUTRAL]
    if neutral:
        ids = list(dict.fromkeys(neutral))
        yield story.say("remarks.neutral_notice", count=len(ids), items=story.items_in_brief(ids))
    guessed = sum(int(one.facts.get("count") or 1) for one in notes if one.code in GUESSED)
    if guessed:
        yield story.say("remarks.guessed_notice", count=guessed)
    if any(one.code.startswith(ANSWERS) for one in notes):
        yield story.say("remarks.answers_notice")


def _of_one_kind(story: Story, notes: Sequence[Note]) -> list[str]:
    if len(notes) > 1 and all(note.code == NEUTRAL for note in notes):
        return [_neutral(story, notes)]
    told = list(dict.fromkeys(explain(note, story.words.language) for note in notes))
    if len(told) <= ALIKE:
        return told
    places = _places(notes[1:])
    rest = {"more": len(told) - 1}
    if places:
        return [told[0], story.say("remarks.more_alike", places=places, **rest)]
    return [told[0], story.say("remarks.more_alike_nowhere", **rest)]


def _neutral(story: Story, notes: Sequence[Note]) -> str:
    """Name the new items whose example figures nobody has looked at."""
    ids = list(dict.fromkeys(str(note.facts.get("item", "")) for note in notes))
    shown = story.items_in_brief(ids[:NAMED])
    if len(ids) > NAMED:
        shown = story.say("remarks.more", shown=shown, more=len(ids) - NAMED)
    return story.say(
        "remarks.neutral_facts",
        count=len(ids),
        items=shown,
        places=_places(notes) or figures.DASH,
    )


def _places(notes: Sequence[Note]) -> str:
    """From where to where in the study the notes speak of, such as ``items!G5–G37``."""
    places = [str(note.facts["place"]) for note in notes if note.facts.get("place")]
    if not places:
        return ""
    first, last = places[0], places[-1]
    sheet = f"{first.rpartition('!')[0]}!"
    return figures.span(first, last.removeprefix(sheet) if "!" in first else last)
