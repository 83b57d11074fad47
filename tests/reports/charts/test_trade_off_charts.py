import dataclasses

from drawn_charts import charts, values
from prioritize.list_findings import PlanFindings, RankedItem, TradeOffs
from reports.charts import PARTY_COLOURS
from reports.wanted import chosen_items, first_items, wanted_items
from sample_findings import sample_findings


def with_rankings(findings, **rankings):
    told = {
        party: tuple(RankedItem(item, 0.5, 0.5, rank) for item, rank in ranks.items())
        for party, ranks in rankings.items()
    }
    return dataclasses.replace(findings, rankings=told)


def test_a_party_wants_its_own_first_places_as_many_as_are_chosen():
    assert wanted_items(sample_findings("en")) == {
        "government": {"facade", "drains", "roof"},
        "market": {"parking", "roof", "lift"},
        "residents": {"lift", "roof", "drains"},
    }


def test_equals_at_the_edge_are_all_wanted():
    ranks = {"roof": 1.0, "lift": 3.0, "parking": 3.0, "drains": 3.0, "facade": 5.0}

    assert first_items(ranks, 2) == {"roof", "lift", "parking", "drains"}
    assert first_items(ranks, 1) == {"roof"}
    assert first_items(dict.fromkeys(ranks, 3.0), 1) == {*ranks}
    assert first_items(ranks, 0) == set()


def test_without_a_plan_the_first_places_of_the_joint_list_count():
    findings = dataclasses.replace(sample_findings("en"), plan=PlanFindings())
    settings = findings.provenance.settings | {"top": 2}
    provenance = dataclasses.replace(findings.provenance, settings=settings)

    assert chosen_items(dataclasses.replace(findings, provenance=provenance)) == {"roof", "lift"}


def test_items_stand_in_groups_by_how_many_parties_want_them():
    chart = charts(sample_findings("en"))["agreement"]
    told = [one.get("head") or one["item"] for one in values(chart) if one["kind"] in KINDS]

    assert told == [
        *("All 3 want it", "Roof waterproofing"),
        *("2 of 3 want it", "Lifts", "Drainage"),
        *("1 of 3 want it", "Parking", "Façade"),
    ]


KINDS = {"head", "item"}


def test_a_full_mark_says_that_a_party_wants_an_item():
    chart = charts(sample_findings("en"))["agreement"]
    row = next(one["row"] for one in values(chart, "item") if one["item"] == "Drainage")
    marks = {
        one["party"]: one["kind"] for one in values(chart) if one["row"] == row and "party" in one
    }

    assert marks.pop("Market") == "not"
    assert marks.pop("Government") == marks.pop("Residents") == "wants"


def test_the_words_of_the_strip_name_every_item_of_every_group():
    chart = charts(sample_findings("en"))["agreement"]

    assert chart.alt == (
        "What the parties want. All 3 want it: Roof waterproofing. "
        "2 of 3 want it: Lifts, Drainage. 1 of 3 want it: Parking, Façade."
    )
    assert "own first 3" in chart.caption


def test_where_everything_is_chosen_no_strip_is_drawn():
    findings = sample_findings("en")
    plan = dataclasses.replace(findings.plan, funded=tuple(one.item for one in findings.joint))
    drawn = charts(dataclasses.replace(findings, plan=plan))

    assert "agreement" not in drawn
    assert "rank-changes" not in drawn


def test_one_party_alone_is_not_drawn_against_itself():
    findings = sample_findings("en")
    alone = dataclasses.replace(
        findings,
        perspectives=findings.perspectives[:1],
        rankings={"government": findings.rankings["government"]},
    )

    assert not {"rank-changes", "agreement"} & {*charts(alone)}


def test_four_parties_are_drawn_in_four_columns():
    findings = sample_findings("en")
    fourth = dataclasses.replace(findings.perspectives[0], id="experts", name="Experts")
    drawn = charts(
        dataclasses.replace(
            findings,
            perspectives=(*findings.perspectives, fourth),
            rankings=findings.rankings | {"experts": findings.rankings["market"]},
        )
    )

    assert {one["column"] for one in values(drawn["rank-changes"])} == {
        *("Government", "Market", "Residents", "Experts", "Joint list")
    }


def test_only_items_that_cross_the_line_are_drawn():
    chart = charts(sample_findings("en"))["rank-changes"]

    assert {one["item"] for one in values(chart)} == {"lift", "parking", "drains", "facade"}
    assert "items shown: 4; crossing in all: 4" in chart.caption


def test_an_item_stands_above_the_line_where_it_is_wanted_or_chosen():
    chart = charts(sample_findings("en"))["rank-changes"]
    above = {(one["column"], one["item"]) for one in values(chart) if one["height"] < 0}

    assert above == {
        *(("Government", "facade"), ("Government", "drains")),
        *(("Market", "parking"), ("Market", "lift")),
        *(("Residents", "lift"), ("Residents", "drains")),
        *(("Joint list", "lift"), ("Joint list", "parking")),
    }


def test_items_of_one_list_never_share_a_place_even_where_they_share_a_rank():
    ties = dict.fromkeys(("roof", "lift", "parking", "drains", "facade"), 3.0)
    own = {"roof": 1.0, "lift": 2.0, "parking": 3.0, "drains": 4.0, "facade": 5.0}
    findings = with_rankings(sample_findings("en"), government=ties, market=own, residents=own)
    chart = charts(findings)["rank-changes"]
    spots = [(one["column"], one["height"]) for one in values(chart)]

    assert len({*spots}) == len(spots)


def test_a_contested_line_wears_the_colour_of_the_party_that_gave_up_most():
    spec = charts(sample_findings("en"))["rank-changes"].spec
    losers = {point["item"]: point["loser"] for point in spec["data"]["values"]}
    scale = spec["layer"][2]["encoding"]["color"]["scale"]

    assert losers["facade"] == "Government"
    assert losers["parking"] == "Market"
    assert dict(zip(scale["domain"], scale["range"], strict=True))["Market"] == PARTY_COLOURS[1]


def test_a_party_without_a_line_is_not_in_the_legend():
    findings = sample_findings("en")
    ledger = tuple(one for one in findings.tradeoffs.ledger if one.perspective != "government")
    tradeoffs = dataclasses.replace(findings.tradeoffs, ledger=ledger)
    spec = charts(dataclasses.replace(findings, tradeoffs=tradeoffs))["rank-changes"].spec
    scale = spec["layer"][2]["encoding"]["color"]["scale"]

    assert "Government" not in scale["domain"]
    assert {*scale["domain"]} == {one["loser"] for one in values_of(spec)} - {""}


def values_of(spec):
    return spec["data"]["values"]


def test_places_given_up_begin_with_the_largest_concession():
    rows = values(charts(sample_findings("en"))["places-given-up"])

    assert [(one["item"], one["party"], one["own"], one["joint"]) for one in rows[:3]] == [
        ("Façade", "Government", 1.0, 5.0),
        ("Parking", "Market", 1.0, 3.5),
        ("Drainage", "Government", 2.0, 3.5),
    ]
    assert rows[1]["shown_joint"] == "3.5"


def test_the_words_tell_every_concession_that_is_drawn():
    chart = charts(sample_findings("zh"), "zh")["places-given-up"]

    assert "外立面整治（政府第 1 位，共同清单第 5 位）" in chart.alt
    assert chart.alt.count("共同清单第") == len(values(chart))


def test_where_nobody_gave_anything_up_no_places_are_drawn():
    findings = dataclasses.replace(sample_findings("en"), tradeoffs=TradeOffs())

    assert "places-given-up" not in charts(findings)
