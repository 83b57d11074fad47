import pytest

from compared_results import BASE, given, read, result
from prioritize.comparison import Result, compare_results

SWAPPED = {"residents": BASE["weights"]["market"], "market": BASE["weights"]["residents"]}


def effects(found):
    return {
        one.kind: (one.alone.gained, one.alone.came_in, one.alone.went_out) for one in found.changes
    }


def gained(found):
    return {one.item: one.gained for one in found.items if one.gained}


def test_only_the_power_changed():
    found = compare_results(read(), read(powers={"residents": 0.2, "market": 0.8}))

    # By hand: residents' utilities 1, .792, .5, 0 (a to d), the market's 0, .938, .5, 1; so
    # .7, .835, .5, .3 before and .2, .908, .5, .8 after.
    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["powers"]
    assert found.first_before == ("b",)
    assert found.first_after == ("b",)
    assert gained(found) == {"a": -2.0, "d": 2.0}
    assert effects(found) == {"powers": ({"a": -2.0, "d": 2.0}, ("d",), ("a",))}
    assert (found.came_in, found.went_out) == (("d",), ("a",))
    assert {one.item: one.verdict for one in found.items}["a"] == "alone"


def test_only_the_weights_of_one_party_changed():
    weights = BASE["weights"] | {"residents": {"need": 0.1, "price": 0.9}}
    found = compare_results(read(), read(weights=weights))

    assert [one.kind for one in found.changes] == ["weights"]
    assert {(one.perspective, one.criterion) for one in found.changes[0].differences} == {
        ("residents", "need"),
        ("residents", "price"),
    }
    assert found.changes[0].alone.gained == gained(found)
    assert found.first_after == ("d",)


def test_a_cost_that_is_also_a_criterion_changes_as_one():
    figures = given()["figures"]
    figures["c"]["price"] = 5.0
    found = compare_results(read(), read(figures=figures, costs=BASE["costs"] | {"c": 5.0}))

    assert [one.kind for one in found.changes] == ["costs"]
    assert [(one.item, one.before, one.after) for one in found.changes[0].differences] == [
        ("c", 50.0, 5.0),
        ("c", 50.0, 5.0),
    ]
    assert gained(found)["c"] >= 1


def test_a_cost_that_is_no_criterion_changes_the_choice_alone():
    facts = {"criteria": BASE["criteria"] | {"price": ("cost", "item:fee")}, "budget": 160.0}
    found = compare_results(read(**facts), read(**facts, costs=BASE["costs"] | {"a": 95.0}))

    assert gained(found) == {}
    assert effects(found) == {"costs": ({}, found.came_in, found.went_out)}
    assert found.went_out == ("c",)
    assert found.came_in == ("d",)


def test_two_changes_that_cancel_are_both_told():
    found = compare_results(read(), read(weights=SWAPPED, powers={"residents": 0.3, "market": 0.7}))

    assert gained(found) == {}
    assert [one.kind for one in found.changes] == ["weights", "powers"]
    assert all(one.alone.moved for one in found.changes)
    assert {one.item: one.verdict for one in found.items} == {
        "b": "stays",
        "a": "cancelled",
        "c": "stays",
        "d": "cancelled",
    }


def test_changes_that_only_together_turn_the_list_are_said_to():
    figures = {"a": {"need": 1.0, "price": 9.0}, "b": {"need": 0.0, "price": 1.0}}
    wants, saves = {"need": 1.0, "price": 0.0}, {"need": 0.0, "price": 1.0}
    before = read(
        figures=figures,
        weights={"p": wants, "q": saves, "r": wants},
        powers={"p": 0.6, "q": 0.15, "r": 0.25},
    )
    after = read(
        figures=figures,
        weights={"p": wants, "q": saves, "r": saves},
        powers={"p": 0.45, "q": 0.15, "r": 0.4},
    )
    found = compare_results(before, after)

    assert effects(found) == {"weights": ({}, (), ()), "powers": ({}, (), ())}
    assert {one.item: (one.gained, one.verdict) for one in found.items} == {
        "b": (1.0, "together"),
        "a": (-1.0, "together"),
    }
    assert [one.effect.gained for one in found.steps] == [{}, {"a": -1.0, "b": 1.0}]
    assert [one.without.gained for one in found.changes] == [{"a": -1.0, "b": 1.0}] * 2


def test_a_new_item_does_not_move_the_others_down():
    figures = given()["figures"] | {"e": {"need": 0.89, "price": 11.0}}
    found = compare_results(read(), read(figures=figures, costs=BASE["costs"] | {"e": 11.0}, top=3))

    assert found.only_after == ("e",)
    assert found.first_after == ("e",)
    assert gained(found) == {}
    assert effects(found) == {"items": ({}, ("e",), ("a",)), "top": ({}, ("c",), ())}


def test_a_new_criterion_comes_with_its_weight_and_the_others_keep_their_proportions():
    figures = given()["figures"]
    for item, figure in zip("abcd", (1.0, 2.0, 3.0, 9.0), strict=True):
        figures[item]["look"] = figure
    weights = {
        party: {name: share / 2 for name, share in own.items()} | {"look": 0.5}
        for party, own in BASE["weights"].items()
    }
    criteria = BASE["criteria"] | {"look": ("benefit", "rating")}
    found = compare_results(read(), read(figures=figures, weights=weights, criteria=criteria))

    assert [one.kind for one in found.changes] == ["criteria"]
    assert found.changes[0].alone.gained == gained(found)
    assert gained(found)["d"] >= 1


def test_what_does_not_go_together_is_one_step_with_what_it_needs():
    figures = {
        item: {"need": row["need"], "look": 1.0 / (1 + row["price"])}
        for item, row in given()["figures"].items()
    }
    figures["e"] = {"need": 0.7, "look": 0.05}
    criteria = {"need": BASE["criteria"]["need"], "look": ("benefit", "rating")}
    weights = {
        party: {"need": own["need"], "look": own["price"]} for party, own in BASE["weights"].items()
    }
    found = compare_results(
        read(),
        read(figures=figures, criteria=criteria, weights=weights, costs=BASE["costs"] | {"e": 1.0}),
    )

    assert found.changes[0].kind == "items"
    assert "price" in found.changes[0].alone.problem
    assert found.steps[0].kinds == ("items", "criteria")
    assert not any(one.effect.problem for one in found.steps)


def test_a_partys_own_ratings_are_data_of_their_own():
    criteria = {"need": ("benefit", "rating"), "price": BASE["criteria"]["price"]}
    own = [{"perspective": "market", "item": "a", "criterion": "need", "value": 9.0}]
    found = compare_results(read(criteria=criteria), read(criteria=criteria, own=own))

    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["ratings"]
    assert [(one.perspective, one.before, one.after) for one in found.changes[0].differences] == [
        ("market", None, 9.0)
    ]


def test_duties_and_budget_are_told_apart():
    before, after = read(budget=100.0), read(budget=60.0, mandatory={"c": "law"})
    found = compare_results(before, after)

    assert [one.kind for one in found.changes] == ["duties", "budget"]
    assert found.steps[-1].effect.problem == ""
    assert "c" in after.plan.funded


POOLED = {
    "fund": {
        "a": {"city": 1.0},
        "b": {"owners": 1.0},
        "c": {"city": 0.5, "owners": 0.5},
        "d": {"owners": 1.0},
    },
    "pools": [("city", None, 120.0), ("owners", None, 40.0)],
}


def test_only_the_limit_of_one_source_changed():
    pools = [("city", None, 80.0), ("owners", None, 55.0)]
    found = compare_results(read(**POOLED), read(**POOLED | {"pools": pools}))

    # By hand, worth .7, .835, .5, .3: the owners' 40 pay for b and d, which leaves the city a;
    # with 80 it cannot pay for a (90), but half of c, whose other half is within the owners' 55.
    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["pools"]
    assert effects(found) == {"pools": ({}, ("c",), ("a",))}
    assert [(one.source, one.before, one.after) for one in found.changes[0].differences] == [
        ("city", 120.0, 80.0),
        ("owners", 40.0, 55.0),
    ]


def test_only_the_sources_of_an_item_changed():
    fund = POOLED["fund"] | {"a": {"owners": 1.0}}
    found = compare_results(read(**POOLED), read(**POOLED | {"fund": fund}))

    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["funds"]
    assert effects(found) == {"funds": ({}, (), ("a",))}
    assert [
        (one.item, one.before, one.after, one.aspect) for one in found.changes[0].differences
    ] == [("a", {"city": 1.0}, {"owners": 1.0}, "fund")]


def test_sources_that_come_bring_what_items_draw_on_them():
    found = compare_results(read(budget=160.0), read(**POOLED, budget=160.0))

    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["pools"]
    assert found.changes[0].alone.came_in == found.came_in
    assert found.changes[0].alone.problem == ""


def test_a_new_source_and_those_who_draw_on_it_are_one_step():
    after = POOLED | {
        "fund": POOLED["fund"] | {"c": {"state": 1.0}},
        "pools": [*POOLED["pools"], ("state", None, 50.0)],
    }
    found = compare_results(read(**POOLED), read(**after))

    assert [one.kind for one in found.changes] == ["funds", "pools"]
    assert "'c'" in found.changes[0].alone.problem
    assert [one.kinds for one in found.steps] == [("funds", "pools")]
    assert found.steps[0].effect.came_in == ("c",)


def test_years_and_trenches_are_told_as_one_kind():
    pools = [("city", 1, 100.0), ("owners", None, 200.0)]
    before = POOLED | {"pools": pools, "years": 1}
    after = before | {"years": 2, "trench": {"a": "east", "b": "east"}}
    found = compare_results(read(**before), read(**after))

    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["years"]
    assert [(one.item, one.before, one.after) for one in found.changes[0].differences] == [
        ("", 1, 2), ("a", None, "east"), ("b", None, "east")
    ]  # fmt: skip


def test_fewer_years_than_a_limit_names_go_only_with_other_limits():
    before = POOLED | {"pools": [("city", 1, 60.0), ("city", 2, 95.0), ("owners", None, 80.0)]}
    after = POOLED | {"pools": [("city", 1, 155.0), ("owners", None, 80.0)], "years": 1}
    before_file = result(**before)
    before_file["plan"]["funded"] = ["a", "b", "c", "d"]
    found = compare_results(Result.model_validate(before_file), read(**after))

    assert found.traced == "all"
    assert [one.kind for one in found.changes] == ["pools", "years"]
    assert "year" in found.changes[1].alone.problem


def test_a_file_that_does_not_tell_its_sources_is_compared_without_them():
    older = result(**POOLED)
    del older["basis"]["pools"]
    for one in older["basis"]["items"]:
        del one["fund"], one["trench"]
    after = read(**POOLED | {"pools": [("city", None, 80.0), ("owners", None, 55.0)]})
    found = compare_results(Result.model_validate(older), after)

    assert (found.traced, found.untraced) == ("order", ())
    assert [(one.side, one.reason) for one in found.unchosen] == [("before", "older")]
    assert found.changes == ()
    assert (found.came_in, found.went_out) == (("c",), ("a",))


def test_an_older_file_without_sources_is_still_traced_in_full():
    older = result(budget=100.0)
    del older["basis"]["pools"], older["plan"]["pools"]
    for one in older["basis"]["items"]:
        del one["fund"], one["trench"]
    found = compare_results(Result.model_validate(older), read(budget=100.0, trench={"a": "east"}))

    assert (found.traced, found.unchosen, found.changes) == ("all", (), ())


def test_limits_for_years_without_end_are_not_planned():
    endless = result(**POOLED)
    for part in (endless["basis"], endless["plan"]):
        part["pools"][0]["year"], part["pools"][1]["year"] = 1, 10**12
    found = compare_results(Result.model_validate(endless), read(**POOLED))

    assert [(one.side, one.reason) for one in found.untraced] == [("before", "incomplete")]


@pytest.mark.parametrize(
    ("reason", "spoil"),
    [
        ("older", lambda one: one.pop("basis")),
        ("notice", lambda one: one.update(basis=None)),
        ("incomplete", lambda one: one["items"][0]["values"].pop("need")),
        ("incomplete", lambda one: one["provenance"]["settings"].update(budget="much")),
        ("differs", lambda one: one["joint"][0].update(score=one["joint"][0]["score"] + 2e-9)),
        ("differs", lambda one: one["provenance"]["settings"].update(method="nonsense")),
    ],
)
def test_where_the_lists_cannot_be_made_again_only_what_moved_is_told(reason, spoil):
    spoilt = result(powers={"residents": 0.2, "market": 0.8})
    spoil(spoilt)
    found = compare_results(read(), Result.model_validate(spoilt))

    assert [(one.side, one.reason) for one in found.untraced] == [("after", reason)]
    assert (found.traced, found.changes, found.steps) == ("nothing", (), ())
    assert gained(found) == {"a": -2.0, "d": 2.0}


def test_a_chosen_set_that_cannot_be_made_again_leaves_the_order_explained():
    edited = result(powers={"residents": 0.2, "market": 0.8})
    edited["plan"]["funded"] = ["c"]
    found = compare_results(read(), Result.model_validate(edited))

    assert found.traced == "order"
    assert [(one.side, one.reason) for one in found.unchosen] == [("after", "differs")]
    assert effects(found) == {"powers": ({"a": -2.0, "d": 2.0}, (), ())}
    assert found.came_in == ("c",)


def test_an_item_that_only_changes_its_year_is_told():
    before, after = result(**POOLED), result(**POOLED)
    before["plan"]["phases"] = [{"year": 1, "items": ["a", "b"]}, {"year": 2, "items": ["d"]}]
    after["plan"]["phases"] = [{"year": 1, "items": ["b"]}, {"year": 2, "items": ["d", "a"]}]
    found = compare_results(Result.model_validate(before), Result.model_validate(after))
    years = {one.item: (one.year_before, one.year_after) for one in found.items}

    assert years == {"a": (1, 2), "b": (1, 1), "c": (None, None), "d": (2, 2)}
    assert [one.item for one in found.items if one.another_year] == ["a"]
