"""The font a web page brings along: every character of it, as wide as the charts were measured."""

import base64
import io
import re

from fontTools.ttLib import TTFont

from reports.formats.html import render
from reports.glyphs import widths
from reports.page_font import page_font
from reports.story import tell
from sample_findings import sample_findings


def opened(text):
    return TTFont(io.BytesIO(base64.b64decode(text)))


def test_a_page_brings_every_character_that_it_shows():
    findings = sample_findings("zh")
    content = render(tell(findings, "zh"), findings).decode()
    (font,) = re.findall(r'src: url\("data:font/woff;base64,([^"]+)"\)', content)
    known = {chr(code) for code in opened(font).getBestCmap()}
    said = {*content.replace(font, "")} & widths().keys()

    assert len(said) > 300
    assert said <= known


def test_the_font_is_as_wide_as_the_one_that_charts_are_measured_with():
    with opened(page_font(frozenset("梯Wi…"))) as font:
        em, names = font["head"].unitsPerEm, font.getBestCmap()
        found = {one: font["hmtx"][names[ord(one)]][0] / em for one in "梯Wi…"}

    assert found == {one: widths()[one] for one in "梯Wi…"}


def test_a_character_that_the_shipped_font_lacks_is_left_out():
    with opened(page_font(frozenset("a\U0001f600"))) as font:
        assert [*font.getBestCmap()] == [ord("a")]


def test_the_font_says_under_which_licence_it_is():
    with opened(page_font(frozenset("a"))) as font:
        assert "Open Font License" in font["name"].getDebugName(13)


def test_the_same_characters_make_the_same_font():
    first = page_font(frozenset("位次"))
    page_font.cache_clear()

    assert page_font(frozenset("次位")) == first
