"""Compares two results: what moved, and which change moved it."""

from collections.abc import Iterable
from dataclasses import replace

from prioritize.comparison.files import Result
from prioritize.comparison.findings import (
    SCHEMA,
    Change,
    Comparison,
    Difference,
    ItemMove,
    Side,
    Unchosen,
    Untraced,
)
from prioritize.comparison.inputs import Inputs, inputs_of
from prioritize.comparison.lists import make_lists, ranks_among, same_order
from prioritize.comparison.tracing import Trace
from prioritize.errors import PrioritizeError
from prioritize.study import Settings

NOT_COMPARED = frozenset({"title", "community", "language", "method", "normalization"}) | {
    *("joint", "budget", "top", "years", "contact", "objections_by", "follow_up")
}
"""Settings that change no figure, or that the changes tell themselves."""


def compare_results(before: Result, after: Result) -> Comparison:
    """Compare two results.

    Parameters
    ----------
    before, after : Result
        From `prioritize.comparison.read_results`.

    Returns
    -------
    Comparison
        Causes are told only where both files say what their lists are made of, and the lists
        come out of it as they stand in the files.
    """
    mine, theirs = inputs_of(before), inputs_of(after)
    checks = {"before": _checked(before, mine), "after": _checked(after, theirs)}
    untraced = tuple(Untraced(side, found) for side, (found, _) in checks.items() if found)
    unchosen = tuple(
        Unchosen(side, why) for side, (found, why) in checks.items() if why and not found
    )
    choosing = not unchosen
    if mine is not None and theirs is not None and not (before.tells_money and after.tells_money):
        mine, theirs = replace(mine, money=None), replace(theirs, money=None)
    trace = None
    if mine is not None and theirs is not None and not untraced:
        trace = Trace(mine, theirs, choosing=choosing)
    changes = trace.changes() if trace else ()
    items_before = {one.item for one in before.joint}
    items_after = {one.item for one in after.joint}
    was, now = before.plan.funded, after.plan.funded
    return Comparison(
        schema=SCHEMA,
        before=_side(before),
        after=_side(after),
        first_before=_first(before),
        first_after=_first(after),
        items=_moves(before, after, changes),
        only_before=tuple(one.item for one in before.joint if one.item not in items_after),
        only_after=tuple(one.item for one in after.joint if one.item not in items_before),
        came_in=tuple(item for item in now if item not in was),
        went_out=tuple(item for item in was if item not in now),
        traced="nothing" if trace is None else "all" if choosing else "order",
        untraced=untraced,
        unchosen=() if untraced else unchosen,
        changes=changes,
        steps=trace.steps() if trace else (),
        settings=_settings(before, after),
        files=_files(before, after),
        item_names=_names(before.items) | _names(after.items),
        party_names=_names(before.perspectives) | _names(after.perspectives),
        criterion_names=_recorded(before, "criterion_names") | _recorded(after, "criterion_names"),
        written_names=_recorded(after, "written_names"),
    )


def _checked(result: Result, inputs: Inputs | None) -> tuple[str, str]:
    """Why a result's order and its chosen set cannot be made again, "" where they can."""
    if inputs is None:
        if result.basis is not None:
            return "incomplete", ""
        return ("notice" if result.tells_basis else "older"), ""
    try:
        lists = make_lists(inputs, choosing=False)
    except PrioritizeError:
        return "differs", ""
    return ("", _checked_set(result, inputs)) if same_order(lists, result) else ("differs", "")


def _checked_set(result: Result, inputs: Inputs) -> str:
    """Why the chosen set cannot be made again, "" where it can."""
    if not result.tells_money:
        return "older"
    try:
        chosen = make_lists(inputs).chosen
    except PrioritizeError:
        return "differs"
    return "" if chosen == frozenset(result.plan.funded) else "differs"


def _moves(before: Result, after: Result, changes: Iterable[Change]) -> tuple[ItemMove, ...]:
    ranks_before = {one.item: one.rank for one in before.joint}
    ranks_after = {one.item: one.rank for one in after.joint}
    common = [one.item for one in after.joint if one.item in ranks_before]
    old, new = ranks_among(ranks_before, common), ranks_among(ranks_after, common)
    years_before, years_after = before.plan.years, after.plan.years
    return tuple(
        _move(
            ItemMove(
                item=item,
                before=old[item],
                after=new[item],
                gained=old[item] - new[item],
                was_in=item in before.plan.funded,
                is_in=item in after.plan.funded,
                year_before=years_before.get(item),
                year_after=years_after.get(item),
            ),
            tuple(changes),
        )
        for item in common
    )


def _move(move: ItemMove, changes: tuple[Change, ...]) -> ItemMove:
    if not changes:
        return move
    alone = {
        one.kind: one.alone.gained[move.item] for one in changes if move.item in one.alone.gained
    }
    came, went = move.is_in and not move.was_in, move.was_in and not move.is_in
    chosen = tuple(
        one.kind
        for one in changes
        if (came and move.item in one.alone.came_in) or (went and move.item in one.alone.went_out)
    )
    verdict = _verdict(move.gained, alone.values())
    return replace(move, alone=alone, chosen_alone=chosen, verdict=verdict)


def _verdict(gained: float, alone: Iterable[float]) -> str:
    large = [places for places in alone if abs(places) >= 1]
    if abs(gained) >= 1:
        return "alone" if any(places * gained > 0 for places in large) else "together"
    return "cancelled" if large else "stays"


def _side(result: Result) -> Side:
    return Side(
        title=result.study.title,
        version=result.provenance.version,
        language=result.study.language,
        example=tuple(one.id for one in result.perspectives if one.example),
    )


def _first(result: Result) -> tuple[str, ...]:
    best = min((one.rank for one in result.joint), default=1.0)
    return tuple(sorted(one.item for one in result.joint if one.rank == best))


def _settings(before: Result, after: Result) -> tuple[Difference, ...]:
    mine, theirs = before.provenance.settings, after.provenance.settings
    # In another language the same unit has another name.
    called = {"money"} if before.study.language != after.study.language else set()
    return tuple(
        Difference(mine.get(name), theirs.get(name), aspect=name)
        for name in Settings.model_fields
        if name not in NOT_COMPARED | called and mine.get(name) != theirs.get(name)
    )


def _files(before: Result, after: Result) -> tuple[Difference, ...]:
    mine = {one.file: one.sha256 for one in before.provenance.inputs}
    theirs = {one.file: one.sha256 for one in after.provenance.inputs}
    return tuple(
        Difference(mine.get(name), theirs.get(name), aspect=name)
        for name in sorted({*mine} | {*theirs})
        if mine.get(name) != theirs.get(name)
    )


def _names(parts: Iterable[object]) -> dict[str, str]:
    return {getattr(one, "id", ""): getattr(one, "name", "") for one in parts}


def _recorded(result: Result, names: str) -> dict[str, str]:
    told = result.provenance.settings.get(names)
    return {str(key): str(name) for key, name in told.items()} if isinstance(told, dict) else {}
