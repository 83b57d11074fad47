"""Where the money comes from, who is responsible for what, and what the money goes to."""

from collections.abc import Iterator, Mapping, Sequence

from prioritize.plan_findings import BalanceFinding
from prioritize.responsibility import EMPTY, ROLES, TWO_DECIDERS, UNKEPT
from reports import figures
from reports.document import Block, Callout, Chapter, Heading, Paragraph
from reports.story.context import Story, table
from reports.story.sources import source_blocks

KINDS = ("aspect", "class", "space")
PARTS = ("street", "building")


def chapter(story: Story) -> Chapter:
    """Tell sources and years, gaps of the responsibility matrix, balance of the chosen items."""
    blocks = (*source_blocks(story), *_responsibility(story), *_balance(story))
    if not blocks:
        blocks = (Paragraph(story.say("plan.none")),)
    return Chapter("plan", story.say("plan.title"), blocks)


def level_name(story: Story, one: BalanceFinding) -> str:
    """A level in words; a building by its own name."""
    if one.dimension == "class":
        return story.words.word("class", one.level, story.words.word("level", one.level))
    return story.words.word("level", one.level)


def _responsibility(story: Story) -> Iterator[Block]:
    plan = story.findings.plan
    problems: dict[str, set[str]] = {}
    for one in plan.responsibility:
        problems.setdefault(one.item, set()).add(one.problem)
    if not problems and not plan.funded:
        return
    yield Heading(story.say("plan.responsibility"))
    if EMPTY in problems.get("", ()):
        yield Paragraph(story.say("plan.matrix_empty"))
        return
    if not problems:
        yield Paragraph(story.say("plan.matrix_complete"))
        yield from _roles(story, {})
        return
    yield Paragraph(story.say("plan.matrix_intro"))
    if plan.roles:
        yield from _roles(story, problems)
        return
    yield from _gaps(story, problems)


def _unkept(story: Story, problems: Mapping[str, set[str]]) -> Iterator[Block]:
    unkept = [item for item, found in problems.items() if UNKEPT in found]
    if unkept:
        yield Callout("doubt", story.say("plan.unkept", items=story.first_items(unkept)))


def _roles(story: Story, problems: Mapping[str, set[str]]) -> Iterator[Block]:
    """Who does what for the chosen items, and for others that leave something open."""
    plan = story.findings.plan
    yield from _unkept(story, problems)
    told = {one.item: one for one in plan.roles}
    shown = [one.item for one in story.findings.joint if one.item in {*plan.funded, *problems}]
    if not told or not shown:
        return
    yield table(
        story.say("plan.roles_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.chosen"), "left"),
            *((story.words.word("role", role), "left") for role in ROLES),
        ],
        [
            [
                story.names.item(item),
                story.chosen(item),
                *(
                    (story.names.offices(getattr(told[item], role)) if item in told else "")
                    or story.say("plan.nobody")
                    for role in ROLES
                ),
            ]
            for item in shown
        ],
    )


def _gaps(story: Story, problems: Mapping[str, set[str]]) -> Iterator[Block]:
    """What is open, without saying who does the rest."""
    yield from _unkept(story, problems)
    yield table(
        story.say("plan.matrix_caption"),
        [
            (story.say("column.item"), "left"),
            *((story.words.word("role", role), "left") for role in ROLES),
        ],
        [
            [story.names.item(item), *(_cell(story, role, found) for role in ROLES)]
            for item, found in problems.items()
        ],
    )


def _cell(story: Story, role: str, found: set[str]) -> str:
    if role == "decide" and TWO_DECIDERS in found:
        return story.say("plan.several")
    if f"no_{role}" in found or (role == "maintain" and UNKEPT in found):
        return story.say("plan.nobody")
    return story.say("plan.named")


def _balance(story: Story) -> Iterator[Block]:
    balance = story.findings.plan.balance
    if not balance:
        return
    yield Heading(story.say("plan.balance"))
    untold = story.is_notice and all(one.demand_share is None for one in balance)
    both, costs = story.say("plan.balance_beside"), story.say("plan.balance_beside_costs")
    beside = costs if untold else both
    yield Paragraph(story.words.told((story.say("plan.balance_intro"), beside)))
    skewed = tuple(_skew(story, one) for one in balance if one.skewed)
    if skewed:
        yield Callout("doubt", story.say("plan.skewed"), skewed)
    kinds = [one for one in balance if one.dimension in KINDS]
    if kinds:
        yield from _kinds(story, kinds)
    parts = [one for one in balance if one.dimension in PARTS]
    if parts:
        yield Paragraph(story.say("plan.parts_intro"))
        yield from _parts(story, parts)


def _skew(story: Story, one: BalanceFinding) -> str:
    facts = {
        "dimension": story.words.word("dimension", one.dimension),
        "level": level_name(story, one),
        "money": figures.percent(one.money_share),
    }
    if one.dimension in PARTS:
        share = figures.percent(one.households_share)
        return story.say("plan.skew_part", households=share, **facts)
    facts["list"] = figures.percent(one.list_money_share)
    if one.demand_share is None:
        return story.say("plan.skew_kind_untold", **facts)
    return story.say("plan.skew_kind", demand=figures.percent(one.demand_share), **facts)


def _kinds(story: Story, kinds: Sequence[BalanceFinding]) -> Iterator[Block]:
    yield table(
        story.say("plan.balance_caption"),
        [
            (story.say("column.dimension"), "left"),
            (story.say("column.level"), "left"),
            (story.say("column.money"), "right"),
            (story.say("column.money_share"), "right"),
            (story.say("column.places_share"), "right"),
            (story.say("column.list_money_share"), "right"),
            (story.say("column.demand_share"), "right"),
        ],
        [
            [
                story.words.word("dimension", one.dimension),
                level_name(story, one),
                figures.amount(one.money),
                figures.percent(one.money_share),
                figures.percent(one.places_share),
                figures.percent(one.list_money_share),
                figures.percent(one.demand_share),
            ]
            for one in kinds
        ],
        row_header=1,
    )


def _parts(story: Story, parts: Sequence[BalanceFinding]) -> Iterator[Block]:
    yield table(
        story.say("plan.parts_caption"),
        [
            (story.say("column.dimension"), "left"),
            (story.say("column.level"), "left"),
            (story.say("column.money"), "right"),
            (story.say("column.money_share"), "right"),
            (story.say("column.households_share"), "right"),
        ],
        [
            [
                story.words.word("dimension", one.dimension),
                level_name(story, one),
                figures.amount(one.money),
                figures.percent(one.money_share),
                figures.percent(one.households_share),
            ]
            for one in parts
        ],
        row_header=1,
    )
