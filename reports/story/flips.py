"""What would flip it: how far the balance of power must shift before the answer changes."""

from collections.abc import Sequence

from prioritize.findings import Findings
from prioritize.list_findings import Flip, WeightFlip
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story
from reports.story.equals import first_together, or_equal

NEAREST = 10
"""Flips by a criterion's weight that are told; `result.json` holds all of them."""


def chapter(story: Story) -> Chapter:
    """Say each flip point in a sentence, the nearest first."""
    title = story.say("flips.title")
    if len(story.findings.perspectives) < 2:  # noqa: PLR2004 - power is shared by two at least
        alone = Paragraph(story.say("flips.one_party"))
        return Chapter("flips", title, (alone, *_weights(story)))
    if not story.flips_computed:
        return Chapter("flips", title, (Paragraph(story.say("flips.not_computed")),))
    blocks: list[Block] = [Paragraph(story.say("flips.intro", powers=_powers(story)))]
    if story.is_notice and (
        story.findings.tradeoffs.flips or story.findings.tradeoffs.weight_flips
    ):
        blocks.append(Paragraph(story.say("flips.notice")))
    for change in ("first_place", "in_set"):
        blocks.append(Heading(story.words.word("flips", change)))
        if change == "first_place":
            blocks += _shared(story)
        points = [point for point in flip_points(story.findings) if point[0].change == change]
        if points:
            blocks.append(Bullets(tuple(flip_sentence(story, point) for point in points)))
        elif change == "first_place" and (first := first_together(story)):
            told = story.say("flips.none_first_place_shared", count=len(first))
            blocks.append(Paragraph(told))
        else:
            blocks.append(Paragraph(story.words.word("flips", f"none_{change}")))
    blocks += _weights(story)
    return Chapter("flips", title, tuple(blocks))


def no_flips(story: Story) -> str:
    """Say that nothing changes; of a shared first place, that it stays shared."""
    first = first_together(story)
    if first:
        return story.say("flips.none_shared", count=len(first))
    return story.say("flips.none")


def _shared(story: Story) -> list[Block]:
    """Say that nobody holds the first place alone."""
    first = first_together(story)
    if not first:
        return []
    items = story.first_items(first)
    return [Paragraph(story.say("flips.first_shared", count=len(first), items=items))]


def _weights(story: Story) -> list[Block]:
    """The nearest flips by the weight of a criterion, one sentence each."""
    points = weight_points(story.findings)
    nearest = points[:NEAREST]
    untold = story.findings.tradeoffs.weight_flips_untold
    if not nearest and not untold:
        return []
    blocks: list[Block] = [Heading(story.say("flips.weights"))]
    if not story.is_notice:
        intro = story.say("flips.weights_intro", shown=len(nearest), total=len(points))
        blocks.append(Paragraph(intro))
    else:
        # Rounded figures do not tell which of two is nearer.
        blocks.append(Paragraph(story.say("flips.weights_moved")))
        if len(nearest) < len(points):
            intro = story.say("flips.weights_notice", shown=len(nearest), total=len(points))
            blocks.append(Paragraph(intro))
    if nearest:
        blocks.append(Bullets(tuple(weight_sentence(story, point) for point in nearest)))
    if untold:
        blocks.append(Paragraph(story.say("flips.weights_untold", count=untold)))
    return blocks


def weight_points(findings: Findings) -> tuple[tuple[WeightFlip, ...], ...]:
    """Gather what changes at one and the same weight of a criterion, nearest weight first.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    tuple of tuple of WeightFlip
        Flips of one party, criterion, weight and kind of change stand together. A weight that
        reads as all, or nothing, cannot be passed and is not told.
    """
    now = {one.id: one.weights for one in findings.perspectives}
    points: dict[tuple[str, str, float, str], list[WeightFlip]] = {}
    for flip in findings.tradeoffs.weight_flips:
        if figures.percent(flip.weight) == figures.percent(float(flip.direction == "up")):
            continue
        point = (flip.perspective, flip.criterion, flip.weight, flip.change)
        points.setdefault(point, []).append(flip)

    def shift(point: tuple[str, str, float, str]) -> tuple[float, tuple[str, str, float, str]]:
        party, criterion, weight, _ = point
        return abs(weight - now.get(party, {}).get(criterion, 0.0)), point

    return tuple(tuple(points[point]) for point in sorted(points, key=shift))


def weight_condition(story: Story, point: WeightFlip) -> str:
    """Say which weight of a criterion has to pass what.

    Parameters
    ----------
    story : Story
        The run being told.
    point : WeightFlip

    Returns
    -------
    str
        Part of a sentence.
    """
    weights = {one.id: one.weights for one in story.findings.perspectives}
    now = weights.get(point.perspective, {}).get(point.criterion)
    how = _passed(story, point.direction, point.weight)
    return story.words.word("flip_weight", how).format(
        party=story.names.party(point.perspective),
        criterion=story.names.criterion(point.criterion),
        weight=figures.percent(point.weight),
        now=figures.percent(now),
    )


def weight_sentence(story: Story, flips: Sequence[WeightFlip]) -> str:
    """Say what changes at one weight of a criterion.

    Parameters
    ----------
    story : Story
        The run being told.
    flips : sequence of WeightFlip
        One or more flips of the same party, criterion, weight and kind of change.

    Returns
    -------
    str
        Which items come, which go, which weight has to pass what.
    """
    return _sentence(story, flips, weight_condition(story, flips[0]))


def nearest_first(findings: Findings) -> tuple[Flip, ...]:
    """Order the flip points by how little power has to move.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    tuple of Flip
        Smallest shift first; equal shifts in the order of their ids.
    """
    now = {party.id: party.power for party in findings.perspectives}

    def key(flip: Flip) -> tuple[float, str, str, str, str]:
        shift = abs(flip.power - now.get(flip.perspective, 0.0))
        return (round(shift, 12), flip.change, flip.perspective, flip.item, flip.over)

    return tuple(sorted(findings.tradeoffs.flips, key=key))


def flip_points(findings: Findings) -> tuple[tuple[Flip, ...], ...]:
    """Gather what changes at one and the same point, nearest point first.

    Parameters
    ----------
    findings : Findings
        One run.

    Returns
    -------
    tuple of tuple of Flip
        Flips of one party, direction, power and kind of change stand together.
    """
    points: dict[tuple[str, str, float, str], list[Flip]] = {}
    for flip in nearest_first(findings):
        point = (flip.perspective, flip.direction, round(flip.power, 12), flip.change)
        points.setdefault(point, []).append(flip)
    return tuple(map(tuple, points.values()))


def flip_sentence(story: Story, flips: Sequence[Flip]) -> str:
    """Say what changes at one point.

    Parameters
    ----------
    story : Story
        The run being told.
    flips : sequence of Flip
        One or more flips of the same party, direction, power and kind of change.

    Returns
    -------
    str
        Which items come, which go, whose power has to pass what.
    """
    return _sentence(story, flips, flip_condition(story, flips[0]))


def flip_condition(story: Story, point: Flip) -> str:
    """Say whose power has to pass what.

    Parameters
    ----------
    story : Story
        The run being told.
    point : Flip

    Returns
    -------
    str
        Part of a sentence.
    """
    now = {party.id: party.power for party in story.findings.perspectives}
    how = _passed(story, point.direction, point.power)
    return story.words.word("flip_power", how).format(
        party=story.names.party(point.perspective),
        power=figures.percent(point.power),
        now=figures.percent(now.get(point.perspective)),
    )


def coming(story: Story, flips: Sequence[Flip | WeightFlip]) -> tuple[str, ...]:
    """Name what comes at a point; what overtakes an item that goes may have been in before.

    Parameters
    ----------
    story : Story
        The run being told.
    flips : sequence of Flip or WeightFlip
        All of one point.

    Returns
    -------
    tuple of str
        Ids of items, each once.
    """
    inside = story.findings.plan.funded if flips[0].change == "in_set" else ()
    return tuple(dict.fromkeys(one.item for one in flips if one.item and one.item not in inside))


def _passed(story: Story, direction: str, share: float) -> str:
    """Whether a share has to pass a figure, or has passed the point there at the latest."""
    at_an_end = figures.percent(share) in {figures.percent(0.0), figures.percent(1.0)}
    return f"{direction}_latest" if story.is_notice or at_an_end else direction


def _sentence(story: Story, flips: Sequence[Flip | WeightFlip], condition: str) -> str:
    going = dict.fromkeys(flip.over for flip in flips if flip.over)
    # Of equals all come first together, but which of them is chosen only the ids decide.
    chosen = story.findings.plan.funded if flips[0].change == "in_set" else None
    outside = [] if chosen is None else [one for one in story.item_of if one not in chosen]
    comes = or_equal(story, coming(story, flips), outside)
    goes = or_equal(story, going, chosen or ())
    ends = "both" if comes and goes else "comes" if comes else "goes"
    change = story.words.word("flip_change", f"{flips[0].change}_{ends}")
    sentence = story.say(
        "flips.sentence", change=change.format(item=comes, over=goes), condition=condition
    )
    if story.words.language != "en":
        return sentence
    # It may begin with the name of an item, which the catalogue writes small.
    return sentence[:1].upper() + sentence[1:]


def _powers(story: Story) -> str:
    return story.words.listed(
        story.say(
            "flips.power_now", party=story.names.party(one.id), power=figures.percent(one.power)
        )
        for one in story.findings.perspectives
    )
