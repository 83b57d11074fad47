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
            Bullets(tuple(rule_sentence(story, rule) for rule in checks)),
        ),
    )


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
