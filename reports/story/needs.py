"""Which items the same residents ask for together."""

from reports import figures
from reports.document import Chapter, Paragraph
from reports.story.context import Story, table


def chapter(story: Story) -> Chapter:
    """Show the need categories, or say that there are no clear ones."""
    title = story.say("needs.title")
    categories = story.findings.categories
    if not categories:
        return Chapter("needs", title, (Paragraph(story.say("needs.none")),))
    groups = table(
        story.say("needs.caption"),
        [
            (story.say("column.category"), "left"),
            (story.say("column.items"), "left"),
            (story.say("column.stability"), "right"),
        ],
        [
            [
                story.words.word("class", one.label) or one.id,
                story.items(one.items),
                figures.score(one.stability),
            ]
            for one in categories
        ],
    )
    return Chapter("needs", title, (Paragraph(story.say("needs.intro")), groups))
