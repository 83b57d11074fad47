"""Which doubt matters, what was not put in doubt, and for what view an item comes first."""

from collections.abc import Iterator

from prioritize.robustness_findings import CentralView, DoubtEffect, LeaveOneOut, NotDoubted
from reports import figures
from reports.document import Block, Bullets, Heading, Paragraph
from reports.story.context import Story, table

TOGETHER = "together"
METHOD = "method"
MOST_VIEWS = 8
"""Items of which a view is told."""
MOST_PARTS = 3
"""Criteria named in a view, heaviest first."""
MOST_MOVED = 6


def doubt_effects(story: Story) -> Iterator[Block]:
    """Say which doubt changes most about the list, and what each changes."""
    effects = story.findings.robustness.effects
    if not effects:
        return
    yield Heading(story.say("confidence.effects"))
    alone = [one for one in effects if one.doubt != TOGETHER and one.items]
    if not alone:
        yield Paragraph(story.say("confidence.nothing_matters"))
    else:
        told = story.say("confidence.then").join(
            story.say(
                "confidence.effect",
                doubt=story.words.word("doubt", one.doubt),
                share=figures.percent(one.in_change),
                count=len(one.items),
            )
            for one in alone
        )
        yield Paragraph(story.say("confidence.matters", doubts=told))
    yield from story.in_full(_effects_table(story), *_how_many(story))
    if story.is_notice and any(one.doubt == METHOD for one in effects):
        yield Paragraph(story.say("confidence.method_apart"))


def _effects_table(story: Story) -> Block:
    return table(
        story.say("confidence.effects_caption"),
        [
            (story.say("column.doubt"), "left"),
            (story.say("column.lists"), "right"),
            (story.say("column.in_change"), "right"),
            (story.say("column.pair_change"), "right"),
            (story.say("column.opened"), "left"),
        ],
        [_effect(story, one) for one in story.findings.robustness.effects],
    )


def _how_many(story: Story) -> Iterator[Block]:
    """Say which doubts rest on fewer lists than were asked for, and which methods were tried."""
    few = _one_by_one(story)
    if few:
        yield Paragraph(
            story.say(
                "confidence.one_by_one",
                doubts=story.words.listed(story.words.word("doubt", one.doubt) for one in few),
                lists=figures.amount(min(one.lists for one in few)),
            )
        )
    methods = story.findings.robustness.methods
    if methods:
        named = story.words.listed(story.words.word("method", one) for one in methods)
        yield Paragraph(story.say("confidence.methods", methods=named))


def _one_by_one(story: Story) -> list[DoubtEffect]:
    """Doubts of which fewer lists were made than the settings ask for."""
    settings = story.findings.provenance.settings
    wanted = min(int(settings.get(name) or 0) for name in ("draws", "replicates"))
    found = story.findings.robustness.effects
    return [one for one in found if one.doubt != METHOD and one.lists < wanted]


def _effect(story: Story, one: DoubtEffect) -> list[str]:
    return [
        story.words.word("doubt", one.doubt),
        figures.amount(one.lists),
        figures.percent(one.in_change),
        figures.percent(one.pair_change),
        story.items_in_brief(one.items) if one.items else figures.DASH,
    ]


def not_doubted(story: Story) -> Iterator[Block]:
    """Say what stayed as it is, and why."""
    said = [not_doubted_sentence(story, one) for one in story.findings.robustness.not_doubted]
    if said:
        yield Heading(story.say("confidence.not_doubted"))
        yield Bullets(tuple(said))


def not_doubted_sentence(story: Story, one: NotDoubted) -> str:
    """Say in a sentence why something was not put in doubt."""
    parties = story.words.listed(story.names.party(party) for party in one.perspectives)
    reasons = {
        "one_judge": story.say("confidence.one_judge", parties=parties),
        "no_survey": story.say("confidence.no_survey"),
        "no_survey_criterion": story.say("confidence.no_survey_criterion"),
        "no_ranges": story.say("confidence.no_ranges"),
        "one_method": story.say("confidence.one_method"),
        "slow_rule": story.say("confidence.slow_rule", doubt=story.words.word("doubt", one.doubt)),
    }
    return reasons[one.reason]


def views(story: Story) -> Iterator[Block]:
    """Say under which powers, and which weights, each item comes first."""
    robustness = story.findings.robustness
    powers = [
        story.say(
            "confidence.view_powers",
            item=story.names.item(one.item),
            share=figures.percent(one.first),
            view=_view(story, one, party=True),
        )
        for one in _seen(robustness.central_powers)
    ]
    weights = [
        story.say(
            "confidence.view_weights",
            item=story.names.item(one.item),
            share=figures.percent(one.first),
            view=_view(story, one, party=False),
        )
        for one in _seen(robustness.central_weights)
    ]
    if len(powers) < 2 and len(weights) < 2:  # noqa: PLR2004 - one item is first in every view
        return
    yield Heading(story.say("confidence.views"))
    for told, intro in (
        (powers, story.say("confidence.views_powers")),
        (weights, story.say("confidence.views_weights")),
    ):
        if told:
            yield Paragraph(intro)
            yield Bullets(tuple(told))


def _seen(told: tuple[CentralView, ...]) -> list[CentralView]:
    return [one for one in told if one.view is not None][:MOST_VIEWS]


def _view(story: Story, one: CentralView, *, party: bool) -> str:
    parts = sorted((one.view or {}).items(), key=lambda part: (-part[1], part[0]))
    called = story.names.party if party else story.names.criterion
    return story.words.listed(
        f"{called(name)} {figures.percent(share)}"
        for name, share in (parts if party else parts[:MOST_PARTS])
    )


def single_judges(story: Story) -> Iterator[Block]:
    """Say what hangs on a single judge of a small panel."""
    found = story.findings.robustness.leave_one_out
    if not found:
        return
    panels = {one.id: one.judges for one in story.findings.perspectives}
    yield Heading(story.say("confidence.single_judges"))
    yield Paragraph(story.say("confidence.no_interval"))
    told = []
    for party in dict.fromkeys(one.perspective for one in found):
        moved = [one for one in found if one.perspective == party and one.high > one.low]
        facts = {"party": story.names.party(party), "judges": panels.get(party, 0)}
        if moved:
            ranges = story.words.listed(_range(story, one) for one in _widest(moved))
            told.append(story.say("confidence.moved", **facts, count=len(moved), ranges=ranges))
        else:
            told.append(story.say("confidence.unmoved", **facts))
    yield Bullets(tuple(told))


def _widest(moved: list[LeaveOneOut]) -> list[LeaveOneOut]:
    return sorted(moved, key=lambda one: (one.low - one.high, one.item))[:MOST_MOVED]


def _range(story: Story, one: LeaveOneOut) -> str:
    places = figures.span(figures.rank(one.low), figures.rank(one.high))
    return f"{story.names.item(one.item)} {places}"
