"""The sample study fits its export, the sheets of the workbook, and itself."""

import re
from fractions import Fraction
from graphlib import TopologicalSorter
from itertools import combinations

import numpy as np
import pytest

from prioritize.sample import JUDGED_MATRICES, sample_tables
from surveys.samples import FILE, questionnaire
from surveys.samples.estate import export_table

LANGUAGES = ("zh", "en")
ITEM_COLUMNS = (
    "id", "name", "name_en", "class", "aliases", "cost", "mandatory", "after", "excludes", "vote",
    "decide", "fund", "deliver", "supervise", "accept", "maintain", "buildings", "aspect",
    "production", "living", "ecology",
)  # fmt: skip
COLUMNS = {
    "settings": {"key", "value"},
    "criteria": {
        "id", "name", "name_en", "direction", "source", "parent", "worst", "best", "threshold",
        "visibility", "question",
    },
    "questions": {"column", "kind", "item", "limit", "role", "weight"},
    "options": {"column", "option", "item", "order", "state"},
    "perspectives": {"id", "name", "name_en", "power"},
    "judgements": {
        "perspective", "judge", "method", "left", "right", "value", "reason", "date",
    },
    "ratings": {"item", "criterion", "rater", "perspective", "value"},
    "population": {"variable", "level", "count", "issued"},
    "names": {"name", "name_en"},
}  # fmt: skip
SAATY_8 = 1.41


@pytest.fixture(scope="module")
def tables():
    return sample_tables()


@pytest.fixture(scope="module")
def export():
    return export_table()


def item_ids(tables):
    return [row["id"] for row in tables["items"]]


def criterion_ids(tables):
    return [row["id"] for row in tables["criteria"]]


def several(cell):
    return cell.split(";") if cell else []


def column_of(export, number):
    (header,) = [name for name in export.columns if name.startswith(f"{number}、")]
    return export[header]


def answers_in(export, number):
    """Every option that stands in the columns of a question, the naive way."""
    block = export[[name for name in export.columns if name.startswith(f"{number}、")]]
    text = block.stack().str.replace(r"〖.*?〗", "", regex=True)
    return set(text.str.split("[┋→]", regex=True).explode()) - {"(空)", "(跳过)"}


def ratio_matrix(rows):
    criteria = rows[0][1:]
    values = np.eye(len(criteria))
    for left, right in combinations(range(len(criteria)), 2):
        values[left, right] = float(Fraction(rows[left + 1][right + 1]))
        values[right, left] = 1 / values[left, right]
    return values


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_has_the_columns_of_the_workbook(language):
    tables = sample_tables(language)

    assert set(tables) == {"items", *COLUMNS, *JUDGED_MATRICES}
    for sheet, columns in COLUMNS.items():
        assert all(set(row) == columns for row in tables[sheet]), sheet
    assert all(tuple(row)[: len(ITEM_COLUMNS)] == ITEM_COLUMNS for row in tables["items"])


def test_both_languages_hold_the_same_figures():
    chinese, english = (sample_tables(language) for language in LANGUAGES)
    for sheet in ("items", "criteria", "judgements", "ratings", "questions", "options"):
        figures = [
            [
                [
                    value
                    for name, value in row.items()
                    if name != "name_en" and not isinstance(value, str)
                ]
                for row in tables[sheet]
            ]
            for tables in (chinese, english)
        ]

        assert figures[0] == figures[1]


def test_english_tables_are_chinese_only_where_they_quote_the_export():
    tables = sample_tables("en")
    quoting = {"aliases", "buildings", "source"}
    chinese = [
        (sheet, name, cell)
        for sheet, rows in tables.items()
        if sheet not in ("questions", "options", "population")
        for row in rows
        for name, cell in (row.items() if isinstance(row, dict) else enumerate(row))
        if name not in quoting and re.search("[\u4e00-\u9fff]", f"{name}{cell}")
    ]

    assert chinese == [
        ("settings", "value", "5=60岁及以上;6=租户;8=有"),
        ("settings", "value", "1号楼;2号楼;3号楼;12号楼"),
    ]


def test_every_id_is_known(tables):
    items, criteria = set(item_ids(tables)), set(criterion_ids(tables))
    parties = {row["id"] for row in tables["perspectives"]}
    asked = {row["item"] for sheet in ("questions", "options") for row in tables[sheet]}

    assert len(items) == len(tables["items"])
    assert asked - {None} == items
    assert {row["item"] for row in tables["ratings"]} == items
    assert {row["criterion"] for row in tables["ratings"]} <= criteria
    assert {row["perspective"] for row in tables["judgements"]} <= parties
    assert {row["left"] for row in tables["judgements"]} == criteria
    for row in tables["items"]:
        assert set(several(row["after"]) + several(row["excludes"])) <= items - {row["id"]}


def test_prerequisites_run_in_no_circle(tables):
    order = {row["id"]: several(row["after"]) for row in tables["items"]}

    assert len(list(TopologicalSorter(order).static_order())) == len(order)


def test_exclusions_are_mutual(tables):
    pairs = {(row["id"], other) for row in tables["items"] for other in several(row["excludes"])}

    assert pairs
    assert pairs == {(other, item) for item, other in pairs}


def test_the_three_shares_of_an_item_make_one(tables):
    for row in tables["items"]:
        assert row["production"] + row["living"] + row["ecology"] == 1


def test_every_item_has_one_keeper_and_nobody_both_delivers_and_accepts(tables):
    for row in tables["items"]:
        assert row["decide"]
        assert row["maintain"]
        assert row["deliver"] != row["accept"] or row["deliver"] == "供电公司"


def test_the_budget_fits_the_gates_and_about_half_of_everything(tables):
    settings = {row["key"]: row["value"] for row in tables["settings"]}
    cost = {row["id"]: row["cost"] for row in tables["items"]}
    gates = [row["id"] for row in tables["items"] if row["mandatory"]]

    assert 0.4 <= settings["budget"] / sum(cost.values()) <= 0.6
    assert 1 <= len(gates) <= 2
    assert sum(cost[item] for item in gates) < settings["budget"] / 2


def test_settings_name_the_export_that_ships(tables):
    settings = {row["key"]: row["value"] for row in tables["settings"]}

    assert settings["surveys"] == FILE


def test_every_header_of_the_export_is_accounted_for_once(tables):
    named = [row["column"] for row in tables["questions"]]
    numbers = {header.partition("、")[0] for header in questionnaire.headers() if "、" in header}
    in_matrix = [header for header in questionnaire.headers() if re.match("1[12]、", header)]

    assert len(set(named)) == len(named)
    assert set(named) == {
        *questionnaire.METADATA,
        *(numbers - {"11", "12"}),
        *in_matrix,
    }


@pytest.mark.parametrize("number", ["1", "10", "11", "12", "13", "15", "16"])
def test_options_are_exactly_those_that_people_gave(tables, export, number):
    listed = {row["option"] for row in tables["options"] if row["column"] == number}

    assert listed == answers_in(export, number)


def test_every_item_is_asked_for_in_the_choice_and_in_one_matrix_row(tables):
    chosen = [row["item"] for row in tables["options"] if row["column"] == "10" and row["item"]]
    rows = [row["item"] for row in tables["questions"] if row["item"]]

    assert sorted(chosen) == sorted(rows) == sorted(item_ids(tables))


def test_choice_and_matrix_row_of_an_item_speak_of_the_same_wish(tables):
    by_option = {row["option"]: row["item"] for row in tables["options"] if row["column"] == "10"}
    by_row = {
        re.split("[、—]", row["column"])[-1]: row["item"]
        for row in tables["questions"]
        if row["item"]
    }

    assert all(by_option[wish.option] == by_row[wish.row] for wish in questionnaire.WISHES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_criterion_finds_its_figures(language, export):
    tables = sample_tables(language)
    facts = set(tables["items"][0]) - set(ITEM_COLUMNS)
    named = {
        row["source"].removeprefix("item:")
        for row in tables["criteria"]
        if row["source"].startswith("item:")
    }
    groups = [row["source"].partition("@")[2] for row in tables["criteria"]]

    assert named == facts
    assert all(isinstance(row[fact], int) for row in tables["items"] for fact in facts)
    for variable, _, level in (group.partition("=") for group in groups if group):
        assert (column_of(export, variable) == level).sum() > 100


def test_guarded_groups_are_levels_of_the_export(tables, export):
    guarded = next(row["value"] for row in tables["settings"] if row["key"] == "guarded")
    for group in guarded.split(";"):
        variable, _, level = group.partition("=")

        assert (column_of(export, variable) == level).sum() > 50


def test_population_counts_every_household_once_a_variable(tables, export):
    totals = {}
    for row in tables["population"]:
        totals[row["variable"]] = totals.get(row["variable"], 0) + row["count"]

        assert row["level"] in set(column_of(export, row["variable"]))
    assert set(totals.values()) == {612}


def test_one_government_judge_is_consistent_and_one_must_be_asked_again(tables):
    ratios = [
        ((np.linalg.eigvals(ratio_matrix(tables[sheet])).real.max() - 8) / 7) / SAATY_8
        for sheet in JUDGED_MATRICES
    ]

    assert ratios[0] < 0.1 < ratios[1] < 0.15
    assert all(tables[sheet][0][1:] == criterion_ids(tables) for sheet in JUDGED_MATRICES)
    assert all(
        [row[0] for row in tables[sheet][1:]] == criterion_ids(tables) for sheet in JUDGED_MATRICES
    )


def test_market_judges_give_points_and_an_order_of_every_criterion(tables):
    rows = [row for row in tables["judgements"] if row["perspective"] == "market"]
    by_method = {
        method: {row["left"]: float(row["value"]) for row in rows if row["method"] == method}
        for method in ("points", "order")
    }

    assert sum(by_method["points"].values()) == 100
    assert sorted(by_method["order"].values()) == list(range(1, 9))


def test_three_residents_compare_pairs_and_one_leaves_some_out(tables):
    rows = [row for row in tables["judgements"] if row["perspective"] == "residents"]
    judges = {row["judge"] for row in rows}
    pairs = {
        judge: [frozenset((row["left"], row["right"])) for row in rows if row["judge"] == judge]
        for judge in judges
    }

    assert {row["method"] for row in rows} == {"pairwise"}
    assert all(Fraction(row["value"]) > 0 for row in rows)
    assert all(len(set(some)) == len(some) for some in pairs.values())
    assert sorted(len(some) for some in pairs.values()) == [20, 28, 28]
    assert all(set().union(*some) == set(criterion_ids(tables)) for some in pairs.values())


def test_whole_numbers_are_numbers_and_ratios_stay_text(tables):
    cells = [cell for row in tables["ahp gov-city"][1:] for cell in row[1:] if cell is not None]

    assert {type(cell) for cell in cells} == {int, str}
    assert all(isinstance(row["value"], str) for row in tables["judgements"])
    assert all(isinstance(row["cost"], int) for row in tables["items"])
