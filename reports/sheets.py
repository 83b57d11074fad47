"""The findings as sheets of a workbook: numbers stay numbers, ids become names."""

from collections.abc import Callable

from reports.doubt_sheets import doubt_sheets
from reports.fairness_sheets import fairness_sheets
from reports.guard_sheets import guard_sheets
from reports.ledger import hardest_hit
from reports.need_sheets import categories, needs_by_class
from reports.plan_sheets import (
    balance,
    left_out,
    options,
    phases,
    pools,
    responsibility,
    roles,
    visibility,
    votes,
)
from reports.representation_sheets import representation_sheets
from reports.segment_sheets import segment_profile, segment_wants, segments
from reports.sheet_parts import Cell, Sheet
from reports.sheet_parts import column as _column
from reports.sheet_parts import make_sheet as _sheet
from reports.story.context import Story
from reports.story.flips import flip_sentence, nearest_first
from reports.story.settings import readable_settings
from reports.weight_sheets import weight_sheets


def all_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay the findings out as sheets, the joint list and the ledger first.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    tuple of Sheet
        Every sheet of the list and the plan, also those without rows; of what was looked into
        beside them, those with rows.
    """
    makers: tuple[Callable[[Story], Sheet], ...] = (
        _joint,
        _ledger,
        _totals,
        _overrides,
        _flips,
        _rankings,
        _weights,
        _demand,
        categories,
        needs_by_class,
        segments,
        segment_wants,
        segment_profile,
        _checks,
        options,
        visibility,
        left_out,
        pools,
        phases,
        responsibility,
        roles,
        balance,
        votes,
        _rows,
    )
    made = tuple(make(story) for make in makers)
    beside = (
        *weight_sheets(story),
        *guard_sheets(story),
        *doubt_sheets(story),
        *fairness_sheets(story),
    )
    told = (sheet for sheet in beside if sheet.rows)
    return (*made, *representation_sheets(story), *told, _provenance(story))


def _joint(story: Story) -> Sheet:
    own, items, plan = story.own_ranks, story.item_of, story.findings.plan
    chance = story.findings.robustness.in_share
    gates = {gate.item: gate.reason for gate in plan.gates}
    steps = {item: step for step, item in enumerate(plan.build_order, start=1)}
    columns = [
        _column(story, "joint_rank", "rank"),
        _column(story, "id", "text"),
        _column(story, "item", "text"),
        _column(story, "class", "text"),
        _column(story, "joint_score", "score"),
        _column(story, "rank_low", "rank"),
        _column(story, "rank_high", "rank"),
        _column(story, "tier", "text"),
        *((story.names.party(party), "rank") for party in story.party_ids),
        _column(story, "chosen", "text"),
        _column(story, "in_share", "share"),
        _column(story, "gate", "text"),
        _column(story, "step", "count"),
    ]
    rows: list[list[Cell]] = [
        [
            one.rank,
            one.item,
            story.names.item(one.item),
            story.words.word("class", items[one.item].class_) if one.item in items else "",
            one.score,
            one.rank_low,
            one.rank_high,
            story.words.word("tier", one.tier),
            *(own.get((party, one.item)) for party in story.party_ids),
            story.chosen(one.item),
            chance.get(one.item),
            story.words.word("reason", story.names.text(gates.get(one.item, ""))),
            steps.get(one.item),
        ]
        for one in story.findings.joint
    ]
    return _sheet(story, "joint", columns, rows)


def _ledger(story: Story) -> Sheet:
    contested = hardest_hit(story.findings)
    columns = [
        _column(story, "item", "text"),
        _column(story, "party", "text"),
        _column(story, "own_rank", "rank"),
        _column(story, "joint_rank", "rank"),
        _column(story, "places", "rank"),
        _column(story, "concession", "score"),
        _column(story, "reasons", "text"),
        _column(story, "gave_up_most", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.item(entry.item),
            story.names.party(entry.perspective),
            entry.own_rank,
            entry.joint_rank,
            entry.places,
            entry.concession,
            story.words.listed(
                story.with_sources(story.words.word("reason", code), entry.item)
                for code in entry.reasons
            ),
            story.names.party(contested[entry.item]) if entry.item in contested else "",
        ]
        for entry in story.findings.tradeoffs.ledger
    ]
    return _sheet(story, "ledger", columns, rows)


def _totals(story: Story) -> Sheet:
    columns = [
        _column(story, "party", "text"),
        _column(story, "concession", "score"),
        _column(story, "kendall", "score"),
        _column(story, "top_kept", "share"),
        _column(story, "retained", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(one.perspective),
            one.concession,
            one.kendall_distance,
            one.top_kept,
            one.retained_value,
        ]
        for one in story.findings.tradeoffs.totals
    ]
    return _sheet(story, "totals", columns, rows)


def _overrides(story: Story) -> Sheet:
    columns = [
        _column(story, "party", "text"),
        _column(story, "preferred", "text"),
        _column(story, "placed_above", "text"),
        _column(story, "margin", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(one.perspective),
            story.names.item(one.preferred),
            story.names.item(one.placed_above),
            one.margin,
        ]
        for one in story.findings.tradeoffs.overrides
    ]
    return _sheet(story, "overrides", columns, rows)


def _flips(story: Story) -> Sheet:
    now = {party.id: party.power for party in story.findings.perspectives}
    columns = [
        _column(story, "party", "text"),
        _column(story, "power_now", "share"),
        _column(story, "power_flip", "share"),
        _column(story, "comes", "text"),
        _column(story, "goes", "text"),
        _column(story, "in_words", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(flip.perspective),
            now.get(flip.perspective),
            flip.power,
            story.names.item(flip.item),
            story.names.item(flip.over),
            flip_sentence(story, [flip]),
        ]
        for flip in nearest_first(story.findings)
    ]
    if not story.flips_computed:
        rows.append(["", None, None, "", "", story.say("flips.not_computed")])
    return _sheet(story, "flips", columns, rows)


def _rankings(story: Story) -> Sheet:
    columns = [
        _column(story, "party", "text"),
        _column(story, "rank", "rank"),
        _column(story, "item", "text"),
        _column(story, "score", "score"),
        _column(story, "utility", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(party),
            one.rank,
            story.names.item(one.item),
            one.score,
            one.utility,
        ]
        for party, ranking in story.findings.rankings.items()
        for one in ranking
    ]
    return _sheet(story, "rankings", columns, rows)


def _weights(story: Story) -> Sheet:
    columns = [
        _column(story, "party", "text"),
        _column(story, "judge", "text"),
        _column(story, "method", "text"),
        _column(story, "criterion", "text"),
        _column(story, "weight", "score"),
        _column(story, "consistency", "score"),
        _column(story, "agreed", "text"),
    ]
    rows: list[list[Cell]] = []
    for party in story.findings.perspectives:
        mark = story.say("sheets.example") if party.example else story.say("sheets.yes")
        name, pooled = story.names.party(party.id), story.say("sheets.pooled")
        panel = [(judge.judge, story.words.word("elicitation", judge.method), judge.weights,
                  judge.consistency_ratio) for judge in party.panel]  # fmt: skip
        for judge, method, weights, ratio in [
            (pooled, "", party.weights, party.consistency_ratio),
            *panel,
        ]:
            rows += [
                [name, judge, method, story.names.criterion(criterion), weight, ratio, mark]
                for criterion, weight in weights.items()
            ]
    return _sheet(story, "weights", columns, rows)


def _demand(story: Story) -> Sheet:
    columns = [
        _column(story, "id", "text"),
        _column(story, "item", "text"),
        _column(story, "category", "text"),
        _column(story, "demand", "share"),
        _column(story, "low", "share"),
        _column(story, "high", "share"),
        _column(story, "n", "count"),
    ]
    labels = {one.id: story.words.word("class", one.label) for one in story.findings.categories}
    rows: list[list[Cell]] = []
    for item in story.findings.items:
        demand = item.demand
        shares = [demand.value, demand.low, demand.high, demand.n] if demand else [None] * 4
        rows.append([item.id, item.name, labels.get(item.category, ""), *shares])
    return _sheet(story, "demand", columns, rows, on_weights=False)


def _checks(story: Story) -> Sheet:
    columns = [
        _column(story, "rule", "text"),
        _column(story, "rank", "rank"),
        _column(story, "item", "text"),
        _column(story, "score", "score"),
    ]
    rows: list[list[Cell]] = [
        [story.rule(rule), one.rank, story.names.item(one.item), one.score]
        for rule, items in story.findings.checks.items()
        for one in items
    ]
    return _sheet(story, "checks", columns, rows)


def _rows(story: Story) -> Sheet:
    survey = story.findings.survey
    rows: list[list[Cell]] = [[story.say("asked.issued"), survey.issued]]
    rows += [[story.say("asked.returned"), survey.returned], [story.say("asked.used"), survey.used]]
    rows += [[story.words.word("set_aside", one.reason), one.rows] for one in survey.set_aside]
    columns = [_column(story, "rows_are", "text"), _column(story, "rows", "count")]
    return _sheet(story, "rows", columns, rows, on_weights=False)


def _provenance(story: Story) -> Sheet:
    provenance = story.findings.provenance
    rows: list[list[Cell]] = [
        [story.say("sheets.version"), provenance.version],
        [story.say("sheets.seed"), provenance.seed],
    ]
    rows += [[name, value] for name, value in readable_settings(story)]
    rows += [[one.file, one.sha256] for one in provenance.inputs]
    columns = [_column(story, "setting", "text"), _column(story, "value", "amount")]
    return _sheet(story, "provenance", columns, rows, on_weights=False)
