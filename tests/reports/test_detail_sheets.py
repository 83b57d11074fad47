"""Sheets of what was looked into beside the list: weights, guards, doubts, fairness."""

import dataclasses

import pytest

from prioritize.list_findings import CheckedItem
from prioritize.small_cells import SmallFigures
from prioritize.weights_findings import (
    AlternativeFinding,
    ConsensusFinding,
    FarthestFinding,
    ObjectiveFinding,
)
from reports.names import names_of
from reports.notice import public_version
from reports.sheets import all_sheets
from reports.story.context import Story
from reports.wording import wording
from sample_findings import empty_findings, sample_findings

ABOUT_JUDGES = {"Consensus of judges", "Two ways of pooling", "One judge left out"}
BESIDE = {
    *ABOUT_JUDGES,
    *("Weight flips", "Disputes over weights", "Weights from figures", "Lists from figures"),
    *("Lists by method", "One item left out", "Small differences made large"),
    *("Criteria that run together", "Compromise sets"),
    *("Doubts", "Chances", "Chances of places", "Pairs of items", "Views that put it first"),
    *("Where rules differ", "Orders of least contradiction", "Least concession"),
    *("Least-concession list", "Equal shares", "Equal shares in all"),
}


def full(language="en"):
    """The sample run, with judges who differ and weights from figures."""
    found = sample_findings(language)
    first, *others = found.perspectives
    judged = dataclasses.replace(
        first,
        judges=2,
        pooling="aip",
        alternative=AlternativeFinding("aij", {"need": 0.45, "cost": 0.55}, first_agrees=False),
        spread=0.5,
        consensus=ConsensusFinding(0.4131, 9.0, "very_low"),
        farthest=FarthestFinding("Judge Wu", "cost", 0.7, 0.4331),
    )
    objective = (
        ObjectiveFinding(
            "critic", {"need": 1.0, "cost": 0.0}, ("cost",), None, (),
            (CheckedItem("roof", 0.71234, 1.0), CheckedItem("lift", 0.51234, 2.0)),
        ),
        ObjectiveFinding("entropy", {}, (), "not_positive", ("need",), ()),
    )  # fmt: skip
    return dataclasses.replace(found, perspectives=(judged, *others), objective=objective)


def sheets(findings, language="en"):
    words = wording(language)
    return {one.title: one for one in all_sheets(Story(findings, words, names_of(findings, words)))}


def rows(sheet):
    return [
        dict(zip((header for header, _ in sheet.columns), row, strict=True)) for row in sheet.rows
    ]


@pytest.fixture(scope="module")
def laid_out():
    return sheets(full())


def test_everything_looked_into_has_a_sheet_where_there_is_something_to_tell(laid_out):
    assert laid_out.keys() >= BESIDE
    assert not sheets(empty_findings("en")).keys() & BESIDE
    assert all(len(one.columns) == len(row) for one in laid_out.values() for row in one.rows)


def test_sheets_have_names_of_their_own_that_a_workbook_can_bear():
    for language in ("zh", "en"):
        titles = list(sheets(full(language), language))

        assert len({title.casefold() for title in titles}) == len(titles)
        assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


def test_flips_by_a_weight_say_how_far_it_is_now(laid_out):
    first, second = rows(laid_out["Weight flips"])

    assert (first["Criterion"], first["Weight at the flip"]) == ("Residents' need", 0.75)
    assert first["Weight now"] == full().perspectives[0].weights["need"]
    assert (second["Comes"], second["Goes"]) == ("Façade", "Parking")
    assert second["In words"].startswith("Façade will come in")


def test_weights_from_figures_say_which_method_does_not_suit(laid_out):
    critic, dropped, entropy = rows(laid_out["Weights from figures"])

    assert (critic["Weight"], critic["In words"]) == (1.0, "")
    assert (dropped["Weight"], dropped["In words"]) == (0.0, "all items are equal on it")
    assert entropy["Weight"] is None
    assert "Residents' need" in entropy["In words"]
    assert [row["Score"] for row in rows(laid_out["Lists from figures"])] == [0.71234, 0.51234]


def test_how_far_judges_agree_stands_in_numbers(laid_out):
    (row,) = rows(laid_out["Consensus of judges"])
    ways = rows(laid_out["Two ways of pooling"])

    assert (row["Consensus index"], row["Mean distance of two judges"]) == (0.4131, 0.5)
    assert (row["Judge farthest from the group"], row["Own weight"]) == ("Judge Wu", 0.7)
    assert row["Same first criterion both ways"] == "no"
    assert [one["Weight the other way"] for one in ways] == [0.45, 0.55]


def test_what_each_item_moves_when_it_is_left_out_stands_by_list(laid_out):
    worst, other, none = rows(laid_out["One item left out"])

    assert (worst["Item left out"], worst["Pairs turned round, number"]) == ("Lifts", 2)
    assert (worst["First place changes"], worst["Stood above"]) == ("yes", "Roof waterproofing")
    assert (other["First place changes"], other["Stood above"]) == ("", "")
    assert (none["List"], none["Pairs turned round, number"]) == ("Market", 0)


def test_every_doubt_has_its_chances_and_what_was_not_doubted_its_reason(laid_out):
    found = full().robustness
    doubts, chances = rows(laid_out["Doubts"]), rows(laid_out["Chances of places"])

    assert [one["Lists"] for one in doubts] == [10_000, 10_000, None, None]
    assert doubts[0]["Leading items replaced"] == found.effects[0].in_change
    assert doubts[2]["In words"].startswith("Only one judge spoke for Market")
    assert {one["In doubt"] for one in chances} == {"balance of power"}
    assert [tuple(one[str(n)] for n in range(1, 6)) for one in chances] == [
        found.acceptability["power"][one.item] for one in full().joint
    ]


def test_pairs_views_and_ties_are_told_item_by_item(laid_out):
    pairs, views = rows(laid_out["Pairs of items"]), rows(laid_out["Views that put it first"])
    ties = {one["Item"]: one["Too close to call with"] for one in rows(laid_out["Chances"])}

    assert pairs[0] == {
        "Item above": "Roof waterproofing", "Item below": "Lifts",
        "Share of lists in this order": 0.731,
    }  # fmt: skip
    assert views[0]["Party or criterion"] == "Government"
    assert [one["Mean share"] for one in views[:3]] == [0.457, 0.121, 0.422]
    assert (ties["Parking"], ties["Drainage"], ties["Lifts"]) == ("Drainage", "Parking", "")


def test_fairness_is_told_by_rule_party_and_purchase(laid_out):
    bought = rows(laid_out["Equal shares"])
    sums = {one["Figure"]: one["Value"] for one in rows(laid_out["Equal shares in all"])}

    assert [one["Mean lead of those for it"] for one in rows(laid_out["Where rules differ"])] == [
        *(0.113, None)
    ]
    assert len(rows(laid_out["Orders of least contradiction"])) == 10
    assert [one["Gives up at least"] for one in rows(laid_out["Least concession"])] == [0.5] * 3
    assert [one["Bought as no."] for one in bought] == [1, 2, None]
    assert bought[1]["Together with"] == "Façade"
    assert sums["Spent"] == 200.0


def test_a_notice_tells_nothing_of_judges_and_not_who_paid_what():
    posted = sheets(public_version(full(), 10, SmallFigures()))
    cells = [cell for one in posted.values() for row in one.rows for cell in row]
    bought = rows(posted["Equal shares"])
    sums = {one["Figure"] for one in rows(posted["Equal shares in all"])}
    between = {one["Between"] for one in rows(posted["Disputes over weights"])}

    assert posted.keys() & BESIDE == BESIDE - ABOUT_JUDGES
    assert "Judge Wu" not in cells
    assert {one["Price"] for one in bought} == {None}
    assert sums == {"Budget beside what must be done", "Spent"}
    assert between == {"the parties"}


def test_what_a_notice_hides_of_an_item_it_hides_on_these_sheets():
    hidden = SmallFigures(demand=frozenset({"lift"}))
    posted = sheets(public_version(full(), 10, hidden))
    first = rows(posted["Where rules differ"])[0]
    chances = {one["Item"]: one["Chance of a leading place"] for one in rows(posted["Chances"])}

    assert first["Mean lead of those for it"] is None
    assert chances["Lifts"] == 0.9
    assert {one["Weight"] for one in rows(posted["Weights from figures"])} == {None}
    assert {one["Lead of the first"] for one in rows(posted["Compromise sets"])} == {None}


def test_a_notice_has_no_empty_sheet_and_the_office_has_every_one():
    found = sample_findings("en")
    words = wording("en")
    office, notice = (
        all_sheets(Story(one, words, names_of(one, words)))
        for one in (found, public_version(found, 10, SmallFigures()))
    )

    assert [sheet.title for sheet in notice if not sheet.rows] == []
    assert any(not sheet.rows for sheet in office)
    assert {"Joint list", "Ledger"} <= {sheet.title for sheet in notice}
