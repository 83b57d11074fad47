"""What a council may choose from: what each option costs, who wins, who loses."""

from collections.abc import Iterator, Sequence

from prioritize.options import LEADERS, SAME
from prioritize.plan_findings import OptionFinding
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table

SMALL = 0.0005
"""A change that would be written as 0 % is none."""


def chapter(story: Story) -> Chapter:
    """Set the options side by side, and say of each what comes in, what goes, and for whom."""
    title = story.say("options.title")
    options = story.findings.plan.options
    if not options:
        return Chapter("options", title, ())
    blocks: list[Block] = [Paragraph(story.say("options.intro")), _table(story, options)]
    absent = [party for party in LEADERS.values() if party not in story.party_ids]
    if absent:
        blocks.append(Paragraph(story.say("options.no_leader", parties=story.words.listed(absent))))
    if untold := _untold(options):
        names = story.words.listed(story.words.word("option", one) for one in untold)
        blocks.append(Paragraph(story.say("options.same_say", options=names)))
    for one in options[1:]:
        blocks += _difference(story, one)
    return Chapter("options", title, tuple(blocks))


def _untold(options: Sequence[OptionFinding]) -> list[str]:
    """Options that are left out because they share the say as another one does."""
    told = {one.id for one in options}
    shares = [one.powers for one in options if len(one.powers) > 1]
    led = [one for one, leader in LEADERS.items() if options[0].powers.get(leader, 0) > 1 - SAME]
    alike = any(max(one.values()) - min(one.values()) <= SAME for one in shares)
    made = [*led, *(["balanced"] if alike else [])] if shares else []
    return [one for one in made if one not in told]


def option_name(story: Story, one: OptionFinding) -> str:
    """An option in words."""
    return story.words.word("option", one.id)


def _powers(story: Story, one: OptionFinding) -> str:
    return (
        story.words.listed(
            f"{story.names.party(party)} {figures.percent(share)}"
            for party, share in one.powers.items()
        )
        or figures.DASH
    )


def _table(story: Story, options: Sequence[OptionFinding]) -> Table:
    return table(
        story.say("options.caption"),
        [
            (story.say("column.option"), "left"),
            (story.say("column.powers"), "left"),
            (story.say("column.items_done"), "right"),
            (story.say("column.money"), "right"),
            (story.say("column.joint_value"), "right"),
            *((story.names.party(party), "right") for party in story.party_ids),
        ],
        [
            [
                option_name(story, one),
                _powers(story, one),
                str(len(one.funded)),
                figures.amount(one.cost),
                story.score(one.value),
                *(figures.percent(one.retained.get(party)) for party in story.party_ids),
            ]
            for one in options
        ],
    )


def _difference(story: Story, one: OptionFinding) -> Iterator[Block]:
    yield Heading(option_name(story, one))
    if not one.came_in and not one.went_out:
        yield Paragraph(story.say("options.same"))
        return
    points = []
    if one.came_in:
        points.append(story.say("options.came_in", items=story.first_items(one.came_in)))
    if one.went_out:
        points.append(story.say("options.went_out", items=story.first_items(one.went_out)))
    for message, sign in (("winners", 1), ("losers", -1)):
        moved = [
            story.say(
                "options.points",
                party=story.names.party(party),
                change=("+" if sign > 0 else "−") + figures.percent(abs(change)).removesuffix("%"),
            )
            for party, change in one.change.items()
            if sign * change >= SMALL
        ]
        if moved:
            told = story.words.listed(moved)
            points.append(
                story.say("options.winners", parties=told)
                if message == "winners"
                else story.say("options.losers", parties=told)
            )
    yield Bullets(tuple(points))
