"""What each party wanted for itself: its own list, its weights, and how far they agree."""

from prioritize.list_findings import RankedItem
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table
from reports.story.objective import objective_blocks
from reports.story.remarks import remarks
from reports.story.weights import party_label, weight_blocks


def chapter(story: Story) -> Chapter:
    """Show the parties' lists side by side, their weights and their agreement."""
    findings = story.findings
    blocks: list[Block] = [Heading(story.say("parties.lists")), *_lists(story)]
    blocks += story.in_full(*(Paragraph(text) for text in _agreement(story)))
    short, whole = story.say("weights.title_short"), story.say("weights.title")
    blocks.append(Heading(short if story.is_notice else whole))
    blocks += weight_blocks(
        findings.perspectives, story.words, story.names, in_full=not story.is_notice
    )
    if pooled := remarks(story, pooling=True):
        blocks += story.in_full(Bullets(pooled))
    blocks += story.in_full(*objective_blocks(findings.objective, story.words, story.names))
    return Chapter("parties", story.say("parties.title"), tuple(blocks))


def _lists(story: Story) -> tuple[Block, ...]:
    findings = story.findings
    shown = [party for party in findings.perspectives if findings.rankings.get(party.id)]
    if not shown:
        return (Paragraph(story.say("parties.no_lists")),)
    own = {
        (party, one.item): _own_place(story, one)
        for party, ranking in findings.rankings.items()
        for one in ranking
    }
    order = [one.item for one in findings.joint] or [one.id for one in findings.items]
    return (
        Paragraph(story.say("parties.intro")),
        table(
            story.say("parties.lists_caption"),
            [
                (story.say("column.item"), "left"),
                *((party_label(party, story.words, story.names), "right") for party in shown),
            ],
            [
                [
                    story.names.item(item),
                    *(own.get((party.id, item), figures.DASH) for party in shown),
                ]
                for item in order
            ],
        ),
    )


def _own_place(story: Story, one: RankedItem) -> str:
    """Rank and utility; a notice may not tell the utility."""
    rank = figures.rank(one.rank)
    return rank if one.utility is None else f"{rank} ({story.score(one.utility)})"


def _agreement(story: Story) -> list[str]:
    agreement = story.findings.agreement
    sentences = []
    if agreement.kendall_w is not None:
        sentences.append(story.say("parties.kendall_w", w=figures.score(agreement.kendall_w)))
    pairs = [
        story.say(
            "parties.correlation",
            a=story.names.party(one.a),
            b=story.names.party(one.b),
            spearman=figures.score(one.spearman),
        )
        for one in agreement.correlations
        if one.spearman is not None
    ]
    if pairs:
        sentences.append(story.say("parties.correlations", pairs=story.words.listed(pairs)))
    return sentences
