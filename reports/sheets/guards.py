"""Tests of the arithmetic as sheets: methods, items left out, magnified differences, VIKOR."""

from collections.abc import Iterator

from prioritize.guard_findings import RemovalFinding
from reports.sheets.parts import Cell, Look, Sheet, column, make_sheet
from reports.story.context import Story


def guard_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay out what every test of the arithmetic found."""
    return (
        _methods(story),
        _removals(story),
        _magnified(story),
        _shared_weights(story),
        _compromise_sets(story),
    )


def _methods(story: Story) -> Sheet:
    columns = [
        column(story, "method", "text"),
        column(story, "rank", "rank"),
        column(story, "item", "text"),
        column(story, "chosen", "text"),
        column(story, "by_methods", "count"),
    ]
    found = story.findings.guards.methods.methods
    by = {item: sum(item in one.chosen for one in found) for one in found[:1] for item in one.ranks}
    rows: list[list[Cell]] = [
        [
            story.words.word("method", one.method, one.method),
            rank,
            story.names.item(item),
            story.say("chosen.yes") if item in one.chosen else story.say("chosen.no"),
            by.get(item),
        ]
        for one in found
        for item, rank in sorted(one.ranks.items(), key=lambda told: (told[1], told[0]))
    ]
    return make_sheet(story, "methods", columns, rows)


def _removals(story: Story) -> Sheet:
    columns = [
        column(story, "list", "text"),
        column(story, "item_removed", "text"),
        column(story, "pairs", "count"),
        column(story, "changes_first", "text"),
        column(story, "leading", "count"),
        column(story, "changes_top", "text"),
        column(story, "was_above", "text"),
        column(story, "was_below", "text"),
    ]
    guards = story.findings.guards
    rows = [row for one in guards.removals for row in _removed(story, one)]
    if guards.removals_untold:
        told = story.say("guards.removals_slow")
        rows.append([story.say("guards.joint"), told, *[None] * (len(columns) - 2)])
    return make_sheet(story, "removals", columns, rows)


def _removed(story: Story, one: RemovalFinding) -> Iterator[list[Cell]]:
    """A row per item whose removal moves others, the most first; a row of 0 where none does."""
    name = story.names.party(one.perspective) if one.perspective else story.say("guards.joint")
    yes = story.say("sheets.yes")
    moved = dict.fromkeys((*one.reversals, *one.first, *one.top))
    for item in sorted(moved, key=lambda each: (-one.reversals.get(each, 0), each)):
        worst = item == one.worst
        yield [
            name,
            story.names.item(item),
            one.reversals.get(item, 0),
            yes if item in one.first else "",
            one.places,
            yes if item in one.top else "",
            story.names.item(one.above) if worst else "",
            story.names.item(one.below) if worst else "",
        ]
    if not moved:
        yield [name, "", 0, "", one.places, "", "", ""]


def _magnified(story: Story) -> Sheet:
    columns = [
        column(story, "criterion", "text"),
        column(story, "ground", "text"),
        column(story, "small", "score"),
        column(story, "whole_spread", "score"),
        column(story, "scale_share", "share"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.criterion(one.criterion),
            story.words.word("guard_ground", one.ground),
            one.small,
            one.spread,
            one.share,
        ]
        for one in story.findings.guards.magnified
    ]
    return make_sheet(story, "magnified", columns, rows, on_weights=False)


def _shared_weights(story: Story) -> Sheet:
    parties = story.party_ids
    columns = [
        column(story, "first_criterion", "text"),
        column(story, "second_criterion", "text"),
        column(story, "correlation", "score"),
        column(story, "opposed", "text"),
        *(_of_party(story, party, column(story, "together", "share")) for party in parties),
        *(_of_party(story, party, column(story, "twice", "share")) for party in parties),
    ]
    yes, no = story.say("sheets.yes"), story.say("sheets.no")
    rows: list[list[Cell]] = [
        [
            story.names.criterion(one.first),
            story.names.criterion(one.second),
            one.correlation,
            yes if one.opposed else no,
            *(one.together.get(party) for party in parties),
            *(one.twice.get(party) for party in parties),
        ]
        for one in story.findings.guards.shared_weights
    ]
    return make_sheet(story, "shared_weights", columns, rows)


def _of_party(story: Story, party: str, column: tuple[str, Look]) -> tuple[str, Look]:
    header, look = column
    return story.say("living.of_party", party=story.names.party(party), figure=header), look


def _compromise_sets(story: Story) -> Sheet:
    columns = [
        column(story, "list", "text"),
        column(story, "place_in_set", "count"),
        column(story, "item", "text"),
        column(story, "lead", "score"),
        column(story, "needed", "score"),
        column(story, "advantage", "text"),
        column(story, "stable", "text"),
    ]
    yes, no = story.say("sheets.yes"), story.say("sheets.no")
    rows: list[list[Cell]] = [
        [
            story.names.party(one.perspective)
            if one.perspective
            else story.say("guards.everybody"),
            place,
            story.names.item(item),
            one.lead,
            one.needed,
            yes if one.advantage else no,
            yes if one.stable else no,
        ]
        for one in story.findings.guards.compromise_sets
        for place, item in enumerate(one.items, start=1)
    ]
    return make_sheet(story, "compromise_sets", columns, rows)
