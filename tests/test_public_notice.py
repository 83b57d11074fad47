"""Whoever reads a notice and does the sums learns of no few people what the notice leaves out.

The reader of these tests knows every published figure, which counts add up to which, and that
counts are whole numbers from 0 up. Whatever is hidden must seem possible from 1 to one less than
the smallest count that may be shown: that is the protection a public run promises.
"""

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import prioritize, result
from disclosure_attack import Puzzle
from drawn_surveys import encoded, everybody
from notice_parts import learned
from notice_rows import MINIMUM, puzzle_of, true_counts, worked_out
from prioritize.findings import ExportHead, QuestionHead, SetAside, SurveyFindings, to_json
from prioritize.representation_findings import (
    AccountFinding,
    AccountingFindings,
    GroupVariable,
)
from prioritize.schema import validate
from prioritize.small_cells import SmallFigures
from prioritize.survey_findings import CautionFinding, CorrectionsFinding, StrictFinding
from reports.formats.json import render
from reports.notice import public_version
from sample_demo import sample_demo
from sample_findings import sample_findings
from surveys.codebook import Option, Question
from surveys.disclosure_demand import DemandSource, small_figures
from surveys.selection import group_mask


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notice") / "study"
    assert sample_demo(folder, "en").code == 0
    outcome = prioritize("run", folder, "--public")
    assert outcome.code == 0, outcome.err
    return result(folder / "public"), result(folder / "reports"), folder


def test_nobody_works_out_a_small_count_of_the_sample_study(demo):
    public, truth, _ = demo
    small = [count for _, count in true_counts(truth) if 0 < count < MINIMUM]

    assert len(small) > 5
    assert worked_out(public, truth) == {}


def test_nobody_works_out_a_small_part_of_the_sample_study(demo):
    public, truth, _ = demo
    small, found = learned(public, truth, MINIMUM, exact=False, puzzle=puzzle_of(public, truth))

    assert small
    assert found == {}


def test_the_notice_of_the_sample_study_fits_its_schema(demo):
    public, _, folder = demo

    validate(public)
    assert {path.name for path in (folder / "public").iterdir()} == {
        "report.html", "report.xlsx", "result.json",
    }  # fmt: skip


def test_no_figure_of_the_notice_tells_more_than_whole_per_cent(demo):
    public, _, _ = demo
    fed = public["provenance"]["settings"]["criterion_bases"]
    shares = [
        value
        for item in public["items"]
        for value in [
            *(item["demand"] or {}).values(),
            *(item["values"][name] for name in fed if name in item["values"]),
        ]
    ]
    scores = [one["score"] for one in public["joint"]]

    assert shares
    assert all(round(value, 2) == value for value in [*shares, *scores] if value is not None)


def test_the_item_that_seven_people_chose_has_no_demand_on_the_notice(demo):
    public, truth, _ = demo
    hidden = {item["id"] for item in public["items"] if item["demand"] is None}
    known = {item["id"] for item in truth["items"] if item["demand"] is None}

    assert hidden - known == {"I22"}


def changes(flips, share):
    """Turning points by who, of what, which way and of what kind: what moves, and where."""
    found = {}
    for one in flips:
        key = tuple(one.get(name) for name in ("perspective", "criterion", "direction", "change"))
        items, places = found.setdefault(key, (set(), set()))
        items.add((one["item"], one["over"]))
        places.add(one[share])
    return found


@pytest.mark.parametrize(("flips", "share"), [("flips", "power"), ("weight_flips", "weight")])
def test_each_change_on_the_notice_is_whole_and_has_come_where_it_says(demo, flips, share):
    public, truth, _ = demo
    told, true = (changes(one["tradeoffs"][flips], share) for one in (public, truth))
    hidden = {"I22"} | {one["item"] for one in public["joint"] if one["score"] is None}
    parties = {one["id"]: one for one in truth["perspectives"]}

    assert told
    # Fewer weights are searched for sets in tests than for users.
    assert told.keys() == true.keys() or flips == "weight_flips"
    for (party, criterion, direction, change), (items, [bound]) in told.items():
        moved, [place] = true[party, criterion, direction, change]
        now = parties[party]["weights"][criterion] if criterion else parties[party]["power"]
        sign = 1 if direction == "up" else -1
        assert items == moved
        assert sign * now <= sign * place + 1e-9
        assert sign * place <= sign * bound + 1e-9
        if hidden & {name for pair in moved for name in pair}:
            assert not criterion
            assert bound == round(bound, 1)


@st.composite
def surveys(draw):
    """A survey whose counts are those of made-up rows."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    used = int(rng.choice([8, 14, 40, 400]))
    aside = tuple(
        SetAside(f"reason {place}", int(rows))
        for place, rows in enumerate(rng.integers(1, 25, rng.integers(0, 4)))
    )
    returned = used + sum(one.rows for one in aside)
    cut = int(rng.integers(0, returned))
    accounting = accounted(rng, used, aside)
    exports = [returned] if rng.random() < 0.5 else [cut, returned - cut]
    doubts = rng.random((int(rng.integers(0, 4)), used)) < rng.choice([0.02, 0.1, 0.4])
    questions = []
    for place in range(3):
        asked = used - int(rng.integers(0, min(used, 15)))
        answered = asked - int(rng.integers(0, min(asked, 15)))
        questions.append(QuestionHead(str(place), "choose", asked, answered))
    return SurveyFindings(
        exports=tuple(ExportHead(f"{rows}.xlsx", "wjx", rows) for rows in exports if rows),
        returned=returned,
        used=used,
        set_aside=aside,
        questions=tuple(questions),
        cautions=tuple(
            CautionFinding(f"doubt {place}", int(rows.sum()))
            for place, rows in enumerate(doubts)
            if rows.any()
        ),
        strict=StrictFinding(int((~doubts.any(axis=0)).sum())),
        corrections=CorrectionsFinding(cells=3, kept=int(rng.integers(0, 20))),
        accounting=accounting,
    )


def accounted(rng, used, aside):
    """Two variables of a few levels over the used rows, some of them small."""
    unusable = sum(one.rows for one in aside)
    partial = int(rng.integers(0, min(used, 20)))
    issued = used + unusable + int(rng.integers(0, 40))
    whole = AccountFinding(
        variable="", level="", households=issued + 50.0, issued=issued, returned=used + unusable,
        valid=used, used=used, complete=used - partial, partial=partial, refused=0,
        unusable=unusable, repeated=0, not_returned=issued - used - unusable, not_reached=50.0,
        coverage=used / (issued + 50), rr1=(used - partial) / (issued + 50),
        rr5=(used - partial) / issued,
    )  # fmt: skip
    groups = []
    for variable in ("2", "5"):
        sizes = rng.multinomial(used, rng.dirichlet(np.full(4, 0.7)))
        groups += [
            AccountFinding(variable=variable, level=level, used=int(size))
            for level, size in zip(["a", "b", "c", ""], sizes, strict=True)
        ]
    variables = tuple(
        GroupVariable(name, name, "group", counts_households=True) for name in ("2", "5")
    )
    return AccountingFindings(whole=whole, variables=variables, groups=tuple(groups))


@settings(max_examples=12, deadline=None)
@given(surveys())
def test_nobody_works_out_a_small_count_of_made_up_rows(survey):
    nothing = tuple(dataclasses.replace(item, demand=None) for item in sample_findings("en").items)
    findings = dataclasses.replace(
        sample_findings("en"), survey=survey, items=nothing, categories=(), guarded=()
    )
    public = public_version(findings, MINIMUM, SmallFigures())

    assert worked_out(to_json(public), to_json(findings)) == {}
    validate(json.loads(render(None, public)))


WISHES = ["lift", "roof", "lamps"]
AGES = ["young", "middle", "old"]


def drawn_study(rng, rows, kind):
    """Everybody chooses one wish, or any; a few do not say; everybody has an age and a home."""
    lines = ["| 1、age | 2、home | 3、wish |"]
    for _ in range(rows):
        if kind == "single":
            said = rng.choice([*WISHES, ""], p=[0.6, 0.25, 0.1, 0.05])
        else:
            said = "┋".join(wish for wish in WISHES if rng.random() < rng.choice([0.1, 0.8]))
        age = rng.choice(AGES, p=[0.5, 0.4, 0.1])
        lines.append(f"| {age} | {'owner' if rng.random() < 0.8 else 'tenant'} | {said} |")
    questions = [
        Question("1", role="group"), Question("2", role="group"), Question("3", kind=kind),
    ]  # fmt: skip
    options = [Option("3", wish, item=wish) for wish in WISHES]
    return encoded("\n".join(lines), "plain", questions, options)


def memberships(responses):
    """Who is in each group that a criterion may name."""
    ages, homes = (responses.groups[column].to_numpy(dtype=object) for column in ("1", "2"))
    return {None: everybody(responses)} | {
        (question, level): said == level
        for question, said, levels in (("1", ages, AGES), ("2", homes, ["owner", "tenant"]))
        for level in levels
        if (said == level).any()
    }


OF_ALL = (
    (None, [("1", age) for age in AGES]),
    (None, [("2", "owner"), ("2", "tenant")]),
)


def figures_worked_out(responses, groups, hidden, families=OF_ALL):
    """Every figure that is not hidden is known to the last digit, with its base.

    Groups of which `hidden` says nothing are not told, and follow only from the `families`: a
    group (None: everybody) and the groups that make it.
    """
    [answers] = responses.answers
    wishes = answers.demand
    puzzle, truth = Puzzle(), {}

    def untold(group):
        return hidden.get(DemandSource(None, group), frozenset(answers.items))

    for group, people in groups.items():
        asked = int((np.isfinite(wishes[:, 0]) & people).sum())
        for place, wish in enumerate(answers.items):
            wanted = int((np.nan_to_num(wishes[:, place]) * people).sum())
            cells = {("for", group, wish): wanted, ("against", group, wish): asked - wanted}
            truth |= cells
            for key, count in cells.items():
                puzzle.know(key, None if wish in untold(group) else count)
            puzzle.sum(("base", group), cells)
        shown = set(answers.items) - untold(group)
        puzzle.know(("base", group), asked if shown else None)
    for whole, parts in families:
        told = [group for group in parts if group in groups]
        for wish in answers.items:
            for side in ("for", "against"):
                puzzle.sum((side, whole, wish), [(side, group, wish) for group in told])
    if answers.kind.name == "single":
        for group in groups:
            parts = [("for", group, wish) for wish in answers.items]
            puzzle.sum(("base", group), [*parts, ("none", group)])
    # That nobody in a group wants something tells it of each of them, unless nobody at all does.
    small = [
        key
        for key, count in truth.items()
        if count < MINIMUM and (count or (key[1] and truth[key[0], None, key[2]]))
    ]
    ends = {key: puzzle.range(key) for key in small}
    return {key: end for key, end in ends.items() if end[1] < MINIMUM - 1 or end[0] > 1}


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["single", "choose"]))
def test_nobody_works_out_how_few_of_a_group_want_an_item(seed, kind):
    rng = np.random.default_rng(seed)
    responses = drawn_study(rng, int(rng.choice([30, 90, 200])), kind)
    groups = memberships(responses)
    sources = [DemandSource(None, group) for group in groups]
    hidden = small_figures(responses, everybody(responses), sources, MINIMUM)

    assert figures_worked_out(responses, groups, hidden) == {}


BANDS = ("18–59", "60+", "80+")


def study_of_ages(rng, rows):
    """Everybody tells an age; the old want something else, and the oldest nearly all of them."""
    lines = ["| 1、age | 2、wish |"]
    for _ in range(rows):
        age = int(rng.choice([33, 66, 85], p=[0.4, 0.25, 0.35]))
        likely = {33: (0.3, 0.6, 0.5), 66: (0.15, 0.8, 0.5), 85: (0.85, 0.3, 0.5)}[age]
        said = [wish for wish, share in zip(WISHES, likely, strict=True) if rng.random() < share]
        lines.append(f"| {age} | {'┋'.join(said)} |")
    questions = [
        Question("1", role="group", bands=(0, 18, 60, 80)), Question("2", kind="choose"),
    ]  # fmt: skip
    options = [Option("2", wish, item=wish) for wish in WISHES]
    return encoded("\n".join(lines), "plain", questions, options)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32))
def test_nobody_works_out_how_few_of_a_group_are_not_in_one_inside_it(seed):
    rng = np.random.default_rng(seed)
    responses = study_of_ages(rng, int(rng.choice([60, 120, 200])))
    told = {("1", band): group_mask(responses, "1", band) for band in BANDS}
    groups = {None: everybody(responses), **told}
    hidden = small_figures(
        responses, everybody(responses), [DemandSource(None, one) for one in groups], MINIMUM
    )
    young, old, oldest = told
    rest = ("rest", "60-79")
    groups[rest] = told[old] & ~told[oldest]
    families = ((None, [young, old]), (old, [oldest, rest]))

    assert groups[rest].any()
    assert figures_worked_out(responses, groups, hidden, families) == {}
