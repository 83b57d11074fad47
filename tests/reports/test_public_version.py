import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.findings import ExportHead, Note, QuestionHead, SetAside
from prioritize.list_findings import LedgerEntry, TradeOffs
from prioritize.representation_findings import GuardedFinding
from prioritize.small_cells import SmallFigures
from prioritize.small_readings import base_key
from prioritize.survey_findings import DemandFinding, ReadingFinding
from prioritize.weights_findings import HeadingFinding
from reports.errors import NoticeCountsError
from reports.ledger import concessions
from reports.notice import MERGED, public_version
from reports.notice.readings import public_reading
from reports.notice.scores import public_tradeoffs
from sample_findings import sample_findings
from surveys.disclosure import Shown

COUNTS = st.lists(st.integers(1, 40), max_size=6)
NOTHING = SmallFigures()


def with_survey(findings=None, **changes):
    findings = findings or sample_findings()
    return dataclasses.replace(findings, survey=dataclasses.replace(findings.survey, **changes))


def with_counts(counts, used=1397):
    returned = used + sum(counts)
    return with_survey(
        exports=(ExportHead("estate.xlsx", "wjx", returned),),
        returned=returned,
        used=used,
        set_aside=tuple(SetAside(f"reason {place}", rows) for place, rows in enumerate(counts)),
    )


def reading(item, base, **figures):
    return ReadingFinding("support", "9", item, base, "", figures)


def test_no_judge_is_named_and_the_pooled_weights_stay():
    public = public_version(sample_findings(), 10, NOTHING)

    assert all(party.panel == () for party in public.perspectives)
    assert "Lin" not in repr(public)
    assert public.perspectives[0].weights == sample_findings().perspectives[0].weights


def test_what_the_lists_are_made_of_is_on_no_notice():
    public = public_version(sample_findings(), 10, NOTHING)

    assert sample_findings().basis is not None
    assert public.basis is None


def test_no_index_of_contradictions_under_a_heading_is_posted():
    heading = HeadingFinding("money", {"cost": 1.0}, 0.05, None, 0.2)
    parties = tuple(
        dataclasses.replace(one, headings=(heading,)) for one in sample_findings().perspectives
    )
    public = public_version(
        dataclasses.replace(sample_findings(), perspectives=parties), 10, NOTHING
    )

    assert {part for party in public.perspectives for part in (party.headings[0].weights)} == {
        "cost"
    }
    assert all(one.headings[0].geometric_consistency is None for one in public.perspectives)


def test_a_small_count_takes_the_next_smallest_with_it():
    public = public_version(with_counts([50, 4, 12]), 10, NOTHING)

    assert public.survey.set_aside == (SetAside("reason 0", 50), SetAside(MERGED, 16))


def test_a_lone_small_count_is_not_to_be_had_by_subtraction():
    survey = public_version(with_counts([4]), 10, NOTHING).survey

    assert survey.set_aside == (SetAside(MERGED, None),)
    assert (survey.returned, survey.used, survey.exports[0].rows) == (None, 1397, None)


@given(COUNTS)
def test_rows_still_add_up_where_all_of_them_are_shown(counts):
    survey = public_version(with_counts(counts), 10, NOTHING).survey

    assert all(one.rows is None or one.rows >= 10 for one in survey.set_aside)
    if survey.returned is not None:
        assert sum(one.rows for one in survey.set_aside) == survey.returned - survey.used


def test_few_who_kept_silent_are_not_to_be_had_by_subtraction():
    public = public_version(sample_findings(), 10, NOTHING)

    # 905 were asked and 898 answered.
    assert [(one.asked, one.answered) for one in public.survey.questions] == [
        (1397, 1381), (905, None),
    ]  # fmt: skip


def test_demand_resting_on_few_answers_is_left_out():
    public = public_version(sample_findings(), 10, NOTHING)

    assert [item.demand is None for item in public.items] == [False, False, False, True, True]


HIDDEN = SmallFigures(frozenset({"roof"}), {"need": frozenset({"lift"})})


def test_scores_that_a_hidden_demand_goes_into_are_left_out():
    findings = sample_findings()
    public = public_version(findings, 10, HIDDEN)
    # The counts of the sample hide the demand for drains as well; the façade has none.
    silent = {"roof", "lift", "drains"}

    for before, after in (
        (findings.joint, public.joint),
        *zip(findings.rankings.values(), public.rankings.values(), strict=True),
        *zip(findings.checks.values(), public.checks.values(), strict=True),
    ):
        assert {one.item for one in after if one.score is None} == silent & {
            one.item for one in before
        }
        assert [one.rank for one in before] == [one.rank for one in after]
    for ranked in public.rankings.values():
        assert all((one.utility is None) == (one.item in silent) for one in ranked)


def test_what_was_conceded_on_a_hidden_demand_is_left_out_and_sums_are_in_tenths():
    findings = sample_findings()
    told = public_version(findings, 10, HIDDEN).tradeoffs
    silent = {"roof", "lift", "drains"}
    # Each party's own first place has a utility of 1, and its last of 0: the ranks tell it all.
    lost = {
        one.perspective
        for one in told.ledger
        if one.item in silent and one.places > 0 and one.own_rank not in {1, 5}
    }

    for one in told.ledger:
        hidden = one.item in silent and one.places > 0 and one.own_rank not in {1, 5}
        assert (one.concession is None) == hidden
    assert lost
    for before, after in zip(findings.tradeoffs.totals, told.totals, strict=True):
        digits = 1 if after.perspective in lost else 2
        assert after.concession == round(before.concession, digits)
        if before.retained_value is not None:
            assert after.retained_value == round(before.retained_value, 1)
    for one in told.overrides:
        assert (one.margin is None) == bool({one.preferred, one.placed_above} & silent)
    # 61 % up and 3 % down concern hidden items: told away from the power of today.
    assert [one.power for one in findings.tradeoffs.flips] == [0.6137, 0.5512, 0.0321]
    assert [one.power for one in told.flips] == [0.7, 0.56, 0.0]


def test_a_concession_on_an_own_first_place_is_shown_for_the_ranks_tell_it():
    told = public_version(sample_findings(), 10, SmallFigures(demand=frozenset({"lift"}))).tradeoffs
    [first] = [one for one in told.ledger if (one.item, one.perspective) == ("lift", "residents")]

    assert (first.own_rank, first.places, first.concession) == (1, 1, 0.25)


def test_first_places_that_are_shared_have_a_utility_of_1_as_well():
    def entry(item, rank, utility):
        return LedgerEntry(item, "market", rank, 3.0, 3 - rank, utility * (3 - rank) / 3, ())

    entries = (entry("a", 1.5, 1.0), entry("b", 1.5, 1.0), entry("c", 3.0, 0.4))
    last = LedgerEntry("d", "market", 4.0, 4.0, 0.0, 0.0, ())
    told = public_tradeoffs(TradeOffs(ledger=(*entries, last)), frozenset("abc"))
    all_alike = public_tradeoffs(TradeOffs(ledger=entries[:2]), frozenset("ab"))

    assert [one.concession for one in told.ledger] == [0.5, 0.5, 0.0, 0.0]
    assert [one.concession for one in all_alike.ledger] == [None, None]


def test_a_hidden_concession_stands_where_places_and_neighbours_put_it():
    findings = sample_findings()
    public = public_version(findings, 10, SmallFigures(demand=frozenset({"parking"})))
    order = [(one.item, one.perspective) for one in concessions(public)]

    # The market's first place tells itself; the items before and behind it tell of the other.
    assert order == [(one.item, one.perspective) for one in concessions(findings)]
    hidden = public_version(findings, 10, SmallFigures(demand=frozenset({"drains"})))
    assert None in [one.concession for one in concessions(hidden)]
    assert concessions(hidden)[-1].concession is not None


def test_chances_of_an_item_with_a_hidden_demand_are_told_in_tenths():
    findings = sample_findings()
    told = public_version(findings, 10, HIDDEN).robustness

    assert told.in_share["roof"] == round(findings.robustness.in_share["roof"], 1)
    assert told.in_share["parking"] == round(findings.robustness.in_share["parking"], 2)
    for name, shares in told.acceptability.items():
        before = findings.robustness.acceptability[name]
        assert shares["roof"] == tuple(round(one, 1) for one in before["roof"])
        assert shares["parking"] == tuple(round(one, 2) for one in before["parking"])


def test_a_sum_that_holds_a_hidden_demand_does_not_tell_it():
    findings = sample_findings()
    categories = tuple(
        dataclasses.replace(one, demand_share=0.5, items=("roof", "parking"))
        for one in findings.categories
    )
    plan = dataclasses.replace(findings.plan, funded=("roof",), value=0.71)
    findings = dataclasses.replace(findings, plan=plan, categories=categories)
    hidden, shown = (public_version(findings, 10, small) for small in (HIDDEN, NOTHING))

    assert categories
    assert (shown.plan.value, hidden.plan.value) == (0.71, 0.7)
    assert {one.demand_share for one in hidden.categories} == {None}
    assert {one.demand_share for one in shown.categories} == {0.5}
    assert {one.demand for one in hidden.categories} == {None}
    assert [one.demand.value for one in shown.categories] == [0.54, 0.73]


def categories_of(*parts, n):
    """The first category of a run with so many behind its demand and behind those of its items."""
    findings = sample_findings()
    items = tuple(
        dataclasses.replace(one, demand=DemandFinding(0.5, 0.4, 0.6, parts[place]))
        if place < len(parts)
        else one
        for place, one in enumerate(findings.items)
    )
    first = dataclasses.replace(
        findings.categories[0],
        items=tuple(one.id for one in items[: len(parts)]),
        demand=DemandFinding(0.5012, 0.4512, 0.5512, n),
    )
    findings = dataclasses.replace(findings, items=items, categories=(first,))
    return public_version(findings, 10, NOTHING).categories[0].demand


def test_the_demand_for_a_category_is_told_like_that_of_an_item():
    assert categories_of(1200, 1200, n=1200) == DemandFinding(0.5, 0.45, 0.55, 1200)
    assert categories_of(1100, 1150, n=1200) == DemandFinding(0.5, 0.45, 0.55, 1200)


def test_few_who_spoke_of_other_items_of_a_category_only_are_not_to_be_had_by_subtraction():
    assert categories_of(1195, 1200, n=1200) == DemandFinding(0.5, None, None, None)


def test_few_who_spoke_of_no_item_of_a_category_are_not_to_be_had_by_subtraction():
    # 1,397 questionnaires are used.
    assert categories_of(1200, 1200, n=1390) == DemandFinding(0.5, None, None, None)


def test_a_category_that_few_spoke_of_is_told_without_demand():
    assert categories_of(9, 9, n=9) is None


def test_a_category_of_hidden_and_shown_items_tells_no_mean():
    findings = sample_findings()
    pair = dataclasses.replace(findings.categories[0], items=("roof", "lift"))
    apart = dataclasses.replace(findings.categories[1], items=("parking",))
    findings = dataclasses.replace(findings, categories=(pair, apart))
    told = public_version(findings, 10, SmallFigures(frozenset({"roof"}), {})).categories

    assert [one.demand is None for one in told] == [True, False]


def test_items_without_a_survey_keep_their_scores_on_a_notice():
    findings = sample_findings()
    items = tuple(dataclasses.replace(one, demand=None) for one in findings.items)
    public = public_version(dataclasses.replace(findings, items=items), 1, NOTHING)

    assert None not in [one.score for one in public.joint]


def test_figures_that_are_small_by_their_counts_are_left_out():
    small = SmallFigures(frozenset({"roof"}), {"need": frozenset({"lift"})})
    findings = sample_findings()
    public = public_version(findings, 10, small)

    assert {item.id for item in public.items if item.demand is None} == {"roof", "drains", "facade"}
    assert {item.id for item in public.items if "need" not in item.values} == {"lift"}
    assert all("cost" in item.values for item in public.items)


def test_what_rests_on_answers_is_rounded_to_whole_per_cent():
    public = public_version(sample_findings(), 10, NOTHING)

    assert public.items[0].demand == dataclasses.replace(
        sample_findings().items[0].demand, value=0.73, low=0.71, high=0.75
    )
    assert all(one.score in (None, round(one.score or 0, 2)) for one in public.joint)
    assert all(one.power == round(one.power, 2) for one in public.tradeoffs.flips)
    assert [one.rank for one in public.joint] == [one.rank for one in sample_findings().joint]


def test_a_small_share_of_a_reading_takes_another_with_it():
    readings = (reading("lift", 400, in_favour=0.9, against=0.0925, neither=0.0075),)
    [shown] = public_version(with_survey(pictures=readings), 10, NOTHING).survey.pictures

    assert shown.figures == {"in_favour": 0.9}
    assert shown.base == 400


def test_a_lone_small_share_takes_another_with_it_where_its_base_is_hidden():
    # Three people took no stand, and so the base is not shown.
    readings = (reading("lift", 1394, in_favour=0.7, against=0.296, neither=0.004),)
    [shown] = public_version(with_survey(pictures=readings), 10, NOTHING).survey.pictures

    assert (shown.base, shown.figures) == (None, {"in_favour": 0.7})


def kano_reading(base, outside, **classes):
    """Counts of each class as shares of all pairs, and what follows from them."""
    pairs = base + outside
    shares = {name: count / pairs for name, count in classes.items()}
    return ReadingFinding(
        "kano",
        "9",
        "lift",
        base,
        max(shares, key=shares.get),
        {
            "better": (classes["attractive"] + classes["one_dimensional"]) / base,
            "worse": -(classes["must_be"] + classes["one_dimensional"]) / base,
            "confused": classes["questionable"] / pairs,
            **shares,
        },
    )


def test_a_hidden_kano_class_does_not_follow_from_figures_of_several():
    told = kano_reading(
        1200, 21, must_be=100, one_dimensional=300, attractive=500, indifferent=300, reverse=9,
        questionable=12,
    )  # fmt: skip
    few = kano_reading(
        1200, 42, must_be=9, one_dimensional=300, attractive=500, indifferent=391, reverse=30,
        questionable=12,
    )  # fmt: skip
    readings = (told, dataclasses.replace(few, item="roof"))
    first, second = public_version(with_survey(pictures=readings), 10, NOTHING).survey.pictures

    # Twelve pairs are hidden beside the nine, and so is that they are the confused ones.
    assert not {"reverse", "questionable", "confused"} & first.figures.keys()
    assert {"must_be", "attractive", "better", "worse"} <= first.figures.keys()
    # Nine and 300 are told together.
    assert not {"must_be", "worse"} & second.figures.keys()
    assert second.label == "attractive"


def test_shares_of_all_do_not_stand_beside_shares_of_a_base_that_few_are_outside_of():
    # (12 + 33) / 0.76 is 59 of sixty: one answer was questionable.
    few = kano_reading(
        59, 1, must_be=12, one_dimensional=33, attractive=10, indifferent=4, reverse=0,
        questionable=1,
    )  # fmt: skip
    more = kano_reading(
        590, 10, must_be=120, one_dimensional=330, attractive=100, indifferent=40, reverse=1,
        questionable=9,
    )  # fmt: skip
    readings = (few, dataclasses.replace(more, item="roof"))
    first, second = public_version(with_survey(pictures=readings), 10, NOTHING).survey.pictures

    assert (first.base, first.label, first.figures) == (None, "", {})
    assert (second.label, second.figures.keys()) == ("", {"better", "worse"})


def test_the_root_ratio_of_best_and_worst_goes_with_either():
    # 0.52 squared times 26 said it was worst: seven said it was best.
    shares = {"best": 7 / 600, "worst": 26 / 600, "root_ratio": (7 / 26) ** 0.5}
    told = ReadingFinding("maxdiff", "9", "lift", 600, "", shares)
    [shown] = public_version(with_survey(pictures=(told,)), 10, NOTHING).survey.pictures

    assert (shown.base, shown.figures) == (600, {})


def test_a_mean_place_is_left_out_where_it_tells_that_few_placed_the_item():
    # Five of six options: 3 of 600 placed it, second on average.
    few = {"mean_score": 0.025, "mean_place": 2.0, "mean_place_all": 6.975, "first_share": 0.0}
    most = {"mean_score": 2.975, "mean_place": 4.0, "mean_place_all": 4.025, "first_share": 0.0}
    half = {"mean_score": 1.5, "mean_place": 4.0, "mean_place_all": 5.5, "first_share": 0.0}
    told = tuple(
        ReadingFinding("ranking", "9", item, 600, "", one)
        for item, one in (("lift", few), ("roof", most), ("drains", half))
    )
    shown = public_version(with_survey(pictures=told), 10, NOTHING).survey.pictures

    assert ["mean_place" in one.figures for one in shown] == [False, False, True]
    assert all("mean_score" in one.figures for one in shown)


@pytest.mark.parametrize(("base", "told"), [(59, {}), (99, {}), (100, {"in_favour": 0.76})])
def test_a_hidden_base_of_fewer_than_a_hundred_takes_its_shares_with_it(base, told):
    one = reading("lift", base, in_favour=0.76)
    shown = Shown({base_key(one): base}, frozenset({base_key(one)}))

    assert public_reading(one, shown, 10).figures == told


def test_a_class_is_not_named_if_its_share_is_hidden():
    told = kano_reading(
        12, 0, must_be=1, one_dimensional=1, attractive=9, indifferent=1, reverse=0, questionable=0
    )
    [shown] = public_version(with_survey(pictures=(told,)), 10, NOTHING).survey.pictures

    assert shown.label == ""


def test_a_base_that_leaves_out_few_people_is_hidden_and_with_it_the_interval():
    findings = sample_findings()
    demand = dataclasses.replace(findings.items[0].demand, n=1390)
    items = (dataclasses.replace(findings.items[0], demand=demand), *findings.items[1:])
    public = public_version(dataclasses.replace(findings, items=items), 10, NOTHING)

    assert public.items[0].demand == dataclasses.replace(
        demand, value=0.73, low=None, high=None, n=None
    )


def test_notes_that_count_few_people_are_left_out_and_what_is_left_out_is_said():
    few = Note("answers_unlisted_answers", "3 answers", {"column": "9", "rows": 3})
    many = Note("suspicion_same_network", "58 rows", {"rows": 58})
    public = public_version(dataclasses.replace(sample_findings(), notes=(few, many)), 10, NOTHING)

    assert [note.code for note in public.notes] == ["suspicion_same_network", "small_counts_hidden"]
    assert public.notes[-1].facts == {"minimum": 10}


@pytest.mark.parametrize(
    "note",
    [
        Note("comments_hand_idle", "4 codes", {"column": "9", "rows": 4}),
        # Where few were set aside, this tells how many.
        Note("much_set_aside", "only 12 of 20", {"used": 12, "returned": 20}),
    ],
)
def test_notes_that_tell_of_few_people_in_other_words_are_left_out(note):
    findings = dataclasses.replace(sample_findings(), notes=(note,))

    assert [one.code for one in public_version(findings, 10, NOTHING).notes] == [
        "small_counts_hidden"
    ]


def test_figures_of_a_small_group_are_left_out():
    findings = sample_findings()
    settings = findings.provenance.settings | {"criterion_bases": {"need": 9, "cost": 10}}
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    public = public_version(dataclasses.replace(findings, provenance=provenance), 10, NOTHING)

    assert all("need" in item.values for item in findings.items)
    assert not any("need" in item.values for item in public.items)
    assert public.provenance.settings["criterion_bases"] == {"cost": 10}


ONE_OF_TWO = {(True, False), (False, True), (False, False)}


@pytest.mark.parametrize(("younger", "told"), [(33, False), (29, True)])
def test_the_values_of_a_group_are_left_out_where_a_group_inside_it_tells_of_few(younger, told):
    findings = sample_findings()
    settings = findings.provenance.settings | {"criterion_bases": {"need": 39}}
    guarded = GuardedFinding("5", "60-79", "5 Age", younger, "", demand=())
    findings = dataclasses.replace(
        findings,
        provenance=dataclasses.replace(findings.provenance, settings=settings),
        guarded=(guarded,),
    )
    small = SmallFigures(groups={"need": GuardedFinding("5", "60+", "5 Age", 39, "")})
    public = public_version(findings, 10, small)

    values = any("need" in item.values for item in public.items)
    # One of the two is enough: six are left only for who knows both.
    assert (values, public.guarded[0].n == younger) in ({(True, True)} if told else ONE_OF_TWO)
    assert public.provenance.settings["criterion_bases"] == {}


def with_minority(rate, n=83):
    findings = sample_findings()
    (need,) = findings.survey.needs.minorities
    changed = dataclasses.replace(need, item="lift", rate=rate, n=n)
    return with_survey(needs=dataclasses.replace(findings.survey.needs, minorities=(changed,)))


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(64 / 83, 1), (10 / 83, 1), (73 / 83, 1), (9 / 83, 0), (74 / 83, 0), (1.0, 0)],
)
def test_what_few_of_a_guarded_group_ask_for_or_do_not_ask_for_is_left_out(rate, shown):
    public = public_version(with_minority(rate), 10, NOTHING)

    assert len(public.survey.needs.minorities) == shown


def test_a_need_that_the_groups_own_demand_hides_is_left_out():
    findings = with_minority(64 / 83)
    (need,) = findings.survey.needs.minorities
    small = SmallFigures(guarded={(need.variable, need.level): frozenset({need.item})})

    assert public_version(findings, 10, small).survey.needs.minorities == ()


def test_nobody_learns_from_a_notice_who_is_in_a_segment():
    segments = public_version(sample_findings(), 10, NOTHING).survey.segments.segments

    assert [one.size for one in segments] == [811, 572]
    assert all(one.profile == () for one in segments)


def test_sizes_that_tell_how_few_are_in_no_segment_are_left_out():
    told = dataclasses.replace(sample_findings().survey.segments, outside=9)
    public = public_version(with_survey(segments=told), 10, NOTHING).survey.segments

    assert (public.outside, {one.size for one in public.segments}) == (None, {None})


def test_segments_of_few_are_not_shown_for_their_shares_tell_how_few():
    told = sample_findings().survey.segments
    first, second = told.segments
    segments = dataclasses.replace(told, segments=(first, dataclasses.replace(second, size=9)))
    public = public_version(with_survey(segments=segments), 10, NOTHING).survey.segments

    assert (public.reason, public.segments, public.outside) == ("too_small", (), None)


def test_what_few_want_in_one_segment_is_shown_of_no_segment():
    told = sample_findings().survey.segments
    first, second = told.segments
    lift, roof = second.wants
    few = dataclasses.replace(second, wants=(dataclasses.replace(lift, demand=0.012), roof))
    segments = dataclasses.replace(told, segments=(first, few))
    public = public_version(with_survey(segments=segments), 10, NOTHING).survey.segments

    assert [[want.item for want in one.wants] for one in public.segments] == [["roof"], ["roof"]]


@pytest.mark.parametrize(
    ("consistent", "shown"), [(0, 0), (9, None), (10, 10), (193, 193), (194, None), (203, 203)]
)
def test_how_few_contradict_themselves_is_left_out(consistent, shown):
    findings = sample_findings(example=False)
    *others, party = findings.perspectives
    crowd = dataclasses.replace(party.crowd, consistent=consistent)
    weighed = (*others, dataclasses.replace(party, crowd=crowd))
    public = public_version(dataclasses.replace(findings, perspectives=weighed), 10, NOTHING)

    assert public.perspectives[-1].crowd.consistent == shown


def test_a_hidden_demand_is_not_told_beside_the_segments_or_a_group():
    small = SmallFigures(demand=frozenset({"lift"}))
    findings = with_minority(64 / 83)
    survey = public_version(findings, 10, small).survey

    assert [one.item for one in findings.survey.needs.minorities] == ["lift"]
    assert survey.needs.minorities == ()
    assert [[want.item for want in one.wants] for one in survey.segments.segments] == [
        ["roof"], ["roof"],
    ]  # fmt: skip


def test_a_wish_counts_as_that_of_few_where_few_of_a_segment_may_have_been_asked():
    findings = sample_findings()
    lift = next(item for item in findings.items if item.id == "lift")
    demand = dataclasses.replace(lift.demand, n=840)
    items = tuple(
        dataclasses.replace(item, demand=demand) if item.id == "lift" else item
        for item in findings.items
    )
    public = public_version(dataclasses.replace(findings, items=items), 10, NOTHING)

    # 557 were not asked about lifts; all but 15 of the 572 of a segment may be among them.
    assert [[want.item for want in one.wants] for one in public.survey.segments.segments] == [
        ["roof"], ["roof"],
    ]  # fmt: skip


@pytest.mark.parametrize(("n", "shown"), [(898, False), (901, False), (850, True)])
def test_an_item_does_not_tell_how_few_kept_silent_on_its_question(n, shown):
    findings = sample_findings()
    demand = dataclasses.replace(findings.items[0].demand, n=n)
    items = (dataclasses.replace(findings.items[0], demand=demand), *findings.items[1:])
    public = public_version(dataclasses.replace(findings, items=items), 10, NOTHING)

    # 905 were asked the other question, and 898 answered it.
    told = (public.survey.questions[1].asked, public.items[0].demand.n)
    assert (None not in told) is shown


@pytest.mark.parametrize(("answered", "shown"), [(218, True), (214, False), (208, True)])
def test_how_few_left_out_one_comparison_is_left_out(answered, shown):
    findings = sample_findings(example=False)
    question = QuestionHead("21", "pairwise", findings.survey.used, answered)
    crowd = findings.perspectives[-1].crowd
    public = public_version(with_survey(findings, questions=(question,)), 10, NOTHING)

    assert crowd.respondents == 218
    told = (public.survey.questions[0].answered, public.perspectives[-1].crowd.respondents)
    assert (None not in told) is shown


def test_how_few_compared_no_criteria_is_left_out():
    findings = sample_findings(example=False)
    *others, party = findings.perspectives
    used = findings.survey.used
    crowd = dataclasses.replace(party.crowd, respondents=used - 4)
    weighed = (*others, dataclasses.replace(party, judges=used - 4, crowd=crowd))
    public = public_version(dataclasses.replace(findings, perspectives=weighed), 10, NOTHING)

    assert (public.perspectives[-1].judges, public.perspectives[-1].crowd.respondents) == (
        None, None,
    )  # fmt: skip


def test_files_that_hold_the_same_people_do_not_add_up_and_are_both_shown():
    exports = (ExportHead("by_text.xls", "wjx", 1397), ExportHead("by_number.xls", "wjx", 1397))
    told = with_survey(exports=exports, returned=1397, used=1397, set_aside=())
    public = public_version(told, 10, NOTHING).survey

    assert [one.rows for one in public.exports] == [1397, 1397]
    assert public.returned == 1397


def test_counts_that_contradict_each_other_end_in_a_message_that_a_planner_can_use():
    findings = with_counts([4])
    wrong = with_survey(findings, returned=findings.survey.used - 1)
    with pytest.raises(NoticeCountsError) as caught:
        public_version(wrong, 10, NOTHING)

    assert caught.value.what
    assert "population" in str(caught.value)
    assert "(" not in caught.value.what


def test_a_notice_tells_no_price_and_no_number_of_those_who_paid():
    told = public_version(sample_findings(), 10, NOTHING).fairness

    assert (told.proportional.respondents, told.proportional.share) == (None, None)
    assert [one.price for one in told.proportional.bought] == [None, None]
    assert told.proportional.spent == 200.0


def test_weights_that_are_means_over_residents_do_not_tell_how_many_they_are():
    findings = sample_findings(example=False)
    *others, party = findings.perspectives
    # Of 76 people who shared out 100 points; only 76 makes all their sums whole.
    points = [999.5, 6600.5]
    weights = {name: one / 7600 for name, one in zip(party.weights, points, strict=False)}
    crowd = dataclasses.replace(party.crowd, mean_weights=weights, spread=0.3543859649122807)
    rated = dataclasses.replace(party, weights=weights, crowd=crowd)
    public = public_version(
        dataclasses.replace(findings, perspectives=(*others, rated)), 10, NOTHING
    ).perspectives[-1]

    assert list(public.weights.values()) == [0.13, 0.87]
    assert public.crowd.mean_weights == public.weights
    assert public.crowd.spread == 0.35
    assert public_version(findings, 10, NOTHING).perspectives[0].weights == others[0].weights
