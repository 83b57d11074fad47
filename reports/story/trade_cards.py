"""A contested item on one card: its places, who gave up what for what, when it reverses."""

from collections.abc import Iterable, Iterator, Sequence

from prioritize.list_findings import Flip, LedgerEntry, WeightFlip
from reports import figures
from reports.document import Card
from reports.ledger import hardest_hit
from reports.story.context import Story
from reports.story.flips import (
    coming,
    flip_condition,
    flip_points,
    weight_condition,
    weight_points,
)
from reports.wanted import chosen_items, wanted_items

CARDS = 6
"""How many contested items are told in full; the ledger lists all."""
GROUNDS = frozenset({"SAFETY", "LAW"})
"""Reason codes of an item that must be done."""


def trade_cards(story: Story, given_up: Sequence[LedgerEntry]) -> Iterator[Card]:
    """Tell the most contested items, the largest concession first.

    Parameters
    ----------
    story : Story
        The run being told.
    given_up : sequence of LedgerEntry
        From `reports.ledger.concessions`.

    Yields
    ------
    Card
        Places as facts; a sentence on the concessions and what stands against them, and one on
        the nearest flip point of the item.
    """
    own = story.own_ranks
    returns = {party: _returns(story, party) for party in story.party_ids}
    told: set[tuple[str, str]] = set()
    for item in list(hardest_hit(story.findings))[:CARDS]:
        entries = [entry for entry in given_up if entry.item == item]
        facts = [
            (story.names.party(party), figures.rank(own[party, item]))
            for party in story.party_ids
            if (party, item) in own
        ]
        facts.append((story.say("column.joint_rank"), figures.rank(entries[0].joint_rank)))
        if (chosen := story.chosen(item)) != figures.DASH:
            facts.append((story.say("column.chosen"), chosen))
        trade = [_why(story, entry) for entry in entries]
        most = entries[0].perspective
        trade.append(_got(story, most, item, returns.get(most, ()), told))
        sentences = (story.words.told(trade), reversal(story, item))
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
    return story.say("concessions.gave_up", concession=story.score(entry.concession), **facts)


def _returns(story: Story, party: str) -> tuple[LedgerEntry, ...]:
    """Chosen items among a party's own first places that another party has not among its own.

    Those that stand no lower than the party itself has them come first, then those that are done
    though they stand lower. Each item once, as the entry of the party that places it lowest; the
    widest difference of the two ranks first.
    """
    own, wanted = story.own_ranks, wanted_items(story.findings)
    mine = wanted.get(party, frozenset()) & chosen_items(story.findings)
    lower = sorted(
        (
            entry
            for entry in story.findings.tradeoffs.ledger
            if entry.item in mine and entry.item not in wanted.get(entry.perspective, mine)
        ),
        key=lambda one: (
            one.joint_rank > own[party, one.item],
            own[party, one.item] - one.own_rank,
            one.item,
            one.perspective,
        ),
    )
    first: dict[str, LedgerEntry] = {}
    for entry in lower:
        first.setdefault(entry.item, entry)
    return tuple(first.values())


def _got(
    story: Story,
    party: str,
    item: str,
    returns: Iterable[LedgerEntry],
    told: set[tuple[str, str]],
) -> str:
    fresh = [one for one in returns if one.item != item and (party, one.item) not in told]
    if not fresh:
        name = story.names.party(party)
        if any(whose == party for whose, _ in told):
            return story.say("concessions.got_no_more", party=name)
        return story.say("concessions.got_nothing", party=name)
    best = fresh[0]
    told.add((party, best.item))
    return story.say(
        "concessions.got",
        party=story.names.party(party),
        item=story.names.item(best.item),
        joint=figures.rank(best.joint_rank),
        own=figures.rank(story.own_ranks[party, best.item]),
        other=story.names.party(best.perspective),
        theirs=figures.rank(best.own_rank),
    )


def reversal(story: Story, item: str) -> str:
    """Say at which of the flip points an item is chosen or dropped, or comes or goes first.

    Parameters
    ----------
    story : Story
        The run being told.
    item : str
        Its id.

    Returns
    -------
    str
        The nearest shift of power; without one the nearest weight of a criterion; else that
        none of the flip points moves the item.
    """
    if not story.flips_computed:
        return story.say("reverses.unknown")
    for point, condition in _conditions(story):
        end = _end(story, point, item)
        if end:
            return story.words.word("reverses", end).format(condition=condition)
    return story.say("reverses.never_notice" if story.is_notice else "reverses.never")


def _conditions(story: Story) -> Iterator[tuple[Sequence[Flip | WeightFlip], str]]:
    """All flip points with what has to happen, by power first."""
    for point in flip_points(story.findings):
        yield point, flip_condition(story, point[0])
    for weighed in weight_points(story.findings):
        yield weighed, weight_condition(story, weighed[0])


def _end(story: Story, point: Sequence[Flip | WeightFlip], item: str) -> str:
    """How an item is moved at a point; empty where it is not."""
    in_set = point[0].change == "in_set"
    if item in coming(story, point):
        return "comes" if in_set else "leads"
    if any(flip.over == item for flip in point):
        return "goes" if in_set else "follows"
    return ""
