"""The whole report in a few lines, for whoever reads only one page."""

from collections.abc import Iterator

from reports import figures
from reports.document import Block, Bullets, Callout, Chapter
from reports.story.asked import counts_sentence
from reports.story.context import Story
from reports.story.flips import flip_points, flip_sentence
from reports.story.guarded import floor_sentence
from reports.story.remarks import remarks
from reports.story.unheard import swap_sentence

FIRST_PLACES = 5
"""How many items of the joint list the summary names."""


def chapter(story: Story) -> Chapter:
    """Say what was asked, what comes first, who gives up most and what would flip it."""
    notes = remarks(story)
    blocks: list[Block] = [Bullets((*_points(story), *_fairness(story)))]
    if notes:
        blocks.append(Callout("doubt", story.say("summary.notes"), notes))
    return Chapter("summary", story.say("summary.title"), tuple(blocks))


def _points(story: Story) -> Iterator[str]:
    findings = story.findings
    yield counts_sentence(story)
    whole = findings.survey.accounting.whole
    if whole is not None and whole.coverage is not None:
        yield story.say(
            "summary.coverage",
            used=figures.amount(whole.used),
            households=figures.amount(whole.households),
            coverage=figures.percent(whole.coverage),
        )
    if findings.joint:
        first = story.items_in_brief(one.item for one in findings.joint[:FIRST_PLACES])
        yield story.say("summary.first", items=first)
    if findings.plan.gates:
        gated = story.items_in_brief(gate.item for gate in findings.plan.gates)
        yield story.say("summary.gates", items=gated)
    totals = findings.tradeoffs.totals
    if len(totals) > 1 and totals[0].concession > 0:
        yield story.say(
            "summary.worst_off",
            party=story.names.party(totals[0].perspective),
            concession=figures.score(totals[0].concession),
            kept=figures.percent(totals[0].top_kept),
        )
    if len(findings.perspectives) < 2:  # noqa: PLR2004 - power is shared by two at least
        return
    if not story.flips_computed:
        yield story.say("flips.not_computed")
        return
    nearest = flip_points(findings)
    yield flip_sentence(story, nearest[0]) if nearest else story.say("flips.none")


def _fairness(story: Story) -> Iterator[str]:
    """What those not heard could change first, and whether a guarded group gets nothing."""
    swaps = story.findings.robustness.unheard.joint
    if swaps:
        yield swap_sentence(story, swaps[0])
    listed = [one for one in story.findings.guarded if not one.reason]
    if any(one.top_served is False for one in listed):
        yield floor_sentence(story, listed)
