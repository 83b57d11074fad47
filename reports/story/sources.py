"""Where the money comes from, and what is built in which year."""

from collections.abc import Iterator

from prioritize.plan_findings import PayingFinding, PhaseFinding, PoolFinding
from reports import charts, figures
from reports.document import Block, Heading, Paragraph
from reports.story.context import Story, table


def source_blocks(story: Story) -> Iterator[Block]:
    """Tell the limits of the sources and the years, or else who pays for the chosen items."""
    plan = story.findings.plan
    if not plan.pools:
        yield from _paying(story)
        return
    yield Heading(story.say("plan.sources"))
    yield Paragraph(_how_good(story))
    yield table(
        story.say("plan.sources_caption"),
        [
            (story.say("column.money_source"), "left"),
            (story.say("column.year"), "left"),
            (story.say("column.money_limit"), "right"),
            (story.say("column.money_used"), "right"),
        ],
        [
            [
                story.names.source(one.source),
                year_name(story, one),
                figures.amount(one.limit),
                figures.amount(one.used),
            ]
            for one in plan.pools
        ],
    )
    yield from charts.money_by_source(story)
    if plan.phases:
        near = near_best(story) is not None
        yield Paragraph(story.say("plan.years_near") if near else story.say("plan.years_intro"))
        yield table(
            story.say("plan.years_caption"),
            [
                (story.say("column.year"), "left"),
                (story.say("column.items_built"), "left"),
                (story.say("column.money"), "right"),
                (story.say("column.by_source"), "left"),
            ],
            [
                [
                    str(one.year),
                    story.items(one.items) or figures.DASH,
                    figures.amount(one.cost),
                    paid(story, one) or figures.DASH,
                ]
                for one in plan.phases
            ],
        )


def _paying(story: Story) -> Iterator[Block]:
    """Who pays how much, where the study says who pays and sets no limits."""
    paying = story.findings.plan.paying
    if not paying:
        return
    yield Heading(story.say("plan.paying"))
    yield Paragraph(story.say("plan.paying_intro"))
    yield table(
        story.say("plan.paying_caption"),
        [
            (story.say("column.money_source"), "left"),
            (story.say("column.money"), "right"),
            (story.say("column.money_share"), "right"),
            (story.say("column.items"), "left"),
        ],
        [
            [
                payer_name(story, one),
                figures.amount(one.amount),
                figures.percent(one.share),
                story.first_items(one.items),
            ]
            for one in paying
        ],
    )


def payer_name(story: Story, one: PayingFinding) -> str:
    """Who pays: one source, several that share in an unknown way, or nobody named."""
    if not one.sources:
        return story.say("plan.paying_nobody")
    named = story.words.listed(map(story.names.offices, one.sources))
    return story.say("plan.paying_together", sources=named) if len(one.sources) > 1 else named


def _how_good(story: Story) -> str:
    gap = near_best(story)
    if gap is None:
        return story.say("plan.sources_intro")
    return story.say("plan.sources_near", gap=gap)


def near_best(story: Story) -> str | None:
    """How far the chosen set may be from the best, None where it is proven to be the best."""
    for note in story.findings.notes:
        if note.code == "years_together":
            return str(note.facts["gap"])
    return None


def year_name(story: Story, one: PoolFinding) -> str:
    """The year of a limit in words."""
    return story.say("plan.all_years") if one.year is None else str(one.year)


def paid(story: Story, one: PhaseFinding) -> str:
    """What every source pays in a year, in one line."""
    return story.words.listed(
        f"{story.names.source(source)} {figures.amount(money)}"
        for source, money in one.by_source.items()
    )
