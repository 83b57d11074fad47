"""Who gave up what, on which item, and why."""

from collections.abc import Iterator

from prioritize.list_findings import LedgerEntry
from reports import figures
from reports.document import Block, Card, Chapter, Heading, Paragraph, Table
from reports.ledger import concessions, hardest_hit
from reports.story.context import Story, table

CARDS = 6
"""How many contested items are told in full; the ledger below them lists all."""
GROUNDS = frozenset({"SAFETY", "LAW"})
"""Reason codes of an item that must be done."""
OVERRIDES = 12
"""How many overruled pairs are shown; the workbook and result.json hold all."""


def chapter(story: Story) -> Chapter:
    """Totals with the worst-off party first, the contested items, the ledger, the overrides."""
    title = story.say("concessions.title")
    tradeoffs = story.findings.tradeoffs
    if len(story.findings.perspectives) < 2:  # noqa: PLR2004 - it takes two to disagree
        return Chapter("concessions", title, (Paragraph(story.say("concessions.one_party")),))
    if not tradeoffs.totals:
        return Chapter("concessions", title, (Paragraph(story.say("concessions.none")),))
    blocks: list[Block] = [
        Paragraph(story.say("concessions.intro")),
        Paragraph(story.say("concessions.measures")),
        _totals_table(story),
    ]
    given_up = concessions(story.findings)
    if given_up:
        blocks += [Heading(story.say("concessions.contested")), *_cards(story, given_up)]
        blocks += [Heading(story.say("concessions.ledger")), _ledger_table(story, given_up)]
    else:
        blocks.append(Paragraph(story.say("concessions.nothing")))
    return Chapter("concessions", title, (*blocks, *_overrides(story)))


def _totals_table(story: Story) -> Table:
    return table(
        story.say("concessions.totals_caption"),
        [
            (story.say("column.party"), "left"),
            (story.say("column.concession"), "right"),
            (story.say("column.kendall"), "right"),
            (story.say("column.top_kept"), "right"),
            (story.say("column.retained"), "right"),
        ],
        [
            [
                story.names.party(one.perspective),
                figures.score(one.concession),
                figures.score(one.kendall_distance),
                figures.percent(one.top_kept),
                figures.percent(one.retained_value),
            ]
            for one in story.findings.tradeoffs.totals
        ],
    )


def _cards(story: Story, given_up: tuple[LedgerEntry, ...]) -> Iterator[Card]:
    own = story.own_ranks
    for item in list(hardest_hit(story.findings))[:CARDS]:
        entries = [entry for entry in given_up if entry.item == item]
        facts = [(story.say("column.joint_rank"), figures.rank(entries[0].joint_rank))]
        facts += [
            (story.names.party(party), figures.rank(own[party, item]))
            for party in story.party_ids
            if (party, item) in own
        ]
        sentences = tuple(_why(story, entry) for entry in entries)
        yield Card(story.names.item(item), tuple(facts), sentences)


def _why(story: Story, entry: LedgerEntry) -> str:
    told = _gave_up(story, entry)
    whys = [
        story.with_sources(story.words.word("why", code), entry.item)
        for code in entry.reasons
        if code not in GROUNDS
    ]
    if whys:
        told = story.say("concessions.because", told=told, why=story.words.told(whys))
    # A ground is why the item is done at all, never why it lost places.
    ground = [
        story.with_sources(story.words.word("why", code), entry.item)
        for code in entry.reasons
        if code in GROUNDS
    ]
    if ground:
        told = story.words.told((told, *ground))
    return told


def _gave_up(story: Story, entry: LedgerEntry) -> str:
    facts = {
        "party": story.names.party(entry.perspective),
        "own": figures.rank(entry.own_rank),
        "joint": figures.rank(entry.joint_rank),
    }
    if entry.concession is None:
        return story.say("concessions.gave_up_untold", **facts)
    return story.say("concessions.gave_up", concession=figures.score(entry.concession), **facts)


def _ledger_table(story: Story, given_up: tuple[LedgerEntry, ...]) -> Table:
    return table(
        story.say("concessions.ledger_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.party"), "left"),
            (story.say("column.own_rank"), "right"),
            (story.say("column.joint_rank"), "right"),
            (story.say("column.places"), "right"),
            (story.say("column.concession"), "right"),
            (story.say("column.reasons"), "left"),
        ],
        [
            [
                story.names.item(entry.item),
                story.names.party(entry.perspective),
                figures.rank(entry.own_rank),
                figures.rank(entry.joint_rank),
                figures.places(entry.places),
                figures.score(entry.concession),
                story.words.listed(
                    story.with_sources(story.words.word("reason", code), entry.item)
                    for code in entry.reasons
                ),
            ]
            for entry in given_up
        ],
    )


def _overrides(story: Story) -> Iterator[Block]:
    overrides = sorted(
        story.findings.tradeoffs.overrides,
        key=lambda one: (-(one.margin or 0), one.perspective, one.preferred, one.placed_above),
    )
    if not overrides:
        return
    yield Heading(story.say("concessions.overrides"))
    yield Paragraph(story.say("concessions.overrides_intro"))
    yield table(
        story.say(
            "concessions.overrides_caption",
            shown=min(OVERRIDES, len(overrides)),
            total=len(overrides),
        ),
        [
            (story.say("column.party"), "left"),
            (story.say("column.preferred"), "left"),
            (story.say("column.placed_above"), "left"),
            (story.say("column.margin"), "right"),
        ],
        [
            [
                story.names.party(one.perspective),
                story.names.item(one.preferred),
                story.names.item(one.placed_above),
                figures.score(one.margin),
            ]
            for one in overrides[:OVERRIDES]
        ],
    )
