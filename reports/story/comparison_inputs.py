"""What differs between the inputs of two results, one line each."""

from typing import Any

from prioritize.comparison import Comparison
from prioritize.comparison.findings import Change, Difference
from prioritize.joint import all_rules
from reports import figures
from reports.names import Names
from reports.wording import Wording

SHARES = frozenset({"weights", "powers"})
AMOUNTS = frozenset({"costs", "pools", "budget", "facts", "ratings"})
CODES = frozenset({"method", "normalization", "weighting", "pooling", "random_index", "vote_rules"})
TOLD = 6
"""Differences of one kind that are told; `--json` holds all of them."""


def names_in(found: Comparison, words: Wording) -> Names:
    """What items, parties and criteria are called in the two results."""
    return Names(
        items={key: name or key for key, name in found.item_names.items()},
        parties={key: name or words.word("party", key) for key, name in found.party_names.items()},
        criteria={key: name or key for key, name in found.criterion_names.items()},
        written=found.written_names,
        sources=found.written_names,
    )


def told_differences(change: Change, words: Wording, names: Names) -> tuple[str, ...]:
    """Say what differs, the first few one by one.

    Parameters
    ----------
    change : Change
    words : Wording
    names : Names

    Returns
    -------
    tuple of str
        One line each; the last says how many more there are.
    """
    shown = change.differences[:TOLD]
    lines = [told_difference(one, change.kind, words, names) for one in shown]
    more = len(change.differences) - len(shown)
    if more:
        lines.append(words.say("comparison.more", count=more))
    return tuple(lines)


def told_difference(one: Difference, kind: str, words: Wording, names: Names) -> str:
    """Say one difference: of what, from what, to what."""
    parts = [
        names.party(one.perspective) if one.perspective else "",
        names.item(one.item) if one.item else "",
        names.criterion(one.criterion) if one.criterion else "",
        *((names.source(one.source), _year(one, words)) if one.source else ()),
        _aspect(one, kind, words),
    ]
    what = " · ".join(part for part in parts if part)
    if kind in {"items", "parties"} or (kind == "criteria" and not one.aspect):
        if one.after:
            return words.say("comparison.appears", what=what)
        return words.say("comparison.disappears", what=what)
    before, after = (_value(each, one, kind, words, names) for each in (one.before, one.after))
    if before == after and isinstance(one.before, float) and isinstance(one.after, float):
        before, after = f"{one.before:.9g}", f"{one.after:.9g}"
    return words.say("comparison.difference", what=what, before=before, after=after)


def _year(one: Difference, words: Wording) -> str:
    return words.say("plan.all_years") if one.year is None else str(one.year)


def _aspect(one: Difference, kind: str, words: Wording) -> str:
    if kind in {"method", "joint", "budget", "top", "settings"} or one.aspect == "years":
        return words.word("setting", one.aspect)
    return words.word("compare_aspect", one.aspect) if one.aspect and kind != "costs" else ""


def _value(value: Any, one: Difference, kind: str, words: Wording, names: Names) -> str:
    if value is None or value in ("", (), [], {}):
        return figures.DASH
    if isinstance(value, bool):
        return words.word("compare_answer", "yes" if value else "no")
    if isinstance(value, (tuple, list)):
        return words.listed(names.item(str(each)) for each in value)
    if isinstance(value, dict):
        return words.listed(_payer(names.source(source), share) for source, share in value.items())
    if isinstance(value, str):
        return _code(names.text(value), one.aspect, words)
    return _number(value, kind)


def _payer(source: str, share: float | None) -> str:
    return source if share is None else f"{source} {figures.percent(share)}"


def _number(value: float, kind: str) -> str:
    if kind in SHARES:
        return figures.percent(value)
    if kind == "survey":
        return figures.score(value)
    return figures.amount(value) if kind in AMOUNTS else f"{value:g}"


def _code(value: str, aspect: str, words: Wording) -> str:
    if aspect == "joint":
        known = all_rules().get(value)
        return words.word("rule", value, known.title if known else value)
    if aspect == "direction":
        return words.word("compare_direction", value)
    return words.word(aspect, value) if aspect in CODES else value
