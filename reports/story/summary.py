"""The whole report in a few lines, for whoever reads only one page."""

from collections.abc import Iterator

from reports import figures
from reports.document import Alignment, Block, Bullets, Callout, Chapter
from reports.ledger import concessions
from reports.story.asked import counts_sentence
from reports.story.context import Story, table
from reports.story.flips import flip_points, flip_sentence, no_flips
from reports.story.guarded import floor_sentence
from reports.story.objections import objection_sentence
from reports.story.remarks import remarks
from reports.story.unheard import swap_sentence

FIRST_PLACES = 5
"""How many items of the joint list the summary names."""
TEN = 10


def chapter(story: Story) -> Chapter:
    """Say who was heard, what comes first, who gives up what, and where to object, in plain words.

    No method is named here; the chapters behind it tell how the figures came about.
    """
    notes = remarks(story)
    objection = () if story.is_notice else (objection_sentence(story),)
    blocks: list[Block] = [
        # On a notice the way to object stands above everything else.
        Bullets((*_points(story), *_fairness(story), *objection)),
        *_first_places(story),
    ]
    if notes:
        blocks.append(Callout("doubt", story.say("summary.notes"), notes))
    return Chapter("summary", story.say("summary.title"), tuple(blocks))


def _points(story: Story) -> Iterator[str]:
    findings = story.findings
    yield counts_sentence(story)
    whole = findings.survey.accounting.whole
    if whole is not None and whole.coverage is not None:
        yield _coverage(story, whole.used, whole.households, whole.coverage)
    if findings.plan.funded:
        yield story.say(
            "summary.chosen", chosen=len(findings.plan.funded), total=len(findings.items)
        )
    if findings.plan.gates:
        gated = story.items_in_brief(gate.item for gate in findings.plan.gates)
        yield story.say("summary.gates", items=gated)
    yield from _losers(story)
    if len(findings.perspectives) < 2:  # noqa: PLR2004 - power is shared by two at least
        return
    if not story.flips_computed:
        yield story.say("flips.not_computed")
        return
    nearest = flip_points(findings)
    yield flip_sentence(story, nearest[0]) if nearest else no_flips(story)


def _coverage(story: Story, used: int | None, households: float | None, coverage: float) -> str:
    facts = {
        "used": figures.amount(used),
        "households": figures.amount(households),
        "coverage": figures.percent(coverage),
    }
    tenths = figures.tenths(coverage)
    if 0 < tenths < TEN:
        return story.say("summary.coverage_tenths", tenths=tenths, **facts)
    return story.say("summary.coverage", **facts)


def _losers(story: Story) -> Iterator[str]:
    """A sentence for each party that gives something up, the worst-off first."""
    totals = story.findings.tradeoffs.totals
    given_up = concessions(story.findings)
    for total in totals if len(totals) > 1 else ():
        entry = next((one for one in given_up if one.perspective == total.perspective), None)
        if entry is not None:
            yield story.say(
                "summary.gives_up",
                party=story.names.party(total.perspective),
                item=story.short_name(entry.item),
                own=figures.rank(entry.own_rank),
                joint=figures.rank(entry.joint_rank),
            )


def _first_places(story: Story) -> Iterator[Block]:
    """The first places of the list, with what is done and when."""
    first = story.findings.joint[:FIRST_PLACES]
    if not first:
        return
    years = {item: one.year for one in story.findings.plan.phases for item in one.items}
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.joint_rank"), "right"),
        (story.say("column.item"), "left"),
        (story.say("column.chosen"), "left"),
    ]
    rows = [
        [figures.rank(one.rank), story.names.item(one.item), story.chosen(one.item)]
        for one in first
    ]
    if years:
        columns.append((story.say("column.year"), "right"))
        rows = [
            [*row, str(years.get(one.item, figures.DASH))]
            for row, one in zip(rows, first, strict=True)
        ]
    caption = story.say("summary.first", shown=len(first), total=len(story.findings.joint))
    yield table(caption, columns, rows, row_header=1)


def _fairness(story: Story) -> Iterator[str]:
    """What those not heard could change first, and whether a guarded group gets nothing."""
    swaps = story.findings.robustness.unheard.joint
    if swaps:
        yield swap_sentence(story, swaps[0])
    listed = [one for one in story.findings.guarded if not one.reason]
    if any(one.top_served is False for one in listed):
        yield floor_sentence(story, listed)
