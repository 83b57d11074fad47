"""Who is responsible, and what is out of balance."""

from collections.abc import Iterator

from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table


def chapter(story: Story) -> Chapter:
    """Tell the parts of the plan that the study has data for."""
    blocks = (*_responsibility(story), *_balance(story))
    if not blocks:
        blocks = (Paragraph(story.say("plan.none")),)
    return Chapter("plan", story.say("plan.title"), blocks)


def _responsibility(story: Story) -> Iterator[Block]:
    problems = story.findings.plan.responsibility
    if not problems:
        return
    yield Heading(story.say("plan.responsibility"))
    yield Bullets(
        tuple(
            story.say(
                "plan.problem",
                item=story.names.item(str(one.get("item", ""))),
                problem=story.words.word("problem", str(one.get("problem", ""))),
            )
            for one in problems
        )
    )


def _balance(story: Story) -> Iterator[Block]:
    balance = story.findings.plan.balance
    if not balance:
        return
    yield Heading(story.say("plan.balance"))
    yield table(
        story.say("plan.balance_caption"),
        [
            (story.say("column.dimension"), "left"),
            (story.say("column.level"), "left"),
            (story.say("column.money_share"), "right"),
            (story.say("column.places_share"), "right"),
        ],
        [
            [
                story.words.word("dimension", str(one.get("dimension", ""))),
                story.words.word("level", str(one.get("level", ""))),
                figures.percent(one.get("money_share")),
                figures.percent(one.get("places_share")),
            ]
            for one in balance
        ],
    )
