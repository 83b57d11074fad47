"""Who gave up what, on which item, and why."""

from collections.abc import Iterator, Sequence

from prioritize.list_findings import LedgerEntry
from reports import charts, figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.ledger import concessions
from reports.story.context import Story, table
from reports.story.trade_cards import trade_cards
from reports.wanted import wanted_items

NAMED = 25
"""How many items of a tier are named; the table of the joint list holds all."""
OVERRIDES = 12
"""How many overruled pairs are shown; the workbook and result.json hold all."""


def chapter(story: Story) -> Chapter:
    """What all want, contested items, what crosses the line, totals, tiers, ledger, overrides."""
    title = story.say("concessions.title")
    tradeoffs = story.findings.tradeoffs
    if len(story.findings.perspectives) < 2:  # noqa: PLR2004 - it takes two to disagree
        return Chapter("concessions", title, (Paragraph(story.say("concessions.one_party")),))
    if not tradeoffs.totals:
        return Chapter("concessions", title, (Paragraph(story.say("concessions.none")),))
    given_up = concessions(story.findings)
    blocks: list[Block] = [Paragraph(story.say("concessions.intro"))]
    strip = charts.agreement_strip(story)
    if strip:
        blocks += [Heading(story.say("concessions.agreed")), *strip]
    if given_up:
        blocks += [
            Heading(story.say("concessions.contested")),
            Paragraph(story.say("concessions.cards_intro")),
            *_untold(story, given_up),
            *trade_cards(story, given_up),
            *charts.places_given_up(story),
        ]
    else:
        blocks.append(Paragraph(story.say("concessions.nothing")))
    blocks += _crossing(story)
    blocks += [
        Heading(story.say("concessions.totals")),
        Paragraph(story.say("concessions.measures")),
        _totals_table(story),
        *_tiers(story),
    ]
    if given_up:
        blocks += [Heading(story.say("concessions.ledger")), _ledger_table(story, given_up)]
    blocks += story.in_full(*_overrides(story))
    return Chapter("concessions", title, tuple(blocks))


def _untold(story: Story, given_up: Sequence[LedgerEntry]) -> Iterator[Block]:
    """Say that the order holds concessions whose size a notice does not tell."""
    count = sum(one.concession is None for one in given_up)
    if count:
        yield Paragraph(story.say("concessions.untold", count=count))


def _crossing(story: Story) -> Iterator[Block]:
    """The lists beside each other, where they differ about what is done."""
    drawn = charts.rank_changes(story)
    if drawn:
        yield Heading(story.say("concessions.crossing"))
        yield from drawn
    elif wanted_items(story.findings):
        yield Paragraph(story.say("concessions.no_crossing"))


def _tiers(story: Story) -> Iterator[Block]:
    """The items of each tier, in joint order."""
    joint = story.findings.joint
    points = []
    for tier in dict.fromkeys(one.tier for one in joint):
        items = [one.item for one in joint if one.tier == tier]
        facts = {"tier": story.words.word("tier", tier), "count": len(items)}
        named = story.items_in_brief(items[:NAMED])
        if len(items) > NAMED:
            points.append(story.say("concessions.tier_first", items=named, shown=NAMED, **facts))
        else:
            points.append(story.say("concessions.tier", items=named, **facts))
    if points:
        yield Heading(story.say("concessions.tiers"))
        yield Bullets(tuple(points))


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
                story.score(one.concession),
                story.score(one.kendall_distance),
                figures.percent(one.top_kept),
                figures.percent(one.retained_value),
            ]
            for one in story.findings.tradeoffs.totals
        ],
    )


def _ledger_table(story: Story, given_up: tuple[LedgerEntry, ...]) -> Table:
    untold = any(entry.concession is None for entry in given_up)
    return table(
        story.say("concessions.ledger_caption_untold")
        if untold
        else story.say("concessions.ledger_caption"),
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
                story.score(entry.concession),
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
                story.score(one.margin),
            ]
            for one in overrides[:OVERRIDES]
        ],
    )
