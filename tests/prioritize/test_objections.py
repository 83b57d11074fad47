"""Where and until when residents can object: said while it can still be mended."""

from dataclasses import replace
from datetime import date

import pytest

from command_line import prioritize
from drawn_workbooks import SMALL, draw
from prioritize.crosschecks.desk import Desk
from prioritize.crosschecks.objections import check_objections, past_objections
from prioritize.workbook import load_study

TODAY = date(2026, 6, 30)


def desk(folder, **settings):
    study = load_study(draw(folder, SMALL))
    return Desk(replace(study, settings=study.settings.model_copy(update=settings)))


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ({}, []),
        ({"contact": "Office", "objections_by": "2026-12-31"}, []),
        ({"contact": "Office", "objections_by": "2026年12月31日"}, []),
        ({"contact": "Office"}, ["objections_half"]),
        ({"objections_by": "2026-12-31"}, ["objections_half"]),
        ({"contact": "Office", "objections_by": "下周五"}, ["objections_no_date"]),
        ({"contact": "Office", "objections_by": "2026-02-30"}, ["objections_no_date"]),
    ],
)
def test_both_or_neither_and_a_day_that_there_is(tmp_path, settings, codes):
    found = list(check_objections(desk(tmp_path, **settings)))

    assert [one.code for one in found] == codes
    assert all(one.severity == "doubt" for one in found)


@pytest.mark.parametrize(("until", "told"), [("2026-06-29", 1), ("2026-06-30", 0), ("Friday", 0)])
def test_a_day_that_is_over_is_told_and_today_is_not_over(tmp_path, until, told):
    assert len(list(past_objections(desk(tmp_path, objections_by=until), TODAY))) == told


def test_check_names_the_cell_of_a_day_long_past(tmp_path):
    sheet = "# settings\nkey | value\nlanguage | en\ncontact | Office\nobjections_by | 2020-01-01"
    outcome = prioritize("check", draw(tmp_path, SMALL, sheet))

    assert outcome.code == 0
    assert "settings!B4" in outcome.out + outcome.err
    assert "which is over" in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "neither where"),
        ("\ncontact | Office\nobjections_by | 2020-01-01", "which is over"),
        ("\ncontact | Office\nobjections_by | Friday", "is no date"),
        ("\ncontact | Office\nobjections_by | 2999-01-01", ""),
    ],
)
def test_who_writes_a_notice_hears_of_what_nobody_can_act_on(tmp_path, rows, said):
    study = draw(tmp_path, SMALL, f"# settings\nkey | value\nlanguage | en{rows}")
    outcome = prioritize("run", study, "--public", "--format", "json")
    own = prioritize("run", study, "--format", "json")

    assert (outcome.code, own.code) == (0, 0)
    assert said in outcome.err if said else outcome.err == ""
    assert own.err == ""


def test_a_study_that_cannot_run_is_told_about_in_its_own_language(tmp_path):
    wrong = SMALL.replace("pairwise | safety", "pairwise | urgency")
    study = draw(tmp_path, wrong, "# settings\nkey | value\nlanguage | zh")
    outcome = prioritize("run", study)

    assert outcome.code == 1
    assert any("一" <= sign <= "鿿" for sign in outcome.err)
