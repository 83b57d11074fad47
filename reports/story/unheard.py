"""What those who were not heard could change, in plain words and for every pair of neighbours."""

from collections.abc import Iterator, Sequence

from prioritize.representation_findings import SwapFinding
from reports import figures
from reports.document import Alignment, Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table

TOLD = 5
"""Places at the top of the list that are told in words."""
MOST = 10


def chapter(story: Story) -> Chapter:
    """Say for each place how many of those not heard would have to say otherwise."""
    title = story.say("unheard.title")
    unheard = story.findings.robustness.unheard
    if not unheard.joint and not unheard.demand:
        return Chapter("unheard", title, ())
    blocks: list[Block] = [
        Paragraph(
            story.words.word("unheard_base", unheard.base).format(
                households=figures.amount(unheard.households)
            )
        ),
        Paragraph(story.say("unheard.assumption")),
    ]
    if unheard.joint:
        blocks += [
            Heading(story.say("unheard.joint")),
            Bullets(tuple(swap_sentence(story, one) for one in unheard.joint[:TOLD])),
            *story.in_full(_table(story, unheard.joint, story.say("unheard.joint_caption"))),
        ]
    if unheard.joint_untold:
        blocks.append(Paragraph(story.say("unheard.joint_untold")))
    blocks += story.in_full(*_demand(story, unheard.demand))
    return Chapter("unheard", title, tuple(blocks))


def _demand(story: Story, swaps: Sequence[SwapFinding]) -> Iterator[Block]:
    if swaps:
        yield Heading(story.say("unheard.demand"))
        yield _table(story, swaps, story.say("unheard.demand_caption"))


TENTH = 0.1


def swap_sentence(story: Story, swap: SwapFinding) -> str:
    """Say in one sentence how many of those not heard would make two neighbours swap."""
    facts = {
        "all": figures.amount(story.findings.robustness.unheard.households),
        "upper": story.names.item(swap.upper),
        "lower": story.names.item(swap.lower),
    }
    if swap.share is None:
        return story.say("unheard.cannot", **facts)
    tenths, needed = figures.tenths(swap.share), ""
    if swap.households is not None:
        needed = story.say("unheard.needed", needed=figures.amount(swap.households))
    # Also where a notice rounds the share: 5 % are fewer than one in ten.
    if swap.share < TENTH:
        return story.say("unheard.few", needed=needed, **facts)
    if tenths == MOST:
        return story.say("unheard.nearly_all", needed=needed, **facts)
    return story.say("unheard.some", needed=needed, tenths=tenths, **facts)


def _table(story: Story, swaps: Sequence[SwapFinding], caption: str) -> Table:
    # A notice tells shares alone.
    counted = any(one.households is not None for one in swaps)
    header: tuple[str, Alignment] = (story.say("column.unheard_households"), "right")
    households = [header] if counted else []
    return table(
        caption,
        [
            (story.say("column.place"), "right"),
            (story.say("column.upper"), "left"),
            (story.say("column.lower"), "left"),
            (story.say("column.unheard_share"), "right"),
            *households,
        ],
        [
            [
                f"{place}/{place + 1}",
                story.names.item(one.upper),
                story.names.item(one.lower),
                story.say("unheard.never") if one.share is None else figures.percent(one.share),
                *([figures.amount(one.households)] if counted else []),
            ]
            for place, one in enumerate(swaps, start=1)
        ],
        row_header=1,
    )
