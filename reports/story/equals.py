"""Items that are equal: what only the ids decided, and what the meeting may exchange."""

from collections.abc import Collection, Iterator

from prioritize.list_findings import Interchangeable
from reports.story.context import Story


def equal_sentences(story: Story) -> Iterator[str]:
    """Say of each group what is equal, what was taken, and that the meeting may exchange it."""
    plan = story.findings.plan
    for one in plan.interchangeable:
        facts = {
            "every": story.first_items((*one.chosen, *one.left_out)),
            "chosen": story.first_items(one.chosen),
            "left_out": story.first_items(one.left_out),
        }
        if not one.alike:
            yield story.say("equals.sets", **facts)
        elif plan.budget is None:
            yield story.say("equals.listed", **facts)
        else:
            yield story.say("equals.alike", **facts)


def equal_question(story: Story, one: Interchangeable) -> str:
    """Ask the meeting whether it exchanges equal items."""
    chosen, left_out = story.first_items(one.chosen), story.first_items(one.left_out)
    return story.say("decision.equals", chosen=chosen, left_out=left_out)


def first_together(story: Story) -> tuple[str, ...]:
    """The items that share the first place; none where one alone holds it."""
    joint = story.findings.joint
    first = tuple(one.item for one in joint if one.rank == joint[0].rank)
    return first if len(first) > 1 else ()


def or_equal(story: Story, items: Collection[str], others: Collection[str]) -> str:
    """Name items that come or go, and say where one of `others` could do so instead.

    Parameters
    ----------
    story : Story
        The run being told.
    items : collection of str
        Who comes, or goes.
    others : collection of str
        Who, too, is out, or in.

    Returns
    -------
    str
    """
    equal = {
        item
        for group in story.findings.plan.twins
        if any(one in others and one not in items for one in group)
        for item in group
    }
    return story.words.listed(
        story.say("flips.or_equal", item=story.names.item(item))
        if item in equal
        else story.names.item(item)
        for item in items
    )
