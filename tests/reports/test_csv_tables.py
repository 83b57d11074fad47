"""The tables as CSV files: every digit, no formulas, names that say what they rest on."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest

from reports.formats.csv import FORMAT
from reports.names import names_of
from reports.sheets import all_sheets
from reports.story import tell
from reports.story.context import Story
from reports.wording import wording
from sample_findings import sample_findings, with_hostile_text


def archive(findings, language="en", created=None):
    return zipfile.ZipFile(io.BytesIO(FORMAT.render(tell(findings, language, created), findings)))


def rows(opened, name):
    return list(csv.reader(io.StringIO(opened.read(name).decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_with_rows_is_a_file_with_every_digit(language):
    findings = sample_findings(language)
    opened = archive(findings, language)
    words = wording(language)
    sheets = all_sheets(Story(findings, words, names_of(findings, words)))
    names = opened.namelist()[1:]

    assert len(names) == sum(bool(one.rows) for one in sheets)
    for name, sheet in zip(names, (one for one in sheets if one.rows), strict=True):
        header, *cells = rows(opened, name)
        assert header == [title for title, _ in sheet.columns]
        for told, row in zip(cells, sheet.rows, strict=True):
            numbers = [(one, float(text)) for text, one in zip(told, row, strict=True)
                       if isinstance(one, float | int)]  # fmt: skip
            assert all(one == text for one, text in numbers)


@pytest.mark.parametrize(("example", "marked"), [(True, True), (False, False)])
def test_the_name_of_a_table_says_that_its_weights_are_examples(example, marked):
    names = archive(sample_findings("en", example=example)).namelist()

    assert any("example_weights" in name for name in names) is marked
    assert names[0] == "00_README.txt"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_no_text_of_a_study_is_a_formula(text):
    opened = archive(with_hostile_text(text))
    cells = [cell for name in opened.namelist()[1:] for row in rows(opened, name) for cell in row]

    assert f"'{text}" in cells
    assert text not in cells


def test_an_archive_knows_no_day_before_1980():
    opened = archive(sample_findings(), created=datetime(1970, 1, 1, tzinfo=UTC))

    assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_files_bear_the_date_of_the_report_and_may_be_read_by_all():
    opened = archive(sample_findings(), created=datetime(2026, 5, 4, 10, 20, 30, tzinfo=UTC))

    assert {one.date_time for one in opened.infolist()} == {(2026, 5, 4, 10, 20, 30)}
    assert {one.external_attr >> 16 for one in opened.infolist()} == {0o644}
