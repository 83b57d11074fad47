"""Why something was guessed is said in the language of the workbook."""

import csv
import re
from importlib.resources import files
from string import Formatter

import openpyxl
import pytest

from prioritize.drafting.words import reason
from prioritize.init import init_study
from surveys.reasons import TEMPLATES, Reason
from surveys.samples import sample_export

TEXT = files("prioritize").joinpath("data", "reasons.csv").read_text(encoding="utf-8")
CHINESE = {row["code"]: row["zh"] for row in csv.DictReader(TEXT.splitlines())}
FAMILIES = ("satisfaction", "importance", "urgency", "need", "agreement", "number")


def facts(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_reason_has_a_chinese_text_and_no_text_is_left_over():
    assert {code for code in CHINESE if ":" not in code} == set(TEMPLATES)
    assert {code for code in CHINESE if ":" in code} == {f"word:{name}" for name in FAMILIES}


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_a_chinese_reason_names_the_same_facts_and_no_english(code):
    told = reason(Reason(code, **dict.fromkeys(facts(TEMPLATES[code]), 3)), "zh")

    assert facts(CHINESE[code]) == facts(TEMPLATES[code])
    assert re.findall("[A-Za-z]{2,}", told) == []


def test_several_reasons_are_told_one_after_the_other():
    why = Reason("scale", family="satisfaction").also("scale_doubt", subject="importance")

    assert reason(why, "zh") == "满意程度量表；但题目文字说的是重要程度"
    assert reason(why, "en") == str(why)
    assert reason("a planner's note", "zh") == "a planner's note"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_drafted_workbook_explains_its_guesses_in_one_language(tmp_path, language):
    with sample_export() as survey:
        init_study(tmp_path / "study", [survey], language=language)
    book = openpyxl.load_workbook(tmp_path / "study" / "study.xlsx")
    sheets = ("题目", "选项") if language == "zh" else ("questions", "options")
    said = [
        cell.comment.text
        for name in sheets
        for row in book[name].iter_rows(min_row=2)
        for cell in row
        if cell.comment
    ]

    assert len(said) > len(sheets)
    if language == "zh":
        assert [text for text in said if re.search("[A-Za-z]{4,}", text)] == []
    else:
        assert any("several options can be ticked" in text for text in said)
