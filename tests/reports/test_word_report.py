"""The Word report: its page, its contents, tables, frames and pictures, and a base document."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pylopdf_fonts_zh_cn
import pytest
import vl_convert
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from command_line import prioritize
from reports import drawing
from reports.document import (
    Callout,
    Card,
    Chapter,
    Chart,
    Document,
    Heading,
    Paragraph,
    Table,
)
from reports.errors import BrokenBaseError, UnusedBaseError
from reports.formats.docx import render
from reports.word.base import read_base
from reports.word.layouts import LAYOUTS
from reports.word.widths import fit_table
from reports.writing import check_formats, write_reports
from sample_findings import empty_findings

CHART = Chart(
    "dots",
    {"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a"}}},
    alt="One dot & <nothing> else",
    caption="Dots",
)


def table(rows, columns, header="安全紧迫程度"):
    return Table(
        caption=f"{columns} 列",
        headers=("项目", *(f"{header}{place}" for place in range(1, columns))),
        rows=tuple((f"项目 {row}", *["0.123"] * (columns - 1)) for row in range(rows)),
        alignments=("left", *["right"] * (columns - 1)),
    )


def document(*blocks, language="zh", created=None, title="改造清单"):
    chapters = (Chapter("first", "要点", blocks), Chapter("last", "附件", ()))
    return Document(language, title, "柳河新村", (), chapters, created)


def opened(content):
    return docx.Document(io.BytesIO(content))


def written(*blocks, **others):
    return opened(render(document(*blocks, **others), None))


def styles_of(word):
    return [one.style.name for one in word.paragraphs]


def test_the_chinese_page_is_that_of_official_documents():
    word = written(Paragraph("正文"))
    page = word.sections[0]
    body = word.styles["Normal"]
    fonts = body.element.rPr.rFonts

    assert [round(edge.mm) for edge in (page.page_width, page.page_height)] == [210, 297]
    assert [
        round(edge.mm)
        for edge in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    ] == [37, 35, 28, 26]
    assert (body.font.size, body.paragraph_format.line_spacing) == (Pt(16), Pt(28))
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert not [name for name in fonts.attrib if "Theme" in name]
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    for name in ("Title", "Caption", "Report Cell", "toc 1"):
        assert word.styles[name].element.pPr.ind.get(qn("w:firstLineChars")) == "0"


def test_chinese_page_numbers_stand_between_dashes_at_the_outer_edge():
    word = written(Paragraph("正文"))
    page = word.sections[0]
    feet = [page.footer.paragraphs[0], page.even_page_footer.paragraphs[0]]

    assert word.settings.odd_and_even_pages_header_footer
    assert [foot.text for foot in feet] == ["— 1 —", "— 1 —"]
    assert [foot._p.pPr.jc.get(qn("w:val")) for foot in feet] == ["right", "left"]
    assert all("PAGE" in foot._p.xml for foot in feet)


def test_the_contents_hold_every_chapter_and_lead_to_it():
    word = written(Heading("题目"), Paragraph("正文"))
    block = word.element.body.find(qn("w:sdt"))
    links = list(block.iter(qn("w:hyperlink")))
    titles = ["".join(one.text or "" for one in link.iter(qn("w:t"))) for link in links]
    marks = {one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))}
    codes = [one.text for one in block.iter(qn("w:instrText"))]
    kinds = [one.get(qn("w:fldCharType")) for one in block.iter(qn("w:fldChar"))]

    assert titles == ["一、要点", "二、附件"]
    assert titles == [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert [link.get(qn("w:anchor")) for link in links] == sorted(marks)
    assert codes[0].strip().startswith("TOC")
    assert [code.split()[0] for code in codes[1:]] == ["PAGEREF"] * 2
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 3
    assert "（一）题目" in [one.text for one in word.paragraphs]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tables_repeat_their_header_and_break_no_row(language):
    built = written(table(3, 4), language=language).tables[0]._tbl

    assert [len(row.xpath("./w:trPr/w:cantSplit")) for row in built.tr_lst] == [1] * 4
    assert [len(row.xpath("./w:trPr/w:tblHeader")) for row in built.tr_lst] == [1, 0, 0, 0]


def test_a_wide_table_lies_on_its_side_and_the_page_after_it_is_upright():
    word = written(table(3, 20), table(2, 20), Paragraph("正文"))
    pages = [(round(page.page_width.mm), round(page.page_height.mm)) for page in word.sections]

    assert pages == [(210, 297), (297, 210), (210, 297)]
    assert all(page.footer.paragraphs[0].text == "— 1 —" for page in word.sections)


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=25),
    st.sampled_from(["zh", "en"]),
    st.floats(300, 500),
)
def test_no_table_is_wider_than_its_page_and_every_column_stands_once(headers, language, room):
    drawn = Table("", tuple(headers), (), ("left",) * len(headers))
    fit = fit_table(drawn, LAYOUTS[language].table_sizes, room, room * 1.4)
    places = [place for group in fit.groups for place in group]

    assert sorted(set(places)) == list(range(len(headers)))
    assert all(places.count(place) == 1 for place in range(1, len(headers)))
    for widths in fit.widths:
        assert sum(widths) == pytest.approx(room * 1.4 if fit.on_side else room)
        assert min(widths) > 0


def test_frames_differ_in_line_or_filling_and_never_run_together():
    kinds = ("example", "doubt", "decision")
    callouts = [Callout(kind, "文字", ("一点",)) for kind in kinds]
    card = Card("电梯", (("共同位次", "1"), ("市场", "2")), ("一句。",))
    word = written(*callouts, card, card)
    frames = {
        name: {(line.tag, line.get(qn("w:val")), line.get(qn("w:sz"))) for line in lines}
        for name in ("Report Example", "Report Doubt", "Report Decision", "Report Card")
        for lines in [word.styles[name].element.pPr.find(qn("w:pBdr"))]
    }
    names = styles_of(word)
    texts = [one.text for one in word.paragraphs]

    assert len({frozenset(lines) for lines in frames.values()}) == 4
    assert names.count("Report Gap") == 5
    assert [text.endswith("】文字") for text in texts].count(True) == 3
    assert texts.count("共同位次：1；市场：2") == 2


def test_a_chart_is_a_picture_with_words_whose_line_is_as_high_as_itself():
    word = written(CHART)
    picture = word.inline_shapes[0]
    above = next(one for one in word.paragraphs if one._p.xpath(".//w:drawing"))

    assert picture._inline.docPr.get("descr") == CHART.alt
    assert picture.width <= Mm(156)
    assert above.style.paragraph_format.line_spacing_rule is not None
    assert above.style.element.pPr.spacing.get(qn("w:lineRule")) == "auto"


def test_a_chart_is_drawn_once_as_svg_and_as_picture(monkeypatch):
    drawn = []
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda spec: drawn.append(1) or real(spec))
    drawing._drawn.cache_clear()
    drawing._pictured.cache_clear()
    drawing.draw(CHART)
    render(document(CHART), None)

    assert len(drawn) == 1


def test_what_xml_cannot_hold_is_shown_and_the_rest_comes_out_as_text():
    strange = 'a\x00b\x0bc\ud800 <w:t>&amp;{ PAGE } "\ufffe]]>'
    word = written(Paragraph(strange), Card(strange, ((strange, strange),), ()), title=strange)
    shown = 'a\ufffdb c\ufffd <w:t>&amp;{ PAGE } "\ufffd]]>'

    assert [one.text for one in word.paragraphs].count(shown) == 3
    assert word.core_properties.title == shown


@pytest.mark.parametrize("created", [None, datetime(2026, 11, 2, 9, tzinfo=UTC)])
def test_a_file_carries_the_reports_date_or_none(created):
    content = render(document(created=created), None)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        dates = {one.date_time for one in packed.infolist()}
        core = packed.read("docProps/core.xml").decode()
        names = packed.namelist()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r">(\d{4}-[^<]+)<", core) == ["2026-11-02T09:00:00Z"] * (2 * bool(created))
    assert "python-docx" not in core
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def letterhead(folder, change=lambda _word: None):
    word = docx.Document()
    word.add_paragraph("柳河街道办事处文件")
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.sections[0].left_margin = Mm(20)
    word.styles["Heading 1"].font.size = Pt(31)
    change(word)
    word.save(folder / "base.docx")
    return folder / "base.docx"


def test_a_base_document_keeps_its_words_page_header_and_styles(tmp_path):
    base = read_base(letterhead(tmp_path))
    told = document(table(2, 24), CHART)
    content = render(told, None, base)
    word = opened(content)

    assert word.paragraphs[0].text == "柳河街道办事处文件"
    assert {page.header.paragraphs[0].text for page in word.sections} == {"内部资料"}
    assert round(word.sections[0].left_margin.mm) == 20
    assert len(word.sections) == 3
    assert word.styles["Heading 1"].font.size == Pt(31)
    assert "一、要点" in [one.text for one in word.paragraphs]
    assert "Report Example" in word.styles
    assert render(told, None, base) == content


def test_the_frames_of_a_report_take_the_type_of_a_base(tmp_path):
    def smaller(word):
        word.styles["Normal"].font.size = Pt(10)
        word.styles["Normal"].font.name = "Georgia"

    told = document(Callout("decision", "Agree the list."))
    based = opened(render(told, None, read_base(letterhead(tmp_path, smaller))))
    alone = opened(render(told, None))
    frames = [word.styles["Report Decision"].font for word in (based, alone)]

    assert [(one.size, one.name is None) for one in frames] == [(None, True), (Pt(14), False)]
    assert based.styles["Report Decision"].base_style.name == "Normal"


def test_a_base_that_lies_on_its_side_is_never_turned(tmp_path):
    def turn(word):
        page = word.sections[0]
        page.page_width, page.page_height = page.page_height, page.page_width
        page.orientation = WD_ORIENT.LANDSCAPE

    word = opened(render(document(table(2, 24)), None, read_base(letterhead(tmp_path, turn))))
    page = word.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    tab = word.styles["toc 1"].paragraph_format.tab_stops[0].position

    assert len(word.sections) == 1
    assert tab == pytest.approx(room, abs=Pt(1))
    for built in word.tables:
        assert sum(column.width for column in built.columns) == pytest.approx(room, abs=Pt(12))


def test_a_base_whose_headings_count_themselves_gets_no_second_number(tmp_path):
    def number(word):
        properties = word.styles["Heading 1"].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 1

    word = opened(render(document(), None, read_base(letterhead(tmp_path, number))))

    assert [one.text for one in word.paragraphs if one.style.name == "Heading 1"] == [
        "要点",
        "附件",
    ]


def test_a_base_without_lists_or_styles_of_ours_gets_them(tmp_path):
    def strip(word):
        part = word.part
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith("numbering"):
                del part.rels[key]
        for name in ("List Bullet", "Caption", "Title"):
            word.styles.element.remove(word.styles[name].element)

    word = opened(render(document(), None, read_base(letterhead(tmp_path, strip))))
    points = word.styles["List Bullet"].element.pPr.numPr

    assert word.part.numbering_part.element.num_having_numId(points.numId.val) is not None
    assert "Title" in styles_of(word)


@pytest.mark.parametrize(
    "content", [b"", b"no letterhead", b"PK\x03\x04 and then nothing", "workbook", "template"]
)
def test_a_base_that_is_no_word_document_ends_in_one_line(tmp_path, content):
    path = tmp_path / "头.docx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        kinds = {"workbook": ("document", "sheet"), "template": ("document.main", "template.main")}
        with (
            zipfile.ZipFile(letterhead(tmp_path)) as whole,
            zipfile.ZipFile(path, "w") as other,
        ):
            for name in whole.namelist():
                text = whole.read(name)
                if name == "[Content_Types].xml":
                    text = text.replace(*(one.encode() for one in kinds[content]))
                other.writestr(name, text)
    outcome = prioritize("run", tmp_path, "--format", "docx", "--base", path, "--lang", "zh")

    with pytest.raises(BrokenBaseError) as caught:
        check_formats(["docx"], path)
    assert caught.value.file == "头.docx"
    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert "头.docx" in outcome.err


def test_a_base_for_formats_that_take_none_is_refused(tmp_path):
    with pytest.raises(UnusedBaseError) as caught:
        write_reports(empty_findings("zh"), tmp_path, ["html"], "zh", base=letterhead(tmp_path))

    assert caught.value.able == ("docx",)
    assert not (tmp_path / "result.json").exists()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages as LibreOffice sets them, as text."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    # LibreOffice may be there for workbooks only.
    if not office or not reader or not [*Path(office).resolve().parent.glob("*swlo*")]:
        pytest.skip("LibreOffice Writer or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("word")
    told = document(table(40, 6, header="造价"), Paragraph("这是正文" * 330), CHART)
    (folder / "report.docx").write_bytes(render(told, None))
    # Machines without a Chinese font set its signs at half their width.
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{Path(pylopdf_fonts_zh_cn.__file__).parent}</dir>"
        f"<include ignore_missing='yes'>/etc/fonts/fonts.conf</include></fontconfig>"
    )
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", folder, folder / "report.docx"],
        check=True, capture_output=True, timeout=100,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    subprocess.run([reader, "-layout", folder / "report.pdf", folder / "report.txt"], check=True)
    return (folder / "report.txt").read_text(encoding="utf-8").split("\f")[:-1]


def test_libreoffice_sets_22_lines_of_28_characters_on_a_full_page(pages):
    full = max(pages, key=lambda page: page.count("正文"))
    lines = [line.strip() for line in full.splitlines() if "正文" in line]

    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_libreoffice_repeats_the_header_of_a_table_and_numbers_the_pages(pages):
    with_rows = [page for page in pages if "0.123" in page]

    assert len(with_rows) > 1
    assert all("造价" in page for page in with_rows)
    assert all(f"—{place}—" in re.sub(" ", "", page) for place, page in enumerate(pages, start=1))
