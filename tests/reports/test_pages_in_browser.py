"""The web page as a reader has it: in a browser, on a desk and on a phone, without a network."""

import contextlib

import numpy as np
import pytest

from browser import DESK, PHONE, browsing, visits
from drawn_charts import everything, renamed, with_planes
from panel_findings import agreeing_findings, panel
from prioritize.utility import mean_ranks
from reports.charts.placement import text_size
from reports.document import Chart
from reports.formats import interactive
from reports.formats.html import render
from reports.story import tell
from sample_findings import sample_findings, with_hostile_text

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def visit():
    with visits() as opened:
        yield opened


def written(findings, language, folder):
    page = folder / "report.html"
    page.write_bytes(render(tell(findings, language), findings))
    return page.as_uri()


@browsing
@pytest.mark.parametrize(("language", "size"), [("zh", PHONE), ("en", DESK)], ids=["zh", "en"])
def test_axe_finds_nothing_and_no_request_leaves_the_page(visit, tmp_path, language, size):
    address = written(sample_findings(language), language, tmp_path)
    found = visit(address, size)

    assert found.accused() == []
    assert found.asked == [address]
    assert found.said == []


WRITTEN = """() => document.fonts.ready.then(() =>
  [...document.querySelectorAll("figure svg text:not([font-weight]):not([font-style])")].filter(
    (text) => text.checkVisibility()).map(
    (text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize),
               text.getComputedTextLength()]))"""


@browsing
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_of_a_chart_are_as_wide_as_they_were_measured(visit, tmp_path, language):
    found = visit(written(sample_findings(language), language, tmp_path), PHONE)
    told = [one for one in found.page.evaluate(WRITTEN) if len(one[0]) > 2]

    assert len(told) > 50
    for text, size, width in told:
        assert width == pytest.approx(text_size(text, size)[0], rel=0.005), text


@browsing
def test_words_of_the_survey_run_nothing_in_a_browser(visit, tmp_path):
    address = written(with_hostile_text(HOSTILE), "en", tmp_path)
    found = visit(address)

    assert HOSTILE in found.page.inner_text("body")
    assert found.page.locator("img").count() == 0
    assert (found.asked, found.said) == ([address], [])


OUTSIDE = """() => [...document.querySelectorAll(".live svg")].flatMap((drawing) => {
  const room = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll("text")].filter((text) => {
    const { left, right } = text.getBoundingClientRect();
    return left < room.left || right > room.right;
  }).map((text) => text.textContent);
})"""


@browsing
def test_charts_that_answer_to_pointing_need_no_network_either(visit, tmp_path):
    findings = renamed(sample_findings("zh"), "楼道照明与楼梯间粉刷")
    document = tell(findings, "zh")
    charts = sum(isinstance(b, Chart) for one in document.chapters for b in one.blocks)
    page = tmp_path / "report-interactive.html"
    page.write_bytes(interactive.render(document, findings))
    found = visit(page.as_uri(), PHONE)
    found.page.wait_for_selector("[data-drawn]")
    found.page.wait_for_function(f"document.querySelectorAll('[data-drawn]').length === {charts}")

    assert found.page.evaluate(OUTSIDE) == []
    assert found.accused() == []
    assert (found.asked, found.said) == ([page.as_uri()], [])
    assert found.page.locator("svg.paper").count() == charts > 1
    assert found.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@browsing
def test_words_of_the_survey_are_no_program_of_a_chart(visit, tmp_path):
    findings = with_hostile_text("datum.x</script><script>alert(1)</script>")
    page = tmp_path / "report-interactive.html"
    page.write_bytes(interactive.render(tell(findings, "en"), findings))
    found = visit(page.as_uri())
    found.page.wait_for_selector("[data-drawn]")

    assert "datum.x</script>" in found.page.locator(".live").first.inner_text()
    assert (found.asked, found.said) == ([page.as_uri()], [])


@browsing
def test_a_chart_tells_its_figures_where_a_reader_points(visit, tmp_path):
    findings = sample_findings("en")
    page = tmp_path / "report-interactive.html"
    page.write_bytes(interactive.render(tell(findings, "en"), findings))
    shown = visit(page.as_uri()).page
    dots = shown.locator('figure[data-chart="rank-ranges"] .live .mark-symbol path')
    dots.first.wait_for()
    dots.first.scroll_into_view_if_needed()
    dots.first.hover(force=True)
    shown.wait_for_selector(".vg-tooltip.visible")

    told = shown.inner_text(".vg-tooltip.visible")

    assert "Joint rank" in told
    assert "Rank range" in told
    assert any(one.name in told for one in findings.items)
    assert "undefined" not in told


@browsing
def test_every_chart_answers_in_the_middle_of_its_marks_words_or_not(visit, tmp_path):
    findings = with_planes(sample_findings("en"))
    page = tmp_path / "report-interactive.html"
    page.write_bytes(interactive.render(tell(findings, "en"), findings))
    shown = visit(page.as_uri()).page
    shown.wait_for_selector("[data-drawn]")
    told = {}
    for figure in shown.locator("figure[data-chart]").all():
        marks = figure.locator(".live :is(.mark-symbol, .mark-rect).role-mark path")
        marks.last.wait_for(state="attached")
        told[figure.get_attribute("data-chart")] = [
            said for mark in (marks.first, marks.last) if (said := pointed_at(shown, mark))
        ]

    assert {"agreement", "importance-plane", "kano-plane", "rank-changes"} <= told.keys()
    assert [name for name, said in told.items() if not said] == []
    assert not any("undefined" in one for said in told.values() for one in said)


def pointed_at(shown, mark):
    """What a chart tells where a reader points at the middle of a mark; empty if nothing."""
    from playwright.sync_api import TimeoutError as TooLate  # noqa: PLC0415 - where a browser is

    x, y = mark.evaluate(
        "one => { one.scrollIntoView({block: 'center', behavior: 'instant'});"
        " const room = one.getBoundingClientRect();"
        " return [room.x + room.width / 2, room.y + room.height / 2]; }"
    )
    shown.mouse.move(0, 0)
    shown.mouse.move(x, y)
    tip = shown.locator(".vg-tooltip.visible")
    with contextlib.suppress(TooLate):
        tip.wait_for(timeout=500)
    return tip.inner_text() if tip.count() else ""


@browsing
def test_the_page_is_no_wider_than_a_phone(visit, tmp_path):
    found = visit(written(sample_findings("zh"), "zh", tmp_path), PHONE)

    assert found.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


SHOWN = """() => [...document.querySelectorAll("figure")].map((figure) => {
  const shown = [...figure.querySelectorAll("svg")].filter((one) => one.checkVisibility());
  const room = shown[0].getBoundingClientRect();
  return {drawings: shown.length, narrow: shown[0].classList.contains("narrow"),
          over: room.right - figure.getBoundingClientRect().right,
          outside: [...shown[0].querySelectorAll("text")].filter(
            (text) => text.getBoundingClientRect().right > room.right).map(
            (text) => text.textContent)};
})"""


@browsing
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_every_chart_whole_and_paper_the_wide_one(visit, tmp_path, language):
    shown = visit(written(everything(sample_findings(language)), language, tmp_path), PHONE).page
    on_phone = shown.evaluate(SHOWN)
    shown.emulate_media(media="print")
    on_paper = shown.evaluate(SHOWN)

    assert len(on_phone) == len(on_paper) > 8
    assert all(one["drawings"] == 1 and one["narrow"] for one in on_phone)
    assert [one for one in on_phone if one["over"] > 0 or one["outside"]] == []
    assert all(one["drawings"] == 1 and not one["narrow"] for one in on_paper)


@browsing
def test_moving_the_sliders_gives_the_engines_order(visit, tmp_path):
    findings = agreeing_findings()
    data = panel(findings)
    page = visit(written(findings, "en", tmp_path)).page
    sliders = page.locator("#what-if input[type=range]")
    powers = [80, 15, 5]
    for place, power in enumerate(powers):
        sliders.nth(place).fill(str(power))
    places = mean_ranks((np.array(powers) / 100)[None] @ np.array(data["added"]))[0]
    order = sorted(range(len(places)), key=lambda item: (places[item], item))
    shown = page.locator("#what-if-list tbody th").all_inner_texts()

    assert shown == [data["items"][item]["name"] for item in order]
    assert shown != [one["name"] for one in data["items"]]


@browsing
def test_a_page_can_be_walked_with_the_keyboard(visit, tmp_path):
    page = visit(written(agreeing_findings(), "en", tmp_path)).page
    page.locator("#what-if input[type=range]").first.focus()
    before = page.locator("#what-if output").first.inner_text()
    page.keyboard.press("ArrowLeft")
    after = page.locator("#what-if output").first.inner_text()

    assert before != after
