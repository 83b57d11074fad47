"""What other fair rules for a joint list would have said."""

from reports import figures
from reports.document import Bullets, Chapter, Paragraph
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
                    *((story.words.word("rule", rule), "right") for rule in checks),
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
            Bullets(
                tuple(
                    story.say(
                        "rules.rule",
                        rule=story.words.word("rule", rule),
                        meaning=story.words.word("rule_meaning", rule),
                    )
                    for rule in checks
                )
            ),
        ),
    )
