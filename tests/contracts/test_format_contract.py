"""What every report format must obey: same bytes twice, every headline number, marks, safety."""

import csv
import dataclasses
import hashlib
import io
import json
import math
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from pdf_pages import PdfPages
from reports import figures
from reports.formats import all_formats
from reports.story import tell
from sample_findings import (
    JOINT_RANKS,
    NAMES,
    empty_findings,
    sample_findings,
    with_hostile_text,
)

FORMATS = tuple(all_formats().values())
LANGUAGES = ("zh", "en")


class _HtmlRows(HTMLParser):
    """Rows of tables, and every other piece of text as a row of its own."""

    def __init__(self):
        super().__init__()
        self.rows, self.row, self.silent = [], None, False

    def handle_starttag(self, tag, _attrs):
        if tag == "tr":
            self.row = []
        self.silent = tag == "style"

    def handle_endtag(self, tag):
        if tag == "tr":
            self.rows.append(self.row)
            self.row = None
        self.silent = False

    def handle_data(self, data):
        if self.silent or not data.strip():
            return
        if self.row is None:
            self.rows.append([data.strip()])
        else:
            self.row.append(data.strip())


def html_rows(content):
    parser = _HtmlRows()
    parser.feed(content.decode())
    return parser.rows


def text_rows(content):
    lines = content.decode().splitlines()
    # A sentence may break over two or three lines, so neighbours are read together as well.
    spans = [lines[start : start + 3] for start in range(len(lines))]
    return [[line] for line in lines] + [
        [" ".join(part.strip() for part in span)] for span in spans
    ]


def xlsx_rows(content):
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for sheet in workbook for row in sheet.iter_rows(values_only=True)]


def docx_rows(content):
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            # Each cell anew is quadratic; the same words stand in its paragraphs.
            for row in block._tbl.tr_lst:
                yield [
                    "".join(one.text or "" for one in cell.iter(qn("w:t"))) for cell in row.tc_lst
                ]
        else:
            yield [block.text]


def json_rows(content):
    def objects(value):
        if isinstance(value, dict):
            yield list(value.values())
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    return list(objects(json.loads(content)))


def markdown_rows(content):
    """Rows of tables, without the marks that keep text from being taken for Markdown."""
    lines = [re.sub(r"\\(.)", r"\1", line) for line in content.decode().splitlines()]
    rows = [re.split(r" \| ", line.strip("| ")) for line in lines if line.startswith("|")]
    return rows + [[line] for line in lines]


def archive_rows(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return [
        row
        for name, text in texts.items()
        for row in (
            [[_read(cell) for cell in row] for row in csv.reader(io.StringIO(text))]
            if name.endswith(".csv")
            else [[line] for line in text.splitlines()]
        )
    ]


def _read(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


def pdf_rows(content):
    return PdfPages(content).rows()


def verifier_rows(content):
    """What the page shows without its script, and the result that it carries."""
    (held,) = re.findall(rb'id="verify-result">(.*?)</script>', content, re.DOTALL)
    shown = re.sub(rb"<script.*?</script>", b"", content, flags=re.DOTALL)
    return html_rows(shown) + json_rows(held)


READERS = {
    "verify.html": verifier_rows,
    ".html": html_rows,
    ".txt": text_rows,
    ".xlsx": xlsx_rows,
    ".json": json_rows,
    ".md": markdown_rows,
    ".zip": archive_rows,
    ".docx": lambda content: list(docx_rows(content)),
    ".pdf": pdf_rows,
}


def rows_of(one, findings, language, chapters=None):
    suffix = "." + one.file.rsplit(".", 1)[1]
    kind = one.file if one.file in READERS else suffix
    assert kind in READERS, f"teach this test to read {suffix} files"

    whole = tell(findings, language)
    document = dataclasses.replace(whole, chapters=whole.chapters[:chapters])
    return READERS[kind](one.render(document, findings))


@cache
def sample(language, *, example=True):
    return sample_findings(language, example=example)


@cache
def sample_rows(one, language, *, example=True):
    """The rows of the sample, which many tests read and none changes."""
    return rows_of(one, sample(language, example=example), language)


def number(value, shown):
    def fits(cell):
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return math.isclose(cell, value, rel_tol=1e-12)
        pattern = rf"(?<![\d.,−+-]){re.escape(shown)}(?!\d|[.,]\d)"
        return isinstance(cell, str) and re.search(pattern, cell) is not None

    return fits


def named(identifier, language):
    def fits(cell):
        name = NAMES[language][identifier]
        return isinstance(cell, str) and (cell == identifier or name in cell)

    return fits


def told_together(rows, *facts):
    """Whether one row holds all facts."""
    return any(all(any(fact(cell) for cell in row) for fact in facts) for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_every_items_joint_rank(one, language):
    rows = sample_rows(one, language)

    for item, rank in JOINT_RANKS.items():
        assert told_together(rows, named(item, language), number(rank, figures.rank(rank)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_every_concession_with_its_item_and_party(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)

    for entry in findings.tradeoffs.ledger:
        if entry.concession > 0:
            assert told_together(
                rows,
                named(entry.item, language),
                named(entry.perspective, language),
                number(entry.concession, figures.score(entry.concession)),
            )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_what_each_party_gave_up_in_all(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)

    for totals in findings.tradeoffs.totals:
        assert told_together(
            rows,
            named(totals.perspective, language),
            number(totals.concession, figures.score(totals.concession)),
            number(totals.top_kept, figures.percent(totals.top_kept)),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_how_far_the_parties_agree(one, language):
    agreement = sample(language).agreement
    rows = sample_rows(one, language)
    known = [one for one in agreement.correlations if one.spearman is not None]

    assert known
    assert told_together(rows, number(agreement.kendall_w, figures.score(agreement.kendall_w)))
    for pair in known:
        facts = number(pair.spearman, figures.score(pair.spearman))
        assert told_together(rows, facts, named(pair.a, language), named(pair.b, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_every_flip_point_with_what_comes(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)

    for flip in findings.tradeoffs.flips:
        assert told_together(
            rows,
            named(flip.perspective, language),
            named(flip.item, language),
            number(flip.power, figures.percent(flip.power)),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_how_many_rows_came_back_and_where_they_went(one, language):
    rows = sample_rows(one, language)

    for count in (1600, 1443, 1397, 31, 11, 4):
        assert told_together(rows, number(count, figures.amount(count)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_how_many_were_heard_and_what_became_of_the_others(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)
    whole = findings.survey.accounting.whole

    for name in ("households", "valid", "complete", "partial", "not_returned", "not_reached"):
        count = getattr(whole, name)
        assert told_together(rows, number(count, figures.amount(count)))
    for share in (whole.coverage, whole.rr1, whole.rr2, whole.rr5, whole.rr6):
        assert told_together(rows, number(share, figures.percent(share)))
    for group in findings.survey.accounting.groups[:2]:
        assert told_together(
            rows,
            lambda cell, level=group.level: (
                cell == level or (isinstance(cell, str) and level in cell)
            ),
            number(group.used, figures.amount(group.used)),
            number(group.coverage, figures.percent(group.coverage)),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_what_the_weights_do_to_the_shares(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)

    for margin in findings.survey.weighting.margins:
        assert told_together(
            rows,
            number(margin.used, figures.amount(margin.used)),
            number(margin.target, figures.percent(margin.target)),
            number(margin.before, figures.percent(margin.before)),
            number(margin.after, figures.percent(margin.after)),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_what_guarded_groups_want_and_what_the_unheard_could_change(
    one, language
):
    findings = sample(language)
    rows = sample_rows(one, language)
    unheard = findings.robustness.unheard

    for wish in findings.guarded[0].demand:
        assert told_together(
            rows,
            named(wish.item, language),
            number(wish.value, figures.percent(wish.value)),
            number(wish.n, figures.amount(wish.n)),
        )
    for swap in (*unheard.joint[:3], *unheard.demand):
        assert told_together(
            rows,
            named(swap.upper, language),
            named(swap.lower, language),
            number(swap.share, figures.percent(swap.share)),
            number(swap.households, figures.amount(swap.households)),
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_shows_every_demand_and_every_weight(one, language):
    findings = sample(language)
    rows = sample_rows(one, language)

    for item in findings.items:
        if item.demand:
            shown = figures.percent(item.demand.value)
            assert told_together(rows, number(item.demand.value, shown))
    for party in findings.perspectives:
        for weight in party.weights.values():
            assert told_together(rows, number(weight, figures.score(weight)))


@pytest.mark.parametrize(
    ("language", "mark"), [("zh", "示例，未经商定"), ("en", "xample, not agreed")]
)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_unagreed_weights_are_marked_in_every_format_and_agreed_ones_are_not(one, language, mark):
    runs = [sample(language, example=example) for example in (True, False)]
    marked, agreed = (sample_rows(one, language, example=example) for example in (True, False))

    if one.name == "json":
        read = [json.loads(one.render(tell(found, language), found)) for found in runs]
        examples = [any(party["example"] for party in found["perspectives"]) for found in read]
        assert examples == [True, False]
    else:
        assert told_together(marked, lambda cell: isinstance(cell, str) and mark in cell)
        assert not told_together(agreed, lambda cell: isinstance(cell, str) and mark in cell)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_study_without_survey_costs_or_second_party_is_still_a_report(one, language):
    rows = rows_of(one, empty_findings(language), language)

    assert told_together(rows, named("roof", language))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "=1+1",
        "{{x}}",
        "]]>",
        "{item} {0}",
        "[bold]x",
        "\ta",
        "%s",
        "datum.x",
    ],
)
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_strange_text_comes_out_as_it_was_written(one, text):
    # Setting pages takes long, and the first chapters hold a block of every kind.
    rows = rows_of(one, with_hostile_text(text), "en", chapters=4 if one.name == "pdf" else None)

    assert told_together(rows, lambda cell: isinstance(cell, str) and text.strip() in cell)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_the_same_findings_give_the_same_bytes(one):
    first = one.render(tell(sample_findings(), "zh"), sample_findings())
    second = one.render(tell(sample_findings(), "zh"), sample_findings())

    assert first == second


def test_the_bytes_do_not_depend_on_the_process():
    # A set's order changes with the hash seed; none may reach a report.
    script = (
        "import hashlib\n"
        "from sample_findings import sample_findings\n"
        "from reports.formats import all_formats\n"
        "from reports.story import tell\n"
        "found = sample_findings()\n"
        "for one in all_formats().values():\n"
        "    content = one.render(tell(found, 'zh'), found)\n"
        "    print(one.name, hashlib.sha256(content).hexdigest())\n"
    )
    found = sample_findings()
    here = {
        one.name: hashlib.sha256(one.render(tell(found, "zh"), found)).hexdigest()
        for one in FORMATS
    }
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "1"}
    told = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )

    assert dict(line.split() for line in told.stdout.splitlines()) == here


def test_no_two_formats_write_the_same_file():
    assert len({one.file for one in FORMATS}) == len(FORMATS)
    assert all(one.title for one in FORMATS)
