"""What the sheets say about one another."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_workbooks import SMALL, draw, places
from prioritize.checking import check_study
from prioritize.crosschecks.relations import circles
from prioritize.study import Settings
from prioritize.workbook import load_study

SURVEY = """
# settings
key     | value
surveys | answers.csv
# questions
column | kind   | role
10     | choose | answer
5      |        | group
9      | comment| answer
# options
column | option    | item
10     | new pipes | B1
10     | a lift    | L1
10     | parking   | P1
5      | under 60  |
5      | 60+       |
9      | words     | P1
# criteria
id     | direction | source
safety | benefit   | survey:demand
money  | cost      | item:cost
"""


def check(tmp_path, *texts):
    (tmp_path / "answers.csv").write_text("10\n", encoding="utf-8")
    return check_study(load_study(draw(tmp_path, *texts)))


RANGED = """
# items
id | name     | cost | safety | after | cost_low | cost_high
B1 | pipes    | 30   | 5      |       | 31       | 30
L1 | lift     | 60   | 2      | B1    | 50       | 59
P1 | parking  |      | 1      |       |          | 20
# criteria
id     | direction | source
safety | benefit   | item:safety
money  | cost      | item:safety
"""

CASES = {
    "a cost outside its range, or a range without a cost": (
        SMALL + RANGED,
        [
            ("items!F2", "cost_range_wrong"),
            ("items!G3", "cost_range_wrong"),
            ("items!G4", "cost_range_alone"),
        ],
    ),
    "an item id twice": (SMALL.replace("P1 |", "B1 |"), [("items!A4", "id_twice")]),
    "a criterion id twice": (
        SMALL.replace("money  | cost ", "safety | cost "),
        [
            ("criteria!A3", "id_twice"),
            ("judgements!E2", "id_unknown"),
            ("judgements!D4", "id_unknown"),
        ],
    ),
    "a party id twice": (
        SMALL.replace("id         | power", "id | power\nresidents | 1"),
        [("perspectives!A4", "id_twice")],
    ),
    "a prerequisite that is not there": (
        SMALL.replace("| B1\n", "| X9\n"),
        [("items!E3", "id_unknown")],
    ),
    "a prerequisite written by name": (
        SMALL.replace("| B1\n", "| pipe\n"),
        [("items!E3", "id_misspelt")],
    ),
    "a circle": (
        SMALL.replace("| 5      |\n", "| 5 | P1\n").replace("| 1      |\n", "| 1 | L1\n"),
        [("items!E2", "item_circle")],
    ),
    "an item waiting for itself": (
        SMALL.replace("| B1\n", "| L1\n"),
        [("items!E3", "item_circle")],
    ),
    "an item excluding itself": (
        SMALL.replace("| after", "| excludes").replace("| B1\n", "| L1\n"),
        [("items!E3", "excludes_itself")],
    ),
    "duties that exclude each other, told once": (
        SMALL.replace("| after", "| excludes | mandatory")
        .replace("| B1\n", "| B1 | law\n")
        .replace("| 5      |", "| 5 | L1 | safety"),
        [("items!E2", "duties_exclude")],
    ),
    "an exclusion of what a duty needs": (
        SMALL.replace("| after", "| after | excludes | mandatory")
        .replace("| B1\n", "| B1 | | law\n")
        .replace("| 1      |", "| 1 | | B1 | law"),
        [("items!F4", "duties_exclude")],
    ),
    "an item excluding what it needs": (
        SMALL.replace("| after", "| after | excludes").replace("| B1\n", "| B1 | B1\n"),
        [("items!E3", "after_excluded")],
    ),
    "a single item": (
        SMALL.replace("L1 | lift     | 60   | 2      | B1\nP1 | parking  | 10   | 1      |\n", ""),
        [("items", "single_item")],
    ),
    "a source nobody understands": (
        SMALL.replace("item:cost", "the town"),
        [("criteria!C3", "source_unknown")],
    ),
    "a source almost understood": (
        SMALL.replace("item:cost", "itm:cost"),
        [("criteria!C3", "source_misspelt")],
    ),
    "a fact that no item has": (
        SMALL.replace("item:safety", "item:beauty"),
        [("criteria!C2", "fact_unknown")],
    ),
    "a fact misspelt": (
        SMALL.replace("item:safety", "item:saftey"),
        [("criteria!C2", "fact_misspelt")],
    ),
    "a fact missing for one item": (
        SMALL.replace("| 60   | 2 ", "| 60 | "),
        [("items!D3", "fact_missing")],
    ),
    "ratings missing": (
        SMALL.replace("item:cost", "rating")
        + "# ratings\nitem|criterion|value\nB1|money|2\nL1|money|3\n",
        [("criteria!C3", "rating_missing")],
    ),
    "a rating of nothing": (
        SMALL + "# ratings\nitem|criterion|value|perspective\nB9|monye|2|resident\n",
        [
            ("ratings!A2", "id_unknown"),
            ("ratings!B2", "id_misspelt"),
            ("ratings!D2", "id_misspelt"),
        ],
    ),
    "no survey for demand": (
        SMALL.replace("item:cost", "survey:demand"),
        [("criteria!C3", "survey_missing")],
    ),
    "an item that no question speaks of": (
        SMALL + SURVEY.replace("10     | parking   | P1\n", ""),
        [("items!A4", "demand_missing")],
    ),
    "a kind that no question has": (
        SMALL + SURVEY.replace("survey:demand", "survey:importance"),
        [
            ("items!A2", "demand_missing"),
            ("items!A3", "demand_missing"),
            ("items!A4", "demand_missing"),
        ],
    ),
    "a kind that does not exist": (
        SMALL + SURVEY.replace("survey:demand", "survey:demnd"),
        [("criteria!C2", "source_misspelt")],
    ),
    "a group that does not exist": (
        SMALL + SURVEY.replace("survey:demand", "survey:demand@5=60 +x"),
        [("criteria!C2", "level_misspelt")],
    ),
    "an option for an item that is not there": (
        SMALL + SURVEY.replace("a lift    | L1", "a lift    | L7"),
        [("options!C3", "id_unknown"), ("items!A3", "demand_missing")],
    ),
    "an option twice": (
        SMALL + SURVEY.replace("10     | a lift ", "10     | new pipes | B1\n10     | a lift "),
        [("options!B3", "option_twice")],
    ),
    "a question twice": (
        SMALL + SURVEY.replace("9      | comment", "5 | comment"),
        [("questions!A4", "question_twice")],
    ),
    "an unknown question kind": (
        SMALL + SURVEY.replace("| comment|", "| poem |"),
        [("questions!B4", "choice_unknown")],
    ),
    "a survey file that is not there": (
        SMALL + SURVEY.replace("answers.csv", "answer.csv"),
        [("settings!B2", "survey_file_misspelt")],
    ),
    "a party nobody judged for": (
        SMALL.replace("id         | power", "id | power\nmarket | 1"),
        [("perspectives!A2", "party_unjudged")],
    ),
    "a criterion nobody judged": (
        SMALL.replace(
            "id     | direction | source", "id|direction|source\nnew|benefit|item:safety"
        ),
        [("criteria!A2", "criterion_unjudged")],
    ),
    "a judgement for nobody": (
        SMALL.replace("government  | office ", "goverment | office "),
        [("judgements!A2", "id_misspelt"), ("perspectives!A2", "party_unjudged")],
    ),
    "powers that are all zero": (
        SMALL.replace("government | 1", "government | 0").replace("residents  | 1", "residents|0"),
        [("perspectives!B2", "powers_zero")],
    ),
    "an unknown elicitation method": (
        SMALL.replace("| pairwise |", "| oracle |"),
        [("judgements!C2", "choice_unknown")],
    ),
    "a misspelt ranking method": (
        SMALL + "# settings\nkey|value\nmethod|topsys\n",
        [("settings!B2", "choice_misspelt")],
    ),
    "an unknown joint rule": (
        SMALL + "# settings\nkey|value\njoint|lottery\n",
        [("settings!B2", "choice_unknown")],
    ),
    "an unknown random index": (
        SMALL + "# settings\nkey|value\nrandom_index|saty\n",
        [("settings!B2", "choice_misspelt")],
    ),
    "a number of categories that makes no sense": (
        SMALL + "# settings\nkey|value\ncategories|1\n",
        [("settings!B2", "choice_unknown")],
    ),
    "a guarded group without level": (
        SMALL + "# settings\nkey|value\nguarded|elders\n",
        [("settings!B2", "guarded_syntax")],
    ),
    "range without references": (
        SMALL + "# settings\nkey|value\nnormalization|range\n"
        "# criteria\nid|direction|source|worst|best\n"
        "safety|benefit|item:safety|1|\nmoney|cost|item:cost|100|0\n",
        [("criteria!E2", "reference_missing")],
    ),
    "references the wrong way round": (
        SMALL + "# criteria\nid|direction|source|worst|best\n"
        "safety|benefit|item:safety|5|1\nmoney|cost|item:cost|4|4\n",
        [("criteria!E2", "reference_reversed"), ("criteria!E3", "reference_equal")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_contradiction_is_told_with_its_cell(case, tmp_path):
    drawn, expected = CASES[case]

    assert sorted(places(check(tmp_path, drawn))) == sorted(expected)


def test_a_sound_study_has_nothing_to_tell(tmp_path):
    assert check(tmp_path, SMALL) == ()
    assert check(tmp_path, SMALL, SURVEY) == ()


def test_the_whole_circle_is_named(tmp_path):
    drawn, _expected = CASES["a circle"]

    (issue,) = check(tmp_path, drawn)

    assert issue.facts["circle"] == "B1 → P1 → L1 → B1"


def test_a_missing_fact_names_item_column_and_criterion(tmp_path):
    drawn, _expected = CASES["a fact missing for one item"]

    (issue,) = check(tmp_path, drawn)

    assert issue.facts == {"item": "L1", "column": "safety", "criterion": "safety"}


def test_example_judges_are_a_doubt_and_no_error(tmp_path):
    issues = check(tmp_path, SMALL.replace("committee", "示例"))

    assert [(one.code, one.severity, one.cell) for one in issues] == [
        ("example_judge", "doubt", "B3")
    ]


def test_shares_that_do_not_add_up_are_a_doubt(tmp_path):
    drawn = SMALL.replace("| after", "| after | living | ecology").replace(
        "| B1\n", "| B1 | 0.5 | 0.2\n"
    )

    assert places(check(tmp_path, drawn)) == [("items!F3", "shares_sum")]


def test_a_study_made_in_code_is_checked_without_cells(tmp_path):
    study = load_study(draw(tmp_path, SMALL))
    bare = dataclasses.replace(study, where={}, settings=Settings(method="nothing"))

    (issue,) = check_study(bare)

    assert (issue.code, issue.sheet, issue.cell) == ("choice_unknown", "settings", "")


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_a_circle_is_found_exactly_when_no_order_of_work_exists(pairs):
    after = {str(node): [] for node in range(7)}
    for item, needed in pairs:
        after[str(item)].append(str(needed))

    found = circles(after)

    assert bool(found) != _can_be_ordered(after)
    for circle in found:
        steps = zip(circle, (*circle[1:], circle[0]), strict=True)
        assert all(needed in after[item] for item, needed in steps)


def _can_be_ordered(after):
    done = set()
    while len(done) < len(after):
        ready = {item for item, needed in after.items() if item not in done and set(needed) <= done}
        if not ready:
            return False
        done |= ready
    return True
