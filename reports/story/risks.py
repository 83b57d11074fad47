"""What can still go wrong, each risk with its figure, and how privacy was kept."""

from collections.abc import Iterator

from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story
from reports.story.decision import pending_votes, refused_duties, unkept_items

SURE = 0.9
"""An item that fewer of the lists made in doubt hold than this share depends on the doubts."""


def chapter(story: Story) -> Chapter:
    """List the risks that the figures show, those that no figure shows, and the privacy kept."""
    if not story.findings.joint:
        return Chapter("risks", story.say("risks.title"), ())
    found = tuple(_risks(story))
    blocks: list[Block] = [Paragraph(story.say("risks.intro"))]
    blocks.append(Bullets(found) if found else Paragraph(story.say("risks.none")))
    blocks.append(Paragraph(story.say("risks.unseen")))
    blocks.append(Heading(story.say("risks.privacy")))
    blocks.append(Bullets(tuple(_privacy(story))))
    return Chapter("risks", story.say("risks.title"), tuple(blocks))


def _risks(story: Story) -> Iterator[str]:
    findings, plan = story.findings, story.findings.plan
    examples = [one.id for one in findings.perspectives if one.example]
    if examples:
        parties = story.words.listed(map(story.names.party, examples))
        yield story.say("risks.weights", parties=parties)
    whole = findings.survey.accounting.whole
    if whole is not None and whole.coverage is not None and whole.coverage < 1:
        yield story.say(
            "risks.unheard",
            used=figures.amount(whole.used),
            households=figures.amount(whole.households),
        )
    yield from _unsure(story)
    yield from _votes(story)
    full = [one for one in plan.pools if one.limit > 0 and one.used >= one.limit]
    if full:
        sources = story.words.listed(dict.fromkeys(story.names.source(one.source) for one in full))
        yield story.say("risks.sources", sources=sources)
    if unkept := unkept_items(story):
        yield story.say("risks.unkept", items=story.first_items(unkept))


def _unsure(story: Story) -> Iterator[str]:
    """Chosen items that many of the lists made in doubt do not pay for, or do not place first."""
    robustness, chosen = story.findings.robustness, story.findings.plan.funded
    # A place on the list is not yet money: where there is a budget, plans are what counts.
    shares = robustness.funded_share or robustness.in_share
    unsure = [item for item in chosen if item in shares and shares[item] < SURE]
    if not unsure:
        return
    facts = {"items": story.first_items(unsure), "share": figures.percent(SURE)}
    if robustness.funded_share:
        yield story.say("risks.unsure_funded", **facts)
    else:
        yield story.say("risks.unsure_places", **facts)


def _votes(story: Story) -> Iterator[str]:
    """What votes still to be held may change; a duty stays, however owners vote."""
    must = {gate.item for gate in story.findings.plan.gates}
    waiting = pending_votes(story)
    free = [item for item in waiting if item not in must]
    if free:
        yield story.say("risks.votes", items=story.first_items(free))
    bound = [item for item in waiting if item in must]
    if bound:
        yield story.say("risks.votes_must", items=story.first_items(bound))
    if refused := refused_duties(story):
        yield story.say("votes.duty_refused", items=story.first_items(refused))


def _privacy(story: Story) -> Iterator[str]:
    yield story.say("risks.no_names")
    least = story.findings.provenance.settings.get("minimum_cell")
    if isinstance(least, int):
        yield (
            story.say("risks.notice", least=least)
            if story.is_notice
            else story.say("risks.office", least=least)
        )
