"""The joint list: in what order the items are needed, what must be done, what is built when."""

from reports import charts, figures
from reports.document import Block, Bullets, Chapter, Heading, Paragraph, Table
from reports.story.context import CHOSEN_WITHOUT_BUDGET, Story, table


def chapter(story: Story) -> Chapter:
    """Show the need order with its tiers, the mandatory items and the order of construction."""
    findings = story.findings
    title = story.say("joint.title")
    if not findings.joint:
        return Chapter("joint", title, (Paragraph(story.say("joint.none")),))
    rule = story.setting("joint") or "compromise"
    blocks: list[Block] = [
        Paragraph(story.say("joint.intro", rule=story.words.word("rule", rule))),
        Paragraph(story.say("joint.tiers")),
        joint_table(story),
        *charts.rank_changes(story),
        Heading(story.say("joint.chosen")),
        Paragraph(_chosen(story)),
        Heading(story.say("joint.gates")),
        *_gates(story),
    ]
    if findings.plan.build_order:
        blocks += [Heading(story.say("joint.build")), *_build_order(story)]
    return Chapter("joint", title, tuple(blocks))


def joint_table(story: Story) -> Table:
    """Every item with its joint rank, how sure it is, and each party's own rank."""
    own, items = story.own_ranks, story.item_of
    rows = []
    for one in story.findings.joint:
        class_ = items[one.item].class_ if one.item in items else ""
        rows.append(
            [
                figures.rank(one.rank),
                story.names.item(one.item),
                story.words.word("class", class_) if class_ else figures.DASH,
                figures.span(figures.rank(one.rank_low), figures.rank(one.rank_high)),
                story.words.word("tier", one.tier),
                *(
                    figures.rank(own[party, one.item]) if (party, one.item) in own else figures.DASH
                    for party in story.party_ids
                ),
            ]
        )
    return table(
        story.say("joint.caption"),
        [
            (story.say("column.joint_rank"), "right"),
            (story.say("column.item"), "left"),
            (story.say("column.class"), "left"),
            (story.say("column.rank_range"), "right"),
            (story.say("column.tier"), "left"),
            *((story.names.party(party), "right") for party in story.party_ids),
        ],
        rows,
        row_header=1,
    )


def _chosen(story: Story) -> str:
    plan = story.findings.plan
    chosen = story.items(plan.funded)
    if plan.budget is not None:
        budget = f"{figures.amount(plan.budget)} {story.money}".strip()
        return story.say("joint.chosen_budget", budget=budget, items=chosen or figures.DASH)
    if chosen:
        return story.say("joint.chosen_told", items=chosen)
    top = story.findings.provenance.settings.get("top") or CHOSEN_WITHOUT_BUDGET
    return story.say("joint.chosen_top", top=top)


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
                    reason=story.words.word("reason", gate.reason),
                )
                for gate in gates
            )
        ),
    )


def _build_order(story: Story) -> tuple[Block, ...]:
    plan = story.findings.plan
    waits: dict[str, list[str]] = {}
    for one in plan.carried:
        waits.setdefault(one.item, []).append(one.by)
    gated = {gate.item for gate in plan.gates}
    rows = []
    for step, item in enumerate(plan.build_order, start=1):
        why = [story.say("joint.step_gate")] if item in gated else []
        if item in waits:
            why.append(story.say("joint.step_carried", items=story.items(waits[item])))
        rows.append([str(step), story.names.item(item), story.words.listed(why)])
    return (
        Paragraph(story.say("joint.build_intro")),
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
