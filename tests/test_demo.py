"""The sample study, end to end, as a reader of the README runs it."""

import hashlib
import json

import openpyxl
import pytest

from command_line import prioritize, result
from prioritize.schema import validate
from sample_demo import sample_demo


@pytest.fixture(scope="module", params=["zh", "en"])
def demo(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / request.param
    outcome = sample_demo(folder, request.param)
    return request.param, folder, outcome


def digests(folder):
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_demo_writes_a_study_and_its_reports(demo):
    _, folder, outcome = demo

    assert outcome.code == 0, outcome.err
    assert {path.name for path in folder.iterdir()} >= {"study.xlsx", "reports"}
    assert {path.name for path in (folder / "reports").iterdir()} == {
        "cleaning_log.csv",
        "report.html",
        "report.xlsx",
        "result.json",
    }


def test_the_demo_ends_in_the_same_bytes_again(tmp_path):
    sample_demo(tmp_path / "once", "zh")
    prioritize("demo", "--out", tmp_path / "again", "--lang", "zh")

    assert digests(tmp_path / "once") == digests(tmp_path / "again")


def test_its_result_obeys_the_schema(demo):
    _, folder, _ = demo

    validate(result(folder / "reports"))


def test_every_returned_questionnaire_is_used_or_set_aside_for_a_reason(demo):
    _, folder, _ = demo
    survey = result(folder / "reports")["survey"]
    reasons = {entry["reason"]: entry["rows"] for entry in survey["set_aside"]}

    assert survey["issued"] >= survey["returned"]
    assert survey["returned"] == survey["used"] + sum(reasons.values())
    assert {"no_consent", "too_fast", "failed_check", "straight_lining"} <= set(reasons)
    assert all(reasons.values())


def test_the_parties_want_different_things_and_the_ledger_says_who_gave_way(demo):
    _, folder, _ = demo
    found = result(folder / "reports")
    firsts = {ranking[0]["item"] for ranking in found["rankings"].values()}
    ledger = found["tradeoffs"]["ledger"]

    assert len(firsts) == 3
    assert len(ledger) == len(found["items"]) * len(found["perspectives"])
    assert all(total["concession"] > 0 for total in found["tradeoffs"]["totals"])
    assert {flip["change"] for flip in found["tradeoffs"]["flips"]} == {"first_place", "in_set"}


def test_places_and_concessions_in_the_ledger_follow_from_the_lists(demo):
    _, folder, _ = demo
    found = result(folder / "reports")
    joint = {entry["item"]: entry["rank"] for entry in found["joint"]}
    own = {
        (party, entry["item"]): entry
        for party, ranking in found["rankings"].items()
        for entry in ranking
    }

    for entry in found["tradeoffs"]["ledger"]:
        mine = own[entry["perspective"], entry["item"]]
        places = joint[entry["item"]] - mine["rank"]
        assert entry["places"] == pytest.approx(places)
        assert entry["concession"] == pytest.approx(
            mine["utility"] * max(0, places) / (len(joint) - 1)
        )


def test_the_joint_score_is_the_power_weighted_mean_of_utilities(demo):
    _, folder, _ = demo
    found = result(folder / "reports")
    power = {party["id"]: party["power"] for party in found["perspectives"]}
    utility = {
        (party, entry["item"]): entry["utility"]
        for party, ranking in found["rankings"].items()
        for entry in ranking
    }

    for entry in found["joint"]:
        mean = sum(share * utility[party, entry["item"]] for party, share in power.items())
        assert entry["score"] == pytest.approx(mean)


def test_the_funded_items_fit_the_budget_and_hold_every_prerequisite(demo):
    _, folder, _ = demo
    found = result(folder / "reports")
    book = openpyxl.load_workbook(folder / "study.xlsx")
    sheet = book["items" if "items" in book.sheetnames else "项目"]
    header = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(header, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    english = "id" in header
    id_, cost, after, mandatory = (
        ("id", "cost", "after", "mandatory") if english else ("编号", "造价", "前置", "必做")
    )
    items = {row[id_]: row for row in rows if row[id_]}
    funded = found["plan"]["funded"]
    order = found["plan"]["build_order"]

    assert sum(items[item][cost] or 0 for item in funded) <= found["plan"]["budget"]
    assert set(order) == set(funded)
    assert {item for item, row in items.items() if row[mandatory]} <= set(funded)
    for item in funded:
        needed = [one for one in (items[item][after] or "").split(";") if one]
        assert all(order.index(one.strip()) < order.index(item) for one in needed)


def test_the_demo_leaves_a_study_of_somebody_else_alone(tmp_path):
    openpyxl.Workbook().save(tmp_path / "study.xlsx")
    before = (tmp_path / "study.xlsx").read_bytes()
    outcome = prioritize("demo", "--out", tmp_path)

    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert (tmp_path / "study.xlsx").read_bytes() == before


def test_the_demo_can_be_run_check_and_weighed_like_any_study(demo):
    _, folder, _ = demo
    checked = prioritize("check", folder)
    weighed = prioritize("weigh", folder, "--json")

    assert checked.code == 0, checked.err
    assert weighed.code == 0, weighed.err
    assert result(folder / "reports")["perspectives"] == json.loads(weighed.out)


def test_the_public_version_names_no_judge(demo, tmp_path):
    _, folder, _ = demo
    judges = {
        judge["judge"]
        for party in result(folder / "reports")["perspectives"]
        for judge in party["panel"]
    }
    outcome = prioritize("run", folder, "--out", tmp_path, "--public")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")

    assert outcome.code == 0, outcome.err
    assert judges
    assert not [judge for judge in judges if judge in text]
    assert all(entry["rows"] >= 10 for entry in result(tmp_path)["survey"]["set_aside"])
