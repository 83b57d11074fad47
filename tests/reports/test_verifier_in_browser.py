"""The page of the check as a reader has it: its own policy in force, and a file chosen by hand."""

import json

import pytest

from browser import DESK, PHONE, browsing, visits
from reports.formats.json import render as as_json
from reports.formats.verifier import render
from reports.story import tell
from verified_results import drawn_result


@pytest.fixture(scope="module")
def visit():
    with visits() as opened:
        yield opened


def written(findings, language, folder):
    page = folder / "verify.html"
    page.write_bytes(render(tell(findings, language), findings))
    return page.as_uri()


@browsing
@pytest.mark.parametrize(("language", "size"), [("zh", PHONE), ("en", DESK)], ids=["zh", "en"])
def test_axe_finds_nothing_and_no_request_leaves_the_page(visit, tmp_path, language, size):
    address = written(drawn_result(seed=2), language, tmp_path)
    found = visit(address, size)

    assert found.accused() == []
    assert (found.asked, found.said) == ([address], [])
    assert found.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@browsing
def test_a_reader_checks_a_file_and_goes_back(visit, tmp_path):
    findings = drawn_result(seed=2)
    result = json.loads(as_json(None, findings))
    result["tradeoffs"]["totals"][0]["concession"] += 0.001
    other, broken = tmp_path / "published.json", tmp_path / "broken.json"
    other.write_text(json.dumps(result), encoding="utf-8")
    broken.write_text('{"schema"', encoding="utf-8")
    address = written(findings, "en", tmp_path)
    found = visit(address)
    verdicts = []
    for path in (other, broken):
        found.page.locator("#verify-file").set_input_files(path)
        found.page.locator("#verify-source", has_text=path.name).wait_for()
        verdicts.append(found.page.inner_text("#verify-verdict").split("\n")[0])
        if path == other:
            named = found.page.locator("#verify-faults-list li").all_inner_texts()
    found.page.locator("#verify-again").click()
    verdicts.append(found.page.inner_text("#verify-verdict").split("\n")[0])

    assert verdicts == ["Does not match", "Cannot be checked", "Matches"]
    assert len(named) == 1
    assert named[0].startswith("The total of concessions of")
    assert (found.asked, found.said) == ([address], [])


@browsing
def test_a_file_that_was_changed_under_its_name_is_checked_anew(visit, tmp_path):
    findings = drawn_result(seed=2)
    result = json.loads(as_json(None, findings))
    file = tmp_path / "published.json"
    page = visit(written(findings, "en", tmp_path)).page
    verdicts = []
    for change in (0.0, 0.001):
        result["tradeoffs"]["totals"][0]["concession"] += change
        file.write_text(json.dumps(result), encoding="utf-8")
        with page.expect_file_chooser() as chosen:
            page.locator("#verify-file").click()
        chosen.value.set_files(file)
        expected = "Does not match" if change else "Matches"
        page.locator("#verify-source", has_text=file.name).wait_for()
        page.locator("#verify-verdict", has_text=expected).wait_for()
        verdicts.append(page.inner_text("#verify-verdict").split("\n")[0])

    assert verdicts == ["Matches", "Does not match"]
