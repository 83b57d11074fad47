"""Every format of a made-up run, word for word as it was last read by somebody.

A change of words or figures shows here as a difference of lines. Whoever means it reads the
difference and writes the files anew, by this test with ``GOLDEN=write`` in the environment.
"""

import os
from pathlib import Path

import pytest

from golden_texts import shown_text
from prioritize.small_cells import SmallFigures
from reports.formats import all_formats
from reports.notice import public_version
from reports.story import tell
from sample_findings import sample_findings

KEPT = Path(__file__).parents[1] / "golden"
LANGUAGE_OF = {"csv": "en", "verifier": "en", "json": "en"}
"""Most are kept in Chinese; figures alone, and pages of the same words, once in English."""
BOTH = ("markdown", "terminal")
SAME = "interactive"
"""Has the words of the web page."""
CASES = [
    (name, language)
    for name in all_formats()
    if name != SAME
    for language in (("zh", "en") if name in BOTH else (LANGUAGE_OF.get(name, "zh"),))
]
NOTICE = "notice.zh.txt"


@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_format_says_what_it_last_said(name, language):
    one, findings = all_formats()[name], sample_findings(language)

    assert_kept(f"{name}.{language}.txt", one, findings, language)


def test_the_notice_says_what_it_last_said():
    findings = public_version(sample_findings("zh"), 10, SmallFigures())

    assert_kept(NOTICE, all_formats()["markdown"], findings, "zh")


def assert_kept(file, one, findings, language):
    told = shown_text(one.file, one.render(tell(findings, language), findings))
    kept = KEPT / file
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(told, encoding="utf-8", newline="\n")

    assert told == kept.read_text(encoding="utf-8")


def test_nothing_is_kept_that_no_format_says():
    assert {one.name for one in KEPT.iterdir()} == {
        NOTICE,
        *(f"{n}.{lang}.txt" for n, lang in CASES),
    }
