"""How sure the joint list is when powers, judges, respondents, costs or methods are in doubt."""

from collections.abc import Iterator

from reports import charts, figures
from reports.document import Alignment, Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table
from reports.story.doubts import doubt_effects, not_doubted, single_judges, views


def chapter(story: Story) -> Chapter:
    """Show how often each item comes first and is chosen, and what is too close to call."""
    title = story.say("confidence.title")
    robustness = story.findings.robustness
    doubts = tuple(doubt for doubt, shares in robustness.acceptability.items() if shares)
    if not doubts and not robustness.in_share:
        return Chapter("confidence", title, (Paragraph(story.say("confidence.none")),))
    blocks: list[Block] = [
        Paragraph(
            story.say(
                "confidence.intro",
                doubts=story.words.listed(story.words.word("doubt", doubt) for doubt in doubts),
            )
        ),
        Paragraph(_effort(story)),
        *_headline(story),
        *doubt_effects(story),
        *story.in_full(_chances(story, doubts)),
        *charts.top_shares(story),
        *charts.rank_ranges(story),
        *story.in_full(*charts.rank_shares(story)),
        *_ties(story),
        *story.in_full(*views(story), *single_judges(story), *not_doubted(story)),
    ]
    return Chapter("confidence", title, tuple(blocks))


def _effort(story: Story) -> str:
    robustness = story.findings.robustness
    draws = figures.amount(robustness.draws)
    if not robustness.replicates:
        return story.say("confidence.draws", draws=draws)
    return story.say(
        "confidence.draws_and_resamples",
        draws=draws,
        replicates=figures.amount(robustness.replicates),
    )


def _headline(story: Story) -> Iterator[Block]:
    """Say what the chances, ranges and tiers are of, and how exact the draws make them."""
    robustness = story.findings.robustness
    if not robustness.headline:
        return
    yield Paragraph(
        story.say(
            "confidence.headline",
            doubt=story.words.word("doubt", robustness.headline),
            error=figures.percent(max(robustness.in_error.values(), default=0.0)),
        )
    )


def _chances(story: Story, doubts: tuple[str, ...]) -> Table:
    robustness = story.findings.robustness
    # The place of each item under every doubt alone stands in the table of doubts.
    told = (robustness.headline,) if robustness.headline in doubts else doubts
    funded = robustness.funded_share
    rows = []
    for one in story.findings.joint:
        first = (robustness.acceptability[doubt].get(one.item) for doubt in told)
        rows.append(
            [
                story.names.item(one.item),
                story.words.word("tier", one.tier),
                figures.percent(robustness.in_share.get(one.item)),
                *([figures.percent(funded.get(one.item))] if funded else []),
                *(figures.percent(shares[0] if shares else None) for shares in first),
            ]
        )
    first_headers = (
        story.say("confidence.first_if", doubt=story.words.word("doubt", doubt)) for doubt in told
    )
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.item"), "left"),
        (story.say("column.tier"), "left"),
        (story.say("column.in_share"), "right"),
    ]
    if funded:
        columns.append((story.say("column.funded_share"), "right"))
    columns += [(header, "right") for header in first_headers]
    return table(story.say("confidence.caption"), columns, rows)


def _ties(story: Story) -> Iterator[Block]:
    yield Heading(story.say("confidence.ties"))
    ties = story.findings.robustness.ties
    if ties:
        yield Bullets(tuple(story.items(group) for group in ties))
    else:
        yield Paragraph(story.say("confidence.no_ties"))
