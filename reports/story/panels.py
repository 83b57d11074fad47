"""What each judge of a party weighs, both ways of pooling, and how far the judges agree."""

from collections.abc import Iterator, Sequence

from prioritize.findings import PerspectiveFinding
from reports import figures
from reports.document import Block, Bullets, Heading, Paragraph, Table
from reports.names import Names
from reports.story.context import table
from reports.wording import Wording


def panel_blocks(
    perspectives: Sequence[PerspectiveFinding], words: Wording, names: Names
) -> Iterator[Block]:
    """Tell of every party with several judges what each weighs, and how far they agree.

    Parameters
    ----------
    perspectives : sequence of PerspectiveFinding
        The parties.
    words : Wording
        The language.
    names : Names
        Names of parties and criteria.

    Yields
    ------
    Block
        Nothing where no party has several judges or another way of pooling.
    """
    told = [party for party in perspectives if party.alternative or len(party.panel) > 1]
    if not told:
        return
    yield Heading(words.say("weights.judges"))
    yield Paragraph(words.say("weights.ways"))
    for party in told:
        yield _judges_table(party, words, names)
        sentences = tuple(agreement(party, words, names))
        if sentences:
            yield Bullets(sentences)


def _judges_table(party: PerspectiveFinding, words: Wording, names: Names) -> Table:
    weighed = [(judge.judge, judge.weights) for judge in party.panel]
    way = words.word("pooled_by", party.pooling)
    weighed.append((words.say("weights.pooled_way", way=way), party.weights))
    if party.alternative:
        way = words.word("pooled_by", party.alternative.pooling)
        weighed.append((words.say("weights.other_way", way=way), party.alternative.weights))
    return table(
        words.say("weights.judges_caption", party=names.party(party.id)),
        [
            (words.say("column.criterion"), "left"),
            *((label, "right") for label, _ in weighed),
        ],
        [
            [names.criterion(one), *(figures.score(weights.get(one)) for _, weights in weighed)]
            for one in party.weights
        ],
    )


def agreement(party: PerspectiveFinding, words: Wording, names: Names) -> Iterator[str]:
    """Say in sentences how far a party's judges agree.

    Parameters
    ----------
    party : PerspectiveFinding
    words : Wording
    names : Names

    Yields
    ------
    str
        Nothing where fewer than two people judged.
    """
    if party.consensus:
        yield words.say(
            "weights.consensus",
            index=figures.percent(party.consensus.index),
            level=words.word("consensus", party.consensus.level),
        )
    if party.spread is not None and party.crowd is None:
        yield words.say("weights.spread", spread=figures.percent(party.spread))
    if party.farthest:
        yield words.say(
            "weights.farthest",
            judge=party.farthest.judge,
            criterion=names.criterion(party.farthest.criterion),
            own=figures.score(party.farthest.own),
            group=figures.score(party.farthest.group),
        )
    if party.alternative:
        yield from _first_places(party, words, names)


def _first_places(party: PerspectiveFinding, words: Wording, names: Names) -> Iterator[str]:
    other = party.alternative
    if other is None:
        return
    if other.first_agrees:
        yield words.say("weights.first_agrees")
        return
    yield words.say(
        "weights.first_differs",
        first=names.criterion(max(party.weights, key=party.weights.__getitem__)),
        other=names.criterion(max(other.weights, key=other.weights.__getitem__)),
    )
