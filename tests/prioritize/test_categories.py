"""Need categories in a study: their shares, their names, and what is left over."""

from dataclasses import replace
from itertools import permutations
from types import SimpleNamespace

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import prioritize, result
from prioritize.categories import (
    category_findings,
    kept_labels,
    lost_labels,
    needs_finding,
    same_cores,
)
from prioritize.category_demand import with_demand
from prioritize.comments import all_demand
from prioritize.evidence import demand_in, gather_evidence
from prioritize.findings import CategoryFinding
from prioritize.sample import sample_tables
from prioritize.study import CategoryLabel
from prioritize.workbook import load_study, write_study
from surveys.samples import FILE, sample_export

GROUPS = st.lists(
    st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=5).map(sorted).map(tuple),
    max_size=4,
)


def jaccard(one, other):
    return len(set(one) & set(other)) / len(set(one) | set(other))


@given(GROUPS, GROUPS)
def test_no_other_pairing_of_cores_shares_more(groups, cores):
    found = same_cores(groups, cores)
    most = 0.0
    for order in permutations([*range(len(cores)), *[None] * len(groups)], len(groups)):
        pairs = [
            jaccard(group, cores[place])
            for group, place in zip(groups, order, strict=True)
            if place is not None
        ]
        most = max(most, sum(share for share in pairs if share >= 0.5))

    shared = [jaccard(groups[group], cores[core]) for group, core in found.items()]
    assert sum(shared) == pytest.approx(most)
    assert all(share >= 0.5 for share in shared)
    assert len(set(found.values())) == len(found)


def test_half_of_the_items_of_either_is_still_the_same_core():
    assert same_cores([("a", "b", "c")], [("a", "b", "d")]) == {0: 0}
    assert same_cores([("a", "b", "c")], [("a", "d", "e")]) == {}


def test_a_row_without_a_name_gives_none():
    row = CategoryLabel(items=("a", "b"), proposed="of a and b")

    assert kept_labels([("a", "b")], [row]) == {}
    assert (
        kept_labels([("a", "b")], [row.model_copy(update={"label": "Access"})])[0].called("en")
        == "Access"
    )


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    write_study(folder / "study.xlsx", sample_tables("en"), language="en")
    with sample_export() as export:
        (folder / FILE).write_bytes(export.read_bytes())
    study = load_study(folder)
    # Three groups are asked for, so that there is something to name.
    return replace(study, settings=study.settings.model_copy(update={"categories": "3"}))


@pytest.fixture(scope="module")
def evidence(study):
    return gather_evidence(study)


def test_the_shares_of_all_categories_and_of_the_rest_make_everything(study, evidence):
    categories = category_findings(evidence, study, "en")
    needs = needs_finding(evidence, study, categories)
    inside = [item for one in categories for item in one.items]
    asked = set(evidence.demand.table.index)

    assert sum(one.demand_share for one in categories) + needs.residual_share == pytest.approx(1)
    assert sorted([*inside, *needs.residual]) == sorted(asked)
    values = evidence.demand.table["value"]
    assert categories[0].demand_share == pytest.approx(
        values[list(categories[0].items)].sum() / values.sum()
    )


def test_a_category_has_the_mean_demand_of_its_items_and_is_surer_than_they_are(study, evidence):
    table = evidence.demand.table
    for one in category_findings(evidence, study, "en"):
        mean = table.loc[list(one.items)].mean()

        assert one.demand.value == pytest.approx(mean["value"])
        assert mean["low"] < one.demand.low < one.demand.value < one.demand.high < mean["high"]
        assert one.demand.n == table.loc[list(one.items), "n"].max()


def test_accepted_needs_that_are_only_written_of_count_in_their_category(study, evidence):
    said = [one.items[0] for one in category_findings(evidence, study, "en")]
    coded = SimpleNamespace(
        items=("canteen!",), columns=("9",),
        asked=np.ones(len(evidence.used), dtype=bool),
        states=np.zeros(len(evidence.used), dtype=np.uint8),
        says=lambda _item, _stance: np.arange(len(evidence.used)) % 4 == 0,
    )  # fmt: skip
    responses = replace(evidence.responses, coded=coded)
    demand = all_demand(responses, evidence.used, frozenset({"canteen!"}))
    written = replace(evidence, responses=responses, demand=demand)
    [alone] = with_demand([CategoryFinding("C1", "", ("canteen!",), None)], written)
    [both] = with_demand([CategoryFinding("C1", "", ("canteen!", said[0]), None)], written)

    assert alone.demand == demand_in(demand.table, "canteen!")
    assert alone.demand.n == evidence.used.sum()
    assert both.demand.value == pytest.approx(
        (alone.demand.value + demand.table.loc[said[0], "value"]) / 2
    )


def test_a_class_of_which_no_question_speaks_has_no_demand(evidence):
    [silent] = with_demand([CategoryFinding("basic", "", ("no-such-item",), None)], evidence)

    assert silent.demand is None
    assert with_demand([silent], None) == (silent,)


def test_the_cross_table_adds_up_to_the_categories_and_to_the_classes(study, evidence):
    categories = category_findings(evidence, study, "en")
    cells = needs_finding(evidence, study, categories).by_class
    classes = {item.id: item.class_ for item in study.items}

    for one in categories:
        mine = [cell for cell in cells if cell.category == one.id]
        assert sum(cell.items for cell in mine) == len(one.items)
        assert sum(cell.demand_share for cell in mine) == pytest.approx(one.demand_share)
    for name in ("basic", "improvement", "enhancement", "governance"):
        mine = [cell for cell in cells if cell.class_ == name]
        asked = [item for item in evidence.demand.table.index if classes[item] == name]
        assert sum(cell.items for cell in mine) == len(asked)
    assert len(cells) == len({(cell.category, cell.class_) for cell in cells})


def test_official_classes_have_shares_and_no_stability(study, evidence):
    official = replace(study, settings=study.settings.model_copy(update={"categories": "official"}))
    categories = category_findings(evidence, official, "en")
    needs = needs_finding(evidence, official, categories)

    assert [one.label_from for one in categories] == ["class"] * len(categories)
    assert all(one.stability is None and one.silhouette is None for one in categories)
    assert sum(one.demand_share for one in categories) + needs.residual_share == pytest.approx(1)
    assert needs.by_class == ()


def test_a_name_is_applied_while_the_core_is_there_and_told_when_it_is_gone(study, evidence):
    group = evidence.categories.groups[0].items
    here = CategoryLabel(items=group[:-1] if len(group) > 2 else group, label="Ours")
    gone = CategoryLabel(items=("no-such-item",), label="Theirs", label_en="Theirs too")
    named = replace(study, categories=(gone, here))
    categories = category_findings(evidence, named, "en")

    assert categories[0].label == "Ours"
    assert [one.label_from for one in categories] == ["study", *["items"] * (len(categories) - 1)]
    assert [(one.label, one.row) for one in lost_labels(evidence, named)] == [("Theirs", 1)]


def test_a_planner_renames_a_category_and_the_name_survives_the_next_run(tmp_path):
    with sample_export() as export:
        prioritize("init", tmp_path / "study", "--survey", export)
    path = tmp_path / "study/study.xlsx"
    book = openpyxl.load_workbook(path)
    row = next(row for row in book["设置"].iter_rows() if row[0].value == "需求类别")
    row[1].value = 3
    book.save(path)
    outcome = prioritize("init", tmp_path / "study", "--update")
    book = openpyxl.load_workbook(path)
    sheet = book["需求类别"]

    assert "“需求类别”表新增" in outcome.out
    assert [cell.value for cell in sheet[1]] == ["核心项目", "拟定名称", "名称", "英文名称"]
    sheet["C2"] = "我们的叫法"
    sheet["C5"], sheet["A5"] = "早已不在", "I06"
    book.save(path)
    again = prioritize("init", tmp_path / "study", "--update")
    before = path.read_bytes()
    ran = prioritize("run", tmp_path / "study", "--out", tmp_path / "out", "--format", "json")
    found = result(tmp_path / "out")
    core = sheet["A2"].value.split(";")

    assert "未作改动" in again.out
    assert (ran.code, path.read_bytes()) == (0, before)
    named = next(one for one in found["categories"] if one["label_from"] == "study")
    assert named["label"] == "我们的叫法"
    assert named["items"] == core
    lost = [one for one in found["notes"] if one["code"] == "category_label_lost"]
    assert [one["facts"] for one in lost] == [{"place": "需求类别!C5", "label": "早已不在"}]


def test_an_update_without_exports_needs_a_study_and_an_init_without_exports_an_export(tmp_path):
    nowhere = prioritize("init", tmp_path / "study", "--update")
    nothing = prioritize("init", tmp_path / "study")

    assert (nowhere.code, nothing.code) == (1, 2)
    assert "study.xlsx" in nowhere.err
