import base64
import dataclasses
import hashlib
import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from reports.formats.html import render
from reports.story import tell
from sample_findings import empty_findings, sample_findings, with_hostile_text

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Tags with their attributes, and whether they close as they open."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.open = [], []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def every(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def page(findings, language="en", **changes):
    document = dataclasses.replace(tell(findings, language), **changes)
    return Page(render(document, findings))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("make", [sample_findings, empty_findings])
def test_the_page_is_well_formed_and_speaks_its_language(make, language):
    found = page(make(language), language)

    assert found.open == []
    assert found.every("html")[0]["lang"] == {"zh": "zh-CN", "en": "en-GB"}[language]


def test_nothing_is_fetched_and_nothing_runs_but_the_pages_own_script():
    content = render(tell(sample_findings(), "zh"), sample_findings())
    found = Page(content)
    loading = {"src", "srcset", "data", "action", "background"}

    (script,) = re.findall(rb"<script>(.*?)</script>", content, re.DOTALL)
    (policy,) = [
        one["content"] for one in found.every("meta") if "content-security" in str(one).lower()
    ]
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()

    assert [one.get("type") for one in found.every("script")] == ["application/json", None]
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}';" in policy
    assert not found.every("link")
    assert not any(loading & attrs.keys() for _, attrs in found.tags)
    assert all(one["href"].startswith("#") for one in found.every("a"))
    apart = re.sub(rb'url\("data:font/woff;base64,[A-Za-z0-9+/=]+"\)', b"", content, count=1)
    assert len(apart) < len(content)
    assert not re.search(rb"@import|url\s*\(|\bon\w+=", apart)


def test_the_contents_lead_to_every_chapter():
    found = page(sample_findings())
    ids = [attrs["id"] for attrs in found.every("section") if "id" in attrs]

    assert [one["href"] for one in found.every("a")] == [f"#{one}" for one in ids]
    assert len(ids) == 24


def test_no_id_stands_twice():
    ids = Counter(attrs["id"] for _, attrs in page(sample_findings()).tags if "id" in attrs)

    assert max(ids.values()) == 1


def test_every_table_has_a_caption_and_every_header_says_what_it_heads():
    found = page(sample_findings())

    assert len(found.every("caption")) == len(found.every("table")) > 10
    assert {attrs["scope"] for attrs in found.every("th")} == {"col", "row"}


def test_every_drawing_is_an_image_with_words():
    found = page(sample_findings())
    drawings = found.every("svg")
    names = [attrs["id"] for _, attrs in found.tags if "id" in attrs]

    assert len(drawings) == 16
    assert sum("narrow" in one["class"].split() for one in drawings) == 8
    assert all(one["role"] == "img" and one["aria-labelledby"] for one in drawings)
    assert len({*names}) == len(names)


@pytest.mark.parametrize(
    "text", ["<script>x</script>", '"><img src=x onerror=y>', "</style>", "{{x}}"]
)
def test_text_of_a_study_never_becomes_a_tag(text):
    clean = Counter(tag for tag, _ in page(sample_findings("en")).tags)
    strange = Counter(tag for tag, _ in page(with_hostile_text(text)).tags)

    assert strange["script"] == strange["img"] == 0
    assert set(strange) <= {*clean, "li"}


def test_the_date_is_printed_when_there_is_one():
    day = datetime(2026, 3, 1, tzinfo=UTC)

    assert page(sample_findings(), created=day).every("time") == [{"datetime": "2026-03-01"}]
    assert page(sample_findings()).every("time") == []
