"""What other fair rules for a joint list would have said."""

from collections.abc import Iterator

from prioritize.fairness_findings import RuleDifference
from reports import figures
from reports.document import Block, Bullets, Chapter, Paragraph
from reports.story.context import Story, table


def chapter(story: Story) -> Chapter:
    """Set the joint ranks of every rule side by side and say what each rule does."""
    title = story.say("rules.title")
    checks = story.findings.checks
    if not checks:
        return Chapter("rules", title, (Paragraph(story.say("rules.none")),))
    ranks = {
        (rule, one.item): figures.rank(one.rank) for rule, items in checks.items() for one in items
    }
    return Chapter(
        "rules",
        title,
        (
            Paragraph(story.say("rules.intro")),
            table(
                story.say("rules.caption"),
                [
                    (story.say("column.item"), "left"),
                    (story.say("column.joint_rank"), "right"),
                    *((story.rule(rule), "right") for rule in checks),
                ],
                [
                    [
                        story.names.item(one.item),
                        figures.rank(one.rank),
                        *(ranks.get((rule, one.item), figures.DASH) for rule in checks),
                    ]
                    for one in story.findings.joint
                ],
            ),
            Bullets(tuple(_told(story, rule) for rule in checks)),
            *_least_disagreement(story),
        ),
    )


def _told(story: Story, rule: str) -> str:
    """What a rule does, and where it first contradicts the joint list."""
    meaning = rule_sentence(story, rule)
    found = [one for one in story.findings.fairness.differences if one.rule == rule]
    return story.words.told((meaning, _difference(story, found[0]))) if found else meaning


def _difference(story: Story, one: RuleDifference) -> str:
    if not one.pairs:
        return story.say("rules.same")
    facts = {
        "above": story.names.item(one.above),
        "below": story.names.item(one.below),
        "share": figures.percent(one.power_for),
        "pairs": one.pairs,
    }
    if one.margin_for is None or one.margin_against is None:
        return story.say("rules.differs_untold", **facts)
    return story.say(
        "rules.differs",
        margin_for=figures.score(one.margin_for),
        margin_against=figures.score(one.margin_against),
        **facts,
    )


def _least_disagreement(story: Story) -> Iterator[Block]:
    """How many orders contradict the parties least, if there are several."""
    found = story.findings.fairness.kemeny
    if found is None:
        return
    if found.count == 1:
        yield Paragraph(story.say("rules.kemeny_one", distance=figures.amount(found.distance)))
        return
    items = {
        item
        for order in found.orders
        for item, first in zip(order, found.orders[0], strict=True)
        if item != first
    }
    open_items = [one.item for one in story.findings.joint if one.item in items]
    facts = {
        "distance": figures.amount(found.distance),
        "items": story.items_in_brief(open_items),
    }
    if found.count is None:
        yield Paragraph(story.say("rules.kemeny_many", **facts))
    else:
        yield Paragraph(story.say("rules.kemeny_several", count=found.count, **facts))


def rule_sentence(story: Story, rule: str) -> str:
    """Say what a joint rule does; a rule without a description gives its name alone.

    Parameters
    ----------
    story : Story
        The run being told.
    rule : str
        Name of the rule, as in the settings.

    Returns
    -------
    str
        One sentence.
    """
    meaning = story.words.word("rule_meaning", rule, otherwise="")
    if not meaning:
        return story.rule(rule)
    return story.say("rules.rule", rule=story.rule(rule), meaning=meaning)
