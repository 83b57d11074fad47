"""Whether anybody could have given up less, and what residents would pay for together."""

from collections.abc import Iterator

from prioritize.fairness_findings import (
    BoughtFinding,
    LeastConcessionFinding,
    ProportionalFinding,
)
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table

FIRST = 5
"""Items of the least-concession list that are named."""


def chapter(story: Story) -> Chapter:
    """Set the least-concession list and the proportional set against the joint list."""
    title = story.say("fair.title")
    told = story.findings.fairness
    blocks = (
        *_least(story, told.least_concession),
        *_proportional(story, told.proportional),
    )
    return Chapter("fair", title, blocks)


def _least(story: Story, told: LeastConcessionFinding) -> Iterator[Block]:
    if len(told.parties) < 2:  # noqa: PLR2004 - one party gives nothing up
        return
    yield Heading(story.say("fair.least"))
    yield Paragraph(story.say("fair.least_intro"))
    now = max(one.joint for one in told.parties)
    least = max(one.least for one in told.parties)
    most = next(one for one in told.parties if one.joint == now)
    yield Paragraph(
        story.say(
            "fair.least_sum",
            party=story.names.party(most.perspective),
            now=figures.score(now),
            least=figures.score(least),
            order=story.items_in_brief(told.order[:FIRST]),
            first=min(FIRST, len(told.order)),
        )
    )
    budget = story.findings.plan.budget is not None
    figured = [story.say("column.conceded_joint"), story.say("column.conceded_least")]
    if budget:
        figured += [story.say("column.kept_plan"), story.say("column.kept_least")]
    rows = [
        [
            story.names.party(one.perspective),
            figures.score(one.joint),
            figures.score(one.least),
            *(
                [figures.percent(one.plan_retained), figures.percent(one.least_retained)]
                if budget
                else []
            ),
        ]
        for one in told.parties
    ]
    yield table(
        story.say("fair.least_caption"),
        [
            (story.say("column.party"), "left"),
            *((title, "right") for title in figured),
        ],
        rows,
    )
    if budget:
        yield Paragraph(_exchange(story, told))


def _exchange(story: Story, told: LeastConcessionFinding) -> str:
    if not told.came_in and not told.went_out:
        return story.say("fair.least_same_set")
    comes, goes = (story.items_in_brief(one) for one in (told.came_in, told.went_out))
    if not told.went_out:
        return story.say("fair.least_comes", items=comes)
    if not told.came_in:
        return story.say("fair.least_goes", items=goes)
    return story.say("fair.least_exchange", comes=comes, goes=goes)


def _proportional(story: Story, told: ProportionalFinding) -> Iterator[Block]:
    if told.budget is None:
        return
    yield Heading(story.say("fair.shares"))
    yield Paragraph(story.say("fair.shares_intro"))
    facts = {
        "budget": story.money_of(told.budget),
        "spent": story.money_of(told.spent),
    }
    if not told.bought:
        yield Paragraph(story.say("fair.shares_none", **facts))
        return
    if told.share is None or told.respondents is None:
        yield Paragraph(story.say("fair.shares_sum_untold", **facts))
    else:
        share = story.money_of(told.share)
        people = told.respondents
        yield Paragraph(story.say("fair.shares_sum", people=people, share=share, **facts))
    yield Bullets(tuple(_bought(story, one) for one in told.bought))
    if told.missing:
        items = story.items_in_brief(told.missing)
        yield Paragraph(story.say("fair.shares_missing", items=items))
    else:
        yield Paragraph(story.say("fair.shares_all_in"))
    if told.added:
        yield Paragraph(story.say("fair.shares_added", items=story.items_in_brief(told.added)))


def _bought(story: Story, one: BoughtFinding) -> str:
    item = story.names.item(one.item)
    if one.with_needs:
        needs = story.items_in_brief(one.with_needs)
        return story.say("fair.bought_with", item=item, needs=needs)
    return story.say("fair.bought", item=item)
