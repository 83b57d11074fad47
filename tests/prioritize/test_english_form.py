"""An English form with commas in its options is understood as a planner would read it."""

import csv
from collections import Counter

import pytest

from prioritize.init import init_study
from prioritize.workbook.reading import load_study

WISHES = (
    "Install lifts", "Repair roofs, walls and windows", "Street lighting", "Unblock drains",
)  # fmt: skip
SATISFIED = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
IMPORTANT = (
    "Not important", "Slightly important", "Moderately important", "Very important",
    "Extremely important",
)  # fmt: skip
ROWS = 60


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("english")
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["Timestamp", "How satisfied are you with the drains?",
                      "How important is it to you to install a lift?",
                      "Which of these should be done first?", "How old are you?",
                      "Which improvements would you choose? (choose up to 3)"])  # fmt: skip
        for row in range(ROWS):
            ticked = [WISHES[(row + step) % 4] for step in range(row % 4)]
            out.writerow([f"{row % 28 + 1:02d}/03/2026 10:00:00", SATISFIED[row % 5],
                          IMPORTANT[row % 5], WISHES[row % 4], f"{20 + row} years",
                          ", ".join(ticked)])  # fmt: skip
    init_study(folder / "study", [folder / "answers.csv"])
    return load_study(folder / "study")


def question(study, start):
    return next(one for one in study.codebook.questions if one.column.startswith(start))


def options(study, start):
    return [one for one in study.codebook.options if one.column.startswith(start)]


def test_questions_about_one_thing_name_an_item_of_the_catalogue(study):
    assert question(study, "How satisfied").item == "B03"
    assert question(study, "How important").item == "I06"
    assert not [item for item in study.items if "?" in item.name]


def test_every_level_of_importance_has_a_place_of_its_own(study):
    orders = {one.option: one.order for one in options(study, "How important")}

    assert [orders[level] for level in IMPORTANT] == [1, 2, 3, 4, 5]


def test_an_option_with_commas_is_one_option_of_one_choice(study):
    assert question(study, "Which of these").kind == "single"
    assert Counter(one.option for one in options(study, "Which of these")) == Counter(WISHES)
    assert Counter(one.option for one in options(study, "Which improv")) == Counter(WISHES)


def test_ages_in_words_are_a_group_in_bands_and_no_comment(study):
    age = question(study, "How old")

    assert (age.role, age.kind, age.bands) == ("group", "", (0, 18, 35, 45, 60, 80))
