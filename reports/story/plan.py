"""What owners voted, who is responsible, and what is out of balance."""

from collections.abc import Iterator
from typing import Any

from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table


def chapter(story: Story) -> Chapter:
    """Tell the parts of the plan that the study has data for."""
    blocks = (*_votes(story), *_responsibility(story), *_balance(story))
    if not blocks:
        blocks = (Paragraph(story.say("plan.none")),)
    return Chapter("plan", story.say("plan.title"), blocks)


def _votes(story: Story) -> Iterator[Block]:
    votes = story.findings.plan.votes
    if not votes:
        return
    yield Heading(story.say("plan.votes"))
    yield table(
        story.say("plan.votes_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.scope"), "left"),
            (story.say("column.took_part"), "right"),
            (story.say("column.in_favour"), "right"),
            (story.say("column.vote_result"), "left"),
        ],
        [_vote_row(story, vote) for vote in votes],
    )


def _vote_row(story: Story, vote: dict[str, Any]) -> list[str]:
    passed = story.say("plan.passed") if vote.get("passed") else story.say("plan.failed")
    legs = [story.words.word("leg", str(leg)) for leg in vote.get("failed_legs") or ()]
    return [
        story.names.item(str(vote.get("item", ""))),
        story.words.word("scope", str(vote.get("scope", ""))),
        _two_shares(vote.get("area_share"), vote.get("head_share")),
        _two_shares(vote.get("for_area_share"), vote.get("for_head_share")),
        story.say("plan.failed_legs", result=passed, legs=story.words.listed(legs))
        if legs
        else passed,
    ]


def _two_shares(area: float | None, heads: float | None) -> str:
    return f"{figures.percent(area)} / {figures.percent(heads)}"


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
