"""What happens after the meeting, and when residents are asked again."""

from collections.abc import Iterator

from reports import figures
from reports.document import Block, Bullets, Chapter, Paragraph
from reports.story.context import Story
from reports.story.decision import pending_votes, refused_duties, unkept_items
from reports.story.objections import objection_sentence

FIRST_WORKS = 3
"""How many items of the order of construction are named as the first."""


def chapter(story: Story) -> Chapter:
    """List the steps in their order, and the dates of the follow-up."""
    title = story.say("next_steps.title")
    if not story.findings.joint:
        return Chapter("next-steps", title, ())
    blocks: tuple[Block, ...] = (
        Bullets(tuple(_steps(story))),
        Paragraph(_follow_up(story)),
    )
    return Chapter("next-steps", title, blocks)


def _steps(story: Story) -> Iterator[str]:
    findings, plan = story.findings, story.findings.plan
    if any(one.example for one in findings.perspectives):
        yield story.say("next_steps.weights")
    if story.is_notice:
        yield objection_sentence(story)
    else:
        yield story.words.told((story.say("next_steps.notice"), objection_sentence(story)))
    if waiting := pending_votes(story):
        yield story.say("next_steps.votes", items=story.first_items(waiting))
    if unkept := unkept_items(story):
        yield story.say("next_steps.maintain", items=story.first_items(unkept))
    refused = refused_duties(story)
    ready = [item for item in plan.build_order if item not in refused]
    if ready:
        first = story.items(ready[:FIRST_WORKS])
        yield story.say("next_steps.build", items=first)


def _follow_up(story: Story) -> str:
    dates = story.findings.provenance.settings.get("follow_up") or ()
    if dates:
        told = (figures.day(str(one), story.words.language) for one in dates)
        return story.say("next_steps.follow_up", dates=story.words.listed(told))
    return story.say("next_steps.no_follow_up")
