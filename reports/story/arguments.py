"""Which arguments about weights are worth the meeting's time, and which are settled either way."""

from prioritize.list_findings import Dispute
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story


def chapter(story: Story) -> Chapter:
    """Name the disputes that change what is done, then those that do not."""
    title = story.say("arguments.title")
    disputes = story.findings.tradeoffs.disputes
    if not disputes:
        return Chapter("arguments", title, ())
    matter = [one for one in disputes if one.matters]
    settled = [one for one in disputes if not one.matters]
    blocks: list[Block] = [Paragraph(story.say("arguments.intro"))]
    blocks.append(Heading(story.say("arguments.matter")))
    if matter:
        blocks.append(Bullets(tuple(_matters(story, one) for one in matter)))
    else:
        blocks.append(Paragraph(story.say("arguments.none")))
    if settled:
        blocks.append(Heading(story.say("arguments.settled")))
        blocks.append(Paragraph(story.say("arguments.settled_intro")))
        blocks.append(Bullets(tuple(_range(story, one) for one in settled)))
    return Chapter("arguments", title, tuple(blocks))


def _range(story: Story, one: Dispute) -> str:
    facts = {
        "criterion": story.names.criterion(one.criterion),
        "low": figures.percent(one.low),
        "high": figures.percent(one.high),
    }
    if one.between == "parties":
        return story.say("arguments.parties", **facts)
    party = story.names.party(one.perspective)
    return story.say("arguments.judges", party=party, **facts)


def _matters(story: Story, one: Dispute) -> str:
    comes, goes = story.items_in_brief(one.came_in), story.items_in_brief(one.went_out)
    if one.weight is None:
        return story.words.told((_range(story, one), story.say("arguments.untold")))
    weight = figures.percent(one.weight)
    if comes and goes:
        what = story.say("arguments.exchange", weight=weight, comes=comes, goes=goes)
    elif comes:
        what = story.say("arguments.comes", weight=weight, comes=comes)
    else:
        what = story.say("arguments.goes", weight=weight, goes=goes)
    return story.words.told((_range(story, one), what))
