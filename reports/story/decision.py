"""What the meeting is asked to decide."""

from collections.abc import Iterator

from prioritize.options import OWN
from prioritize.responsibility import UNKEPT
from reports.document import Block, Callout, Chapter, Paragraph
from reports.story.context import Story
from reports.story.equals import equal_question
from reports.story.votes import elsewhere


def chapter(story: Story) -> Chapter:
    """Put the questions to the meeting, those first on which the others rest."""
    title = story.say("decision.title")
    if not story.findings.joint:
        return Chapter("decision", title, ())
    points = tuple(_points(story))
    blocks: tuple[Block, ...] = (
        (
            Paragraph(_before(story)),
            Callout("decision", story.say("decision.asked_notice"), points),
            Paragraph(story.say("decision.program_notice")),
        )
        if story.is_notice
        else (
            Callout("decision", story.say("decision.asked"), points),
            Paragraph(story.say("decision.program")),
        )
    )
    return Chapter("decision", title, blocks)


def _before(story: Story) -> str:
    """Tell residents that nothing is decided, and that they can object where anybody can."""
    if story.setting("contact") or story.setting("objections_by"):
        return story.say("decision.intro_notice")
    return story.say("decision.intro_notice_open")


def pending_votes(story: Story) -> tuple[str, ...]:
    """Collect the items of the plan on which owners have still to vote, each once."""
    plan = story.findings.plan
    waiting = (one.item for one in plan.votes if one.status in {"pending", "unknown"})
    return tuple(dict.fromkeys(item for item in waiting if item in plan.funded))


def refused_duties(story: Story) -> tuple[str, ...]:
    """Collect the items that stay in the plan though owners nowhere agreed, each once."""
    plan = story.findings.plan
    failed = (
        one.item for one in plan.votes if one.status == "failed" and not elsewhere(story, one)
    )
    return tuple(dict.fromkeys(item for item in failed if item in plan.funded))


def unkept_items(story: Story) -> tuple[str, ...]:
    """Collect the chosen things to build that nobody is to maintain, each once."""
    plan = story.findings.plan
    found = (one.item for one in plan.responsibility if one.problem == UNKEPT)
    return tuple(dict.fromkeys(item for item in found if item in plan.funded))


def _points(story: Story) -> Iterator[str]:
    findings, plan = story.findings, story.findings.plan
    examples = [one.id for one in findings.perspectives if one.example]
    if examples:
        parties = story.words.listed(map(story.names.party, examples))
        yield story.say("decision.weights", parties=parties)
    yield story.say("decision.list", total=len(findings.joint))
    if plan.funded:
        yield _set(story)
    for one in plan.interchangeable:
        yield equal_question(story, one)
    if any(one.came_in or one.went_out for one in plan.options[1:]):
        different = {frozenset(one.funded) for one in plan.options}
        yield story.say("decision.options", count=len(different))
    matter = dict.fromkeys(one.criterion for one in findings.tradeoffs.disputes if one.matters)
    if matter:
        criteria = story.words.listed(map(story.names.criterion, matter))
        yield story.say("decision.disputes", criteria=criteria)
    if waiting := pending_votes(story):
        yield story.say("decision.votes", items=story.first_items(waiting))
    if refused := refused_duties(story):
        yield story.say("decision.refused", items=story.first_items(refused))
    if unkept := unkept_items(story):
        yield story.say("decision.maintain", items=story.first_items(unkept))


def _set(story: Story) -> str:
    plan = story.findings.plan
    of_which = story.say("decision.of_which", gates=len(plan.gates)) if plan.gates else ""
    facts: dict[str, str | int] = {"chosen": len(plan.funded), "of_which": of_which}
    own = next((one.cost for one in plan.options if one.id == OWN), None)
    if own is not None:
        facts["cost"] = story.money_of(own)
    if plan.budget is not None:
        facts["budget"] = story.money_of(plan.budget)
        if own is not None:
            return story.say("decision.set_cost", **facts)
        return story.say("decision.set_budget", **facts)
    if own is not None:
        return story.say("decision.set_money", **facts)
    return story.say("decision.set", **facts)
