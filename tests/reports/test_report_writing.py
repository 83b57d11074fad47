import dataclasses
import json

import openpyxl
import pytest

from reports import writing
from reports.errors import UnknownFormatError, UnknownLanguageError
from reports.formats import find_format
from reports.writing import check_formats, write_reports
from sample_findings import sample_findings


def test_the_files_are_written_in_the_order_asked_and_the_figures_always(tmp_path):
    written = write_reports(sample_findings(), tmp_path / "out", ["xlsx", "html", "xlsx"], "zh")

    assert [path.name for path in written] == ["report.xlsx", "report.html", "result.json"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        path.name for path in written
    )


def test_other_files_in_the_folder_are_left_alone_and_old_reports_replaced(tmp_path):
    (tmp_path / "notes.txt").write_text("keep")
    (tmp_path / "result.json").write_text("old")
    write_reports(sample_findings(), tmp_path, [], "zh")

    assert (tmp_path / "notes.txt").read_text() == "keep"
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))["schema"]


def test_a_report_that_fails_leaves_the_earlier_one_as_it_was(tmp_path, monkeypatch):
    write_reports(sample_findings(), tmp_path, ["terminal"], "zh")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(_document, _findings):
        raise RuntimeError("the pen broke")

    broken = dataclasses.replace(find_format("terminal"), render=fail)
    monkeypatch.setattr(writing, "check_formats", lambda *_: (find_format("json"), broken))
    with pytest.raises(RuntimeError):
        write_reports(sample_findings("en"), tmp_path, ["terminal"], "en")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnknownFormatError) as caught:
        write_reports(sample_findings(), tmp_path / "out", ["html", "doc"], "zh")

    assert caught.value.name == "doc"
    assert "html" in caught.value.known
    assert not (tmp_path / "out").exists()


def test_an_unknown_language_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnknownLanguageError):
        write_reports(sample_findings(), tmp_path / "out", [], "fr")

    assert not (tmp_path / "out").exists()


def test_asking_for_the_figures_by_name_does_not_write_them_twice():
    assert [one.name for one in check_formats(["json", "html"])] == ["json", "html"]


def test_the_agreed_date_of_reproducible_builds_is_stored(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    write_reports(sample_findings(), tmp_path, ["xlsx"], "zh")
    workbook = openpyxl.load_workbook(tmp_path / "report.xlsx")

    assert workbook.properties.created.isoformat() == "2026-01-01T00:00:00"


def test_a_figure_that_is_no_number_never_reaches_the_file(tmp_path):
    findings = sample_findings()
    plan = dataclasses.replace(findings.plan, value=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        write_reports(dataclasses.replace(findings, plan=plan), tmp_path, [], "zh")

    assert list(tmp_path.iterdir()) == []
