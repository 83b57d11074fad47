"""Where the arithmetic of ranking, and not the figures, could decide the list."""

from collections.abc import Iterator, Mapping

from prioritize.guard_findings import (
    CompromiseSetFinding,
    MagnifiedFinding,
    RemovalFinding,
    SharedWeightFinding,
)
from reports import figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table
from reports.story.guard_methods import methods

JOINT = ""


def chapter(story: Story) -> Chapter:
    """Tell what every test of the arithmetic found."""
    told: list[Block] = [
        *methods(story),
        *_removals(story),
        *_magnified(story),
        *_shared(story),
        *_compromise_sets(story),
    ]
    if told:
        told.insert(0, Paragraph(story.say("guards.intro")))
    return Chapter("guards", story.say("guards.title"), tuple(told))


def _removals(story: Story) -> Iterator[Block]:
    guards = story.findings.guards
    if not guards.removals:
        return
    yield Heading(story.say("guards.removals"))
    yield Paragraph(story.say("guards.removals_intro"))
    found = [one for one in guards.removals if one.reversals]
    if found:
        yield table(
            story.say("guards.removals_caption"),
            [
                (story.say("column.list"), "left"),
                (story.say("column.reordering"), "right"),
                (story.say("column.first_changed"), "right"),
                (story.say("column.top_changed", places=found[0].places), "right"),
            ],
            [
                [
                    _list(story, one.perspective),
                    figures.amount(len(one.reversals)),
                    figures.amount(len(one.first)),
                    figures.amount(len(one.top)),
                ]
                for one in guards.removals
            ],
        )
    yield Bullets(tuple(_removal(story, one) for one in guards.removals))
    if guards.removals_untold:
        yield Paragraph(story.say("guards.removals_slow"))
    if found and story.setting("normalization") == "range":
        yield Paragraph(story.say("guards.removals_in_range"))
    elif found:
        yield Paragraph(story.say("guards.removals_remedy"))


def _removal(story: Story, one: RemovalFinding) -> str:
    """The worst case in a sentence, and whose removal changes the first place."""
    named = _list(story, one.perspective)
    if not one.reversals:
        return story.say("guards.removals_none", list=named)
    sentences = [
        story.say(
            "guards.removals_worst",
            list=named,
            item=story.names.item(one.worst),
            pairs=one.reversals[one.worst],
            above=story.names.item(one.above),
            below=story.names.item(one.below),
        )
    ]
    if one.first:
        sentences.append(story.say("guards.removals_first", items=story.items_in_brief(one.first)))
    return story.words.told(sentences)


def _magnified(story: Story) -> Iterator[Block]:
    found = story.findings.guards.magnified
    if not story.findings.guards.removals and not found:
        return
    yield Heading(story.say("guards.magnified"))
    if found:
        yield Bullets(tuple(_magnification(story, one) for one in found))
        yield Paragraph(story.say("guards.magnified_remedy"))
    else:
        yield Paragraph(story.say("guards.magnified_none"))


def _magnification(story: Story, one: MagnifiedFinding) -> str:
    facts = {
        "criterion": story.names.criterion(one.criterion),
        "ground": story.words.word("guard_ground", one.ground),
    }
    if one.small is None or one.spread is None or one.share is None:
        return story.say("guards.magnified_untold", **facts)
    return story.say(
        "guards.magnified_line",
        small=figures.score(one.small),
        spread=figures.score(one.spread),
        share=figures.percent(min(one.share, 1.0)),
        **facts,
    )


def _shared(story: Story) -> Iterator[Block]:
    guards = story.findings.guards
    found = guards.shared_weights
    if not found and (not guards.removals or guards.shared_untold == "few_criteria"):
        return
    yield Heading(story.say("guards.shared"))
    if not found:
        untold = guards.shared_untold == "few_items"
        none, few = story.say("guards.shared_none"), story.say("guards.shared_few")
        yield Paragraph(few if untold else none)
        return
    yield Bullets(tuple(_shared_weight(story, one) for one in found))
    if any(not one.opposed for one in found):
        yield Paragraph(story.say("guards.shared_remedy"))


def _shared_weight(story: Story, one: SharedWeightFinding) -> str:
    facts = {
        "first": story.names.criterion(one.first),
        "second": story.names.criterion(one.second),
        "correlation": figures.score(one.correlation),
        "together": _by_party(story, one.together),
    }
    if one.opposed:
        return story.say("guards.shared_opposed", **facts)
    return story.say("guards.shared_line", twice=_by_party(story, one.twice), **facts)


def _by_party(story: Story, shares: Mapping[str, float]) -> str:
    return story.words.listed(
        f"{story.names.party(party)} {figures.percent(share)}" for party, share in shares.items()
    )


def _compromise_sets(story: Story) -> Iterator[Block]:
    """Every party's set where VIKOR ranks; otherwise only that of all together, as a check."""
    ranks = story.setting("method") == "vikor"
    found = [
        one for one in story.findings.guards.compromise_sets if ranks or one.perspective == JOINT
    ]
    if not found:
        return
    yield Heading(story.say("guards.compromise"))
    said = story.say("guards.compromise_ranks") if ranks else story.say("guards.compromise_check")
    yield Paragraph(said)
    yield Bullets(tuple(_compromise_set(story, one) for one in found))


def _compromise_set(story: Story, one: CompromiseSetFinding) -> str:
    facts = {
        "list": story.names.party(one.perspective)
        if one.perspective
        else story.say("guards.everybody"),
        "item": story.names.item(one.items[0]),
        "items": story.items(one.items),
        "needed": figures.score(one.needed),
    }
    if one.lead is None:
        return story.say("guards.compromise_untold", **facts)
    facts["lead"] = figures.score(one.lead)
    if one.advantage and one.stable:
        return story.say("guards.compromise_clear", **facts)
    if one.advantage:
        return story.say("guards.compromise_unstable", **facts)
    if one.stable:
        return story.say("guards.compromise_close", **facts)
    return story.say("guards.compromise_neither", **facts)


def _list(story: Story, perspective: str) -> str:
    return story.names.party(perspective) if perspective else story.say("guards.joint")
