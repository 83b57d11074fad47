"""A large text file, read in pieces, gives the numbers that it gives in one piece."""

import csv

import numpy as np
import pytest

from surveys import large
from surveys.cleaning import clean
from surveys.comments.coded import Stance
from surveys.comments.phrases import Phrase, make_book
from surveys.comments.survey import read_comments
from surveys.demand import item_demand
from surveys.encoder import encode
from surveys.export import read_export
from surveys.file_errors import FileTooLargeError, UnclosedQuoteError, UndecodableTextError
from surveys.guessing import guess_codebook
from surveys.needs import need_categories
from surveys.platforms import all_platforms
from surveys.reading import read_responses, read_survey, read_surveys
from surveys.samples import sample_export


@pytest.fixture(scope="module")
def estate(tmp_path_factory):
    """The sample estate as a text file, and its codebook with an item per option."""
    path = tmp_path_factory.mktemp("large") / "estate.csv"
    with sample_export() as workbook:
        rows = read_export(workbook).sheets[0].rows
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path, guess_codebook(read_surveys([path]))


in_pieces = pytest.mark.usefixtures("pieces")


@pytest.fixture
def pieces(monkeypatch):
    """Take every text file for a large one, its head for 300 rows and a piece for 37."""
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(large, "HEAD_ROWS", 300)
    monkeypatch.setattr(large, "PIECE_ROWS", 37)


def test_pieces_give_the_answers_of_the_whole_file(estate, monkeypatch):
    path, codebook = estate
    whole = encode(read_surveys([path]), codebook)
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(large, "HEAD_ROWS", 300)
    monkeypatch.setattr(large, "PIECE_ROWS", 37)
    (table,), pieces = read_responses([path], codebook)

    assert pieces.rows.equals(whole.rows)
    assert pieces.roles.equals(whole.roles)
    assert pieces.groups.equals(whole.groups)
    assert pieces.variables == whole.variables
    assert pieces.notes == whole.notes
    for one, other in zip(pieces.answers, whole.answers, strict=True):
        assert (one.parts, one.items, one.scale) == (other.parts, other.items, other.scale)
        assert np.array_equal(one.values, other.values, equal_nan=True)
        assert np.array_equal(one.states, other.states)
    assert table.sources[0].rows == len(whole.rows) == 472
    assert len(table.text) == 299
    assert "large_file" in {note.code for note in table.notes}


def test_pieces_give_the_figures_of_the_whole_file(estate, monkeypatch):
    path, codebook = estate
    whole = encode(read_surveys([path]), codebook)
    cleaned = clean(whole)
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(large, "PIECE_ROWS", 101)
    _, pieces = read_responses([path], codebook)
    again = clean(pieces)

    assert again.counts() == cleaned.counts()
    items = sorted({item for one in whole.answers for item in one.items if item})
    assert item_demand(pieces, again.used).table.equals(item_demand(whole, cleaned.used).table)
    assert need_categories(pieces, again.used, items) == need_categories(whole, cleaned.used, items)


def test_pieces_give_the_comments_of_the_whole_file(estate, monkeypatch):
    path, codebook = estate
    book = make_book([Phrase("lift", "电梯"), Phrase("drains", "下水")])
    whole = encode(read_surveys([path]), codebook)
    read = read_comments(whole, clean(whole).used, ["lift", "drains"], book)
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(large, "HEAD_ROWS", 300)
    monkeypatch.setattr(large, "PIECE_ROWS", 37)
    _, pieces = read_responses([path], codebook)
    again = read_comments(pieces, clean(pieces).used, ["lift", "drains"], book)

    assert again.questions == read.questions
    assert again.needs == read.needs
    assert [need.quotes for need in again.needs] == [need.quotes for need in read.needs]
    for item in ("lift", "drains"):
        assert read.coded.says(item, Stance.FOR).any()
        assert np.array_equal(again.coded.says(item, Stance.FOR), read.coded.says(item, Stance.FOR))


@in_pieces
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_the_encoding_is_found_wherever_the_first_chinese_stands(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(large, "SAMPLE", 400)
    path = tmp_path / "late.csv"
    rows = ["id;need", *(f"{number};parking" for number in range(400)), "401;加装电梯"]
    path.write_bytes("\n".join(rows).encode(encoding))
    pieces = list(large.recognise_large(large.open_large(path), _plain).pieces())

    assert pieces[-1].text["need"].iloc[-1] == "加装电梯"
    assert sum(len(piece.text) for piece in pieces) == 401
    assert pieces[-1].text.index[-1] == 402


@in_pieces
@pytest.mark.parametrize("sample", [400, 1_000_000])
@pytest.mark.parametrize("header", ["编号,需求", "id,need"])
def test_damage_far_behind_is_named_with_its_line(tmp_path, monkeypatch, sample, header):
    monkeypatch.setattr(large, "SAMPLE", sample)
    path = tmp_path / "damaged.csv"
    first = (f"{number},lift" for number in range(500))
    rows = [header, *first, *(f"{number},电梯" for number in range(500, 700))]
    content = "\n".join(rows).encode()
    path.write_bytes(content[:-2] + b"\xff\n")

    with pytest.raises(UndecodableTextError) as caught:
        list(large.recognise_large(large.open_large(path), _plain).pieces())

    assert caught.value.line == 701


@in_pieces
def test_a_quotation_mark_that_never_closes_is_named_with_its_line(tmp_path):
    path = tmp_path / "open.csv"
    rows = ["id,need", *(f"{number},lift" for number in range(700)), '701,"parking', "702,lift"]
    path.write_text("\n".join(rows))
    survey = large.recognise_large(large.open_large(path), _plain)

    with pytest.raises(UnclosedQuoteError) as caught:
        list(survey.pieces())

    assert caught.value.line == 702


@in_pieces
def test_a_file_beyond_any_survey_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(large, "LARGEST_TEXT", 10)
    path = tmp_path / "huge.csv"
    path.write_text("id,need\n1,lift\n2,lift\n")

    with pytest.raises(FileTooLargeError):
        read_survey(path)


@in_pieces
def test_large_files_beside_others_are_said_not_to_be_compared(estate):
    path, codebook = estate
    tables, responses = read_responses([path, path], codebook)

    assert [("large_alone" in {note.code for note in one.notes}) for one in tables] == [True, True]
    assert len(responses.rows) == 2 * 472


def _plain(export):
    platform = all_platforms()["plain"]
    return platform, platform.read(export, export.sheets[0])
