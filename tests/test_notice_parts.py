"""Nobody works out few people from the segments, crowds, comments and pictures of a notice."""

import pytest

from drawn_notices import write_notice_study
from notice_parts import learned
from notice_rows import MINIMUM, puzzle_of, worked_out
from prioritize.findings import to_json
from prioritize.pipeline import run_with_evidence
from prioritize.small_cells import small_demand
from prioritize.workbook import load_study
from reports.public import public_version


@pytest.fixture(
    scope="module", params=[(1, 70, "none"), (2, 160, "none"), (6, 290, "auto")], ids=str
)
def run(request, tmp_path_factory):
    """Notice and truth of a study of so many people; weighted shares count nobody."""
    seed, people, weighting = request.param
    folder = write_notice_study(tmp_path_factory.mktemp("study"), seed, people, weighting=weighting)
    study = load_study(folder)
    findings, evidence = run_with_evidence(study, language="en")
    public = public_version(findings, MINIMUM, small_demand(study, evidence))
    return to_json(public), to_json(findings), weighting == "none"


def test_nobody_works_out_a_small_row_of_a_study(run):
    public, truth, _ = run

    assert worked_out(public, truth) == {}


def test_nobody_works_out_a_small_part_of_a_study(run):
    public, truth, exact = run
    small, found = learned(public, truth, MINIMUM, exact=exact, puzzle=puzzle_of(public, truth))

    assert len(small) > 3
    assert found == {}
