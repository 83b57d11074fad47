"""Where to object, and by when."""

from reports import figures
from reports.story.context import Story


def objection_sentence(story: Story) -> str:
    """Say where to object and by when, or which of the two nobody has entered.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    str
        One sentence; a report without a way to object says so.
    """
    contact = story.setting("contact")
    until = figures.day(story.setting("objections_by"), story.words.language)
    if contact and until:
        return story.say("objections.both", contact=contact, until=until)
    if contact:
        return story.say("objections.no_date", contact=contact)
    if until:
        return story.say("objections.no_contact", until=until)
    return story.say("objections.none")
