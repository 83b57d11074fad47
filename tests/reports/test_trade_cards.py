import dataclasses

import pytest

from prioritize.list_findings import Flip, TradeOffs, WeightFlip
from reports.document import Bullets, Card, Chart, Heading, Table
from reports.story import tell
from sample_findings import sample_findings, without_computed_flips


def chapter(findings, language="en"):
    return next(one for one in tell(findings, language).chapters if one.id == "concessions")


def cards(findings, language="en"):
    return {one.title: one for one in chapter(findings, language).blocks if isinstance(one, Card)}


def with_flips(findings, *flips, weights=()):
    tradeoffs = dataclasses.replace(
        findings.tradeoffs, flips=tuple(flips), weight_flips=tuple(weights)
    )
    return dataclasses.replace(findings, tradeoffs=tradeoffs)


def test_a_card_has_three_lines_places_the_trade_and_the_reversal():
    card = cards(sample_findings("en"))["Parking"]

    assert card.facts == (
        *(("Government", "4"), ("Market", "1"), ("Residents", "4"), ("Joint rank", "3.5")),
        ("Chosen", "chosen"),
    )
    assert card.sentences == (
        (
            "Market: own rank 1, joint rank 3.5, concession 0.625. Why: The rest of the say, "
            "taken together, puts other items first. In return, Market gets “Lifts”, which is "
            "chosen: own rank 3, joint rank 2, but 5 with Government."
        ),
        (
            "When it reverses: it is dropped once the share of the say held by Government rises "
            "above 55.1% (now 40%)."
        ),
    )


def test_a_card_reads_the_same_in_chinese():
    card = cards(sample_findings("zh"), "zh")["增加停车位"]

    assert card.sentences[0].endswith(
        "换回：市场想要的“加装电梯”入选（自己的第 3 位，共同清单第 2 位），政府只把它排在第 5 位。"
    )
    assert (
        card.sentences[1] == "何时反过来：当政府的话语权升至 55.1% 以上（现为 40%）时，它就落选。"
    )


def test_who_has_nothing_done_that_others_do_not_want_gets_nothing_in_return():
    card = cards(sample_findings("en"))["Façade"]

    assert card.sentences[0].endswith("In return there is no other item for Government.")


def test_an_item_is_named_in_return_only_once():
    findings = sample_findings("en")
    ledger = tuple(
        dataclasses.replace(one, concession=0.9)
        if (one.perspective, one.item) == ("market", "drains")
        else one
        for one in findings.tradeoffs.ledger
    )
    tradeoffs = dataclasses.replace(findings.tradeoffs, ledger=ledger)
    told = " ".join(
        sentence
        for card in cards(dataclasses.replace(findings, tradeoffs=tradeoffs)).values()
        for sentence in card.sentences
    )

    assert told.count("In return, Market gets “Lifts”") == 1
    assert "In return, Market gets “Parking”" in told or "named on the cards before" in told


@pytest.mark.parametrize(
    ("flip", "end"),
    [
        (Flip("market", "up", 0.3, "in_set", "facade", "lift"), "it is chosen once"),
        (Flip("market", "up", 0.3, "in_set", "lift", "facade"), "it is dropped once"),
        (Flip("market", "up", 0.3, "first_place", "facade", "roof"), "it takes the first place"),
        (Flip("market", "up", 0.3, "first_place", "roof", "facade"), "it loses the first place"),
    ],
)
def test_the_reversal_says_what_happens_to_the_item_itself(flip, end):
    card = cards(with_flips(sample_findings("en"), flip))["Façade"]

    assert end in card.sentences[1]
    assert "Market rises above 30% (now 25%)" in card.sentences[1]


def test_the_nearest_shift_of_power_is_told():
    far = Flip("government", "up", 0.9, "in_set", "facade", "lift")
    near = Flip("government", "down", 0.35, "in_set", "facade", "parking")
    card = cards(with_flips(sample_findings("en"), far, near))["Façade"]

    assert "falls below 35% (now 40%)" in card.sentences[1]


def test_without_a_shift_of_power_the_nearest_weight_is_told():
    weight = WeightFlip("residents", "need", "down", 0.25, "in_set", "facade", "parking")
    card = cards(with_flips(sample_findings("en"), weights=[weight]))["Façade"]

    assert (
        "it is chosen once Residents' need weighs less than 25% with Residents"
        in (card.sentences[1])
    )


def test_an_item_that_no_flip_point_moves_says_so():
    card = cards(with_flips(sample_findings("en")))["Façade"]

    assert "none of the nearest flip points" in card.sentences[1]


def test_a_rule_without_flip_points_says_that_it_cannot_be_computed():
    card = cards(without_computed_flips(sample_findings("en")))["Façade"]

    assert card.sentences[1].endswith("cannot be computed under this joint rule.")


def test_a_concession_that_a_notice_hides_stays_hidden_on_the_card():
    findings = sample_findings("en")
    ledger = tuple(
        dataclasses.replace(one, concession=None) if one.item == "facade" else one
        for one in findings.tradeoffs.ledger
    )
    tradeoffs = dataclasses.replace(findings.tradeoffs, ledger=ledger)
    card = cards(dataclasses.replace(findings, tradeoffs=tradeoffs))["Façade"]

    assert "the concession is not shown" in card.sentences[0]


def test_lay_readers_meet_agreement_cards_crossings_totals_and_tiers_in_this_order():
    blocks = chapter(sample_findings("en", example=False)).blocks
    first = {}
    for place, block in enumerate(blocks):
        name = block.name if isinstance(block, Chart) else type(block).__name__
        first.setdefault(name, place)
    places = [first[one] for one in ("agreement", "Card", "rank-changes", "Table", "Bullets")]

    assert places == sorted(places)
    assert blocks[first["Bullets"]] == Bullets(
        (
            "leading (2): Roof waterproofing, Lifts.",
            "depends (2): Parking, Drainage.",
            "trailing (1): Façade.",
        )
    )
    assert isinstance(blocks[first["Table"]], Table)
    assert blocks[first["Table"]].rows[0][0] == "Government"


def test_where_no_item_crosses_the_line_the_chapter_says_so():
    findings = sample_findings("en")
    plan = dataclasses.replace(findings.plan, funded=tuple(one.item for one in findings.joint))
    told = chapter(dataclasses.replace(findings, plan=plan))
    texts = [getattr(one, "text", "") for one in told.blocks]

    assert any("no item crosses the line" in text for text in texts)
    assert Heading("What crosses the line") not in told.blocks


def test_without_concessions_there_are_no_cards():
    findings = sample_findings("en")
    tradeoffs = TradeOffs(totals=findings.tradeoffs.totals)

    assert not cards(dataclasses.replace(findings, tradeoffs=tradeoffs))


def test_what_is_done_though_it_stands_lower_is_told_in_return_after_what_stands_high():
    findings = sample_findings("en")
    lower = tuple(
        dataclasses.replace(one, joint_rank=4.5) if one.item == "lift" else one
        for one in findings.tradeoffs.ledger
    )
    tradeoffs = dataclasses.replace(findings.tradeoffs, ledger=lower)
    card = cards(dataclasses.replace(findings, tradeoffs=tradeoffs))["Parking"]

    assert (
        "In return, Market gets “Lifts”, which is chosen: own rank 3, joint rank 4.5"
        in (card.sentences[0])
    )
