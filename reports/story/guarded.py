"""Groups never to be lost sight of: what they would have chosen, and what they get."""

from collections.abc import Iterator, Sequence

from prioritize.representation_findings import GuardedFinding
from reports import figures
from reports.document import Block, Bullets, Callout, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table

WANTED = 10
"""Items of a group's demand that the chapter shows; the workbook holds all."""


def chapter(story: Story) -> Chapter:
    """Compare each guarded group's own list with the joint list and with what is done."""
    title = story.say("guarded.title")
    groups = story.findings.guarded
    if not groups:
        return Chapter("guarded", title, ())
    listed = [one for one in groups if not one.reason]
    blocks: list[Block] = [Paragraph(story.say("guarded.intro"))]
    silent = tuple(_silent(story, one) for one in groups if one.reason)
    if silent:
        blocks.append(Bullets(silent))
    if listed:
        blocks += [_floor(story, listed), _overview(story, listed)]
    for one in groups:
        blocks += story.in_full(*_group(story, one))
    return Chapter("guarded", title, tuple(blocks))


def group_name(story: Story, group: GuardedFinding) -> str:
    """A group by its answer and question."""
    return story.say("guarded.group", level=group.level, name=group.name)


def floor_sentence(story: Story, groups: Sequence[GuardedFinding]) -> str:
    """Say whether every group gets one of its first three."""
    missed = [group_name(story, one) for one in groups if one.top_served is False]
    if missed:
        return story.say("guarded.floor_broken", groups=story.words.listed(missed))
    return story.say("guarded.floor_kept")


def _own_choice(story: Story, one: GuardedFinding) -> str:
    items = story.first_items(one.chosen) or figures.DASH
    plan = story.findings.plan
    if plan.gates and plan.budget is not None:
        return story.say("guarded.chosen_both", items=items)
    if plan.gates:
        return story.say("guarded.chosen_gates", items=items)
    if plan.budget is not None:
        return story.say("guarded.chosen_budget", items=items)
    return story.say("guarded.chosen", items=items)


def _floor(story: Story, groups: Sequence[GuardedFinding]) -> Block:
    broken = any(one.top_served is False for one in groups)
    told = floor_sentence(story, groups)
    return Callout("decision", told) if broken else Paragraph(told)


def _silent(story: Story, one: GuardedFinding) -> str:
    told = story.words.word("guarded_reason", one.reason)
    return told.format(
        group=group_name(story, one), fewest=story.setting("minimum_cell") or str(WANTED)
    )


def _overview(story: Story, groups: Sequence[GuardedFinding]) -> Table:
    return table(
        story.say("guarded.caption"),
        [
            (story.say("column.group"), "left"),
            (story.say("column.n"), "right"),
            (story.say("column.first_three"), "left"),
            (story.say("column.first_missing"), "left"),
            (story.say("column.utility_lost"), "right"),
        ],
        [
            [
                group_name(story, one),
                figures.amount(one.n),
                story.items(one.top),
                story.items(one.top_missing) or story.say("guarded.none"),
                figures.percent(one.utility_lost),
            ]
            for one in groups
        ],
    )


def _group(story: Story, one: GuardedFinding) -> Iterator[Block]:
    if one.reason and not one.demand:
        return
    yield Heading(group_name(story, one))
    if not one.reason:
        yield Paragraph(_own_choice(story, one))
    if one.higher:
        yield Paragraph(story.say("guarded.higher"))
        yield Bullets(
            tuple(
                story.say(
                    "guarded.place",
                    item=story.names.item(gap.item),
                    rank=figures.rank(gap.rank),
                    joint=figures.rank(gap.joint_rank),
                )
                for gap in one.higher
            )
        )
    if one.demand:
        yield _demand(story, one)


def _demand(story: Story, one: GuardedFinding) -> Table:
    everybody = {item.id: item.demand for item in story.findings.items}
    rows = []
    for wish in one.demand[:WANTED]:
        among_all = everybody.get(wish.item)
        known = wish.low is not None and wish.high is not None
        rows.append(
            [
                story.names.item(wish.item),
                figures.percent(wish.value),
                figures.span(figures.percent(wish.low), figures.percent(wish.high))
                if known
                else figures.DASH,
                figures.amount(wish.n),
                figures.percent(among_all.value if among_all else None),
            ]
        )
    return table(
        story.say("guarded.demand_caption", group=group_name(story, one)),
        [
            (story.say("column.item"), "left"),
            (story.say("column.demand"), "right"),
            (story.say("column.interval"), "right"),
            (story.say("column.n"), "right"),
            (story.say("column.demand_all"), "right"),
        ],
        rows,
    )
