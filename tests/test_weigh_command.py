"""`prioritize weigh`, as it is used."""

import json

import pytest

from command_line import prioritize
from drawn_workbooks import SMALL, draw

CHINESE = "# settings\nkey | value\nlanguage | zh"
ENGLISH = "# settings\nkey | value\nlanguage | en"


@pytest.mark.parametrize(
    ("sheet", "asked", "said"),
    [
        (CHINESE, (), "各方的准则权重"),
        (ENGLISH, (), "Weights of the criteria"),
        (CHINESE, ("--lang", "en"), "Weights of the criteria"),
        (ENGLISH, ("--lang", "zh"), "各方的准则权重"),
    ],
)
def test_weights_are_told_in_the_language_asked_for_or_else_the_studys(
    tmp_path, sheet, asked, said
):
    outcome = prioritize("weigh", draw(tmp_path, SMALL, sheet), *asked)

    assert outcome.code == 0, outcome.err
    assert [
        word for word in ("各方的准则权重", "Weights of the criteria") if word in outcome.out
    ] == [said]


def test_a_language_that_the_reports_do_not_speak_is_refused(tmp_path):
    outcome = prioritize("weigh", draw(tmp_path, SMALL), "--lang", "fr")

    assert outcome.code == 2
    assert "use zh or en" in outcome.err


JUDGED = """
# judgements
perspective | judge | method | left | right | value | reason | date
government | Lin | pairwise | safety | money | 3 | Roofs first, paint later | 2026-03-21
residents | Wu | points | safety | | 40 | |
residents | Wu | points | money | | 60 | |
"""


def test_when_and_why_a_judge_judged_so_is_told(tmp_path):
    study = draw(tmp_path, SMALL, JUDGED)
    told = prioritize("weigh", study, "--lang", "en").out
    (party,) = (
        one
        for one in json.loads(prioritize("weigh", study, "--json").out)
        if one["id"] == "government"
    )

    assert "2026-03-21" in told
    assert "Roofs first, paint later" in " ".join(told.split())
    assert party["panel"][0]["dates"] == ["2026-03-21"]
    assert party["panel"][0]["reasons"][0]["reason"] == "Roofs first, paint later"


def test_without_a_date_there_is_no_column_of_dates(tmp_path):
    undated = JUDGED.replace(" | 2026-03-21", " | ")

    assert "Date" in prioritize("weigh", draw(tmp_path, SMALL, JUDGED), "--lang", "en").out
    assert "Date" not in prioritize("weigh", draw(tmp_path, SMALL, undated), "--lang", "en").out
