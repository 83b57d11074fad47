"""The report as Markdown: whatever the study says, a reader's program shows it as text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

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
from reports.formats.markdown import FORMAT

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)
STRANGE = (
    "# not a heading", "- no list", "1. no list", "2) no list", "+ no", "*no stress*", "_no_",
    "`no code`", "[no](http://link)", "![no](picture)", "<b>no</b>", "a | b", "~~no~~", "> no",
    "&amp;", "***", "---", "===", "\\*", "1.5 and 2.", "http://example.org", "    four", "a  b",
)  # fmt: skip


def shown(*blocks, title="T"):
    document = Document("en", title, "", (), (Chapter("a", "A", blocks),))
    return MARKDOWN.render(FORMAT.render(document, None).decode())


def texts(html, tag):
    found = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in found]


def plain(text):
    return " ".join(text.split())


def table(*rows):
    return Table("C", ("x", "y"), rows, ("left", "right"))


@pytest.mark.parametrize("text", STRANGE)
def test_what_looks_like_markdown_is_shown_as_text_everywhere(text):
    html = shown(
        Heading(text), Paragraph(text), Bullets((text,)), table((text, "1")),
        Card(text, ((text, text),), ()), Callout("doubt", text, (text,)), title=text,
    )  # fmt: skip

    assert texts(html, "h1") == texts(html, "h3") == texts(html, "h4") == [plain(text)]
    assert plain(text) in texts(html, "p")
    assert texts(html, "td") == [plain(text), "1"]
    assert plain(text) in texts(html, "li")
    assert f"{plain(text)}: {plain(text)}" in texts(html, "li")
    assert not re.search(r"<(a|img|code|em|del|b|hr|ol)\b", html)


@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(text, other):
    html = shown(Paragraph("before"), Paragraph(text), table((text, other)))

    assert texts(html, "td") == [plain(text), plain(other)]
    assert [one for one in texts(html, "p") if one][1:-1] == [one for one in [plain(text)] if one]


def test_a_chart_is_told_by_its_words_and_numbers_stand_to_the_right():
    html = shown(Chart("c", {}, "Roofs lead.", "Places"), table(("a", "2.5")))

    assert {"Places", "Roofs lead."} <= set(texts(html, "p"))
    assert re.search(r'<td style="text-align:right">2\.5</td>', html)
