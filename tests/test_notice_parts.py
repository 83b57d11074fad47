"""Nobody works out few people from the segments, crowds, comments and pictures of a notice."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_attack import Puzzle
from drawn_notices import write_notice_study
from notice_parts import learned
from notice_rows import MINIMUM, puzzle_of, worked_out
from prioritize.findings import QuestionHead, SurveyFindings, to_json
from prioritize.pipeline import run_with_evidence
from prioritize.segment_findings import SegmentFinding, SegmentsFinding
from prioritize.small_cells import SmallFigures, small_demand
from prioritize.survey_findings import (
    CommentItem,
    CommentQuestion,
    CommentsFinding,
    DemandFinding,
    NeedFinding,
    ReadingFinding,
)
from prioritize.workbook import load_study
from reports.notice import public_version
from sample_findings import sample_findings


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


def drawn_findings(rng):
    """Made-up rows: what each wrote and of what, compared, is in, and says to one item."""
    used = int(rng.choice([14, 40, 90, 400]))
    few = rng.choice([0.03, 0.1, 0.4])
    wrote, nothing = rng.random(used) < 0.6, rng.random(used) < few
    said = (rng.random((used, 3)) < few) & (wrote & ~nothing)[:, np.newaxis]
    stance = rng.choice(3, size=(used, 3), p=[0.8, 0.15, 0.05])
    coded = said.any(axis=1)
    uncoded = wrote & ~nothing & ~coded
    about = np.where(uncoded, rng.choice(3, size=used, p=[0.5, 0.3, 0.2]), -1)
    compared = rng.random((used, 3)) < rng.choice([0.5, 0.9, 0.97])
    heard, judged = compared.any(axis=1), compared.all(axis=1)
    method = rng.choice(["pairwise", "criterion_importance"]).item()
    agrees = judged & (rng.random(used) < rng.choice([0.5, 0.95]))
    inside = rng.choice(4, size=used, p=[0.5, 0.3, 1 / 8, 3 / 40])
    stand = rng.choice(4, size=used, p=[0.7, 0.2, 0.06, 0.04])
    sizes, took = np.bincount(inside, minlength=4), np.bincount(stand, minlength=4)
    questions = tuple(
        QuestionHead(str(place), method, used, int(column.sum()))
        for place, column in enumerate(compared.T)
    )
    segments = tuple(
        SegmentFinding(f"S{place}", "", int(size), float(size / sizes[:2].sum()), 1.0, 0.5)
        for place, size in enumerate(sizes[:2])
    )
    comments = CommentsFinding(
        questions=(
            CommentQuestion(
                "9", used, int(wrote.sum()), int((wrote & nothing).sum()), int(coded.sum()),
                int(uncoded.sum()), 0,
            ),
        ),
        items=tuple(
            CommentItem(
                item, *(int((told & (how == one)).sum()) for one in range(3)), {},
                DemandFinding(0.1, 0.0, 0.2, used),
            )
            for item, told, how in zip(("roof", "lift", "parking"), said.T, stance.T, strict=True)
        ),
        needs=tuple(
            NeedFinding(name, "comments", "", (), int((about == place).sum()), ())
            for place, name in enumerate(("dogs", "noise"))
        ),
    )  # fmt: skip
    base = int(took[:3].sum())
    stands = ("in_favour", "against", "neither")
    shares = {name: float(took[place] / base) for place, name in enumerate(stands)}
    survey = SurveyFindings(
        returned=used,
        used=used,
        questions=(*questions, QuestionHead("7", "support", used, base)),
        comments=comments,
        segments=SegmentsFinding(segments=segments, outside=int(sizes[2])),
        pictures=(ReadingFinding("support", "7", "lift", base, "", shares),),
    )
    findings = sample_findings("en", example=False)
    *others, party = findings.perspectives
    people = int(heard.sum())
    rated = method != "pairwise"
    crowd = dataclasses.replace(
        party.crowd,
        method=method,
        respondents=people,
        judged=int(judged.sum()),
        consistent=None if rated else int(agrees.sum()),
        limit=None if rated else party.crowd.limit,
    )
    weighed = (*others, dataclasses.replace(party, judges=people, crowd=crowd))
    items = tuple(dataclasses.replace(item, demand=None) for item in findings.items)
    return dataclasses.replace(
        findings,
        survey=survey,
        items=items,
        categories=(),
        guarded=(),
        perspectives=weighed,
        notes=(),
    )


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_nobody_works_out_a_small_part_of_made_up_rows(seed):
    findings = drawn_findings(np.random.default_rng(seed))
    public = public_version(findings, MINIMUM, SmallFigures())
    _, found = learned(to_json(public), to_json(findings), MINIMUM, exact=True, puzzle=Puzzle())

    assert found == {}
