"""What every ranking method would choose, side by side."""

from collections.abc import Iterator

from prioritize.guard_findings import MethodFinding, MethodsFinding
from reports import figures
from reports.document import Block, Heading, Paragraph
from reports.story.context import Story, table


def methods(story: Story) -> Iterator[Block]:
    """Tell what all, some and none of the methods choose, and what each would change."""
    found = story.findings.guards.methods
    if not found.methods:
        return
    yield Heading(story.say("guards.methods"))
    yield Paragraph(_counted(story, found))
    yield table(
        story.say("guards.methods_caption"),
        [
            (story.say("column.method"), "left"),
            (story.say("column.first"), "left"),
            (story.say("column.came_in"), "left"),
            (story.say("column.went_out"), "left"),
        ],
        [_method(story, one, found.methods[_own(story, found)]) for one in found.methods],
    )
    if found.sometimes:
        yield table(
            story.say("guards.sometimes_caption"),
            [
                (story.say("column.item"), "left"),
                (story.say("column.by_methods"), "right"),
                (story.say("column.places_by_method"), "right"),
            ],
            [_item(story, item, found) for item in found.sometimes],
        )


def _counted(story: Story, found: MethodsFinding) -> str:
    facts = {
        "methods": len(found.methods),
        "always": len(found.always),
        "sometimes": len(found.sometimes),
        "never": len(found.never),
        "places": found.places,
    }
    if not found.sometimes:
        return story.say("guards.methods_agree", **facts)
    if found.by_budget:
        return story.say("guards.methods_budget", **facts)
    return story.say("guards.methods_top", **facts)


def _own(story: Story, found: MethodsFinding) -> int:
    """Place of the study's own method, against which the others are held."""
    names = [one.method for one in found.methods]
    method = story.setting("method") or "topsis"
    return names.index(method) if method in names else 0


def _method(story: Story, one: MethodFinding, own: MethodFinding) -> list[str]:
    first = [item for item, rank in one.ranks.items() if rank == min(one.ranks.values())]
    came = [item for item in one.chosen if item not in own.chosen]
    went = [item for item in own.chosen if item not in one.chosen]
    return [
        story.words.word("method", one.method),
        story.items_in_brief(first),
        story.items_in_brief(came) or figures.DASH,
        story.items_in_brief(went) or figures.DASH,
    ]


def _item(story: Story, item: str, found: MethodsFinding) -> list[str]:
    ranks = [one.ranks[item] for one in found.methods]
    return [
        story.names.item(item),
        story.say(
            "guards.of_methods",
            count=sum(item in one.chosen for one in found.methods),
            methods=len(found.methods),
        ),
        figures.span(figures.rank(min(ranks)), figures.rank(max(ranks))),
    ]
