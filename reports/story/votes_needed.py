"""What a vote still needs: owners on the list, turnout, consent."""

from collections.abc import Iterator, Sequence

from prioritize.plan_findings import VoteFinding, VoteNeeded
from reports import figures
from reports.document import Block, Bullets, Heading, Paragraph
from reports.story.context import Story


def scope_name(story: Story, vote: VoteFinding) -> str:
    """Where the owners of a vote live: in the whole estate, or in one building."""
    return story.words.word("scope", vote.scope)


def missing_owners(story: Story, vote: VoteFinding) -> str:
    """What has to be known before the vote can be decided."""
    item, scope, base = story.names.item(vote.item), scope_name(story, vote), vote.base
    if base == "incomplete":
        units = figures.amount(vote.units_known)
        return story.say("votes.missing_units", item=item, scope=scope, units=units)
    return story.say("votes.missing_owners", item=item, scope=scope)


def lacking_owners(story: Story, held: Sequence[VoteFinding]) -> Iterator[Block]:
    """Say of votes that were held what they lacked."""
    points = [_lacks(story, vote, vote.needed) for vote in held if vote.needed is not None]
    if points:
        yield Heading(story.say("votes.lacking"))
        yield Bullets(tuple(points))


def _lacks(story: Story, vote: VoteFinding, needed: VoteNeeded) -> str:
    item, scope = story.names.item(vote.item), scope_name(story, vote)
    if needed.heads is None or needed.area is None:
        return story.say("votes.out_of_reach", item=item, scope=scope)
    return _turnout(story, vote, needed, more=True)


def _turnout(story: Story, vote: VoteFinding, needed: VoteNeeded, *, more: bool) -> str:
    """Say who must take part, who of them agree: only what is not there yet."""
    facts = {
        "item": story.names.item(vote.item),
        "scope": scope_name(story, vote),
        "part": _least(story, needed.heads, needed.area, over=needed.area_over),
    }
    agree = _least(story, needed.for_heads, needed.for_area, over=needed.for_area_over)
    if not agree:
        return story.say("votes.lacks_turnout", **facts)
    if more:
        return story.say("votes.lacks", **facts, agree=agree)
    return story.say("votes.turnout", **facts, agree=agree)


def _least(story: Story, heads: int | None, area: float | None, *, over: bool) -> str:
    """Owners and area that it takes at least; any owner brings more than no area."""
    told = []
    if heads:
        one = heads == 1
        count = figures.amount(heads)
        told.append(story.say("votes.one_owner") if one else story.say("votes.owners", heads=count))
    if area:
        size = figures.amount(area)
        told.append(
            story.say("votes.over", area=size) if over else story.say("votes.area", area=size)
        )
    elif over and not heads:
        told.append(story.say("votes.any_area"))
    return story.say("votes.and").join(told)


def votes_to_come(story: Story) -> Iterator[Block]:
    """Name the votes that chosen items still need."""
    plan = story.findings.plan
    waiting = [vote for vote in plan.votes if vote.status == "pending" and vote.item in plan.funded]
    if not waiting:
        return
    yield Heading(story.say("votes.pending"))
    yield Paragraph(story.say("votes.pending_intro"))
    points = []
    for kind in ("ordinary", "special"):
        items = dict.fromkeys(vote.item for vote in waiting if vote.kind == kind)
        if items:
            told = story.words.word("vote_kind", kind)
            points.append(story.say("votes.pending_kind", kind=told, items=story.items(items)))
    points += [
        _turnout(story, vote, vote.needed, more=False)
        for vote in waiting
        if vote.needed is not None
    ]
    points += _without_register(story, [vote for vote in waiting if vote.needed is None])
    yield Bullets(tuple(points))


def _without_register(story: Story, waiting: Sequence[VoteFinding]) -> Iterator[str]:
    """Name the votes of which nobody can say yet, or on a notice may say, what they need."""
    nobody = [vote for vote in waiting if vote.base == "none"]
    # Who has to fill in which sheet is no matter of a notice.
    if nobody and not story.is_notice:
        names = (
            story.say("votes.one", item=story.names.item(vote.item), scope=scope_name(story, vote))
            for vote in nobody
        )
        yield story.say("votes.no_owners", votes=story.words.listed(names))
    for vote in waiting:
        if vote.base == "incomplete":
            yield missing_owners(story, vote)
        elif vote.base != "none":
            item, scope = story.names.item(vote.item), scope_name(story, vote)
            yield story.say("votes.pending_hidden", item=item, scope=scope)
