"""The parts of the plan as sheets of the workbook."""

from prioritize.responsibility import ROLES
from reports.sheets.parts import Cell, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.options import option_name
from reports.story.plan import level_name
from reports.story.sources import paid, payer_name, year_name
from reports.story.votes import base_sentence, result_sentence
from reports.story.votes_needed import scope_name


def votes(story: Story) -> Sheet:
    """A row per vote of owners, counted or still to come."""
    columns = [
        column(story, "item", "text"),
        column(story, "scope", "text"),
        column(story, "vote_kind", "text"),
        column(story, "vote_result", "text"),
        column(story, "area_share", "share"),
        column(story, "head_share", "share"),
        column(story, "for_area_share", "share"),
        column(story, "for_head_share", "share"),
        column(story, "vote_base", "text"),
        column(story, "forecast", "share"),
        column(story, "low", "share"),
        column(story, "high", "share"),
        column(story, "n", "count"),
    ]
    rows: list[list[Cell]] = []
    for vote in story.findings.plan.votes:
        told = vote.forecast
        rows.append(
            [
                story.names.item(vote.item),
                scope_name(story, vote),
                story.words.word("vote_kind", vote.kind),
                result_sentence(story, vote),
                vote.area_share,
                vote.head_share,
                vote.for_area_share,
                vote.for_head_share,
                base_sentence(story, vote),
                *((told.in_favour, told.low, told.high, told.n) if told else (None,) * 4),
            ]
        )
    return make_sheet(story, "votes", columns, rows, on_weights=False)


def left_out(story: Story) -> Sheet:
    """A row per item that is not chosen: why, what it would push out, what it would cost more."""
    columns = [
        column(story, "item", "text"),
        column(story, "reasons", "text"),
        column(story, "went_out", "text"),
        column(story, "cost_more", "amount"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.item(one.item),
            story.why_left_out(one),
            story.items(one.displaces),
            one.cost_more,
        ]
        for one in story.findings.plan.left_out
    ]
    return make_sheet(story, "left_out", columns, rows)


def pools(story: Story) -> Sheet:
    """A row per limit of a source."""
    columns = [
        column(story, "money_source", "text"),
        column(story, "year", "text"),
        column(story, "money_limit", "amount"),
        column(story, "money_used", "amount"),
    ]
    rows: list[list[Cell]] = [
        [story.names.source(one.source), year_name(story, one), one.limit, one.used]
        for one in story.findings.plan.pools
    ]
    return make_sheet(story, "pools", columns, rows)


def paying(story: Story) -> Sheet:
    """Who pays for the chosen items, where sources have no limits."""
    columns = [
        column(story, "money_source", "text"),
        column(story, "money", "amount"),
        column(story, "money_share", "share"),
        column(story, "items", "text"),
    ]
    rows: list[list[Cell]] = [
        [payer_name(story, one), one.amount, one.share, story.items(one.items)]
        for one in story.findings.plan.paying
    ]
    return make_sheet(story, "paying", columns, rows)


def phases(story: Story) -> Sheet:
    """A row per year of the plan."""
    columns = [
        column(story, "year", "text"),
        column(story, "items_built", "text"),
        column(story, "money", "amount"),
        column(story, "by_source", "text"),
    ]
    rows: list[list[Cell]] = [
        [str(one.year), story.items(one.items), one.cost, paid(story, one)]
        for one in story.findings.plan.phases
    ]
    return make_sheet(story, "phases", columns, rows)


def responsibility(story: Story) -> Sheet:
    """A row per gap of the responsibility matrix."""
    columns = [column(story, "item", "text"), column(story, "problem", "text")]
    rows: list[list[Cell]] = [
        [story.names.item(one.item), story.words.word("problem", one.problem)]
        for one in story.findings.plan.responsibility
    ]
    return make_sheet(story, "responsibility", columns, rows, on_weights=False)


def roles(story: Story) -> Sheet:
    """A row per item: who decides, funds, delivers, supervises, accepts and maintains."""
    columns = [
        column(story, "item", "text"),
        *((story.words.word("role", role), "text") for role in ROLES),
    ]
    rows: list[list[Cell]] = [
        [story.names.item(one.item), *(story.names.offices(getattr(one, role)) for role in ROLES)]
        for one in story.findings.plan.roles
    ]
    return make_sheet(story, "roles", columns, rows, on_weights=False)


def balance(story: Story) -> Sheet:
    """A row per kind of work, class, space, street front and building."""
    columns = [
        column(story, "dimension", "text"),
        column(story, "level", "text"),
        column(story, "money", "amount"),
        column(story, "money_share", "share"),
        column(story, "places_share", "share"),
        column(story, "list_money_share", "share"),
        column(story, "list_places_share", "share"),
        column(story, "demand_share", "share"),
        column(story, "households_share", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            story.words.word("dimension", one.dimension),
            level_name(story, one),
            one.money,
            one.money_share,
            one.places_share,
            one.list_money_share,
            one.list_places_share,
            one.demand_share,
            one.households_share,
        ]
        for one in story.findings.plan.balance
    ]
    return make_sheet(story, "balance", columns, rows)


def options(story: Story) -> Sheet:
    """A row per option: powers, cost, value, what each party keeps, what comes and goes."""
    parties = story.party_ids
    columns = [
        column(story, "option", "text"),
        column(story, "money", "amount"),
        column(story, "joint_value", "score"),
        *((_named(story, "power_of", party), "share") for party in parties),
        *((_named(story, "kept_by", party), "share") for party in parties),
        column(story, "items_done", "text"),
        column(story, "came_in", "text"),
        column(story, "went_out", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            option_name(story, one),
            one.cost,
            one.value,
            *(one.powers.get(party) for party in parties),
            *(one.retained.get(party) for party in parties),
            story.items(one.funded),
            story.items(one.came_in),
            story.items(one.went_out),
        ]
        for one in story.findings.plan.options
    ]
    return make_sheet(story, "options", columns, rows)


def visibility(story: Story) -> Sheet:
    """A row per item: its place with and without the criteria of outward show."""
    told = story.findings.plan.visibility
    columns = [
        column(story, "item", "text"),
        column(story, "joint_rank", "rank"),
        column(story, "rank_without", "rank"),
        column(story, "chosen", "text"),
        column(story, "chosen_without", "text"),
    ]
    yes, no = story.say("chosen.yes"), story.say("chosen.no")
    rows: list[list[Cell]] = [
        [
            story.names.item(one.item),
            one.rank,
            one.rank_without,
            yes if one.item in story.findings.plan.funded else no,
            yes if one.item in told.funded else no,
        ]
        for one in (told.joint if told else ())
        if told
    ]
    return make_sheet(story, "visibility", columns, rows)


def _named(story: Story, what: str, party: str) -> str:
    return story.words.word("options", what).format(party=story.names.party(party))
