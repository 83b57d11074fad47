"""`prioritize compare`, as it is used."""

import json
from shutil import copytree, rmtree

import openpyxl
import pytest

from command_line import prioritize
from compared_results import result
from sample_demo import sample_demo


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_power_edited_in_the_sample_study_is_found_as_the_only_cause(tmp_path):
    sample_demo(tmp_path / "a", "en")
    copytree(tmp_path / "a", tmp_path / "b")
    rmtree(tmp_path / "b" / "reports")
    workbook = openpyxl.load_workbook(tmp_path / "b" / "study.xlsx")
    for row in workbook["perspectives"].iter_rows(min_row=2):
        if row[0].value == "government":
            row[3].value = 70
    for row in workbook["settings"].iter_rows(min_row=2):
        # Doubt is none of this test's business.
        if row[0].value in {"draws", "replicates"}:
            row[1].value = 20
    workbook.save(tmp_path / "b" / "study.xlsx")
    assert prioritize("run", tmp_path / "b", "--format", "json").code == 0
    printed = prioritize("compare", tmp_path / "a", tmp_path / "b" / "reports")
    found = json.loads(prioritize("compare", tmp_path / "a", tmp_path / "b", "--json").out)

    assert printed.code == 0, printed.err
    assert "comes from it: Powers." in " ".join(printed.out.split())
    assert found["traced"] == "all"
    assert [one["kind"] for one in found["changes"]] == ["powers"]
    assert found["first_before"] != found["first_after"] == found["changes"][0]["alone"]["first"]
    assert {one["aspect"] for one in found["settings"]} == {"draws", "replicates"}


def test_the_language_is_that_of_the_second_result_unless_told(tmp_path):
    chinese = result()
    chinese["study"]["language"] = "zh"
    a, b = put(tmp_path / "a.json", result()), put(tmp_path / "b.json", chinese)

    assert "两次结果对比" in prioritize("compare", a, b).out
    assert "What moved between two results" in prioritize("compare", b, a).out
    assert "What moved between two results" in prioritize("compare", a, b, "--lang", "en").out


def test_the_same_files_give_the_same_words_twice(tmp_path):
    a = put(tmp_path / "a.json", result())
    b = put(tmp_path / "b" / "reports" / "result.json", result(top=3)).parents[1]

    assert prioritize("compare", a, b).out == prioritize("compare", a, b).out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1"),
        ("[" * 100_000, "line 1"),
        ("[1]", "schema"),
        ({"schema": "renovation-priorities/result/9"}, "renovation-priorities/result/9"),
        ({**result(), "joint": []}, "joint"),
        ({**result(), "plan": {"funded": ["nobody"]}}, "plan.funded"),
        ({**result(), "items": [{"id": "a", "name": "A", "values": {"need": "x"}}]}, "items.0"),
    ],
)
def test_a_file_that_is_no_result_is_refused_in_one_line(tmp_path, content, said):
    a, b = put(tmp_path / "a.json", content), put(tmp_path / "b.json", result())
    outcome = prioritize("compare", a, b)

    assert outcome.code == 1
    assert outcome.out == ""
    assert len(outcome.lines) == 1
    assert said in outcome.err


def test_both_files_are_complained_about_at_once(tmp_path):
    bytes_of_no_text = tmp_path / "a.json"
    bytes_of_no_text.write_bytes(b"\xff\xfe\x00")
    (tmp_path / "empty").mkdir()
    outcome = prioritize("compare", bytes_of_no_text, tmp_path / "empty", language="zh_CN.UTF-8")

    assert outcome.code == 1
    assert len(outcome.lines) == 2
    assert "不是 `prioritize run` 写出的结果" in outcome.lines[0]
    assert "没有 result.json" in outcome.lines[1]
