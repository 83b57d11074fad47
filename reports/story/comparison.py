"""Two results side by side: what moved, and which change moved it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from prioritize.comparison import Comparison
from prioritize.comparison.findings import Change, Effect, ItemMove
from reports import figures
from reports.document import (
    Alignment,
    Block,
    Bullets,
    Callout,
    Chapter,
    Document,
    Heading,
    Paragraph,
)
from reports.names import Names
from reports.story.comparison_inputs import names_in, told_difference, told_differences
from reports.story.context import table
from reports.wording import Wording, wording

MANY = 4
"""Items that are named in a sentence or cell; of more, only the number is told."""


class _Voice:
    """A comparison, about to be told in one language."""

    def __init__(self, found: Comparison, words: Wording) -> None:
        self.found = found
        self.words = words
        self.names: Names = names_in(found, words)

    def items(self, item_ids: Iterable[str]) -> str:
        return self.words.listed(self.names.item(item) for item in item_ids)

    def kinds(self, kinds: Iterable[str]) -> str:
        return self.words.listed(self.words.word("compare_kind", kind) for kind in kinds)

    def places(self, gained: float) -> str:
        arrow = "↑" if gained > 0 else "↓"
        return arrow + figures.rank(abs(gained)) if gained else figures.DASH

    def moves(self, effect: Effect, item_ids: Sequence[str]) -> str:
        return self.words.listed(
            f"{self.names.item(item)} {self.places(effect.gained[item])}" for item in item_ids
        )

    def listed_or_dash(self, item_ids: Sequence[str]) -> str:
        return self.items(item_ids) or figures.DASH


def tell_comparison(found: Comparison, language: str, labels: tuple[str, str]) -> Document:
    """Tell what moved between two results.

    Parameters
    ----------
    found : Comparison
        From `prioritize.comparison.compare_results`.
    language : str
        ``zh`` or ``en``.
    labels : (str, str)
        How the reader calls the two results.

    Returns
    -------
    Document
        What moved, which change moved it, and the way from one to the other.

    Raises
    ------
    UnknownLanguageError
        If the reports do not speak the language.
    """
    words = wording(language)
    voice = _Voice(found, words)
    example = dict.fromkeys([*found.before.example, *found.after.example])
    parties = words.listed(voice.names.party(party) for party in example)
    chapters = (
        Chapter("brief", words.say("summary.title"), tuple(_brief(voice, labels))),
        Chapter("moved", words.say("comparison.moved"), tuple(_moved(voice))),
        Chapter("changes", words.say("comparison.changes"), tuple(_changes(voice))),
        Chapter("path", words.say("comparison.path"), tuple(_path(voice))),
        Chapter("else", words.say("comparison.else"), tuple(_else(voice))),
    )
    return Document(
        language=language,
        title=words.say("comparison.title"),
        community="",
        banner=(Callout("example", words.say("comparison.example", parties=parties)),)
        if parties
        else (),
        chapters=tuple(one for one in chapters if one.blocks),
    )


def _brief(voice: _Voice, labels: tuple[str, str]) -> Iterator[Block]:
    found, say = voice.found, voice.words.say
    yield Paragraph(say("comparison.sides", before=labels[0], after=labels[1]))
    before, after = voice.items(found.first_before), voice.items(found.first_after)
    points = [
        say("comparison.first_same", items=after)
        if found.first_before == found.first_after
        else say("comparison.first_other", before=before, after=after),
        say("comparison.moved_count", moved=len(found.moved), total=len(found.items))
        if found.moved
        else say("comparison.nothing_moved"),
    ]
    yield Bullets((*points, *_set_points(voice)))
    if found.untraced:
        yield Callout("doubt", say("comparison.untraced"), tuple(_untraced(voice)))
    elif len(found.changes) == 1:
        yield Paragraph(say("comparison.one_change", kind=voice.kinds([found.changes[0].kind])))
    elif found.changes:
        yield _overview(voice)
    else:
        yield Paragraph(say("comparison.no_changes"))
    if found.traced == "order":
        yield Callout("doubt", say("comparison.order_only"), tuple(_unchosen(voice)))


def _set_points(voice: _Voice) -> Iterator[str]:
    """Say which items only one result has, which came in, went out or are built another year."""
    found, say = voice.found, voice.words.say
    if found.only_before:
        yield say("comparison.only_before", items=voice.items(found.only_before))
    if found.only_after:
        yield say("comparison.only_after", items=voice.items(found.only_after))
    if found.came_in:
        yield say("comparison.came_in", items=voice.items(found.came_in))
    if found.went_out:
        yield say("comparison.went_out", items=voice.items(found.went_out))
    if not found.came_in and not found.went_out:
        yield say("comparison.set_same")
    dated = [{one.year_before for one in found.items}, {one.year_after for one in found.items}]
    if (dated[0] == {None}) != (dated[1] == {None}):
        yield say("comparison.one_without_years")
    if elsewhen := [one.item for one in found.items if one.another_year]:
        yield say("comparison.other_year", items=voice.items(elsewhen))
        if len(found.changes) > 1:
            yield say("comparison.year_untraced")


def _untraced(voice: _Voice) -> Iterator[str]:
    for one in voice.found.untraced:
        side = voice.words.word("compare_side", one.side)
        yield voice.words.word("compare_untraced", one.reason).format(side=side)


def _unchosen(voice: _Voice) -> Iterator[str]:
    for one in voice.found.unchosen:
        side = voice.words.word("compare_side", one.side)
        yield voice.words.word("compare_unchosen", one.reason).format(side=side)


def _overview(voice: _Voice) -> Block:
    """Every change and what it does alone, in one table: the answer in short."""
    say = voice.words.say
    return table(
        say("comparison.overview"),
        [
            (say("column.change"), "left"),
            (say("column.first_alone"), "left"),
            (say("column.moved"), "right"),
            (say("column.comes"), "left"),
            (say("column.goes"), "left"),
        ],
        [_effect_row(voice, (one.kind,), one.alone) for one in voice.found.changes],
    )


def _effect_row(voice: _Voice, kinds: Sequence[str], effect: Effect) -> list[str]:
    if effect.problem:
        return [
            voice.kinds(kinds),
            voice.words.say("comparison.not_alone_short"),
            *3 * [figures.DASH],
        ]
    return [
        voice.kinds(kinds),
        voice.items(effect.first),
        str(len(effect.moved)),
        voice.listed_or_dash(effect.came_in),
        voice.listed_or_dash(effect.went_out),
    ]


def _moved(voice: _Voice) -> Iterator[Block]:
    found, say = voice.found, voice.words.say
    shown = [
        one
        for one in found.items
        if abs(one.gained) >= 1 or one.was_in != one.is_in or one.another_year
    ]
    columns: list[tuple[str, Alignment]] = [
        (say("column.item"), "left"),
        (say("column.rank_before"), "right"),
        (say("column.rank_after"), "right"),
        (say("column.gained"), "right"),
        (say("column.chosen_change"), "left"),
    ]
    rows = [_move_row(voice, one) for one in shown]
    if len(found.changes) > 1:
        columns.append((say("column.alone"), "left"))
        rows = [[*row, _alone(voice, one)] for row, one in zip(rows, shown, strict=True)]
    if shown:
        yield table(say("comparison.moved_caption", total=len(found.items)), columns, rows)
    points = [point for one in found.items for point in _interplay(voice, one)]
    if points:
        yield Bullets(tuple(points))


def _move_row(voice: _Voice, one: ItemMove) -> list[str]:
    return [
        voice.names.item(one.item),
        figures.rank(one.before),
        figures.rank(one.after),
        voice.places(one.gained),
        _chosen(voice, one),
    ]


def _chosen(voice: _Voice, one: ItemMove) -> str:
    if one.another_year:
        return voice.words.say(
            "comparison.year_moves", before=one.year_before, after=one.year_after
        )
    if one.was_in == one.is_in:
        return voice.words.say("chosen.yes") if one.is_in else voice.words.say("chosen.no")
    if one.is_in:
        return voice.words.say("comparison.comes_in")
    return voice.words.say("comparison.goes_out")


def _alone(voice: _Voice, one: ItemMove) -> str:
    """What every change alone does to an item: moves it by a place, brings it in, or out."""
    effects = _single_moves(voice, one)
    for kind in one.chosen_alone:
        effects[kind] = [*effects.get(kind, []), _chosen(voice, one)]
    return _told_effects(voice, effects) or figures.DASH


def _single_moves(voice: _Voice, one: ItemMove) -> dict[str, list[str]]:
    return {kind: [voice.places(places)] for kind, places in one.alone.items() if abs(places) >= 1}


def _told_effects(voice: _Voice, effects: Mapping[str, Sequence[str]]) -> str:
    return voice.words.listed(
        voice.words.say("comparison.cause", kind=voice.kinds([kind]), effect=" ".join(parts))
        for kind, parts in effects.items()
    )


def _interplay(voice: _Voice, one: ItemMove) -> Iterator[str]:
    """Say where changes work only together, or against each other."""
    say, name = voice.words.say, voice.names.item(one.item)
    if one.verdict == "together":
        yield say("comparison.together", item=name, places=voice.places(one.gained))
    if one.verdict == "cancelled":
        changes = _told_effects(voice, _single_moves(voice, one))
        yield say("comparison.cancelled", item=name, changes=changes)
    undecided = one.was_in != one.is_in and not one.chosen_alone
    if undecided and voice.found.traced == "all" and voice.found.changes:
        yield say("comparison.in_together", item=name)


def _changes(voice: _Voice) -> Iterator[Block]:
    for one in voice.found.changes:
        yield Heading(voice.words.word("compare_kind", one.kind))
        yield Bullets(told_differences(one, voice.words, voice.names))
        if len(voice.found.changes) > 1:
            yield Paragraph(voice.words.told(_told_change(voice, one)))


def _told_change(voice: _Voice, one: Change) -> Iterator[str]:
    say = voice.words.say
    if one.alone.problem:
        yield say("comparison.not_alone")
    elif one.alone.silent:
        yield say("comparison.alone_nothing")
    else:
        yield say("comparison.alone", effect=_told_effect(voice, one.alone))
    if one.without.problem:
        return
    if one.without.silent:
        yield say("comparison.without_nothing")
    else:
        yield say("comparison.without", effect=_told_effect(voice, one.without))


def _told_effect(voice: _Voice, effect: Effect) -> str:
    say = voice.words.say
    parts = []
    if effect.moved:
        named = voice.moves(effect, effect.moved[:MANY])
        more = len(effect.moved) - MANY
        parts.append(say("comparison.moves_more", items=named, more=more) if more > 0 else named)
    if effect.came_in:
        parts.append(say("comparison.effect_in", items=voice.items(effect.came_in)))
    if effect.went_out:
        parts.append(say("comparison.effect_out", items=voice.items(effect.went_out)))
    return voice.words.say("comparison.between").join(parts)


def _path(voice: _Voice) -> Iterator[Block]:
    found, say = voice.found, voice.words.say
    if len(found.changes) < 2:  # noqa: PLR2004 - one change is the whole way
        return
    yield Paragraph(say("comparison.path_intro"))
    yield table(
        say("comparison.path_caption"),
        [
            (say("column.step"), "left"),
            (say("column.first_then"), "left"),
            (say("column.moved"), "right"),
            (say("column.comes"), "left"),
            (say("column.goes"), "left"),
        ],
        [_effect_row(voice, one.kinds, one.effect) for one in found.steps],
    )


def _else(voice: _Voice) -> Iterator[Block]:
    found, say = voice.found, voice.words.say
    points = [told_difference(one, "settings", voice.words, voice.names) for one in found.settings]
    if found.files:
        files = voice.words.listed(one.aspect for one in found.files)
        points.append(say("comparison.files", files=files))
    if found.before.version != found.after.version:
        points.append(
            say("comparison.versions", before=found.before.version, after=found.after.version)
        )
    if points:
        yield Paragraph(say("comparison.else_intro"))
        yield Bullets(tuple(points))
