"""The lists themselves as sheets: numbers stay numbers, ids become names."""

from reports.ledger import hardest_hit
from reports.sheets.parts import Cell, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.flips import flip_points, flip_sentence
from reports.story.settings import readable_settings


def joint(story: Story) -> Sheet:
    """The joint list with each party's own rank, chances and what is done."""
    own, items, plan = story.own_ranks, story.item_of, story.findings.plan
    chance = story.findings.robustness.in_share
    gates = {gate.item: gate.reason for gate in plan.gates}
    steps = {item: step for step, item in enumerate(plan.build_order, start=1)}
    columns = [
        column(story, "joint_rank", "rank"),
        column(story, "id", "text"),
        column(story, "item", "text"),
        column(story, "class", "text"),
        column(story, "joint_score", "score"),
        column(story, "rank_low", "rank"),
        column(story, "rank_high", "rank"),
        column(story, "tier", "text"),
        *((story.names.party(party), "rank") for party in story.party_ids),
        column(story, "chosen", "text"),
        column(story, "in_share", "share"),
        column(story, "gate", "text"),
        column(story, "step", "count"),
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
    return make_sheet(story, "joint", columns, rows)


def ledger(story: Story) -> Sheet:
    """Every party's own and joint rank of every item, and what it gave up."""
    contested = hardest_hit(story.findings)
    columns = [
        column(story, "item", "text"),
        column(story, "party", "text"),
        column(story, "own_rank", "rank"),
        column(story, "joint_rank", "rank"),
        column(story, "places", "rank"),
        column(story, "concession", "score"),
        column(story, "reasons", "text"),
        column(story, "gave_up_most", "text"),
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
    return make_sheet(story, "ledger", columns, rows)


def totals(story: Story) -> Sheet:
    """What each party gave up in all."""
    columns = [
        column(story, "party", "text"),
        column(story, "concession", "score"),
        column(story, "kendall", "score"),
        column(story, "top_kept", "share"),
        column(story, "retained", "share"),
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
    return make_sheet(story, "totals", columns, rows)


def overrides(story: Story) -> Sheet:
    """Pairs that a party would have the other way round."""
    columns = [
        column(story, "party", "text"),
        column(story, "preferred", "text"),
        column(story, "placed_above", "text"),
        column(story, "margin", "score"),
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
    return make_sheet(story, "overrides", columns, rows)


def flips(story: Story) -> Sheet:
    """The powers at which the first place or the choice changes."""
    now = {party.id: party.power for party in story.findings.perspectives}
    columns = [
        column(story, "party", "text"),
        column(story, "power_now", "share"),
        column(story, "power_flip", "share"),
        column(story, "comes", "text"),
        column(story, "goes", "text"),
        column(story, "in_words", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(flip.perspective),
            now.get(flip.perspective),
            flip.power,
            story.names.item(flip.item),
            story.names.item(flip.over),
            flip_sentence(story, point),
        ]
        for point in flip_points(story.findings)
        for flip in point
    ]
    if not story.flips_computed:
        rows.append(["", None, None, "", "", story.say("flips.not_computed")])
    return make_sheet(story, "flips", columns, rows)


def rankings(story: Story) -> Sheet:
    """Each party's own list."""
    columns = [
        column(story, "party", "text"),
        column(story, "rank", "rank"),
        column(story, "item", "text"),
        column(story, "score", "score"),
        column(story, "utility", "score"),
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
    return make_sheet(story, "rankings", columns, rows)


def agreement(story: Story) -> Sheet:
    """How far the parties' own lists agree, all together and in pairs."""
    columns = [
        column(story, "figure", "text"),
        column(story, "party", "text"),
        column(story, "other_party", "text"),
        column(story, "agreement", "score"),
    ]
    found = story.findings.agreement
    rows: list[list[Cell]] = []
    if found.kendall_w is not None:
        rows.append([story.say("agreement.kendall_w"), "", "", found.kendall_w])
    rows += [
        [
            story.say("agreement.spearman"),
            story.names.party(one.a),
            story.names.party(one.b),
            one.spearman,
        ]
        for one in found.correlations
    ]
    return make_sheet(story, "agreement", columns, rows)


def weights(story: Story) -> Sheet:
    """The weights of every party and judge, with their consistency."""
    columns = [
        column(story, "party", "text"),
        column(story, "judge", "text"),
        column(story, "method", "text"),
        column(story, "criterion", "text"),
        column(story, "weight", "score"),
        column(story, "consistency", "score"),
        column(story, "agreed", "text"),
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
    return make_sheet(story, "weights", columns, rows)


def demand(story: Story) -> Sheet:
    """What residents ask for, item by item."""
    columns = [
        column(story, "id", "text"),
        column(story, "item", "text"),
        column(story, "category", "text"),
        column(story, "demand", "share"),
        column(story, "low", "share"),
        column(story, "high", "share"),
        column(story, "n", "count"),
    ]
    labels = {one.id: story.words.word("class", one.label) for one in story.findings.categories}
    rows: list[list[Cell]] = []
    for item in story.findings.items:
        demand = item.demand
        shares = [demand.value, demand.low, demand.high, demand.n] if demand else [None] * 4
        rows.append([item.id, item.name, labels.get(item.category, ""), *shares])
    return make_sheet(story, "demand", columns, rows, on_weights=False)


def checks(story: Story) -> Sheet:
    """The places under every other joint rule."""
    columns = [
        column(story, "rule", "text"),
        column(story, "rank", "rank"),
        column(story, "item", "text"),
        column(story, "score", "score"),
    ]
    rows: list[list[Cell]] = [
        [story.rule(rule), one.rank, story.names.item(one.item), one.score]
        for rule, items in story.findings.checks.items()
        for one in items
    ]
    return make_sheet(story, "checks", columns, rows)


def rows(story: Story) -> Sheet:
    """Where every returned questionnaire went."""
    survey = story.findings.survey
    rows: list[list[Cell]] = [[story.say("asked.issued"), survey.issued]]
    rows += [[story.say("asked.returned"), survey.returned], [story.say("asked.used"), survey.used]]
    rows += [[story.words.word("set_aside", one.reason), one.rows] for one in survey.set_aside]
    columns = [column(story, "rows_are", "text"), column(story, "rows", "count")]
    return make_sheet(story, "rows", columns, rows, on_weights=False)


def provenance(story: Story) -> Sheet:
    """Version, seed, settings and files of the run."""
    provenance = story.findings.provenance
    rows: list[list[Cell]] = [
        [story.say("sheets.version"), provenance.version],
        [story.say("sheets.seed"), provenance.seed],
    ]
    rows += [[name, value] for name, value in readable_settings(story)]
    rows += [[one.file, one.sha256] for one in provenance.inputs]
    columns = [column(story, "setting", "text"), column(story, "value", "amount")]
    return make_sheet(story, "provenance", columns, rows, on_weights=False)
