"""What a notice tells of turning points is true, whole, and no finer than it may be."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.flips import power_flips
from prioritize.joint import join
from prioritize.list_findings import Flip, TradeOffs, WeightFlip
from prioritize.plan import make_plan
from prioritize.sequence import make_works
from prioritize.small_cells import SmallFigures
from prioritize_parties import item, powers_of, rankings_of
from reports.document import Bullets, Paragraph
from reports.notice import public_version
from reports.notice.flips import public_flips
from reports.story import tell
from sample_findings import sample_findings

NAMES = "abcdef"
NEXT = 1e-6


def events(flips):
    """Flips by what makes a change: who, which way, of what kind."""
    found = {}
    for one in flips:
        found.setdefault((one.perspective, one.direction, one.change), []).append(one)
    return found


def chosen(rankings, powers, works, budget, change):
    joint = join(rankings, powers_of(powers))
    if change == "first_place":
        return set(joint.table.index[joint.table["rank"] == joint.table["rank"].min()])
    return set(make_plan(joint, works, budget=budget, top=2).funded)


def moved(powers, party, share):
    others = np.delete(powers, party)
    return np.insert(others / others.sum() * (1 - share), party, share)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 2**32), st.sampled_from([None, 9.0]))
def test_every_change_on_a_notice_has_come_at_the_power_it_tells(seed, budget):
    rng = np.random.default_rng(seed)
    rankings = rankings_of(rng.integers(0, 9, (3, len(NAMES))) + np.arange(len(NAMES)) / 100)
    works = make_works([item(name, float(rng.integers(1, 6))) for name in NAMES])
    powers = rng.integers(1, 12, 3) / 1.0
    shares = powers / powers.sum()
    now = {f"p{place}": float(share) for place, share in enumerate(shares)}
    flips = power_flips(rankings, powers_of(powers), works, budget=budget, top=2)
    hidden = frozenset(rng.choice(list(NAMES), 2, replace=False).tolist())
    told = events(public_flips(TradeOffs(flips=flips), hidden, now).flips)
    whole = events(flips)

    assert told.keys() == whole.keys()
    for (party, direction, change), pairs in told.items():
        true = whole[party, direction, change]
        assert [(one.item, one.over) for one in pairs] == [(one.item, one.over) for one in true]
        [bound] = {one.power for one in pairs}
        sign = 1 if direction == "up" else -1
        assert sign * now[party] <= sign * true[0].power <= sign * bound + NEXT
        place, before = int(party[1:]), chosen(rankings, shares, works, budget, change)
        at = min(max(true[0].power + sign * NEXT, 0.0), 1.0)
        after = chosen(rankings, moved(shares, place, at), works, budget, change)
        assert before - after == {one.over for one in true} - {""}
        assert after - before <= {one.item for one in true}
        if (change == "first_place" or budget) and 0 < bound < 1:
            # What was first, or worth most, is never so again farther on.
            beyond = moved(shares, place, bound + sign * NEXT)
            assert chosen(rankings, beyond, works, budget, change) != before
        if hidden & {name for one in true for name in (one.item, one.over)}:
            assert bound == round(bound, 1)
            assert bound in {0.0, 1.0} or abs(bound - now[party]) > 0.1 - NEXT


def one_event(power=0.166, direction="down"):
    return tuple(
        Flip("market", direction, power, "in_set", item, over)
        for item in ("lift", "roof")
        for over in ("drains", "parking", "facade")
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_change_of_several_items_stays_one_sentence_on_a_notice(language):
    findings = sample_findings(language)
    tradeoffs = dataclasses.replace(findings.tradeoffs, flips=one_event())
    findings = dataclasses.replace(findings, tradeoffs=tradeoffs)
    public = public_version(findings, 10, SmallFigures(demand=frozenset({"drains"})))
    [chapter] = [one for one in tell(public, language).chapters if one.id == "flips"]
    [powers, _] = [one for one in chapter.blocks if isinstance(one, Bullets)]

    assert {one.power for one in public.tradeoffs.flips} == {0.1}
    assert len(public.tradeoffs.flips) == 6
    [told] = powers.points
    assert {"zh": "由现在的 25% 下降（最迟降到 10%）", "en": "to 10% at the latest"}[
        language
    ] in told


@pytest.mark.parametrize(
    ("direction", "power", "now", "rough", "told"),
    [
        ("up", 0.33, 0.2, True, 0.4),
        ("down", 0.197, 0.35, True, 0.1),
        ("up", 0.3, 0.2, True, 0.3),
        ("up", 0.96, 0.2, True, 1.0),
        ("down", 0.03, 0.2, True, 0.0),
        # A step that begins just beside today would be a narrow one.
        ("down", 0.205, 0.21, True, 0.1),
        ("up", 0.2, 0.2, True, 0.3),
        ("down", 0.1661, 0.2, False, 0.16),
        ("up", 0.5512, 0.4, False, 0.56),
    ],
)
def test_a_power_is_told_away_from_that_of_today(direction, power, now, rough, told):
    tradeoffs = TradeOffs(flips=(Flip("market", direction, power, "in_set", "roof", "lift"),))
    hidden = frozenset({"roof"} if rough else ())
    [flip] = public_flips(tradeoffs, hidden, {"market": now}).flips

    assert flip.power == told


def weighed(direction, weight, over, item="lift", criterion="need"):
    return WeightFlip("residents", criterion, direction, weight, "in_set", item, over)


def test_a_change_by_weight_that_moves_a_hidden_item_is_left_out_whole_and_counted():
    flips = (
        weighed("down", 0.254, "roof"), weighed("down", 0.254, "drains"),
        weighed("up", 0.611, "parking"),
        weighed("up", 0.2, "drains", "", "cost"),
    )  # fmt: skip
    told = public_flips(TradeOffs(weight_flips=flips), frozenset({"drains"}), {})

    assert told.weight_flips == (dataclasses.replace(flips[2], weight=0.62),)
    assert told.weight_flips_untold == 2


@pytest.mark.parametrize("hidden", ["lift", "lift parking"])
def test_a_notice_says_how_many_changes_by_weight_it_leaves_out(hidden):
    public = public_version(
        sample_findings("en"), 10, SmallFigures(demand=frozenset(hidden.split()))
    )
    [chapter] = [one for one in tell(public, "en").chapters if one.id == "flips"]
    said = [one.text for one in chapter.blocks if isinstance(one, Paragraph)]

    # Two are found: of lifts, and of the façade.
    lists = [one.points for one in chapter.blocks if isinstance(one, Bullets)]
    kept = [point for points in lists for point in points if "the weight of" in point]
    left = [one for one in said if one.startswith("Points left out")]
    few = len(hidden.split())
    assert len(kept) == 2 - few
    assert [one.endswith(f": {few}.") for one in left] == [True]


def test_what_was_in_before_does_not_come_in_where_it_overtakes_another():
    findings = sample_findings("en")
    flips = (Flip("market", "down", 0.2, "in_set", "roof", "parking"),)
    tradeoffs = dataclasses.replace(findings.tradeoffs, flips=flips)
    document = tell(dataclasses.replace(findings, tradeoffs=tradeoffs), "en")
    [chapter] = [one for one in document.chapters if one.id == "flips"]
    [powers, _] = [one for one in chapter.blocks if isinstance(one, Bullets)]

    assert "roof" in findings.plan.funded
    assert powers.points[0].startswith("Parking will drop out if")
