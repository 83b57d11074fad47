"""The page that computes a list once more: in a real browser, against the engine."""

import base64
import copy
import hashlib
import json
import re
from html import unescape

import pytest

from browser import browsing
from headless import dumped, text_of
from prioritize.findings import SCHEMA, to_json
from prioritize.ranking import all_methods
from reports.formats.json import render as as_json
from reports.formats.verifier import checks, render
from reports.offline import as_data
from reports.story import tell
from reports.story.verify import vote_legs
from sample_demo import sample_demo
from sample_findings import sample_findings, with_hostile_text
from verified_results import PLAIN, drawn_result

SOLVED = ("kemeny", "minimax")
RUNNER = """
const outcomes = JSON.parse(document.getElementById("files").textContent).map((text) => {
  const start = performance.now();
  const { problem, matches, recomputed, notice, agreed, steps, unchecked } =
    verifyResult(text, RULES);
  if (problem) return { problem };
  const faults = Object.fromEntries(steps.filter((one) => one.faults.length)
    .map((one) => [one.id, one.faults]));
  return { matches, recomputed, notice, agreed, faults, steps: steps.map((one) => one.id),
    unchecked: unchecked.map((one) => one.text), milliseconds: performance.now() - start };
});
document.getElementById("files").remove();
document.getElementById("told").textContent = JSON.stringify(outcomes);
"""
BESIDE = ("categories", "objective", "guarded", "guards", "notes")
"""Parts of a result that the page passes over."""


def checked(texts, folder):
    """What the page's own checks find in each of several files, in one browser."""
    files = as_data(list(texts))
    rules = f"const RULES = {json.dumps(vote_legs())};"
    page = (
        f'<meta charset="utf-8"><pre id="told"></pre>'
        f'<script type="application/json" id="files">{files}</script>'
        f"<script>{checks()}\n{rules}\n{RUNNER}</script>"
    )
    return json.loads(text_of(dumped(page.encode(), folder), "told"))


def text_made(findings):
    return as_json(None, findings).decode()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The result of the sample study, as a run wrote it."""
    folder = tmp_path_factory.mktemp("verified") / "demo"
    sample_demo(folder, "zh")
    return (folder / "reports" / "result.json").read_text(encoding="utf-8")


DRAWN = {
    **{f"method {name}": {"method": name, "seed": 3, "flips": False} for name in all_methods()},
    **{f"rule {name}": {"rule": name, "seed": 4} for name in (*PLAIN, *SOLVED)},
    **{
        f"{name}, {method}": {"normalization": name, "method": method, "seed": 5}
        for name in ("vector", "minmax", "range")
        for method in ("topsis", "wsm")
    },
    **{f"ties {seed}": {"seed": seed, "whole": True, "size": 9} for seed in range(4)},
    **{
        f"budget {rule}": {"seed": 7, "budget": 90.0, "rule": rule}
        for rule in ("compromise", "copeland", "borda")
    },
    "headings": {"headings": True},
    "large": {"seed": 8, "size": 200, "criteria": 20, "flips": False, "checks": ("borda",)},
    "sources": {
        "budget": 100.0,
        "pools": (("city", 1, 40.0), ("city", 2, 30.0), ("state", None, 50.0)),
    },
}
UNKNOWN_HERE = {"lmaw", "marcos", "ocra", "rafsi", "ram", "rim"}


@browsing
def test_results_of_every_method_and_rule_agree_with_the_engine(tmp_path):
    found = dict(
        zip(
            DRAWN,
            checked((text_made(drawn_result(**one)) for one in DRAWN.values()), tmp_path),
            strict=True,
        )
    )
    partly = {f"method {name}" for name in UNKNOWN_HERE} | {f"rule {name}" for name in SOLVED}

    assert {name: one["faults"] for name, one in found.items() if one["faults"]} == {}
    assert {name for name, one in found.items() if not one["matches"]} == partly
    assert all(found[name]["agreed"] > 250 for name in found)
    assert all(
        "verify.skip_method" in found[f"method {name}"]["unchecked"] for name in UNKNOWN_HERE
    )
    assert all("verify.skip_joint" in found[f"rule {name}"]["unchecked"] for name in SOLVED)
    assert "sources" in found["sources"]["steps"]
    assert found["large"]["milliseconds"] < 2000


def item_of(result, place):
    return result["joint"][place]["item"]


def row_of(rows, **wanted):
    return next(one for one in rows if wanted.items() <= one.items())


def changed(text, change):
    result = json.loads(text)
    change(result)
    return json.dumps(result, ensure_ascii=False)


def score(result):
    result["rankings"]["market"][3]["score"] += 1e-7


def own_rank(result):
    rows = result["rankings"]["government"]
    rows[5]["rank"], rows[6]["rank"] = rows[6]["rank"], rows[5]["rank"]


def utility(result):
    result["rankings"]["residents"][2]["utility"] *= 1 + 1e-8


def weight(result):
    result["perspectives"][0]["weights"]["need"] += 1e-4


def shifted_weight(result):
    result["perspectives"][0]["weights"]["need"] += 0.01
    result["perspectives"][0]["weights"]["safety"] -= 0.01


def judge(result):
    result["perspectives"][0]["panel"][1]["weights"]["need"] += 1e-6


def power(result):
    result["perspectives"][1]["power"] += 0.01


def demand(result):
    result["items"][4]["values"]["need"] += 0.002


def joint_order(result):
    rows = result["joint"]
    rows[2], rows[3] = rows[3], rows[2]


def joint_rank(result):
    result["joint"][9]["rank"] = 9.5


def joint_score(result):
    result["joint"][0]["score"] += 1e-8


def other_rule(result):
    result["checks"]["copeland"][1]["score"] += 2


def concession(result):
    row_of(result["tradeoffs"]["ledger"], item="I06", perspective="residents")["concession"] += 1e-6


def places(result):
    result["tradeoffs"]["ledger"][4]["places"] += 1


def missing_entry(result):
    del result["tradeoffs"]["ledger"][7]


def total(result):
    result["tradeoffs"]["totals"][1]["concession"] -= 0.01


def kept(result):
    result["tradeoffs"]["totals"][0]["retained_value"] += 0.001


def override(result):
    del result["tradeoffs"]["overrides"][10]


def agreement(result):
    result["agreement"]["kendall_w"] += 1e-6


def flip(result):
    row_of(result["tradeoffs"]["flips"], change="first_place")["power"] += 1e-4


def cost_inside(result):
    row_of(result["basis"]["items"], id="B03")["cost"] += 5


def cost_outside(result):
    row_of(result["basis"]["items"], id="B18")["cost"] -= 5


def over_budget(result):
    result["provenance"]["settings"]["budget"] = result["plan"]["budget"] = 900.0


def prerequisite(result):
    row_of(result["basis"]["items"], id="B03")["after"].append("B18")


def duty(result):
    row_of(result["basis"]["items"], id="B18")["mandatory"] = "law"


def swapped_in(result):
    plan = result["plan"]
    plan["funded"].append("B18")


def built(result):
    order = result["plan"]["build_order"]
    order[3], order[4] = order[4], order[3]


def plan_value(result):
    result["plan"]["value"] += 1e-6


def option(result):
    result["plan"]["options"][1]["cost"] += 1


def drawn(result):
    result["robustness"]["acceptability"]["power"]["B03"][0] += 1e-4


def tier(result):
    result["joint"][0]["tier"] = "depends"


def used_rows(result):
    result["survey"]["used"] += 1
    result["survey"]["accounting"]["whole"]["used"] += 1
    result["survey"]["accounting"]["whole"]["complete"] += 1


def set_aside(result):
    row_of(result["survey"]["set_aside"], reason="too_fast")["rows"] -= 1


def rows_of_file(result):
    result["survey"]["exports"][0]["rows"] += 3


def account(result):
    result["survey"]["accounting"]["whole"]["unusable"] += 1


def level(result):
    groups = result["survey"]["accounting"]["groups"]
    groups.append(groups[0] | {"returned": 1, "used": 0})


def kind_of_work(result):
    return row_of(result["plan"]["balance"], dimension="space", level="ecology")


def kind_share(result):
    kind_of_work(result)["money_share"] += 1e-6


def kind_places(result):
    kind_of_work(result)["places_share"] -= 1e-6


def kind_money(result):
    rows = [one for one in result["plan"]["balance"] if one["dimension"] == "space"]
    for row in rows:
        row["money"] *= 1.01


def kind_listed(result):
    kind_of_work(result)["list_money_share"] += 1e-6


def kind_held(result):
    kind_of_work(result)["list_places_share"] += 1e-6


def kind_wanted(result):
    kind_of_work(result)["demand_share"] += 1e-6


def kind_missing(result):
    result["plan"]["balance"].remove(kind_of_work(result))


def homes(result):
    told = dict.fromkeys(kind_of_work(result)) | {"dimension": "building", "money_share": 1}
    told |= {"money": result["plan"]["options"][0]["cost"], "places_share": 1}
    result["plan"]["balance"].append(told | {"level": "3", "households_share": 0.9})


def class_share(result):
    row_of(result["plan"]["balance"], level="improvement")["money_share"] += 1e-6


def class_places(result):
    rows = [row_of(result["plan"]["balance"], dimension="class", level=level)
            for level in ("basic", "enhancement")]  # fmt: skip
    rows[0]["places_share"], rows[1]["places_share"] = (
        rows[1]["places_share"],
        rows[0]["places_share"],
    )


def spent(result):
    result["fairness"]["proportional"]["spent"] += 1


def shares_budget(result):
    result["fairness"]["proportional"]["budget"] += 1


def shares_missing(result):
    result["fairness"]["proportional"]["missing"].pop()


def shares_added(result):
    result["fairness"]["proportional"]["added"].append("I22")


TAMPERED = {
    used_rows: ("survey", {}),
    set_aside: ("survey", {}),
    rows_of_file: ("survey", {"file": "estate_wjx_text.xlsx"}),
    account: ("survey", {"account": "returned"}),
    level: ("survey", {"account": "returned"}),
    kind_share: ("balance", {"dimension": "space", "level": "ecology"}),
    kind_places: ("balance", {"dimension": "space"}),
    kind_money: ("balance", {"dimension": "space"}),
    kind_listed: ("balance", {"dimension": "space"}),
    kind_held: ("balance", {"dimension": "space"}),
    kind_wanted: ("balance", {"dimension": "space"}),
    kind_missing: ("balance", {"dimension": "space"}),
    homes: ("balance", {"dimension": "building"}),
    class_share: ("balance", {"class": "improvement"}),
    class_places: ("balance", {"class": "basic"}),
    spent: ("spent", {}),
    shares_budget: ("spent", {}),
    shares_missing: ("spent", {}),
    shares_added: ("spent", {"item": "I22"}),
    score: ("lists", {"party": "market"}),
    own_rank: ("lists", {"party": "government"}),
    utility: ("lists", {"party": "residents"}),
    weight: ("weights", {"party": "government"}),
    shifted_weight: ("lists", {"party": "government"}),
    judge: ("weights", {"party": "government", "place": 2}),
    power: ("powers", {}),
    demand: ("inputs", {"criterion": "need"}),
    joint_order: ("joint", {"place": 3}),
    joint_rank: ("joint", {}),
    joint_score: ("joint", {}),
    other_rule: ("rules", {"rule": "copeland"}),
    concession: ("ledger", {"item": "I06", "party": "residents"}),
    places: ("ledger", {}),
    missing_entry: ("ledger", {}),
    total: ("totals", {}),
    kept: ("totals", {"party": "market"}),
    override: ("overrides", {}),
    agreement: ("agreement", {}),
    flip: ("flips", {"party": "government"}),
    cost_inside: ("options", {"option": "own"}),
    cost_outside: ("plan", {"item": "B18"}),
    over_budget: ("plan", {"budget": 900}),
    prerequisite: ("plan", {"item": "B03", "other": "B18"}),
    duty: ("plan", {"item": "B18"}),
    swapped_in: ("plan", {}),
    built: ("order", {"place": 4}),
    plan_value: ("plan", {}),
    option: ("options", {"option": "government_led"}),
    drawn: ("draws", {"item": "B03", "doubt": "power"}),
    tier: ("draws", {}),
}
OUTCOMES = {score, utility, judge, joint_order, joint_rank, joint_score, concession, places,
            missing_entry, total, kept, override, agreement, flip, plan_value, tier, set_aside,
            rows_of_file, account, level, kind_share, kind_places, kind_money, kind_listed,
            kind_held, kind_wanted, homes, spent, shares_budget, shares_missing,
            shares_added}  # fmt: skip
"""What nothing else is computed from: only the changed figure itself may be named."""


@browsing
def test_a_single_changed_figure_is_named(demo, tmp_path):
    bare = {key: part for key, part in json.loads(demo).items() if key not in BESIDE}
    del bare["robustness"]["before"]
    text = json.dumps(bare)
    files = [demo, *(changed(text, change) for change in TAMPERED)]
    clean, *found = checked(files, tmp_path)

    assert clean["matches"]
    assert clean["recomputed"]
    assert clean["agreed"] > 1600
    for (change, (step, facts)), one in zip(TAMPERED.items(), found, strict=True):
        assert not one["matches"], change.__name__
        assert any(facts.items() <= fault["facts"].items() for fault in one["faults"][step]), (
            change.__name__, one["faults"],
        )  # fmt: skip
        if change in OUTCOMES:
            assert list(one["faults"]) == [step], change.__name__
            assert len(one["faults"][step]) == 1, change.__name__


def notice(result):
    result["basis"] = None


def hidden(result):
    notice(result)
    survey = result["survey"]
    survey["used"] = survey["set_aside"][0]["rows"] = survey["exports"][0]["rows"] = None
    survey["accounting"]["whole"] |= dict.fromkeys(("used", "complete", "partial", "refused"))
    for row in result["plan"]["balance"]:
        row["demand_share"] = round(row["demand_share"], 2)


def notice_set_aside(result):
    notice(result)
    set_aside(result)


def notice_share(result):
    notice(result)
    kind_share(result)


def notice_money(result):
    notice(result)
    kind_money(result)


def second_file(result):
    result["survey"]["exports"].append({"file": "codes.xlsx", "platform": "wjx", "rows": 472})


def strange_file(result):
    result["survey"]["exports"].append({"file": "other.xlsx", "platform": "wjx", "rows": 473})


def no_class(result):
    for row in result["items"]:
        row["class"] = row["class"].replace("governance", "")
    row_of(result["plan"]["balance"], dimension="class", level="governance")["level"] = "untold"


def nothing_said(result):
    result["survey"] |= {"exports": [], "set_aside": [], "returned": 0, "used": 0, "accounting": {
        "whole": None, "variables": [], "groups": [],
    }}  # fmt: skip


SUMS = {
    notice: {},
    hidden: {},
    notice_set_aside: {"survey": ["verify.what_returned"]},
    notice_share: {"balance": ["verify.what_kind_share"]},
    notice_money: {"balance": ["verify.what_kind_money"]},
    second_file: {},
    strange_file: {"survey": ["verify.rule_files"]},
    no_class: {},
    nothing_said: {},
}


@browsing
def test_sums_are_compared_wherever_a_file_tells_all_their_parts(demo, tmp_path):
    years = json.loads(text_made(drawn_result(**DRAWN["sources"])))
    left = years["plan"]["left_out"][0]["item"]
    cost = row_of(years["basis"]["items"], id=left)["cost"]
    phase = next(one for one in years["plan"]["phases"] if one["year"] == 1)
    phase["items"].append(left)
    phase["cost"] += cost
    phase["by_source"]["city"] = phase["by_source"].get("city", 0) + cost
    files = [*(changed(demo, change) for change in SUMS), json.dumps(years)]
    *found, built = checked(files, tmp_path)
    faults = [
        {step: [one["text"] for one in told] for step, told in outcome["faults"].items()}
        for outcome in found
    ]

    assert dict(zip(SUMS, faults, strict=True)) == SUMS
    assert [one["text"] for one in built["faults"]["spent"]] == ["verify.what_years"]


ROOTS = ("rankings", "joint", "tradeoffs", "agreement", "checks", "perspectives", "plan")
EVERY_FIGURE = """
const base = JSON.parse(document.getElementById("files").textContent);
const unnoticed = [];
let tried = 0;
function walk(holder, path) {
  for (const [name, value] of Object.entries(holder)) {
    const here = `${path}.${name}`;
    if (value !== null && typeof value === "object") walk(value, here);
    if (typeof value !== "number" || /rank_(low|high)$/.test(name)) continue;
    holder[name] = value + 1e-6 * Math.max(1, Math.abs(value));
    tried += 1;
    const found = verifyResult(JSON.stringify(base), RULES);
    if (!found.problem && !found.faults) unnoticed.push(here);
    holder[name] = value;
  }
}
ROOTS.forEach((root) => walk(base[root], root));
document.getElementById("told").textContent = JSON.stringify({ tried, unnoticed });
"""


@browsing
def test_no_figure_of_the_lists_can_be_changed_by_a_millionth_without_notice(tmp_path):
    result = to_json(drawn_result(seed=9, size=5, budget=80.0))
    page = (
        f'<meta charset="utf-8"><pre id="told"></pre><script type="application/json" id="files">'
        f"{as_data({'schema': SCHEMA, **result})}</script><script>{checks()}\n"
        f"const RULES = {{}}, ROOTS = {json.dumps(ROOTS)};\n{EVERY_FIGURE}</script>"
    )
    told = json.loads(text_of(dumped(page.encode(), tmp_path), "told"))
    # What parties keep, and when the set changes, takes an optimiser; judges are only counted.
    parties = range(len(result["perspectives"]))
    sets = [
        n for n, one in enumerate(result["tradeoffs"]["flips"]) if one["change"] != "first_place"
    ]
    beyond = {
        *(f"tradeoffs.totals.{n}.retained_value" for n in parties),
        *(f"perspectives.{n}.judges" for n in parties),
        *(f"tradeoffs.flips.{n}.power" for n in sets),
        "tradeoffs.weight_flips_untold",
    }

    assert told["tried"] > 150
    assert set(told["unnoticed"]) == beyond


def without(path):
    def change(result):
        *way, last = path
        for name in way:
            result = result[name]
        del result[last]

    return change


def put(path, value):
    def change(result):
        *way, last = path
        for name in way:
            result = result[name]
        result[last] = value

    return change


@browsing
def test_files_that_cannot_be_checked_are_refused_with_what_is_missing(tmp_path):
    sound = text_made(drawn_result())
    first = json.loads(sound)["items"][0]["id"]
    cases = {
        "": ("verify.no_json", {}),
        sound[:-40]: ("verify.no_json", {}),
        sound.replace('"power": 0.5', '"power": NaN'): ("verify.no_number", {"found": "NaN"}),
        "[1, 2]": ("verify.no_result", {}),
        "null": ("verify.no_result", {}),
        changed(sound, put(["schema"], "renovation-priorities/result/2")): (
            "verify.other_version", {"found": "renovation-priorities/result/2"},
        ),
        changed(sound, without(["tradeoffs", "ledger"])): (
            "verify.missing", {"path": "tradeoffs.ledger"},
        ),
        changed(sound, without(["provenance", "settings", "top"])): (
            "verify.missing",
            {"path": "provenance.settings.top"},
        ),
        changed(sound, without(["basis"])): ("verify.missing", {"path": "basis"}),
        changed(sound, without(["items", 0, "values", "c1"])): (
            "verify.odd_id", {"path": f"items.{first}.values", "id": "c1"},
        ),
        changed(sound, put(["perspectives", 0, "power"], "0.5")): (
            "verify.wrong_kind", {"path": "perspectives[1].power"},
        ),
        changed(sound, put(["joint", 1, "item"], first)): ("verify.odd_id", {"path": "joint"}),
        changed(sound, put(["rankings", "market", 0, "score"], None)): (
            "verify.missing", {"path": "score"},
        ),
        changed(sound, put(["items"], [])): ("verify.too_few", {}),
    }  # fmt: skip
    found = checked(cases, tmp_path)

    for (text, facts), one in zip(cases.values(), found, strict=True):
        assert one["problem"]["text"] == text
        assert facts.items() <= one["problem"]["facts"].items()


VOTE = {
    "item": "i001", "scope": "all", "area_share": 2 / 3, "head_share": 0.7,
    "for_area_share": 0.50025, "for_head_share": 0.5, "passed": False,
    "failed_legs": ["for_heads"], "kind": "ordinary", "status": "failed", "base": "counted",
    "owners": 20, "units_known": 20, "area": 300.3, "took_part_area": 200.2, "for_area": 100.15005,
    "took_part_heads": 14, "for_heads": 7, "needed": None, "forecast": None,
}  # fmt: skip
"""Two thirds of the area to the last digit, but only half of the heads."""


@browsing
def test_votes_are_compared_in_exact_fractions(tmp_path):
    sound = json.loads(text_made(drawn_result()))
    row_of(sound["basis"]["items"], id="i001")["refused"] = True
    sound["plan"]["funded"] = sound["plan"]["build_order"] = []
    variants = [
        VOTE,
        VOTE | {"took_part_area": 200.1999, "area_share": 200.1999 / 300.3,
                "for_area_share": 100.15005 / 200.1999},
        VOTE | {"failed_legs": [], "status": "passed", "passed": True},
        VOTE | {"head_share": 0.71},
    ]  # fmt: skip
    files = [json.dumps(sound | {"plan": sound["plan"] | {"votes": [one]}}) for one in variants]
    exact, short, passed, share = (
        one["faults"].get("votes", []) for one in checked(files, tmp_path)
    )

    assert exact == []
    assert [one["facts"].get("leg") for one in short] == ["area"]
    assert {"verify.rule_leg", "verify.what_vote"} == {one["text"] for one in passed} - {
        "verify.rule_vote_kept"
    }
    assert [one["facts"].get("leg") for one in share] == ["heads"]


@browsing
def test_a_notice_is_never_said_to_match_but_its_ranks_are_checked(tmp_path):
    notice = json.loads(text_made(drawn_result(seed=6, size=6)))
    notice["basis"] = None
    silent = notice["joint"][2]["item"]
    for rows in (notice["joint"], *notice["rankings"].values(), *notice["checks"].values()):
        for row in rows:
            for name in {"score", "utility"} & row.keys():
                row[name] = None if row["item"] == silent else round(row[name], 2)
    for row in notice["tradeoffs"]["ledger"]:
        row["concession"] = None if row["item"] == silent else round(row["concession"], 2)
    for row in notice["tradeoffs"]["totals"]:
        row |= {name: round(row[name], 2) for name in ("kendall_distance", "top_kept")}
    wrong = copy.deepcopy(notice)
    wrong["tradeoffs"]["ledger"][0]["own_rank"] += 1
    sound, found = checked([json.dumps(notice), json.dumps(wrong)], tmp_path)

    assert not sound["faults"]
    assert sound["notice"]
    assert not sound["matches"]
    assert not sound["recomputed"]
    assert {"verify.skip_notice", "verify.skip_hidden"} <= set(sound["unchecked"])
    assert list(found["faults"]) == ["ledger"]


@browsing
def test_the_page_shows_its_verdict_at_once(tmp_path):
    findings = drawn_result(seed=2)
    told = dumped(render(tell(findings, "zh"), findings), tmp_path)
    verdict = text_of(told, "verify-verdict")
    rows = text_of(told, "verify-list-body")

    assert "7 个位次" in verdict
    assert rows.count("✓") == 7
    assert '<div id="verify">' in told
    assert 'id="verify-faults" aria-labelledby="verify-faults-title" hidden=""' in told


HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028"
CHOOSING = """
const files = new DataTransfer();
files.items.add(new File([document.getElementById("other").textContent], "r<b>.json"));
document.getElementById("verify-file").files = files.files;
document.getElementById("verify-file").dispatchEvent(new Event("change"));
"""


@browsing
def test_a_chosen_file_is_checked_and_whatever_it_says_is_text(tmp_path):
    findings = drawn_result(seed=2)
    result = json.loads(text_made(findings))
    result["items"][0]["name"] = result["study"]["title"] = HOSTILE
    result["perspectives"][0]["name"] = HOSTILE
    for row in result["joint"]:
        if row["item"] == result["items"][0]["id"]:
            row["score"] += 0.25
    content = render(tell(findings, "en"), findings).decode()
    without_policy = re.sub(r"<meta http-equiv.*?>", "", content)
    other = f'<script type="application/json" id="other">{as_data(result)}</script>'
    page = without_policy.replace("</body>", f"{other}<script>{CHOOSING}</script></body>")
    told = dumped(page.encode(), tmp_path)
    shown = re.sub(r"<script.*?</script>", "", told, flags=re.DOTALL)

    assert "Does not match" in text_of(told, "verify-verdict")
    assert "r<b>.json" in text_of(told, "verify-source")
    assert HOSTILE.strip() in " ".join(text_of(told, "verify-source").split("“"))
    assert "<img" not in shown
    assert re.search(r"on the joint list: published [\d.]+, recomputed [\d.]+\.", shown)


def test_the_page_holds_the_result_and_runs_one_script_alone():
    findings = sample_findings("en")
    content = render(tell(findings, "en"), findings)
    (script,) = re.findall(rb"<script>(.*?)</script>", content, re.DOTALL)
    (held,) = re.findall(rb'id="verify-result">(.*?)</script>', content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    (told,) = re.findall(rb'Content-Security-Policy" content="([^"]*)"', content)
    policy = unescape(told.decode())

    assert json.loads(held) == json.loads(text_made(findings))
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}';" in policy
    assert not re.search(rb"fetch\(|XMLHttp|WebSocket|import\(|innerHTML|eval\(", script)
    assert not re.search(rb"<link|\bsrc=|href=|@import|url\s*\(", content.split(b"<script")[0])
    assert content == render(tell(findings, "en"), findings)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "\u2028x", "<!--"])
def test_names_cannot_leave_the_data(text):
    findings = with_hostile_text(text)
    content = render(tell(findings, "en"), findings).decode()
    (held,) = re.findall(r'id="verify-result">(.*?)</script>', content, re.DOTALL)

    assert "<" not in held
    assert all(one["name"] == text for one in json.loads(held)["items"])
    assert content.count("<script") == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_the_script_says_has_words(language):
    findings = sample_findings(language)
    content = render(tell(findings, language), findings).decode()
    (held,) = re.findall(r'id="verify-data">(.*?)</script>', content, re.DOTALL)
    data = json.loads(held)

    assert len(data["texts"]) > 100
    assert not [name for name, text in data["texts"].items() if text == name.partition(".")[2]]
    assert len(content.encode()) < 1_000_000
