"""A damaged file ends in a result or in one clear message, whatever platform it is from."""

import zipfile
import zlib
from dataclasses import replace

import numpy as np
import pytest

from command_line import prioritize
from damages import harms
from platform_exports import WISHES, people
from platform_files import NAMES, form_files, structure, write_platform
from surveys.cleaning import clean
from surveys.demand import item_demand, question_counts
from surveys.errors import SurveysError
from surveys.export import read_export
from surveys.file_errors import (
    BrokenArchiveError,
    BrokenDataFileError,
    BrokenDefinitionError,
    BrokenWorkbookError,
)
from surveys.forms import form_in
from surveys.guessing import guess_codebook
from surveys.privacy import content_of
from surveys.reading import read_responses, read_surveys

FORMS = ("form.xlsx", "form.lss")
CASES = [(name, harm) for name in (*NAMES, *FORMS) for harm in harms(f".{name.split('.')[1]}")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Undamaged files by name: the one to be harmed, and those that go with it."""
    folder = tmp_path_factory.mktemp("whole")
    persons = people(16, np.random.default_rng(0))
    files = {name: [write_platform(folder, name, persons)] for name in NAMES}
    (folder / "forms").mkdir()
    return files | {pair[0].name: list(pair) for pair in form_files(folder / "forms", persons)}


def harmed(files, harm, folder, seed=0):
    """Write the first file anew, damaged; the damage depends on its name and the seed alone."""
    first, *others = files
    rng = np.random.default_rng([seed, zlib.crc32(f"{first.name} {harm.__name__}".encode())])
    path = folder / first.name
    path.write_bytes(harm(first.read_bytes(), rng))
    return [path, *others]


def message(paths):
    """What is said instead of a result, "" if there is one; any foreign error fails the test."""
    try:
        counted(paths)
    except SurveysError as error:
        return str(error)
    return ""


def item_of(words):
    return next((f"item{place}" for place, wish in enumerate(WISHES) if wish in words), "")


def counted(paths):
    """Go the whole way from files to demand; give the rows that were read."""
    tables = read_surveys(paths)
    guess = guess_codebook(tables)
    options = [replace(one, item=item_of(one.option)) for one in guess.options]
    tables, responses = read_responses(paths, replace(guess, options=tuple(options)))
    cleaning = clean(responses)
    question_counts(responses, cleaning.used)
    item_demand(responses, cleaning.used)
    assert len(responses.rows) == sum(len(table.text) for table in tables)
    return len(responses.rows)


@pytest.mark.parametrize("name", [*NAMES, *FORMS])
def test_the_undamaged_file_is_counted(whole, name):
    assert counted(whole[name]) == 16


@pytest.mark.parametrize(
    ("name", "harm"), CASES, ids=[f"{name}-{harm.__name__}" for name, harm in CASES]
)
def test_a_damaged_file_ends_in_a_result_or_one_message(whole, name, harm, tmp_path):
    said = message(harmed(whole[name], harm, tmp_path))

    assert "\n" not in said
    assert said == "" or name in said


@pytest.mark.parametrize("name", [*NAMES[::3], *NAMES[-2:], *FORMS])
def test_the_command_ends_in_a_study_or_in_one_line(whole, name, tmp_path):
    for seed, harm in enumerate(harms(f".{name.split('.')[1]}")[:3], 50):
        surveys = harmed(whole[name], harm, tmp_path, seed)
        folder = tmp_path / harm.__name__

        outcome = prioritize(
            "init", folder, *(word for one in surveys for word in ("--survey", one))
        )

        assert outcome.code in {0, 1}
        assert "Traceback" not in outcome.err
        if outcome.code:
            assert len(outcome.lines) == 1
            assert name in outcome.err
            assert not folder.exists() or list(folder.iterdir()) == []
        else:
            assert (folder / "study.xlsx").is_file()
            assert outcome.err == ""


@pytest.mark.parametrize(
    ("name", "damage"),
    [("answers.xlsx", BrokenWorkbookError), ("answers.zip", BrokenArchiveError)],
)
def test_an_archive_that_points_before_its_start_is_damaged(tmp_path, name, damage):
    packed = zipfile.ZipFile(tmp_path / name, "w")
    packed.writestr("answers.csv" if name.endswith("zip") else "xl/workbook.xml", "a;b\n1;2\n")
    packed.close()
    content = bytearray((tmp_path / name).read_bytes())
    directory = content.rfind(b"PK\x05\x06") + 16
    content[directory + 2] += 1
    (tmp_path / name).write_bytes(content)

    with pytest.raises(damage, match="negative seek"):
        read_export(tmp_path / name)


def test_an_archive_packed_in_an_unknown_way_asks_for_no_password(tmp_path):
    packed = zipfile.ZipFile(tmp_path / "answers.zip", "w")
    packed.writestr("answers.csv", "a;b\n1;2\n")
    packed.close()
    content = bytearray((tmp_path / "answers.zip").read_bytes())
    for start in (content.find(b"PK\x03\x04") + 8, content.find(b"PK\x01\x02") + 10):
        content[start] = 77
    (tmp_path / "answers.zip").write_bytes(content)

    with pytest.raises(BrokenArchiveError, match="compression"):
        read_export(tmp_path / "answers.zip")


@pytest.mark.parametrize("letters", ["x", "1-", ".a@", "ab "])
def test_a_cell_as_long_as_a_book_is_soon_looked_through(letters):
    assert content_of([f"1111 {letters * 100_000}"]) == ("", 0)


@pytest.mark.parametrize("place", ["5inf", "²", "1-1", "9" * 400])
def test_a_structure_file_may_number_its_answers_strangely(tmp_path, place):
    text = structure().replace("<sortorder><![CDATA[2]]>", f"<sortorder><![CDATA[{place}]]>")
    (tmp_path / "form.lss").write_text(text, encoding="utf-8")

    form = form_in(read_export(tmp_path / "form.lss"))

    assert {option.code for option in form.questions[0].options} == {"1", "2", "3"}


@pytest.mark.parametrize("field", ["qid", "title", "gid", "code"])
def test_a_structure_file_without_a_field_says_which(tmp_path, field):
    text = structure().replace(f"<{field}>", "<lost>").replace(f"</{field}>", "</lost>")
    (tmp_path / "form.lss").write_text(text, encoding="utf-8")

    with pytest.raises(BrokenDefinitionError) as caught:
        form_in(read_export(tmp_path / "form.lss"))

    assert caught.value.file == "form.lss"
    assert f"lacks {field}" in caught.value.problem


@pytest.mark.parametrize("suffix", [".sav", ".dta", ".por"])
def test_a_damaged_file_of_statistics_is_called_no_workbook(tmp_path, suffix):
    path = tmp_path / f"answers{suffix}"
    path.write_bytes(b"$FL2@(#) SPSS DATA FILE " * 4)

    with pytest.raises(
        BrokenDataFileError, match=rf"^answers\{suffix}: the SPSS or Stata"
    ) as caught:
        read_export(path)

    assert caught.value.file == path.name


def test_an_export_in_which_nobody_answered_is_named(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text(
        "序号,提交答卷时间,1、年龄,2、最希望改造的项目\n1,2024/5/1 9:00,,\n", "utf-8-sig"
    )
    outcome = prioritize("init", tmp_path / "study", "--survey", path)

    assert outcome.code == 1
    assert outcome.err.startswith("empty.csv")
    assert "年龄" not in outcome.err
