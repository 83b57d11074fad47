"""The list with and without the criteria of outward show, side by side."""

from reports import figures
from reports.document import Block, Bullets, Chapter, Paragraph, Table
from reports.story.context import Story, table


def chapter(story: Story) -> Chapter:
    """Show both orders and what is done in each; nothing where no criterion is marked."""
    title = story.say("visibility.title")
    told = story.findings.plan.visibility
    if told is None:
        return Chapter("visibility", title, ())
    names = story.words.listed(story.names.criterion(one) for one in told.criteria)
    blocks: list[Block] = [Paragraph(story.say("visibility.intro", criteria=names))]
    if told.silent:
        parties = story.words.listed(story.names.party(one) for one in told.silent)
        blocks.append(Paragraph(story.say("visibility.silent", parties=parties)))
    if not told.joint:
        blocks.append(Paragraph(story.say("visibility.nothing_left")))
        return Chapter("visibility", title, tuple(blocks))
    if told.came_in or told.went_out:
        moved = []
        if told.came_in:
            moved.append(story.say("visibility.came_in", items=story.first_items(told.came_in)))
        if told.went_out:
            moved.append(story.say("visibility.went_out", items=story.first_items(told.went_out)))
        blocks.append(Bullets(tuple(moved)))
    else:
        blocks.append(Paragraph(story.say("visibility.same_set")))
    return Chapter("visibility", title, (*blocks, *story.in_full(_table(story))))


def _table(story: Story) -> Table:
    told, plan = story.findings.plan.visibility, story.findings.plan
    rows = told.joint if told is not None else ()
    without = told.funded if told is not None else ()
    yes, no = story.say("chosen.yes"), story.say("chosen.no")
    return table(
        story.say("visibility.caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.joint_rank"), "right"),
            (story.say("column.rank_without"), "right"),
            (story.say("column.places"), "right"),
            (story.say("column.chosen"), "left"),
            (story.say("column.chosen_without"), "left"),
        ],
        [
            [
                story.names.item(one.item),
                figures.rank(one.rank),
                figures.rank(one.rank_without),
                figures.places(one.rank_without - one.rank),
                yes if one.item in plan.funded else no,
                yes if one.item in without else no,
            ]
            for one in rows
        ],
    )
