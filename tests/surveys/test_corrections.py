"""Corrections change what they name, and say where they do not fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_surveys import choices, chosen_items, survey
from surveys.answers import Column, State
from surveys.cleaning import PLANNER, clean
from surveys.cleaning_log import WITHHELD, cleaning_log
from surveys.corrections import Correction, Corrector, row_verdicts, verdict_reasons
from surveys.encoder import encode

AGE = "2、年龄"


def people(ages, ids, file="a.xlsx"):
    columns = [Column("序号", "序号", role="id"), Column(AGE, AGE, "2", "年龄")]
    return survey({"序号": ids, AGE: ages}, columns, file=file)


def corrected(table, *corrections):
    corrector = Corrector(corrections)
    return corrector.apply(table), corrector


def test_a_cell_is_changed_where_it_holds_what_the_correction_says():
    table, corrector = corrected(
        people(["45岁", "540"], ["1", "2"]), Correction(row=3, question="2", old="540", new="54")
    )

    assert table.text[AGE].tolist() == ["45岁", "54"]
    assert [(one.export, one.row, one.column) for one in corrector.applied] == [("a.xlsx", 3, AGE)]
    assert corrector.refused() == ()


def test_a_cell_emptied_is_seen_and_left_blank():
    table, _ = corrected(people(["45岁"], ["1"]), Correction(row=2, question="2", old="45岁"))

    assert table.states[0].tolist() == [State.ANSWERED, State.BLANK]


def test_the_table_given_is_left_as_it_was():
    before = people(["540"], ["1"])
    corrected(before, Correction(row=2, question="2", old="540", new="54"))

    assert before.text[AGE].tolist() == ["540"]


def test_an_id_finds_its_row_wherever_it_has_moved():
    wanted = Correction(row=2, id="7", question="2", old="540", new="54")
    table, _ = corrected(people(["33", "540"], ["9", "7"]), wanted)

    assert table.text[AGE].tolist() == ["33", "54"]


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (Correction(row=9, question="2", old="540", new="54"), "no_such_row"),
        (Correction(row=2, export="b.xlsx", question="2", new="54"), "no_such_row"),
        (Correction(id="4", question="2", old="540", new="54"), "no_such_row"),
        (Correction(id="1", question="2", old="540", new="54"), "several_rows"),
        (Correction(id="1", row=4, question="2", old="540", new="54"), "several_rows"),
        (Correction(row=2, question="7", old="540", new="54"), "no_such_question"),
        (Correction(row=2, question="2", old="54", new="45"), "old_differs"),
        (Correction(row=2, new="perhaps"), "no_such_verdict"),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing_and_says_why(correction, why):
    before = people(["540", "540", "33"], ["1", "1", "2"])
    table, corrector = corrected(before, correction)

    assert table is before
    assert [(one.correction, one.why) for one in corrector.refused()] == [(correction, why)]


def test_of_several_exports_one_that_fits_is_enough():
    one = Correction(row=2, question="2", old="540", new="54")
    corrector = Corrector([one])
    for table in (people(["33"], ["1"]), people(["540"], ["1"], "b.xlsx"), choices(["电梯"])):
        corrector.apply(table)

    assert [applied.export for applied in corrector.applied] == ["b.xlsx"]
    assert corrector.refused() == ()


def wishes(cells, ids, file="a.xlsx"):
    options = chosen_items({"电梯": "lift", "停车": "park"}, limit=1)
    responses = encode([choices(cells, file=file)], options)
    return replace(responses, roles=responses.roles.assign(id=ids))


def cleaned(responses, corrections):
    aside, keep = row_verdicts(responses, corrections)
    return clean(responses, aside=aside, keep=keep)


def test_a_person_may_set_a_row_aside_and_keep_another():
    responses = wishes(["电梯", "", "电梯"], ["1", "2", "3"])
    told = [Correction(row=2, new="排除", reason="测试"), Correction(id="2", new="keep")]
    cleaning = cleaned(responses, told)

    assert cleaning.reason.tolist() == [PLANNER, "", ""]
    assert cleaning.counts() == {PLANNER: 1}


def test_an_id_that_several_rows_share_needs_the_row_to_pick_one():
    responses = wishes(["电梯"] * 3, ["1", "1", "2"])

    aside, _ = row_verdicts(responses, [Correction(id="1", new="set aside")])
    assert not aside.any()
    aside, _ = row_verdicts(responses, [Correction(id="1", row=3, new="set aside")])
    assert aside.tolist() == [False, True, False]


def log_rows(text):
    lines = [line.split(",") for line in text.splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def as_corrections(text):
    names = ("export", "id", "question", "old", "new", "reason")
    return [
        Correction(**{name: row[name] for name in names}, row=int(row["row"]))
        for row in log_rows(text)
    ]


def test_the_log_lists_rows_and_cells_in_the_order_of_the_export():
    ages = people(["33", "=1+1", "45"], ["1", "2", "3"])
    mended = [Correction(row=3, question="2", old="=1+1", new="-2", reason="填错")]
    _, corrector = corrected(ages, *mended)
    responses = wishes(["", "电梯", "电梯┋停车"], ["1", "2", "13812345678"])
    text = cleaning_log(
        responses, clean(responses), corrector.applied, reasons={"incomplete": "未作答"}
    )

    assert text.splitlines() == [
        "export,row,id,question,old,new,rule,severity,reason",
        "a.xlsx,2,1,,,set aside,incomplete,remove,未作答",
        "a.xlsx,3,2,2、年龄,'=1+1,'-2,planner,,填错",
        # A phone number stands for no sheet of answers.
        "a.xlsx,4,,1,电梯┋停车,look at,limit_exceeded,caution,limit_exceeded",
    ]


@pytest.mark.parametrize(("word", "verdict"), [("set aside", 0), ("排除", 0), ("keep", 1)])
def test_a_person_decides_on_the_row_in_the_line_that_names_the_question(word, verdict):
    responses = wishes(["电梯┋停车", "停车"], ["1", "2"])
    [line] = as_corrections(cleaning_log(responses, clean(responses)))
    decided = replace(line, new=word)
    table, corrector = corrected(people(["33", "45"], ["1", "2"]), decided)

    assert line.question == "1"
    assert row_verdicts(responses, [decided])[verdict].tolist() == [True, False]
    assert corrector.applied == []
    assert table.text[AGE].tolist() == ["33", "45"]


def test_what_is_only_to_be_looked_at_changes_nothing_when_it_is_pasted_back():
    responses = wishes(["电梯┋停车", "停车"], ["1", "2"])
    pasted = as_corrections(cleaning_log(responses, clean(responses)))
    table, corrector = corrected(people(["33", "45"], ["1", "2"]), *pasted)

    assert [one.new for one in pasted] == ["look at"]
    assert (corrector.applied, corrector.refused()) == ([], ())
    assert table.text[AGE].tolist() == ["33", "45"]


def test_a_persons_own_reason_stands_in_the_log_unless_it_tells_of_somebody():
    responses = wishes(["电梯"] * 3, ["1", "2", "3"])
    corrections = [
        Correction(row=2, new="set aside", reason="本人要求撤回"),
        Correction(row=3, new="set aside", reason="来电 13812345678 要求撤回"),
        Correction(row=4, new="set aside"),
    ]
    aside, _ = row_verdicts(responses, corrections)
    rows = log_rows(
        cleaning_log(
            responses,
            clean(responses, aside=aside),
            reasons={"planner": "由规划人员排除"},
            verdicts=verdict_reasons(responses, corrections),
        )
    )

    assert [row["reason"] for row in rows] == ["本人要求撤回", WITHHELD, "由规划人员排除"]


def test_a_log_pasted_into_the_study_mends_the_same_cells_again():
    ages = people(["33", "=1+1", "45"], ["1", "2", "3"])
    _, first = corrected(ages, Correction(row=3, question="2", old="=1+1", new="-2"))
    responses = wishes(["电梯"] * 3, ["1", "2", "3"])
    pasted = as_corrections(cleaning_log(responses, clean(responses), first.applied))
    again, second = corrected(ages, *pasted)

    assert again.text[AGE].tolist() == ["33", "-2", "45"]
    assert second.refused() == ()


def test_free_words_and_personal_data_never_stand_in_the_log():
    table = people(["打13812345678", "王大爷说漏水"], ["1", "2"])
    _, corrector = corrected(
        table,
        Correction(row=2, question="2", old="打13812345678", new="45"),
        Correction(row=3, question="2", old="王大爷说漏水", new="54"),
    )
    responses = wishes(["电梯", "电梯"], ["1", "2"])
    told = cleaning_log(responses, clean(responses), corrector.applied)
    free = cleaning_log(responses, clean(responses), corrector.applied, spoken=frozenset({AGE}))

    assert "138" not in told
    assert [(row["old"], row["new"]) for row in log_rows(free)] == [("…", "…"), ("…", "…")]


verdicts = st.lists(
    st.tuples(st.sampled_from(["电梯", "停车", ""]), st.sampled_from(["1", "2", "3", "4"])),
    min_size=1,
    max_size=20,
)


@given(verdicts, st.permutations(range(20)))
def test_a_log_applied_to_rows_in_any_order_sets_the_same_sheets_aside(drawn, order):
    drawn = [(cell, f"{number}-{place}") for place, (cell, number) in enumerate(drawn)]
    responses = wishes(*map(list, zip(*drawn, strict=True)))
    first = clean(responses)
    log = as_corrections(cleaning_log(responses, first))
    moved = [drawn[place] for place in order if place < len(drawn)]
    again = wishes(*map(list, zip(*moved, strict=True)))
    aside, _ = row_verdicts(again, log)

    assert {number for (_, number), out in zip(moved, aside, strict=True) if out} == {
        number for (_, number), kept in zip(drawn, first.used, strict=True) if not kept
    }
