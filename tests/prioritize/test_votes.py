"""Owners' votes: exact thresholds, one head an owner, silence never consent."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.checking import check_study
from prioritize.list_findings import LeftOut
from prioritize.owners import read_register
from prioritize.plan import make_plan
from prioritize.plan_findings import VoteNeeded
from prioritize.sequence import make_works
from prioritize.study import Item, OwnerVote, PopulationCount, Settings, Study
from prioritize.survey_findings import DemandFinding
from prioritize.vote import (
    Tally,
    failed_legs,
    needed_turnout,
    refused_items,
    study_votes,
    tally,
)
from prioritize.vote_forecast import forecast
from prioritize.vote_rules import LEGS, all_vote_rules, read_threshold
from prioritize_parties import item, joint_of
from surveys.codebook import Codebook, Question

CODE = all_vote_rules()["civil_code"]
WHERE = {
    ("owners", str(row), column): f"owners!{letter}{row + 1}"
    for row in range(1, 9)
    for letter, column in zip("ABCDEF", ("unit", "building", "area", "owner", "item", "vote"))  # noqa: B905
}


def ballot(unit, owner, vote="", area=50.0, *, item="lift", building="1"):
    """A row of the sheet; without a vote the unit is only listed."""
    return OwnerVote(
        unit=unit,
        building=building,
        area=area,
        owner=owner,
        item=item if vote else "",
        vote=vote,
    )


def estate(*rows, households=None, buildings=(), vote="special", population=()):
    return Study(
        folder=None,
        file="study.xlsx",
        settings=Settings(households=households),
        items=(
            Item(id="lift", name="Lift", vote=vote, buildings=buildings),
            Item(id="roof", name="Roof", vote="none"),
        ),
        criteria=(),
        codebook=Codebook((Question("2", role="building"),), ()),
        parties=(),
        judgements=(),
        matrices=(),
        population=population,
        owners=rows,
        where=WHERE,
    )


def count(**figures):
    """A count in which everything is 100 unless told."""
    hundred = dict.fromkeys(
        ("area", "took_part_area", "for_area", "heads", "took_part_heads", "for_heads"), 100
    )
    told = {**hundred, "units": 100, "silent_units": 0, **figures}
    return Tally(
        **{
            name: Fraction(str(value)) if name.endswith("area") else value
            for name, value in told.items()
        }
    )


@pytest.mark.parametrize(
    ("kind", "figures", "failed"),
    [
        ("ordinary", {"took_part_area": 66.66, "for_area": 66.66}, ("area",)),
        ("ordinary", {"area": 150, "took_part_area": 100, "for_area": 51}, ()),
        ("special", {"for_area": 75, "for_heads": 75}, ()),
        ("special", {"for_area": 74.99}, ("for_area",)),
        ("ordinary", {"for_heads": 50}, ("for_heads",)),
        ("ordinary", {"for_area": 50.01, "for_heads": 51}, ()),
        # A shop owner with half of the area and one head in a hundred.
        ("ordinary", {"for_area": 49, "for_heads": 99}, ("for_area",)),
        ("special", {"heads": 3, "took_part_heads": 2, "for_heads": 2}, ()),
        (
            "special",
            {"took_part_area": 0, "for_area": 0, "took_part_heads": 0, "for_heads": 0},
            LEGS,
        ),
    ],
)
def test_the_thresholds_of_article_278_hold_to_the_last_fraction(kind, figures, failed):
    assert failed_legs(count(**figures), CODE[kind]) == failed


def test_two_thirds_of_areas_written_as_decimals_are_two_thirds():
    # As machine numbers 0.1 + 0.2 is more than 0.3.
    rows = [ballot("a", "A", "for", 0.1), ballot("b", "B", "for", 0.1), ballot("c", "C", area=0.1)]
    counted = tally(read_register(rows), "lift")

    assert counted.took_part_area / counted.area == Fraction(2, 3)
    assert failed_legs(counted, CODE["special"]) == ()


def test_an_owner_of_many_units_and_people_who_share_one_are_one_head():
    rows = [
        ballot("101", "王一", "for"),
        ballot("102", "王一", "for"),
        ballot("103", "李二、赵三", "against"),
        ballot("104", "赵三；李二"),
        ballot("105", "李二"),
    ]
    counted = tally(read_register(rows), "lift")

    assert (counted.heads, counted.took_part_heads, counted.for_heads) == (3, 2, 1)
    assert (counted.area, counted.took_part_area, counted.for_area) == (250, 150, 100)


def test_owners_of_one_unit_on_several_rows_are_one_head():
    counted = tally(read_register([ballot("1", "A", "for"), ballot("1", "B", "for")]), "lift")

    assert (counted.heads, counted.for_heads, counted.area) == (1, 1, 50)


def test_who_abstains_takes_part_and_does_not_agree():
    rows = [ballot("1", "A", "for"), ballot("2", "B", "abstain"), ballot("3", "C")]
    counted = tally(read_register(rows), "lift")

    assert (counted.took_part_heads, counted.for_heads) == (2, 1)
    assert failed_legs(counted, CODE["ordinary"]) == ("for_area", "for_heads")


VOTES = st.sampled_from(["", "for", "against", "abstain"])


@given(
    st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(1, 9)), min_size=1, max_size=9),
    st.fixed_dictionaries(dict.fromkeys("ABCDE", VOTES)),
    st.sampled_from(["ordinary", "special"]),
)
def test_counting_by_hand_comes_to_the_same(units, votes, kind):
    rows = [
        ballot(str(place), owner, votes[owner], float(area))
        for place, (owner, area) in enumerate(units)
    ]
    owners = {owner for owner, _ in units}
    part = {owner for owner in owners if votes[owner]}
    agree = {owner for owner in owners if votes[owner] == "for"}
    metres = [sum(area for owner, area in units if owner in some) for some in (owners, part, agree)]
    ends = {
        "area": 3 * metres[1] >= 2 * metres[0],
        "heads": 3 * len(part) >= 2 * len(owners),
        "for_area": 2 * metres[2] > metres[1]
        if kind == "ordinary"
        else part and 4 * metres[2] >= 3 * metres[1],
        "for_heads": 2 * len(agree) > len(part)
        if kind == "ordinary"
        else part and 4 * len(agree) >= 3 * len(part),
    }

    assert failed_legs(tally(read_register(rows), "lift"), CODE[kind]) == tuple(
        leg for leg in LEGS if not ends[leg]
    )


@given(
    st.tuples(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30)).map(
        lambda heads: (heads[0], min(heads[0], heads[1]), min(heads[:2] + heads[2:]))
    ),
    st.sampled_from(["ordinary", "special"]),
)
def test_the_turnout_needed_is_the_smallest_that_passes(heads, kind):
    whole, part, agree = heads
    rule = CODE[kind]
    passing = [
        more
        for more in range(whole - part + 1)
        if rule.legs["heads"].met(part + more, whole)
        and rule.legs["for_heads"].met(agree + more, part + more)
    ]
    needed = needed_turnout(count(heads=whole, took_part_heads=part, for_heads=agree), rule)

    assert needed.heads == (passing[0] if passing else None)
    if passing:
        assert rule.legs["for_heads"].met(agree + needed.for_heads, part + needed.heads)
        assert needed.for_heads == 0 or not rule.legs["for_heads"].met(
            agree + needed.for_heads - 1, part + needed.heads
        )


def test_an_unheld_vote_says_how_many_must_come_and_agree():
    rows = [ballot(str(unit), f"o{unit}", area=60.0) for unit in range(12)]
    (vote,) = study_votes(estate(*rows))

    # 8 of 12 heads and 480 of 720 m2; of these 6 heads and 360 m2.
    assert (vote.status, vote.base, vote.passed) == ("pending", "listed", False)
    assert vote.needed == VoteNeeded(8, 480.0, 6, 360.0)
    assert (vote.area, vote.took_part_heads, vote.for_area) == (720.0, None, None)


@pytest.mark.parametrize(
    ("silent", "households", "status", "base"),
    [
        (1, None, "passed", "listed"),
        (0, None, "unknown", "voters"),
        (1, 3, "passed", "counted"),
        (1, 9, "unknown", "incomplete"),
        (3, 9, "unknown", "incomplete"),
        (3, 5, "failed", "counted"),
    ],
)
def test_without_all_owners_a_vote_decides_nothing(silent, households, status, base):
    rows = [ballot("1", "A", "for"), ballot("2", "B", "for")]
    rows += [ballot(f"s{place}", f"S{place}") for place in range(silent)]
    (vote,) = study_votes(estate(*rows, households=households))

    assert (vote.status, vote.base, vote.passed) == (status, base, status == "passed")
    # Of owners nobody listed, there is no share.
    assert ((vote.area_share is None), (vote.head_share is None)) == (status == "unknown",) * 2
    assert (vote.took_part_heads, vote.for_head_share) == (2, 1.0)


@pytest.mark.parametrize(
    ("households", "status", "base"),
    [
        (None, "unknown", "incomplete"),
        (72, "unknown", "incomplete"),
        (70, "unknown", "incomplete"),
        (90, "unknown", "incomplete"),
        (60, "unknown", "incomplete"),
        # 72 in 30 households are people: they say nothing of units.
        (30, "passed", "listed"),
    ],
)
def test_half_the_units_of_a_building_do_not_carry_its_vote(households, status, base):
    rows = [ballot(str(unit), f"o{unit}", "for" if unit < 8 else "") for unit in range(10)]
    counts = [PopulationCount(variable="2", level="1号楼", count=20)]
    counts.append(PopulationCount(variable="2", level="4号楼", count=52))
    study = estate(*rows, households=households, buildings=("1号楼",), population=tuple(counts))
    (vote,) = study_votes(study)

    assert (vote.status, vote.base) == (status, base)
    assert vote.units_known == (20 if base == "incomplete" else None)


def test_without_a_number_of_households_the_buildings_add_up_to_it():
    counts = [PopulationCount(variable="2", level=f"{one}号楼", count=2) for one in (1, 2)]
    rows = [ballot(str(unit), f"o{unit}", "for") for unit in range(4)]
    short, whole = (
        study_votes(estate(*some, population=tuple(counts)))[0] for some in (rows[:3], rows)
    )

    assert (short.status, short.base, short.units_known) == ("unknown", "incomplete", 4)
    assert (whole.status, whole.base) == ("passed", "counted")


@pytest.mark.parametrize("households", [None, 9])
def test_a_few_ballots_against_without_the_other_owners_refuse_nothing(households):
    rows = [ballot(str(unit), f"o{unit}", "against") for unit in range(3)]
    votes = study_votes(estate(*rows, households=households))

    assert [(vote.status, vote.failed_legs, vote.needed) for vote in votes] == [
        ("unknown", (), None)
    ]
    assert refused_items(votes) == frozenset()


@pytest.mark.parametrize(
    ("kind", "figures", "needed"),
    [
        # Four of eight of twelve: any area at all, and all of it in favour.
        ("ordinary", (12, 8, 4), VoteNeeded(1, 0.0, 1, 0.0, area_over=True, for_area_over=True)),
        # Seven of seven: the eighth may vote as it likes.
        ("ordinary", (12, 7, 7), VoteNeeded(1, 1.0, 0, 0.0)),
        ("ordinary", (12, 6, 4), VoteNeeded(2, 2.0, 1, 0.0, for_area_over=True)),
        ("ordinary", (12, 8, 2), VoteNeeded(None, None, None, None)),
        ("ordinary", (12, 8, 3), VoteNeeded(3, 2.0, 3, 2.0, area_over=True, for_area_over=True)),
        ("special", (12, 8, 5), VoteNeeded(4, 4.0, 4, 4.0)),
    ],
)
def test_what_a_vote_lacks_is_told_to_the_last_fraction(kind, figures, needed):
    whole, part, agree = figures
    counted = count(
        area=whole, took_part_area=part, for_area=agree,
        heads=whole, took_part_heads=part, for_heads=agree,
    )  # fmt: skip

    assert needed_turnout(counted, CODE[kind]) == needed


@given(
    st.tuples(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30)).map(
        lambda area: (area[0], min(area[:2]), min(area))
    ),
    st.sampled_from(["ordinary", "special"]),
)
def test_the_area_needed_is_where_a_vote_begins_to_pass(area, kind):
    whole, part, agree = area
    legs = CODE[kind].legs
    needed = needed_turnout(count(area=whole, took_part_area=part, for_area=agree), CODE[kind])
    steps = [Fraction(step, 60) for step in range(60 * (whole - part) + 1)]
    least = next(
        (
            more
            for more in steps
            if legs["area"].met(part + more, whole)
            and legs["for_area"].met(agree + more, part + more)
        ),
        None,
    )
    hair = Fraction(1, 60)

    if least is None:
        assert needed.area is None
        return
    assert needed.area == pytest.approx(float(least - hair * needed.area_over))
    yes = next(yes for yes in steps if legs["for_area"].met(agree + yes, part + least))
    slack = hair * needed.for_area_over
    assert float(yes - slack) - float(hair) <= needed.for_area <= float(yes)


def test_every_named_building_is_decided_on_its_own_by_its_own_owners():
    rows = [
        *(ballot(f"4-{one}", f"D{one}", "for", building="4#") for one in range(3)),
        *(ballot(f"5-{one}", f"E{one}", "against", building="5号楼") for one in range(3)),
        *(ballot(f"6-{one}", f"F{one}", "for", building="6") for one in range(9)),
    ]
    counts = [PopulationCount(variable="2", level=f"{one}号楼", count=3) for one in (4, 5)]
    counts.append(PopulationCount(variable="2", level="6号楼", count=9))
    study = estate(
        *rows, households=15, buildings=("4号楼", "5号楼", "7号楼"), population=tuple(counts)
    )
    four, five, seven = study_votes(study)

    assert (four.scope, four.status, four.owners, four.units_known) == ("4号楼", "passed", 3, 3)
    assert (five.status, five.failed_legs) == ("failed", ("for_area", "for_heads"))
    assert (seven.status, seven.base, seven.owners) == ("pending", "none", None)
    assert refused_items([four, five, seven]) == frozenset()
    assert refused_items([five]) == {"lift"}


def test_an_item_voted_down_is_left_out_with_all_that_waits_for_it():
    items = [item("lift", 10), item("kiosk", 10, after="lift"), item("lamps", 10)]
    works = make_works(items, refused={"lift"})
    joint = joint_of({"lift": 0.9, "kiosk": 0.8, "lamps": 0.1})
    funded, first = (make_plan(joint, works, budget=100), make_plan(joint, works, top=3))

    assert funded.funded == first.funded == ("lamps",)
    assert funded.left_out == first.left_out
    assert funded.left_out == (LeftOut("lift", "VOTE", ()), LeftOut("kiosk", "VOTE", ()))


def test_what_must_be_done_stays_whatever_the_vote():
    works = make_works([item("lift", 10, mandatory="law", after="pipe"), item("pipe", 10)],
                       refused={"lift", "pipe"})  # fmt: skip
    plan = make_plan(joint_of({"lift": 0.9, "pipe": 0.1}), works, budget=100)

    assert plan.funded == ("lift", "pipe")
    assert works.refused == frozenset()


WRONG = {
    "two areas": ([ballot("1", "A"), ballot("1", "A", area=51.0)], "unit_areas", "C3"),
    "two ballots": (
        [ballot("1", "A", "for"), ballot("2", "A", "against")],
        "ballots_differ",
        "F3",
    ),
    "two ballots of one unit": (
        [ballot("1", "A", "for"), ballot("1", "B", "abstain")],
        "co_owners_differ",
        "F3",
    ),
    "two buildings": ([ballot("1", "A"), ballot("1", "A", building="2")], "unit_buildings", "B3"),
    "no item": ([OwnerVote(unit="1", area=1, owner="A", vote="for")], "ballot_no_item", "F2"),
    "the same owner of one unit": (
        [ballot("1", "A", "for"), ballot("1", "A", "against")],
        "ballots_differ",
        "F3",
    ),
    "no area": ([ballot("1", "A", area=0.0), ballot("1", "A", area=0.0)], "unit_no_area", "C2"),
    "no vote needed": ([ballot("1", "A", "for", item="roof")], "ballot_unneeded", "E2"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_contradiction_is_told_with_its_cell_and_without_names(case):
    rows, code, cell = WRONG[case]
    rows = [row.model_copy(update={"owner": row.owner.replace("A", "王一")}) for row in rows]
    found = [one for one in check_study(estate(*rows)) if one.sheet == "owners"]

    assert [(one.code, one.cell) for one in found] == [(code, cell)]
    assert "other" not in found[0].facts or found[0].facts["other"] == f"{cell[0]}2"
    assert "王一" not in str(found[0])


def test_a_ballot_from_another_building_is_told_and_not_counted():
    study = estate(ballot("1", "A", "for"), buildings=("2号楼",))

    assert {one.code for one in check_study(study) if one.sheet == "owners"} == {"ballot_outside"}
    assert study_votes(study)[0].status == "pending"


@pytest.mark.parametrize(
    ("said", "needed", "outlook"),
    [
        ((0.9, 0.75, 0.95), ">=3/4", "likely"),
        ((0.6, 0.5, 0.7), ">1/2", "open"),
        ((0.4, 0.3, 0.5), ">1/2", "unlikely"),
        ((0.7, 0.6, 0.74), ">=3/4", "unlikely"),
        ((1.0, None, None), ">1/2", "open"),
    ],
)
def test_a_forecast_is_open_unless_its_whole_interval_is_on_one_side(said, needed, outlook):
    told = forecast(DemandFinding(*said, 9), read_threshold(needed))

    assert told.outlook == outlook


def test_neither_units_nor_owners_stand_in_what_is_printed():
    row = ballot("3-501", "王一", "for")

    for told in (repr(row), repr(read_register([row]))):
        assert "501" not in told
        assert "王一" not in told
