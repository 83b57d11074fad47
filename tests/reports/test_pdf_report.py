import dataclasses
import json
import re
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdf_pages import PdfPages
from reports.document import (
    Bullets,
    Callout,
    Card,
    Chapter,
    Chart,
    Document,
    Heading,
    Paragraph,
    Table,
)
from reports.formats import find_format
from reports.formats.pdf import doubts, render
from reports.glyphs import drawable
from reports.story import tell
from reports.wording import explain, wording
from reports.writing import write_reports
from sample_findings import sample_findings

A4 = (595.28, 841.89)
WIDE = tuple(f"criterion number {place}" for place in range(25))


def table(columns, rows):
    cells = tuple(
        (f"item {row}", *(f"0.{row:03}" for _ in range(columns - 1))) for row in range(rows)
    )
    headers = ("Item", *WIDE[: columns - 1])
    return Table("Scores", headers, cells, ("left", *["right"] * (columns - 1)))


def document(*blocks, title="Estate", language="en", banner=(), created=None):
    chapter = Chapter("one", "Chapter one", blocks)
    return Document(language, title, "Riverside", banner, (chapter,), created)


def pages(*blocks, **changes):
    return PdfPages(render(document(*blocks, **changes), None))


@cache
def sample_pages(language):
    found = sample_findings(language)
    return PdfPages(render(tell(found, language), found))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_says_what_it_is_and_in_which_language(language):
    found = sample_pages(language)
    told = found.catalog["/Metadata"].get_data().decode()

    assert found.catalog["/Lang"] == {"zh": "zh-CN", "en": "en-GB"}[language]
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert found.reader.metadata.title == sample_findings(language).study.title
    assert found.catalog["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_bookmarks_and_contents_lead_to_every_chapter(language):
    found = sample_pages(language)
    chapters = [one.title for one in tell(sample_findings(language), language).chapters]
    marks = [one["/Title"] for one in found.reader.outline if not isinstance(one, list)]

    assert len(marks) == len(found.tree.every("/H1")) == len(found.tree.every("/TOCI"))
    for title, mark, line in zip(chapters, marks, found.tree.every("/TOCI"), strict=True):
        assert mark.endswith(title)
        assert title in line.whole()


def test_every_picture_is_told_in_words_and_every_table_has_a_caption_and_headers():
    found = sample_pages("zh")
    blocks = [one for chapter in tell(sample_findings(), "zh").chapters for one in chapter.blocks]
    alts = [figure.alt for figure in found.tree.every("/Figure") if figure.alt]
    captions = [caption.whole() for caption in found.tree.every("/Caption")]

    assert [one.alt for one in blocks if isinstance(one, Chart)] == alts
    for block in blocks:
        if isinstance(block, (Table, Chart)):
            assert any(caption.endswith(block.caption) for caption in captions)
    assert all(one.every("/TH") for one in found.tree.every("/Table"))


def test_only_the_fonts_that_ship_with_the_program_are_in_the_file():
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1].split("-")[0]
        for page in sample_pages("en").pages
        for font in page["/Resources"].get("/Font", {}).values()
    }

    assert fonts == {"NotoSansSC", "NotoSerifSC"}


def test_a_report_without_a_date_carries_none_and_one_with_a_date_carries_it():
    undated = pages(Paragraph("Text.")).reader.metadata
    dated = pages(Paragraph("Text."), created=datetime(2026, 3, 1, tzinfo=UTC)).reader.metadata

    assert undated.creation_date_raw is None
    assert dated.creation_date == datetime(2026, 3, 1, tzinfo=UTC)


def test_words_that_look_like_typst_come_out_as_words():
    strange = ['#panic("x")', "$x^2$ @ref <lab>", "*b* _d_ `c`", "// e \\ /* f", "= g", "- h", "#{"]
    text = " ".join(strange)
    rows = pages(
        Heading(text),
        Paragraph(text),
        Bullets((text,)),
        Table(text, (text,), ((text,),), ("left",)),
        Callout("doubt", text, (text,)),
        Card(text, ((text, text),), (text,)),
        title=text,
    ).rows()
    told = "\n".join(cell for row in rows for cell in row)

    assert told.count(text) == 13


@given(st.text(max_size=30), st.integers(0, 2))
def test_whatever_is_written_a_page_is_printed(text, count):
    points = (text,) * count
    rows = pages(
        Heading(text),
        Bullets(points),
        Callout("decision", text, points),
        Card(text, tuple((one, one) for one in points), points),
        Table(text, (text,), tuple((one,) for one in points), ("right",)),
        Paragraph(f"<{text}>"),
        title=text,
    ).rows()
    seen = drawable(document(Paragraph(f"<{text}>")))[0].chapters[0].blocks[0].text

    assert [seen.strip()] in [[cell.strip() for cell in row] for row in rows]


def test_a_character_without_a_glyph_is_marked_and_named_with_its_place():
    whole = document(Paragraph("王𠮷建国"), Bullets(("好👍\N{VARIATION SELECTOR-16}",)), title="𠮷")
    rows = [row[0] for row in PdfPages(render(whole, None)).rows()]
    (note,) = doubts(whole)

    assert "王□建国" in rows
    assert "● 好□" in rows
    assert rows[2].endswith(
        "U+20BB7 (front page, Chapter one); U+1F44D (Chapter one). The web page shows them."
    )
    assert explain(note, "en").startswith("report.pdf: no glyph for 𠮷 U+20BB7 (front page, Chap")
    assert explain(note, "zh").startswith("report.pdf：字体缺少 𠮷 U+20BB7")
    assert doubts(document(Paragraph("王吉建国，\t½ “é”"))) == ()


def test_who_writes_the_reports_hears_of_missing_glyphs_once_the_files_are_there(tmp_path):
    found = sample_findings()
    found = dataclasses.replace(found, study=dataclasses.replace(found.study, title="𠮷"))
    heard = []
    write_reports(
        found,
        tmp_path,
        ["pdf"],
        "zh",
        doubt=lambda note: heard.append((note.code, (tmp_path / "report.pdf").exists())),
    )

    assert heard == [("missing_glyphs", True)]
    assert json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))["schema"]
    assert find_format("html").doubts(tell(found, "zh")) == ()


def test_a_long_table_repeats_its_header_on_every_page_and_keeps_every_row():
    found = pages(table(4, 200))
    texts = [page.extract_text() for page in found.pages[1:]]

    assert len(texts) > 2
    assert all("Item" in text for text in texts)
    assert [row[0] for row in found.rows() if len(row) == 4][1:] == [
        f"item {n}" for n in range(200)
    ]


def test_only_a_table_that_needs_it_turns_its_page_and_takes_its_heading_with_it():
    found = pages(Paragraph("Before."), Heading("Matrix"), table(16, 5), Paragraph("After."))
    sizes = [tuple(round(float(one), 2) for one in page.mediabox[2:]) for page in found.pages]

    assert sizes == [A4, A4, A4[::-1], A4]
    assert "Matrix" in found.pages[2].extract_text().replace("\n", " ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_callouts_differ_without_colour_and_say_their_kind(language):
    frames = set()
    for kind in ("example", "doubt", "decision"):
        found = pages(Callout(kind, "Text."), language=language)
        content = found.pages[1].get_contents().get_data()
        label = wording(language).word("callout", kind)
        # What is left without words and colours are the lines of the frame.
        frames.add(re.sub(rb"BT.*?ET|[\d. ]+(scn|SCN)\b", b"", content, flags=re.DOTALL))

        assert any(re.fullmatch(rf"{label}(: |：)Text\.", row[0]) for row in found.rows())
    assert len(frames) == 3


def test_characters_without_a_glyph_in_the_same_places_are_named_together():
    (note,) = doubts(document(Paragraph("👍𠮷"), Paragraph("👍")))

    assert explain(note, "en").count("Chapter one") == 1
