"""What owners voted, what is still open, and what a survey lets expect of it."""

from collections.abc import Iterator, Sequence

from prioritize.plan_findings import VoteFinding
from prioritize.vote_rules import VoteRule, all_vote_rules
from reports import figures
from reports.document import Block, Callout, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table
from reports.story.votes_needed import (
    lacking_owners,
    missing_owners,
    scope_name,
    votes_to_come,
)


def chapter(story: Story) -> Chapter:
    """Tell the votes counted, what follows for the list, and the votes that are still to come."""
    title = story.say("votes.title")
    votes = story.findings.plan.votes
    if not votes:
        return Chapter("votes", title, ())
    held = [vote for vote in votes if vote.status != "pending"]
    blocks: list[Block] = [Paragraph(_law(story))]
    if held:
        blocks += [_table(story, held), *_consequences(story, held), *lacking_owners(story, held)]
    blocks += [*votes_to_come(story), *_forecasts(story)]
    return Chapter("votes", title, tuple(blocks))


def result_sentence(story: Story, vote: VoteFinding) -> str:
    """Whether a vote passed, and which legs it fell short of."""
    status = story.words.word("vote_status", vote.status)
    if not vote.failed_legs:
        return status
    legs = story.words.listed(story.words.word("leg", leg) for leg in vote.failed_legs)
    return story.say("votes.failed_legs", result=status, legs=legs)


def base_sentence(story: Story, vote: VoteFinding) -> str:
    """Say who all owners are, of whom so many took part; on a notice maybe not how many."""
    if vote.owners is None and vote.base != "none":
        return story.say("votes.base_hidden")
    return story.words.word("vote_base", vote.base).format(
        owners=figures.amount(vote.owners), units=figures.amount(vote.units_known)
    )


def _law(story: Story) -> str:
    rules = all_vote_rules().get(story.setting("vote_rules")) or next(
        iter(all_vote_rules().values())
    )
    rule, language = rules["ordinary"], story.words.language
    return story.say(
        "votes.law",
        article=rule.article[language],
        place=rule.place[language],
        valid_from=rule.valid_from,
        quorum=_legs(rule, "area", "heads"),
        ordinary=_legs(rule, "for_area", "for_heads"),
        special=_legs(rules["special"], "for_area", "for_heads"),
    )


def _legs(rule: VoteRule, *legs: str) -> str:
    """The thresholds of area and heads, once where they are the same."""
    told = (f"{'>' if leg.strict else '≥'} {leg.share}" for leg in map(rule.legs.get, legs) if leg)
    return " / ".join(dict.fromkeys(told))


def _table(story: Story, held: Sequence[VoteFinding]) -> Table:
    return table(
        story.say("votes.caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.scope"), "left"),
            (story.say("column.vote_kind"), "left"),
            (story.say("column.took_part"), "right"),
            (story.say("column.in_favour"), "right"),
            (story.say("column.vote_result"), "left"),
            (story.say("column.vote_base"), "left"),
        ],
        [
            [
                story.names.item(vote.item),
                scope_name(story, vote),
                story.words.word("vote_kind", vote.kind),
                _took_part(story, vote),
                _in_favour(story, vote),
                result_sentence(story, vote),
                base_sentence(story, vote),
            ]
            for vote in held
        ],
    )


def _took_part(story: Story, vote: VoteFinding) -> str:
    if vote.status == "unknown":
        return _counts(story, vote)
    heads = _share(story, vote.head_share, vote.took_part_heads, vote.owners)
    return f"{_share_of_area(story, vote.area_share, vote.took_part_area, vote.area)} / {heads}"


def _counts(story: Story, vote: VoteFinding) -> str:
    """Who took part without a share: of how many is not known."""
    if vote.took_part_heads is None or vote.took_part_area is None:
        return figures.DASH
    return story.say(
        "votes.counts",
        area=figures.amount(vote.took_part_area),
        heads=figures.amount(vote.took_part_heads),
    )


def _in_favour(story: Story, vote: VoteFinding) -> str:
    heads = _share(story, vote.for_head_share, vote.for_heads, vote.took_part_heads)
    area = _share_of_area(story, vote.for_area_share, vote.for_area, vote.took_part_area)
    return f"{area} / {heads}"


def _share(story: Story, share: float | None, part: int | None, whole: int | None) -> str:
    """A share with its counts: rounded, a bare majority looks like a half."""
    if share is None:
        return figures.DASH
    return story.say(
        "votes.share",
        share=figures.percent(share),
        part=figures.amount(part),
        whole=figures.amount(whole),
    )


def _share_of_area(
    story: Story, share: float | None, part: float | None, whole: float | None
) -> str:
    if share is None:
        return figures.DASH
    return story.say(
        "votes.share_area",
        share=figures.percent(share),
        part=figures.amount(part),
        whole=figures.amount(whole),
    )


def _consequences(story: Story, held: Sequence[VoteFinding]) -> Iterator[Block]:
    """Say what a vote that failed does to the plan, and what an unknown one does not."""
    plan = story.findings.plan
    failed = [vote for vote in held if vote.status == "failed"]
    # Those that wait for an item voted down have votes of their own, or none.
    dropped = [one.item for one in plan.left_out if one.reason == "VOTE"] if failed else []
    if dropped:
        yield Paragraph(story.say("votes.dropped", items=story.items(dropped)))
    chosen = [vote for vote in failed if vote.item in plan.funded]
    whole = [one.item for one in chosen if not elsewhere(story, one)]
    if whole:
        items = story.items(dict.fromkeys(whole))
        yield Callout("decision", story.say("votes.duty_refused", items=items))
    partly = [vote for vote in chosen if elsewhere(story, vote)]
    if partly:
        points = tuple(
            story.say(
                "votes.partly_point",
                item=story.names.item(vote.item),
                scope=scope_name(story, vote),
            )
            for vote in partly
        )
        yield Callout("decision", story.say("votes.partly"), points)
    unknown = [vote for vote in held if vote.status == "unknown"]
    if unknown:
        yield Callout(
            "doubt",
            story.say("votes.unknown"),
            tuple(missing_owners(story, one) for one in unknown),
        )


def elsewhere(story: Story, vote: VoteFinding) -> bool:
    """Whether the vote on the same item did not fail in another building."""
    return any(
        other.item == vote.item and other.status != "failed" for other in story.findings.plan.votes
    )


def _forecasts(story: Story) -> Iterator[Block]:
    rows = []
    for vote in story.findings.plan.votes:
        told = vote.forecast
        if told is None:
            continue
        known = told.low is not None and told.high is not None
        rows.append(
            [
                story.names.item(vote.item),
                scope_name(story, vote),
                figures.percent(told.in_favour),
                figures.span(figures.percent(told.low), figures.percent(told.high))
                if known
                else figures.DASH,
                figures.amount(told.n),
                figures.percent(told.threshold),
                story.words.word("vote_outlook", told.outlook),
            ]
        )
    if not rows:
        return
    yield Heading(story.say("votes.forecast"))
    yield Paragraph(story.say("votes.forecast_intro"))
    yield table(
        story.say("votes.forecast_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.scope"), "left"),
            (story.say("column.in_favour"), "right"),
            (story.say("column.interval"), "right"),
            (story.say("column.n"), "right"),
            (story.say("column.needed_share"), "right"),
            (story.say("column.outlook"), "left"),
        ],
        rows,
    )
