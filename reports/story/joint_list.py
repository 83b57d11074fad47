"""The joint list: in what order the items are needed, what must be done, what is built when."""

from collections.abc import Iterable, Iterator

from prioritize.list_findings import LeftOut, MoreFrom
from prioritize.pools import ORDINAL_YEARS
from reports import charts, figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table
from reports.story.doubts import TOGETHER
from reports.story.equals import equal_sentences
from reports.story.sources import near_best
from reports.wanted import CHOSEN_WITHOUT_BUDGET


def chapter(story: Story) -> Chapter:
    """Show the need order with its tiers, the mandatory items and the order of construction."""
    findings = story.findings
    title = story.say("joint.title")
    if not findings.joint:
        return Chapter("joint", title, (Paragraph(story.say("joint.none")),))
    rule = story.setting("joint") or "compromise"
    blocks: list[Block] = [
        Paragraph(story.say("joint.intro", rule=story.rule(rule))),
        Paragraph(_tiers(story)),
        Paragraph(story.say("joint.tiers_chosen")),
        joint_table(story),
        Heading(story.say("joint.chosen")),
        Paragraph(_chosen(story)),
        *map(Paragraph, equal_sentences(story)),
        *charts.money_by_item(story),
        *_left_out(story),
        Heading(story.say("joint.gates")),
        *_gates(story),
    ]
    if findings.plan.build_order:
        blocks += [Heading(story.say("joint.build")), *_build_order(story), *_trenches(story)]
    return Chapter("joint", title, tuple(blocks))


def _tiers(story: Story) -> str:
    """What tiers and ranges are of: the powers alone, or all that is in doubt at once."""
    if story.findings.robustness.headline == TOGETHER:
        return story.say("joint.tiers_together")
    return story.say("joint.tiers")


def joint_table(story: Story) -> Table:
    """Every item with its joint rank, whether it is done, each party's own rank, how sure it is."""
    own, items = story.own_ranks, story.item_of
    rows = []
    for one in story.findings.joint:
        class_ = items[one.item].class_ if one.item in items else ""
        rows.append(
            [
                figures.rank(one.rank),
                story.names.item(one.item),
                story.chosen(one.item),
                *(
                    figures.rank(own[party, one.item]) if (party, one.item) in own else figures.DASH
                    for party in story.party_ids
                ),
                figures.span(figures.rank(one.rank_low), figures.rank(one.rank_high)),
                story.words.word("tier", one.tier),
                story.words.word("class", class_) if class_ else figures.DASH,
            ]
        )
    return table(
        story.say("joint.caption"),
        [
            (story.say("column.joint_rank"), "right"),
            (story.say("column.item"), "left"),
            (story.say("column.chosen"), "left"),
            *((story.names.party(party), "right") for party in story.party_ids),
            (story.say("column.rank_range"), "right"),
            (story.say("column.tier"), "left"),
            (story.say("column.class"), "left"),
        ],
        rows,
        row_header=1,
    )


def _chosen(story: Story) -> str:
    plan = story.findings.plan
    chosen = story.first_items(plan.funded)
    if plan.budget is not None:
        budget = story.money_of(plan.budget)
        if plan.pools and not story.setting("budget"):
            return story.say("joint.chosen_sources", money=budget, items=chosen or figures.DASH)
        return story.say("joint.chosen_budget", budget=budget, items=chosen or figures.DASH)
    if chosen:
        return story.say("joint.chosen_told", items=chosen)
    top = story.findings.provenance.settings.get("top") or CHOSEN_WITHOUT_BUDGET
    return story.say("joint.chosen_top", top=top)


def _left_out(story: Story) -> Iterator[Block]:
    """Say why each item is not chosen, and what it would push out."""
    plan = story.findings.plan
    if not plan.left_out:
        return
    if plan.budget is not None and plan.value is not None:
        yield Paragraph(_value(story, story.score(plan.value)))
    yield Heading(story.say("joint.left_out"))
    yield Bullets(
        (
            *(_in_its_place(story, one) for one in plan.left_out if one.displaces),
            *(_beside_all(story, one) for one in plan.left_out if _only_money(one)),
            *_without_place(story, plan.left_out),
        )
    )


def _value(story: Story, value: str) -> str:
    gap = near_best(story)
    if gap is None:
        return story.say("plan.value", value=value)
    return story.say("plan.value_near", value=value, gap=gap)


def _in_its_place(story: Story, one: LeftOut) -> str:
    told = story.say(
        "joint.left_out_displaces",
        items=story.names.item(one.item),
        reason=story.why_left_out(one),
        displaces=story.first_items(one.displaces),
    )
    return story.words.told((told, *_more(story, one)))


def _only_money(one: LeftOut) -> bool:
    """Whether an item pushes out nothing, but would come in with more money."""
    return not one.displaces and bool(one.cost_more)


def _beside_all(story: Story, one: LeftOut) -> str:
    told = story.say(
        "joint.left_out_reason",
        items=story.names.item(one.item),
        reason=story.why_left_out(one),
    )
    return story.words.told((told, *_more(story, one)))


def _more(story: Story, one: LeftOut) -> Iterator[str]:
    """The money with which an item would come in beside all that is chosen."""
    if not one.cost_more:
        return
    if not one.more_from:
        yield story.say("joint.left_out_more", money=story.money_of(one.cost_more))
        return
    gifts = [_gift(story, gift) for gift in one.more_from]
    if one.budget_more and story.setting("budget"):
        money = story.money_of(one.budget_more)
        gifts.append(story.say("joint.left_out_budget", money=money))
    told = story.words.listed(gifts)
    if one.only_way:
        yield story.say("joint.left_out_more_from", gifts=told)
    else:
        yield story.say("joint.left_out_more_instance", gifts=told)


def _gift(story: Story, one: MoreFrom) -> str:
    """What a source would have to give beyond its limit, and when."""
    source, money = story.names.source(one.source), story.money_of(one.money)
    if one.year is None:
        return story.say("joint.left_out_gift", source=source, money=money)
    if one.year < ORDINAL_YEARS:
        return story.say("joint.left_out_gift_nth", source=source, money=money, year=one.year)
    return story.say("joint.left_out_gift_year", source=source, money=money, year=one.year)


def _without_place(story: Story, left_out: Iterable[LeftOut]) -> Iterator[str]:
    """Items no money brings in, those with the same reason in one sentence."""
    alike: dict[str, list[str]] = {}
    for one in left_out:
        if not one.displaces and not one.cost_more:
            reason = story.why_left_out(one)
            alike.setdefault(reason, []).append(one.item)
    for reason, items in alike.items():
        yield story.say("joint.left_out_reason", items=story.items(items), reason=reason)


def _gates(story: Story) -> tuple[Block, ...]:
    gates = story.findings.plan.gates
    if not gates:
        return (Paragraph(story.say("joint.no_gates")),)
    return (
        Paragraph(story.say("joint.gates_intro")),
        Bullets(
            tuple(
                story.say(
                    "joint.gate",
                    item=story.names.item(gate.item),
                    reason=story.words.word("reason", story.names.text(gate.reason)),
                )
                for gate in gates
            )
        ),
    )


def _trenches(story: Story) -> tuple[Block, ...]:
    """Say what is dug once."""
    told = tuple(
        story.say("joint.trench", items=story.items(one.items), trench=story.names.text(one.trench))
        for one in story.findings.plan.trenches
    )
    return (Bullets(told),) if told else ()


def _money_of_year(story: Story, year: int) -> str:
    if year < ORDINAL_YEARS:
        return story.say("joint.step_year_nth", year=year)
    return story.say("joint.step_year", year=str(year))


def _build_order(story: Story) -> tuple[Block, ...]:
    plan = story.findings.plan
    waits: dict[str, list[str]] = {}
    for one in plan.carried:
        waits.setdefault(one.item, []).append(one.by)
    gated = {gate.item for gate in plan.gates}
    rows = []
    years = {item: one.year for one in plan.phases for item in one.items}
    for step, item in enumerate(plan.build_order, start=1):
        why = [story.say("joint.step_gate")] if item in gated else []
        if item in years:
            why.append(_money_of_year(story, years[item]))
        if item in waits:
            why.append(story.say("joint.step_carried", items=story.items(waits[item])))
        rows.append([str(step), story.names.item(item), story.words.listed(why)])
    return (
        Paragraph(
            story.say("joint.build_intro_years") if years else story.say("joint.build_intro")
        ),
        table(
            story.say("joint.build_caption"),
            [
                (story.say("column.step"), "right"),
                (story.say("column.item"), "left"),
                (story.say("column.why_here"), "left"),
            ],
            rows,
            row_header=1,
        ),
    )
